/*
 * schema.c - the tables that a query sees.
 */
#include "auditor/query/schema.h"

#include "auditor/base/banned.h"

const char *const schema_plain =
    "CREATE TABLE snapshot(tenant TEXT, tenant_name TEXT, series TEXT,\n"
    "  number INTEGER, started TEXT, finished TEXT, link TEXT,\n"
    "  content_digest TEXT) STRICT;\n"
    "CREATE TABLE coverage(kind TEXT PRIMARY KEY, status TEXT, reason TEXT,\n"
    "  detail TEXT, objects INTEGER) STRICT;\n";

/* As the kind is called, but for a word that SQL keeps for itself. */
static const char *
base_name(enum kind kind)
{
	if (kind == KIND_COUNT)
		return SCHEMA_OBJECTS;
	return kind == KIND_GROUP ? "groups" : kind_name(kind);
}

static const char *
table_name(enum kind kind, bool of_baseline, struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf name = {0};

	strbuf_add_text(&name, of_baseline ? SCHEMA_BASELINE : "");
	strbuf_add_text(&name, base_name(kind));
	for (size_t i = 0; i < name.len; i++) {
		if (name.ptr[i] == '-')
			name.ptr[i] = '_';
	}
	return arena_dup(arena, strbuf_view(&name)).ptr;
}

/* What stands in the object, and is no part of another property. */
static bool
is_column(strview name, enum field_class class)
{
	return (class == FIELD_STATE || class == FIELD_STAMP) &&
	       !sv_has(name, SV(".")) && !sv_eq_fold(name, SV("id")) &&
	       !sv_eq_fold(name, SV("name"));
}

/* SQL ignores letter case: no two columns may differ by it alone. */
static bool
has_column(const struct schema_table *table, strview name)
{
	for (size_t i = 0; i < table->column_count; i++) {
		if (sv_eq_fold(table->columns[i].name, name))
			return true;
	}
	return false;
}

static void
add_column(struct schema_table *table, size_t *cap, struct arena *arena,
    strview name, bool is_stamp)
{
	if (has_column(table, name))
		return;
	table->columns = arena_grow(arena, table->columns, table->column_count,
	    cap, sizeof(*table->columns));
	table->columns[table->column_count++] =
	    (struct schema_column){.name = name, .is_stamp = is_stamp};
}

/* ExceptIfX stands in no table of fields, but is a property as X is. */
static void
add_exception(struct schema_table *table, size_t *cap, struct arena *arena,
    const struct field *field)
{
	strview name = arena_printf(arena, "ExceptIf%s", field->name);

	if ((field->flags & FIELD_BEHAVIOUR) != 0 &&
	    kind_field(table->kind, name) != NULL)
		add_column(table, cap, arena, name, false);
}

/* What every object of Exchange has, and no table of fields lists. */
static void
add_shared(struct schema_table *table, size_t *cap, struct arena *arena)
{
	static const strview shared[] = {
	    SV_INIT("Guid"),
	    SV_INIT("WhenChangedUTC"),
	    SV_INIT("WhenCreatedUTC"),
	};

	for (size_t i = 0; i < COUNT_OF(shared); i++) {
		const struct field *field = kind_field(table->kind, shared[i]);
		if (field != NULL && is_column(shared[i], field->class))
			add_column(table, cap, arena, shared[i],
			    field->class == FIELD_STAMP);
	}
}

static struct schema_table
make_table(enum kind kind, bool of_baseline, struct arena *arena)
{
	struct schema_table table = {
	    .name = table_name(kind, of_baseline, arena),
	    .kind = kind,
	    .of_baseline = of_baseline,
	};
	size_t cap = 0;
	size_t count;

	if (kind == KIND_COUNT)
		return table;
	const struct field *fields = kind_fields(kind, &count);
	for (size_t i = 0; i < count; i++) {
		strview name = sv_from(fields[i].name);
		if (!is_column(name, fields[i].class))
			continue;
		add_column(
		    &table, &cap, arena, name, fields[i].class == FIELD_STAMP);
		add_exception(&table, &cap, arena, &fields[i]);
	}
	add_shared(&table, &cap, arena);
	return table;
}

struct schema_table *
schema_tables(struct arena *arena, size_t *count)
{
	const size_t each = (size_t)KIND_COUNT + 1;
	struct schema_table *tables =
	    arena_alloc(arena, 2 * each, sizeof(*tables));

	for (size_t i = 0; i < 2 * each; i++) {
		/* The table of all objects comes first. */
		size_t at = i % each;
		enum kind kind = at == 0 ? KIND_COUNT : (enum kind)(at - 1);
		tables[i] = make_table(kind, i >= each, arena);
	}
	*count = 2 * each;
	return tables;
}

bool
schema_is(strview name, const struct schema_table *table)
{
	return sv_eq_fold(name, sv_from(table->name));
}

void
schema_declare(const struct schema_table *table, struct strbuf *out)
{
	strbuf_printf(out, "CREATE TABLE %s(%s", table->name,
	    table->kind == KIND_COUNT
		? "kind TEXT, id TEXT, name TEXT, body TEXT, stamps TEXT"
		: "id TEXT, name TEXT");
	for (size_t i = 0; i < table->column_count; i++)
		strbuf_printf(
		    out, ",\n  \"" SV_FMT "\"", SV_ARG(table->columns[i].name));
	strbuf_printf(
	    out, "%s);\n", table->kind == KIND_COUNT ? "" : ",\n  body TEXT");
}
