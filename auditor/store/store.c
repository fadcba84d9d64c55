/*
 * store.c - opening and closing a history.
 */
#include "auditor/store/store.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "auditor/base/file.h"
#include "auditor/base/mem.h"
#include "auditor/base/strbuf.h"
#include "auditor/store/db.h"
#include "auditor/store/migrate.h"
#include "auditor/store/name.h"

#include "auditor/base/banned.h"

/* What each connection keeps to; see design.md, dependencies. */
static const char settings[] = "PRAGMA foreign_keys = ON;"
			       "PRAGMA synchronous = FULL;"
			       "PRAGMA cell_size_check = ON;"
			       "PRAGMA temp_store = MEMORY;"
			       "PRAGMA cache_size = -65536;";

static int
fail_errno(const char *path, struct err *err)
{
	int code = errno;

	(void)err_set(err, ERR_STORE, "history %s: %s", path, err_errno(code));
	return err_hint(err,
	    "see that the file and its folder can be reached and written by "
	    "this user");
}

static int
make_folder_of(const char *path, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf folder = {0};
	const char *slash = strrchr(path, '/');

	if (slash == NULL || slash == path)
		return 0;
	strbuf_add(&folder, (strview){path, (size_t)(slash - path)});
	if (file_exists(strbuf_cstr(&folder)))
		return 0;
	if (file_make_folder(strbuf_cstr(&folder), err) == 0)
		return 0;
	(void)err_wrap(err, "history %s", path);
	if (err != NULL)
		err->code = ERR_STORE;
	return err_hint(err, "create the folder, or name another history with "
			     "--store");
}

/*
 * SQLite would create the file by the umask.  A file that is there is not
 * opened here: closing it would drop the locks of this process on it.
 */
static int
make_file(const char *path, struct err *err)
{
	int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (fd >= 0)
		return close(fd) == 0 ? 0 : fail_errno(path, err);
	return errno == EEXIST ? 0 : fail_errno(path, err);
}

static int
look_at(const char *path, struct err *err)
{
	struct stat info;

	if (stat(path, &info) != 0 && errno != ENOENT)
		return fail_errno(path, err);
	if (stat(path, &info) != 0) {
		(void)err_set(err, ERR_NOT_FOUND,
		    "history %s: there is no such file", path);
		return err_hint(err,
		    "take a snapshot first, `exoaudit snapshot`, or name "
		    "another history with --store");
	}
	if (S_ISREG(info.st_mode))
		return 0;
	(void)err_set(err, ERR_STORE, "history %s: this is not a file", path);
	return err_hint(err, "name a file with --store");
}

/*
 * A reader too needs files beside the history.  Where none can be made, it is
 * read as it lies there, which nobody can be writing to.
 */
static int
open_as_it_lies(struct store *store, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf name = {0};

	if (name_has_log(store->path)) {
		(void)err_set(err, ERR_STORE,
		    "history %s: it was not closed, and where it lies nothing "
		    "can be written",
		    store->path);
		return err_hint(err,
		    "copy it with the -wal file beside it to where you may "
		    "write");
	}
	db_close(store);
	name_immutable(store->path, &name);
	return db_open(store, strbuf_cstr(&name),
	    SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, err);
}

static int
open_for_reading(struct store *store, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf name = {0};

	TRY(look_at(store->path, err));
	name_plain(store->path, &name);
	/* Writable where it can be, so that the files beside it are tidied. */
	TRY(db_open(store, strbuf_cstr(&name), SQLITE_OPEN_READWRITE, err));
	int code = sqlite3_exec(
	    store->handle, "SELECT 1 FROM sqlite_schema", NULL, NULL, NULL);
	int primary = code & 0xff;
	if (primary == SQLITE_CANTOPEN || primary == SQLITE_READONLY)
		TRY(open_as_it_lies(store, err));
	else if (code != SQLITE_OK)
		return db_fail(store, code, err);
	TRY(db_run(store, settings, err));
	TRY(db_run(store, "PRAGMA query_only = ON", err));
	return migrate_check(store, err);
}

static int
open_for_writing(struct store *store, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf name = {0};

	TRY(make_folder_of(store->path, err));
	TRY(make_file(store->path, err));
	TRY(look_at(store->path, err));
	name_plain(store->path, &name);
	/* Another history is attached as URI. */
	TRY(db_open(store, strbuf_cstr(&name),
	    SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI, err));
	if (sqlite3_db_readonly(store->handle, "main") != 0)
		return db_fail(store, SQLITE_READONLY, err);
	TRY(db_run(store, settings, err));
	return migrate_run(store, err);
}

int
store_open(const char *path, enum store_mode mode, struct store **store,
    struct err *err)
{
	CLEANUP(store_drop) struct store *made = mem_new(1, sizeof(*made));

	made->path = mem_new(strlen(path) + 1, 1);
	memcpy(made->path, path, strlen(path));
	if (mode == STORE_READ)
		TRY(open_for_reading(made, err));
	else
		TRY(open_for_writing(made, err));
	*store = TAKE(made);
	return 0;
}

void
store_close(struct store *store)
{
	if (store == NULL)
		return;
	db_close(store);
	mem_free(store->path);
	mem_free(store);
}

void
store_drop(struct store **store)
{
	store_close(*store);
}

void
store_set_wait(struct store *store, int wait_ms)
{
	(void)sqlite3_busy_timeout(store->handle, wait_ms);
}
