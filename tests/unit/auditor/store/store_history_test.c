/*
 * store_history_test.c - the past of a series as the store tells it.
 */
#include "tests/unit/auditor/store/history.h"

#define RULE(id, header)                                                       \
	"{'TransportRule':[{'Guid':'" id "','Name':'n','State':'Enabled',"     \
	"'Mode':'Enforce','Priority':0,'RemoveHeader':'" header "'}]}"
#define NONE "{'TransportRule':[]}"

/* "id first-until", one a version; until is empty for what is still there. */
struct past_row {
	const char *name;
	const char *docs[5];
	const char *versions;
};

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
write_versions(
    const struct history_version *versions, size_t count, struct strbuf *out)
{
	for (size_t i = 0; i < count; i++) {
		struct digest digest = history_digest(&versions[i].object);
		KIT_TRUE(
		    digest_eq(&digest, &versions[i].object.behaviour_digest));
		strbuf_printf(out, SV_FMT " %lld-",
		    SV_ARG(versions[i].object.id),
		    (long long)versions[i].first);
		if (versions[i].until != 0)
			strbuf_printf(
			    out, "%lld", (long long)versions[i].until);
		strbuf_add_char(out, ';');
	}
}

static void
tells(const void *at)
{
	const struct past_row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf out = {0};
	const char *path = history_path();
	struct history history;
	struct history_version *versions = NULL;
	struct history_snapshot *headers = NULL;
	struct err err = {0};
	size_t count = 0;
	size_t found;

	while (count < COUNT_OF(row->docs) && row->docs[count] != NULL)
		count++;
	history_fill(path, "live", row->docs, count);
	CLEANUP(store_drop)
	struct store *store = history_open(path, STORE_READ);
	store_history(store, SV(GIVEN_TENANT), SV("live"), arena, &history);
	KIT_GOOD(
	    history.list_snapshots(&history, arena, &headers, &found, &err),
	    &err);
	KIT_INT(found, count);
	for (size_t i = 1; i < found; i++)
		same_digest(
		    &headers[i].previous_link, &headers[i - 1].link, "link");
	KIT_GOOD(history.list_versions(&history, KIND_TRANSPORT_RULE, arena,
		     &versions, &found, &err),
	    &err);
	write_versions(versions, found, &out);
	KIT_TEXT(strbuf_view(&out), sv_from(row->versions));
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
