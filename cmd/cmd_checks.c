/*
 * cmd_checks.c - exoaudit checks and explain: the catalogue.
 */
#include <stddef.h>
#include <string.h>

#include "auditor/audit/ownrun.h"
#include "auditor/base/lang.h"
#include "auditor/report/phrase.h"
#include "cmd/command.h"
#include "cmd/output.h"

#include "auditor/base/banned.h"

struct checks_options {
	struct common_options common;
	const char *kind;
	const char *severity;
	const char *framework;
	const char *own;
};

static const struct option_row rows[] = {
    {'\0', "kind", OPTION_TEXT, offsetof(struct checks_options, kind), "KIND",
	N_("only checks that look at this list, such as transport-rule")},
    {'\0', "severity", OPTION_TEXT, offsetof(struct checks_options, severity),
	"SEVERITY", N_("only checks of this severity or above")},
    {'\0', "framework", OPTION_TEXT, offsetof(struct checks_options, framework),
	"NAME",
	N_("only checks with such references: att&ck, scuba, cis or nist")},
    {'\0', "checks", OPTION_INPUT, offsetof(struct checks_options, own), "DIR",
	N_("and those of your own: the *.sql in this folder")},
};

/* What to list. */
struct filter {
	kind_set kinds; /* any of them; 0: all */
	enum severity least;
	strview framework; /* part of the name of a framework; "": any */
};

static bool
is_of(const struct reference *reference, strview framework)
{
	strview scheme = sv_from(reference->scheme);

	return sv_find_fold(scheme, framework) < scheme.len;
}

static bool
has_framework(const struct check *check, strview framework)
{
	const struct reference *reference = check->references;

	for (; reference->scheme != NULL; reference++) {
		if (is_of(reference, framework))
			return true;
	}
	return false;
}

static int
read_kind(const char *text, struct filter *filter, struct err *err)
{
	enum kind kind;

	if (text == NULL)
		return 0;
	if (!kind_find(sv_from(text), &kind) &&
	    !kind_find_key(sv_from(text), &kind)) {
		(void)err_set(err, ERR_USAGE, "there is no kind \"%s\"", text);
		return err_hint(
		    err, "such as inbound-connector, application, mailbox");
	}
	filter->kinds = KIND_BIT(kind);
	return 0;
}

static int
read_severity(const char *text, struct filter *filter, struct err *err)
{
	if (text == NULL || severity_find(sv_from(text), &filter->least))
		return 0;
	(void)err_set(err, ERR_USAGE, "there is no severity \"%s\"", text);
	return err_hint(err, "one of: info, low, medium, high, critical");
}

static int
read_framework(const char *text, struct filter *filter, struct err *err)
{
	filter->framework = sv_from(text);
	for (size_t i = 0; i < check_count(); i++) {
		if (text == NULL ||
		    has_framework(check_at(i), filter->framework))
			return 0;
	}
	(void)err_set(
	    err, ERR_USAGE, "no check has references to \"%s\"", text);
	return err_hint(err, "one of: att&ck, scuba, cis, nist");
}

static bool
passes(const struct check *check, const struct filter *filter)
{
	return (filter->kinds == 0 ||
		   ((check->needs | check->compares) & filter->kinds) != 0) &&
	       severity_of(check->points) >= filter->least &&
	       (filter->framework.len == 0 ||
		   has_framework(check, filter->framework));
}

/* Is the number of ${all}[${at}] shown already?  Versions of a framework share
 * most of them. */
static bool
is_shown(const struct reference *all, size_t at, strview framework)
{
	for (size_t i = 0; i < at; i++) {
		if (is_of(&all[i], framework) &&
		    strcmp(all[i].id, all[at].id) == 0)
			return true;
	}
	return false;
}

/* The numbers of the framework that was asked for. */
static void
put_references(struct strbuf *out, const struct check *check, strview framework)
{
	const struct reference *all = check->references;
	const char *between = "  [";

	for (size_t i = 0; framework.len > 0 && all[i].scheme != NULL; i++) {
		if (!is_of(&all[i], framework) || is_shown(all, i, framework))
			continue;
		strbuf_printf(out, "%s%s", between, all[i].id);
		between = ", ";
	}
	if (framework.len > 0)
		strbuf_add_char(out, ']');
}

static const char *
title_of(const struct check *check, struct arena *arena)
{
	const char *title = lang(check->title);

	if (check->needs_baseline)
		title =
		    arena_printf(arena, _("%s (needs a baseline)"), title).ptr;
	if (check->needs_history)
		title = arena_printf(arena, _("%s (needs history)"), title).ptr;
	return title;
}

static void
put_line(struct strbuf *out, const struct check *check, strview framework,
    struct arena *arena)
{
	strbuf_printf(out, "%-7s %3u  ", check->id, check->points);
	output_cell(out, 9, lang(severity_word(severity_of(check->points))));
	strbuf_add_text(out, title_of(check, arena));
	put_references(out, check, framework);
	strbuf_add_char(out, '\n');
}

/* As checks, over a tenant of which everything was read. */
static int
load_own(const struct checks_options *options, struct arena *arena,
    struct ownrun *own, struct err *err)
{
	CLEANUP(snapshot_drop)
	struct snapshot *nothing = snapshot_new(SV(""), SV(""), SV(""));
	struct checkfile *files;

