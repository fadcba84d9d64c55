/*
 * junit.c - the audit as a run of tests, for the gates of pipelines.
 */
#include "auditor/report/junit.h"

#include "auditor/audit/counting.h"
#include "auditor/audit/drift.h"
#include "auditor/base/lang.h"
#include "auditor/base/timefmt.h"
#include "auditor/report/escape.h"
#include "auditor/report/flat.h"
#include "auditor/report/overview.h"
#include "auditor/report/phrase.h"

#include "auditor/base/banned.h"

struct run {
	const struct audit_result *result;
	struct arena *arena;
	struct strbuf *out;
	size_t suites; /* so far */
};

/* Counts come before the cases, so these wait. */
struct suite {
	struct strbuf cases;
	struct strbuf log; /* what passed and yet is to be known */
	size_t tests;
	size_t failures;
	size_t errors;
	size_t skipped;
};

static void
suite_done(struct suite *suite)
{
	strbuf_done(&suite->cases);
	strbuf_done(&suite->log);
}

static void
put_attr(struct strbuf *out, const char *name, strview value)
{
	strbuf_printf(out, " %s=\"", name);
	escape_xml(out, value);
	strbuf_add_char(out, '"');
}

static void
put_count(struct strbuf *out, const char *name, size_t count)
{
	strbuf_printf(out, " %s=\"%zu\"", name, count);
}

/* What became of a case. */
struct outcome {
	const char *tag;  /* failure, error, skipped; NULL: it passed */
	const char *type; /* of a failure or error */
	strview message;
	strview body;
};

static void
add_case(struct suite *suite, const char *class, strview name,
    const struct outcome *outcome)
{
	struct strbuf *out = &suite->cases;

	suite->tests++;
	strbuf_add_text(out, "    <testcase");
	put_attr(out, "classname", sv_from(class));
	put_attr(out, "name", name);
	strbuf_add_text(out, " time=\"0\"");
	if (outcome->tag == NULL) {
		strbuf_add_text(out, "/>\n");
		return;
	}
	strbuf_printf(out, ">\n      <%s", outcome->tag);
	put_attr(out, "message", outcome->message);
	if (outcome->type != NULL)
		put_attr(out, "type", sv_from(outcome->type));
	strbuf_add_char(out, '>');
	escape_xml(out, outcome->body);
	strbuf_printf(out, "</%s>\n    </testcase>\n", outcome->tag);
}

static void
add_log(struct suite *suite, strview line)
{
	escape_xml(&suite->log, line);
	strbuf_add_char(&suite->log, '\n');
}

static void
put_property(struct strbuf *out, const char *name, strview value)
{
	strbuf_add_text(out, "      <property");
	put_attr(out, "name", sv_from(name));
	put_attr(out, "value", value);
	strbuf_add_text(out, "/>\n");
}

static void
put_properties(struct run *run)
{
	const struct snapshot *snapshot = run->result->snapshot;
	const struct baseline_verdict *baseline = &run->result->baseline;
	struct strbuf *out = run->out;

	strbuf_add_text(out, "    <properties>\n");
	put_property(out, "tool", snapshot->tool_version);
	put_property(out, "tenant", snapshot->tenant);
	put_property(
	    out, "snapshot.link", phrase_digest(&snapshot->link, run->arena));
	put_property(out, "snapshot.content",
	    phrase_digest(&snapshot->content_digest, run->arena));
	put_property(out, "baseline.digest",
	    phrase_digest(&baseline->digest, run->arena));
	strbuf_add_text(out, "    </properties>\n");
}

static strview
host_of(const struct audit_result *result)
{
	strview tenant = sv_trim(result->snapshot->tenant);

	return tenant.len > 0 ? tenant : SV("unknown");
}

