/*
 * store_event_test.c - events in the history.
 */
#include "auditor/store/store_event.h"

#include "auditor/base/timefmt.h"
#include "tests/unit/auditor/store/history.h"

/* A record of Exchange called ${id} at ${time}. */
static void
add(struct snapshot *snapshot, const char *id, int64_t time)
{
	CLEANUP(strbuf_done) struct strbuf text = {0};
	const struct json *raw;
	struct event event;
	struct err err;
	char when[TIME_TEXT_MAX];

	strbuf_printf(&text,
	    "{\"Id\":\"%s\",\"CreationTime\":\"%s\",\"Operation\":\"Set-X\"}",
	    id, time_text(time, when));
	KIT_GOOD(json_parse(strbuf_view(&text), JSON_WIRE, snapshot->arena,
		     &raw, &err),
	    &err);
	KIT_GOOD(event_read(
		     EVENT_EXCHANGE_AUDIT, raw, snapshot->arena, &event, &err),
	    &err);
	event_log_add(&snapshot->events, snapshot->arena, &event);
}

static void
cover(struct snapshot *snapshot, enum event_type type, int64_t from, int64_t to,
    enum coverage_reason reason)
{
	const struct event_cover cover = {
	    .coverage = {.status = reason == COVERAGE_NONE_REASON
				       ? COVERAGE_COMPLETE
				       : COVERAGE_PARTIAL,
		.reason = reason,
		.detail = SV("w\xc3\xb6rds \x01")},
	    .window = {from, to},
	};

	event_log_cover(&snapshot->events, snapshot->arena, type, &cover);
}

/* Snapshot ${at}, which read the records of ${ids} and all of ${window}. */
static void
put(struct store *store, int64_t at, const char *const *ids,
    struct event_window window)
{
	CLEANUP(snapshot_drop)
	struct snapshot *snapshot = given("live", at, CONNECTORS(IN("a", "x")));
	struct err err = {0};

	for (size_t i = 0; ids[i] != NULL; i++)
		add(snapshot, ids[i], 100 * (ids[i][0] - 'a' + 1));
	cover(snapshot, EVENT_EXCHANGE_AUDIT, window.from, window.to,
	    COVERAGE_NONE_REASON);
	cover(snapshot, EVENT_SIGN_IN, window.to, window.to,
	    COVERAGE_PERMISSION_REASON);
	event_log_seal(&snapshot->events);
	KIT_GOOD(store_put(store, snapshot, &err), &err);
}

/* Three snapshots, the last of which has no events. */
static struct store *
filled(const char *path)
{
	static const char *const first[] = {"a", "b", NULL};
	static const char *const second[] = {"b", "c", "d", NULL};
	struct store *store = history_open(path, STORE_WRITE);

	put(store, 1000, first, (struct event_window){50, 250});
	put(store, 2000, second, (struct event_window){200, 900});
	snapshot_free(
	    history_put(store, "live", 3000, CONNECTORS(IN("a", "x"))));
	return store;
}

struct load_row {
	const char *name;
	int64_t number;
	int64_t from;
	const char *ids; /* in a row */
	struct event_window window;
	enum coverage_status status;
	enum coverage_reason signin;
};

static const struct load_row load_rows[] = {
    {"the first", 1, 0, "ab", {50, 250}, COVERAGE_COMPLETE,
	COVERAGE_PERMISSION_REASON},
    {"the second knows both", 2, 0, "abcd", {50, 900}, COVERAGE_COMPLETE,
	COVERAGE_PERMISSION_REASON},
    {"the newest read none", 0, 0, "abcd", {50, 900}, COVERAGE_NOT_COLLECTED,
	COVERAGE_NOT_REQUESTED_REASON},
    {"since then", 2, 300, "cd", {300, 900}, COVERAGE_COMPLETE,
	COVERAGE_PERMISSION_REASON},
};

