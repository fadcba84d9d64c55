/*
 * store_bench.c - what history and comparison cost, beside bare yardsticks.
 *
 * Usage: store_bench [OBJECTS [FOLDER]].  Times vary with the machine; the
 * last two columns, multiples of a yardstick measured in the same sitting, do
 * so much less.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "auditor/base/digest.h"
#include "auditor/base/jsonw.h"
#include "auditor/diff/diff.h"
#include "auditor/model/normal.h"
#include "auditor/store/store.h"
#include "tests/bench/bench.h"

#define COUNT 100000

static double sha_ms;
static double sqlite_ms;

static void
show(const char *what, double began_ms)
{
	double ms = bench_now() - began_ms;

	(void)printf("%-40s %9.1f", what, ms);
	if (sha_ms > 0)
		(void)printf(" %9.2f", ms / sha_ms);
	if (sqlite_ms > 0)
		(void)printf(" %9.2f", ms / sqlite_ms);
	(void)printf("\n");
}

static void
write_list(struct jsonw *w, const char *key, const char *text, unsigned count)
{
	jsonw_array(w, key);
	for (unsigned i = 0; i < count; i++) {
		CLEANUP(strbuf_done) struct strbuf item = {0};
		strbuf_printf(&item, "%s%u", text, i);
		jsonw_text(w, NULL, strbuf_view(&item));
	}
	jsonw_end(w);
}

static void
write_credential(struct jsonw *w, strview id)
{
	jsonw_array(w, "keyCredentials");
	jsonw_object(w, NULL);
	jsonw_text(w, "keyId", id);
	jsonw_cstr(w, "type", "AsymmetricX509Cert");
	jsonw_cstr(w, "usage", "Verify");
	jsonw_cstr(w, "startDateTime", "2024-05-06T07:08:09Z");
	jsonw_cstr(w, "endDateTime", "2026-05-06T07:08:09Z");
	jsonw_end(w);
	jsonw_end(w);
}

/* A service principal of about 1.2 KB; ${edit} goes into a field. */
static void
write_object(struct strbuf *text, unsigned at, const char *edit)
{
	CLEANUP(strbuf_done) struct strbuf id = {0};
	struct jsonw w = {.out = text};

	strbuf_clear(text);
	jsonw_object(&w, NULL);
	strbuf_printf(&id, "%08x-0000-4000-8000-%012x", at * 2654435761U, at);
	jsonw_text(&w, "id", strbuf_view(&id));
	jsonw_text(&w, "appId", strbuf_view(&id));
	jsonw_cstr(&w, "displayName", edit);
	jsonw_bool(&w, "accountEnabled", true);
	jsonw_cstr(&w, "servicePrincipalType", "Application");
	jsonw_cstr(&w, "createdDateTime", "2024-05-06T07:08:09Z");
	write_list(&w, "replyUrls", "https://app.example/callback/", 4);
	write_list(&w, "servicePrincipalNames",
	    "api://a-service-principal-name-of-the-usual-length/", 6);
	write_list(&w, "tags", "WindowsAzureActiveDirectoryTag", 5);
	jsonw_array(&w, "passwordCredentials");
	jsonw_end(&w);
	write_credential(&w, strbuf_view(&id));
	jsonw_end(&w);
}

/* ${per_mille} of the objects differ from those of another edit. */
static struct snapshot *
make(unsigned count, unsigned per_mille, const char *edit, int64_t at)
{
	struct snapshot *snapshot = bench_snapshot();
	CLEANUP(arena_drop) struct arena *scratch = arena_new();
	CLEANUP(strbuf_done) struct strbuf text = {0};
	const struct coverage whole = {.status = COVERAGE_COMPLETE};

	for (unsigned i = 0; i < count; i++) {
		bool is_edited = i % 1000 < per_mille;
		write_object(&text, i, is_edited ? edit : "An application");
		bench_add(snapshot, KIND_SERVICE_PRINCIPAL, strbuf_view(&text),
		    scratch);
	}
	snapshot_cover(snapshot, KIND_SERVICE_PRINCIPAL, &whole);
	snapshot->started = at;
	snapshot->finished = at;
	snapshot_seal(snapshot);
	return snapshot;
}

static size_t
measure_sha(const struct object_list *list)
{
	static volatile unsigned char sink;
	double began = bench_now();
	size_t bytes = 0;

	for (size_t i = 0; i < list->count; i++) {
		struct digest digest = digest_of(list->objects[i].body);
		bytes += list->objects[i].body.len;
		sink = digest.bytes[0];
	}
	(void)sink;
	show("sha256 of the bodies", began);
	sha_ms = bench_now() - began;
	return bytes;
}