static void
put_suite(struct run *run, strview name, struct suite *suite)
{
	struct strbuf *out = run->out;
	char time[TIME_TEXT_MAX];
	strview stamp = sv_from(time_text(run->result->as_of, time));

	strbuf_add_text(out, "  <testsuite");
	put_attr(out, "name", name);
	put_attr(out, "package", SV("exoaudit"));
	put_count(out, "id", run->suites++);
	/* The schema wants a time without its zone. */
	put_attr(out, "timestamp", sv_slice(stamp, 0, stamp.len - 1));
	put_attr(out, "hostname", host_of(run->result));
	put_count(out, "tests", suite->tests);
	put_count(out, "failures", suite->failures);
	put_count(out, "errors", suite->errors);
	put_count(out, "skipped", suite->skipped);
	strbuf_add_text(out, " time=\"0\">\n");
	put_properties(run);
	strbuf_add(out, strbuf_view(&suite->cases));
	strbuf_add_text(out, "    <system-out>");
	strbuf_add(out, strbuf_view(&suite->log));
	strbuf_add_text(out, "</system-out>\n    <system-err/>\n"
			     "  </testsuite>\n");
}

static void
put_baseline(struct run *run)
{
	const struct baseline_verdict *baseline = &run->result->baseline;
	CLEANUP(suite_done) struct suite suite = {0};
	struct outcome outcome = {0};

	if (baseline->state == BASELINE_NONE) {
		add_log(&suite, SV_("Judged without baseline: posture only."));
	} else if (baseline->state != BASELINE_TRUSTED) {
		outcome = (struct outcome){"error",
		    baseline_state_word(baseline->state), baseline->problem,
		    baseline->hint};
		suite.errors++;
	}
	add_case(&suite, "baseline", SV_("the baseline is trusted"), &outcome);
	put_suite(run, SV_("baseline"), &suite);
}

/* What was to be read: an error unless it was read whole. */
static void
add_list(struct suite *suite, const char *name, bool is_lacking,
    const struct coverage *coverage)
{
	struct outcome outcome = {0};

	if (is_lacking) {
		outcome = (struct outcome){"error",
		    coverage_reason_word(coverage->reason),
		    SV_(coverage_status_word(coverage->status)),
		    coverage->detail};
		suite->errors++;
	}
	add_case(suite, "list", sv_from(name), &outcome);
}

static void
add_events(const struct snapshot *snapshot, struct suite *suite)
{
	for (size_t i = 0; i < EVENT_TYPE_COUNT; i++) {
		enum event_type type = (enum event_type)i;
		if (snapshot_lacks_events(snapshot, type))
			add_list(suite, event_type_name(type), true,
			    &snapshot->events.covers[i].coverage);
	}
}

/* Checks of the user's own may be cut short where every list was read. */
static void
add_whole(const struct audit_result *result, struct suite *suite)
{
	struct outcome outcome = {0};

	if (!result->is_complete) {
		outcome = (struct outcome){
		    .tag = "error", .type = "incomplete", .message = SV("")};
		suite->errors++;
	}
	add_case(
	    suite, "list", SV_("everything in scope was assessed"), &outcome);
}

static void
put_lists(struct run *run)
{
	const struct snapshot *snapshot = run->result->snapshot;
	CLEANUP(suite_done) struct suite suite = {0};

	for (size_t i = 0; i < KIND_COUNT; i++) {
		enum kind kind = (enum kind)i;
		bool is_lacking = snapshot_lacks(snapshot, kind);
		if (is_lacking || snapshot_is_complete(snapshot, kind))
			add_list(&suite, kind_name(kind), is_lacking,
			    &snapshot->lists[i].coverage);
	}
	add_events(snapshot, &suite);
	add_whole(run->result, &suite);
	put_suite(run, SV_("lists read whole"), &suite);
}

static void
add_change(struct run *run, const struct change *change, struct suite *suite)
{
	struct arena *arena = run->arena;
	enum severity severity = drift_severity(change);
	struct outcome outcome = {0};
	strview what = arena_printf(arena, _("%s %s " SV_FMT),
	    lang(change_word(change->type)), kind_name(change->kind),
	    SV_ARG(phrase_object(change->name, change->id, arena)));
	CLEANUP(strbuf_done) struct strbuf edits = {0};

	for (size_t i = 0; i < change->edit_count; i++) {
		strbuf_add_text(&edits, i > 0 ? "; " : "");
		strbuf_add(&edits, phrase_edit(&change->edits[i], arena));
	}
	if (severity >= run->result->fail_on) {
		outcome = (struct outcome){"failure", severity_word(severity),
		    what, arena_dup(arena, strbuf_view(&edits))};
		suite->failures++;
	} else {
		add_log(suite, what);
	}
	add_case(suite, "drift", what, &outcome);
}

