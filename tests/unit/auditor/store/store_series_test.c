/*
 * store_series_test.c - the order and the listing of what was put.
 */
#include "auditor/store/store.h"

#include "tests/unit/auditor/store/history.h"

/* Snapshots in this order, and what becomes of each. */
struct clock_row {
	const char *name;
	const char *series;
	int64_t first; /* begins, and ends 5 s later */
	int64_t second;
	const char *want; /* part of the message, NULL when accepted */
	const char *hint;
};

static const struct clock_row clock_rows[] = {
    {"later", "live", 1000, 1006, NULL, NULL},
    {"in the same second", "live", 1000, 1005, NULL, NULL},
    {"a second early", "live", 1000, 1004,
	"began at 1970-01-01T00:16:44Z, before snapshot 1 of series live "
	"ended at 1970-01-01T00:16:45Z: the clock ran back",
	"check the clock"},
    {"long ago", "live", 1000, 1, "the clock ran back", "check the clock"},
    {"an older file", "import:x", 1000, 900,
	"taken at 1970-01-01T00:15:00Z, before snapshot 1 of series import:x",
	"import the oldest files first"},
    {"a newer file", "import:x", 1000, 5000, NULL, NULL},
};

static void
minds_the_clock(const void *at)
{
	const struct clock_row *row = at;
	const char *path = history_path();
	CLEANUP(store_drop)
	struct store *store = history_open(path, STORE_WRITE);
	struct err err = {0};

	snapshot_free(history_put(store, row->series, row->first, "{}"));
	CLEANUP(snapshot_drop)
	struct snapshot *second = given(row->series, row->second, "{}");
	int status = store_put(store, second, &err);
	KIT_INT(status, row->want == NULL ? 0 : -1);
	KIT_INT(second->number, row->want == NULL ? 2 : 0);
	KIT_INT(history_count(path, "SELECT count(*) FROM snapshots"),
	    row->want == NULL ? 2 : 1);
	if (row->want == NULL)
		return;
	KIT_INT(err.code, ERR_STORE);
	KIT_HAS(sv_from(err.text), row->want);
	KIT_HAS(sv_from(err.hint), row->hint);
}

static void
refuses_an_end_before_the_start(const void *at)
{
	CLEANUP(store_drop)
	struct store *store = history_open(history_path(), STORE_WRITE);
	CLEANUP(snapshot_drop)
	struct snapshot *snapshot = given("live", 7, "{}");
	struct err err = {0};

	(void)at;
	snapshot->finished = snapshot->started - 1;
	KIT_INT(store_put(store, snapshot, &err), -1);
	KIT_INT(err.code, ERR_STORE);
	KIT_HAS(sv_from(err.text),
	    "began at 1970-01-01T00:00:07Z and ended at 1970-01-01T00:00:06Z");
	KIT_HAS(sv_from(err.hint), "check the clock");
}

static void
keeps_series_apart(const void *at)
{
	CLEANUP(store_drop)
	struct store *store = history_open(history_path(), STORE_WRITE);
	CLEANUP(snapshot_drop) struct snapshot *base = NULL;
	struct err err = {0};

	(void)at;
	CLEANUP(snapshot_drop)
	struct snapshot *live =
	    history_put(store, "live", 5000, CONNECTORS(IN("a", "x")));
	CLEANUP(snapshot_drop)
	struct snapshot *old =
	    history_put(store, "import:old", 100, CONNECTORS(""));
	CLEANUP(snapshot_drop)
	struct snapshot *next =
	    history_put(store, "live", 6000, CONNECTORS(IN("a", "x")));
	KIT_INT(live->number, 1);
	KIT_INT(old->number, 1);
	KIT_INT(next->number, 2);
	same_digest(&next->previous_link, &live->link, "previous link");
	same_digest(&next->content_digest, &live->content_digest, "content");
	KIT_TRUE(!digest_eq(&next->link, &live->link));
	KIT_GOOD(
	    store_base(store, SV(GIVEN_TENANT), SV("live"), 0, &base, &err),
	    &err);
	same_list(&base->lists[KIND_INBOUND_CONNECTOR],
	    &live->lists[KIND_INBOUND_CONNECTOR]);
	KIT_INT(base->number, 1);
}

