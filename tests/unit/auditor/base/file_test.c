/*
 * file_test.c - reading with a limit, publishing whole or not at all.
 */
#include "auditor/base/file.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/kit_rows.h"

static const char *
path_of(struct strbuf *buf, const char *name)
{
	strbuf_clear(buf);
	strbuf_printf(buf, "%s/%s", kit_folder(), name);
	return strbuf_cstr(buf);
}

static size_t
count_entries(const char *path)
{
	DIR *folder = opendir(path);
	size_t count = 0;

	if (folder == NULL)
		return 0;
	while (readdir(folder) != NULL) /* NOLINT(concurrency-mt-unsafe) */
		count++;
	(void)closedir(folder);
	return count - 2;
}

struct round_row {
	const char *name;
	const char *file;
	strview bytes;
	mode_t mode;
};

static const struct round_row rounds[] = {
    {"text", "text", SV_INIT("line\n"), 0600},
    {"any bytes", "bytes", SV_INIT("a\0\xff"), 0644},
    {"empty file", "empty", SV_INIT(""), 0600},
};

static void
publishes_and_reads(const void *at)
{
	const struct round_row *row = at;
	CLEANUP(strbuf_done) struct strbuf path = {0};
	CLEANUP(strbuf_done) struct strbuf read = {0};
	struct err err = {0};
	struct stat info;

	(void)path_of(&path, row->file);
	KIT_TRUE(!file_exists(path.ptr));
	KIT_GOOD(file_publish(path.ptr, row->bytes, row->mode, &err), &err);
	KIT_TRUE(file_exists(path.ptr));
	KIT_GOOD(file_read(path.ptr, 100, &read, &err), &err);
	KIT_TEXT(strbuf_view(&read), row->bytes);
	KIT_INT(stat(path.ptr, &info), 0);
	KIT_INT(info.st_mode & 07777, row->mode);
}

static void
replaces_whole(const void *at)
{
	CLEANUP(strbuf_done) struct strbuf path = {0};
	CLEANUP(strbuf_done) struct strbuf read = {0};
	struct err err = {0};

	(void)at;
	(void)path_of(&path, "replaced");
	KIT_GOOD(file_publish(path.ptr, SV("long old text"), 0600, &err), &err);
	KIT_GOOD(file_publish(path.ptr, SV("new"), 0600, &err), &err);
	KIT_GOOD(file_read(path.ptr, 100, &read, &err), &err);
	KIT_TEXT(strbuf_view(&read), SV("new"));
}

static void
reads_large(const void *at)
{
	CLEANUP(strbuf_done) struct strbuf path = {0};
	CLEANUP(strbuf_done) struct strbuf bytes = {0};
	CLEANUP(strbuf_done) struct strbuf read = {0};
	struct err err = {0};

	(void)at;
	for (size_t i = 0; i < 40000; i++)
		strbuf_printf(&bytes, "%zu,", i);
	(void)path_of(&path, "large");
	KIT_GOOD(file_publish(path.ptr, strbuf_view(&bytes), 0600, &err), &err);
	KIT_GOOD(file_read(path.ptr, bytes.len, &read, &err), &err);
	KIT_TRUE(sv_eq(strbuf_view(&read), strbuf_view(&bytes)));
	strbuf_clear(&read);
	KIT_INT(file_read(path.ptr, bytes.len - 1, &read, &err), -1);
	KIT_INT(err.code, ERR_LIMIT);
	KIT_HAS(sv_from(err.text), "large is larger than");
}

struct fail_row {
	const char *name;
	const char *path; /* below the folder, unless it begins with / */
	enum err_code code;
	const char *error;
};

static const struct fail_row unreadable[] = {
    {"read what is not there", "none", ERR_NOT_FOUND, "none: No such file"},
    {"read a folder", ".", ERR_IO, "is a folder, not a file"},
    {"read below a file", "text/x", ERR_IO, "cannot open"},
    {"read what has no end", "/dev/zero", ERR_IO, "/dev/zero is a device"},
    {"read a pipe that nobody writes to", "fifo", ERR_IO,
	"fifo is a pipe that nobody writes to"},
    {"read a socket", "socket", ERR_IO, "socket is a socket, not a file"},
};

static const char *
place(struct strbuf *buf, const char *path)
{
	if (path[0] != '/')
		return path_of(buf, path);
	strbuf_add_text(buf, path);
	return strbuf_cstr(buf);
}

