/*
 * query_shell.c - queries of one snapshot, given one by one or typed in.
 */
#include "cmd/query_shell.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "auditor/base/lang.h"
#include "auditor/base/limits.h"
#include "cmd/interrupt.h"
#include "cmd/output.h"

#include "auditor/base/banned.h"

#define ROWS_MAX     1000000
#define TYPED_COLUMN 17

/* --- words that are no SQL ----------------------------------------------- */

struct meta {
	strview argument;
	enum show_format *format;
	bool *is_over;
	struct err *err;
};

static int
show_tables(const struct meta *meta)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};

	querydb_names(&out);
	return output_write(strbuf_view(&out), meta->err);
}

static int
show_schema(const struct meta *meta)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};

	querydb_schema(meta->argument, &out);
	if (out.len > 0)
		return output_write(strbuf_view(&out), meta->err);
	(void)err_set(meta->err, ERR_USAGE, "there is no table \"" SV_FMT "\"",
	    SV_ARG(meta->argument));
	return err_hint(meta->err, ".tables names them");
}

static int
set_mode(const struct meta *meta)
{
	if (show_find(meta->argument, meta->format))
		return 0;
	(void)err_set(meta->err, ERR_USAGE, "there is no format \"" SV_FMT "\"",
	    SV_ARG(meta->argument));
	return err_hint(meta->err, "one of: table, csv, json");
}

static int
quit(const struct meta *meta)
{
	*meta->is_over = true;
	return 0;
}

static int show_help(const struct meta *meta);

static const struct meta_row {
	strview word;
	const char *typed;
	const char *about;
	int (*run)(const struct meta *meta);
} metas[] = {
    {SV_INIT(".help"), ".help", N_("this list"), show_help},
    {SV_INIT(".mode"), ".mode FORMAT", N_("table, csv or json"), set_mode},
    {SV_INIT(".quit"), ".quit", N_("end"), quit},
    {SV_INIT(".schema"), ".schema [TABLE]",
	N_("columns of one table, or of all"), show_schema},
    {SV_INIT(".tables"), ".tables", N_("names of all tables"), show_tables},
};

static int
show_help(const struct meta *meta)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};

	for (size_t i = 0; i < COUNT_OF(metas); i++)
		output_pair(&out, TYPED_COLUMN, metas[i].typed,
		    sv_from(lang(metas[i].about)));
	output_pair(
	    &out, TYPED_COLUMN, "SELECT …;", SV_("up to the semicolon"));
	return output_write(strbuf_view(&out), meta->err);
}

int
query_shell_meta(
    strview text, enum show_format *format, bool *is_over, struct err *err)
{
	strview rest = text;
	strview word = {0};
	struct meta meta = {.format = format, .is_over = is_over, .err = err};

	(void)sv_cut(&rest, ' ', &word);
	meta.argument = sv_trim(rest);
	for (size_t i = 0; i < COUNT_OF(metas); i++) {
		if (sv_eq(word, metas[i].word))
			return metas[i].run(&meta);
	}
	(void)err_set(
	    err, ERR_USAGE, "\"" SV_FMT "\" is not known", SV_ARG(word));
	return err_hint(err, ".help lists what is");
}

/* --- statements ---------------------------------------------------------- */

static void
note_gaps(struct query_shell *shell, const struct snapshot *snapshot,
    kind_set read, bool reads_all)
{
	for (size_t i = 0; snapshot != NULL && i < KIND_COUNT; i++) {
		enum kind kind = (enum kind)i;
		bool is_read = (read & KIND_BIT(i)) != 0;
		if (snapshot_is_complete(snapshot, kind) ||
		    (!is_read &&
			!(reads_all && snapshot_lacks(snapshot, kind))))
			continue;
		shell->is_incomplete = true;
		const char *reason = lang(coverage_reason_word(
		    snapshot_list(snapshot, kind)->coverage.reason));
		if (snapshot == shell->baseline)
			output_note(shell->is_quiet,
			    "baseline: %s was not read whole: %s",
			    kind_name(kind), reason);
		else
			output_note(shell->is_quiet,
			    "%s was not read whole: %s", kind_name(kind),
			    reason);
	}
}