static void
keeps_tenants_apart(const void *at)
{
	CLEANUP(store_drop)
	struct store *store = history_open(history_path(), STORE_WRITE);
	CLEANUP(snapshot_drop) struct snapshot *stored = NULL;
	struct err err = {0};

	(void)at;
	snapshot_free(
	    history_put(store, "live", 5000, CONNECTORS(IN("a", "x"))));
	CLEANUP(snapshot_drop)
	struct snapshot *other = given("live", 100, CONNECTORS(IN("b", "x")));
	other->tenant = SV("bbbbbbbb-0000-4000-8000-000000000002");
	snapshot_seal(other);
	KIT_GOOD(store_put(store, other, &err), &err);
	KIT_INT(other->number, 1);
	KIT_GOOD(store_get(store, SV("BBBBBBBB-0000-4000-8000-000000000002"),
		     SV("live"), 0, &stored, &err),
	    &err);
	same_snapshot(stored, other);
}

static void
lists_headers(const void *at)
{
	CLEANUP(store_drop)
	struct store *store = history_open(history_path(), STORE_WRITE);
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct store_header *headers = NULL;
	size_t count = 7;
	struct err err = {0};

	(void)at;
	KIT_GOOD(
	    store_headers(store, SV(""), SV(""), arena, &headers, &count, &err),
	    &err);
	KIT_INT(count, 0);
	CLEANUP(snapshot_drop)
	struct snapshot *first =
	    history_put(store, "live", 5000, CONNECTORS(""));
	snapshot_free(history_put(store, "import:x", 100, PARTLY("")));
	snapshot_free(history_put(store, "live", 5005, "{}"));
	KIT_GOOD(
	    store_headers(store, SV(""), SV(""), arena, &headers, &count, &err),
	    &err);
	KIT_INT(count, 3);
	KIT_TEXT(headers[0].series, SV("import:x"));
	KIT_INT(headers[0].partial, KIND_BIT(KIND_INBOUND_CONNECTOR));
	KIT_INT(headers[0].complete, 0);
	KIT_INT(headers[1].number, 1);
	KIT_INT(headers[1].complete, KIND_BIT(KIND_INBOUND_CONNECTOR));
	KIT_INT(headers[1].started, 5000);
	KIT_INT(headers[1].finished, 5005);
	KIT_TEXT(headers[1].tenant, SV(GIVEN_TENANT));
	KIT_TEXT(headers[1].tenant_name, SV("Example"));
	same_digest(&headers[1].link, &first->link, "link");
	same_digest(
	    &headers[1].content_digest, &first->content_digest, "content");
	KIT_INT(headers[2].number, 2);
	KIT_GOOD(store_headers(store, SV(GIVEN_TENANT), SV("import:x"), arena,
		     &headers, &count, &err),
	    &err);
	KIT_INT(count, 1);
	KIT_GOOD(store_headers(store, SV("elsewhere"), SV(""), arena, &headers,
		     &count, &err),
	    &err);
	KIT_INT(count, 0);
}

static void
says_what_is_missing(const void *at)
{
	CLEANUP(store_drop)
	struct store *store = history_open(history_path(), STORE_WRITE);
	struct snapshot *untouched = NULL;
	struct err err = {0};

	(void)at;
	KIT_INT(store_get(store, SV("t"), SV("live"), 0, &untouched, &err), -1);
	KIT_INT(err.code, ERR_NOT_FOUND);
	KIT_HAS(sv_from(err.text), "no snapshot of tenant t in series live");
	snapshot_free(history_put(store, "live", 5000, "{}"));
	KIT_INT(
	    store_get(store, SV(GIVEN_TENANT), SV("live"), 2, &untouched, &err),
	    -1);
	KIT_INT(err.code, ERR_NOT_FOUND);
	KIT_HAS(sv_from(err.text), "no snapshot 2 of tenant");
	KIT_HAS(sv_from(err.hint), "history");
	KIT_INT(store_base(
		    store, SV(GIVEN_TENANT), SV("live"), 2, &untouched, &err),
	    -1);
	KIT_INT(err.code, ERR_NOT_FOUND);
	KIT_TRUE(untouched == NULL);
}

int
main(void)
{
	KIT_ROWS(clock_rows, minds_the_clock);
	kit_case("ends before it began", refuses_an_end_before_the_start);
	kit_case("series", keeps_series_apart);
	kit_case("tenants", keeps_tenants_apart);
	kit_case("headers", lists_headers);
	kit_case("missing", says_what_is_missing);
	return kit_finish();
}