/* A pipe without a writer and a socket, once. */
static void
make_special(void)
{
	CLEANUP(strbuf_done) struct strbuf path = {0};
	struct sockaddr_un address = {.sun_family = AF_UNIX};

	if (file_exists(path_of(&path, "fifo")))
		return;
	KIT_INT(mkfifo(path.ptr, 0600), 0);
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	KIT_TRUE(fd >= 0);
	(void)snprintf(address.sun_path, sizeof(address.sun_path), "%s",
	    path_of(&path, "socket"));
	KIT_INT(bind(fd, (const struct sockaddr *)(const void *)&address,
		    sizeof(address)),
	    0);
	(void)close(fd);
}

static void
fails_to_read(const void *at)
{
	const struct fail_row *row = at;
	CLEANUP(strbuf_done) struct strbuf path = {0};
	CLEANUP(strbuf_done) struct strbuf read = {0};
	struct err err = {0};

	make_special();
	KIT_INT(file_read(place(&path, row->path), 1000, &read, &err), -1);
	KIT_INT(err.code, row->code);
	KIT_HAS(sv_from(err.text), row->error);
	KIT_TRUE(err.hint[0] != '\0' || strchr(row->path, '/') != NULL);
}

/* A writer that was there first is waited for, also without a byte yet. */
static void
reads_pipes(const void *at)
{
	CLEANUP(strbuf_done) struct strbuf path = {0};
	CLEANUP(strbuf_done) struct strbuf read = {0};
	struct err err = {0};

	(void)at;
	KIT_INT(mkfifo(path_of(&path, "written"), 0600), 0);
	/* A pipe that nobody has open forgets what was written. */
	int held = open(path.ptr, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	int end = open(path.ptr, O_WRONLY | O_CLOEXEC);
	KIT_TRUE(held >= 0 && end >= 0);
	pid_t writer = fork();
	if (writer == 0)
		_exit(write(end, "line\n", 5) == 5 ? 0 : 1);
	(void)close(end);
	KIT_GOOD(file_read(path.ptr, 100, &read, &err), &err);
	KIT_TEXT(strbuf_view(&read), SV("line\n"));
	KIT_INT(waitpid(writer, NULL, 0), writer);
	(void)close(held);
}

/* What a shell makes of <(command), when the command has ended. */
static void
reads_nameless_pipes(const void *at)
{
	const strview written = *(const strview *)at;
	CLEANUP(strbuf_done) struct strbuf path = {0};
	CLEANUP(strbuf_done) struct strbuf read = {0};
	struct err err = {0};
	int ends[2];

	KIT_INT(pipe2(ends, O_CLOEXEC), 0);
	KIT_INT(write(ends[1], written.ptr, written.len), (int64_t)written.len);
	(void)close(ends[1]);
	strbuf_printf(&path, "/dev/fd/%d", ends[0]);
	KIT_GOOD(file_read(path.ptr, 100, &read, &err), &err);
	KIT_TEXT(strbuf_view(&read), written);
	(void)close(ends[0]);
}

static void
reads_substitutions(const void *at)
{
	const strview texts[] = {SV("text"), SV("")};

	(void)at;
	reads_nameless_pipes(&texts[0]);
	reads_nameless_pipes(&texts[1]);
}

static void
reads_null(const void *at)
{
	CLEANUP(strbuf_done) struct strbuf read = {0};
	struct err err = {0};

	(void)at;
	KIT_GOOD(file_read("/dev/null", 100, &read, &err), &err);
	KIT_INT(read.len, 0);
}

static const struct fail_row unwritable[] = {
    {"publish below nothing", "none/file", ERR_NOT_FOUND, "cannot create"},
    {"publish below a file", "text/x", ERR_IO, "cannot create"},
    {"publish over a folder", "taken", ERR_IO, "cannot replace"},
};

static void
fails_to_publish(const void *at)
{
	const struct fail_row *row = at;
	CLEANUP(strbuf_done) struct strbuf path = {0};
	CLEANUP(strbuf_done) struct strbuf folder = {0};
	struct err err = {0};

	(void)path_of(&folder, "taken");
	KIT_GOOD(file_make_folder(folder.ptr, &err), &err);
	size_t before = count_entries(kit_folder());
	KIT_INT(file_publish(place(&path, row->path), SV("x"), 0600, &err), -1);
	KIT_INT(err.code, row->code);
	KIT_HAS(sv_from(err.text), row->error);
	KIT_INT(count_entries(kit_folder()), before);
}

/*
 * What is no regular file is written to, never replaced.  The devices are
 * reached through links of our own: a test that fails must not harm the host.
 */
static void
spares_devices(const void *at)
{
	CLEANUP(strbuf_done) struct strbuf null = {0};
	CLEANUP(strbuf_done) struct strbuf full = {0};
	struct err err = {0};
	struct stat info;

	(void)at;
	KIT_INT(symlink("/dev/null", path_of(&null, "to-null")), 0);
	KIT_INT(symlink("/dev/full", path_of(&full, "to-full")), 0);
	KIT_GOOD(file_publish(null.ptr, SV("x"), 0600, &err), &err);
	KIT_INT(lstat(null.ptr, &info), 0);
	KIT_TRUE(S_ISLNK(info.st_mode));
	KIT_INT(file_publish(full.ptr, SV("x"), 0600, &err), -1);
	KIT_INT(err.code, ERR_IO);
	KIT_HAS(sv_from(err.text), "to-full: No space left");
	KIT_INT(lstat(full.ptr, &info), 0);
	KIT_TRUE(S_ISLNK(info.st_mode));
}

/* Behind a link its target is replaced: /dev/stdout is such a link. */
static void
follows_links(const void *at)
{
	CLEANUP(strbuf_done) struct strbuf link = {0};
	CLEANUP(strbuf_done) struct strbuf target = {0};
	CLEANUP(strbuf_done) struct strbuf read = {0};
	struct err err = {0};
	struct stat info;

	(void)at;
	(void)path_of(&target, "target");
	KIT_GOOD(file_publish(target.ptr, SV("old"), 0600, &err), &err);
	KIT_INT(symlink("target", path_of(&link, "link")), 0);
	KIT_GOOD(file_publish(link.ptr, SV("new"), 0600, &err), &err);
	KIT_INT(lstat(link.ptr, &info), 0);
	KIT_TRUE(S_ISLNK(info.st_mode));
	KIT_GOOD(file_read(target.ptr, 100, &read, &err), &err);
	KIT_TEXT(strbuf_view(&read), SV("new"));
}

static void
writes_to_pipes(const void *at)
{
	CLEANUP(strbuf_done) struct strbuf path = {0};
	struct err err = {0};
	struct stat info;
	char got[8] = "";

	(void)at;
	KIT_INT(mkfifo(path_of(&path, "pipe"), 0600), 0);
	int reader = open(path.ptr, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	KIT_TRUE(reader >= 0);
	KIT_GOOD(file_publish(path.ptr, SV("abc"), 0600, &err), &err);
	KIT_INT(read(reader, got, sizeof(got)), 3);
	KIT_TEXT(sv_from(got), SV("abc"));
	(void)close(reader);
	KIT_INT(stat(path.ptr, &info), 0);
	KIT_TRUE(S_ISFIFO(info.st_mode));
}

struct folder_row {
	const char *name;
	const char *path;
	const char *error; /* NULL when it is made */
};

static const struct folder_row folders[] = {
    {"one folder", "a", NULL},
    {"folders above it", "b/c/d", NULL},
    {"folder with slash", "e/f/", NULL},
    {"folder that is there", "a", NULL},
    {"folder in place of a file", "text", "Not a directory"},
    {"folder below a file", "text/g", "cannot create folder"},
    {"folder without name", NULL, "cannot create folder"},
};

static void
makes_folders(const void *at)
{
	const struct folder_row *row = at;
	CLEANUP(strbuf_done) struct strbuf path = {0};
	struct err err = {0};
	struct stat info;

	if (row->path != NULL)
		(void)path_of(&path, row->path);
	int status = file_make_folder(strbuf_cstr(&path), &err);
	if (row->error != NULL) {
		KIT_INT(status, -1);
		KIT_HAS(sv_from(err.text), row->error);
		return;
	}
	KIT_GOOD(status, &err);
	KIT_INT(stat(strbuf_cstr(&path), &info), 0);
	KIT_TRUE(S_ISDIR(info.st_mode));
	KIT_INT(info.st_mode & 0777, 0700);
}

int
main(void)
{
	KIT_ROWS(rounds, publishes_and_reads);
	kit_case("an old file is replaced whole", replaces_whole);
	kit_case("a large file and its limit", reads_large);
	KIT_ROWS(unreadable, fails_to_read);
	kit_case("a pipe with a writer", reads_pipes);
	kit_case("pipes without a name", reads_substitutions);
	kit_case("/dev/null is empty", reads_null);
	KIT_ROWS(unwritable, fails_to_publish);
	kit_case("devices stay devices", spares_devices);
	kit_case("links stay links", follows_links);
	kit_case("pipes are written to", writes_to_pipes);
	KIT_ROWS(folders, makes_folders);
	return kit_finish();
}
