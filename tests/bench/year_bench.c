/*
 * year_bench.c - a year of daily snapshots: nothing takes longer at its end.
 *
 * Usage: year_bench [OBJECTS [FOLDER]].  A thousandth of the objects changes
 * each day.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "auditor/base/strbuf.h"
#include "auditor/diff/diff.h"
#include "auditor/store/store.h"

#define TENANT "aaaaaaaa-0000-4000-8000-000000000001"
#define COUNT  10000
#define DAYS   365

static double
now_ms(void)
{
	struct timespec now;

	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void
check(int status, const struct err *err)
{
	if (status == 0)
		return;
	(void)fprintf(stderr, "year_bench: %s\n", err->text);
	_exit(2);
}

static void
show(const char *what, double began_ms)
{
	(void)printf("%-44s %9.1f ms\n", what, now_ms() - began_ms);
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
	struct snapshot *snapshot =
	    snapshot_new(SV(TENANT), SV("live"), SV("bench"));
	CLEANUP(arena_drop) struct arena *scratch = arena_new();
	CLEANUP(strbuf_done) struct strbuf text = {0};
	const struct coverage whole = {.status = COVERAGE_COMPLETE};
	struct err err = {0};

	for (unsigned i = 0; i < count; i++) {
		const struct json *raw;
		write_object(&text, i, day);
		check(json_parse(
			  strbuf_view(&text), JSON_WIRE, scratch, &raw, &err),
		    &err);
		check(snapshot_add(snapshot, KIND_SERVICE_PRINCIPAL, raw, &err),
		    &err);
		arena_reset(scratch);
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
	double began = now_ms();

	check(store_put(store, snapshot, &err), &err);
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
	double began = now_ms();

	check(store_changed(
		  store, SV(TENANT), SV("live"), numbers, 0, both, &err),
	    &err);
	diff_snapshots(both[0], both[1], arena, &diff);
	(void)snprintf(what, sizeof(what), "diff %d %d: %zu changes", (int)from,
	    (int)to, diff.count);
	show(what, began);
	snapshot_free(both[0]);
	snapshot_free(both[1]);
}

static void
tell(struct store *store, const char *what)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct store_life *lives;
	size_t count;
	struct err err = {0};
	double began = now_ms();

	check(store_life(store, SV(""), SV(""),
		  SV("00000000-0000-4000-8000-000000000000"), arena, &lives,
		  &count, &err),
	    &err);
	show(what, began);
}

static void
verify(struct store *store)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct store_chain *chains;
	size_t count;
	struct err err = {0};
	double began = now_ms();

	check(store_verify(store, arena, &chains, &count, &err), &err);
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
	check(store_open(strbuf_cstr(&path), STORE_WRITE, &store, &err), &err);
	for (unsigned day = 0; day < DAYS; day++) {
		put_day(store, count, day);
		if (day == 1) {
			compare(store, 1, 2);
			tell(store, "life of an object, 2 snapshots");
			store_close(store);
			show_size(strbuf_cstr(&path), "file, 2 snapshots");
			check(store_open(strbuf_cstr(&path), STORE_WRITE,
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
