/*
 * checks_inbound_drift.c - inbound connectors that guard less than they did.
 */
#include "auditor/base/lang.h"
#include "auditor/check/checks.h"
#include "auditor/check/inbound.h"
#include "auditor/check/ranges.h"
#include "auditor/check/remedy.h"

#include "auditor/base/banned.h"

/* Hops that an entry of the skip list may have. */
#define SKIP_PREFIX 24

/* A narrow, approved entry more is upkeep. */
static void
note_skipped(const struct check_run *run, struct finding *finding,
    const struct object *before)
{
	const struct json *old = object_field(before, "EFSkipIPs");
	const struct json *value;

	for (size_t i = 0; old != NULL && (value = object_each(finding->object,
					       "EFSkipIPs", i)) != NULL;
	     i++) {
		strview text = json_text(value);
		struct iprange range;
		strview why;
		if (view_has_item(old, text))
			continue;
		bool is_wide = !iprange_read(text, &range) ||
			       ranges_is_wider(&range, SKIP_PREFIX);
		if (is_wide ||
		    !view_is_covered(run, finding->object, text, &why))
			run_note(run, finding, "EFSkipIPs", text,
			    SV_("not there, as in the baseline"));
	}
}

/* Nobody named means everybody. */
static void
note_users(const struct check_run *run, struct finding *finding,
    const struct object *before)
{
	const struct json *old = object_field(before, "EFUsers");
	const struct json *new = object_field(finding->object, "EFUsers");
	const struct json *value;

	if (old == NULL || json_is_empty(new))
		return;
	if (json_is_empty(old)) {
		run_note_field(run, finding, "EFUsers", SV_("everybody"));
		return;
	}
	for (size_t i = 0; (value = object_each(before, "EFUsers", i)) != NULL;
	     i++) {
		if (!view_has_item(new, json_text(value)))
			run_note(run, finding, "EFUsers", SV_("not among them"),
			    json_text(value));
	}
}

static bool
looks_behind(const struct object *connector)
{
	return object_is(connector, "EFSkipLastIP") ||
	       object_is_set(connector, "EFSkipIPs");
}

/*
 * Without the skip list the gateway in front is taken for the sender of all
 * mail: that it is gone counts like one that leads elsewhere.
 */
static void
note_gone(const struct check_run *run, struct finding *finding,
    const struct object *before)
{
	const struct object *now = finding->object;

	if (looks_behind(before) && object_is_not(now, "EFSkipLastIP") &&
	    object_field(now, "EFSkipIPs") != NULL && !looks_behind(now))
		run_say(
		    run, finding, SV_("enhanced filtering was on and is off"));
}

static strview
restore(const struct check_run *run, const struct object *before)
{
	return arena_printf(run->arena,
	    "Set-InboundConnector -Identity " SV_FMT " -EFSkipIPs " SV_FMT
	    " -EFSkipLastIP $%s -EFUsers " SV_FMT,
	    SV_ARG(remedy_quote(before->id, run->arena)),
	    SV_ARG(remedy_list(before, "EFSkipIPs", run->arena)),
	    object_is(before, "EFSkipLastIP") ? "true" : "false",
	    SV_ARG(remedy_list(before, "EFUsers", run->arena)));
}

static void
judge_filtering(struct check_run *run, const struct check *check,
    const struct object *connector)
{
	const struct object *before = run_before(run, connector);

	if (before == NULL)
		return;
	struct finding finding =
	    view_begin(run, check, connector, check->points);
	finding.remediation = restore(run, before);
	note_skipped(run, &finding, before);
	(void)view_note_gains(run, &finding, before, "EFSkipMailGateway");
	if (view_turned_on(before, connector, "EFSkipLastIP"))
		run_note_field(run, &finding, "EFSkipLastIP", SV("false"));
	note_users(run, &finding, before);
	note_gone(run, &finding, before);
	if (finding.evidence_count > 0)
		run_add(run, &finding);
}

void
check_ic_017(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_INBOUND_CONNECTOR, judge_filtering);
}

static void
judge_lock(struct check_run *run, const struct check *check,
    const struct object *connector)
{
	static const char *const fields[] = {"RestrictDomainsToIPAddresses",
	    "RestrictDomainsToCertificate", "RequireTls"};
	const struct object *before = run_before(run, connector);

	if (before == NULL)
		return;
	struct finding finding =
	    view_begin(run, check, connector, check->points);
	finding.remediation =
	    remedy_on("Set-InboundConnector", connector, "", run->arena);
	for (size_t i = 0; i < COUNT_OF(fields); i++) {
		if (!view_turned_off(before, connector, fields[i]))
			continue;
		run_note_field(
		    run, &finding, fields[i], SV_("true, as in the baseline"));
		finding.remediation =
		    arena_printf(run->arena, SV_FMT " -%s $true",
			SV_ARG(finding.remediation), fields[i]);
	}
	if (finding.evidence_count > 0)
		run_add(run, &finding);
}

void
check_ic_018(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_INBOUND_CONNECTOR, judge_lock);
}
