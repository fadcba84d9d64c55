/*
 * fault_open_test.c - what opening a history says.
 */
#include "auditor/store/store.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/unit/auditor/store/fault.h"

struct open_row {
	const char *name;
	void (*prepare)(const char *path); /* NULL: nothing is there */
	enum store_mode mode;
	enum err_code code; /* ERR_NONE: it opens */
	const char *text;
	const char *hint;
};

static void
empty_file(const char *path)
{
	fault_write(path, "", 0);
}

static void
short_text(const char *path)
{
	fault_write(path, "hello\n", 6);
}

static void
long_text(const char *path)
{
	char text[9000];

	memset(text, 'x', sizeof(text));
	fault_write(path, text, sizeof(text));
}

static void
folder(const char *path)
{
	KIT_INT(mkdir(path, 0700), 0);
}

static void
a_history(const char *path)
{
	history_fill(path, "live", fault_docs, COUNT_OF(fault_docs));
}

static void
newer(const char *path)
{
	a_history(path);
	history_sql(path, "PRAGMA user_version = 99");
}

static void
older(const char *path)
{
	a_history(path);
	history_sql(path, "PRAGMA user_version = 1");
}

static void
other_program(const char *path)
{
	history_sql(path, "CREATE TABLE t (x); INSERT INTO t VALUES (1)");
}

static void
other_application(const char *path)
{
	history_sql(path, "PRAGMA application_id = 7");
}

/* Begun, and killed before the tables were there. */
static void
bare_log(const char *path)
{
	history_sql(path, "PRAGMA journal_mode = WAL");
}

static void
link_to_nowhere(const char *path)
{
	KIT_INT(symlink("/nonexistent/history.db", path), 0);
}

static const struct open_row open_rows[] = {
    {"nothing to read", NULL, STORE_READ, ERR_NOT_FOUND,
	"there is no such file", "exoaudit snapshot"},
    {"nothing there yet", NULL, STORE_WRITE, ERR_NONE, NULL, NULL},
    {"an empty file to read", empty_file, STORE_READ, ERR_NOT_FOUND,
	"nothing was put into it yet", "exoaudit snapshot"},
    {"an empty file", empty_file, STORE_WRITE, ERR_NONE, NULL, NULL},
    {"hardly begun, to read", bare_log, STORE_READ, ERR_NOT_FOUND,
	"nothing was put into it yet", "exoaudit snapshot"},
    {"hardly begun", bare_log, STORE_WRITE, ERR_NONE, NULL, NULL},
    {"a few bytes of text to read", short_text, STORE_READ, ERR_STORE,
	"this is not a history of exoaudit", "--store"},
    {"a few bytes of text", short_text, STORE_WRITE, ERR_STORE,
	"this is not a history of exoaudit", "--store"},
    {"text to read", long_text, STORE_READ, ERR_STORE,
	"this is not a history of exoaudit", "--store"},
    {"text", long_text, STORE_WRITE, ERR_STORE,
	"this is not a history of exoaudit", "--store"},
    {"a folder to read", folder, STORE_READ, ERR_STORE, "this is not a file",
	"--store"},
    {"a folder", folder, STORE_WRITE, ERR_STORE, "this is not a file",
	"--store"},
    {"a database of another program to read", other_program, STORE_READ,
	ERR_STORE, "this is a database of another program", "--store"},
    {"a database of another program", other_program, STORE_WRITE, ERR_STORE,
	"this is a database of another program", "--store"},
    {"a database that says whose it is", other_application, STORE_WRITE,
	ERR_STORE, "this is a database of another program", "--store"},
    {"an older version to read", older, STORE_READ, ERR_STORE,
	"it was written by an older exoaudit (version 1 of the history",
	"take a snapshot"},
    {"a newer version to read", newer, STORE_READ, ERR_STORE,
	"it was written by a newer exoaudit (version 99 of the history; this "
	"program knows 3)",
	"use the newer program"},
    {"a newer version", newer, STORE_WRITE, ERR_STORE,
	"it was written by a newer exoaudit", "use the newer program"},
    {"a link to nowhere", link_to_nowhere, STORE_WRITE, ERR_NOT_FOUND,
	"there is no such file", "--store"},
    {"a history to read", a_history, STORE_READ, ERR_NONE, NULL, NULL},
    {"a history", a_history, STORE_WRITE, ERR_NONE, NULL, NULL},
};

