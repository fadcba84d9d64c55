/*
 * migrate.c - the tables of the history, and its version.
 */
#include "auditor/store/migrate.h"

#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>

#include "auditor/base/timefmt.h"
#include "auditor/store/db.h"
#include "auditor/store/query.h"
#include "auditor/store/store.h"

#include "auditor/base/banned.h"

/* "EXOA": by this a history is told from other SQLite files. */
#define APPLICATION_ID 0x45584f41

#define BUSY_SLEEP_MS 10

/*
 * Step N brings version N to N + 1 and is never edited once it was released.
 *
 * snapshots.complete and .partial are the kinds read so, with a blank around
 * each.  They stand before the coverage, whose pages a search then skips.
 */
static const char *const steps[] = {
    "CREATE TABLE series ("
    " id INTEGER PRIMARY KEY,"
    " tenant TEXT NOT NULL,"
    " name TEXT NOT NULL,"
    " UNIQUE (tenant, name)"
    ") STRICT;"
    "CREATE TABLE snapshots ("
    " series INTEGER NOT NULL REFERENCES series (id),"
    " number INTEGER NOT NULL CHECK (number > 0),"
    " canon TEXT NOT NULL,"
    " tenant_name TEXT NOT NULL,"
    " tool_version TEXT NOT NULL,"
    " started INTEGER NOT NULL,"
    " finished INTEGER NOT NULL CHECK (finished >= started),"
    " complete TEXT NOT NULL,"
    " partial TEXT NOT NULL,"
    " content_digest BLOB NOT NULL CHECK (length(content_digest) = 32),"
    " previous_link BLOB NOT NULL CHECK (length(previous_link) = 32),"
    " link BLOB NOT NULL CHECK (length(link) = 32),"
    " coverage TEXT NOT NULL,"
    " PRIMARY KEY (series, number)"
    ") STRICT;"
    "CREATE TABLE bodies ("
    " digest BLOB NOT NULL PRIMARY KEY CHECK (length(digest) = 32),"
    " body TEXT NOT NULL"
    ") STRICT;"
    "CREATE TABLE versions ("
    " series INTEGER NOT NULL,"
    " kind TEXT NOT NULL,"
    " object TEXT NOT NULL,"
    " first INTEGER NOT NULL,"
    " until INTEGER CHECK (until > first),"
    " digest BLOB NOT NULL REFERENCES bodies (digest),"
    " PRIMARY KEY (series, kind, object, first),"
    " FOREIGN KEY (series, first) REFERENCES snapshots (series, number),"
    " FOREIGN KEY (series, until) REFERENCES snapshots (series, number)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE UNIQUE INDEX versions_open ON versions (series, kind, object)"
    " WHERE until IS NULL;"
    "CREATE INDEX versions_closed ON versions (series, kind, until)"
    " WHERE until IS NOT NULL;"
    "CREATE TABLE baselines ("
    " tenant TEXT NOT NULL,"
    " serial INTEGER NOT NULL,"
    " digest BLOB NOT NULL CHECK (length(digest) = 32),"
    " accepted INTEGER NOT NULL,"
    " PRIMARY KEY (tenant, serial)"
    ") STRICT, WITHOUT ROWID;",
    /* What a run read of events is one row; its digest is in the link.  Of
     * what it brought, events before pruned were taken out. */
    "CREATE TABLE event_runs ("
    " series INTEGER NOT NULL,"
    " snapshot INTEGER NOT NULL,"
    " windows TEXT NOT NULL,"
    " pruned INTEGER NOT NULL DEFAULT 0,"
    " PRIMARY KEY (series, snapshot),"
    " FOREIGN KEY (series, snapshot) REFERENCES snapshots (series, number)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE events ("
    " series INTEGER NOT NULL,"
    " type TEXT NOT NULL,"
    " id TEXT NOT NULL,"
    " time INTEGER NOT NULL,"
    " snapshot INTEGER NOT NULL,"
    " body TEXT NOT NULL,"
    " PRIMARY KEY (series, type, id),"
    " FOREIGN KEY (series, snapshot)"
    " REFERENCES event_runs (series, snapshot)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE INDEX events_time ON events (series, type, time);"
    "CREATE INDEX events_snapshot ON events (series, snapshot);",
    /* A body that went is '' and has a fingerprint in its place. */
    "CREATE TABLE prunings ("
    " series INTEGER NOT NULL REFERENCES series (id),"
    " number INTEGER NOT NULL CHECK (number > 0),"
    " below INTEGER NOT NULL,"
    " made INTEGER NOT NULL,"
    " previous BLOB NOT NULL CHECK (length(previous) = 32),"
    " digest BLOB NOT NULL CHECK (length(digest) = 32),"
    " PRIMARY KEY (series, number)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE fingerprints ("
    " series INTEGER NOT NULL,"
    " digest BLOB NOT NULL REFERENCES bodies (digest),"
    " pruning INTEGER NOT NULL,"
    " state BLOB NOT NULL CHECK (length(state) = 32),"
    " behaviour BLOB NOT NULL CHECK (length(behaviour) = 32),"
    " sketch TEXT NOT NULL,"
    " PRIMARY KEY (series, digest),"
    " FOREIGN KEY (series, pruning) REFERENCES prunings (series, number)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE INDEX fingerprints_pruning ON fingerprints (series, pruning);"
    /* Over the row and the mark of the one before; NULL in older rows. */
    "ALTER TABLE baselines ADD COLUMN mark BLOB CHECK (length(mark) = 32);",
};

