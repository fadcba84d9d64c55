/*
 * ocsf.c - OCSF: findings as Detection Findings.
 */
#include "auditor/report/ocsf.h"

#include "auditor/audit/counting.h"
#include "auditor/base/lang.h"
#include "auditor/report/flat.h"
#include "auditor/report/ocsf_internal.h"

#include "auditor/base/banned.h"

#define CATEGORY_FINDINGS 2
#define TYPE_RULE         1  /* analytic.type_id */
#define M365_TENANT       17 /* account.type_id */

struct state {
	enum ocsf_activity activity;
	int status_id;
	const char *status;
};

static const struct state states[] = {
    [FINDING_NEW] = {OCSF_CREATE, 1, "New"},
    [FINDING_OPEN] = {OCSF_UPDATE, 2, "In Progress"},
    [FINDING_UNVERIFIED] = {OCSF_UPDATE, 99, "Unverified"},
    [FINDING_ACCEPTED] = {OCSF_UPDATE, 3, "Suppressed"},
    [FINDING_REOPENED] = {OCSF_UPDATE, 99, "Reopened"},
    [FINDING_RESOLVED] = {OCSF_CLOSE, 4, "Resolved"},
};

static const char *const severities[] = {
    [SEVERITY_INFO] = "Informational",
    [SEVERITY_LOW] = "Low",
    [SEVERITY_MEDIUM] = "Medium",
    [SEVERITY_HIGH] = "High",
    [SEVERITY_CRITICAL] = "Critical",
};

static void
put_metadata(struct json_report *report, const char *uid)
{
	const struct audit_result *result = report->result;
	struct jsonw *w = &report->w;

	jsonw_object(w, "metadata");
	jsonw_cstr(w, "version", "1.5.0");
	jsonw_array(w, "profiles");
	jsonw_cstr(w, NULL, "cloud");
	jsonw_cstr(w, NULL, "osint");
	jsonw_end(w);
	jsonw_object(w, "product");
	jsonw_cstr(w, "name", "exoaudit");
	jsonw_cstr(w, "vendor_name", "exoaudit");
	json_foreign(report, "version", flat_version(result));
	jsonw_end(w);
	json_foreign(report, "tenant_uid", result->snapshot->tenant);
	json_digest(report, "correlation_uid", &result->snapshot->link);
	jsonw_cstr(w, "uid", uid);
	jsonw_end(w);
}

static void
put_cloud(struct json_report *report)
{
	const struct snapshot *snapshot = report->result->snapshot;
	struct jsonw *w = &report->w;

	jsonw_object(w, "cloud");
	jsonw_cstr(w, "provider", "Microsoft 365");
	jsonw_object(w, "account");
	json_foreign(report, "uid", snapshot->tenant);
	json_foreign(report, "name", snapshot->tenant_name);
	jsonw_int(w, "type_id", M365_TENANT);
	jsonw_cstr(w, "type", "M365 Tenant");
	jsonw_end(w);
	jsonw_end(w);
}

void
ocsf_begin(struct json_report *report, const struct ocsf_head *head)
{
	struct jsonw *w = &report->w;

	jsonw_object(w, NULL);
	jsonw_int(w, "category_uid", CATEGORY_FINDINGS);
	jsonw_int(w, "class_uid", (int64_t)head->class);
	jsonw_int(w, "activity_id", (int64_t)head->activity);
	jsonw_int(w, "type_uid",
	    (int64_t)head->class * 100 + (int64_t)head->activity);
	jsonw_int(w, "time", report->result->as_of * 1000);
	jsonw_int(w, "severity_id", (int64_t)head->severity + 1);
	jsonw_cstr(w, "severity", severities[head->severity]);
	put_metadata(report, head->uid);
	put_cloud(report);
	/* The profile wants it; a tenant's settings are no threat reports. */
	jsonw_array(w, "osint");
	jsonw_end(w);
}

void
ocsf_end(struct json_report *report)
{
	jsonw_end(&report->w);
	strbuf_add_char(report->w.out, '\n');
}

static void
put_technique(struct json_report *report, strview version, strview id)
{
	struct jsonw *w = &report->w;
	strview technique;
	strview rest = id;

	jsonw_object(w, NULL);
	jsonw_text(w, "version", version);
	(void)sv_cut(&rest, '.', &technique);
	jsonw_object(w, "technique");
	jsonw_text(w, "uid", technique);
	jsonw_end(w);
	if (technique.len < id.len) {
		jsonw_object(w, "sub_technique");
		jsonw_text(w, "uid", id);
		jsonw_end(w);
	}
	jsonw_end(w);
}

void
ocsf_attacks(struct json_report *report, const struct check *check)
{
	const strview prefix = SV("MITRE ATT&CK v");
	const struct reference *at = check->references;

	jsonw_array(&report->w, "attacks");
	for (; at != NULL && at->scheme != NULL; at++) {
		strview scheme = sv_from(at->scheme);
		if (sv_starts(scheme, prefix))
			put_technique(report,
			    sv_slice(scheme, prefix.len, scheme.len),
			    sv_from(at->id));
	}
	jsonw_end(&report->w);
}

