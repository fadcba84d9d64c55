/*
 * import_test.c - a history taken in from another machine: what was pruned
 * stays pruned, and the memory of baselines comes along.
 */
#include "auditor/store/store_trust.h"

#include "tests/unit/auditor/store/history.h"

#define RULE(id, header)                                                       \
	"{'TransportRule':[{'Guid':'" id "','Name':'" id                       \
	"','RemoveHeader':'" header "'}]}"

/* The rule changes each day; what it did on day 2 it does again on day 7. */
static const char *const docs[] = {
    RULE("r", "x-one"),
    RULE("r", "x-two"),
    RULE("r", "x-six"),
    RULE("r", "x-ten"),
    RULE("r", "x-ten"),
    RULE("s", "x-ten"),
    RULE("r", "x-two"),
    RULE("r", "x-end"),
};

struct row {
	const char *name;
	size_t had;           /* snapshots here, out of those above */
	int64_t keeps_here;   /* pruned to so many; 0: not at all */
	size_t there_when;    /* and there, when it had so many snapshots */
	int64_t keeps_there;  /* likewise */
	size_t has;           /* snapshots there in the end */
	int64_t pruned_below; /* as is told */
	int64_t below;        /* as verifying tells afterwards */
	const char *gone;     /* bodies that are not here afterwards */
};

static const struct row rows[] = {
    {"into nothing", 0, 0, 0, 0, 8, 0, 0, ""},
    {"nothing pruned", 4, 0, 0, 0, 8, 0, 0, ""},
    {"pruned here", 4, 1, 0, 0, 8, 4, 4, "x-one x-six "},
    {"pruned here, what went came back", 4, 2, 0, 0, 6, 3, 3, "x-one x-two "},
    {"nothing new", 6, 1, 0, 0, 6, 0, 6, "x-one x-two x-six "},
    {"pruned there, not here", 4, 0, 6, 1, 8, 0, 6, ""},
    {"pruned there, not known here", 2, 0, 6, 1, 8, 0, 6, "x-six "},
    {"pruned there, into nothing", 0, 0, 8, 1, 8, 0, 8,
	"x-one x-two x-six x-ten "},
    {"pruned apart, more there", 3, 1, 6, 1, 8, 3, 6, "x-one "},
    {"pruned apart, more here", 5, 1, 2, 1, 8, 5, 5, "x-one x-six "},
};

static void
prune(const char *path, int64_t newest, int64_t now)
{
	const struct store_keep keep = {.newest = newest, .now = now};
	CLEANUP(store_drop)
	struct store *store = history_open(path, STORE_WRITE);
	struct store_pruned pruned;
	struct err err = {0};

	KIT_GOOD(store_prune(store, SV(""), &keep, &pruned, &err), &err);
}

/* A history of the first ${count} days, pruned after ${when} of them. */
static void
make(const char *path, size_t count, size_t when, int64_t keeps, int64_t now)
{
	for (size_t i = 0; i < count; i++) {
		CLEANUP(store_drop)
		struct store *store = history_open(path, STORE_WRITE);
		snapshot_free(history_put(
		    store, "live", 1000 + 100 * (int64_t)i, docs[i]));
		if (keeps > 0 && i + 1 == when)
			prune(path, keeps, now);
	}
}

/* Which of the bodies there were ever are not here. */
static void
list_gone(const char *path, struct strbuf *gone)
{
	static const char *const words[] = {"x-one", "x-two", "x-six", "x-ten"};
	char sql[160];

	for (size_t i = 0; i < COUNT_OF(words); i++) {
		(void)snprintf(sql, sizeof(sql),
		    "SELECT count(*) FROM bodies WHERE instr(body, '%s') > 0",
		    words[i]);
		if (history_count(path, sql) == 0)
			strbuf_printf(gone, "%s ", words[i]);
	}
}

