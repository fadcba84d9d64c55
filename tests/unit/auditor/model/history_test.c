/*
 * history_test.c - the past out of snapshots in memory.
 */
#include "auditor/model/history.h"
#include "tests/unit/auditor/diff/given.h"

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

/* "id first-until", one a version; until is empty for what is still there. */
struct history_row {
	const char *name;
	const char *docs[5];
	const char *versions;
};

static const struct history_row rows[] = {
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
write_versions(
    const struct history_version *versions, size_t count, struct strbuf *out)
{
	for (size_t i = 0; i < count; i++) {
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
lists(const void *at)
{
	const struct history_row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf out = {0};
	struct snapshot *snapshots[COUNT_OF(row->docs)] = {0};
	struct history history;
	struct history_version *versions = NULL;
	struct history_snapshot *headers = NULL;
	struct err err = {0};
	size_t count = 0;
	size_t found;

	while (count < COUNT_OF(row->docs) && row->docs[count] != NULL) {
		snapshots[count] = given(
		    "live", 1000 + 100 * (int64_t)count, row->docs[count]);
		count++;
	}
	history_of_snapshots(
	    (const struct snapshot *const *)snapshots, count, arena, &history);
	KIT_GOOD(
	    history.list_snapshots(&history, arena, &headers, &found, &err),
	    &err);
	KIT_INT(found, count);
	KIT_INT(headers[count - 1].number, count);
	KIT_INT(headers[0].started, snapshots[0]->started);
	KIT_GOOD(history.list_versions(&history, KIND_TRANSPORT_RULE, arena,
		     &versions, &found, &err),
	    &err);
	write_versions(versions, found, &out);
	KIT_TEXT(strbuf_view(&out), sv_from(row->versions));
	for (size_t i = 0; i < found; i++) {
		struct digest digest = history_digest(&versions[i].object);
		KIT_TRUE(
		    digest_eq(&digest, &versions[i].object.behaviour_digest));
	}
	for (size_t i = 0; i < count; i++)
		snapshot_free(snapshots[i]);
}

int
main(void)
{
	KIT_ROWS(rows, lists);
	return kit_finish();
}
