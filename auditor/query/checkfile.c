/*
 * checkfile.c - checks of the user's own: files with one SELECT each.
 */
#include "auditor/query/checkfile.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "auditor/base/file.h"
#include "auditor/base/limits.h"
#include "auditor/query/checkhead.h"

#include "auditor/base/banned.h"

#define FILES_MAX 1000

/* What one check may take: a tenant can be large, an audit has to end. */
static const struct select_limits limits = {
    .ms = 10000,
    .rows = 10000,
    .bytes = 16 * MIB,
};

static const char *const columns[] = {"kind", "id", "name", "evidence"};

/* The column of the statement that is called ${name}, or past the last. */
static size_t
find_column(const struct select *select, const char *name)
{
	size_t at = 0;

	while (at < select_columns(select) &&
	       !sv_eq_fold(select_column_name(select, at), sv_from(name)))
		at++;
	return at;
}

static int
check_columns(const struct checkfile *file, const struct select *select,
    unsigned line, struct err *err)
{
	bool is_good = select_columns(select) == COUNT_OF(columns);

	for (size_t i = 0; i < COUNT_OF(columns); i++)
		is_good &=
		    find_column(select, columns[i]) < select_columns(select);
	if (is_good)
		return 0;
	(void)err_set(err, ERR_CONFIG,
	    "%s:%u: the columns kind, id, name and evidence are expected",
	    file->path, line);
	return err_hint(err,
	    "such as SELECT 'transport-rule' AS kind, id, name, Mode AS "
	    "evidence FROM transport_rule");
}

int
checkfile_check(struct checkfile *file, struct querydb *db, struct err *err)
{
	CLEANUP(select_drop) struct select *select = NULL;
	unsigned line = 1;

	if (select_prepare(db, file->sql, &select, &line, err) != 0) {
		err->code = ERR_CONFIG;
		return err_wrap(
		    err, "%s:%u", file->path, file->first_line + line - 1);
	}
	file->reads = select_reads(select);
	return check_columns(file, select, file->first_line + line - 1, err);
}

static int
read_file(struct checkfile *file, struct querydb *db, struct arena *arena,
    struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf text = {0};

	if (!file_is_plain(file->path))
		return err_set(err, ERR_CONFIG, "%s is not a file", file->path);
	TRY(file_read(file->path, 64 * KIB, &text, err));
	file->digest = digest_of(strbuf_view(&text));
	file->sql = arena_dup(arena, strbuf_view(&text));
	TRY(checkhead_read(file->path, file->sql, &file->head, err));
	file->first_line = 1;
	return checkfile_check(file, db, err);
}

/* --- the folder ---------------------------------------------------------- */

static void
close_folder(DIR **folder)
{
	if (*folder != NULL)
		(void)closedir(*folder);
}

static int
by_path(const void *a, const void *b)
{
	return strcmp(((const struct checkfile *)a)->path,
	    ((const struct checkfile *)b)->path);
}

static int
list_folder(const char *path, struct arena *arena, struct checkfile **files,
    size_t *count, struct err *err)
{
	CLEANUP(close_folder) DIR *folder = opendir(path);
	const struct dirent *entry;
	size_t cap = 0;

	if (folder == NULL) {
		(void)err_set(err, ERR_CONFIG, "checks in %s: %s", path,
		    err_errno(errno));
		return err_hint(err, "name a folder with *.sql in it");
	}
	/* NOLINTNEXTLINE(concurrency-mt-unsafe): there are no threads */
	while ((entry = readdir(folder)) != NULL) {
		strview name = sv_from(entry->d_name);
		if (!sv_ends(name, SV(".sql")) || sv_starts(name, SV(".")))
			continue;
		if (*count == FILES_MAX)
			return err_set(err, ERR_LIMIT,
			    "more than %d checks in %s", FILES_MAX, path);
		*files =
		    arena_grow(arena, *files, *count, &cap, sizeof(**files));
		(*files)[(*count)++] = (struct checkfile){
		    .path =
			arena_printf(arena, "%s/%s", path, entry->d_name).ptr,
		};
	}
	if (*count > 0) {
		qsort(*files, *count, sizeof(**files), by_path);
		return 0;
	}
	(void)err_set(err, ERR_CONFIG, "there is no check in %s", path);
	return err_hint(err, "checks are files called *.sql");
}

static int
check_id(const struct checkfile *files, size_t at, bool (*is_taken)(strview id),
    struct err *err)
{
	const struct checkfile *file = &files[at];

	if (is_taken != NULL && is_taken(file->head.id)) {
		(void)err_set(err, ERR_CONFIG,
		    "%s:%u: " SV_FMT " is a check of the catalogue", file->path,
		    file->head.id_line, SV_ARG(file->head.id));
		return err_hint(err, "choose an id of your own, such as "
				     "ORG-001");
	}
	for (size_t i = 0; i < at; i++) {
		if (!sv_eq_fold(files[i].head.id, file->head.id))
			continue;
		return err_set(err, ERR_CONFIG,
		    "%s:%u: " SV_FMT " is the id of %s already", file->path,
		    file->head.id_line, SV_ARG(file->head.id), files[i].path);
	}
	return 0;
}

int
checkfile_folder(const char *folder, bool (*is_taken)(strview id),
    struct arena *arena, struct checkfile **files, size_t *count,
    struct err *err)
{
	const struct querydb_source nothing = {0};
	CLEANUP(querydb_drop) struct querydb *db = NULL;
	struct checkfile *found = NULL;
	size_t found_count = 0;

	TRY(list_folder(folder, arena, &found, &found_count, err));
	TRY(querydb_open(&nothing, &db, err));
	for (size_t i = 0; i < found_count; i++) {
		TRY(read_file(&found[i], db, arena, err));
		TRY(check_id(found, i, is_taken, err));
	}
	*files = found;
	*count = found_count;
	return 0;
}

/* --- running ------------------------------------------------------------- */

static strview
cell(const struct select *select, const char *name, struct arena *arena)
{
	return arena_dup(arena, select_text(select, find_column(select, name)));
}

static int
run(const struct checkfile *file, struct querydb *db, struct arena *arena,
    struct checkfile_result *result, struct err *err)
{
	CLEANUP(select_drop) struct select *select = NULL;
	size_t cap = 0;
	bool has_row;

	TRY(select_prepare(db, file->sql, &select, NULL, err));
	select_begin(select, &limits);
	TRY(select_step(select, &has_row, err));
	while (has_row) {
		result->rows = arena_grow(arena, result->rows, result->count,
		    &cap, sizeof(*result->rows));
		result->rows[result->count++] = (struct checkfile_row){
		    .kind = cell(select, "kind", arena),
		    .id = cell(select, "id", arena),
		    .name = cell(select, "name", arena),
		    .evidence = cell(select, "evidence", arena),
		};
		TRY(select_step(select, &has_row, err));
	}
	return 0;
}

void
checkfile_run(const struct checkfile *file, struct querydb *db,
    struct arena *arena, struct checkfile_result *result)
{
	struct err err = {0};

	*result = (struct checkfile_result){0};
	if (run(file, db, arena, result, &err) != 0)
		result->problem = arena_dup(arena, sv_from(err.text));
}
