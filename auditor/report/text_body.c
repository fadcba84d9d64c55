/*
 * text_body.c - text report: what one finding, or many of one check, says.
 */
#include "auditor/base/lang.h"
#include "auditor/report/phrase.h"
#include "auditor/report/text_internal.h"

#include "auditor/base/banned.h"

#define BODY_INDENT 4
#define BODY_LIST   6
/* Pieces of evidence shown for one object unless all are asked for. */
#define EVIDENCE_ONE 4
/* A longer command cannot be copied from a terminal. */
#define COMMAND_MAX 1000

static void
put_evidence(struct text_report *report, const struct finding *finding)
{
	size_t most = report->style->is_verbose ? SIZE_MAX : EVIDENCE_ONE;

	for (size_t i = 0; i < finding->evidence_count && i < most; i++)
		textw_field(&report->w, BODY_INDENT, i == 0 ? _("Seen") : "",
		    TONE_PLAIN,
		    phrase_evidence(&finding->evidence[i], report->arena));
	if (finding->evidence_count > most)
		textw_field(&report->w, BODY_INDENT, "", TONE_DIM,
		    arena_printf(report->arena,
			_("and %zu more: --verbose shows all"),
			finding->evidence_count - most));
}

/* The stages of a chain are on its timeline; what else it says. */
static void
put_sentences(struct text_report *report, const struct finding *chain)
{
	for (size_t i = 0; i < chain->evidence_count; i++) {
		if (chain->evidence[i].field.len == 0)
			textw_field(&report->w, BODY_INDENT, _("Seen"),
			    TONE_PLAIN,
			    phrase_evidence(
				&chain->evidence[i], report->arena));
	}
}

static void
put_members(struct text_report *report, const struct finding *finding)
{
	const struct object **members =
	    overview_members(finding, report->arena);

	for (size_t i = 0; i < finding->member_count; i++) {
		const struct object *member = members[i];
		strview object =
		    phrase_object(member->name, member->id, report->arena);
		textw_para(&report->w, BODY_LIST, BODY_LIST + 2, TONE_PLAIN,
		    arena_printf(report->arena, "- %s " SV_FMT,
			kind_name(member->kind), SV_ARG(object)));
	}
}

static void
put_marks(struct text_report *report, const struct finding *finding)
{
	if (finding->is_disabled)
		textw_field(&report->w, BODY_INDENT, _("State"), TONE_PLAIN,
		    SV_("switched off now: counts half"));
	if (finding->happened_at != 0)
		textw_field(&report->w, BODY_INDENT, _("Since"), TONE_PLAIN,
		    phrase_time(finding->happened_at, report->arena));
}

static void
put_single(struct text_report *report, const struct finding *finding)
{
	strview name = phrase_quoted(finding->name, finding->id, report->arena);

	if (finding->member_count > 0)
		textw_field(&report->w, BODY_INDENT, _("Where"), TONE_PLAIN,
		    arena_printf(report->arena,
			PLURAL(finding->member_count, "%zu object together",
			    "%zu objects together"),
			finding->member_count));
	else
		textw_field(&report->w, BODY_INDENT, _("Where"), TONE_PLAIN,
		    arena_printf(report->arena, "%s " SV_FMT,
			kind_name(finding->kind), SV_ARG(name)));
	put_members(report, finding);
	if (finding->member_count == 0 && finding->name.len > 0)
		textw_code(&report->w, BODY_INDENT, _("Id"),
		    phrase_cut(finding->id, PHRASE_NAME_MAX, report->arena));
	put_marks(report, finding);
	put_evidence(report, finding);
}

/* One object of many, with what it has of its own: status, evidence. */
static strview
describe(struct text_report *report, const struct overview_group *group,
    const struct finding *finding)
{
	struct arena *arena = report->arena;
	strview seen = phrase_seen(finding, arena);
	strview line = phrase_object(finding->name, finding->id, arena);

	if (!overview_has_one_kind(group))
		line = arena_printf(arena, "%s " SV_FMT,
		    kind_name(finding->kind), SV_ARG(line));
	if (!overview_has_one_status(group))
		line = phrase_join(
		    line, SV_(finding_status_word(finding->status)), arena);
	if (finding->is_disabled)
		line = phrase_join(line, SV_("switched off"), arena);
	if (!report->style->is_verbose && seen.len > 0)
		line = phrase_pair(line, seen, arena);
	return line;
}

