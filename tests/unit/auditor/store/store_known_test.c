/*
 * store_known_test.c - what was known last, of lists that were read in part.
 */
#include "auditor/store/store.h"

#include "tests/unit/auditor/store/history.h"

#define DOCS_MAX 5

struct known_row {
	const char *name;
	const char *docs[DOCS_MAX]; /* the last one is what follows */
	const char *want;           /* id=comment of connectors; NULL: none */
	enum coverage_status status;
};

#define UNREAD "{'InboundConnector':'permission'}"

static const struct known_row rows[] = {
    {"nothing before", {CONNECTORS(IN("a", "1"))}, NULL,
	COVERAGE_NOT_COLLECTED},
    {"never read", {UNREAD, UNREAD}, "", COVERAGE_NOT_COLLECTED},
    {"read whole", {CONNECTORS(IN("a", "1")), UNREAD}, "a=1 ",
	COVERAGE_COMPLETE},
    {"one seen since", {CONNECTORS(IN("a", "1")), PARTLY(IN("b", "1")), UNREAD},
	"a=1 b=1 ", COVERAGE_COMPLETE},
    {"one seen otherwise since",
	{CONNECTORS(IN("a", "1") "," IN("b", "1")), PARTLY(IN("b", "2")),
	    UNREAD},
	"a=1 b=2 ", COVERAGE_COMPLETE},
    {"seen, then not read at all",
	{CONNECTORS(IN("a", "1")), PARTLY(IN("b", "1")), UNREAD, UNREAD},
	"a=1 b=1 ", COVERAGE_COMPLETE},
    {"seen in two parts",
	{CONNECTORS(IN("a", "1")), PARTLY(IN("b", "1")), PARTLY(IN("c", "1")),
	    UNREAD},
	"a=1 b=1 c=1 ", COVERAGE_COMPLETE},
    {"seen, and gone when read whole",
	{CONNECTORS(IN("a", "1")), PARTLY(IN("b", "1")),
	    CONNECTORS(IN("a", "1")), UNREAD},
	"a=1 ", COVERAGE_COMPLETE},
    {"gone, then seen again",
	{CONNECTORS(IN("a", "1")), CONNECTORS(""), PARTLY(IN("a", "2")),
	    UNREAD},
	"a=2 ", COVERAGE_COMPLETE},
    {"seen in part and never whole", {PARTLY(IN("a", "1")), UNREAD}, "a=1 ",
	COVERAGE_PARTIAL},
};

static void
is_known(const void *at)
{
	const struct known_row *row = at;
	CLEANUP(store_drop)
	struct store *store = history_open(history_path(), STORE_WRITE);
	CLEANUP(snapshot_drop) struct snapshot *known = NULL;
	CLEANUP(strbuf_done) struct strbuf have = {0};
	struct err err = {0};

	for (size_t i = 0; i < DOCS_MAX && row->docs[i] != NULL; i++)
		snapshot_free(history_put(
		    store, "live", 1000 + 100 * (int64_t)i, row->docs[i]));
	KIT_GOOD(
	    store_known(store, SV(GIVEN_TENANT), SV("live"), 0, &known, &err),
	    &err);
	KIT_INT(known == NULL, row->want == NULL);
	if (known == NULL)
		return;
	const struct object_list *list =
	    snapshot_list(known, KIND_INBOUND_CONNECTOR);
	for (size_t i = 0; i < list->count; i++)
		strbuf_printf(&have, SV_FMT "=" SV_FMT " ",
		    SV_ARG(list->objects[i].id),
		    SV_ARG(object_text(&list->objects[i], "Comment")));
	KIT_TEXT(strbuf_view(&have), sv_from(row->want));
	KIT_INT(list->coverage.status, row->status);
}

int
main(void)
{
	KIT_ROWS(rows, is_known);
	return kit_finish();
}
