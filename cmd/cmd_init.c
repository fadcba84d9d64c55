/*
 * cmd_init.c - exoaudit init: a commented configuration, and what to grant.
 */
#include <stddef.h>

#include "auditor/base/file.h"
#include "cmd/command.h"
#include "cmd/doctor.h"
#include "cmd/output.h"
#include "graph/grants.h"

#include "auditor/base/banned.h"

#define PATH "exoaudit.yaml"

static const char template[] =
    "# exoaudit.yaml: which tenants, how to sign in, whom to trust.\n"
    "# Paths are taken from the folder of this file.\n"
    "\n"
    "store: history.db\n"
    "\n"
    "tenants:\n"
    "  main:                                  # a name of your choice\n"
    "    tenant: %s\n"
    "    client-id: %s\n"
    "    # cloud: global                      # gcc-high, dod, china\n"
    "\n"
    "    # How to sign in.  What stands here goes before the environment;\n"
    "    # there a certificate (AZURE_CLIENT_CERTIFICATE_PATH) goes before a\n"
    "    # federated token (AZURE_FEDERATED_TOKEN_FILE), that before a secret\n"
    "    # (AZURE_CLIENT_SECRET), that before the identity of an App Service\n"
    "    # (IDENTITY_ENDPOINT, IDENTITY_HEADER).\n"
    "    certificate: auditor.pem             # PEM with its key, or PKCS#12\n"
    "    # certificate-password-file: password.txt   # first line; - is stdin\n"
    "    # assertion: rs256                   # for a cloud without PS256\n"
    "    # federated-token-file: /var/run/secrets/token   # read each time\n"
    "    # secret-file: secret.txt            # or -, or secret-env: NAME\n"
    "    # sign-in: managed-identity          # of the machine this runs on\n"
    "    # sign-in: device-code               # a person at a terminal\n"
    "\n"
    "    # The network.  Without these HTTPS_PROXY and NO_PROXY count.\n"
    "    # proxy: http://proxy.example:3128\n"
    "    # no-proxy: internal.example\n"
    "    # proxy-user: name\n"
    "    # proxy-password-file: proxy-password.txt\n"
    "    # ca-file: corporate-ca.pem          # in place of the system's\n"
    "\n"
    "    # How hard the services are asked.\n"
    "    # budget: 300                        # seconds for a whole run\n"
    "    # in-flight: 8                       # at once per service, to 32\n"
    "    # requests-per-second: 40            # per service, to 100\n"
    "\n"
    "    # What the tenant is held against, and who may sign it.\n"
    "    # baseline: baseline.json\n"
    "    # threshold: 1                       # signatures wanted\n"
    "    # fail-on: medium\n"
    "    # signers:\n"
    "    #   - {name: alice, certificate: alice.crt.pem}\n";

struct init_options {
	struct common_options common;
	const char *client_id;
};

static const struct option_row rows[] = {
    {'\0', "client-id", OPTION_TEXT, offsetof(struct init_options, client_id),
	"GUID", "application (client) id of the auditor, if it is there"},
};

static const char * or (const char *given, const char *usual)
{
	return given != NULL ? given : usual;
}

static int
write_file(
    const char *path, const struct init_options *options, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf text = {0};

	if (file_exists(path)) {
		(void)err_set(err, ERR_USAGE, "%s is there already", path);
		return err_hint(err,
		    "it is never overwritten: move it away, or name another "
		    "with --config FILE");
	}
	strbuf_printf(&text, template,
	    or (options->common.tenant, "11111111-2222-4333-8444-555555555555  "
					" # directory (tenant) "
					"id"),
	    or (options->client_id,
		   "66666666-7777-4888-9999-000000000000   # application "
		   "(client) id"));
	return file_publish(path, strbuf_view(&text), 0600, err);
}

static void
put_grants(struct strbuf *out, enum service service)
{
	size_t count;
	const struct grant *grants = grants_table(&count);

	for (size_t i = 0; i < count; i++) {
		if (grants[i].service == service &&
		    grants_is_needed(&grants[i]))
			strbuf_printf(out, "    %-42s %s\n", grants[i].name,
			    grants[i].id);
	}
}

