/*
 * migrate.h - the tables of the history, and its version.
 */
#ifndef AUDITOR_STORE_MIGRATE_H
#define AUDITOR_STORE_MIGRATE_H

#include "auditor/store/db.h"

/*
 * migrate_check(store, err):
 * See that the file is a history that this program can read.  ERR_NOT_FOUND
 * when nothing was put into it yet; ERR_STORE when it is of an older version,
 * which only writing brings up to date.
 */
int migrate_check(struct store *store, struct err *err) MUST_USE;

/*
 * migrate_run(store, err):
 * The same for writing: an empty file becomes a history, an older one is
 * brought up to date, each in one transaction.
 */
int migrate_run(struct store *store, struct err *err) MUST_USE;

#endif