/* Rows (id, body) with an index on the id, one transaction, WAL, FULL. */
static void
measure_sqlite(const struct object_list *list, const char *path)
{
	sqlite3 *db = NULL;
	sqlite3_stmt *add = NULL;

	(void)sqlite3_open(path, &db);
	(void)sqlite3_exec(db,
	    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
	    "CREATE TABLE t (id TEXT NOT NULL UNIQUE, body TEXT) STRICT;"
	    "BEGIN",
	    NULL, NULL, NULL);
	double began = bench_now();
	(void)sqlite3_prepare_v2(
	    db, "INSERT INTO t VALUES (?1, ?2)", -1, &add, NULL);
	for (size_t i = 0; i < list->count; i++) {
		const struct object *object = &list->objects[i];
		(void)sqlite3_bind_text64(add, 1, object->id.ptr,
		    object->id.len, SQLITE_STATIC, SQLITE_UTF8);
		(void)sqlite3_bind_text64(add, 2, object->body.ptr,
		    object->body.len, SQLITE_STATIC, SQLITE_UTF8);
		(void)sqlite3_step(add);
		(void)sqlite3_reset(add);
	}
	(void)sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
	show("bare SQLite insert of id and body", began);
	sqlite_ms = bench_now() - began;
	(void)sqlite3_finalize(add);
	(void)sqlite3_close(db);
}

static void
measure_parse(const struct object_list *list)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct err err = {0};
	double began = bench_now();

	for (size_t i = 0; i < list->count; i++) {
		struct object object;
		bench_must(normal_restore(list->kind, list->objects[i].id,
			       list->objects[i].body, arena, &object, &err),
		    &err);
	}
	show("normal_restore of all (model)", began);
}

static void
put(struct store *store, struct snapshot *snapshot, const char *what)
{
	struct err err = {0};
	double began = bench_now();

	bench_must(store_put(store, snapshot, &err), &err);
	show(what, began);
}

static void
compare(const struct snapshot *before, const struct snapshot *after,
    const char *what)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct diff diff;
	double began = bench_now();

	diff_snapshots(before, after, arena, &diff);
	show(what, began);
	(void)printf("    %zu changes\n", diff.count);
}

static void
measure_store(unsigned count, const char *path)
{
	CLEANUP(store_drop) struct store *store = NULL;
	CLEANUP(snapshot_drop) struct snapshot *got = NULL;
	CLEANUP(snapshot_drop) struct snapshot *base = NULL;
	struct err err = {0};

	bench_must(store_open(path, STORE_WRITE, &store, &err), &err);
	double began = bench_now();
	CLEANUP(snapshot_drop) struct snapshot *first = make(count, 0, "", 1);
	show("normalise and seal (model)", began);
	CLEANUP(snapshot_drop)
	struct snapshot *same = make(count, 0, "", 2);
	CLEANUP(snapshot_drop)
	struct snapshot *few = make(count, 1, "Renamed", 3);
	CLEANUP(snapshot_drop)
	struct snapshot *most = make(count, 800, "Changed", 4);
	put(store, first, "store_put: all new");
	put(store, same, "store_put: nothing changed");
	put(store, few, "store_put: 0.1 % changed");
	put(store, most, "store_put: 80 % changed");
	began = bench_now();
	bench_must(
	    store_get(store, SV(BENCH_TENANT), SV("live"), 2, &got, &err),
	    &err);
	show("store_get", began);
	began = bench_now();
	bench_must(
	    store_base(store, SV(BENCH_TENANT), SV("live"), 4, &base, &err),
	    &err);
	show("store_base", began);
	compare(first, same, "diff: nothing changed");
	compare(same, base, "diff: 0.1 % changed");
	compare(few, most, "diff: 80 % changed");
}

int
main(int argc, char **argv)
{
	unsigned count =
	    argc > 1 ? (unsigned)strtoul(argv[1], NULL, 10) : COUNT;
	const char *folder = argc > 2 ? argv[2] : "/tmp";
	CLEANUP(strbuf_done) struct strbuf bare = {0};
	CLEANUP(strbuf_done) struct strbuf path = {0};

	strbuf_printf(&bare, "%s/store_bench.%d.bare", folder, getpid());
	strbuf_printf(&path, "%s/store_bench.%d.db", folder, getpid());
	struct snapshot *sample = make(count, 0, "", 0);
	const struct object_list *list =
	    snapshot_list(sample, KIND_SERVICE_PRINCIPAL);
	(void)printf("%-40s %9s %9s %9s\n", "", "ms", "x sha256", "x SQLite");
	size_t bytes = measure_sha(list);
	measure_sqlite(list, strbuf_cstr(&bare));
	measure_parse(list);
	(void)printf("    %u objects, %zu bytes each\n", count, bytes / count);
	snapshot_free(sample);
	measure_store(count, strbuf_cstr(&path));
	(void)unlink(strbuf_cstr(&bare));
	(void)unlink(strbuf_cstr(&path));
	return 0;
}