/* All of one service in one command. */
static void
put_permissions(
    struct strbuf *out, enum service service, const char *api, strview client)
{
	size_t count;
	const struct grant *grants = grants_table(&count);

	strbuf_printf(out,
	    "  az ad app permission add --id " SV_FMT
	    " --api %s --api-permissions",
	    SV_ARG(client), api);
	for (size_t i = 0; i < count; i++) {
		if (grants[i].service == service &&
		    grants_is_needed(&grants[i]))
			strbuf_printf(out, " %s=Role", grants[i].id);
	}
	strbuf_add_char(out, '\n');
}

static void
put_commands(struct strbuf *out, const struct init_options *options)
{
	strview client = sv_from(or (options->client_id, "CLIENT_ID"));

	if (options->client_id == NULL)
		strbuf_add_text(out,
		    "  az ad app create --display-name exoaudit\n"
		    "  az ad sp create --id CLIENT_ID\n");
	strbuf_add_text(out,
	    "  openssl req -x509 -newkey rsa:3072 -nodes -days 365 -subj "
	    "/CN=exoaudit -keyout key.pem -out auditor.crt.pem\n"
	    "  cat auditor.crt.pem key.pem > auditor.pem && chmod 600 "
	    "auditor.pem && rm key.pem\n");
	strbuf_printf(out,
	    "  az ad app credential reset --id " SV_FMT
	    " --cert @auditor.crt.pem --append\n",
	    SV_ARG(client));
	put_permissions(out, SERVICE_GRAPH, GRANTS_GRAPH_APP, client);
	put_permissions(out, SERVICE_EXCHANGE, GRANTS_EXCHANGE_APP, client);
	strbuf_add_text(out, "  ");
	/* No permission of that name: the directory role alone. */
	doctor_grant(SV(""), SERVICE_EXCHANGE,
	    &(struct doctor_grantee){.graph = "https://graph.microsoft.com",
		.object = SV("PRINCIPAL_ID")},
	    out);
	strbuf_printf(out,
	    "  az ad app permission admin-consent --id " SV_FMT "\n",
	    SV_ARG(client));
}

static void
put_guide(
    struct strbuf *out, const char *path, const struct init_options *options)
{
	strbuf_printf(out,
	    "Wrote %s.\n\n"
	    "The auditor is an application of its own that only reads.  "
	    "Application\npermissions it needs on Microsoft Graph (%s):\n\n",
	    path, GRANTS_GRAPH_APP);
	put_grants(out, SERVICE_GRAPH);
	strbuf_printf(out, "\non Office 365 Exchange Online (%s):\n\n",
	    GRANTS_EXCHANGE_APP);
	put_grants(out, SERVICE_EXCHANGE);
	strbuf_printf(out,
	    "\nand the directory role\n\n    %-42s %s\n\n"
	    "Grant nothing else: with a larger role Exchange.ManageAsApp may "
	    "change all\nof Exchange.  The commands, for an administrator "
	    "(PRINCIPAL_ID is the object\nid of the service principal: `az ad "
	    "sp show --id CLIENT_ID --query id`):\n\n",
	    GRANTS_ROLE_NAME, GRANTS_ROLE_ID);
	put_commands(out, options);
	strbuf_add_text(out,
	    "\nThen: exoaudit doctor, exoaudit snapshot, exoaudit audit\n");
}

static int
run(const struct invocation *invocation, const void *options)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};
	const struct init_options *own = options;
	const char *path = or (own->common.config, PATH);

	if (write_file(path, own, invocation->err) != 0)
		return STATUS_FAILED;
	put_guide(&out, path, own);
	return output_write(strbuf_view(&out), invocation->err) == 0
		   ? STATUS_GOOD
		   : STATUS_FAILED;
}

const struct command command_init = {
    .name = "init",
    .arguments = "",
    .summary = "write a commented exoaudit.yaml and show what to grant",
    .about =
	"Write exoaudit.yaml (or the file of --config) with every setting and\n"
	"what it means, and print the exact permissions that the auditor "
	"needs\n"
	"to read, with their ids, and the commands that grant them.  A file\n"
	"that is there already is left alone.  --tenant GUID and --client-id\n"
	"GUID are written into it.",
    .options = {rows, COUNT_OF(rows)},
    .options_size = sizeof(struct init_options),
    .run = run,
};
