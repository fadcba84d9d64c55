/*
 * table.c - the objects of a snapshot as tables of SQLite, nothing copied.
 *
 * Virtual tables without xCreate: they are there under the name of their
 * module.  https://www.sqlite.org/vtab.html
 */
#include "auditor/query/table.h"

#include <limits.h>
#include <stdlib.h>

#include "auditor/base/mem.h"
#include "auditor/base/utf8.h"
#include "auditor/model/normal.h"
#include "auditor/query/function.h"

#include "auditor/base/banned.h"

/* How a cursor was asked to look; bits of idxNum. */
enum plan { PLAN_KIND = 1, PLAN_ID = 2 };

/* Columns of the table of all objects. */
enum all_column { ALL_KIND, ALL_ID, ALL_NAME, ALL_BODY, ALL_STAMPS };

struct view {
	sqlite3_vtab base; /* first: SQLite knows only this */
	const struct table_source *source;
};

struct cursor {
	sqlite3_vtab_cursor base; /* first */
	const struct snapshot *snapshot;
	size_t kind;      /* the list it stands in */
	size_t last_kind; /* past the lists it goes through */
	size_t index;
	const struct object *only; /* found by id: the one row */
	bool is_done;
};

static bool
is_all(const struct table_source *source)
{
	return source->table->kind == KIND_COUNT;
}

static int
view_connect(sqlite3 *handle, void *aux, int argc, const char *const *argv,
    sqlite3_vtab **out, char **message)
{
	CLEANUP(strbuf_done) struct strbuf sql = {0};
	const struct table_source *source = aux;

	(void)argc;
	(void)argv;
	(void)message;
	schema_declare(source->table, &sql);
	/* It counts as writing the schema, though nothing is written. */
	source->guard->is_declaring = true;
	int code = sqlite3_declare_vtab(handle, strbuf_cstr(&sql));
	source->guard->is_declaring = false;
	if (code != SQLITE_OK)
		return code;
	(void)sqlite3_vtab_config(handle, SQLITE_VTAB_INNOCUOUS);
	struct view *view = mem_new(1, sizeof(*view));
	view->source = source;
	*out = &view->base;
	return SQLITE_OK;
}

static int
view_disconnect(sqlite3_vtab *base)
{
	mem_free(base);
	return SQLITE_OK;
}

/* The bit of ${plan} that a constraint on ${column} serves, or 0. */
static int
plan_of(const struct table_source *source, int column)
{
	if (!is_all(source))
		return column == SCHEMA_ID ? PLAN_ID : 0;
	return column == ALL_KIND ? PLAN_KIND : 0;
}

static int
view_best_index(sqlite3_vtab *base, sqlite3_index_info *info)
{
	const struct view *view = (const struct view *)(const void *)base;

	info->estimatedCost = 100000.0;
	info->estimatedRows = 10000;
	for (int i = 0; i < info->nConstraint; i++) {
		int plan = plan_of(view->source, info->aConstraint[i].iColumn);
		if (plan == 0 || info->aConstraint[i].usable == 0 ||
		    info->aConstraint[i].op != SQLITE_INDEX_CONSTRAINT_EQ)
			continue;
		info->aConstraintUsage[i].argvIndex = 1;
		info->idxNum = plan;
		info->estimatedCost = plan == PLAN_ID ? 10.0 : 1000.0;
		info->estimatedRows = plan == PLAN_ID ? 1 : 1000;
		return SQLITE_OK;
	}
	return SQLITE_OK;
}

static int
cursor_open(sqlite3_vtab *base, sqlite3_vtab_cursor **out)
{
	(void)base;
	struct cursor *cursor = mem_new(1, sizeof(*cursor));
	*out = &cursor->base;
	return SQLITE_OK;
}

static int
cursor_close(sqlite3_vtab_cursor *base)
{
	mem_free(base);
	return SQLITE_OK;
}

/* Go on to a list that has a row at the index, or to the end. */
static void
settle(struct cursor *cursor)
{
	while (cursor->kind < cursor->last_kind &&
	       cursor->index >= cursor->snapshot->lists[cursor->kind].count) {
		cursor->kind++;
		cursor->index = 0;
	}
	cursor->is_done = cursor->kind >= cursor->last_kind;
}

static void
narrow_to_kind(struct cursor *cursor, strview word)
{
	enum kind kind;

	cursor->kind = cursor->last_kind;
	if (!kind_find(word, &kind))
		return;
	cursor->kind = kind;
	cursor->last_kind = (size_t)kind + 1;
}

static int
cursor_filter(sqlite3_vtab_cursor *base, int plan, const char *unused, int argc,
    sqlite3_value **argv)
{
	struct cursor *cursor = (struct cursor *)(void *)base;
	const struct view *view =
	    (const struct view *)(const void *)base->pVtab;
	enum kind kind = view->source->table->kind;

	(void)unused;
	(void)argc;
	cursor->snapshot = view->source->snapshot;
	cursor->only = NULL;
	cursor->index = 0;
	cursor->is_done = true;
	if (cursor->snapshot == NULL)
		return SQLITE_OK;
	cursor->kind = kind == KIND_COUNT ? 0 : (size_t)kind;
	cursor->last_kind = kind == KIND_COUNT ? KIND_COUNT : (size_t)kind + 1;
	if (plan == PLAN_ID) {
		cursor->only = snapshot_find(
		    cursor->snapshot, kind, function_argument(argv[0]));
		cursor->is_done = cursor->only == NULL;
		return SQLITE_OK;
	}
	if (plan == PLAN_KIND)
		narrow_to_kind(cursor, function_argument(argv[0]));
	settle(cursor);
	return SQLITE_OK;
}

