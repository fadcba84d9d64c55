/*
 * ids_test.c - which objects a series was last known to have.
 */
#include "auditor/store/ids.h"
#include "tests/unit/auditor/store/history.h"

#define RULE(id) "{'Guid':'" id "','Name':'n','State':'Enabled'}"
#define ONE      "{'TransportRule':[" RULE("r1") "]}"
#define BOTH     "{'TransportRule':[" RULE("r2") "," RULE("r1") "]}"
#define NONE     "{'TransportRule':[]}"

struct row {
	const char *name;
	const char *docs[4];
	const char *series;
	const char *ids; /* a blank behind each */
};

static const struct row rows[] = {
    {"sorted by id", {BOTH}, "live", "r1 r2 "},
    {"one that went is none", {BOTH, ONE}, "live", "r1 "},
    {"nor is any of an empty list", {BOTH, NONE}, "live", ""},
    {"a list that was not read ends nothing", {BOTH, "{}"}, "live", "r1 r2 "},
    {"of another series nothing is known", {BOTH}, "import:files", ""},
};

static void
are_known(const void *at)
{
	const struct row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf out = {0};
	const char *path = history_path();
	struct err err = {0};
	strview *ids = NULL;
	size_t count = 0;

	while (count < COUNT_OF(row->docs) && row->docs[count] != NULL)
		count++;
	history_fill(path, "live", row->docs, count);
	CLEANUP(store_drop)
	struct store *store = history_open(path, STORE_READ);
	KIT_GOOD(store_ids(store, SV(GIVEN_TENANT), sv_from(row->series),
		     KIND_TRANSPORT_RULE, arena, &ids, &count, &err),
	    &err);
	for (size_t i = 0; i < count; i++)
		strbuf_printf(&out, SV_FMT " ", SV_ARG(ids[i]));
	KIT_TEXT(strbuf_view(&out), sv_from(row->ids));
}

int
main(void)
{
	KIT_ROWS(rows, are_known);
	return kit_finish();
}
