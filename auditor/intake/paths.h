/*
 * paths.h - the files below a folder, in the order of their names.
 */
#ifndef AUDITOR_INTAKE_PATHS_H
#define AUDITOR_INTAKE_PATHS_H

#include <stdbool.h>

#include "auditor/base/arena.h"
#include "auditor/base/err.h"

/* Something in a folder that is not read. */
struct path_skip {
	const char *path;
	const char *why;
	bool has_failed; /* a folder that cannot be listed */
};

struct path_list {
	const char **at;
	size_t count;
	size_t cap;
	struct path_skip *skips;
	size_t skip_count;
	size_t skip_cap;
};

/*
 * path_collect(path, arena, list, err):
 * Add ${path} to ${list}, or, if it is a folder, all files below it.  Links,
 * devices and names that begin with a dot are among its skips instead, as are
 * folders that cannot be listed.
 */
int path_collect(const char *path, struct arena *arena, struct path_list *list,
    struct err *err) MUST_USE;

#endif
