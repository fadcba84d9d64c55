/*
 * verdict.c - the result in one line, and what else has to be said first.
 */
#include "auditor/report/verdict.h"

#include <assert.h>

#include "auditor/base/lang.h"
#include "auditor/report/phrase.h"

#include "auditor/base/banned.h"

/*
 * Points of a chain that speak for an attack.  The campaign of 2022 reaches
 * 1500 and more, also with other names and spread over days; grants, relays
 * and archives of a tenant without policy, years apart, stay below 250.
 */
#define CHAIN_LIKELY 500

/* What is said of a baseline that was not held against the tenant. */
static const char *const baseline_sentences[] = {
    [BASELINE_NONE] = N_("Judged without baseline: posture only, no drift."),
    [BASELINE_MISSING] = N_("Baseline not trusted: it is missing."),
    [BASELINE_UNTRUSTED] = N_(
	"Baseline not trusted: it was edited, or not signed by those trusted."),
    [BASELINE_EXPIRED] = N_("Baseline not trusted: it has expired."),
    [BASELINE_WRONG_TENANT] =
	N_("Baseline not trusted: it belongs to another tenant."),
    [BASELINE_ROLLED_BACK] = N_("Baseline not trusted: a later one is known."),
    [BASELINE_FORKED] =
	N_("Baseline not trusted: another one was accepted in its place."),
    [BASELINE_GAP] = N_(
	"Baseline not trusted: the one that it rests on was never seen here."),
    [BASELINE_NARROWED] = N_("Baseline not trusted: it judges less than before "
			     "and does not say so."),
    [BASELINE_CLOCK_BACK] = N_("Baseline not trusted: the clock was set back."),
};

static const char *
threshold(const struct overview *view)
{
	return lang(severity_word(view->result->fail_on));
}

static bool
is_refused(const struct overview *view)
{
	enum baseline_state state = view->result->baseline.state;

	return state != BASELINE_NONE && state != BASELINE_TRUSTED;
}

/* What is certain enough, and what also comes of products nobody approved. */
static strview
say_chain(const struct overview *view)
{
	size_t count = view->by_severity[SEVERITY_CRITICAL];
	strview critical = arena_printf(view->arena,
	    PLURAL(count, "%zu critical finding", "%zu critical findings"),
	    count);

	if (view->chains == 0)
		return SV("");
	if (view->result->chain < CHAIN_LIKELY)
		return arena_printf(view->arena,
		    _("COMPROMISE POSSIBLE: a weak attack chain, " SV_FMT "."),
		    SV_ARG(critical));
	return arena_printf(view->arena,
	    PLURAL(view->chains,
		"COMPROMISE LIKELY: %zu attack chain, " SV_FMT ".",
		"COMPROMISE LIKELY: %zu attack chains, " SV_FMT "."),
	    view->chains, SV_ARG(critical));
}

static strview
say_refused(const struct overview *view)
{
	return SV_(baseline_sentences[view->result->baseline.state]);
}

static strview
say_findings(const struct overview *view)
{
	if (view->above == 0)
		return SV("");
	return arena_printf(view->arena,
	    PLURAL(view->above, "ACTION NEEDED: %zu finding at or above %s.",
		"ACTION NEEDED: %zu findings at or above %s."),
	    view->above, threshold(view));
}

static strview
say_drift(const struct overview *view)
{
	size_t count = view->result->drift_count;

	if (count == 0)
		return SV("");
	return arena_printf(view->arena,
	    PLURAL(count,
		"DRIFT: %zu change since the baseline weighs %s or more.",
		"DRIFT: %zu changes since the baseline weigh %s or more."),
	    count, threshold(view));
}

static strview
say_unread(const struct overview *view, const struct gaps *gaps)
{
	if (view->result->is_complete)
		return SV("");
	if (gaps->list_count == 0)
		return SV_("Not everything in scope could be assessed.");
	return arena_printf(view->arena,
	    PLURAL(gaps->list_count,
		"%zu list could not be read whole: what is in it is unknown.",
		"%zu lists could not be read whole: what is in them is "
		"unknown."),
	    gaps->list_count);
}

/* Nothing at or above the threshold was found. */
static strview
say_nothing(const struct overview *view, const struct gaps *gaps)
{
	if (view->result->is_complete)
		return arena_printf(view->arena,
		    _("CLEAN: nothing at or above %s."), threshold(view));
	if (gaps->list_count == 0)
		return arena_printf(view->arena,
		    _("INCOMPLETE: nothing found at or above %s, but not "
		      "everything could be assessed."),
		    threshold(view));
	return arena_printf(view->arena,
	    PLURAL(gaps->list_count,
		"INCOMPLETE: nothing found at or above %s, but %zu list could "
		"not be read whole.",
		"INCOMPLETE: nothing found at or above %s, but %zu lists could "
		"not be read whole."),
	    threshold(view), gaps->list_count);
}

