/*
 * ocsf_compliance.c - OCSF: controls of frameworks as Compliance Findings.
 */
#include <stdlib.h>

#include "auditor/base/lang.h"
#include "auditor/report/flat.h"
#include "auditor/report/ocsf_internal.h"

#include "auditor/base/banned.h"

enum state {
	STATE_UNKNOWN = 0,
	STATE_PASS = 1,
	STATE_FAIL = 3,
};

/* What one check says of the controls it stands for. */
struct opinion {
	const struct check *check;
	enum state state;
	enum severity severity; /* of the worst open finding */
	strview why;            /* it could not be assessed; or "" */
};

/* A check that refers to a control. */
struct link {
	const struct reference *control;
	const struct opinion *opinion;
};

struct links {
	struct link *at;
	size_t count;
	size_t cap;
};

static const char *
word_of(enum state state)
{
	switch (state) {
	case STATE_PASS:
		return "Pass";
	case STATE_FAIL:
		return "Fail";
	case STATE_UNKNOWN:
		break;
	}
	return "Unknown";
}

static struct opinion
opinion_of(const struct audit_result *result, const struct check *check)
{
	struct opinion opinion = {.check = check, .state = STATE_PASS};

	for (size_t i = 0; i < result->gap_count; i++) {
		if (result->gaps[i].check != check)
			continue;
		opinion.state = STATE_UNKNOWN;
		opinion.why = result->gaps[i].reason;
	}
	for (size_t i = 0; i < result->findings.count; i++) {
		const struct finding *finding = &result->findings.at[i];
		if (finding->check != check ||
		    finding->status == FINDING_ACCEPTED)
			continue;
		opinion.state = STATE_FAIL;
		if (finding->severity > opinion.severity)
			opinion.severity = finding->severity;
	}
	return opinion;
}

/* An attack technique is no control. */
static bool
is_control(const struct reference *reference)
{
	return !sv_starts(sv_from(reference->scheme), SV("MITRE "));
}

static void
add_links(
    struct json_report *report, const struct check *check, struct links *links)
{
	const struct reference *at = check->references;
	struct opinion *opinion =
	    arena_alloc(report->arena, 1, sizeof(*opinion));

	*opinion = opinion_of(report->result, check);
	for (; at != NULL && at->scheme != NULL; at++) {
		if (!is_control(at))
			continue;
		links->at = arena_grow(report->arena, links->at, links->count,
		    &links->cap, sizeof(*links->at));
		links->at[links->count++] = (struct link){at, opinion};
	}
}

static int
compare_controls(const struct reference *a, const struct reference *b)
{
	int order = sv_cmp(sv_from(a->scheme), sv_from(b->scheme));

	return order != 0 ? order : sv_cmp(sv_from(a->id), sv_from(b->id));
}

static int
compare(const void *left, const void *right)
{
	const struct link *a = left;
	const struct link *b = right;
	int order = compare_controls(a->control, b->control);

	return order != 0 ? order
			  : sv_cmp(sv_from(a->opinion->check->id),
				sv_from(b->opinion->check->id));
}

/* Fail before unknown before pass. */
static enum state
worse(enum state a, enum state b)
{
	if (a == STATE_FAIL || b == STATE_FAIL)
		return STATE_FAIL;
	return a == STATE_UNKNOWN || b == STATE_UNKNOWN ? STATE_UNKNOWN
							: STATE_PASS;
}

static void
put_check(struct json_report *report, const struct opinion *opinion)
{
	struct jsonw *w = &report->w;

	jsonw_object(w, NULL);
	jsonw_cstr(w, "uid", opinion->check->id);
	jsonw_cstr(w, "name", lang(opinion->check->title));
	jsonw_int(w, "status_id", (int64_t)opinion->state);
	jsonw_cstr(w, "status", word_of(opinion->state));
	jsonw_end(w);
}

static void
put_compliance(struct json_report *report, const struct link *links,
    size_t count, enum state state)
{
	struct jsonw *w = &report->w;

	jsonw_object(w, "compliance");
	jsonw_cstr(w, "control", links[0].control->id);
	jsonw_array(w, "standards");
	jsonw_cstr(w, NULL, links[0].control->scheme);
	jsonw_end(w);
	jsonw_int(w, "status_id", (int64_t)state);
	jsonw_cstr(w, "status", word_of(state));
	jsonw_array(w, "status_details");
	for (size_t i = 0; i < count; i++) {
		if (links[i].opinion->why.len > 0)
			json_foreign(report, NULL, links[i].opinion->why);
	}
	jsonw_end(w);
	jsonw_array(w, "checks");
	for (size_t i = 0; i < count; i++)
		put_check(report, links[i].opinion);
	jsonw_end(w);
	jsonw_end(w);
}

static void
put_remediation(
    struct json_report *report, const struct link *links, size_t count)
{
	CLEANUP(strbuf_done) struct strbuf fixes = {0};

