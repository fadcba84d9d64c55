/*
 * schema.h - the tables that a query sees.
 *
 * snapshot            one row: what the snapshot is
 * coverage            one row a list: how much of it was read
 * objects             every object: kind, id, name, body, stamps
 * inbound_connector…  one table a kind, its properties as columns
 * baseline_…          the same of the signed baseline
 *
 * A table of a kind is called as the kind, with _ for -; group, a word of SQL,
 * is groups.  Its columns are id, name, the properties of the field table as
 * Microsoft spells them, and body.
 */
#ifndef AUDITOR_QUERY_SCHEMA_H
#define AUDITOR_QUERY_SCHEMA_H

#include "auditor/base/arena.h"
#include "auditor/base/strbuf.h"
#include "auditor/model/kind.h"

#define SCHEMA_BASELINE "baseline_"
#define SCHEMA_OBJECTS  "objects"

/* Columns of a table of a kind before its properties. */
enum schema_fixed { SCHEMA_ID, SCHEMA_NAME, SCHEMA_FIRST_FIELD };

struct schema_column {
	strview name;
	bool is_stamp; /* else a property of the state */
};

/* One table over objects; its texts live in an arena. */
struct schema_table {
	const char *name;
	enum kind kind; /* KIND_COUNT: all, the table of objects */
	bool of_baseline;
	/* Properties, in the order of their columns; none of objects. */
	struct schema_column *columns;
	size_t column_count;
};

/*
 * schema_tables(arena, count):
 * All tables over objects: those of the snapshot, then those of the baseline.
 */
struct schema_table *schema_tables(struct arena *arena, size_t *count);

/* schema_is(name, table): ${table} is called ${name}; case is ignored. */
bool schema_is(strview name, const struct schema_table *table);

/* schema_declare(table, out): append it as CREATE TABLE statement. */
void schema_declare(const struct schema_table *table, struct strbuf *out);

/* SQL of the tables that are no objects: snapshot and coverage. */
extern const char *const schema_plain;

#endif
