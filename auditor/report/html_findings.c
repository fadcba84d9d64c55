/*
 * html_findings.c - page: findings by severity, those of one check together.
 */
#include "auditor/report/html_internal.h"
#include "auditor/report/phrase.h"

#include "auditor/base/banned.h"

static void
put_members(struct html_report *report, const struct finding *finding)
{
	const struct object **members =
	    overview_members(finding, report->arena);
	struct htmlw *w = &report->w;

	if (finding->member_count == 0)
		return;
	html_fold(report, finding->member_count,
	    arena_printf(report->arena,
		PLURAL(finding->member_count, "%zu object together",
		    "%zu objects together"),
		finding->member_count));
	htmlw_begin(w, "ul", "objects");
	for (size_t i = 0; i < finding->member_count; i++) {
		const struct object *member = members[i];
		htmlw_begin(w, "li", NULL);
		htmlw_say(w, "span", "kind", kind_name(member->kind));
		htmlw_text(w, SV(" "));
		html_name(report, "name", member->name);
		htmlw_text(w, SV(" "));
		html_name(report, "id", member->id);
		htmlw_end(w);
	}
	htmlw_end(w);
	html_unfold(report, finding->member_count);
}

static void
put_object(struct html_report *report, const struct overview_group *group,
    const struct finding *finding)
{
	struct htmlw *w = &report->w;

	htmlw_begin(w, "li", NULL);
	if (finding->member_count == 0) {
		if (group->count == 1 || !overview_has_one_kind(group)) {
			htmlw_say(w, "span", "kind", kind_name(finding->kind));
			htmlw_text(w, SV(" "));
		}
		html_name(report, "name", finding->name);
		htmlw_text(w, SV(" "));
		html_name(report, "id", finding->id);
	}
	if (!overview_has_one_status(group))
		html_mark(report, "mark", finding_status_word(finding->status));
	if (finding->is_disabled)
		html_mark(report, "mark", N_("switched off: counts half"));
	if (finding->happened_at != 0) {
		htmlw_text(w, SV(" "));
		html_since(report, finding->happened_at);
	}
	html_evidence(report, finding);
	put_members(report, finding);
	htmlw_end(w);
}

static void
put_where(struct html_report *report, const struct overview_group *group)
{
	struct htmlw *w = &report->w;

	htmlw_say(w, "dt", NULL, _("Where"));
	htmlw_begin(w, "dd", NULL);
	if (group->count > 1 && group->count < HTML_FOLD_MIN)
		htmlw_leaf(
		    w, "p", NULL, overview_object_count(group, report->arena));
	html_fold(
	    report, group->count, overview_object_count(group, report->arena));
	htmlw_begin(w, "ul", "objects");
	for (size_t i = 0; i < group->count; i++)
		put_object(report, group, group->at[i]);
	htmlw_end(w);
	html_unfold(report, group->count);
	htmlw_end(w);
}

/* The stages of a chain are on its timeline; what else it says. */
static void
put_sentences(struct html_report *report, const struct finding *chain)
{
	bool is_first = true;

	for (size_t i = 0; i < chain->evidence_count; i++) {
		if (chain->evidence[i].field.len > 0)
			continue;
		if (is_first)
			htmlw_say(&report->w, "dt", NULL, _("Seen"));
		is_first = false;
		htmlw_begin(&report->w, "dd", NULL);
		html_value(report, chain->evidence[i].value);
		htmlw_end(&report->w);
	}
}

static void
put_words(struct html_report *report, const char *label, const char *words)
{
	if (words == NULL || words[0] == '\0')
		return;
	htmlw_say(&report->w, "dt", NULL, label);
	htmlw_say(&report->w, "dd", NULL, lang(words));
}

static bool
is_first(const struct overview_group *group, size_t index)
{
	strview command = group->at[index]->remediation;

	if (command.len == 0)
		return false;
	for (size_t i = 0; i < index; i++) {
		if (sv_eq(group->at[i]->remediation, command))
			return false;
	}
	return true;
}

