/*
 * sandbox.c - a process that gives up what it does not need.
 */
#include "auditor/base/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "auditor/base/attr.h"
#include "auditor/base/file_internal.h"
#include "auditor/base/lang.h"

#include "auditor/base/banned.h"

/* The search for leaks stops all threads through ptrace and reads /proc. */
#ifdef __SANITIZE_ADDRESS__
#define SEARCHES_LEAKS
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SEARCHES_LEAKS
#endif
#endif

/* --- files --------------------------------------------------------------- */

/* Younger than the headers of the oldest system that is built on. */
#define FS_TRUNCATE (UINT64_C(1) << 14) /* version 3 */
#define NET_ALL     UINT64_C(3)         /* bind and connect, version 4 */
#define SCOPE_ALL   UINT64_C(3)         /* sockets without file, signals, 6 */

/* As in the kernel's own header; an older kernel takes its beginning. */
struct ruleset {
	uint64_t fs;
	uint64_t net;
	uint64_t scope;
};

#define FS_READ                                                                \
	((uint64_t)LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define FS_CHANGE                                                              \
	((uint64_t)LANDLOCK_ACCESS_FS_WRITE_FILE |                             \
	    LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG |     \
	    LANDLOCK_ACCESS_FS_MAKE_DIR)
/* Handled, so that nobody has them unless a path gives them. */
#define FS_OTHER                                                               \
	((uint64_t)LANDLOCK_ACCESS_FS_EXECUTE |                                \
	    LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_MAKE_CHAR |     \
	    LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |      \
	    LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM)
/* What can be given on a single file. */
#define FS_OF_FILE                                                             \
	((uint64_t)LANDLOCK_ACCESS_FS_READ_FILE |                              \
	    LANDLOCK_ACCESS_FS_WRITE_FILE | FS_TRUNCATE)

static const uint64_t rights[] = {
    [SANDBOX_LIST] = LANDLOCK_ACCESS_FS_READ_DIR,
    [SANDBOX_READ] = FS_READ,
    [SANDBOX_WRITE] = FS_READ | FS_CHANGE | FS_TRUNCATE,
};

/* For libraries that load on demand, zones, terminals and random numbers. */
static const struct sandbox_path always[] = {
    {"/dev/full", SANDBOX_WRITE},
    {"/dev/null", SANDBOX_WRITE},
    {"/dev/pts", SANDBOX_WRITE},
    {"/dev/random", SANDBOX_READ},
    {"/dev/tty", SANDBOX_WRITE},
    {"/dev/urandom", SANDBOX_READ},
    {"/etc/ld.so.cache", SANDBOX_READ},
    {"/etc/localtime", SANDBOX_READ},
    {"/etc/ssl", SANDBOX_READ},
    {"/lib", SANDBOX_READ},
    {"/lib64", SANDBOX_READ},
    {"/usr/lib", SANDBOX_READ},
    {"/usr/share", SANDBOX_READ},
#ifdef SEARCHES_LEAKS
    {"/proc", SANDBOX_READ},
#endif
};

static int
fail(const char *what, struct err *err)
{
	return err_set(err, ERR_IO, "%s: %s", what, err_errno(errno));
}

/* Rights that this version of Landlock knows. */
static struct ruleset
ruleset_of(long version)
{
	struct ruleset set = {.fs = FS_READ | FS_CHANGE | FS_OTHER};

	if (version >= 2)
		set.fs |= LANDLOCK_ACCESS_FS_REFER;
	if (version >= 3)
		set.fs |= FS_TRUNCATE;
	if (version >= 4)
		set.net = NET_ALL;
	if (version >= 6)
		set.scope = SCOPE_ALL;
	return set;
}

static size_t
ruleset_size(long version)
{
	if (version >= 6)
		return sizeof(struct ruleset);
	return version >= 4 ? offsetof(struct ruleset, scope)
			    : offsetof(struct ruleset, net);
}

static int
allow(int rules, uint64_t handled, const struct sandbox_path *path,
    struct err *err)
{
	struct landlock_path_beneath_attr beneath = {0};
	struct stat status;
	CLEANUP(file_close) int fd = open(path->path, O_PATH | O_CLOEXEC);

	/* What is not there cannot be opened, and says so by itself. */
	if (fd < 0)
		return 0;
	if (fstat(fd, &status) != 0)
		return fail(_("cannot give up all files"), err);
	beneath.parent_fd = fd;
	beneath.allowed_access = rights[path->access];
	if (!S_ISDIR(status.st_mode))
		beneath.allowed_access &= FS_OF_FILE;
	beneath.allowed_access &= handled;
	/* A file where a folder was expected: the kernel takes no empty rule. */
	if (beneath.allowed_access == 0)
		return 0;
	if (syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH,
		&beneath, 0) == 0)
		return 0;
	/* A pipe lies in no file system that could be named: it stays open. */
	return errno == EBADFD ? 0 : fail(_("cannot give up all files"), err);
}

