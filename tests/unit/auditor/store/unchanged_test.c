/*
 * unchanged_test.c - what a large tenant in which nothing changed costs.
 */
#include "auditor/store/store.h"

#include <sys/stat.h>

#include "tests/unit/auditor/store/history.h"

#define OBJECTS   100000
#define ROWS_MOST 5
#define SIZE_MOST INT64_C(65536)

/* Groups of about 1 KB. */
static struct snapshot *
make(int64_t at)
{
	CLEANUP(arena_drop) struct arena *scratch = arena_new();
	struct snapshot *snapshot =
	    snapshot_new(SV(GIVEN_TENANT), SV("live"), SV("9.9.9"));
	const struct coverage whole = {.status = COVERAGE_COMPLETE};
	struct err err = {0};

	for (unsigned i = 0; i < OBJECTS; i++) {
		const struct json *raw;
		strview text = arena_printf(scratch,
		    "{\"id\":\"%08x-aaaa-4bbb-8ccc-dddddddddddd\","
		    "\"displayName\":\"Group "
		    "%u\",\"description\":\"%0800u\",\"members\":[],"
		    "\"isAssignableToRole\":false}",
		    i * 2654435761U, i, i);
		KIT_GOOD(
		    json_parse(text, JSON_WIRE, scratch, &raw, &err), &err);
		KIT_GOOD(snapshot_add(snapshot, KIND_GROUP, raw, &err), &err);
		arena_reset(scratch);
	}
	snapshot_cover(snapshot, KIND_GROUP, &whole);
	snapshot->started = at;
	snapshot->finished = at;
	snapshot_seal(snapshot);
	KIT_TRUE(snapshot_is_complete(snapshot, KIND_GROUP));
	return snapshot;
}

static int64_t
rows_of(const char *path)
{
	return history_count(path,
	    "SELECT (SELECT count(*) FROM snapshots) +"
	    " (SELECT count(*) FROM bodies) + (SELECT count(*) FROM versions) +"
	    " (SELECT count(*) FROM series) + (SELECT count(*) FROM baselines)"
	    " + (SELECT count(*) FROM events) +"
	    " (SELECT count(*) FROM event_runs) +"
	    " (SELECT count(*) FROM prunings) +"
	    " (SELECT count(*) FROM fingerprints)");
}

static int64_t
size_of(const char *path)
{
	struct stat info;

	KIT_INT(stat(path, &info), 0);
	return info.st_size;
}

static void
put(const char *path, int64_t at)
{
	CLEANUP(store_drop)
	struct store *store = history_open(path, STORE_WRITE);
	CLEANUP(snapshot_drop) struct snapshot *snapshot = make(at);
	struct err err = {0};

	KIT_GOOD(store_put(store, snapshot, &err), &err);
}

static void
costs_next_to_nothing(const void *at)
{
	const char *path = history_path();

	(void)at;
	put(path, 1000);
	int64_t rows = rows_of(path);
	int64_t size = size_of(path);
	KIT_TRUE(rows > 2 * OBJECTS);
	put(path, 2000);
	KIT_TRUE(rows_of(path) - rows <= ROWS_MOST);
	KIT_TRUE(size_of(path) - size <= SIZE_MOST);
}

int
main(void)
{
	kit_case("100,000 objects", costs_next_to_nothing);
	return kit_finish();
}
