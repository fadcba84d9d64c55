/*
 * store_history_test.c - the past of a series as the store tells it.
 */
#include "tests/unit/auditor/model/past.h"
#include "tests/unit/auditor/store/history.h"

#define RULE(id, header)                                                       \
	"{'TransportRule':[{'Guid':'" id "','Name':'n','State':'Enabled',"     \
	"'Mode':'Enforce','Priority':0,'RemoveHeader':'" header "'}]}"
#define NONE "{'TransportRule':[]}"

static const struct past_row rows[] = {
    {"the same again", {RULE("r1", "X-A"), RULE("r1", "X-A")}, "r1 1-;"},
    {"gone and back", {RULE("r1", "X-A"), NONE, RULE("r1", "X-A")},
	"r1 1-2;r1 3-;"},
    {"edited and put back",
	{RULE("r1", "X-A"), RULE("r1", "X-B"), RULE("r1", "X-A")},
	"r1 1-2;r1 2-3;r1 3-;"},
    {"not read in between", {RULE("r1", "X-A"), "{}", RULE("r1", "X-A")},
	"r1 1-;"},
    {"another id", {RULE("r2", "X-A"), RULE("r1", "X-A")}, "r1 2-;r2 1-2;"},
};

static void
tells(const void *at)
{
	const struct past_row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	const char *path = history_path();
	struct history history;
	struct history_snapshot *headers = NULL;
	size_t count = past_count(row);

	history_fill(path, "live", row->docs, count);
	CLEANUP(store_drop)
	struct store *store = history_open(path, STORE_READ);
	store_history(store, SV(GIVEN_TENANT), SV("live"), arena, &history);
	past_matches(row, &history, arena, &headers);
	for (size_t i = 1; i < count; i++)
		same_digest(
		    &headers[i].previous_link, &headers[i - 1].link, "link");
}

static void
knows_series(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	const char *const docs[] = {RULE("r1", "X-A")};
	const char *path = history_path();
	struct history history;
	struct history_version *versions = NULL;
	struct err err = {0};
	size_t found = 7;

	(void)at;
	history_fill(path, "live", docs, 1);
	CLEANUP(store_drop)
	struct store *store = history_open(path, STORE_READ);
	store_history(store, SV(GIVEN_TENANT), SV("import:x"), arena, &history);
	KIT_GOOD(history.list_versions(&history, KIND_TRANSPORT_RULE, arena,
		     &versions, &found, &err),
	    &err);
	KIT_INT(found, 0);
}

static void
notices_edits(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	const char *const docs[] = {RULE("r1", "X-A"), NONE};
	const char *path = history_path();
	struct history history;
	struct history_version *versions = NULL;
	struct err err = {0};
	size_t found;

	(void)at;
	history_fill(path, "live", docs, 2);
	history_sql(
	    path, "UPDATE bodies SET body = replace(body, 'x-a', 'x-b')");
	CLEANUP(store_drop)
	struct store *store = history_open(path, STORE_READ);
	store_history(store, SV(GIVEN_TENANT), SV("live"), arena, &history);
	KIT_INT(history.list_versions(&history, KIND_TRANSPORT_RULE, arena,
		    &versions, &found, &err),
	    -1);
	KIT_INT(err.code, ERR_STORE);
	KIT_HAS(sv_from(err.text), "r1 since snapshot 1");
}

int
main(void)
{
	KIT_ROWS(rows, tells);
	kit_case("another series", knows_series);
	kit_case("altered", notices_edits);
	return kit_finish();
}
