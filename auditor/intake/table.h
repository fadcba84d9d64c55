/*
 * table.h - tables of records: Search-UnifiedAuditLog through Export-Csv, the
 * search of the audit log in Purview, audit logs and sign-ins as the portals of
 * Entra and Azure download them.
 */
#ifndef AUDITOR_INTAKE_TABLE_H
#define AUDITOR_INTAKE_TABLE_H

#include "auditor/intake/feed.h"
#include "auditor/intake/harvest.h"

/* table_is(head): a file that begins with ${head} is for table_read. */
bool table_is(strview head);

/*
 * table_read(feed, harvest, err):
 * Take all records of the table in ${feed}, whatever the order of its columns.
 * A table of anything else is skipped: lists in its cells are joined, and what
 * they were cannot be told.
 */
int table_read(
    struct feed *feed, struct harvest *harvest, struct err *err) MUST_USE;

#endif