/* Commands to copy, each once; how many. */
static size_t
count_commands(const struct overview_group *group)
{
	size_t count = 0;

	for (size_t i = 0; i < group->count; i++)
		count += is_first(group, i);
	return count;
}

static void
put_commands(struct html_report *report, const struct overview_group *group)
{
	size_t count = count_commands(group);
	struct htmlw *w = &report->w;

	if (count == 0)
		return;
	html_fold(report, count,
	    arena_printf(report->arena,
		PLURAL(count, "%zu command", "%zu commands"), count));
	htmlw_begin(w, "pre", NULL);
	for (size_t i = 0; i < group->count; i++) {
		if (!is_first(group, i))
			continue;
		htmlw_begin(w, "code", NULL);
		htmlw_text(w, group->at[i]->remediation);
		htmlw_newline(w);
		htmlw_end(w);
	}
	htmlw_end(w);
	html_unfold(report, count);
}

static void
put_fix(struct html_report *report, const struct overview_group *group)
{
	const char *fix = group->check->fix;
	bool has_words = fix != NULL && fix[0] != '\0';
	struct htmlw *w = &report->w;

	if (!has_words && count_commands(group) == 0)
		return;
	htmlw_say(w, "dt", NULL, _("What to do"));
	htmlw_begin(w, "dd", NULL);
	if (has_words)
		htmlw_say(w, "p", NULL, lang(fix));
	put_commands(report, group);
	htmlw_end(w);
}

void
html_finding_body(
    struct html_report *report, const struct overview_group *group)
{
	const struct check *check = group->check;
	struct htmlw *w = &report->w;
	strview references = phrase_references(check, report->arena);

	htmlw_begin(w, "dl", "body");
	if (overview_is_chain(group->at[0]))
		put_sentences(report, group->at[0]);
	else
		put_where(report, group);
	put_words(report, _("Why it matters"), check->why);
	put_words(report, _("May be fine"), check->looks_like);
	put_fix(report, group);
	if (references.len > 0) {
		htmlw_say(w, "dt", NULL, _("References"));
		htmlw_leaf(w, "dd", NULL, references);
	}
	htmlw_end(w);
}

static void
put_group(struct html_report *report, const struct overview_group *group)
{
	const char *word = severity_word(group->severity);
	struct htmlw *w = &report->w;

	htmlw_begin(w, "article", NULL);
	htmlw_attr(w, "class", arena_printf(report->arena, "finding %s", word));
	htmlw_begin(w, "h4", NULL);
	html_check(report, group->check);
	htmlw_end(w);
	htmlw_begin(w, "p", "meta");
	htmlw_say(w, "span", "badge", lang(word));
	htmlw_text(w, SV(" "));
	htmlw_text(w, overview_points(group, report->arena));
	if (overview_has_one_status(group))
		html_mark(
		    report, "mark", finding_status_word(group->at[0]->status));
	htmlw_end(w);
	html_finding_body(report, group);
	htmlw_end(w);
}

void
html_findings(struct html_report *report)
{
	static const char *const headings[] = {
	    [SEVERITY_INFO] = N_("Info"),
	    [SEVERITY_LOW] = N_("Low"),
	    [SEVERITY_MEDIUM] = N_("Medium"),
	    [SEVERITY_HIGH] = N_("High"),
	    [SEVERITY_CRITICAL] = N_("Critical"),
	};
	const struct overview *view = &report->view;

	html_section(report, "findings", SV_("Findings"));
	if (view->open == 0)
		htmlw_say(&report->w, "p", NULL, _("No open findings."));
	for (size_t i = 0; i < view->group_count; i++) {
		const struct overview_group *group = &view->groups[i];
		if (i == 0 || group->severity != view->groups[i - 1].severity)
			htmlw_leaf(&report->w, "h3", NULL,
			    arena_printf(report->arena, _("%s (%zu)"),
				lang(headings[group->severity]),
				view->by_severity[group->severity]));
		put_group(report, group);
	}
	htmlw_end(&report->w);
}