static int
cursor_next(sqlite3_vtab_cursor *base)
{
	struct cursor *cursor = (struct cursor *)(void *)base;

	if (cursor->only != NULL) {
		cursor->is_done = true;
		return SQLITE_OK;
	}
	cursor->index++;
	settle(cursor);
	return SQLITE_OK;
}

static int
cursor_eof(sqlite3_vtab_cursor *base)
{
	const struct cursor *cursor = (const struct cursor *)(const void *)base;

	return cursor->is_done;
}

static const struct object *
cursor_object(const struct cursor *cursor)
{
	if (cursor->only != NULL)
		return cursor->only;
	return &cursor->snapshot->lists[cursor->kind].objects[cursor->index];
}

/* --- values -------------------------------------------------------------- */

static void
put_text(sqlite3_context *context, strview text)
{
	sqlite3_result_text64(context, text.len > 0 ? text.ptr : "", text.len,
	    SQLITE_STATIC, SQLITE_UTF8);
}

static void
put_json(sqlite3_context *context, const struct json *value)
{
	CLEANUP(strbuf_done) struct strbuf text = {0};

	normal_write(value, &text);
	sqlite3_result_text64(context, strbuf_cstr(&text), text.len,
	    SQLITE_TRANSIENT, SQLITE_UTF8);
}

/* A number that is no whole one of 64 bits stays the text that it is. */
static void
put_number(sqlite3_context *context, strview text)
{
	char digits[32];
	char *end;

	if (text.len == 0 || text.len >= sizeof(digits)) {
		put_text(context, text);
		return;
	}
	for (size_t i = 0; i < text.len; i++)
		digits[i] = text.ptr[i];
	digits[text.len] = '\0';
	long long whole = strtoll(digits, &end, 10);
	if (*end == '\0' && whole != LLONG_MAX && whole != LLONG_MIN) {
		sqlite3_result_int64(context, whole);
		return;
	}
	double real = strtod(digits, &end);
	if (*end == '\0' && sv_has(text, SV(".")))
		sqlite3_result_double(context, real);
	else
		put_text(context, text);
}

static void
put_value(sqlite3_context *context, const struct json *value)
{
	if (value == NULL) {
		sqlite3_result_null(context);
		return;
	}
	switch (value->type) {
	case JSON_NULL:
		sqlite3_result_null(context);
		break;
	case JSON_BOOL:
		sqlite3_result_int(context, value->truth);
		break;
	case JSON_NUMBER:
		put_number(context, value->text);
		break;
	case JSON_STRING:
		put_text(context, text_shown(value->text));
		break;
	case JSON_ARRAY:
	case JSON_OBJECT:
		put_json(context, value);
		break;
	}
}

static void
put_of_all(sqlite3_context *context, const struct object *object, int column)
{
	switch (column) {
	case ALL_KIND:
		put_text(context, sv_from(kind_name(object->kind)));
		break;
	case ALL_ID:
		put_text(context, object->id);
		break;
	case ALL_NAME:
		put_text(context, text_shown(object->name));
		break;
	case ALL_BODY:
		put_value(context, object->state);
		break;
	default:
		put_value(context, object->stamps);
		break;
	}
}

static void
put_of_kind(sqlite3_context *context, const struct schema_table *table,
    const struct object *object, int column)
{
	size_t field = (size_t)column - SCHEMA_FIRST_FIELD;

	if (column == SCHEMA_ID)
		put_text(context, object->id);
	else if (column == SCHEMA_NAME)
		put_text(context, text_shown(object->name));
	else if (field >= table->column_count)
		put_value(context, object->state);
	else
		put_value(context,
		    json_get(table->columns[field].is_stamp ? object->stamps
							    : object->state,
			table->columns[field].name));
}

static int
cursor_column(sqlite3_vtab_cursor *base, sqlite3_context *context, int column)
{
	const struct view *view =
	    (const struct view *)(const void *)base->pVtab;
	const struct object *object =
	    cursor_object((const struct cursor *)(const void *)base);

	if (is_all(view->source))
		put_of_all(context, object, column);
	else
		put_of_kind(context, view->source->table, object, column);
	return SQLITE_OK;
}

static int
cursor_rowid(sqlite3_vtab_cursor *base, sqlite3_int64 *rowid)
{
	const struct cursor *cursor = (const struct cursor *)(const void *)base;
	const struct object *object = cursor_object(cursor);
	const struct object *first =
	    cursor->snapshot->lists[object->kind].objects;

	*rowid = ((sqlite3_int64)object->kind << 40) + (object - first);
	return SQLITE_OK;
}

static const sqlite3_module module = {
    .iVersion = 1,
    .xConnect = view_connect,
    .xBestIndex = view_best_index,
    .xDisconnect = view_disconnect,
    .xOpen = cursor_open,
    .xClose = cursor_close,
    .xFilter = cursor_filter,
    .xNext = cursor_next,
    .xEof = cursor_eof,
    .xColumn = cursor_column,
    .xRowid = cursor_rowid,
};

int
table_register(sqlite3 *handle, struct table_source *source)
{
	return sqlite3_create_module_v2(
	    handle, source->table->name, &module, source, NULL);
}