static void
put_all_evidence(struct text_report *report, const struct finding *finding)
{
	for (size_t i = 0; i < finding->evidence_count; i++)
		textw_para(&report->w, BODY_LIST + 2, BODY_LIST + 4, TONE_PLAIN,
		    phrase_evidence(&finding->evidence[i], report->arena));
}

static void
put_many(struct text_report *report, const struct overview_group *group)
{
	bool is_more = false;

	textw_field(&report->w, BODY_INDENT, _("Where"), TONE_PLAIN,
	    overview_object_count(group, report->arena));
	for (size_t i = 0; i < group->count; i++) {
		const struct finding *finding = group->at[i];
		textw_para(&report->w, BODY_LIST, BODY_LIST + 2, TONE_PLAIN,
		    arena_printf(report->arena, "- " SV_FMT,
			SV_ARG(describe(report, group, finding))));
		put_members(report, finding);
		is_more |= finding->evidence_count > 1;
		if (report->style->is_verbose)
			put_all_evidence(report, finding);
	}
	if (is_more && !report->style->is_verbose)
		textw_para(&report->w, BODY_LIST, BODY_LIST, TONE_DIM,
		    SV_("(--verbose shows all evidence)"));
}

static void
put_command(struct text_report *report, strview command)
{
	if (command.len > COMMAND_MAX)
		textw_para(&report->w, BODY_LIST, BODY_LIST, TONE_DIM,
		    arena_printf(report->arena,
			_("(a command of %zu bytes: take it from the JSON "
			  "report)"),
			command.len));
	else
		textw_code(&report->w, BODY_LIST, NULL, command);
}

/*
 * Where the first of ${commands} ends: at a "; " that stands in no text
 * (about_Quoting_Rules), block or comment.
 */
static size_t
command_end(strview commands)
{
	char quote = '\0';
	int depth = 0;

	for (size_t i = 0; i < commands.len; i++) {
		const char c = commands.ptr[i];
		if (c == quote)
			quote = '\0';
		else if (quote != '\0')
			continue;
		else if (c == '\'' || c == '"')
			quote = c;
		else if (c == '(' || c == '{')
			depth++;
		else if (c == ')' || c == '}')
			depth--;
		else if (c == '#' && (i == 0 || commands.ptr[i - 1] == ' '))
			break;
		else if (depth == 0 &&
			 sv_starts(
			     sv_slice(commands, i, commands.len), SV("; ")))
			return i;
	}
	return commands.len;
}

static void
put_commands(struct text_report *report, const struct finding *finding)
{
	strview rest = finding->remediation;

	while (rest.len > 0) {
		size_t end = command_end(rest);
		put_command(report, sv_slice(rest, 0, end));
		rest = sv_slice(rest, end + 2, rest.len);
	}
}

static bool
says_the_same(const struct overview_group *group, size_t index)
{
	for (size_t i = 0; i < index; i++) {
		if (sv_eq(group->at[i]->remediation,
			group->at[index]->remediation))
			return true;
	}
	return false;
}

static void
put_words(struct text_report *report, const char *label, const char *words)
{
	if (words != NULL && words[0] != '\0')
		textw_field(
		    &report->w, BODY_INDENT, label, TONE_PLAIN, SV_(words));
}

void
text_finding_body(
    struct text_report *report, const struct overview_group *group)
{
	const struct check *check = group->check;
	strview references = phrase_references(check, report->arena);

	if (overview_is_chain(group->at[0]))
		put_sentences(report, group->at[0]);
	else if (group->count == 1)
		put_single(report, group->at[0]);
	else
		put_many(report, group);
	put_words(report, _("Why"), check->why);
	put_words(report, _("May be fine"), check->looks_like);
	put_words(report, _("Do"), check->fix);
	for (size_t i = 0; i < group->count; i++) {
		if (!says_the_same(group, i))
			put_commands(report, group->at[i]);
	}
	if (references.len > 0)
		textw_field(
		    &report->w, BODY_INDENT, _("See"), TONE_DIM, references);
}
