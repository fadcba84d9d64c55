/*
 * history.h - what tests of the store share.
 */
#ifndef TESTS_UNIT_AUDITOR_STORE_HISTORY_H
#define TESTS_UNIT_AUDITOR_STORE_HISTORY_H

#include <sqlite3.h>
#include <stdio.h>

#include "auditor/store/store.h"
#include "tests/unit/auditor/diff/given.h"

/* Documents for given(). */
#define IN(id, comment)                                                        \
	"{'Guid':'" id "','Name':'" id "','Comment':'" comment "'}"
#define CONNECTORS(list) "{'InboundConnector':[" list "]}"
#define PARTLY(list)     "{'InboundConnector':{'throttled':[" list "]}}"

/* history_path(): a file in a new folder; good until the next call. */
static inline const char *
history_path(void)
{
	static char path[256];
	static int count;

	(void)snprintf(
	    path, sizeof(path), "%s/%d/history.db", kit_folder(), count++);
	return path;
}

static inline struct store *
history_open(const char *path, enum store_mode mode)
{
	struct store *store = NULL;
	struct err err = {0};

	KIT_GOOD(store_open(path, mode, &store, &err), &err);
	return store;
}

/* history_put(store, series, at, doc): put a snapshot; for snapshot_free. */
static inline struct snapshot *
history_put(
    struct store *store, const char *series, int64_t at, const char *doc)
{
	struct snapshot *snapshot = given(series, at, doc);
	struct err err = {0};

	KIT_GOOD(store_put(store, snapshot, &err), &err);
	return snapshot;
}

static inline void
history_fill(
    const char *path, const char *series, const char *const *docs, size_t count)
{
	CLEANUP(store_drop)
	struct store *store = history_open(path, STORE_WRITE);

	for (size_t i = 0; i < count; i++)
		snapshot_free(history_put(
		    store, series, 1000 + 100 * (int64_t)i, docs[i]));
}

/* history_sql(path, sql): change a file behind the back of the store. */
static inline void
history_sql(const char *path, const char *sql)
{
	sqlite3 *handle = NULL;

	KIT_INT(sqlite3_open(path, &handle), SQLITE_OK);
	KIT_INT(sqlite3_exec(handle, sql, NULL, NULL, NULL), SQLITE_OK);
	KIT_INT(sqlite3_close(handle), SQLITE_OK);
}

/* history_count(path, sql): the number that ${sql} gives. */
static inline int64_t
history_count(const char *path, const char *sql)
{
	sqlite3 *handle = NULL;
	sqlite3_stmt *statement = NULL;

	KIT_INT(sqlite3_open(path, &handle), SQLITE_OK);
	KIT_INT(
	    sqlite3_prepare_v2(handle, sql, -1, &statement, NULL), SQLITE_OK);
	KIT_INT(sqlite3_step(statement), SQLITE_ROW);
	int64_t count = sqlite3_column_int64(statement, 0);
	KIT_INT(sqlite3_finalize(statement), SQLITE_OK);
	KIT_INT(sqlite3_close(handle), SQLITE_OK);
	return count;
}

static inline void
same_digest(const struct digest *a, const struct digest *b, const char *what)
{
	char left[DIGEST_HEX_MAX];
	char right[DIGEST_HEX_MAX];

	kit_text(sv_from(digest_hex(a, left)), sv_from(digest_hex(b, right)),
	    what, __FILE__, __LINE__);
}

static inline void
same_object(const struct object *a, const struct object *b)
{
	KIT_INT(a->kind, b->kind);
	KIT_TEXT(a->id, b->id);
	KIT_TEXT(a->name, b->name);
	KIT_TEXT(a->body, b->body);
	KIT_INT(a->is_odd, b->is_odd);
	same_digest(&a->state_digest, &b->state_digest, "state");
	same_digest(&a->record_digest, &b->record_digest, "record");
	same_digest(&a->behaviour_digest, &b->behaviour_digest, "behaviour");
}

static inline void
same_list(const struct object_list *a, const struct object_list *b)
{
	KIT_INT(a->coverage.status, b->coverage.status);
	KIT_INT(a->coverage.reason, b->coverage.reason);
	KIT_TEXT(a->coverage.detail, b->coverage.detail);
	KIT_INT(a->coverage.requests, b->coverage.requests);
	KIT_INT(a->coverage.bytes, b->coverage.bytes);
	KIT_INT(a->coverage.ms, b->coverage.ms);
	KIT_TEXT(a->coverage.request_ids, b->coverage.request_ids);
	KIT_INT(a->count, b->count);
	for (size_t i = 0; i < a->count; i++)
		same_object(&a->objects[i], &b->objects[i]);
	KIT_INT(a->field_count, b->field_count);
	for (size_t i = 0; i < a->field_count; i++)
		KIT_TEXT(a->fields[i], b->fields[i]);
}

/* same_snapshot(a, b): equal in everything there is. */
static inline void
same_snapshot(const struct snapshot *a, const struct snapshot *b)
{
	KIT_TEXT(a->tenant, b->tenant);
	KIT_TEXT(a->tenant_name, b->tenant_name);
	KIT_TEXT(a->series, b->series);
	KIT_TEXT(a->tool_version, b->tool_version);
	KIT_INT(a->started, b->started);
	KIT_INT(a->finished, b->finished);
	KIT_INT(a->number, b->number);
	for (size_t i = 0; i < KIND_COUNT; i++)
		same_list(&a->lists[i], &b->lists[i]);
	same_digest(&a->content_digest, &b->content_digest, "content");
	same_digest(&a->link, &b->link, "link");
	same_digest(&a->previous_link, &b->previous_link, "previous link");
}

#endif
