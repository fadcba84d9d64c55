/*
 * altered_test.c - a history that was altered or damaged is not believed.
 */
#include "auditor/store/store.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/unit/auditor/store/history.h"

#define RULE(id, header)                                                       \
	"{'Guid':'" id "','Name':'" id "','RemoveHeader':'" header             \
	"','WhenChanged':'2026-01-01T00:00:00Z'}"

static const char *const docs[] = {
    "{'TransportRule':[" RULE("a", "x-one") "," RULE("b", "x-two") "]}",
    "{'TransportRule':{'throttled':[" RULE("b", "x-six") "]}}",
    "{'TransportRule':[" RULE("a", "x-one") "," RULE("b", "x-six") "]}",
};

struct row {
	const char *name;
	const char *sql;
	int64_t number;   /* of the snapshot asked for */
	const char *want; /* part of the message */
	bool is_base;     /* asked for by store_base */
};

static const struct row rows[] = {
    {"a body", "UPDATE bodies SET body = replace(body, 'x-one', 'x-eno')", 1,
	"transport-rule a of snapshot 1 does not agree with its digest", false},
    {"a stamp in a body",
	"UPDATE bodies SET body = replace(body, '2026', '2025')", 3,
	"transport-rule a of snapshot 3 does not agree", false},
    {"a body that is no JSON", "UPDATE bodies SET body = '{'", 1,
	"transport-rule a of snapshot 1 does not agree", false},
    {"bodies exchanged",
	"UPDATE versions SET digest = (SELECT digest FROM bodies WHERE body "
	"LIKE '%x-two%') WHERE object = 'a'",
	1, "the transport-rule list of snapshot 1 is not what was put", false},
    {"a body deleted", "DELETE FROM bodies WHERE body LIKE '%x-one%'", 1,
	"the transport-rule list of snapshot 1 is not what was put", false},
    {"a version deleted", "DELETE FROM versions WHERE object = 'a'", 1,
	"the transport-rule list of snapshot 1 is not what was put", false},
    {"an object of a partial list deleted",
	"DELETE FROM versions WHERE object = 'b' AND first = 2", 2,
	"the transport-rule list of snapshot 2 is not what was put", false},
    {"a version made longer", "UPDATE versions SET until = 3 WHERE until = 2",
	2, "the transport-rule list of snapshot 2 is not what was put", false},
    {"a version made shorter",
	"UPDATE versions SET until = 3 WHERE object = 'a'", 3,
	"the transport-rule list of snapshot 3 is not what was put", false},
    {"an object under another id",
	"UPDATE versions SET object = 'c' WHERE object = 'a'", 1,
	"the transport-rule list of snapshot 1 is not what was put", false},
    {"seen by store_base too", "DELETE FROM versions WHERE object = 'a'", 3,
	"the transport-rule list of snapshot 1 is not what was put", true},
    {"the start", "UPDATE snapshots SET started = started - 1", 1,
	"the header of snapshot 1 does not agree with its link", false},
    {"the end", "UPDATE snapshots SET finished = finished + 1", 1,
	"the header of snapshot 1 does not agree", false},
    {"the tenant", "UPDATE series SET tenant = 't'", 1, NULL, false},
    {"its name", "UPDATE snapshots SET tenant_name = 'x'", 2,
	"the header of snapshot 2 does not agree", false},
    {"the program", "UPDATE snapshots SET tool_version = 'x'", 2,
	"the header of snapshot 2 does not agree", false},
    {"the coverage",
	"UPDATE snapshots SET coverage = replace(coverage, 'throttled', "
	"'timeout')",
	2, "the header of snapshot 2 does not agree", false},
    {"what was read whole",
	"UPDATE snapshots SET complete = partial, partial = complete", 2,
	"the header of snapshot 2 does not agree", false},
    {"the content digest", "UPDATE snapshots SET content_digest = link", 1,
	"the header of snapshot 1 does not agree", false},
    {"the link", "UPDATE snapshots SET link = content_digest", 1,
	"the header of snapshot 1 does not agree", false},
    {"the link before", "UPDATE snapshots SET previous_link = zeroblob(32)", 2,
	"the header of snapshot 2 does not agree", false},
    {"a snapshot deleted", "DELETE FROM snapshots WHERE number = 2", 3,
	"snapshot 2 is missing from the chain", false},
    {"a link before it",
	"UPDATE snapshots SET link = zeroblob(32) WHERE "
	"number = 2",
	3, "the chain is broken before snapshot 3", false},
    {"a kind from elsewhere",
	"UPDATE snapshots SET complete = ' transport-rule calendar '", 1,
	"snapshot 1 holds what this program does not know", false},
    {"another canonical form", "UPDATE snapshots SET canon = '999'", 1,
	"snapshot 1 holds what this program does not know", false},
    {"a table gone", "DROP TABLE versions", 1, "it is damaged: no such table",
	false},
};

