/*
 * store_test.c - what is put into a history comes out again.
 */
#include "auditor/store/store.h"

#include <sys/stat.h>

#include "auditor/diff/diff.h"
#include "tests/unit/auditor/store/history.h"

#define DOCS_MAX 8

struct row {
	const char *name;
	const char *docs[DOCS_MAX]; /* snapshots 1, 2, … */
	/* For each the numbers of its bases, and what changed since them. */
	const char *want;
	int versions; /* rows there are at the end */
	int bodies;
};

#define UNREAD "{'InboundConnector':'permission'}"
#define STAMPED(time)                                                          \
	"{'Guid':'a','Name':'a','WhenChangedUTC':'2026-01-" time "T00:00:00Z'" \
	"}"

static const struct row rows[] = {
    {"unchanged",
	{CONNECTORS(IN("a", "x") "," IN("b", "x")),
	    CONNECTORS(IN("b", "x") "," IN("a", "x")),
	    CONNECTORS(IN("a", "x") "," IN("b", "x"))},
	"1: none\n2: 1\n3: 2\n", 2, 2},
    {"added, changed, removed",
	{CONNECTORS(IN("a", "x")), CONNECTORS(IN("a", "x") "," IN("b", "x")),
	    CONNECTORS(IN("a", "y") "," IN("b", "x")),
	    CONNECTORS(IN("b", "x"))},
	"1: none\n2: 1 added b\n3: 2 changed a\n4: 3 removed a\n", 3, 3},
    {"unreadable, then back",
	{CONNECTORS(IN("a", "x") "," IN("b", "x")), UNREAD, UNREAD,
	    CONNECTORS(IN("a", "x") "," IN("b", "x"))},
	"1: none\n2: 1\n3: 1\n4: 1\n", 2, 2},
    {"removed while it was unreadable",
	{CONNECTORS(IN("a", "x") "," IN("b", "x")), UNREAD,
	    CONNECTORS(IN("b", "x"))},
	"1: none\n2: 1\n3: 1 removed a\n", 2, 2},
    {"missing from a partial list is not gone",
	{CONNECTORS(IN("a", "x") "," IN("b", "x")), PARTLY(IN("b", "x")),
	    PARTLY(""), CONNECTORS(IN("a", "x") "," IN("b", "x"))},
	"1: none\n2: 1\n3: 1\n4: 1\n", 2, 2},
    {"changed and added in a partial list",
	{CONNECTORS(IN("a", "x") "," IN("b", "x")),
	    PARTLY(IN("b", "y") "," IN("c", "x")),
	    CONNECTORS(IN("a", "x") "," IN("b", "y"))},
	"1: none\n2: 1 changed b added c\n3: 1 changed b\n", 4, 4},
    {"an edit that was put back",
	{CONNECTORS(IN("a", "x")), CONNECTORS(IN("a", "y")),
	    CONNECTORS(IN("a", "x"))},
	"1: none\n2: 1 changed a\n3: 2 changed a\n", 3, 2},
    {"put back between two snapshots",
	{CONNECTORS(STAMPED("01")), CONNECTORS(STAMPED("02"))},
	"1: none\n2: 1 touched a\n", 2, 2},
    {"gone and back",
	{CONNECTORS(IN("a", "x")), CONNECTORS(""), CONNECTORS(IN("a", "x"))},
	"1: none\n2: 1 removed a\n3: 2 added a\n", 2, 1},
    {"emptied, unreadable, still empty",
	{CONNECTORS(IN("a", "x")), CONNECTORS(""), UNREAD, CONNECTORS("")},
	"1: none\n2: 1 removed a\n3: 2\n4: 2\n", 1, 1},
    {"partial from the start",
	{PARTLY(IN("a", "x")), CONNECTORS(IN("a", "x") "," IN("b", "x"))},
	"1: none\n2: none\n", 2, 2},
    {"never read", {UNREAD, UNREAD}, "1: none\n2: none\n", 0, 0},
    {"nothing asked", {"{}", "{}"}, "1: none\n2: none\n", 0, 0},
    {"each kind has its own base",
	{"{'InboundConnector':[" IN("a", "x") "],'RemoteDomain':[]}",
	    "{'InboundConnector':'timeout','RemoteDomain':[{'Guid':'r',"
	    "'DomainName':'*'}]}",
	    "{'InboundConnector':[" IN("a", "y") "],'RemoteDomain':'timeout'}",
	    "{'InboundConnector':[" IN("a", "y") "],'RemoteDomain':[]}"},
	"1: none\n2: 1 added r\n3: 1 2 changed a\n4: 2 3 removed r\n", 3, 3},
    {"two equal kinds of objects share nothing",
	{"{'InboundConnector':[{'Guid':'a','Name':'n'}],"
	 "'OutboundConnector':[{'Guid':'a','Name':'n'}]}"},
	"1: none\n", 2, 2},
    {"odd text",
	{"{'InboundConnector':[{'Guid':'a','Name':'n\\u0000','Comment':"
	 "'\\ud800','AdminDisplayName':'\xff\xfe','Big':123456789012345678901},"
	 "{'Guid':'b','Name':'m'}]}",
	    "{'InboundConnector':[{'Guid':'a','Name':'n\\u0000','Comment':"
	    "'\\ud800','AdminDisplayName':'\xff\xfe',"
	    "'Big':123456789012345678902},{'Guid':'b','Name':'m'}]}"},
	"1: none\n2: 1 changed a\n", 3, 3},
    {"ids by bytes",
	{CONNECTORS(IN("b", "x") "," IN("a-", "x") "," IN("a", "x") "," IN(
	     "\xc3\xa4", "x")),
	    CONNECTORS(IN("a", "x"))},
	"1: none\n2: 1 removed a- removed b removed \xc3\xa4\n", 4, 4},
};

