/*
 * review_test.c - expected, unexpected and missing; what came and went.
 */
#include "auditor/audit/review.h"

#include <string.h>

#include "tests/unit/auditor/diff/diff_rows.h"

#define EXCHANGE(id, at, operation, parameters)                                \
	"{'Id':'" id "','CreationTime':'" at "','Operation':'" operation       \
	"','UserId':'eve@contoso.com','ResultStatus':'True','Parameters':"     \
	"[" parameters "]}"
#define NAMED(name)    "{'Name':'Name','Value':'" name "'}"
#define IDENTITY(name) "{'Name':'Identity','Value':'" name "'}"
#define STAMPED(id, when)                                                      \
	"{'Guid':'" id "','Name':'" id "','WhenChanged':'" when "'}"
#define RECORDS_MAX 3

struct row {
	const char *name;
	const char *before;
	const char *after;
	const char *expect; /* NULL: nothing was announced */
	const char *records[RECORDS_MAX];
	const char *want; /* unexpected missing undecided transient status */
};

/* States are of 1970: 100 s and 200 s after its beginning. */
#define EARLY "1970-01-01T00:02:00Z"
#define LATE  "1970-01-01T00:03:00Z"
#define AFTER "1970-01-01T01:00:00Z"

static const struct row rows[] = {
    {"nothing", RULES(RULE("a", "0")), RULES(RULE("a", "0")), NULL, {NULL},
	"0 0 0 0 0"},
    {"unannounced", RULES(""), RULES(RULE("a", "0")), NULL, {NULL},
	"1 0 0 0 1"},
    {"announced", RULES(""), RULES(RULE("a", "0")),
	"expect: [{kind: transport-rule, object: rule a, operation: added}]",
	{NULL}, "0 0 0 0 0"},
    {"announced, and it does not come", RULES(""), RULES(""),
	"expect: [{kind: transport-rule, object: rule a, operation: added}]",
	{NULL}, "0 1 0 0 1"},
    {"announced in a list that was not read", RULES(""),
	"{'TransportRule':'permission'}",
	"expect: [{kind: transport-rule, object: rule a, operation: added}]",
	{NULL}, "0 0 1 0 3"},
    {"created and removed", RULES(""), RULES(""), NULL,
	{EXCHANGE("1", EARLY, "New-TransportRule", NAMED("Gone")),
	    EXCHANGE("2", LATE, "Remove-TransportRule", IDENTITY("Gone"))},
	"1 0 0 1 1"},
    {"created and removed, as announced", RULES(""), RULES(""),
	"expect: [{kind: transport-rule, object: Gone, operation: transient}]",
	{EXCHANGE("1", EARLY, "New-TransportRule", NAMED("Gone")),
	    EXCHANGE("2", LATE, "Remove-TransportRule", IDENTITY("Gone"))},
	"0 0 0 1 0"},
    {"created, and still there", RULES(""), RULES(RULE("a", "0")),
	"expect: [{kind: transport-rule, object: rule a, operation: added}]",
	{EXCHANGE("1", EARLY, "New-TransportRule", NAMED("rule a"))},
	"0 0 0 0 0"},
    {"created afterwards", RULES(""), RULES(""), NULL,
	{EXCHANGE("1", AFTER, "New-TransportRule", NAMED("Later"))},
	"0 0 0 0 0"},
    {"stamps alone", RULES(STAMPED("a", "2026-01-01T00:00:00Z")),
	RULES(STAMPED("a", "2026-01-02T00:00:00Z")), NULL, {NULL}, "0 0 0 0 0"},
    {"an edit that was put back", RULES(STAMPED("a", "2026-01-01T00:00:00Z")),
	RULES(STAMPED("a", "2026-01-02T00:00:00Z")), NULL,
	{EXCHANGE("1", EARLY, "Set-TransportRule", IDENTITY("a"))},
	"1 0 0 0 1"},
};

static void
add_records(const struct row *row, struct arena *arena, struct event_log *log)
{
	for (size_t i = 0; i < RECORDS_MAX && row->records[i] != NULL; i++) {
		char *text = arena_alloc(arena, strlen(row->records[i]) + 1, 1);
		const struct json *raw;
		struct event event;
		struct err err = {0};
		for (size_t j = 0; row->records[i][j] != '\0'; j++)
			text[j] = row->records[i][j] == '\''
				      ? '"'
				      : row->records[i][j];
		KIT_GOOD(
		    json_parse(sv_from(text), JSON_WIRE, arena, &raw, &err),
		    &err);
		KIT_GOOD(
		    event_read(EVENT_EXCHANGE_AUDIT, raw, arena, &event, &err),
		    &err);
		event_log_add(log, arena, &event);
	}
	event_log_seal(log);
}

static void
tells(const void *at)
{
	const struct row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf have = {0};
	CLEANUP(snapshot_drop)
	struct snapshot *before = given("import:x", 100, row->before);
	CLEANUP(snapshot_drop)
	struct snapshot *after = given("import:x", 200, row->after);
	struct expectations expected = {0};
	struct event_log log = {0};
	struct review_result result;
	struct err err = {0};

	if (row->expect != NULL)
		KIT_GOOD(expect_read(sv_from(row->expect), "c.yaml", arena,
			     &expected, &err),
		    &err);
	add_records(row, arena, &log);
	const struct review_request request = {
	    .before = before,
	    .after = after,
	    .expected = row->expect != NULL ? &expected : NULL,
	    .events = row->records[0] != NULL ? &log : NULL,
	};
	review_run(&request, arena, &result);
	strbuf_printf(&have, "%zu %zu %zu %zu %d", result.unexpected,
	    result.missing, result.undecided, result.transient_count,
	    result.exit_status);
	KIT_TEXT(strbuf_view(&have), sv_from(row->want));
}

int
main(void)
{
	KIT_ROWS(rows, tells);
	return kit_finish();
}