	for (size_t i = 0; i < count; i++) {
		if (links[i].opinion->state != STATE_FAIL)
			continue;
		strbuf_printf(&fixes, "%s%s: %s", fixes.len > 0 ? "\n" : "",
		    links[i].opinion->check->id,
		    lang(links[i].opinion->check->fix));
	}
	if (fixes.len == 0)
		return;
	jsonw_object(&report->w, "remediation");
	jsonw_text(&report->w, "desc", strbuf_view(&fixes));
	jsonw_end(&report->w);
}

static void
put_tenant(struct json_report *report)
{
	const struct snapshot *snapshot = report->result->snapshot;
	struct jsonw *w = &report->w;

	jsonw_array(w, "resources");
	jsonw_object(w, NULL);
	json_foreign(report, "uid", snapshot->tenant);
	json_foreign(report, "name", snapshot->tenant_name);
	jsonw_cstr(w, "type", "tenant");
	jsonw_end(w);
	jsonw_end(w);
}

/* The event of one control and the checks that refer to it. */
static void
put_control(struct json_report *report, const struct link *links, size_t count)
{
	strview uid = arena_printf(report->arena, "%s %s",
	    links[0].control->scheme, links[0].control->id);
	struct ocsf_head head = {
	    .class = OCSF_COMPLIANCE, .activity = OCSF_UPDATE, .uid = uid.ptr};
	enum state state = STATE_PASS;
	struct jsonw *w = &report->w;

	for (size_t i = 0; i < count; i++) {
		state = worse(state, links[i].opinion->state);
		if (links[i].opinion->severity > head.severity)
			head.severity = links[i].opinion->severity;
	}
	ocsf_begin(report, &head);
	jsonw_object(w, "finding_info");
	jsonw_text(w, "uid", uid);
	jsonw_text(w, "title", uid);
	jsonw_end(w);
	put_compliance(report, links, count, state);
	put_remediation(report, links, count);
	put_tenant(report);
	ocsf_end(report);
}

/* --- from the control tables ---------------------------------------------- */

static enum state
state_of(const struct control_result *result)
{
	switch (result->state) {
	case CONTROL_PASS:
	case CONTROL_ACCEPTED:
		return STATE_PASS;
	case CONTROL_FAIL:
		return STATE_FAIL;
	case CONTROL_NOT_ASSESSED:
	case CONTROL_MANUAL:
	case CONTROL_STATE_COUNT:
		break;
	}
	return STATE_UNKNOWN;
}

static enum severity
worst_of(const struct control_result *result)
{
	enum severity worst = SEVERITY_INFO;

	for (size_t i = 0; i < result->finding_count; i++) {
		const struct finding *finding = result->findings[i];
		if (finding->status != FINDING_ACCEPTED &&
		    finding->severity > worst)
			worst = finding->severity;
	}
	return worst;
}

static void
put_result(struct json_report *report, const struct control_table *table,
    const struct control_result *result)
{
	strview uid = arena_printf(report->arena, SV_FMT " " SV_FMT,
	    SV_ARG(table->profile->name), SV_ARG(result->control->id));
	const struct ocsf_head head = {.class = OCSF_COMPLIANCE,
	    .activity = OCSF_UPDATE,
	    .severity = worst_of(result),
	    .uid = uid.ptr};
	struct jsonw *w = &report->w;

	ocsf_begin(report, &head);
	jsonw_object(w, "finding_info");
	jsonw_text(w, "uid", uid);
	json_foreign(report, "title", result->control->title);
	jsonw_end(w);
	jsonw_object(w, "compliance");
	json_foreign(report, "control", result->control->id);
	jsonw_array(w, "standards");
	json_foreign(report, NULL, table->profile->title);
	jsonw_end(w);
	jsonw_int(w, "status_id", (int64_t)state_of(result));
	jsonw_cstr(w, "status", word_of(state_of(result)));
	jsonw_cstr(w, "status_code", control_state_word(result->state));
	json_foreign(report, "status_detail",
	    result->reason.len > 0 ? result->reason : result->control->manual);
	jsonw_end(w);
	put_tenant(report);
	ocsf_end(report);
}

static void
put_tables(struct json_report *report)
{
	const struct audit_result *result = report->result;

	for (size_t i = 0; i < result->control_count; i++) {
		const struct control_table *table = &result->controls[i];
		for (size_t j = 0; j < table->count; j++)
			put_result(report, table, &table->at[j]);
	}
}

void
ocsf_compliance(struct json_report *report)
{
	struct links links = {0};
	struct named_checks named;

	if (report->result->control_count > 0) {
		put_tables(report);
		return;
	}

	flat_checks(report->result, report->arena, &named);
	for (size_t i = 0; i < named.count; i++)
		add_links(report, named.at[i], &links);
	for (size_t i = 0; i < check_count(); i++) {
		if (flat_check_index(&named, check_at(i)) == named.count)
			add_links(report, check_at(i), &links);
	}
	if (links.count == 0)
		return;
	qsort(links.at, links.count, sizeof(*links.at), compare);
	for (size_t from = 0, to = 0; from < links.count; from = to) {
		while (
		    to < links.count && compare_controls(links.at[to].control,
					    links.at[from].control) == 0)
			to++;
		put_control(report, &links.at[from], to - from);
	}
}
