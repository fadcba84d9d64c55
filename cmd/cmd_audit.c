/*
 * cmd_audit.c - exoaudit audit: snapshot, baseline, checks, report, status.
 */
#include <stddef.h>

#include "auditor/base/timefmt.h"
#include "cmd/live.h"
#include "cmd/reports.h"

#include "auditor/base/banned.h"

struct audit_options {
	struct common_options common;
	int64_t number;
	const char *series;
	int64_t as_of;
	const char *format;
	const char *output;
	struct option_list reports;
	const char *baseline;
	const char *fail_on;
	bool strict_coverage;
};

static const struct option_row rows[] = {
    {'n', "snapshot", OPTION_NUMBER, offsetof(struct audit_options, number),
	"N", "judge this stored snapshot; no network"},
    {'\0', "series", OPTION_TEXT, offsetof(struct audit_options, series),
	"NAME",
	"judge the newest of a series such as import:files; no network"},
    {'\0', "as-of", OPTION_TIME, offsetof(struct audit_options, as_of), "TIME",
	"judge as of that time (approvals, expiry)"},
    {'f', "format", OPTION_TEXT, offsetof(struct audit_options, format), "NAME",
	"text, json or html"},
    {'o', "output", OPTION_TEXT, offsetof(struct audit_options, output), "FILE",
	"write the report there"},
    {'r', "report", OPTION_LIST, offsetof(struct audit_options, reports),
	"FORMAT=FILE", "one more report; may be repeated"},
    {'b', "baseline", OPTION_TEXT, offsetof(struct audit_options, baseline),
	"FILE", "baseline, instead of the configured one"},
    {'\0', "fail-on", OPTION_TEXT, offsetof(struct audit_options, fail_on),
	"SEVERITY", "status 1 from this severity on; may only tighten"},
    {'\0', "strict-coverage", OPTION_FLAG,
	offsetof(struct audit_options, strict_coverage), NULL,
	"status 3 whenever something was not read, findings or not"},
};

/* Take a snapshot unless a stored one is asked for. */
static int
settle_snapshot(const struct audit_options *options, struct session *session,
    struct store *store, struct arena *arena, struct audit_request *request,
    struct err *err)
{
	CLEANUP(snapshot_drop) struct snapshot *snapshot = NULL;
	bool is_stored = options->number > 0 || options->series != NULL;

	request->series =
	    sv_from(options->series != NULL ? options->series : SERIES_LIVE);
	request->number = options->number;
	request->is_stored = is_stored;
	if (is_stored) {
		TRY(session_tenant_id(
		    session, store, &options->common, arena, err));
		request->tenant = session->tenant_id;
		return 0;
	}
	TRY(live_snapshot(
	    session, options->common.is_quiet, arena, &snapshot, err));
	TRY(store_put(store, snapshot, err));
	request->tenant = arena_dup(arena, snapshot->tenant);
	request->number = snapshot->number;
	return 0;
}

static int
settle_judgement(const struct audit_options *options,
    const struct session *session, struct audit_request *request,
    struct err *err)
{
	const struct tenant_config *tenant = session->tenant;
	enum severity configured;
	enum severity given;

	TRY(session_severity(tenant != NULL ? tenant->fail_on : NULL, "fail-on",
	    SEVERITY_CRITICAL, &configured, err));
	TRY(session_severity(
	    options->fail_on, "--fail-on", SEVERITY_CRITICAL, &given, err));
	request->fail_on = given < configured ? given : configured;
	request->strict_coverage = options->strict_coverage;
	request->is_as_of_given = options->as_of > 0;
	request->as_of = options->as_of > 0 ? options->as_of : time_now();
	request->baseline_path = options->baseline;
	if (tenant != NULL) {
		request->own_app_id = sv_from(tenant->client_id);
		if (request->baseline_path == NULL)
			request->baseline_path = tenant->baseline;
	}
	return 0;
}

static int
audit(const struct invocation *invocation, const struct audit_options *options,
    int *status)
{
	struct err *err = invocation->err;
	struct arena *arena = invocation->arena;
	bool is_stored = options->number > 0 || options->series != NULL;
	const struct reports_request wanted = {
	    .format = options->format,
	    .output = options->output,
	    .more = options->reports,
	};
	struct reports *reports;
	CLEANUP(store_drop) struct store *store = NULL;
	CLEANUP(audit_drop) struct audit *done = NULL;
	struct audit_request request = {0};
	struct session session;
	struct trust trust;

	TRY(reports_plan(&wanted, arena, &reports, err));
	TRY(session_open(&options->common, !is_stored, arena, &session, err));
	TRY(settle_judgement(options, &session, &request, err));
	TRY(session_trust(&session, arena, &trust, err));
	const char *inputs[] = {
	    session.store_path, session.config.path, request.baseline_path};
	TRY(reports_guard(reports, inputs, COUNT_OF(inputs), err));
	TRY(store_open(session.store_path, is_stored ? STORE_READ : STORE_WRITE,
	    &store, err));
	TRY(settle_snapshot(options, &session, store, arena, &request, err));
	request.store = store;
	request.trust = &trust;
	TRY(audit_run(&request, &done, err));
	TRY(reports_publish(
	    reports, audit_result(done), options->common.is_verbose, err));
	*status = audit_result(done)->exit_status;
	return 0;
}

static int
run(const struct invocation *invocation, const void *options)
{
	int status = STATUS_FAILED;

	if (audit(invocation, options, &status) != 0)
		return STATUS_FAILED;
	return status;
}

const struct command command_audit = {
    .name = "audit",
    .arguments = "",
    .summary = "judge the tenant, or a stored snapshot",
    .about =
	"Take a snapshot (or use a stored one), hold it against the signed\n"
	"baseline, run all checks and report what is wrong, why it matters, "
	"what\n"
	"to do, and what could not be assessed.  Without any baseline posture\n"
	"alone is judged.  Nothing is ever written to the tenant.",
    .options = {rows, COUNT_OF(rows)},
    .options_size = sizeof(struct audit_options),
    .run = run,
};
