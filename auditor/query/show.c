/*
 * show.c - the rows of a statement as table, CSV or JSON.
 */
#include "auditor/query/show.h"

#include "auditor/base/columns.h"
#include "auditor/base/jsonw.h"
#include "auditor/base/term.h"

#include "auditor/base/banned.h"

/* A wider text sticks out, and does not push the others apart. */
#define WIDTH_MAX 60

static const char *const words[] = {
    [SHOW_TABLE] = "table",
    [SHOW_CSV] = "csv",
    [SHOW_JSON] = "json",
};

bool
show_find(strview word, enum show_format *format)
{
	for (size_t i = 0; i < COUNT_OF(words); i++) {
		if (sv_eq(word, sv_from(words[i]))) {
			*format = (enum show_format)i;
			return true;
		}
	}
	return false;
}

/* --- table --------------------------------------------------------------- */

struct grid {
	struct arena *arena;
	strview *cells; /* escaped; the first row holds the names */
	size_t count;
	size_t cap;
	size_t columns;
	size_t *widths;
};

static void
add_cell(struct grid *grid, strview text)
{
	CLEANUP(strbuf_done) struct strbuf shown = {0};
	size_t *width = &grid->widths[grid->count % grid->columns];

	term_escape(&shown, text);
	size_t columns = columns_of(strbuf_view(&shown));
	if (columns > *width)
		*width = columns < WIDTH_MAX ? columns : WIDTH_MAX;
	grid->cells = arena_grow(grid->arena, grid->cells, grid->count,
	    &grid->cap, sizeof(*grid->cells));
	grid->cells[grid->count++] =
	    arena_dup(grid->arena, strbuf_view(&shown));
}

static void
put_cell(const struct grid *grid, size_t at, struct strbuf *out)
{
	size_t column = at % grid->columns;
	size_t used = columns_of(grid->cells[at]);

	strbuf_add(out, grid->cells[at]);
	if (column + 1 == grid->columns) {
		/* No blanks in front of a line break. */
		while (out->len > 0 && out->ptr[out->len - 1] == ' ')
			out->ptr[--out->len] = '\0';
		strbuf_add_char(out, '\n');
		return;
	}
	for (size_t i = used; i < grid->widths[column]; i++)
		strbuf_add_char(out, ' ');
	strbuf_add_text(out, "  ");
}

static void
put_rule(const struct grid *grid, struct strbuf *out)
{
	for (size_t i = 0; i < grid->columns; i++) {
		for (size_t j = 0; j < grid->widths[i]; j++)
			strbuf_add_char(out, '-');
		strbuf_add_text(out, i + 1 < grid->columns ? "  " : "\n");
	}
}

static int
show_table(
    struct select *select, struct strbuf *out, size_t *count, struct err *err)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	size_t columns = select_columns(select);
	struct grid grid = {
	    .arena = arena,
	    .columns = columns,
	    .widths = arena_alloc(arena, columns, sizeof(size_t)),
	};
	bool has_row;

	for (size_t i = 0; i < columns; i++)
		add_cell(&grid, select_column_name(select, i));
	TRY(select_step(select, &has_row, err));
	for (; has_row; (*count)++) {
		for (size_t i = 0; i < columns; i++)
			add_cell(&grid, select_text(select, i));
		TRY(select_step(select, &has_row, err));
	}
	for (size_t i = 0; i < grid.count; i++) {
		put_cell(&grid, i, out);
		if (i + 1 == columns)
			put_rule(&grid, out);
	}
	return 0;
}

/* --- CSV ----------------------------------------------------------------- */

/* What a spreadsheet takes for the beginning of a formula. */
static bool
is_formula(strview text)
{
	return text.len > 0 && sv_has(SV("=+-@\t\r"), sv_slice(text, 0, 1));
}

static void
put_field(struct strbuf *out, strview text, bool is_number)
{
	CLEANUP(strbuf_done) struct strbuf shown = {0};

	if (!is_number && is_formula(text))
		strbuf_add_char(&shown, '\'');
	term_escape(&shown, text);
	strview view = strbuf_view(&shown);
	if (!sv_has(view, SV(",")) && !sv_has(view, SV("\""))) {
		strbuf_add(out, view);
		return;
	}
	strbuf_add_char(out, '"');
	for (size_t i = 0; i < view.len; i++) {
		if (view.ptr[i] == '"')
			strbuf_add_char(out, '"');
		strbuf_add_char(out, view.ptr[i]);
	}
	strbuf_add_char(out, '"');
}

static bool
is_number(const struct select *select, size_t column)
{
	enum select_type type = select_type(select, column);

	return type == SELECT_INTEGER || type == SELECT_REAL;
}

static int
show_csv(
    struct select *select, struct strbuf *out, size_t *count, struct err *err)
{
	size_t columns = select_columns(select);
	bool has_row;

	for (size_t i = 0; i < columns; i++) {
		put_field(out, select_column_name(select, i), false);
		strbuf_add_text(out, i + 1 < columns ? "," : "\r\n");
	}
	TRY(select_step(select, &has_row, err));
	for (; has_row; (*count)++) {
		for (size_t i = 0; i < columns; i++) {
			put_field(
			    out, select_text(select, i), is_number(select, i));
			strbuf_add_text(out, i + 1 < columns ? "," : "\r\n");
		}
		TRY(select_step(select, &has_row, err));
	}
	return 0;
}

/* --- JSON ---------------------------------------------------------------- */

/* Keys are not given twice: the second `id` is id_2. */
static const char *
key_of(const struct select *select, size_t column, struct arena *arena)
{
	strview name = select_column_name(select, column);
	size_t same = 1;

	for (size_t i = 0; i < column; i++)
		same += sv_eq(select_column_name(select, i), name);
	if (same == 1)
		return arena_dup(arena, name).ptr;
	return arena_printf(arena, SV_FMT "_%zu", SV_ARG(name), same).ptr;
}

/* SQL has infinities, JSON has not. */
static bool
is_finite(strview number)
{
	return !sv_has(number, SV("n"));
}

static void
put_member(struct jsonw *w, const struct select *select, size_t column,
    const char *key)
{
	strview text = select_text(select, column);
	const struct json number = {.type = JSON_NUMBER, .text = text};

	if (select_type(select, column) == SELECT_NULL)
		jsonw_null(w, key);
	else if (is_number(select, column) && is_finite(text))
		jsonw_value(w, key, &number);
	else
		jsonw_text(w, key, text);
}

static int
show_json(
    struct select *select, struct strbuf *out, size_t *count, struct err *err)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct jsonw w = {.out = out, .pretty = true, .is_shown = true};
	size_t columns = select_columns(select);
	const char **keys = arena_alloc(arena, columns, sizeof(const char *));
	bool has_row;

	for (size_t i = 0; i < columns; i++)
		keys[i] = key_of(select, i, arena);
	jsonw_array(&w, NULL);
	TRY(select_step(select, &has_row, err));
	for (; has_row; (*count)++) {
		jsonw_object(&w, NULL);
		for (size_t i = 0; i < columns; i++)
			put_member(&w, select, i, keys[i]);
		jsonw_end(&w);
		TRY(select_step(select, &has_row, err));
	}
	jsonw_end(&w);
	strbuf_add_char(out, '\n');
	return 0;
}

int
show_rows(struct select *select, enum show_format format, struct strbuf *out,
    size_t *count, struct err *err)
{
	*count = 0;
	switch (format) {
	case SHOW_CSV:
		return show_csv(select, out, count, err);
	case SHOW_JSON:
		return show_json(select, out, count, err);
	case SHOW_TABLE:
		break;
	}
	return show_table(select, out, count, err);
}
