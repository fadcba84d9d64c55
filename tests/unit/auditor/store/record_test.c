/*
 * record_test.c - coverage as it is stored, and sets of kinds as text.
 */
#include "auditor/store/record.h"

#include "auditor/store/kinds.h"
#include "tests/unit/auditor/diff/given.h"

#define HEX "0000000000000000000000000000000000000000000000000000000000000000"
#define ASKED                                                                  \
	"\"bytes\":1,\"detail\":\"\",\"ms\":2,\"reason\":\"\","                \
	"\"request_ids\":\"\",\"requests\":3"
#define OBJECTS ",\"count\":4,\"fields\":[],\"objects\":\"" HEX "\""

struct row {
	const char *name;
	const char *text;
	kind_set complete;
	kind_set partial;
	const char *want; /* part of the message, NULL when it is read */
};

#define DOMAINS KIND_BIT(KIND_DOMAIN)

static const struct row rows[] = {
    {"nothing", "{}", 0, 0, NULL},
    {"complete", "{\"domain\":{" ASKED OBJECTS "}}", DOMAINS, 0, NULL},
    {"partial", "{\"domain\":{" ASKED OBJECTS ",\"seen\":[\"a\"]}}", 0, DOMAINS,
	NULL},
    {"not collected", "{\"domain\":{" ASKED "}}", 0, 0, NULL},
    {"a kind of another program", "{\"printer\":{}}", 0, 0, NULL},
    {"no JSON", "{", 0, 0, "line 1"},
    {"no object", "[]", DOMAINS, 0, "domain is missing"},
    {"complete and missing", "{}", DOMAINS, 0, "domain is missing"},
    {"partial without what was seen", "{\"domain\":{" ASKED OBJECTS "}}", 0,
	DOMAINS, "\"seen\" is missing"},
    {"complete without objects", "{\"domain\":{" ASKED "}}", DOMAINS, 0,
	"\"count\" is no number"},
    {"nothing asked", "{\"domain\":{}}", 0, 0, "\"bytes\" is no number"},
    {"a negative number", "{\"domain\":{\"bytes\":-1,\"ms\":2,\"requests\":3}}",
	0, 0, "\"bytes\" is no number"},
    {"a number too large",
	"{\"domain\":{\"bytes\":1,\"ms\":2,\"requests\":4294967296}}", 0, 0,
	"\"requests\" is no number"},
    {"a number in a text",
	"{\"domain\":{\"bytes\":\"1\",\"ms\":2,\"requests\":3}}", 0, 0,
	"\"bytes\" is no number"},
    {"an unknown reason",
	"{\"domain\":{\"bytes\":1,\"ms\":2,\"requests\":3,\"reason\":\"x\"}}",
	0, 0, "an unknown reason"},
    {"no digest", "{\"domain\":{" ASKED ",\"count\":1,\"objects\":\"abc\"}}",
	DOMAINS, 0, "\"objects\" is no digest"},
};

static void
reads(const void *at)
{
	const struct row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct record records[KIND_COUNT];
	struct err err = {0};

	int status = record_read(sv_from(row->text), row->complete,
	    row->partial, arena, records, &err);
	KIT_INT(status, row->want == NULL ? 0 : -1);
	if (row->want == NULL)
		return;
	KIT_INT(err.code, ERR_FORMAT);
	KIT_HAS(sv_from(err.text), row->want);
}

static void
reads_what_it_wrote(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf text = {0};
	CLEANUP(snapshot_drop)
	struct snapshot *snapshot = given("live", 100,
	    "{'Domain':[{'id':'b'},{'id':'a'}],'RemoteDomain':{'timeout':["
	    "{'Guid':'r'},{'Guid':'q'}]},'TransportRule':'permission'}");
	struct record records[KIND_COUNT];
	struct err err = {0};

	(void)at;
	record_write(snapshot, NULL, &text);
	KIT_GOOD(record_read(strbuf_view(&text), KIND_BIT(KIND_DOMAIN),
		     KIND_BIT(KIND_REMOTE_DOMAIN), arena, records, &err),
	    &err);
	KIT_INT(records[KIND_DOMAIN].count, 2);
	KIT_INT(records[KIND_DOMAIN].coverage.status, COVERAGE_COMPLETE);
	KIT_INT(records[KIND_DOMAIN].coverage.ms, 7);
	struct digest objects =
	    record_objects(snapshot_list(snapshot, KIND_DOMAIN));
	KIT_TRUE(digest_eq(&objects, &records[KIND_DOMAIN].objects));
	KIT_INT(records[KIND_REMOTE_DOMAIN].seen_count, 2);
	KIT_TEXT(records[KIND_REMOTE_DOMAIN].seen[0], SV("q"));
	KIT_INT(records[KIND_TRANSPORT_RULE].coverage.reason,
	    COVERAGE_PERMISSION_REASON);
	KIT_TEXT(
	    records[KIND_TRANSPORT_RULE].coverage.detail, SV("403: \"no\"\n"));
	KIT_INT(records[KIND_APPLICATION].coverage.reason,
	    COVERAGE_NOT_REQUESTED_REASON);
	/* The field set is there for those who look into the history. */
	KIT_HAS(
	    strbuf_view(&text), "\"fields\":[\"authenticationType\",\"id\"]");
}

struct kinds_row {
	const char *name;
	strview text;
	bool is_good;
	kind_set kinds;
};

static const struct kinds_row kinds_rows[] = {
    {"no kinds", SV_INIT(""), true, 0},
    {"one kind", SV_INIT(" domain "), true, DOMAINS},
    {"two kinds", SV_INIT(" domain transport-rule "), true,
	DOMAINS | KIND_BIT(KIND_TRANSPORT_RULE)},
    {"unknown kind", SV_INIT(" domain printer "), false, 7},
    {"part of a name", SV_INIT(" main "), false, 7},
};

static void
reads_kinds(const void *at)
{
	const struct kinds_row *row = at;
	CLEANUP(strbuf_done) struct strbuf text = {0};
	kind_set kinds = 7;

	KIT_INT(kinds_read(row->text, &kinds), row->is_good);
	KIT_INT(kinds, row->kinds);
	if (!row->is_good)
		return;
	kinds_write(kinds, &text);
	KIT_TEXT(strbuf_view(&text), row->text);
}

int
main(void)
{
	KIT_ROWS(rows, reads);
	kit_case("round trip", reads_what_it_wrote);
	KIT_ROWS(kinds_rows, reads_kinds);
	return kit_finish();
}