/* The numbers of the snapshots from which the lists of a base came. */
static void
put_sources(struct strbuf *out, const struct snapshot *base,
    struct snapshot *const *all)
{
	if (base == NULL) {
		strbuf_add_text(out, " none");
		return;
	}
	for (size_t i = 0; i < DOCS_MAX && all[i] != NULL; i++) {
		bool is_source = false;
		for (size_t kind = 0; kind < KIND_COUNT; kind++) {
			const struct object_list *list = &base->lists[kind];
			/* Times of each snapshot stand in its list (below). */
			is_source |=
			    list->coverage.status == COVERAGE_COMPLETE &&
			    list->coverage.ms == 10 + i;
		}
		if (is_source)
			strbuf_printf(out, " %zu", i + 1);
	}
}

static void
put_changes(struct strbuf *out, const struct snapshot *base,
    const struct snapshot *snapshot)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct diff diff = {0};

	if (base != NULL)
		diff_snapshots(base, snapshot, arena, &diff);
	for (size_t i = 0; i < diff.count; i++)
		strbuf_printf(out, " %s " SV_FMT,
		    change_word(diff.changes[i].type),
		    SV_ARG(diff.changes[i].id));
	strbuf_add_char(out, '\n');
}

static void
compare_stored(
    struct store *store, struct snapshot *const *all, struct strbuf *out)
{
	struct err err = {0};

	for (size_t i = 0; i < DOCS_MAX && all[i] != NULL; i++) {
		CLEANUP(snapshot_drop) struct snapshot *stored = NULL;
		CLEANUP(snapshot_drop) struct snapshot *base = NULL;
		int64_t number = (int64_t)i + 1;
		KIT_GOOD(store_get(store, SV(GIVEN_TENANT), SV("live"), number,
			     &stored, &err),
		    &err);
		same_snapshot(stored, all[i]);
		KIT_GOOD(store_base(store, SV(GIVEN_TENANT), SV("live"), number,
			     &base, &err),
		    &err);
		strbuf_printf(out, "%zu:", i + 1);
		put_sources(out, base, all);
		put_changes(out, base, stored);
	}
}

static void
keeps(const void *at)
{
	const struct row *row = at;
	const char *path = history_path();
	CLEANUP(strbuf_done) struct strbuf out = {0};
	struct snapshot *all[DOCS_MAX] = {0};
	struct err err = {0};

	struct store *store = history_open(path, STORE_WRITE);
	for (size_t i = 0; i < DOCS_MAX && row->docs[i] != NULL; i++) {
		all[i] = given("live", 1000 + 10 * (int64_t)i, row->docs[i]);
		for (size_t kind = 0; kind < KIND_COUNT; kind++) {
			if (all[i]->lists[kind].coverage.requests > 0)
				all[i]->lists[kind].coverage.ms =
				    10 + (unsigned)i;
		}
		KIT_GOOD(store_put(store, all[i], &err), &err);
	}
	compare_stored(store, all, &out);
	store_close(store);
	KIT_TEXT(strbuf_view(&out), sv_from(row->want));

	/* The same from the file, by someone who only reads. */
	strbuf_clear(&out);
	store = history_open(path, STORE_READ);
	compare_stored(store, all, &out);
	store_close(store);
	KIT_TEXT(strbuf_view(&out), sv_from(row->want));
	KIT_INT(history_count(path, "SELECT count(*) FROM versions"),
	    row->versions);
	KIT_INT(
	    history_count(path, "SELECT count(*) FROM bodies"), row->bodies);
	for (size_t i = 0; i < DOCS_MAX; i++)
		snapshot_free(all[i]);
}

