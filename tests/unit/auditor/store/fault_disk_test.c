/*
 * fault_disk_test.c - modes of files, and disks without room.
 */
#include "auditor/store/store.h"

#include <fcntl.h>
#include <linux/capability.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/unit/auditor/store/fault.h"

static void
get_newest(
    const char *path, enum store_mode mode, struct fault_outcome *outcome)
{
	CLEANUP(store_drop) struct store *store = NULL;
	CLEANUP(snapshot_drop) struct snapshot *snapshot = NULL;

	outcome->status = store_open(path, mode, &store, &outcome->err);
	if (outcome->status != 0)
		return;
	outcome->status = store_get(
	    store, SV(GIVEN_TENANT), SV("live"), 0, &snapshot, &outcome->err);
	if (outcome->status == 0)
		outcome->number = snapshot->number;
}

/*
 * Run ${work} in a process of its own, in which nothing may be tested, and
 * hand back its outcome.  ${before} narrows what that process may do.
 */
static struct fault_outcome
apart(void (*before)(void), void (*work)(const char *, struct fault_outcome *),
    const char *path)
{
	struct fault_outcome outcome = {.status = -7};
	int ends[2];

	KIT_INT(pipe2(ends, O_CLOEXEC), 0);
	pid_t child = fork();
	if (child == 0) {
		before();
		work(path, &outcome);
		bool is_told = write(ends[1], &outcome, sizeof(outcome)) ==
			       (ssize_t)sizeof(outcome);
		_exit(is_told ? 0 : 1);
	}
	KIT_INT(close(ends[1]), 0);
	KIT_INT(read(ends[0], &outcome, sizeof(outcome)), sizeof(outcome));
	KIT_INT(close(ends[0]), 0);
	KIT_INT(waitpid(child, NULL, 0), child);
	return outcome;
}

/* Be bound by modes of files, even as root. */
static void
no_powers(void)
{
	struct __user_cap_header_struct header = {
	    .version = _LINUX_CAPABILITY_VERSION_3};
	struct __user_cap_data_struct none[2] = {{0}};

	if (syscall(SYS_capset, &header, none) != 0)
		_exit(1);
}

static void
no_room(void)
{
	const struct rlimit limit = {200000, 200000};

	if (signal(SIGXFSZ, SIG_IGN) == SIG_ERR ||
	    setrlimit(RLIMIT_FSIZE, &limit) != 0)
		_exit(1);
}

static void
read_newest(const char *path, struct fault_outcome *outcome)
{
	get_newest(path, STORE_READ, outcome);
}

static void
write_newest(const char *path, struct fault_outcome *outcome)
{
	get_newest(path, STORE_WRITE, outcome);
}

struct mode_row {
	const char *name;
	mode_t folder_mode;
	mode_t file_mode; /* 0: there is no file */
	bool is_open;     /* the -wal file is left beside it */
	void (*work)(const char *path, struct fault_outcome *outcome);
	const char *text; /* NULL: the newest snapshot is read */
	const char *hint;
};

static const struct mode_row mode_rows[] = {
    {"read in a folder that is read-only", 0500, 0400, false, read_newest, NULL,
	NULL},
    {"read a file that is read-only", 0700, 0400, false, read_newest, NULL,
	NULL},
    {"read beside a log in a folder that is read-only", 0500, 0400, true,
	read_newest, "it was not closed, and where it lies nothing can be",
	"copy it with the -wal file"},
    {"read beside a log", 0700, 0600, true, read_newest, NULL, NULL},
    {"write beside a log", 0700, 0600, true, write_newest, NULL, NULL},
    {"read what may not be read", 0700, 0200, false, read_newest,
	"Permission denied", "can be reached"},
    {"read where nothing can be reached", 0600, 0600, false, read_newest,
	"Permission denied", "can be reached"},
    {"write a file that is read-only", 0700, 0400, false, write_newest,
	"it is read-only", "write access"},
    {"write in a folder that is read-only", 0500, 0600, false, write_newest,
	"it is read-only", "write access"},
    {"create in a folder that is read-only", 0500, 0, false, write_newest,
	"Permission denied", "can be reached"},
};

/* A file with its log, as a killed run leaves them. */
static void
leave_open(const char *path)
{
	CLEANUP(strbuf_done) struct strbuf other = {0};
	CLEANUP(strbuf_done) struct strbuf log = {0};
	CLEANUP(strbuf_done) struct strbuf other_log = {0};

	strbuf_printf(&other, "%s.other", path);
	strbuf_printf(&log, "%s-wal", path);
	strbuf_printf(&other_log, "%s-wal", strbuf_cstr(&other));
	struct store *store = history_open(path, STORE_WRITE);
	snapshot_free(history_put(store, "live", 1000, fault_docs[0]));
	strview file = kit_file(path);
	strview wal = kit_file(strbuf_cstr(&log));
	KIT_TRUE(wal.len > 0);
	store_close(store);
	fault_write(path, file.ptr, file.len);
	fault_write(strbuf_cstr(&log), wal.ptr, wal.len);
}

