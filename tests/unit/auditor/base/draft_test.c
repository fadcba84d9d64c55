/*
 * draft_test.c - files that are written first and appear later, all or none.
 */
#include "auditor/base/draft.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "auditor/base/file.h"
#include "tests/support/kit_rows.h"

static const char *
path_of(struct strbuf *buf, const char *name)
{
	strbuf_clear(buf);
	strbuf_printf(buf, "%s/%s", kit_folder(), name);
	return strbuf_cstr(buf);
}

/* Files of the folder whose names begin with ${head}. */
static size_t
count_files(const char *head)
{
	DIR *folder = opendir(kit_folder());
	const struct dirent *entry;
	size_t count = 0;

	KIT_TRUE(folder != NULL);
	/* NOLINTNEXTLINE(concurrency-mt-unsafe) */
	while ((entry = readdir(folder)) != NULL)
		count += strncmp(entry->d_name, head, strlen(head)) == 0;
	(void)closedir(folder);
	return count;
}

static void
appears_when_published(const void *at)
{
	CLEANUP(strbuf_done) struct strbuf path = {0};
	CLEANUP(strbuf_done) struct strbuf read = {0};
	CLEANUP(draft_done) struct draft draft = {0};
	struct err err = {0};

	(void)at;
	(void)path_of(&path, "new");
	KIT_GOOD(draft_write(path.ptr, SV("abc"), 0600, &draft, &err), &err);
	KIT_TRUE(!file_exists(path.ptr));
	KIT_INT(count_files("new"), 1);
	KIT_GOOD(draft_publish(&draft, &err), &err);
	KIT_GOOD(file_read(path.ptr, 100, &read, &err), &err);
	KIT_TEXT(strbuf_view(&read), SV("abc"));
	draft_done(&draft);
	KIT_INT(count_files("new"), 1);
}

static void
vanishes_when_dropped(const void *at)
{
	CLEANUP(strbuf_done) struct strbuf path = {0};
	CLEANUP(strbuf_done) struct strbuf read = {0};
	struct draft draft = {0};
	struct err err = {0};

	(void)at;
	(void)path_of(&path, "kept");
	KIT_GOOD(file_publish(path.ptr, SV("old"), 0600, &err), &err);
	KIT_GOOD(draft_write(path.ptr, SV("abc"), 0600, &draft, &err), &err);
	KIT_INT(count_files("kept"), 2);
	draft_done(&draft);
	draft_done(&draft);
	KIT_INT(count_files("kept"), 1);
	KIT_GOOD(file_read(path.ptr, 100, &read, &err), &err);
	KIT_TEXT(strbuf_view(&read), SV("old"));
}

struct fail_row {
	const char *name;
	const char *path;
	const char *error;
};

static const struct fail_row failures[] = {
    {"in no folder", "nowhere/x", "cannot create"},
    {"in place of a folder", "folder", "cannot replace"},
    {"below a file", "file/x", "cannot create"},
    {"a link in a circle", "circle", "cannot create"},
};

static void
fails_before(const void *at)
{
	const struct fail_row *row = at;
	CLEANUP(strbuf_done) struct strbuf path = {0};
	CLEANUP(draft_done) struct draft draft = {0};
	struct err err = {0};

	KIT_GOOD(file_make_folder(path_of(&path, "folder"), &err), &err);
	KIT_GOOD(
	    file_publish(path_of(&path, "file"), SV("x"), 0600, &err), &err);
	(void)!symlink("circle", path_of(&path, "circle"));
	KIT_INT(
	    draft_write(path_of(&path, row->path), SV("x"), 0600, &draft, &err),
	    -1);
	KIT_HAS(sv_from(err.text), row->error);
}

struct place_row {
	const char *name;
	const char *path;
	const char *want; /* behind the real name of the folder */
};

static const struct place_row places[] = {
    {"a file", "there", "/there"},
    {"a file that is not", "absent", "/absent"},
    {"with more in its name", "./sub/../absent", "/absent"},
    {"a link", "link", "/there"},
    {"a link to what is not", "loose", "/absent"},
    {"a link out of a folder", "sub/up", "/absent"},
    {"a link to a link", "chain", "/absent"},
};

static void
finds_place(const void *at)
{
	const struct place_row *row = at;
	CLEANUP(strbuf_done) struct strbuf path = {0};
	CLEANUP(strbuf_done) struct strbuf place = {0};
	CLEANUP(strbuf_done) struct strbuf want = {0};
	struct err err = {0};
	char *real = realpath(kit_folder(), NULL);

	KIT_GOOD(
	    file_publish(path_of(&path, "there"), SV("x"), 0600, &err), &err);
	KIT_GOOD(file_make_folder(path_of(&path, "sub"), &err), &err);
	(void)!symlink("there", path_of(&path, "link"));
	(void)!symlink("absent", path_of(&path, "loose"));
	(void)!symlink("../absent", path_of(&path, "sub/up"));
	(void)!symlink("loose", path_of(&path, "chain"));
	KIT_GOOD(draft_place(path_of(&path, row->path), &place, &err), &err);
	strbuf_printf(&want, "%s%s", real, row->want);
	free(real);
	KIT_TEXT(strbuf_view(&place), strbuf_view(&want));
}

/* The link stays one, whether its target was there or not. */
static void
publishes_behind_links(const void *at)
{
	CLEANUP(strbuf_done) struct strbuf link = {0};
	CLEANUP(strbuf_done) struct strbuf target = {0};
	struct err err = {0};
	struct stat info;

	(void)at;
	KIT_INT(symlink("later", path_of(&link, "to-later")), 0);
	KIT_GOOD(file_publish(link.ptr, SV("x"), 0600, &err), &err);
	KIT_INT(lstat(link.ptr, &info), 0);
	KIT_TRUE(S_ISLNK(info.st_mode));
	KIT_TRUE(file_is_plain(path_of(&target, "later")));
}

static void
tells_files_from_devices(const void *at)
{
	CLEANUP(strbuf_done) struct strbuf pipe = {0};

	(void)at;
	KIT_INT(mkfifo(path_of(&pipe, "pipe"), 0600), 0);
	KIT_TRUE(draft_is_device(pipe.ptr));
	KIT_TRUE(!file_is_plain(pipe.ptr));
	KIT_TRUE(draft_is_device("/dev/null"));
	KIT_TRUE(!file_is_plain("/dev/null"));
	KIT_TRUE(!draft_is_device("/"));
	KIT_TRUE(!file_is_plain("/"));
	KIT_TRUE(!draft_is_device("/nowhere"));
	KIT_TRUE(!file_is_plain("/nowhere"));
}

int
main(void)
{
	kit_case("it appears when published", appears_when_published);
	kit_case("it vanishes when dropped", vanishes_when_dropped);
	KIT_ROWS(failures, fails_before);
	KIT_ROWS(places, finds_place);
	kit_case("links stay links", publishes_behind_links);
	kit_case("files and devices", tells_files_from_devices);
	return kit_finish();
}