static void
holds(const char *path, int64_t count, int64_t below)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(store_drop)
	struct store *store = history_open(path, STORE_READ);
	struct store_chain *chains;
	size_t series;
	struct err err = {0};

	KIT_GOOD(store_verify(store, arena, &chains, &series, &err), &err);
	KIT_INT(series, 1);
	KIT_TEXT(chains[0].problem, SV(""));
	KIT_INT(chains[0].count, count);
	KIT_INT(chains[0].pruned_below, below);
}

static void
takes_in(const void *at)
{
	const struct row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf here = {0};
	CLEANUP(strbuf_done) struct strbuf gone = {0};
	const char *there = history_path();
	struct store_moved *moved;
	size_t count;
	struct err err = {0};

	make(there, row->has, row->there_when, row->keeps_there, 6000);
	strbuf_printf(&here, "%s.here", there);
	make(here.ptr, row->had, row->had, row->keeps_here, 5000);
	struct store *store = history_open(here.ptr, STORE_WRITE);
	KIT_GOOD(store_import(store, there, arena, &moved, &count, &err), &err);
	store_close(store);
	KIT_INT(count, 1);
	KIT_INT(moved[0].had, row->had);
	KIT_INT(moved[0].has, row->has);
	KIT_INT(moved[0].pruned_below, row->pruned_below);
	holds(here.ptr, (int64_t)row->has, row->below);
	list_gone(here.ptr, &gone);
	KIT_TEXT(strbuf_view(&gone), sv_from(row->gone));
	/* Once more, nothing is new; and it goes on. */
	store = history_open(here.ptr, STORE_WRITE);
	KIT_GOOD(store_import(store, there, arena, &moved, &count, &err), &err);
	KIT_INT(moved[0].had, row->has);
	snapshot_free(history_put(store, "live", 9000, docs[0]));
	store_close(store);
	holds(here.ptr, (int64_t)row->has + 1, row->below);
}

/* --- the memory ---------------------------------------------------------- */

struct memory_row {
	const char *name;
	int64_t here; /* last serial; 0: none */
	int64_t there;
	int64_t wanted;
};

static const struct memory_row memory_rows[] = {
    {"known there alone", 0, 3, 3},
    {"more is known there", 2, 3, 3},
    {"more is known here", 4, 3, 4},
    {"nothing there", 2, 0, 2},
};

static void
remember(struct store *store, int64_t serial)
{
	const struct store_baseline accepted = {
	    .serial = serial, .accepted = 100};
	struct err err = {0};

	if (serial == 0)
		return;
	KIT_GOOD(
	    store_accept_baseline(store, SV(GIVEN_TENANT), &accepted, &err),
	    &err);
	KIT_GOOD(
	    store_accept_trust(store, SV(GIVEN_TENANT), &accepted, &err), &err);
}

static void
remembers(const void *at)
{
	const struct memory_row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf here = {0};
	const char *there = history_path();
	struct store_baseline last = {0};
	struct store_moved *moved;
	size_t count;
	struct err err = {0};
	bool has;

	struct store *store = history_open(there, STORE_WRITE);
	remember(store, row->there);
	store_close(store);
	strbuf_printf(&here, "%s.here", there);
	CLEANUP(store_drop)
	struct store *ours = history_open(here.ptr, STORE_WRITE);
	remember(ours, row->here);
	KIT_GOOD(store_import(ours, there, arena, &moved, &count, &err), &err);
	KIT_INT(count, 0);
	KIT_GOOD(store_last_baseline(ours, SV(GIVEN_TENANT), &last, &has, &err),
	    &err);
	KIT_INT(last.serial, row->wanted);
	KIT_GOOD(
	    store_last_trust(ours, SV(GIVEN_TENANT), &last, &has, &err), &err);
	KIT_INT(last.serial, row->wanted);
}

int
main(void)
{
	KIT_ROWS(rows, takes_in);
	KIT_ROWS(memory_rows, remembers);
	return kit_finish();
}