static int
show(struct query_shell *shell, struct select *select,
    const volatile sig_atomic_t *interrupted, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};
	const struct select_limits limits = {
	    .ms = shell->ms,
	    .rows = ROWS_MAX,
	    .bytes = LIMIT_STRBUF,
	    .interrupted = interrupted,
	};
	size_t count;

	select_begin(select, &limits);
	TRY(show_rows(select, shell->format, &out, &count, err));
	TRY(strbuf_check(&out, _("the result"), err));
	return output_write(strbuf_view(&out), err);
}

int
query_shell_run(struct query_shell *shell, strview sql, struct err *err)
{
	CLEANUP(select_drop) struct select *select = NULL;

	TRY(select_prepare(shell->db, sql, &select, NULL, err));
	struct select_reads reads = select_reads(select);
	if (shell->baseline == NULL &&
	    (reads.baseline != 0 || reads.all_baseline)) {
		(void)err_set(err, ERR_USAGE, "there is no trusted baseline");
		return err_hint(err,
		    "name one with --baseline; `exoaudit baseline verify` "
		    "tells what is wrong with it");
	}
	const volatile sig_atomic_t *interrupted = interrupt_begin();
	int status = show(shell, select, interrupted, err);
	interrupt_end();
	if (status != 0)
		return -1;
	note_gaps(shell, shell->now, reads.now, reads.all_now);
	note_gaps(shell, shell->baseline, reads.baseline, false);
	return 0;
}

/* --- the loop ------------------------------------------------------------ */

struct input {
	char *line; /* of getline(3) */
	size_t size;
	struct strbuf text; /* of the statement so far */
	bool is_terminal;
	bool is_over;
};

static void
input_done(struct input *input)
{
	free(input->line);
	strbuf_done(&input->text);
}

static int
take_line(struct query_shell *shell, struct input *input, strview line,
    struct err *err)
{
	strview trimmed = sv_trim(line);

	if (input->text.len == 0 && trimmed.len == 0)
		return 0;
	if (input->text.len == 0 && sv_starts(trimmed, SV(".")))
		return query_shell_meta(
		    trimmed, &shell->format, &input->is_over, err);
	strbuf_add(&input->text, line);
	if (!select_is_whole(strbuf_cstr(&input->text)))
		return 0;
	int status = query_shell_run(shell, strbuf_view(&input->text), err);
	strbuf_clear(&input->text);
	return status;
}

/* What is left without a semicolon counts as a statement, if it is one. */
static int
take_rest(struct query_shell *shell, struct input *input, struct err *err)
{
	if (sv_trim(strbuf_view(&input->text)).len == 0)
		return 0;
	return query_shell_run(shell, strbuf_view(&input->text), err);
}

static bool
read_line(struct input *input, strview *line)
{
	if (input->is_terminal) {
		(void)fputs(
		    input->text.len > 0 ? "   ...> " : "exoaudit> ", stdout);
		(void)fflush(stdout);
	}
	ssize_t length = getline(&input->line, &input->size, stdin);
	if (length < 0)
		return false;
	*line = (strview){.ptr = input->line, .len = (size_t)length};
	return true;
}

int
query_shell_loop(struct query_shell *shell, struct err *err)
{
	CLEANUP(input_done)
	struct input input = {
	    .text = {.max = 64 * KIB},
	    .is_terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO),
	};
	strview line;

	if (input.is_terminal)
		output_note(shell->is_quiet,
		    "SELECT …; runs a query, .help lists more, .quit ends");
	while (!input.is_over && read_line(&input, &line)) {
		if (take_line(shell, &input, line, err) == 0)
			continue;
		if (!input.is_terminal)
			return -1;
		output_error(err);
		*err = (struct err){0};
	}
	return take_rest(shell, &input, err);
}
