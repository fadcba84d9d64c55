/*
 * paths.c - the files below a folder, in the order of their names.
 */
#include "auditor/intake/paths.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "auditor/base/lang.h"
#include "auditor/base/strbuf.h"
#include "auditor/intake/bounds.h"

#include "auditor/base/banned.h"

static int
add(const char *path, struct arena *arena, struct path_list *list,
    struct err *err)
{
	if (list->count + list->skip_count >= BOUND_FILES)
		return err_set(err, ERR_LIMIT,
		    "more than %d files, the most of one import", BOUND_FILES);
	list->at = arena_grow(
	    arena, list->at, list->count, &list->cap, sizeof(*list->at));
	list->at[list->count++] = arena_dup(arena, sv_from(path)).ptr;
	return 0;
}

static void
skip(const char *path, const char *why, struct arena *arena,
    struct path_list *list)
{
	list->skips = arena_grow(arena, list->skips, list->skip_count,
	    &list->skip_cap, sizeof(*list->skips));
	list->skips[list->skip_count++] = (struct path_skip){
	    .path = arena_dup(arena, sv_from(path)).ptr, .why = why};
}

static void
skip_failed(
    const char *path, int code, struct arena *arena, struct path_list *list)
{
	skip(path,
	    arena_printf(arena, _("cannot be listed: %s"), err_errno(code)).ptr,
	    arena, list);
	list->skips[list->skip_count - 1].has_failed = true;
}

static int
is_below(const struct dirent *entry)
{
	return strcmp(entry->d_name, ".") != 0 &&
	       strcmp(entry->d_name, "..") != 0;
}

struct listing {
	struct dirent **entries;
	int count;
};

static void
listing_done(struct listing *listing)
{
	for (int i = 0; i < listing->count; i++)
		free(listing->entries[i]);
	free(listing->entries);
}

/* By bytes: alphasort(3) would follow the locale. */
static int
compare_names(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int walk(const char *path, unsigned depth, struct arena *arena,
    struct path_list *list, struct err *err);

static int
walk_folder(const char *path, unsigned depth, struct arena *arena,
    struct path_list *list, struct err *err)
{
	CLEANUP(listing_done) struct listing listing = {0};

	if (depth >= BOUND_FOLDERS)
		return err_set(err, ERR_LIMIT,
		    "%s: folders nested deeper than %d", path, BOUND_FOLDERS);
	int count = scandir(path, &listing.entries, is_below, compare_names);
	if (count < 0) {
		skip_failed(path, errno, arena, list);
		return 0;
	}
	listing.count = count;
	for (int i = 0; i < count; i++) {
		CLEANUP(strbuf_done) struct strbuf below = {.max = BOUND_PATH};
		strbuf_printf(
		    &below, "%s/%s", path, listing.entries[i]->d_name);
		TRY(strbuf_check(&below, "a path", err));
		if (listing.entries[i]->d_name[0] == '.')
			skip(strbuf_cstr(&below),
			    _("its name begins with a dot"), arena, list);
		else
			TRY(walk(
			    strbuf_cstr(&below), depth + 1, arena, list, err));
	}
	return 0;
}

static int
walk(const char *path, unsigned depth, struct arena *arena,
    struct path_list *list, struct err *err)
{
	struct stat info;

	if (lstat(path, &info) != 0)
		return err_set(err, ERR_IO, "cannot look at %s: %s", path,
		    err_errno(errno));
	if (S_ISDIR(info.st_mode))
		return walk_folder(path, depth, arena, list, err);
	if (S_ISREG(info.st_mode))
		return add(path, arena, list, err);
	skip(path,
	    S_ISLNK(info.st_mode) ? _("a link: name what it leads to")
				  : _("no file: a pipe, a socket or a device"),
	    arena, list);
	return 0;
}

int
path_collect(const char *path, struct arena *arena, struct path_list *list,
    struct err *err)
{
	struct stat info;

	/* What was named is read whatever it is; file_read says what fails. */
	if (strcmp(path, "-") == 0 || stat(path, &info) != 0 ||
	    !S_ISDIR(info.st_mode))
		return add(path, arena, list, err);
	return walk_folder(path, 0, arena, list, err);
}
