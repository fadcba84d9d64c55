/*
 * checks_journal.c - where copies of all mail are kept.
 */
#include "auditor/check/checks.h"
#include "auditor/check/remedy.h"
#include "auditor/check/view.h"

#include "auditor/base/banned.h"

/* Note ${text} as recipient; true when it is not ours. */
static bool
note_recipient(const struct check_run *run, struct finding *finding,
    const char *field, strview text)
{
	struct view_tally tally = {0};

	view_recipient(run, finding, field, text, &tally);
	view_settle(run, finding, &tally);
	return tally.foreign > 0;
}

static void
judge_rule(
    struct check_run *run, const struct check *check, const struct object *rule)
{
	static const char field[] = "JournalEmailAddress";

	if (object_is_not(rule, "Enabled") || !object_is_set(rule, field))
		return;
	struct finding finding = view_begin(run, check, rule, check->points);
	if (!note_recipient(run, &finding, field, object_text(rule, field)))
		return;
	finding.remediation =
	    remedy_on("Disable-JournalRule", rule, "", run->arena);
	run_note_field(run, &finding, "Scope", SV(""));
	run_note_field(run, &finding, "Recipient", SV(""));
	run_add(run, &finding);
}

void
check_jr_001(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_JOURNAL_RULE, judge_rule);
}

/* "<>" is how Exchange spells nobody. */
static void
judge_bounces(struct check_run *run, const struct check *check,
    const struct object *config)
{
	static const char field[] = "JournalingReportNdrTo";
	strview text = object_text(config, field);
	const struct object *before = run_before(run, config);

	if (text.len == 0 || sv_eq(text, SV("<>")))
		return;
	struct finding finding = view_begin(run, check, config, check->points);
	bool is_outside = note_recipient(run, &finding, field, text);
	strview was =
	    before != NULL ? object_text(before, field) : (strview){NULL, 0};
	bool is_changed = before != NULL &&
			  object_field(before, field) != NULL &&
			  !sv_eq(was, text);
	if (!is_outside && !is_changed)
		return;
	if (is_changed)
		run_note(
		    run, &finding, field, text, was.len > 0 ? was : SV("<>"));
	finding.remediation = arena_printf(run->arena,
	    "Set-TransportConfig -JournalingReportNdrTo " SV_FMT,
	    SV_ARG(remedy_quote(was.len > 0 ? was : SV("<>"), run->arena)));
	run_add(run, &finding);
}

void
check_jr_002(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_TRANSPORT_CONFIG, judge_bounces);
}
