/*
 * store_changed_test.c - what differs is enough to tell the changes.
 */
#include "auditor/store/store.h"

#include "tests/unit/auditor/diff/diff_rows.h"
#include "tests/unit/auditor/store/history.h"

struct row {
	const char *name;
	const char *before;
	const char *after;
	size_t elided; /* of connectors */
};

static const struct row rows[] = {
    {"nothing", CONNECTORS(IN("a", "1") "," IN("b", "1")),
	CONNECTORS(IN("a", "1") "," IN("b", "1")), 2},
    {"one edit", CONNECTORS(IN("a", "1") "," IN("b", "1")),
	CONNECTORS(IN("a", "2") "," IN("b", "1")), 1},
    {"one came", CONNECTORS(IN("a", "1")),
	CONNECTORS(IN("a", "1") "," IN("b", "1")), 1},
    {"one went", CONNECTORS(IN("a", "1") "," IN("b", "1")),
	CONNECTORS(IN("b", "1")), 1},
    {"one is not seen", CONNECTORS(IN("a", "1") "," IN("b", "1")),
	PARTLY(IN("b", "1")), 1},
    {"seen in part before", PARTLY(IN("b", "1")),
	CONNECTORS(IN("a", "1") "," IN("b", "1")), 1},
    {"not read", CONNECTORS(IN("a", "1")), "{'InboundConnector':'permission'}",
	0},
    {"a property for one of two", CONNECTORS(IN("a", "1") "," IN("b", "1")),
	CONNECTORS(
	    "{'Guid':'a','Name':'a','Comment':'1','New':'x'}," IN("b", "1")),
	1},
    {"a property for all", CONNECTORS(IN("a", "1") "," IN("b", "1")),
	CONNECTORS("{'Guid':'a','Name':'a','Comment':'1','New':'x'},"
		   "{'Guid':'b','Name':'b','Comment':'1','New':'x'}"),
	0},
    {"nested members of one of two",
	APPS("{'id':'a','web':{'x':['1']}},{'id':'b','web':{'x':['1']}}"),
	APPS("{'id':'a','web':{'x':['1'],'y':true}},"
	     "{'id':'b','web':{'x':['1']}}"),
	0},
    {"rules move", RULES(RULE("a", "0") "," RULE("b", "1") "," RULE("c", "2")),
	RULES(RULE("a", "2") "," RULE("b", "1") "," RULE("c", "0")), 0},
};

static void
tell(const struct snapshot *before, const struct snapshot *after,
    struct strbuf *out)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct diff diff;

	diff_snapshots(before, after, arena, &diff);
	diff_put(out, &diff);
	for (size_t i = 0; i < KIND_COUNT; i++) {
		if ((diff.compared & KIND_BIT(i)) != 0)
			strbuf_printf(out, "%s ", kind_name((enum kind)i));
	}
}

static void
same_changes(struct store *store, int64_t from, int64_t to, size_t elided)
{
	CLEANUP(strbuf_done) struct strbuf want = {0};
	CLEANUP(strbuf_done) struct strbuf have = {0};
	CLEANUP(snapshot_drop) struct snapshot *before = NULL;
	CLEANUP(snapshot_drop) struct snapshot *after = NULL;
	struct snapshot *both[2] = {0};
	const int64_t numbers[2] = {from, to};
	struct err err = {0};

	KIT_GOOD(
	    store_get(store, SV(GIVEN_TENANT), SV("live"), from, &before, &err),
	    &err);
	KIT_GOOD(
	    store_get(store, SV(GIVEN_TENANT), SV("live"), to, &after, &err),
	    &err);
	KIT_GOOD(store_changed(store, SV(GIVEN_TENANT), SV("live"), numbers,
		     KIND_BIT(KIND_TRANSPORT_RULE), both, &err),
	    &err);
	CLEANUP(snapshot_drop) struct snapshot *first = both[0];
	CLEANUP(snapshot_drop) struct snapshot *second = both[1];
	tell(before, after, &want);
	tell(first, second, &have);
	KIT_TEXT(strbuf_view(&have), strbuf_view(&want));
	KIT_INT(first->lists[KIND_INBOUND_CONNECTOR].elided, elided);
	same_digest(&first->content_digest, &before->content_digest, "content");
}

static void
is_enough(const void *at)
{
	const struct row *row = at;
	const char *path = history_path();
	const char *docs[] = {row->before, row->after, row->before};

	history_fill(path, "live", docs, COUNT_OF(docs));
	CLEANUP(store_drop)
	struct store *store = history_open(path, STORE_READ);
	same_changes(store, 1, 2, row->elided);
	same_changes(store, 2, 1, row->elided);
	same_changes(store, 2, 3, row->elided);
}

struct altered_row {
	const char *name;
	const char *sql;
	const char *want;
};

static const struct altered_row altered[] = {
    {"a body", "UPDATE bodies SET body = replace(body, '2', '3')",
	"inbound-connector a of snapshot 2 does not agree with its digest"},
    {"an object that is the same in both",
	"UPDATE versions SET object = 'c' WHERE object = 'b'",
	"the inbound-connector list of snapshot 1 is not what was put there"},
    {"a link", "UPDATE snapshots SET link = zeroblob(32) WHERE number = 2",
	"the header of snapshot 2 does not agree with its link"},
};

static void
is_found_out(const void *at)
{
	const struct altered_row *row = at;
	const char *path = history_path();
	const char *docs[] = {rows[1].before, rows[1].after};
	const int64_t numbers[2] = {1, 2};
	struct snapshot *both[2] = {0};
	struct err err = {0};

	history_fill(path, "live", docs, COUNT_OF(docs));
	history_sql(path, row->sql);
	CLEANUP(store_drop)
	struct store *store = history_open(path, STORE_READ);
	KIT_INT(store_changed(store, SV(GIVEN_TENANT), SV("live"), numbers, 0,
		    both, &err),
	    -1);
	KIT_INT(err.code, ERR_STORE);
	KIT_HAS(sv_from(err.text), row->want);
}

int
main(void)
{
	KIT_ROWS(rows, is_enough);
	KIT_ROWS(altered, is_found_out);
	return kit_finish();
}
