/*
 * db.c - the connection to SQLite, and its failures in words.
 */
#include "auditor/store/db.h"

#include <stdarg.h>
#include <stdio.h>

#include "auditor/base/lang.h"
#include "auditor/base/limits.h"
#include "auditor/base/mem.h"
#include "auditor/store/store.h"

#include "auditor/base/banned.h"

struct failure {
	int code; /* primary result code */
	const char *text;
	const char *hint;
};

static const struct failure locked = {SQLITE_BUSY,
    N_("it is locked by another run"),
    N_("wait until that run has ended and try again; nothing was changed")};
static const struct failure read_only = {SQLITE_READONLY, N_("it is read-only"),
    N_("give this user write access to the file and its folder, or name "
       "another "
       "history with --store")};
static const struct failure full = {SQLITE_FULL,
    N_("it cannot be written: the disk is full or failing, or a limit is "
       "reached"),
    N_("make room and try again; what was there before is untouched")};
static const struct failure damaged = {SQLITE_CORRUPT, N_("it is damaged"),
    N_("keep the file, and restore the history from a backup; a new one can "
       "begin under another name")};
static const struct failure foreign = {SQLITE_NOTADB,
    N_("this is not a history of exoaudit"),
    N_("name a history, or a path where nothing is yet, with --store")};

static const struct failure *const failures[] = {
    &locked, &read_only, &full, &damaged, &foreign};

/*
 * I/O errors by their extended code.  SQLite tells of a full disk by itself;
 * a quota and a limit of file sizes it passes on as failure to write, and what
 * the system said is lost when that happens in a commit.
 */
static const struct {
	int code;
	const struct failure *failure;
} io_failures[] = {
    {SQLITE_IOERR_CORRUPTFS, &damaged},
    {SQLITE_IOERR_DIR_FSYNC, &full},
    {SQLITE_IOERR_FSYNC, &full},
    {SQLITE_IOERR_SHMSIZE, &full},
    {SQLITE_IOERR_SHORT_READ, &damaged},
    {SQLITE_IOERR_TRUNCATE, &full},
    {SQLITE_IOERR_WRITE, &full},
};

static const struct failure *
find_failure(int code)
{
	for (size_t i = 0; i < COUNT_OF(failures); i++) {
		if (failures[i]->code == (code & 0xff))
			return failures[i];
	}
	for (size_t i = 0; i < COUNT_OF(io_failures); i++) {
		if (io_failures[i].code == code)
			return io_failures[i].failure;
	}
	return NULL;
}

/* Neither readable nor writable, and nothing more is known. */
static int
fail_unreachable(struct store *store, int code, struct err *err)
{
	int number = sqlite3_system_errno(store->handle);

	(void)err_set(err, ERR_STORE, "history %s: %s", store->path,
	    number != 0 ? err_errno(number) : sqlite3_errstr(code));
	return err_hint(err,
	    "see that the file and its folder can be reached and written by "
	    "this user");
}

int
db_fail(struct store *store, int code, struct err *err)
{
	int primary = code & 0xff;
	const struct failure *failure = find_failure(code);

	if (primary == SQLITE_NOMEM)
		mem_exhausted("SQLite");
	if (failure != NULL) {
		(void)err_set(err, ERR_STORE, "history %s: %s", store->path,
		    lang(failure->text));
		return err_hint(err, "%s", lang(failure->hint));
	}
	if (primary == SQLITE_IOERR || primary == SQLITE_CANTOPEN)
		return fail_unreachable(store, code, err);

	/* A table that is not there, a rule that does not hold. */
	(void)err_set(err, ERR_STORE, "history %s: %s: %s", store->path,
	    lang(damaged.text), sqlite3_errmsg(store->handle));
	return err_hint(err, "%s", lang(damaged.hint));
}

int
db_altered(struct store *store, struct err *err, const char *fmt, ...)
{
	char text[512];
	va_list args;

	va_start(args, fmt);
	(void)vsnprintf(text, sizeof(text), lang(fmt), args);
	va_end(args);
	(void)err_set(err, ERR_STORE, "history %s: %s", store->path, text);
	return err_hint(err,
	    "the file was damaged or altered: keep it, and restore the "
	    "history from a backup");
}

int
db_open(struct store *store, const char *name, int flags, struct err *err)
{
	int code = sqlite3_open_v2(name, &store->handle,
	    flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);

	if (code != SQLITE_OK)
		return db_fail(store, code, err);

	/* The file may have been made by someone who means us harm. */
	static const int off[] = {
	    SQLITE_DBCONFIG_DQS_DDL,
	    SQLITE_DBCONFIG_DQS_DML,
	    SQLITE_DBCONFIG_ENABLE_TRIGGER,
	    SQLITE_DBCONFIG_ENABLE_VIEW,
	    SQLITE_DBCONFIG_TRUSTED_SCHEMA,
	};
	for (size_t i = 0; i < COUNT_OF(off); i++)
		(void)sqlite3_db_config(store->handle, off[i], 0, NULL);
	(void)sqlite3_db_config(
	    store->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	(void)sqlite3_limit(
	    store->handle, SQLITE_LIMIT_LENGTH, (int)LIMIT_STRBUF);
	(void)sqlite3_busy_timeout(store->handle, STORE_WAIT_MS);
	return 0;
}

void
db_close(struct store *store)
{
	for (size_t i = 0; i < SQL_COUNT; i++) {
		(void)sqlite3_finalize(store->statements[i]);
		store->statements[i] = NULL;
	}
	(void)sqlite3_close(store->handle);
	store->handle = NULL;
}

int
db_run(struct store *store, const char *sql, struct err *err)
{
	int code = sqlite3_exec(store->handle, sql, NULL, NULL, NULL);

	return code == SQLITE_OK ? 0 : db_fail(store, code, err);
}

static void
finalize(sqlite3_stmt **statement)
{
	(void)sqlite3_finalize(*statement);
}

int
db_run_text(
    struct store *store, const char *sql, const char *text, struct err *err)
{
	CLEANUP(finalize) sqlite3_stmt *statement = NULL;
	int code = sqlite3_prepare_v2(store->handle, sql, -1, &statement, NULL);

	if (code == SQLITE_OK)
		code = sqlite3_bind_text(statement, 1, text, -1, SQLITE_STATIC);
	if (code == SQLITE_OK)
		code = sqlite3_step(statement);
	return code == SQLITE_DONE ? 0 : db_fail(store, code, err);
}

int
db_run_ints(struct store *store, const char *sql, const int64_t *values,
    int64_t *number, struct err *err)
{
	CLEANUP(finalize) sqlite3_stmt *statement = NULL;
	int code = sqlite3_prepare_v2(store->handle, sql, -1, &statement, NULL);
	int count =
	    values != NULL ? sqlite3_bind_parameter_count(statement) : 0;

	for (int i = 0; code == SQLITE_OK && i < count; i++)
		code = sqlite3_bind_int64(statement, i + 1, values[i]);
	if (code == SQLITE_OK)
		code = sqlite3_step(statement);
	if (code != SQLITE_DONE && code != SQLITE_ROW)
		return db_fail(store, code, err);
	if (number != NULL)
		*number = sqlite3_column_int64(statement, 0);
	return 0;
}

int
db_number(
    struct store *store, const char *sql, int64_t *number, struct err *err)
{
	return db_run_ints(store, sql, NULL, number, err);
}