/* What the service said may hold anything. */
static void
keeps_odd_coverage(const void *at)
{
	static const char detail[] = "\x1a\"\\u0000\" \xff\n";
	static const char ids[] = "a\x01\0b";
	CLEANUP(store_drop)
	struct store *store = history_open(history_path(), STORE_WRITE);
	CLEANUP(snapshot_drop) struct snapshot *stored = NULL;
	CLEANUP(snapshot_drop)
	struct snapshot *snapshot = given("live", 100, PARTLY(IN("a", "x")));
	struct coverage *coverage =
	    &snapshot->lists[KIND_INBOUND_CONNECTOR].coverage;
	struct err err = {0};

	(void)at;
	coverage->detail = (strview){detail, sizeof(detail) - 1};
	coverage->request_ids = (strview){ids, sizeof(ids) - 1};
	coverage->bytes = INT64_MAX;
	coverage->requests = UINT32_MAX;
	KIT_GOOD(store_put(store, snapshot, &err), &err);
	KIT_GOOD(
	    store_get(store, SV(GIVEN_TENANT), SV("live"), 1, &stored, &err),
	    &err);
	coverage = &stored->lists[KIND_INBOUND_CONNECTOR].coverage;
	KIT_TEXT(coverage->request_ids, SV("\x1a"
					   "a\\u0001\\u0000b"));
	KIT_TEXT(coverage->detail, SV("\x1a\\u001A\"\\\\u0000\" \\xFF\n"));
	KIT_TRUE(coverage->bytes == INT64_MAX);
	KIT_TRUE(coverage->requests == UINT32_MAX);
}

static void
forgets_what_was_not_collected(const void *at)
{
	const char *path = history_path();
	CLEANUP(store_drop)
	struct store *store = history_open(path, STORE_WRITE);
	CLEANUP(snapshot_drop)
	struct snapshot *snapshot =
	    given("live", 100, CONNECTORS(IN("a", "x")));
	CLEANUP(snapshot_drop) struct snapshot *stored = NULL;
	struct err err = {0};

	(void)at;
	snapshot->lists[KIND_INBOUND_CONNECTOR].coverage =
	    (struct coverage){.reason = COVERAGE_LICENCE_REASON};
	snapshot_seal(snapshot);
	KIT_GOOD(store_put(store, snapshot, &err), &err);
	KIT_INT(history_count(path, "SELECT count(*) FROM versions"), 0);
	KIT_GOOD(
	    store_get(store, SV(GIVEN_TENANT), SV("live"), 1, &stored, &err),
	    &err);
	KIT_INT(stored->lists[KIND_INBOUND_CONNECTOR].count, 0);
	KIT_INT(stored->lists[KIND_INBOUND_CONNECTOR].coverage.reason,
	    COVERAGE_LICENCE_REASON);
}

static void
keeps_to_itself(const void *at)
{
	const char *path = history_path();
	CLEANUP(strbuf_done) struct strbuf name = {0};
	struct stat info;

	(void)at;
	CLEANUP(store_drop)
	struct store *store = history_open(path, STORE_WRITE);
	snapshot_free(history_put(store, "live", 100, "{}"));
	KIT_INT(stat(path, &info), 0);
	KIT_INT(info.st_mode & 0777, 0600);
	strbuf_printf(&name, "%s-wal", path);
	KIT_INT(stat(strbuf_cstr(&name), &info), 0);
	KIT_INT(info.st_mode & 0777, 0600);
	name.len -= strlen("/history.db-wal");
	name.ptr[name.len] = '\0';
	KIT_INT(stat(strbuf_cstr(&name), &info), 0);
	KIT_INT(info.st_mode & 0777, 0700);
}

int
main(void)
{
	KIT_ROWS(rows, keeps);
	kit_case("odd coverage", keeps_odd_coverage);
	kit_case("not collected", forgets_what_was_not_collected);
	kit_case("modes", keeps_to_itself);
	return kit_finish();
}