static void
minds_modes(const void *at)
{
	const struct mode_row *row = at;
	const char *path = history_path();
	CLEANUP(strbuf_done) struct strbuf above = {0};

	strbuf_add(
	    &above, (strview){path, strlen(path) - strlen("/history.db")});
	if (row->is_open)
		leave_open(path);
	else if (row->file_mode != 0)
		history_fill(path, "live", fault_docs, COUNT_OF(fault_docs));
	else
		KIT_INT(mkdir(strbuf_cstr(&above), 0700), 0);
	if (row->file_mode != 0)
		KIT_INT(chmod(path, row->file_mode), 0);
	KIT_INT(chmod(strbuf_cstr(&above), row->folder_mode), 0);
	struct fault_outcome outcome = apart(no_powers, row->work, path);
	KIT_INT(chmod(strbuf_cstr(&above), 0700), 0);
	if (row->text == NULL) {
		KIT_GOOD(outcome.status, &outcome.err);
		KIT_INT(outcome.number, row->is_open ? 1 : 2);
		return;
	}
	KIT_INT(outcome.status, -1);
	KIT_INT(outcome.err.code, ERR_STORE);
	KIT_HAS(sv_from(outcome.err.text), path);
	KIT_HAS(sv_from(outcome.err.text), row->text);
	KIT_HAS(sv_from(outcome.err.hint), row->hint);
}

static void
runs_out_of_room(const void *at)
{
	const char *path = history_path();

	(void)at;
	history_fill(path, "live", fault_docs, COUNT_OF(fault_docs));
	struct fault_outcome outcome = apart(no_room, fault_put_large, path);
	KIT_INT(outcome.status, -1);
	KIT_INT(outcome.number, 0);
	KIT_INT(outcome.err.code, ERR_STORE);
	KIT_HAS(sv_from(outcome.err.text), "the disk is full");
	KIT_HAS(sv_from(outcome.err.hint), "make room");

	/* Nothing was lost, and with room it goes on. */
	read_newest(path, &outcome);
	KIT_GOOD(outcome.status, &outcome.err);
	KIT_INT(outcome.number, 2);
	fault_put_large(path, &outcome);
	KIT_GOOD(outcome.status, &outcome.err);
	KIT_INT(outcome.number, 3);
	read_newest(path, &outcome);
	KIT_GOOD(outcome.status, &outcome.err);
	KIT_INT(outcome.number, 3);
}

#define NO_MOUNT (-8)

/* On a disk of 300 kB, where this process may mount one: as root. */
static void
fill_disk(const char *path, struct fault_outcome *outcome)
{
	CLEANUP(strbuf_done) struct strbuf above = {0};

	strbuf_add(
	    &above, (strview){path, strlen(path) - strlen("/history.db")});
	outcome->status = NO_MOUNT;
	if (unshare(CLONE_NEWNS) != 0 ||
	    mount("none", "/", "none", MS_REC | MS_PRIVATE, "") != 0 ||
	    mkdir(strbuf_cstr(&above), 0700) != 0 ||
	    mount("none", strbuf_cstr(&above), "tmpfs", 0, "size=300k") != 0)
		return;
	get_newest(path, STORE_WRITE, outcome);
	fault_put_large(path, outcome);
	struct err full = outcome->err;
	get_newest(path, STORE_WRITE, outcome);
	/* Nothing was put, and the history is as it was: empty. */
	outcome->status = outcome->err.code == ERR_NOT_FOUND ? -1 : -9;
	outcome->err = full;
}

static void
same_powers(void)
{
}

static void
fills_the_disk(const void *at)
{
	(void)at;
	struct fault_outcome outcome =
	    apart(same_powers, fill_disk, history_path());
	if (outcome.status == NO_MOUNT)
		return;
	KIT_INT(outcome.status, -1);
	KIT_INT(outcome.err.code, ERR_STORE);
	KIT_HAS(sv_from(outcome.err.text), "the disk is full");
	KIT_HAS(sv_from(outcome.err.hint), "make room");
}

int
main(void)
{
	KIT_ROWS(mode_rows, minds_modes);
	kit_case("no room", runs_out_of_room);
	kit_case("full disk", fills_the_disk);
	return kit_finish();
}
