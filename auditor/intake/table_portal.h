/*
 * table_portal.h - rows of the portals of Entra and Azure as Graph says them.
 */
#ifndef AUDITOR_INTAKE_TABLE_PORTAL_H
#define AUDITOR_INTAKE_TABLE_PORTAL_H

#include "auditor/intake/recognise.h"

/* Most bytes of the name of a column that means something. */
#define TABLE_NAME 64

/*
 * table_squash(name, to):
 * ${name} in lower case, without all that is neither letter nor digit: "Date
 * (UTC)" is dateutc.  A view of ${to}; "" when it is too long.
 */
strview table_squash(strview name, char to[TABLE_NAME]);

/*
 * table_portal_form(columns, count, thing):
 * Whether these are the columns of directory audits or sign-ins.
 */
bool table_portal_form(const strview *columns, size_t count, enum thing *thing);

/*
 * table_portal_means(thing, column):
 * The column ${column} of such a table is looked at.
 */
bool table_portal_means(enum thing thing, strview column);

/*
 * table_portal_record(thing, row, arena):
 * The record that ${row}, an object of texts, tells, in the shape of Graph.
 */
struct json table_portal_record(
    enum thing thing, const struct json *row, struct arena *arena);

#endif