#define VERSION ((int64_t)COUNT_OF(steps))

/* The version of the file; 0 when it is empty. */
static int
read_version(struct store *store, int64_t *version, struct err *err)
{
	int64_t application;
	int64_t tables;

	TRY(db_number(store, "PRAGMA application_id", &application, err));
	TRY(db_number(store, "PRAGMA user_version", version, err));
	TRY(db_number(
	    store, "SELECT count(*) FROM sqlite_schema", &tables, err));
	if (application == 0 && *version == 0 && tables == 0)
		return 0;
	if (application != APPLICATION_ID || *version < 1) {
		(void)err_set(err, ERR_STORE,
		    "history %s: this is a database of another program",
		    store->path);
		return err_hint(err,
		    "name a history of exoaudit, or a path where nothing is "
		    "yet, with --store");
	}
	if (*version > VERSION) {
		(void)err_set(err, ERR_STORE,
		    "history %s: it was written by a newer exoaudit (version "
		    "%lld of the history; this program knows %lld)",
		    store->path, (long long)*version, (long long)VERSION);
		return err_hint(err, "use the newer program; nothing was "
				     "changed");
	}
	return 0;
}

int
migrate_check(struct store *store, struct err *err)
{
	int64_t version;

	TRY(read_version(store, &version, err));
	if (version == VERSION)
		return 0;
	if (version > 0) {
		(void)err_set(err, ERR_STORE,
		    "history %s: it was written by an older exoaudit (version "
		    "%lld of the history; this program reads %lld)",
		    store->path, (long long)version, (long long)VERSION);
		return err_hint(err,
		    "take a snapshot, or import a file: this brings it up to "
		    "date");
	}
	(void)err_set(err, ERR_NOT_FOUND,
	    "history %s: nothing was put into it yet", store->path);
	return err_hint(err, "take a snapshot first: `exoaudit snapshot`");
}

static int
run_steps(struct store *store, int64_t version, struct err *err)
{
	char pragma[64];

	for (int64_t i = version; i < VERSION; i++)
		TRY(db_run(store, steps[i], err));
	(void)snprintf(pragma, sizeof(pragma), "PRAGMA application_id = %d",
	    APPLICATION_ID);
	TRY(db_run(store, pragma, err));
	(void)snprintf(
	    pragma, sizeof(pragma), "PRAGMA user_version = %" PRId64, VERSION);
	return db_run(store, pragma, err);
}

/*
 * Switch the file to write-ahead logging.  Two runs that meet here are told
 * "busy" at once, for each holds what the other waits for: wait ourselves.
 */
static int
use_log(struct store *store, struct err *err)
{
	int64_t until_ms = time_monotonic_ms() + STORE_WAIT_MS;

	for (;;) {
		int code = sqlite3_exec(store->handle,
		    "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
		if (code == SQLITE_OK)
			return 0;
		if ((code & 0xff) != SQLITE_BUSY ||
		    time_monotonic_ms() >= until_ms)
			return db_fail(store, code, err);
		(void)sqlite3_sleep(BUSY_SLEEP_MS);
	}
}

int
migrate_run(struct store *store, struct err *err)
{
	CLEANUP(txn_done) struct txn txn = {0};
	int64_t version;

	TRY(read_version(store, &version, err));
	/* Only now: a file of another program is left as it is. */
	TRY(use_log(store, err));
	if (version == VERSION)
		return 0;

	/* Another run may have been faster. */
	TRY(txn_write(store, &txn, err));
	TRY(read_version(store, &version, err));
	TRY(run_steps(store, version, err));
	return txn_commit(&txn, err);
}