static struct digest
file_digest(const char *path)
{
	strview bytes = {NULL, 0};
	struct stat info;

	if (stat(path, &info) == 0 && S_ISREG(info.st_mode))
		bytes = kit_file(path);
	return digest_of(bytes);
}

static void
opens_or_says_why(const void *at)
{
	const struct open_row *row = at;
	const char *path = history_path();
	CLEANUP(strbuf_done) struct strbuf above = {0};
	struct store *store = NULL;
	struct err err = {0};

	if (row->prepare != NULL) {
		strbuf_add(&above,
		    (strview){path, strlen(path) - strlen("/history.db")});
		KIT_INT(mkdir(strbuf_cstr(&above), 0700), 0);
		row->prepare(path);
	}
	struct digest before = file_digest(path);
	int status = store_open(path, row->mode, &store, &err);
	store_close(store);
	KIT_INT(status, row->code == ERR_NONE ? 0 : -1);
	if (row->code == ERR_NONE)
		return;
	KIT_INT(err.code, row->code);
	KIT_HAS(sv_from(err.text), path);
	KIT_HAS(sv_from(err.text), row->text);
	KIT_HAS(sv_from(err.hint), row->hint);
	/* What is not ours stays as it was. */
	struct digest after = file_digest(path);
	same_digest(&after, &before, "the file");
}

/* Names that SQLite would take for something else. */
static void
takes_names_literally(const void *at)
{
	static const char *const names[] = {
	    ":memory:", "file:x?mode=memory", "a%20b?c#d", ""};
	char *back = getcwd(NULL, 0);
	struct store *store = NULL;
	struct err err = {0};

	(void)at;
	KIT_INT(chdir(kit_folder()), 0);
	for (size_t i = 0; i < 3; i++) {
		history_fill(names[i], "live", fault_docs, 1);
		KIT_INT(access(names[i], F_OK), 0);
		store = history_open(names[i], STORE_READ);
		store_close(store);
	}
	KIT_INT(store_open("", STORE_WRITE, &store, &err), -1);
	KIT_INT(err.code, ERR_STORE);
	KIT_INT(chdir(back), 0);
	free(back);
}

static void
cannot_make_folder(const void *at)
{
	CLEANUP(strbuf_done) struct strbuf path = {0};
	struct store *store = NULL;
	struct err err = {0};

	(void)at;
	strbuf_printf(&path, "%s/file", kit_folder());
	fault_write(strbuf_cstr(&path), "", 0);
	strbuf_add_text(&path, "/below/history.db");
	KIT_INT(store_open(strbuf_cstr(&path), STORE_WRITE, &store, &err), -1);
	KIT_INT(err.code, ERR_STORE);
	KIT_HAS(sv_from(err.text), "cannot create folder");
	KIT_HAS(sv_from(err.hint), "--store");
}

static void
cannot_put_when_reading(const void *at)
{
	const char *path = history_path();
	CLEANUP(snapshot_drop)
	struct snapshot *snapshot = given("live", 9000, fault_docs[0]);
	struct err err = {0};

	(void)at;
	history_fill(path, "live", fault_docs, 1);
	CLEANUP(store_drop)
	struct store *store = history_open(path, STORE_READ);
	KIT_INT(store_put(store, snapshot, &err), -1);
	KIT_INT(err.code, ERR_STORE);
	KIT_HAS(sv_from(err.text), "read-only");
}

int
main(void)
{
	KIT_ROWS(open_rows, opens_or_says_why);
	kit_case("odd names", takes_names_literally);
	kit_case("a file where a folder should be", cannot_make_folder);
	kit_case("opened to read", cannot_put_when_reading);
	return kit_finish();
}