static void
loads(const void *at)
{
	const struct load_row *row = at;
	CLEANUP(store_drop) struct store *store = filled(history_path());
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf ids = {0};
	const int64_t from[EVENT_TYPE_COUNT] = {
	    row->from, row->from, row->from, row->from};
	struct event_log log = {0};
	struct err err;

	KIT_GOOD(store_events(store, SV(GIVEN_TENANT), SV("live"), row->number,
		     from, arena, &log, &err),
	    &err);
	for (size_t i = 0; i < log.count; i++)
		strbuf_add(&ids, log.at[i].id);
	KIT_TEXT(strbuf_view(&ids), sv_from(row->ids));
	KIT_INT(log.window_count[EVENT_EXCHANGE_AUDIT], 1);
	KIT_INT(log.windows[EVENT_EXCHANGE_AUDIT][0].from, row->window.from);
	KIT_INT(log.windows[EVENT_EXCHANGE_AUDIT][0].to, row->window.to);
	KIT_INT(log.window_count[EVENT_SIGN_IN], 0);
	KIT_INT(log.covers[EVENT_EXCHANGE_AUDIT].coverage.status, row->status);
	KIT_INT(log.covers[EVENT_SIGN_IN].coverage.reason, row->signin);
	KIT_INT(log.covers[EVENT_DIRECTORY_AUDIT].coverage.reason,
	    COVERAGE_NOT_REQUESTED_REASON);
}

static void
knows_where_to_go_on(const void *at)
{
	const char *path = history_path();
	CLEANUP(store_drop) struct store *store = filled(path);
	int64_t ends[EVENT_TYPE_COUNT];
	struct err err;

	(void)at;
	KIT_GOOD(
	    store_event_ends(store, SV(GIVEN_TENANT), SV("live"), ends, &err),
	    &err);
	KIT_INT(ends[EVENT_EXCHANGE_AUDIT], 900);
	KIT_INT(ends[EVENT_SIGN_IN], 0);
	KIT_GOOD(
	    store_event_ends(store, SV(GIVEN_TENANT), SV("other"), ends, &err),
	    &err);
	KIT_INT(ends[EVENT_EXCHANGE_AUDIT], 0);
	KIT_INT(history_count(path, "SELECT count(*) FROM events"), 4);
}

struct altered_row {
	const char *name;
	const char *sql;
	int64_t number;
	const char *want; /* NULL: nothing is wrong */
};

static const struct altered_row altered_rows[] = {
    {"nothing", "SELECT 1", 2, NULL},
    {"a body",
	"UPDATE events SET body = replace(body, 'Set-X', 'Set-Y')"
	" WHERE id = 'c'",
	2, "the exchange-audit events of snapshot 2 are not what"},
    {"an event gone", "DELETE FROM events WHERE id = 'c'", 2,
	"the exchange-audit events of snapshot 2 are not what"},
    {"an event more",
	"INSERT INTO events SELECT series, type, 'e', time, snapshot, body"
	" FROM events WHERE id = 'c'",
	2, "the exchange-audit events of snapshot 2 are not what"},
    {"an event of another type",
	"UPDATE events SET type = 'sign-in' WHERE id = 'c'", 2,
	"events of snapshot 2 are not what"},
    {"of no type", "UPDATE events SET type = 'moon' WHERE id = 'c'", 2,
	"an event is of an unknown type"},
    {"what was read",
	"UPDATE event_runs SET windows = replace(windows, '900', '990')", 2,
	"read of events is not what its link fixes"},
    {"what was read, away", "PRAGMA foreign_keys = OFF; DELETE FROM event_runs",
	2, "read of events is not what its link fixes"},
    {"what was read, where nothing was",
	"INSERT INTO event_runs SELECT series, 3, windows, 0 FROM event_runs"
	" WHERE snapshot = 1",
	3, "read of events is not what its link fixes"},
};

static void
sees_alterations(const void *at)
{
	const struct altered_row *row = at;
	const char *path = history_path();
	struct err err = {0};
	bool is_pruned = true;

	store_close(filled(path));
	history_sql(path, row->sql);
	CLEANUP(store_drop)
	struct store *store = history_open(path, STORE_READ);
	int status = store_verify_events(
	    store, SV(GIVEN_TENANT), SV("live"), row->number, &is_pruned, &err);
	KIT_INT(status, row->want == NULL ? 0 : -1);
	if (row->want == NULL) {
		KIT_TRUE(!is_pruned);
		return;
	}
	KIT_INT(err.code, ERR_STORE);
	KIT_HAS(sv_from(err.text), row->want);
}

