/*
 * sandbox.h - a process that gives up what it does not need.
 *
 * Files through Landlock (landlock(7)), system calls through a filter of
 * libseccomp (seccomp(2)).  Neither needs privileges, and neither can be taken
 * back.
 */
#ifndef AUDITOR_BASE_SANDBOX_H
#define AUDITOR_BASE_SANDBOX_H

#include <stdbool.h>
#include <stddef.h>

#include "auditor/base/err.h"

enum sandbox_access {
	SANDBOX_LIST,  /* the names in the folder, and below */
	SANDBOX_READ,  /* the file, or all below the folder */
	SANDBOX_WRITE, /* also write, create, replace and remove there */
};

struct sandbox_path {
	const char *path;
	enum sandbox_access access;
};

/* What this kernel could not take away. */
struct sandbox_lacks {
	bool has_no_files; /* no Landlock: all files stay open */
	bool has_no_calls; /* no filter: network and programs stay open */
};

/*
 * sandbox_enter(paths, count, lacks, err):
 * From here on open only the ${count} ${paths} and what any program needs
 * (libraries, zone data, the terminal), no socket, and start no program.  What
 * is open already stays so.  Paths that are not there are left out.  A kernel
 * without the means is no error but said in ${lacks}; ERR_IO when one that has
 * them refuses.
 */
int sandbox_enter(const struct sandbox_path *paths, size_t count,
    struct sandbox_lacks *lacks, struct err *err) MUST_USE;

#endif
