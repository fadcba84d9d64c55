/*
 * replay.c - runs a fuzz target over its corpus, without libFuzzer.
 *
 * The corpus is tests/fuzz/corpus/NAME, NAME being that of this program; or
 * the files that are given as arguments.
 */
#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "auditor/base/arena.h"
#include "auditor/base/err.h"
#include "auditor/base/file.h"
#include "auditor/base/limits.h"
#include "auditor/base/strbuf.h"
#include "tests/fuzz/fuzz.h"

static int
run_file(const char *path, unsigned number)
{
	CLEANUP(strbuf_done) struct strbuf bytes = {0};
	struct err err;

	/* Said first: a crash leaves this as the last line. */
	(void)fprintf(stderr, "# %s\n", path);
	if (file_read(path, LIMIT_BODY, &bytes, &err) != 0) {
		(void)fprintf(stderr, "%s\n", err.text);
		(void)printf("not ok %u - %s\n", number, path);
		return -1;
	}
	(void)LLVMFuzzerTestOneInput(
	    (const uint8_t *)strbuf_cstr(&bytes), bytes.len);
	(void)printf("ok %u - %s\n", number, path);
	(void)fflush(stdout);
	return 0;
}

static int
skip_hidden(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static int
run_folder(const char *folder)
{
	struct dirent **entries;
	int count = scandir(folder, &entries, skip_hidden, alphasort);
	int failed = 0;

	if (count <= 0) {
		(void)fprintf(stderr, "no corpus in %s\n", folder);
		return -1;
	}
	(void)printf("1..%d\n", count);
	for (int i = 0; i < count; i++) {
		CLEANUP(strbuf_done) struct strbuf path = {0};
		strbuf_printf(&path, "%s/%s", folder, entries[i]->d_name);
		failed |= run_file(path.ptr, (unsigned)i + 1);
		free(entries[i]);
	}
	free(entries);
	return failed;
}

static int
run_named(int count, char **paths)
{
	int failed = 0;

	(void)printf("1..%d\n", count);
	for (int i = 0; i < count; i++)
		failed |= run_file(paths[i], (unsigned)i + 1);
	return failed;
}

int
main(int argc, char **argv)
{
	CLEANUP(strbuf_done) struct strbuf folder = {0};

	if (argc > 1)
		return run_named(argc - 1, argv + 1) == 0 ? 0 : 1;
	const char *slash = strrchr(argv[0], '/');
	strbuf_printf(&folder, "tests/fuzz/corpus/%s",
	    slash != NULL ? slash + 1 : argv[0]);
	return run_folder(folder.ptr) == 0 ? 0 : 1;
}
