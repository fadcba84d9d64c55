/*
 * unzip_test.c - archives, and archives that attack.
 */
#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "auditor/base/limits.h"
#include "auditor/base/strbuf.h"
#include "tests/unit/auditor/intake/taken.h"

#define DOMAINS                                                                \
	"{\"Domain\": [{\"id\": \"a\", \"authenticationType\": \"Managed\"}]}"

/* The end of the table of contents; in it, how many entries there are. */
#define END_SIZE    22
#define END_ENTRIES 10

struct row {
	const char *name;
	const char *entry;   /* name in the archive */
	const char *content; /* NULL: a folder */
	size_t zeros;        /* blanks behind it */
	size_t entries;      /* how many of them */
	unsigned levels;     /* archives around it */
	size_t cut;          /* bytes that are missing at its end */
	char listed;         /* entries that its table is made to name; or 0 */
	const char *error;   /* NULL: one domain is read */
};

static const struct row rows[] = {
    {"one file", "a.json", DOMAINS, 0, 1, 1, 0, 0, NULL},
    {"a name that climbs is a name", "../../etc/a", DOMAINS, 0, 1, 1, 0, 0,
	NULL},
    {"many files", "a.json", DOMAINS, 0, 50, 1, 0, 0, NULL},
    {"an archive in an archive", "a.json", DOMAINS, 0, 1, 2, 0, 0, NULL},
    {"three archives in each other", "a.json", DOMAINS, 0, 1, 3, 0, 0,
	"archives nested deeper than 2"},
    {"too many entries", "a.txt", "x", 0, 10001, 1, 0, 0,
	"more than 10000 entries"},
    {"a bomb", "a.json", DOMAINS, 64 * MIB, 1, 1, 0, 0,
	"more than 200 times its size"},
    {"a folder alone", "a/", NULL, 0, 1, 1, 0, 0, "nothing that is known here"},
    {"without the end of its table", "a.json", DOMAINS, 0, 1, 1, 10, 0,
	"ends before its table of contents"},
    {"in the middle of an entry", "a.json", DOMAINS, 0, 1, 1, 180, 0,
	"cannot be unpacked"},
    {"an entry that its table does not name", "a.json", DOMAINS, 0, 2, 1, 0, 1,
	"names 1 entries, and 2 are in it"},
    {"an entry that is only in its table", "a.json", DOMAINS, 0, 2, 1, 0, 3,
	"names 3 entries, and 2 are in it"},
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
	KIT_INT(archive_write_set_bytes_in_last_block(archive, 1), ARCHIVE_OK);
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
	CLEANUP(strbuf_done) struct strbuf bytes = {0};

	for (unsigned i = 0; i < row->levels; i++)
		make_archive(row, &bytes);
	if (row->listed != 0)
		bytes.ptr[bytes.len - END_SIZE + END_ENTRIES] = row->listed;
	bytes.len -= row->cut;
	CLEANUP(taken_done)
	struct taken taken =
	    taken_bytes(strbuf_view(&bytes), "case.zip", TENANT);
	if (taken_is_refused(&taken, row->error))
		return;
	KIT_INT(snapshot_list(taken.snapshot, KIND_DOMAIN)->count, 1);
	KIT_HAS(taken.report.lines[0].file, "case.zip: ");
	KIT_HAS(taken.report.lines[0].file, row->entry);
}

int
main(void)
{
	KIT_ROWS(rows, reads);
	return kit_finish();
}
