/*
 * csv.c - tables of comma-separated values (RFC 4180), row by row.
 */
#include "auditor/intake/csv.h"

#include <stdint.h>
#include <string.h>

#include "auditor/base/lang.h"
#include "auditor/base/utf8.h"
#include "auditor/intake/bounds.h"

#include "auditor/base/banned.h"

#define SEP_LEN 4 /* "sep=" */

/* One row while it is read. */
struct row {
	strview cells[BOUND_COLUMNS];
	size_t count;
	unsigned line; /* where it begins */
};

void
csv_done(struct csv *csv)
{
	arena_free(csv->arena);
	csv->arena = NULL;
}

static int
fail(const struct row *row, struct err *err, enum err_code code,
    const char *what)
{
	return err_set(err, code, "line %u: %s", row->line, what);
}

/* Where the quoted cell at ${at} ends: behind its quote; 0: not here. */
static size_t
quoted_end(strview view, size_t at)
{
	for (at++; at < view.len; at++) {
		if (view.ptr[at] != '"')
			continue;
		if (at + 1 < view.len && view.ptr[at + 1] == '"')
			at++;
		else
			return at + 1;
	}
	return 0;
}

static size_t
bare_end(strview view, size_t at, char separator)
{
	while (at < view.len && view.ptr[at] != separator &&
	       view.ptr[at] != '\n' && view.ptr[at] != '\r')
		at++;
	return at;
}

#define MORE SIZE_MAX

/* The row ends at this length of the window, or MORE of it is needed. */
static size_t
row_end(strview view, char separator, bool is_last)
{
	size_t at = 0;

	while (at < view.len) {
		if (view.ptr[at] == '"') {
			size_t end = quoted_end(view, at);
			if (end == 0)
				return is_last ? view.len : MORE;
			/* A doubled quote at the end of the window? */
			if (end == view.len && !is_last)
				return MORE;
			at = end;
		}
		at = bare_end(view, at, separator);
		if (at < view.len && view.ptr[at] != separator)
			return at;
		at++;
	}
	return is_last ? view.len : MORE;
}

static int
want_row(struct csv *csv, struct row *row, strview *text, struct err *err)
{
	size_t want = 64 * KIB;

	for (;;) {
		TRY(feed_want(csv->feed, want, err));
		strview view = feed_view(csv->feed);
		bool is_last = feed_is_over(csv->feed);
		size_t end = row_end(view, csv->separator, is_last);
		row->line = csv->feed->line;
		if (end != MORE) {
			*text = sv_slice(view, 0, end);
			return 0;
		}
		if (view.len > BOUND_CELL)
			return fail(
			    row, err, ERR_LIMIT, _("a row of more than 4 MiB"));
		want = 2 * view.len;
	}
}

static strview
unquote(strview cell, struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf buf = {0};
	CLEANUP(strbuf_done) struct strbuf kept = {0};

	for (size_t i = 0; i < cell.len; i++) {
		strbuf_add_char(&buf, cell.ptr[i]);
		if (cell.ptr[i] == '"')
			i++;
	}
	(void)text_keep(&kept, strbuf_view(&buf));
	return arena_dup(arena, strbuf_view(&kept));
}

static strview
keep(strview cell, struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf kept = {0};

	(void)text_keep(&kept, cell);
	return arena_dup(arena, strbuf_view(&kept));
}

/* Take the cell at ${at} of ${text}; ${at} moves behind its separator. */
static int
take_cell(struct csv *csv, struct row *row, strview text, size_t *at,
    struct arena *arena, struct err *err)
{
	strview cell;
	size_t end;

	if (row->count == BOUND_COLUMNS)
		return fail(row, err, ERR_LIMIT, _("more than 256 columns"));
	if (*at < text.len && text.ptr[*at] == '"') {
		end = quoted_end(text, *at);
		if (end == 0)
			return fail(row, err, ERR_FORMAT,
			    _("a quoted cell without end"));
		if (end < text.len && text.ptr[end] != csv->separator)
			return fail(row, err, ERR_FORMAT,
			    _("text behind a quoted cell"));
		cell = unquote(sv_slice(text, *at + 1, end - 1), arena);
	} else {
		end = bare_end(text, *at, csv->separator);
		cell = keep(sv_slice(text, *at, end), arena);
	}
	row->cells[row->count++] = cell;
	*at = end + 1;
	return 0;
}

