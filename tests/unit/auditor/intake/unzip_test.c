/*
 * unzip_test.c - archives, and archives that attack.
 */
#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "auditor/base/limits.h"
#include "auditor/base/strbuf.h"
#include "auditor/intake/import.h"
#include "tests/support/kit_rows.h"

#define TENANT "11111111-2222-4333-8444-555555555555"
#define DOMAINS                                                                \
	"{\"Domain\": [{\"id\": \"a\", \"authenticationType\": \"Managed\"}]}"

struct row {
	const char *name;
	const char *entry;   /* name in the archive */
	const char *content; /* NULL: a folder */
	size_t zeros;        /* blanks behind it */
	size_t entries;      /* how many of them */
	unsigned levels;     /* archives around it */
	const char *error;   /* NULL: one domain is read */
};

static const struct row rows[] = {
    {"one file", "a.json", DOMAINS, 0, 1, 1, NULL},
    {"a name that climbs is a name", "../../etc/a", DOMAINS, 0, 1, 1, NULL},
    {"many files", "a.json", DOMAINS, 0, 50, 1, NULL},
    {"an archive in an archive", "a.json", DOMAINS, 0, 1, 2, NULL},
    {"three archives in each other", "a.json", DOMAINS, 0, 1, 3,
	"archives nested deeper than 2"},
    {"too many entries", "a.txt", "x", 0, 10001, 1, "more than 10000 entries"},
    {"a bomb", "a.json", DOMAINS, 64 * MIB, 1, 1,
	"more than 200 times its size"},
    {"a folder alone", "a/", NULL, 0, 1, 1, "nothing that is known here"},
};

static void
put_entry(struct archive *archive, const char *name, const char *bytes,
    size_t size, size_t blanks)
{
	struct archive_entry *entry = archive_entry_new();
	char space[4096];

	archive_entry_set_pathname(entry, name);
	archive_entry_set_filetype(entry, bytes != NULL ? AE_IFREG : AE_IFDIR);
	archive_entry_set_perm(entry, 0600);
	archive_entry_set_size(entry, (la_int64_t)(size + blanks));
	KIT_INT(archive_write_header(archive, entry), ARCHIVE_OK);
	if (bytes != NULL)
		KIT_INT(archive_write_data(archive, bytes, size), size);
	memset(space, ' ', sizeof(space));
	for (size_t i = 0; i < blanks; i += sizeof(space))
		(void)archive_write_data(archive, space, sizeof(space));
	archive_entry_free(entry);
}

static la_ssize_t
collect(struct archive *archive, void *cookie, const void *bytes, size_t size)
{
	(void)archive;
	strbuf_add(cookie, (strview){bytes, size});
	return (la_ssize_t)size;
}

static void
make_archive(const struct row *row, struct strbuf *out)
{
	CLEANUP(strbuf_done) struct strbuf inner = {0};
	struct archive *archive = archive_write_new();

	strbuf_add(&inner, strbuf_view(out));
	strbuf_clear(out);
	KIT_INT(archive_write_set_format_zip(archive), ARCHIVE_OK);
	KIT_INT(
	    archive_write_open(archive, out, NULL, collect, NULL), ARCHIVE_OK);
	for (size_t i = 0; i < row->entries; i++) {
		if (inner.len > 0)
			put_entry(
			    archive, "inner.zip", inner.ptr, inner.len, 0);
		else
			put_entry(archive, row->entry, row->content,
			    row->content != NULL ? strlen(row->content) : 0,
			    row->zeros);
	}
	KIT_INT(archive_write_close(archive), ARCHIVE_OK);
	(void)archive_write_free(archive);
}

static void
reads(const void *at)
{
	const struct row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(snapshot_drop) struct snapshot *snapshot = NULL;
	CLEANUP(strbuf_done) struct strbuf bytes = {0};
	const struct import_settings settings = {
	    .tenant = SV(TENANT),
	    .series = SV("import:test"),
	    .taken_at = 1000,
	    .tool_version = "test/1",
	};
	struct import_report report = {0};
	struct err err = {0};

	for (unsigned i = 0; i < row->levels; i++)
		make_archive(row, &bytes);
	int status = import_bytes(strbuf_view(&bytes), "case.zip", &settings,
	    arena, &snapshot, &report, &err);
	if (row->error != NULL) {
		KIT_INT(status, -1);
		KIT_HAS(sv_from(err.text), row->error);
		return;
	}
	KIT_GOOD(status, &err);
	KIT_INT(snapshot_list(snapshot, KIND_DOMAIN)->count, 1);
	KIT_HAS(report.lines[0].file, "case.zip: ");
	KIT_HAS(report.lines[0].file, row->entry);
}

int
main(void)
{
	KIT_ROWS(rows, reads);
	return kit_finish();
}
