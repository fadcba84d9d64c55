/*
 * history_test.c - the past out of snapshots in memory.
 */
#include "tests/unit/auditor/model/past.h"

#define ONE                                                                    \
	"{'TransportRule':[{'Guid':'r1','Name':'a','State':"                   \
	"'Enabled','Mode':'Enforce','Priority':0,'RemoveHeader':"              \
	"'X-A'}]}"
#define RENAMED                                                                \
	"{'TransportRule':[{'Guid':'r2','Name':'b','State':"                   \
	"'Enabled','Mode':'Enforce','Priority':0,'RemoveHeader':"              \
	"'X-A'}]}"
#define EDITED                                                                 \
	"{'TransportRule':[{'Guid':'r1','Name':'a','State':"                   \
	"'Enabled','Mode':'Enforce','Priority':0,'RemoveHeader':"              \
	"'X-B'}]}"
#define NONE "{'TransportRule':[]}"

static const struct past_row rows[] = {
    {"one snapshot", {ONE}, "r1 1-;"},
    {"the same again", {ONE, ONE, ONE}, "r1 1-;"},
    {"gone", {ONE, NONE}, "r1 1-2;"},
    {"edited and put back", {ONE, EDITED, ONE}, "r1 1-2;r1 2-3;r1 3-;"},
    {"gone and back", {ONE, NONE, NONE, ONE}, "r1 1-2;r1 4-;"},
    {"back under another id", {ONE, NONE, RENAMED}, "r1 1-2;r2 3-;"},
    {"not read in between", {ONE, "{}", ONE}, "r1 1-;"},
    {"not read at the end", {ONE, "{}"}, "r1 1-;"},
    {"never", {NONE, "{}"}, ""},
};

static void
lists(const void *at)
{
	const struct past_row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct snapshot *snapshots[COUNT_OF(row->docs)];
	struct history history;
	struct history_snapshot *headers = NULL;
	size_t count = past_count(row);

	for (size_t i = 0; i < count; i++)
		snapshots[i] =
		    given("live", 1000 + 100 * (int64_t)i, row->docs[i]);
	history_of_snapshots(
	    (const struct snapshot *const *)snapshots, count, arena, &history);
	past_matches(row, &history, arena, &headers);
	KIT_INT(headers[count - 1].number, count);
	KIT_INT(headers[0].started, snapshots[0]->started);
	for (size_t i = 0; i < count; i++)
		snapshot_free(snapshots[i]);
}

int
main(void)
{
	KIT_ROWS(rows, lists);
	return kit_finish();
}