static void
add_line(strview line, struct verdict *verdict)
{
	if (line.len == 0)
		return;
	assert(verdict->count < VERDICT_LINES);
	verdict->lines[verdict->count++] = line;
}

static void
add_foreign(strview line, struct verdict *verdict)
{
	verdict->is_foreign[verdict->count] = true;
	add_line(line, verdict);
}

/* Why the baseline was refused, and what follows from it. */
static void
add_refusal(const struct overview *view, struct verdict *verdict)
{
	const struct baseline_verdict *baseline = &view->result->baseline;
	strview problem =
	    phrase_cut(baseline->problem, PHRASE_VALUE_MAX, view->arena);
	strview hint =
	    phrase_cut(baseline->hint, PHRASE_VALUE_MAX, view->arena);

	if (problem.len > 0)
		add_foreign(arena_printf(view->arena, _("Reason: " SV_FMT),
				SV_ARG(problem)),
		    verdict);
	if (hint.len > 0)
		add_foreign(
		    arena_printf(view->arena, _("Hint: " SV_FMT), SV_ARG(hint)),
		    verdict);
	add_line(SV_("Its policy and approvals were not applied, and drift was "
		     "not judged."),
	    verdict);
}

/* What goes with the headline, whichever that was. */
static void
add_notes(const struct overview *view, struct verdict *verdict)
{
	const struct audit_result *result = view->result;
	size_t below = view->open - view->above;

	if (view->above == 0 && below > 0)
		add_line(arena_printf(view->arena,
			     PLURAL(below, "%zu finding weighs less than that.",
				 "%zu findings weigh less than that."),
			     below),
		    verdict);
	if (view->accepted > 0)
		add_line(arena_printf(view->arena,
			     PLURAL(view->accepted,
				 "%zu finding is accepted and not counted.",
				 "%zu findings are accepted and not counted."),
			     view->accepted),
		    verdict);
	if (result->is_as_of_given)
		add_line(
		    SV_("The past was judged again, as of the time given."),
		    verdict);
}

/* The first that is said leads; the others follow. */
static void
say(strview line, enum verdict_mood mood, struct verdict *verdict)
{
	if (line.len == 0)
		return;
	if (verdict->headline.len > 0) {
		add_line(line, verdict);
		return;
	}
	verdict->headline = line;
	verdict->mood = mood;
}

void
verdict_build(const struct overview *view, const struct gaps *gaps,
    struct verdict *verdict)
{
	*verdict = (struct verdict){.mood = VERDICT_GOOD};
	say(say_chain(view), VERDICT_BAD, verdict);
	if (is_refused(view)) {
		say(say_refused(view), VERDICT_BAD, verdict);
		add_refusal(view, verdict);
	}
	say(say_findings(view), VERDICT_BAD, verdict);
	say(say_drift(view), VERDICT_BAD, verdict);
	if (verdict->headline.len == 0)
		say(say_nothing(view, gaps),
		    view->result->is_complete ? VERDICT_GOOD : VERDICT_DOUBT,
		    verdict);
	else
		say(say_unread(view, gaps), VERDICT_DOUBT, verdict);
	if (view->result->baseline.state == BASELINE_NONE)
		verdict->headline = arena_printf(view->arena, _(SV_FMT " %s"),
		    SV_ARG(verdict->headline),
		    lang(baseline_sentences[BASELINE_NONE]));
	add_notes(view, verdict);
}

strview
verdict_exit(const struct audit_result *result, struct arena *arena)
{
	const char *word = lang(severity_word(result->fail_on));

	switch (result->exit_status) {
	case 0:
		return SV_("0: assessed and clean");
	case 1:
		return arena_printf(
		    arena, _("1: findings or drift at or above %s"), word);
	case 3:
		return SV_("3: something in scope was not assessed");
	case 4:
		return SV_("4: the baseline is not trusted");
	default:
		return arena_printf(arena, "%d", result->exit_status);
	}
}

strview
verdict_counts(const struct overview *view)
{
	const size_t *count = view->by_severity;

	return arena_printf(view->arena,
	    _("%zu critical, %zu high, %zu medium, %zu low, %zu info"),
	    count[SEVERITY_CRITICAL], count[SEVERITY_HIGH],
	    count[SEVERITY_MEDIUM], count[SEVERITY_LOW], count[SEVERITY_INFO]);
}

strview
verdict_risk(const struct audit_result *result, struct arena *arena)
{
	if (result->chain > 0)
		return arena_printf(arena,
		    PLURAL(result->risk,
			"%u point, %u for the attack chain; grade %u of 100 "
			"(0 is best)",
			"%u points, %u of them for the attack chain; grade %u "
			"of 100 (0 is best)"),
		    result->risk, result->chain, result->grade);
	return arena_printf(arena,
	    PLURAL(result->risk, "%u point; grade %u of 100 (0 is best)",
		"%u points; grade %u of 100 (0 is best)"),
	    result->risk, result->grade);
}
