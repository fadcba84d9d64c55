/*
 * judgement.c - a snapshot judged and reported on.
 */
#include "cmd/judgement.h"

#include "auditor/audit/beside.h"
#include "auditor/base/timefmt.h"
#include "cmd/trusted.h"

#include "auditor/base/banned.h"

bool
judgement_is_stored(const struct judgement_options *options)
{
	return options->number > 0 || options->series != NULL;
}

/* Take a snapshot unless a stored one is asked for. */
static int
settle_snapshot(const struct common_options *common,
    const struct live_options *live, struct judgement *judgement,
    struct arena *arena, struct audit_request *request, struct err *err)
{
	CLEANUP(snapshot_drop) struct snapshot *snapshot = NULL;
	struct session *session = &judgement->session;

	if (request->is_stored) {
		TRY(session_tenant_id(
		    session, judgement->store, common, arena, err));
		request->tenant = session->tenant_id;
		return 0;
	}
	TRY(live_snapshot(
	    session, common, live, judgement->store, arena, &snapshot, err));
	TRY(store_put(judgement->store, snapshot, err));
	request->tenant = arena_dup(arena, snapshot->tenant);
	request->number = snapshot->number;
	return 0;
}

static int
settle_judgement(const struct judgement_options *options,
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
	request->series =
	    sv_from(options->series != NULL ? options->series : SERIES_LIVE);
	request->number = options->number;
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
settle_rules(const struct judgement_options *options,
    const struct session *session, struct arena *arena,
    struct audit_request *request, struct err *err)
{
	struct rules rules;

	TRY(rules_load(session->tenant, &options->rules, arena, &rules, err));
	request->profiles = rules.profiles;
	request->own = rules.checks;
	request->own_count = rules.check_count;
	return 0;
}

/* Whose signatures count, at the time of judgement. */
static int
settle_trust(struct judgement *judgement, struct audit_request *request,
    struct arena *arena, struct trust *trust, struct err *err)
{
	const struct trusted_request trusted = {
	    .tenant = request->tenant,
	    .store = judgement->store,
	    .as_of = request->as_of,
	    .is_past = request->is_as_of_given || request->is_stored,
	    .is_clock = !request->is_as_of_given,
	};

	TRY(trusted_load(&judgement->session, &trusted, arena, trust, err));
	request->trust = trust;
	return 0;
}

/* No report takes the place of what the next audit needs. */
static int
guard_inputs(const struct reports *reports, const struct session *session,
    const char *baseline, struct arena *arena, struct err *err)
{
	const struct tenant_config *tenant = session->tenant;
	const char *own[] = {session->store_path, session->config.path,
	    baseline, tenant != NULL ? tenant->trust : NULL};
	const char **signatures = NULL;
	size_t count = 0;
	struct err ignored = {0};

	TRY(reports_guard(reports, own, COUNT_OF(own), err));
	/* Who cannot list them is told by whoever needs them. */
	if (baseline != NULL && beside_signatures(baseline, arena, &signatures,
				    &count, &ignored) == 0)
		TRY(reports_guard(reports, signatures, count, err));
	if (tenant == NULL)
		return 0;
	for (size_t i = 0; i < tenant->signer_count; i++)
		TRY(reports_guard(
		    reports, &tenant->signers[i].certificate, 1, err));
	const struct config_credential *rows = config_credentials(&count);
	for (size_t i = 0; i < count; i++) {
		const char *path = config_credential(tenant, &rows[i]);
		TRY(reports_guard(reports, &path, 1, err));
	}
	return 0;
}

int
judgement_run(const struct common_options *common,
    const struct judgement_options *options, const struct live_options *live,
    struct arena *arena, struct judgement *judgement, struct err *err)
{
	const struct reports_request wanted = {
	    .format = options->format,
	    .output = options->output,
	    .more = options->reports,
	    .explain = options->explain,
	};
	struct session *session = &judgement->session;
	struct audit_request request = {
	    .is_stored = live == NULL || judgement_is_stored(options)};
	struct reports *reports;
	struct trust trust;

	TRY(reports_plan(&wanted, arena, &reports, err));
	TRY(session_open(common, !request.is_stored, arena, session, err));
	TRY(settle_judgement(options, session, &request, err));
	TRY(settle_rules(options, session, arena, &request, err));
	/* What is wrong with it is told before the network is used. */
	TRY(session_trust(session, arena, &trust, err));
	TRY(guard_inputs(reports, session, request.baseline_path, arena, err));
	TRY(store_open(session->store_path,
	    request.is_stored ? STORE_READ : STORE_WRITE, &judgement->store,
	    err));
	TRY(settle_snapshot(common, live, judgement, arena, &request, err));
	TRY(settle_trust(judgement, &request, arena, &trust, err));
	request.store = judgement->store;
	request.with_trend = reports_want_trend(reports);
	TRY(audit_run(&request, &judgement->audit, err));
	judgement->result = audit_result(judgement->audit);
	return reports_publish(
	    reports, judgement->result, common->is_verbose, err);
}

void
judgement_done(struct judgement *judgement)
{
	audit_free(judgement->audit);
	store_drop(&judgement->store);
}