static void
prunes(const void *at)
{
	CLEANUP(store_drop) struct store *store = filled(history_path());
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	const int64_t from[EVENT_TYPE_COUNT] = {0};
	struct event_log log = {0};
	struct err err;
	int64_t removed = 0;
	bool is_pruned = false;

	(void)at;
	KIT_GOOD(store_prune_events(
		     store, SV(GIVEN_TENANT), SV("live"), 250, &removed, &err),
	    &err);
	KIT_INT(removed, 2);
	KIT_GOOD(store_events(store, SV(GIVEN_TENANT), SV("live"), 0, from,
		     arena, &log, &err),
	    &err);
	KIT_INT(log.count, 2);
	/* What is gone is not known to be nothing. */
	KIT_INT(log.windows[EVENT_EXCHANGE_AUDIT][0].from, 250);
	KIT_GOOD(store_verify_events(
		     store, SV(GIVEN_TENANT), SV("live"), 1, &is_pruned, &err),
	    &err);
	KIT_TRUE(is_pruned);
	KIT_GOOD(store_verify_events(
		     store, SV(GIVEN_TENANT), SV("live"), 2, &is_pruned, &err),
	    &err);
	KIT_TRUE(!is_pruned);
}

/* The content of a snapshot is the same whatever happened; its link is not. */
static void
is_part_of_the_link_only(const void *at)
{
	CLEANUP(snapshot_drop)
	struct snapshot *without =
	    given("live", 1000, CONNECTORS(IN("a", "x")));
	CLEANUP(snapshot_drop)
	struct snapshot *with = given("live", 1000, CONNECTORS(IN("a", "x")));
	struct err err;

	(void)at;
	add(with, "a", 100);
	cover(with, EVENT_EXCHANGE_AUDIT, 50, 900, COVERAGE_NONE_REASON);
	event_log_seal(&with->events);
	KIT_TRUE(digest_eq(&with->content_digest, &without->content_digest));
	CLEANUP(store_drop)
	struct store *first = history_open(history_path(), STORE_WRITE);
	KIT_GOOD(store_put(first, with, &err), &err);
	CLEANUP(store_drop)
	struct store *second = history_open(history_path(), STORE_WRITE);
	KIT_GOOD(store_put(second, without, &err), &err);
	KIT_TRUE(!digest_eq(&with->link, &without->link));
}

static void
misses_what_is_not_there(const void *at)
{
	CLEANUP(store_drop) struct store *store = filled(history_path());
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	const int64_t from[EVENT_TYPE_COUNT] = {0};
	struct event_log log = {0};
	struct err err = {0};

	(void)at;
	KIT_INT(store_events(store, SV(GIVEN_TENANT), SV("live"), 9, from,
		    arena, &log, &err),
	    -1);
	KIT_INT(err.code, ERR_NOT_FOUND);
}

/* A record that was pruned there and came again, is here since the first. */
static void
is_taken_in(const void *at)
{
	static const char *const first[] = {"a", "b", NULL};
	static const char *const again[] = {"a", "d", NULL};
	const struct event_window window = {50, 900};
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf here = {0};
	const char *there = history_path();
	struct store_chain *chains;
	struct store_moved *moved;
	size_t count;
	int64_t removed;
	struct err err = {0};

	(void)at;
	struct store *store = history_open(there, STORE_WRITE);
	put(store, 1000, first, window);
	strbuf_printf(&here, "%s.here", there);
	KIT_GOOD(store_export(store, strbuf_cstr(&here), &err), &err);
	KIT_GOOD(store_prune_events(
		     store, SV(GIVEN_TENANT), SV("live"), 150, &removed, &err),
	    &err);
	KIT_INT(removed, 1);
	put(store, 2000, again, window);
	store_close(store);
	CLEANUP(store_drop)
	struct store *ours = history_open(here.ptr, STORE_WRITE);
	KIT_GOOD(store_import(ours, there, arena, &moved, &count, &err), &err);
	KIT_GOOD(store_verify(ours, arena, &chains, &count, &err), &err);
	KIT_TEXT(chains[0].problem, SV(""));
	KIT_INT(chains[0].count, 2);
	KIT_INT(history_count(here.ptr, "SELECT count(*) FROM events"), 3);
}

int
main(void)
{
	kit_case("taken in, after it was pruned there", is_taken_in);
	KIT_ROWS(load_rows, loads);
	KIT_ROWS(altered_rows, sees_alterations);
	kit_case("where to go on", knows_where_to_go_on);
	kit_case("pruning", prunes);
	kit_case("the link", is_part_of_the_link_only);
	kit_case("no such snapshot", misses_what_is_not_there);
	return kit_finish();
}