static int
leave_files(const struct sandbox_path *paths, size_t count, bool *is_lacking,
    struct err *err)
{
	long version = syscall(SYS_landlock_create_ruleset, NULL, 0,
	    LANDLOCK_CREATE_RULESET_VERSION);
	struct ruleset set = ruleset_of(version);

	*is_lacking = version < 1;
	if (*is_lacking)
		return 0;
	CLEANUP(file_close)
	int rules = (int)syscall(
	    SYS_landlock_create_ruleset, &set, ruleset_size(version), 0);
	if (rules < 0)
		return fail(_("cannot give up all files"), err);
	for (size_t i = 0; i < COUNT_OF(always); i++)
		TRY(allow(rules, set.fs, &always[i], err));
	for (size_t i = 0; i < count; i++)
		TRY(allow(rules, set.fs, &paths[i], err));
	if (syscall(SYS_landlock_restrict_self, rules, 0) != 0)
		return fail(_("cannot give up all files"), err);
	return 0;
}

/* --- system calls -------------------------------------------------------- */

/*
 * The network, other programs and other processes.  Whatever else a program
 * does is left to Landlock: a list of all that libraries may need would break
 * with the next of their versions.
 */
static const int refused[] = {
    SCMP_SYS(accept),
    SCMP_SYS(accept4),
    SCMP_SYS(bind),
    SCMP_SYS(bpf),
    SCMP_SYS(connect),
    SCMP_SYS(execve),
    SCMP_SYS(execveat),
    SCMP_SYS(io_uring_setup),
    SCMP_SYS(kexec_load),
    SCMP_SYS(keyctl),
    SCMP_SYS(listen),
    SCMP_SYS(mount),
    SCMP_SYS(perf_event_open),
    SCMP_SYS(pidfd_getfd),
    SCMP_SYS(pivot_root),
    SCMP_SYS(process_vm_readv),
    SCMP_SYS(process_vm_writev),
#ifndef SEARCHES_LEAKS
    SCMP_SYS(ptrace),
#endif
    SCMP_SYS(sendmmsg),
    SCMP_SYS(sendmsg),
    SCMP_SYS(sendto),
    SCMP_SYS(setns),
    SCMP_SYS(socket),
    SCMP_SYS(socketpair),
    SCMP_SYS(unshare),
    SCMP_SYS(userfaultfd),
};

static void
release(scmp_filter_ctx *filter)
{
	if (*filter != NULL)
		seccomp_release(*filter);
}

static int
leave_calls(bool *is_lacking, struct err *err)
{
	CLEANUP(release) scmp_filter_ctx filter = NULL;
	int failure = 0;

	*is_lacking = prctl(PR_GET_SECCOMP) < 0;
	if (*is_lacking)
		return 0;
	filter = seccomp_init(SCMP_ACT_ALLOW);
	if (filter == NULL)
		return err_set(err, ERR_IO, "cannot give up system calls");
	for (size_t i = 0; i < COUNT_OF(refused) && failure == 0; i++)
		failure = seccomp_rule_add(
		    filter, SCMP_ACT_ERRNO(EPERM), refused[i], 0);
	if (failure == 0)
		failure = seccomp_load(filter);
	if (failure == 0)
		return 0;
	errno = -failure;
	return fail(_("cannot give up system calls"), err);
}

int
sandbox_enter(const struct sandbox_path *paths, size_t count,
    struct sandbox_lacks *lacks, struct err *err)
{
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return fail(_("cannot give up new privileges"), err);
	TRY(leave_files(paths, count, &lacks->has_no_files, err));
	return leave_calls(&lacks->has_no_calls, err);
}
