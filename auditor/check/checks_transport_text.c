/*
 * checks_transport_text.c - text that transport rules stamp into mail.
 */
#include "auditor/base/lang.h"
#include "auditor/check/checks.h"
#include "auditor/check/markup.h"
#include "auditor/check/view.h"

#include "auditor/base/banned.h"

static const char field[] = "ApplyHtmlDisclaimerText";

static bool
has_host(const struct markup_hosts *hosts, strview host)
{
	for (size_t i = 0; i < hosts->count; i++) {
		if (sv_eq(hosts->at[i], host))
			return true;
	}
	return false;
}

/* What the signed baseline's text led to was looked at by somebody. */
static void
note_links(const struct check_run *run, struct finding *finding, strview was)
{
	strview text = object_text(finding->object, field);
	struct markup_hosts old = markup_hosts(was, run->arena);
	struct markup_hosts now = markup_hosts(text, run->arena);

	for (size_t i = 0; i < now.count; i++) {
		if (!has_host(&old, now.at[i]) &&
		    !view_is_like_ours(run, now.at[i]))
			run_note(run, finding, field, now.at[i],
			    SV_("links and images of ours"));
	}
	if (markup_hides(text, run->arena) && !markup_hides(was, run->arena))
		run_say(run, finding, SV_("part of the text is not shown"));
}

static void
judge(
    struct check_run *run, const struct check *check, const struct object *rule)
{
	const struct object *before = run_before(run, rule);
	strview was =
	    before != NULL ? object_text(before, field) : (strview){NULL, 0};

	if (!object_is_set(rule, field) || sv_eq(object_text(rule, field), was))
		return;
	struct finding finding = run_begin(run, check, rule, check->points);
	note_links(run, &finding, was);
	if (finding.evidence_count == 0)
		return;
	run_say(run, &finding,
	    was.len > 0 ? SV_("the text is another than in the baseline")
			: SV_("the baseline has no such text"));
	rule_add(run, &finding);
}

void
check_tr_007(struct check_run *run, const struct check *check)
{
	if (run->baseline != NULL &&
	    snapshot_is_complete(run->baseline, KIND_TRANSPORT_RULE))
		view_each(run, check, KIND_TRANSPORT_RULE, judge);
}
