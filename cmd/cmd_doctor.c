/*
 * cmd_doctor.c - exoaudit doctor: what can be read, and what more could be
 * done.
 */
#include <stddef.h>
#include <string.h>

#include "auditor/base/lang.h"
#include "cmd/doctor.h"
#include "cmd/interrupt.h"
#include "cmd/live.h"
#include "cmd/output.h"

#include "auditor/base/banned.h"

/* One element of each list is quick, or it is not there. */
#define BUDGET_MS 120000U

struct doctor_options {
	struct common_options common;
	const char *format;
	const char *output;
};

static const struct option_row rows[] = {
    {'f', "format", OPTION_TEXT, offsetof(struct doctor_options, format),
	"NAME", N_("text or json")},
    {'o', "output", OPTION_OUTPUT, offsetof(struct doctor_options, output),
	"FILE", N_("write the result there")},
};

static int
check_format(const char *format, struct err *err)
{
	if (format == NULL || strcmp(format, "text") == 0 ||
	    strcmp(format, "json") == 0)
		return 0;
	(void)err_set(err, ERR_USAGE, "no format \"%s\"", format);
	return err_hint(err, "one of: text, json");
}

static int
examine(const struct invocation *invocation,
    const struct doctor_options *options, int *status)
{
	struct err *err = invocation->err;
	CLEANUP(live_settings_done) struct collect_settings settings = {0};
	CLEANUP(probe_drop) struct probe *probe = NULL;
	CLEANUP(strbuf_done) struct strbuf out = {0};
	struct session session = {0};
	struct doctor doctor = {.session = &session, .settings = &settings};

	TRY(check_format(options->format, err));
	TRY(config_load(
	    options->common.config, invocation->arena, &session.config, err));
	TRY(config_tenant(
	    &session.config, options->common.tenant, &session.tenant, err));
	TRY(live_settings(&session, invocation->arena, &settings, err));
	if (session.tenant->budget == 0)
		settings.budget_ms = BUDGET_MS;
	settings.is_stopped = interrupt_begin();
	int outcome = probe_run(&settings, &probe, err);
	interrupt_end();
	TRY(outcome);
	doctor.probe = probe;
	doctor_examine(&doctor, invocation->arena);
	if (options->format != NULL && strcmp(options->format, "json") == 0)
		doctor_json(&doctor, &out);
	else
		doctor_text(&doctor, &out);
	TRY(output_to(options->output, strbuf_view(&out), err));
	*status = doctor.status;
	return 0;
}

static int
run(const struct invocation *invocation, const void *options)
{
	int status = STATUS_FAILED;

	if (examine(invocation, options, &status) != 0)
		return STATUS_FAILED;
	return status;
}

const struct command command_doctor = {
    .name = "doctor",
    .arguments = "",
    .summary =
	N_("sign in and show what can be read, and what more is allowed"),
    .about = N_(
	"Sign in, ask every list for one element, and show for each what it\n"
	"needs, whether the token holds it, what the service answered, which\n"
	"checks are lost without it and how to grant it.  Loud when the\n"
	"auditor may do more than read.  Nothing is stored or changed.\n"
	"\n"
	"Ways to sign in, in the order of preference: what the configuration\n"
	"names; else what the environment has of\n"
	"AZURE_CLIENT_CERTIFICATE_PATH (AZURE_CLIENT_CERTIFICATE_PASSWORD),\n"
	"AZURE_FEDERATED_TOKEN_FILE, AZURE_CLIENT_SECRET, IDENTITY_ENDPOINT\n"
	"with IDENTITY_HEADER.  AZURE_TENANT_ID, AZURE_CLIENT_ID and\n"
	"AZURE_AUTHORITY_HOST stand in for settings that the configuration\n"
	"does not make.\n"
	"\n"
	"Exit status: 0 all lists answered and the auditor may only read,\n"
	"1 it may do more, 3 a list did not answer, 2 could not run."),
    .options = {rows, COUNT_OF(rows)},
    .options_size = sizeof(struct doctor_options),
    .run = run,
};