/* One row; none is left when it has no cell and the feed is over. */
static int
read_row(struct csv *csv, struct row *row, struct arena *arena, struct err *err)
{
	strview text = SV("");
	size_t at = 0;

	row->count = 0;
	while (text.len == 0) {
		TRY(want_row(csv, row, &text, err));
		if (text.len > 0)
			break;
		strview view = feed_view(csv->feed);
		if (view.len == 0)
			return 0;
		feed_skip(csv->feed, 1); /* the end of an empty line */
	}
	while (at <= text.len)
		TRY(take_cell(csv, row, text, &at, arena, err));
	feed_skip(csv->feed, text.len);
	return 0;
}

/* What stands behind the name of the first column. */
static char
find_separator(strview view)
{
	size_t at = sv_starts(view, SV("\"")) ? quoted_end(view, 0) : 0;

	while (at < view.len && strchr(",;\t\r\n", view.ptr[at]) == NULL)
		at++;
	if (at < view.len && view.ptr[at] == ';')
		return ';';
	return at < view.len && view.ptr[at] == '\t' ? '\t' : ',';
}

/* "#TYPE …" of Export-Csv, and "sep=;", which Excel asks for. */
static int
skip_marks(struct csv *csv, struct err *err)
{
	TRY(feed_want(csv->feed, 64 * KIB, err));
	for (;;) {
		strview view = feed_view(csv->feed);
		bool is_sep = sv_starts_fold(view, SV("sep=")) &&
			      view.len > SEP_LEN &&
			      strchr(",;\t", view.ptr[SEP_LEN]) != NULL;
		if (is_sep)
			csv->separator = view.ptr[SEP_LEN];
		if (is_sep || sv_starts(view, SV("#TYPE")))
			feed_skip(csv->feed, bare_end(view, 0, '\n'));
		else if (view.len > 0 && strchr("\r\n", view.ptr[0]) != NULL)
			feed_skip(csv->feed, 1);
		else
			return 0;
	}
}

int
csv_begin(struct csv *csv, struct feed *feed, struct err *err)
{
	struct row row;

	csv->feed = feed;
	csv->arena = arena_new();
	TRY(skip_marks(csv, err));
	if (csv->separator == '\0')
		csv->separator = find_separator(feed_view(feed));
	TRY(read_row(csv, &row, csv->arena, err));
	if (row.count == 0)
		return err_set(err, ERR_FORMAT, "a table without columns");
	csv->columns =
	    arena_alloc(csv->arena, row.count, sizeof(*csv->columns));
	csv->column_count = row.count;
	for (size_t i = 0; i < row.count; i++)
		csv->columns[i] = sv_trim(row.cells[i]);
	return 0;
}

int
csv_next(struct csv *csv, struct arena *arena, struct json *object,
    bool *is_one, struct err *err)
{
	struct row row;

	TRY(read_row(csv, &row, arena, err));
	*is_one = row.count > 0;
	if (!*is_one)
		return 0;
	if (row.count != csv->column_count)
		return err_set(err, ERR_FORMAT,
		    "line %u: %zu cells where there are %zu columns", row.line,
		    row.count, csv->column_count);
	*object = (struct json){.type = JSON_OBJECT, .count = row.count};
	object->items = arena_alloc(arena, row.count, sizeof(*object));
	for (size_t i = 0; i < row.count; i++)
		object->items[i] = (struct json){.type = JSON_STRING,
		    .key = csv->columns[i],
		    .text = row.cells[i]};
	return 0;
}

void
csv_write_row(const strview *cells, size_t count, struct strbuf *buf)
{
	for (size_t i = 0; i < count; i++) {
		strbuf_add_text(buf, i > 0 ? ",\"" : "\"");
		for (size_t j = 0; j < cells[i].len; j++) {
			if (cells[i].ptr[j] == '"')
				strbuf_add_char(buf, '"');
			strbuf_add_char(buf, cells[i].ptr[j]);
		}
		strbuf_add_char(buf, '"');
	}
	strbuf_add_text(buf, "\r\n");
}