static int
ask(const char *path, int64_t number, bool is_base, struct err *err)
{
	CLEANUP(store_drop) struct store *store = NULL;
	CLEANUP(snapshot_drop) struct snapshot *snapshot = NULL;

	TRY(store_open(path, STORE_READ, &store, err));
	return is_base ? store_base(store, SV(GIVEN_TENANT), SV("live"), number,
			     &snapshot, err)
		       : store_get(store, SV(GIVEN_TENANT), SV("live"), number,
			     &snapshot, err);
}

static void
is_found_out(const void *at)
{
	const struct row *row = at;
	const char *path = history_path();
	struct err err = {0};

	history_fill(path, "live", docs, COUNT_OF(docs));
	KIT_GOOD(ask(path, row->number, row->is_base, &err), &err);
	history_sql(path, row->sql);
	KIT_INT(ask(path, row->number, row->is_base, &err), -1);
	if (row->want == NULL) {
		KIT_INT(err.code, ERR_NOT_FOUND);
		return;
	}
	KIT_INT(err.code, ERR_STORE);
	KIT_HAS(sv_from(err.text), row->want);
	KIT_TRUE(err.hint[0] != '\0');
}

static void
copy_file(const char *from, const char *to)
{
	char bytes[65536];
	FILE *in = fopen(from, "rb");
	FILE *out = fopen(to, "wb");

	KIT_TRUE(in != NULL && out != NULL);
	size_t got = fread(bytes, 1, sizeof(bytes), in);
	while (got > 0) {
		KIT_INT(fwrite(bytes, 1, got, out), got);
		got = fread(bytes, 1, sizeof(bytes), in);
	}
	KIT_INT(fclose(in), 0);
	KIT_INT(fclose(out), 0);
}

static void
flip(const char *path, off_t at)
{
	unsigned char bytes[16];
	int fd = open(path, O_RDWR | O_CLOEXEC);

	KIT_INT(pread(fd, bytes, sizeof(bytes), at), sizeof(bytes));
	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] ^= 0xa5;
	KIT_INT(pwrite(fd, bytes, sizeof(bytes), at), sizeof(bytes));
	KIT_INT(close(fd), 0);
}

/* Either an error, or what was put: never anything else. */
static void
same_or_refused(const char *path, const struct snapshot *want, int *refused)
{
	CLEANUP(store_drop) struct store *store = NULL;
	CLEANUP(snapshot_drop) struct snapshot *have = NULL;
	struct err err = {0};

	if (store_open(path, STORE_READ, &store, &err) != 0 ||
	    store_get(store, SV(GIVEN_TENANT), SV("live"), want->number, &have,
		&err) != 0) {
		KIT_TRUE(err.code == ERR_STORE || err.code == ERR_NOT_FOUND);
		KIT_TRUE(err.hint[0] != '\0');
		(*refused)++;
		return;
	}
	same_snapshot(have, want);
}

/* Sixteen bytes in each of many places. */
static void
survives_flipped_bytes(const void *at)
{
	const char *path = history_path();
	CLEANUP(strbuf_done) struct strbuf good = {0};
	CLEANUP(strbuf_done) struct strbuf doc = {0};
	struct stat info;
	int refused = 0;
	int tried = 0;

	(void)at;
	strbuf_add_text(&doc, "{'TransportRule':[");
	for (int i = 0; i < 60; i++)
		strbuf_printf(&doc,
		    "%s{'Guid':'%d','Name':'n%d','SubjectContainsWords':"
		    "['%0200d']}",
		    i > 0 ? "," : "", i, i, i);
	strbuf_add_text(&doc, "]}");
	struct store *store = history_open(path, STORE_WRITE);
	CLEANUP(snapshot_drop)
	struct snapshot *snapshot =
	    history_put(store, "live", 100, strbuf_cstr(&doc));
	store_close(store);
	strbuf_printf(&good, "%s.good", path);
	copy_file(path, strbuf_cstr(&good));
	KIT_INT(stat(path, &info), 0);
	for (off_t at_byte = 0; at_byte + 16 < info.st_size; at_byte += 509) {
		copy_file(strbuf_cstr(&good), path);
		flip(path, at_byte);
		same_or_refused(path, snapshot, &refused);
		tried++;
	}
	KIT_TRUE(refused > tried / 3);

	/* Cut anywhere. */
	for (off_t size = 0; size < info.st_size; size += 1777) {
		copy_file(strbuf_cstr(&good), path);
		KIT_INT(truncate(path, size), 0);
		same_or_refused(path, snapshot, &refused);
	}
}

int
main(void)
{
	KIT_ROWS(rows, is_found_out);
	kit_case("flipped bytes", survives_flipped_bytes);
	return kit_finish();
}
