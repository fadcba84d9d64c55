/*
 * fault_crowd_test.c - others at the same time, and runs that are killed.
 */
#include "auditor/store/store.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/unit/auditor/store/fault.h"

static void
waits_for_others(const void *at)
{
	const char *path = history_path();
	CLEANUP(snapshot_drop)
	struct snapshot *snapshot = given("live", 100, fault_docs[0]);
	CLEANUP(snapshot_drop) struct snapshot *stored = NULL;
	struct store_baseline baseline = {.serial = 1};
	sqlite3 *other = NULL;
	struct err err = {0};

	(void)at;
	CLEANUP(store_drop)
	struct store *store = history_open(path, STORE_WRITE);
	store_set_wait(store, 0);
	KIT_INT(sqlite3_open(path, &other), SQLITE_OK);
	KIT_INT(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL),
	    SQLITE_OK);
	KIT_INT(store_put(store, snapshot, &err), -1);
	KIT_INT(err.code, ERR_STORE);
	KIT_HAS(sv_from(err.text), "it is locked by another run");
	KIT_HAS(sv_from(err.hint), "nothing was changed");
	KIT_INT(snapshot->number, 0);
	KIT_INT(store_accept_baseline(store, SV("t"), &baseline, &err), -1);
	KIT_HAS(sv_from(err.text), "it is locked by another run");
	/* Reading goes on meanwhile. */
	KIT_INT(store_get(store, SV("t"), SV("live"), 0, &stored, &err), -1);
	KIT_INT(err.code, ERR_NOT_FOUND);
	KIT_INT(sqlite3_exec(other, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
	KIT_INT(sqlite3_close(other), SQLITE_OK);
	KIT_GOOD(store_put(store, snapshot, &err), &err);
	KIT_INT(snapshot->number, 1);
}

#define PUTS 20

/* All snapshots read as they were put, and the chain holds. */
static int64_t
count_good(const char *path)
{
	CLEANUP(store_drop)
	struct store *store = history_open(path, STORE_READ);
	struct digest previous = {0};
	int64_t number = 0;
	struct err err = {0};

	for (;;) {
		CLEANUP(snapshot_drop) struct snapshot *snapshot = NULL;
		int status = store_get(store, SV(GIVEN_TENANT), SV("live"),
		    number + 1, &snapshot, &err);
		if (status != 0) {
			KIT_INT(err.code, ERR_NOT_FOUND);
			return number;
		}
		same_digest(&snapshot->previous_link, &previous, "chain");
		previous = snapshot->link;
		number++;
	}
}

/* End a child, saying why. */
static _Noreturn void
give_up(const struct err *err)
{
	(void)fprintf(stderr, "%s\n", err->text);
	_exit(1);
}

/* Put without end, in a child, telling each success on ${out}. */
static void
put_on(const char *path, int out, int count)
{
	CLEANUP(store_drop) struct store *store = NULL;
	struct err err;

	if (store_open(path, STORE_WRITE, &store, &err) != 0)
		give_up(&err);
	for (int i = 0; i < count; i++) {
		CLEANUP(strbuf_done) struct strbuf doc = {0};
		strbuf_add_text(&doc, "{'InboundConnector':[");
		for (int j = 0; j < 50; j++)
			strbuf_printf(&doc,
			    "%s{'Guid':'%d','Name':'n','Comment':'%d'}",
			    j > 0 ? "," : "", j, j % 3 == 0 ? i : j);
		strbuf_add_text(&doc, "]}");
		struct snapshot *snapshot =
		    given("live", 1000, strbuf_cstr(&doc));
		snapshot->finished = snapshot->started;
		if (store_put(store, snapshot, &err) != 0)
			give_up(&err);
		if (write(out, "+", 1) != 1)
			_exit(1);
		snapshot_free(snapshot);
	}
}

static pid_t
fork_putter(const char *path, const int ends[2], int count)
{
	pid_t child = fork();

	if (child == 0) {
		(void)close(ends[0]);
		put_on(path, ends[1], count);
		_exit(0);
	}
	return child;
}

static void
two_write(const void *at)
{
	const char *path = history_path();
	int ends[2];
	int status;

	(void)at;
	KIT_INT(pipe2(ends, O_CLOEXEC), 0);
	pid_t one = fork_putter(path, ends, PUTS);
	pid_t two = fork_putter(path, ends, PUTS);
	KIT_INT(waitpid(one, &status, 0), one);
	KIT_INT(status, 0);
	KIT_INT(waitpid(two, &status, 0), two);
	KIT_INT(status, 0);
	KIT_INT(close(ends[0]), 0);
	KIT_INT(close(ends[1]), 0);
	KIT_INT(count_good(path), 2 * PUTS);
}

/* Killed somewhere in the put after the one that was told. */
static void
is_killed(const void *at)
{
	const char *path = history_path();
	int64_t told = 0;
	struct fault_outcome outcome = {0};

	(void)at;
	for (int round = 0; round < 12; round++) {
		int ends[2];
		char byte;
		KIT_INT(pipe2(ends, O_CLOEXEC), 0);
		pid_t child = fork_putter(path, ends, 1000);
		KIT_INT(close(ends[1]), 0);
		for (int i = 0; i < 1 + round % 4; i++) {
			KIT_INT(read(ends[0], &byte, 1), 1);
			told++;
		}
		KIT_INT(kill(child, SIGKILL), 0);
		KIT_INT(waitpid(child, NULL, 0), child);
		while (read(ends[0], &byte, 1) == 1)
			told++;
		KIT_INT(close(ends[0]), 0);
		int64_t good = count_good(path);
		/* One may have been put and not told. */
		KIT_TRUE(good == told || good == told + 1);
		told = good;
	}
	fault_put_large(path, &outcome);
	KIT_GOOD(outcome.status, &outcome.err);
	KIT_INT(outcome.number, told + 1);
}

int
main(void)
{
	kit_case("locked", waits_for_others);
	kit_case("two writers", two_write);
	kit_case("killed", is_killed);
	return kit_finish();
}