	*own = (struct ownrun){.arena = arena};
	TRY(ownrun_load(options->own, arena, &files, &own->count, err));
	own->files = files;
	ownrun_begin(own, nothing);
	return 0;
}

static int
list_checks(
    const struct invocation *invocation, const struct checks_options *options)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};
	struct err *err = invocation->err;
	struct filter filter = {0};
	struct ownrun own;

	TRY(read_kind(options->kind, &filter, err));
	TRY(read_severity(options->severity, &filter, err));
	TRY(read_framework(options->framework, &filter, err));
	TRY(load_own(options, invocation->arena, &own, err));
	for (size_t i = 0; i < check_count(); i++) {
		if (passes(check_at(i), &filter))
			put_line(&out, check_at(i), filter.framework,
			    invocation->arena);
	}
	for (size_t i = 0; i < own.count; i++) {
		if (passes(&own.checks[i], &filter))
			put_line(&out, &own.checks[i], filter.framework,
			    invocation->arena);
	}
	return output_write(strbuf_view(&out), err);
}

static int
run_checks(const struct invocation *invocation, const void *options)
{
	return list_checks(invocation, options) == 0 ? STATUS_GOOD
						     : STATUS_FAILED;
}

const struct command command_checks = {
    .name = "checks",
    .arguments = "",
    .summary = N_("list the catalogue of checks"),
    .about =
	N_("List all checks, or those that fit: id, usual points, severity,\n"
	   "title.  With --framework the numbers there follow in brackets."),
    .options = {rows, COUNT_OF(rows)},
    .options_size = sizeof(struct checks_options),
    .run = run_checks,
};

/* Names of ${kinds}, with blanks between. */
static const char *
names_of(kind_set kinds, struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf names = {0};

	for (size_t i = 0; i < KIND_COUNT; i++) {
		if ((kinds & KIND_BIT(i)) != 0)
			strbuf_printf(&names, "%s%s", names.len > 0 ? " " : "",
			    kind_name((enum kind)i));
	}
	return arena_dup(arena, strbuf_view(&names)).ptr;
}

static void
put_needs(struct strbuf *out, const struct check *check, struct arena *arena)
{
	if (check->needs != 0)
		output_line(out, 0, "Needs the lists: %s",
		    names_of(check->needs, arena));
	if (check->needs_baseline && check->compares != 0)
		output_line(out, 0, "Needs a signed baseline with: %s",
		    names_of(check->compares, arena));
	if (check->needs_history)
		output_line(out, 0, "Needs earlier snapshots.");
	if (check->stage != NULL)
		output_line(
		    out, 0, "Stage of an attack: %s", lang(check->stage));
}

static void
put_points(struct strbuf *out, const struct check *check)
{
	const char *severity = lang(severity_word(severity_of(check->points)));

	if (check->points_note != NULL)
		output_line(out, 0, "%u points (%s); %s", check->points,
		    severity, lang(check->points_note));
	else
		output_line(out, 0, "%u points (%s)", check->points, severity);
}

static void
put_check(struct strbuf *out, const struct check *check, struct arena *arena)
{
	strbuf_printf(out, "%s  %s\n", check->id, lang(check->title));
	put_points(out, check);
	strbuf_add_char(out, '\n');
	put_needs(out, check, arena);
	strbuf_add_char(out, '\n');
	output_line(out, 0, "Why it matters: %s", lang(check->why));
	output_line(
	    out, 0, "Looks the same but is fine: %s", lang(check->looks_like));
	output_line(out, 0, "What to do: %s", lang(check->fix));
	strbuf_add_char(out, '\n');
	output_line(out, 0, "Fires on: %s", lang(check_fires(check)));
	output_line(out, 0, "Not on:   %s", lang(check_silent(check)));
	strbuf_add_char(out, '\n');
	strview rest = phrase_references(check, arena);
	strview one;
	while (sv_cut(&rest, ';', &one))
		strbuf_printf(out, SV_FMT "\n", SV_ARG(sv_trim(one)));
}

static int
run_explain(const struct invocation *invocation, const void *options)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};
	const char *id = invocation->words.at[0];
	const struct check *check = check_find(sv_from(id));

	(void)options;
	if (check == NULL) {
		(void)err_set(
		    invocation->err, ERR_USAGE, "there is no check \"%s\"", id);
		(void)err_hint(invocation->err, "see `exoaudit checks`");
		return STATUS_FAILED;
	}
	put_check(&out, check, invocation->arena);
	return output_write(strbuf_view(&out), invocation->err) == 0
		   ? STATUS_GOOD
		   : STATUS_FAILED;
}

const struct command command_explain = {
    .name = "explain",
    .arguments = "CHECK",
    .summary = N_("explain one check"),
    .about = N_(
	"Explain one check: points, what it needs, why it matters, what looks\n"
	"the same and is fine, what to do, an example of what it finds and of\n"
	"what it does not, and where it stands in published frameworks."),
    .options_size = sizeof(struct common_options),
    .least_words = 1,
    .most_words = 1,
    .run = run_explain,
};