static void
put_info(
    struct json_report *report, const struct finding *finding, const char *uid)
{
	const struct check *check = finding->check;
	struct jsonw *w = &report->w;

	jsonw_object(w, "finding_info");
	jsonw_cstr(w, "uid", uid);
	jsonw_cstr(w, "title", lang(check->title));
	jsonw_cstr(w, "desc", lang(check->why));
	if (finding->happened_at != 0)
		jsonw_int(w, "first_seen_time", finding->happened_at * 1000);
	jsonw_object(w, "analytic");
	jsonw_cstr(w, "uid", check->id);
	jsonw_cstr(w, "name", lang(check->title));
	jsonw_int(w, "type_id", TYPE_RULE);
	jsonw_cstr(w, "type", "Rule");
	jsonw_end(w);
	ocsf_attacks(report, check);
	jsonw_end(w);
}

static void
put_evidences(struct json_report *report, const struct finding *finding)
{
	struct jsonw *w = &report->w;

	jsonw_array(w, "evidences");
	for (size_t i = 0; i < finding->evidence_count; i++) {
		const struct evidence *piece = &finding->evidence[i];
		jsonw_object(w, NULL);
		jsonw_object(w, "data");
		json_foreign(report, "field", piece->field);
		json_foreign(report, "value", piece->value);
		json_foreign(report, "expected", piece->expected);
		jsonw_end(w);
		jsonw_end(w);
	}
	jsonw_end(w);
}

static void
put_resource(
    struct json_report *report, enum kind kind, strview id, strview name)
{
	struct jsonw *w = &report->w;

	jsonw_object(w, NULL);
	json_foreign(report, "uid", id);
	json_foreign(report, "name", name);
	jsonw_cstr(w, "type", kind_name(kind));
	jsonw_end(w);
}

static void
put_resources(struct json_report *report, const struct finding *finding)
{
	jsonw_array(&report->w, "resources");
	put_resource(report, finding->kind, finding->id, finding->name);
	for (size_t i = 0; i < finding->member_count; i++)
		put_resource(report, finding->members[i]->kind,
		    finding->members[i]->id, finding->members[i]->name);
	jsonw_end(&report->w);
}

static void
put_rest(struct json_report *report, const struct finding *finding)
{
	const struct check *check = finding->check;
	struct jsonw *w = &report->w;

	jsonw_object(w, "remediation");
	json_foreign(report, "desc",
	    finding->remediation.len > 0
		? arena_printf(report->arena, "%s\n" SV_FMT, lang(check->fix),
		      SV_ARG(finding->remediation))
		: SV_(check->fix));
	jsonw_end(w);
	jsonw_object(w, "unmapped");
	jsonw_int(w, "points", finding->points);
	jsonw_int(w, "object_points", finding->object_points);
	jsonw_cstr(w, "status", finding_status_word(finding->status));
	if (finding->status == FINDING_ACCEPTED) {
		json_foreign(report, "accepted_by", finding->accepted_by);
		json_time(report, "accepted_until", finding->accepted_until);
		json_foreign(report, "accepted_why", finding->accepted_why);
	}
	jsonw_end(w);
}

static void
put_detection(struct json_report *report, const struct finding *finding)
{
	const struct state *state = &states[finding->status];
	const struct digest key = flat_key(finding);
	char uid[DIGEST_HEX_MAX];
	const struct ocsf_head head = {.class = OCSF_DETECTION,
	    .activity = state->activity,
	    .severity = finding->severity,
	    .uid = digest_hex(&key, uid)};
	struct jsonw *w = &report->w;

	ocsf_begin(report, &head);
	put_info(report, finding, uid);
	jsonw_int(w, "status_id", state->status_id);
	jsonw_cstr(w, "status", state->status);
	jsonw_bool(w, "is_alert",
	    counting_has(&report->result->counting, finding) &&
		finding->status != FINDING_RESOLVED);
	json_foreign(report, "message", flat_evidence(finding, report->arena));
	put_evidences(report, finding);
	put_resources(report, finding);
	put_rest(report, finding);
	ocsf_end(report);
}

void
ocsf_render(const struct audit_result *result, const struct report_style *style,
    struct strbuf *out)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct json_report report = {
	    .w = {.out = out, .is_shown = true},
	    .result = result,
	    .arena = arena,
	};

	(void)style;
	jsonw_array(&report.w, NULL);
	for (size_t i = 0; i < result->findings.count; i++)
		put_detection(&report, &result->findings.at[i]);
	for (size_t i = 0; i < result->resolved.count; i++)
		put_detection(&report, &result->resolved.at[i]);
	ocsf_compliance(&report);
	jsonw_end(&report.w);
	strbuf_add_char(out, '\n');
}
