/*
 * fault_kill_test.c - killed at every write, fsync, truncation, rename and
 * removal in turn, no finished snapshot is lost.
 *
 * The calls of the C library are taken over here, for SQLite as for our own
 * code; a child counts them and ends before the one that is its turn, or in
 * the middle of it.
 */
#include "auditor/store/store.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/unit/auditor/store/fault.h"

#define KILLED 9
/* Far more calls than one snapshot needs. */
#define TURNS_MAX 2000

static long turn = -1; /* calls left; below 0: nobody is killed */
static bool is_torn;   /* half of a last write is done */

/* True when it is the turn of this call to be the last. */
static bool
is_last(void)
{
	if (turn < 0)
		return false;
	return turn-- == 0;
}

static _Noreturn void
die(void)
{
	_exit(KILLED);
}

ssize_t pwrite64(int fd, const void *bytes, size_t len, off64_t at);
ssize_t
pwrite64(int fd, const void *bytes, size_t len, off64_t at)
{
	if (is_last()) {
		if (is_torn)
			(void)syscall(SYS_pwrite64, fd, bytes, len / 2, at);
		die();
	}
	return syscall(SYS_pwrite64, fd, bytes, len, at);
}

ssize_t pwrite(int fd, const void *bytes, size_t len, off_t at);
ssize_t
pwrite(int fd, const void *bytes, size_t len, off_t at)
{
	return pwrite64(fd, bytes, len, at);
}

ssize_t
write(int fd, const void *bytes, size_t len)
{
	if (is_last()) {
		if (is_torn)
			(void)syscall(SYS_write, fd, bytes, len / 2);
		die();
	}
	return syscall(SYS_write, fd, bytes, len);
}

int
fsync(int fd)
{
	if (is_last())
		die();
	/* A killed process loses nothing that the system has. */
	return (void)fd, 0;
}

int
fdatasync(int fd)
{
	if (is_last())
		die();
	return (void)fd, 0;
}

int ftruncate64(int fd, off64_t len);
int
ftruncate64(int fd, off64_t len)
{
	if (is_last())
		die();
	return (int)syscall(SYS_ftruncate, fd, len);
}

int
ftruncate(int fd, off_t len)
{
	return ftruncate64(fd, len);
}

int
unlink(const char *path)
{
	if (is_last())
		die();
	return (int)syscall(SYS_unlink, path);
}

int
rename(const char *from, const char *to)
{
	if (is_last())
		die();
	return (int)syscall(SYS_rename, from, to);
}

/* --- a piece of work, killed --------------------------------------------- */

static int
put_second(const char *path)
{
	CLEANUP(store_drop) struct store *store = NULL;
	struct err err;

	if (store_open(path, STORE_WRITE, &store, &err) != 0)
		return -1;
	CLEANUP(snapshot_drop)
	struct snapshot *snapshot = given("live", 5000, fault_docs[1]);
	return store_put(store, snapshot, &err);
}

static int
prune_first(const char *path)
{
	const struct store_keep keep = {.newest = 1, .now = 9000};
	CLEANUP(store_drop) struct store *store = NULL;
	struct store_pruned pruned;
	struct err err;

	if (store_open(path, STORE_WRITE, &store, &err) != 0)
		return -1;
	return store_prune(store, SV(""), &keep, &pruned, &err);
}

static int
create_first(const char *path)
{
	return put_second(path);
}

/* A history that is taken in, with a baseline that was accepted. */
static const char *
source(void)
{
	static char path[256];
	const struct store_baseline accepted = {.serial = 7, .accepted = 100};
	struct err err = {0};

	if (path[0] != '\0')
		return path;
	(void)snprintf(path, sizeof(path), "%s", history_path());
	history_fill(path, "live", fault_docs, COUNT_OF(fault_docs));
	CLEANUP(store_drop)
	struct store *store = history_open(path, STORE_WRITE);
	KIT_GOOD(
	    store_accept_baseline(store, SV(GIVEN_TENANT), &accepted, &err),
	    &err);
	return path;
}

static int
import_second(const char *path)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(store_drop) struct store *store = NULL;
	struct store_moved *moved;
	size_t count;
	struct err err;

	if (store_open(path, STORE_WRITE, &store, &err) != 0)
		return -1;
	return store_import(store, source(), arena, &moved, &count, &err);
}

struct job {
	const char *name;
	int (*work)(const char *path);
	int64_t had; /* snapshots before */
	int64_t has; /* and after */
	bool remembers;
};

static const struct job jobs[] = {
    {"a new history", create_first, 0, 1, false},
    {"one more snapshot", put_second, 1, 2, false},
    {"pruning", prune_first, 2, 2, false},
    {"taking in", import_second, 1, 2, true},
};

/* Do it in a child that dies at call ${at}; true when it got to the end. */
static bool
survives(const struct job *job, const char *path, long at, bool *is_told)
{
	int ends[2];
	int status;
	char byte;

	KIT_INT(pipe2(ends, O_CLOEXEC), 0);
	pid_t child = fork();
	KIT_TRUE(child >= 0);
	if (child == 0) {
		turn = at;
		int done = job->work(path);
		turn = -1;
		if (done == 0)
			(void)!write(ends[1], "+", 1);
		_exit(done == 0 ? 0 : 1);
	}
	KIT_INT(close(ends[1]), 0);
	*is_told = read(ends[0], &byte, 1) == 1;
	KIT_INT(close(ends[0]), 0);
	KIT_INT(waitpid(child, &status, 0), child);
	KIT_TRUE(WIFEXITED(status));
	KIT_TRUE(WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == KILLED);
	return WEXITSTATUS(status) == 0;
}

/* How many snapshots there are, all whole. */
static int64_t
count_whole(const char *path)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(store_drop)
	struct store *store = history_open(path, STORE_WRITE);
	struct store_chain *chains;
	size_t count;
	struct err err = {0};

	KIT_GOOD(store_verify(store, arena, &chains, &count, &err), &err);
	if (count == 0)
		return 0;
	KIT_TEXT(chains[0].problem, SV(""));
	return chains[0].count;
}

/* The snapshots and what was accepted with them come as one. */
static bool
is_remembered(const char *path)
{
	CLEANUP(store_drop)
	struct store *store = history_open(path, STORE_WRITE);
	struct store_baseline last;
	struct err err = {0};
	bool has;

	KIT_GOOD(
	    store_last_baseline(store, SV(GIVEN_TENANT), &last, &has, &err),
	    &err);
	return has;
}

static void
each_turn(const struct job *job, bool tears)
{
	bool is_done = false;
	long at = 0;

	(void)source();
	for (; !is_done && at < TURNS_MAX; at++) {
		const char *path = history_path();
		bool is_told;
		if (job->had > 0)
			history_fill(
			    path, "live", fault_docs, (size_t)job->had);
		is_torn = tears;
		is_done = survives(job, path, at, &is_told);
		int64_t count = count_whole(path);
		KIT_TRUE(count == job->had || count == job->has);
		if (is_told)
			KIT_INT(count, job->has);
		if (job->remembers)
			KIT_INT(is_remembered(path), count == job->has);
		/* Work goes on. */
		if (count < job->has)
			KIT_INT(job->work(path), 0);
		KIT_INT(count_whole(path), job->has);
	}
	KIT_TRUE(is_done);
	KIT_TRUE(at > 10);
}

static void
loses_nothing(const void *at)
{
	each_turn(at, false);
	each_turn(at, true);
}

int
main(void)
{
	KIT_ROWS(jobs, loses_nothing);
	return kit_finish();
}