static void
put_drift(struct run *run)
{
	const struct diff *changes = &run->result->changes;
	CLEANUP(suite_done) struct suite suite = {0};

	if (!run->result->changes_since_baseline)
		return;
	for (size_t i = 0; i < changes->count; i++)
		add_change(run, &changes->changes[i], &suite);
	put_suite(run, SV_("changes since the baseline"), &suite);
}

static void
add_finding(struct run *run, const struct finding *finding, struct suite *suite)
{
	struct arena *arena = run->arena;
	const char *word = severity_word(finding->severity);
	strview object = phrase_object(finding->name, finding->id, arena);
	strview name = arena_printf(
	    arena, "%s " SV_FMT, kind_name(finding->kind), SV_ARG(object));
	strview who = finding_accepted_by(finding);
	struct outcome outcome = {0};

	if (finding->status == FINDING_ACCEPTED) {
		add_log(suite,
		    arena_printf(arena, _(SV_FMT ": accepted by " SV_FMT),
			SV_ARG(name), SV_ARG(who)));
	} else if (!counting_has(&run->result->counting, finding)) {
		add_log(suite,
		    arena_printf(arena, _(SV_FMT ": %s, " SV_FMT), SV_ARG(name),
			lang(word), SV_ARG(flat_evidence(finding, arena))));
	} else {
		outcome = (struct outcome){"failure", word,
		    SV_(finding->check->title), flat_evidence(finding, arena)};
		suite->failures++;
	}
	add_case(suite, finding->check->id, name, &outcome);
}

static void
add_gaps(struct run *run, const struct check *check, struct suite *suite)
{
	for (size_t i = 0; i < run->result->gap_count; i++) {
		const struct check_gap *gap = &run->result->gaps[i];
		if (gap->check != check)
			continue;
		const struct outcome outcome = {
		    .tag = "skipped", .message = gap->reason};
		suite->skipped++;
		add_case(suite, check->id,
		    arena_printf(run->arena, _("not assessed: %s"),
			gap->needs_baseline ? _("drift")
					    : kind_name(gap->kind)),
		    &outcome);
	}
}

static void
put_check(struct run *run, const struct check *check)
{
	const struct finding_list *list = &run->result->findings;
	CLEANUP(suite_done) struct suite suite = {0};

	for (size_t i = 0; i < list->count; i++) {
		if (list->at[i].check == check)
			add_finding(run, &list->at[i], &suite);
	}
	add_gaps(run, check, &suite);
	put_suite(run,
	    arena_printf(run->arena, "%s %s", check->id, lang(check->title)),
	    &suite);
}

/* The checks that have nothing to say were assessed and are fine. */
static void
put_passed(struct run *run, const struct named_checks *named)
{
	static const struct outcome passed;
	CLEANUP(suite_done) struct suite suite = {0};

	for (size_t i = 0; i < check_count(); i++) {
		const struct check *check = check_at(i);
		if (flat_check_index(named, check) == named->count)
			add_case(&suite, check->id, SV_(check->title), &passed);
	}
	put_suite(run, SV_("checks without a finding"), &suite);
}

void
junit_render(const struct audit_result *result,
    const struct report_style *style, struct strbuf *out)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct run run = {.result = result, .arena = arena, .out = out};
	struct named_checks named;

	(void)style;
	flat_checks(result, arena, &named);
	strbuf_add_text(
	    out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
	put_baseline(&run);
	put_lists(&run);
	put_drift(&run);
	for (size_t i = 0; i < named.count; i++)
		put_check(&run, named.at[i]);
	put_passed(&run, &named);
	strbuf_add_text(out, "</testsuites>\n");
}
