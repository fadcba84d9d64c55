/*
 * cmd_init.c - exoaudit init: a commented configuration, and what to grant.
 */
#include <stddef.h>
#include <string.h>

#include "auditor/base/file.h"
#include "auditor/base/lang.h"
#include "cmd/command.h"
#include "cmd/doctor.h"
#include "cmd/output.h"
#include "graph/grants.h"

#include "auditor/base/banned.h"

#define PATH "exoaudit.yaml"

/* Column of what is said behind a key, and the blanks before it at least. */
#define COMMENT_COLUMN 41
#define COMMENT_SPACE  3

/* A line of the file: YAML, then a comment on it.  Where there are but blanks,
 * each line of the comment is one of the file; with neither it is empty. */
struct template_line {
	const char *yaml;
	const char *comment;
};

static const struct template_line head[] = {
    {"", N_("exoaudit.yaml: which tenants, how to sign in, whom to trust.\n"
	    "Paths are taken from the folder of this file.")},
    {"", NULL},
    {"store: history.db", NULL},
    {"", NULL},
    {"tenants:", NULL},
    {"  main:", N_("a name of your choice")},
};

static const struct template_line rest[] = {
    {"    # cloud: global", "gcc-high, dod, china"},
    {"", NULL},
    {"    ",
	N_("How to sign in.  What stands here goes before the environment;\n"
	   "there a certificate (AZURE_CLIENT_CERTIFICATE_PATH) goes before a\n"
	   "federated token (AZURE_FEDERATED_TOKEN_FILE), that before a\n"
	   "secret (AZURE_CLIENT_SECRET), that before the identity of an App\n"
	   "Service (IDENTITY_ENDPOINT, IDENTITY_HEADER).")},
    {"    certificate: auditor.pem", N_("PEM with its key, or PKCS#12")},
    {"    # certificate-password-file: password.txt",
	N_("first line; - is stdin")},
    {"    # assertion: rs256", N_("for a cloud without PS256")},
    {"    # federated-token-file: /var/run/secrets/token",
	N_("read each time")},
    {"    # secret-file: secret.txt", N_("or -, or secret-env: NAME")},
    {"    # sign-in: managed-identity", N_("of the machine this runs on")},
    {"    # sign-in: device-code", N_("a person at a terminal")},
    {"", NULL},
    {"    ", N_("The network.  Without these HTTPS_PROXY and NO_PROXY count.")},
    {"    # proxy: http://proxy.example:3128", NULL},
    {"    # no-proxy: internal.example", NULL},
    {"    # proxy-user: name", NULL},
    {"    # proxy-password-file: proxy-password.txt", NULL},
    {"    # ca-file: corporate-ca.pem", N_("in place of the system's")},
    {"", NULL},
    {"    ", N_("How hard the services are asked.")},
    {"    # budget: 300", N_("seconds for a whole run")},
    {"    # in-flight: 8", N_("at once per service, to 32")},
    {"    # requests-per-second: 40", N_("per service, to 100")},
    {"", NULL},
    {"    ", N_("What the tenant is held against, and who may sign it.")},
    {"    # baseline: baseline.json", NULL},
    {"    # threshold: 1", N_("signatures wanted")},
    {"    # fail-on: medium", NULL},
    {"    # signers:", NULL},
    {"    #   - {name: alice, certificate: alice.crt.pem}", NULL},
};

struct init_options {
	struct common_options common;
	const char *client_id;
};

static const struct option_row rows[] = {
    {'\0', "client-id", OPTION_TEXT, offsetof(struct init_options, client_id),
	"GUID", N_("application (client) id of the auditor, if it is there")},
};

static const char * or (const char *given, const char *usual)
{
	return given != NULL ? given : usual;
}

static void
put_line(struct strbuf *out, const char *yaml, const char *comment)
{
	size_t len = strlen(yaml);
	size_t space = COMMENT_SPACE;

	strbuf_add_text(out, yaml);
	if (comment != NULL && len + space < COMMENT_COLUMN)
		space = COMMENT_COLUMN - len;
	if (comment != NULL)
		strbuf_printf(out, "%*s# %s", (int)space, "", comment);
	strbuf_add_char(out, '\n');
}

/* What has nothing before it but ${indent}. */
static void
put_comment(struct strbuf *out, const char *indent, const char *comment)
{
	strview lines = sv_from(comment);
	strview line;

	while (sv_cut(&lines, '\n', &line))
		strbuf_printf(out, "%s# " SV_FMT "\n", indent, SV_ARG(line));
}

static void
put_lines(struct strbuf *out, const struct template_line *lines, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *yaml = lines[i].yaml;
		const char *comment = lines[i].comment;
		if (comment != NULL && yaml[strspn(yaml, " ")] == '\0')
			put_comment(out, yaml, lang(comment));
		else
			put_line(
			    out, yaml, comment != NULL ? lang(comment) : NULL);
	}
}

/* What is ${given}, or an example and what to put in its place. */
static void
put_setting(struct strbuf *out, const char *key, const char *given,
    const char *example, const char *comment)
{
	CLEANUP(strbuf_done) struct strbuf yaml = {0};

	strbuf_printf(&yaml, "    %s: %s", key, or (given, example));
	put_line(out, strbuf_cstr(&yaml), given != NULL ? NULL : comment);
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
	put_lines(&text, head, COUNT_OF(head));
	put_setting(&text, "tenant", options->common.tenant,
	    "11111111-2222-4333-8444-555555555555", _("directory (tenant) id"));
	put_setting(&text, "client-id", options->client_id,
	    "66666666-7777-4888-9999-000000000000",
	    _("application (client) id"));
	put_lines(&text, rest, COUNT_OF(rest));
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
	output_line(out, 0, "Wrote %s.", path);
	strbuf_add_char(out, '\n');
	strbuf_printf(out,
	    _("The auditor is an application of its own that only reads.  "
	      "Application\npermissions it needs on Microsoft Graph (%s):"),
	    GRANTS_GRAPH_APP);
	strbuf_add_text(out, "\n\n");
	put_grants(out, SERVICE_GRAPH);
	strbuf_add_char(out, '\n');
	output_line(out, 0,
	    "Application permissions it needs on Office 365 Exchange Online "
	    "(%s):",
	    GRANTS_EXCHANGE_APP);
	strbuf_add_char(out, '\n');
	put_grants(out, SERVICE_EXCHANGE);
	strbuf_printf(out, "\n%s\n\n    %-42s %s\n\n",
	    _("The directory role it needs:"), GRANTS_ROLE_NAME,
	    GRANTS_ROLE_ID);
	strbuf_printf(out, "%s\n\n",
	    _("Grant nothing else: with a larger role Exchange.ManageAsApp may "
	      "change all\nof Exchange.  The commands, for an administrator "
	      "(PRINCIPAL_ID is the object\nid of the service principal: "
	      "`az ad sp show --id CLIENT_ID --query id`):"));
	put_commands(out, options);
	strbuf_add_char(out, '\n');
	output_line(out, 0, "Then: %s",
	    "exoaudit doctor, exoaudit snapshot, exoaudit audit");
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
    .summary = N_("write a commented exoaudit.yaml and show what to grant"),
    .about = N_(
	"Write exoaudit.yaml (or the file of --config) with every setting\n"
	"and what it means, and print the exact permissions that the auditor\n"
	"needs to read, with their ids, and the commands that grant them.  A\n"
	"file that is there already is left alone.  --tenant GUID and\n"
	"--client-id GUID are written into it."),
    .options = {rows, COUNT_OF(rows)},
    .options_size = sizeof(struct init_options),
    .run = run,
};
