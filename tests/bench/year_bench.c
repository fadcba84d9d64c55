/*
 * year_bench.c - a year of daily snapshots: nothing takes longer at its end.
 *
 * Usage: year_bench [OBJECTS [FOLDER]].  A thousandth of the objects changes
 * each day.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "auditor/base/strbuf.h"
#include "auditor/diff/diff.h"
#include "auditor/store/store.h"
#include "tests/bench/bench.h"

#define COUNT 10000
#define DAYS  365

static void
show(const char *what, double began_ms)
{
	(void)printf("%-44s %9.1f ms\n", what, bench_now() - began_ms);
}

/* A service principal of about 1 KB, as it is on ${day}. */
static void
write_object(struct strbuf *text, unsigned at, unsigned day)
{
	/* Each day another thousandth changes, for good. */
	unsigned turn = at % 1000;
	unsigned edits = (day + 1000 - turn) / 1000;

	strbuf_clear(text);
	strbuf_printf(text,
	    "{\"id\":\"%08x-0000-4000-8000-%012x\",\"appId\":"
	    "\"%08x-0000-4000-8000-%012x\",\"displayName\":\"App %u, %u\","
	    "\"accountEnabled\":true,\"replyUrls\":[\"https://a.example/%u\"],"
	    "\"passwordCredentials\":[],\"keyCredentials\":[],"
	    "\"servicePrincipalType\":\"Application\",\"notes\":\"%0700u\"}",
	    at * 2654435761U, at, at * 2654435761U, at, at, edits, at, at);
}

static struct snapshot *
make(unsigned count, unsigned day)
{
	struct snapshot *snapshot = bench_snapshot();
	CLEANUP(arena_drop) struct arena *scratch = arena_new();
	CLEANUP(strbuf_done) struct strbuf text = {0};
	const struct coverage whole = {.status = COVERAGE_COMPLETE};

	for (unsigned i = 0; i < count; i++) {
		write_object(&text, i, day);
		bench_add(snapshot, KIND_SERVICE_PRINCIPAL, strbuf_view(&text),
		    scratch);
	}
	snapshot_cover(snapshot, KIND_SERVICE_PRINCIPAL, &whole);
	snapshot->started = INT64_C(86400) * (day + 1);
	snapshot->finished = snapshot->started;
	snapshot_seal(snapshot);
	return snapshot;
}

static void
put_day(struct store *store, unsigned count, unsigned day)
{
	struct snapshot *snapshot = make(count, day);
	char what[64];
	struct err err = {0};
	double began = bench_now();

	bench_must(store_put(store, snapshot, &err), &err);
	(void)snprintf(what, sizeof(what), "put snapshot %u", day + 1);
	if (day < 3 || day >= DAYS - 2 || day == DAYS / 2)
		show(what, began);
	snapshot_free(snapshot);
}

static void
compare(struct store *store, int64_t from, int64_t to)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	const int64_t numbers[2] = {from, to};
	struct snapshot *both[2];
	struct diff diff;
	char what[64];
	struct err err = {0};
	double began = bench_now();

	bench_must(store_changed(store, SV(BENCH_TENANT), SV("live"), numbers,
		       0, both, &err),
	    &err);
	diff_snapshots(both[0], both[1], arena, &diff);
	(void)snprintf(what, sizeof(what), "diff %d %d: %zu changes", (int)from,
	    (int)to, diff.count);
	show(what, began);
	snapshot_free(both[0]);
	snapshot_free(both[1]);
}

/* So short that one turn of another process outweighs it: the best of some. */
static void
tell(struct store *store, const char *what)
{
	double best = 1e9;

	for (unsigned i = 0; i < 5; i++) {
		CLEANUP(arena_drop) struct arena *arena = arena_new();
		struct store_life *lives;
		size_t count;
		struct err err = {0};
		double began = bench_now();
		bench_must(store_life(store, SV(""), SV(""),
			       SV("00000000-0000-4000-8000-000000000000"),
			       arena, &lives, &count, &err),
		    &err);
		double took = bench_now() - began;
		best = took < best ? took : best;
	}
	(void)printf("%-44s %9.2f ms\n", what, best);
}

static void
verify(struct store *store)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct store_chain *chains;
	size_t count;
	struct err err = {0};
	double began = bench_now();

	bench_must(store_verify(store, arena, &chains, &count, &err), &err);
	show("verify all of it", began);
	if (chains[0].problem.len > 0)
		(void)printf("    " SV_FMT "\n", SV_ARG(chains[0].problem));
}

static void
show_size(const char *path, const char *what)
{
	struct stat info;

	if (stat(path, &info) == 0)
		(void)printf("%-44s %9.1f MB\n", what,
		    (double)info.st_size / (1024 * 1024));
}

int
main(int argc, char **argv)
{
	unsigned count =
	    argc > 1 ? (unsigned)strtoul(argv[1], NULL, 10) : COUNT;
	const char *folder = argc > 2 ? argv[2] : "/tmp";
	CLEANUP(strbuf_done) struct strbuf path = {0};
	struct store *store = NULL;
	struct err err = {0};

	strbuf_printf(&path, "%s/year_bench.%d.db", folder, getpid());
	bench_must(
	    store_open(strbuf_cstr(&path), STORE_WRITE, &store, &err), &err);
	for (unsigned day = 0; day < DAYS; day++) {
		put_day(store, count, day);
		if (day == 1) {
			compare(store, 1, 2);
			tell(store, "life of an object, 2 snapshots");
			store_close(store);
			show_size(strbuf_cstr(&path), "file, 2 snapshots");
			bench_must(store_open(strbuf_cstr(&path), STORE_WRITE,
				       &store, &err),
			    &err);
		}
	}
	compare(store, 1, 2);
	compare(store, 364, 365);
	compare(store, 1, 365);
	tell(store, "life of an object, 365 snapshots");
	verify(store);
	store_close(store);
	show_size(strbuf_cstr(&path), "file, 365 snapshots");
	(void)unlink(strbuf_cstr(&path));
	return 0;
}
