/*
 * html_head.c - page: the verdict, the contents, what was not assessed.
 */
#include "auditor/report/html_internal.h"
#include "auditor/report/phrase.h"

#include "auditor/base/banned.h"

static const char *
mood_class(enum verdict_mood mood)
{
	switch (mood) {
	case VERDICT_GOOD:
		return "verdict good";
	case VERDICT_DOUBT:
		return "verdict doubt";
	case VERDICT_BAD:
		return "verdict bad";
	}
	return "verdict bad";
}

static void
put_tile(struct html_report *report, const char *class, const char *label,
    size_t count)
{
	struct htmlw *w = &report->w;

	htmlw_begin(w, "div", count > 0 ? class : NULL);
	htmlw_say(w, "dt", NULL, label);
	htmlw_leaf(w, "dd", NULL, arena_printf(report->arena, "%zu", count));
	htmlw_end(w);
}

static void
put_tiles(struct html_report *report)
{
	const size_t *count = report->view.by_severity;
	const struct audit_result *result = report->result;

	htmlw_begin(&report->w, "dl", "tiles");
	put_tile(report, "critical", _("Critical"), count[SEVERITY_CRITICAL]);
	put_tile(report, "high", _("High"), count[SEVERITY_HIGH]);
	put_tile(report, "medium", _("Medium"), count[SEVERITY_MEDIUM]);
	put_tile(report, "low", _("Low"), count[SEVERITY_LOW]);
	put_tile(report, "info", _("Info"), count[SEVERITY_INFO]);
	put_tile(report, "plain", _("Accepted"), report->view.accepted);
	put_tile(report, "plain", _("Changes"), result->changes.count);
	put_tile(
	    report, "medium", _("Lists not read"), report->gaps.list_count);
	htmlw_end(&report->w);
}

static void
put_eyebrow(struct html_report *report)
{
	const struct snapshot *snapshot = report->result->snapshot;
	strview sentence = arena_printf(report->arena,
	    _("Exchange Online mail flow, as of %s"), HTML_SLOT_1);
	struct htmlw *w = &report->w;

	htmlw_begin(w, "p", "eyebrow");
	html_name(report, "tenant",
	    snapshot->tenant_name.len > 0 ? snapshot->tenant_name
					  : snapshot->tenant);
	htmlw_text(w, SV(" "));
	htmlw_begin(w, "span", NULL);
	while (html_slot(report, &sentence) != 0)
		html_time(report, snapshot->finished);
	htmlw_end(w);
	htmlw_end(w);
}

void
html_verdict(struct html_report *report)
{
	const struct verdict *verdict = &report->verdict;
	struct htmlw *w = &report->w;

	htmlw_begin(w, "header", mood_class(verdict->mood));
	put_eyebrow(report);
	htmlw_leaf(w, "h1", NULL, verdict->headline);
	if (verdict->count > 0)
		htmlw_begin(w, "ul", "also");
	for (size_t i = 0; i < verdict->count; i++)
		htmlw_leaf(w, "li", NULL, verdict->lines[i]);
	if (verdict->count > 0)
		htmlw_end(w);
	put_tiles(report);
	htmlw_leaf(w, "p", "risk",
	    arena_printf(report->arena, _("Risk: " SV_FMT "."),
		SV_ARG(verdict_risk(report->result, report->arena))));
	htmlw_end(w);
}

static void
put_link(
    struct html_report *report, bool is_there, const char *href, strview text)
{
	struct htmlw *w = &report->w;

	if (!is_there)
		return;
	htmlw_begin(w, "li", NULL);
	htmlw_begin(w, "a", NULL);
	htmlw_attr(w, "href", sv_from(href));
	htmlw_text(w, text);
	htmlw_end(w);
	htmlw_end(w);
}

void
html_nav(struct html_report *report)
{
	const struct audit_result *result = report->result;
	struct arena *arena = report->arena;
	struct htmlw *w = &report->w;

	htmlw_begin(w, "nav", NULL);
	htmlw_attr(w, "aria-label", SV_("Contents"));
	htmlw_begin(w, "ul", NULL);
	put_link(report, true, "#not-assessed", SV_("Not assessed"));
	put_link(
	    report, report->view.chains > 0, "#chain", SV_("Attack chain"));
	put_link(report, true, "#mail-flow", SV_("Mail flow"));
	put_link(report, true, "#findings",
	    arena_printf(arena, _("Findings (%zu)"), report->view.open));
	put_link(report, report->view.accepted > 0, "#accepted",
	    arena_printf(arena, _("Accepted (%zu)"), report->view.accepted));
	put_link(report, result->resolved.count > 0, "#resolved",
	    arena_printf(arena, _("Resolved (%zu)"), result->resolved.count));
	put_link(report, result->has_changes_base, "#changes",
	    arena_printf(arena, _("Changes (%zu)"), result->changes.count));
	put_link(
	    report, result->control_count > 0, "#controls", SV_("Controls"));
	put_link(
	    report, result->trend.point_count > 1, "#history", SV_("History"));
	put_link(report, true, "#coverage", SV_("Lists"));
	put_link(report, true, "#provenance", SV_("Provenance"));
	htmlw_end(w);
	htmlw_end(w);
}

static void
put_checks(
    struct html_report *report, const struct check *const *checks, size_t count)
{
	struct htmlw *w = &report->w;

	if (count == 0)
		return;
	htmlw_say(w, "p", NULL, _("Checks that could not be assessed whole:"));
	htmlw_begin(w, "ul", "checks");
	for (size_t i = 0; i < count; i++) {
		htmlw_begin(w, "li", NULL);
		html_check(report, checks[i]);
		htmlw_end(w);
	}
	htmlw_end(w);
}

static void
put_unread(struct html_report *report, const struct unread *list)
{
	struct htmlw *w = &report->w;

	htmlw_begin(w, "div", "gap");
	htmlw_leaf(w, "h3", NULL, list->title);
	if (list->detail.len > 0) {
		htmlw_begin(w, "div", "reason");
		html_value(report, list->detail);
		htmlw_end(w);
	}
	if (list->advice[0] != '\0')
		htmlw_say(w, "p", NULL, list->advice);
	put_checks(report, list->checks, list->count);
	htmlw_end(w);
}

void
html_gaps(struct html_report *report)
{
	const struct gaps *gaps = &report->gaps;

	html_section(report, "not-assessed", SV_("Not assessed"));
	if (gaps->count == 0)
		htmlw_say(&report->w, "p", NULL,
		    _("Nothing: every list was read whole and every check "
		      "could be assessed."));
	htmlw_begin(&report->w, "div", "gaps");
	for (size_t i = 0; i < gaps->count; i++)
		put_unread(report, &gaps->lists[i]);
	htmlw_end(&report->w);
	htmlw_end(&report->w);
}
