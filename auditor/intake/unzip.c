/*
 * unzip.c - files in a zip archive, one after the other.
 */
#include "auditor/intake/unzip.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "auditor/base/mem.h"
#include "auditor/base/utf8.h"
#include "auditor/intake/bounds.h"

#include "auditor/base/banned.h"

struct unpacking {
	struct archive *archive;
	const struct feed_source *source;
	struct err *err; /* of the call at hand */
	bool has_failed; /* the source did */
	uint64_t packed; /* bytes in */
	uint64_t plain;  /* bytes out */
	size_t entries;
	char chunk[64 * KIB];
};

static void
unpacking_done(struct unpacking **unpacking)
{
	(void)archive_read_free((*unpacking)->archive);
	mem_free(*unpacking);
}

static la_ssize_t
read_packed(struct archive *archive, void *cookie, const void **buffer)
{
	struct unpacking *unpacking = cookie;
	size_t got = 0;

	(void)archive;
	if (unpacking->source->read(unpacking->source->cookie, unpacking->chunk,
		sizeof(unpacking->chunk), &got, unpacking->err) != 0) {
		unpacking->has_failed = true;
		return -1;
	}
	unpacking->packed += got;
	*buffer = unpacking->chunk;
	return (la_ssize_t)got;
}

static int
fail(const struct unpacking *unpacking, struct err *err)
{
	const char *why = archive_error_string(unpacking->archive);

	if (unpacking->has_failed)
		return -1;
	return err_set(err, ERR_FORMAT, "the archive cannot be unpacked: %s",
	    why != NULL ? why : "it ends before its table of contents");
}

static int
check_ratio(const struct unpacking *unpacking, struct err *err)
{
	if (unpacking->plain > BOUND_FILE)
		return err_set(err, ERR_LIMIT,
		    "the archive holds more than %zu bytes", BOUND_FILE);
	if (unpacking->plain > BOUND_RATIO_FROM &&
	    unpacking->plain / BOUND_RATIO > unpacking->packed)
		return err_set(err, ERR_LIMIT,
		    "the archive unpacks to more than %d times its size",
		    BOUND_RATIO);
	return 0;
}

/* The bytes of the entry at hand: a feed_source. */
static int
read_entry(void *cookie, char *buf, size_t size, size_t *got, struct err *err)
{
	struct unpacking *unpacking = cookie;

	unpacking->err = err;
	la_ssize_t count = archive_read_data(unpacking->archive, buf, size);
	if (count < 0)
		return fail(unpacking, err);
	unpacking->plain += (uint64_t)count;
	*got = (size_t)count;
	return check_ratio(unpacking, err);
}

static int
take_entry(struct unpacking *unpacking, struct archive_entry *entry,
    const struct unzip_sink *sink, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf name = {0};
	const struct feed_source source = {read_entry, unpacking};
	const char *path = archive_entry_pathname(entry);

	if (++unpacking->entries > BOUND_ENTRIES)
		return err_set(err, ERR_LIMIT,
		    "the archive has more than %d entries", BOUND_ENTRIES);
	if (archive_entry_filetype(entry) != AE_IFREG)
		return 0;
	(void)text_keep(&name,
	    sv_slice(sv_from(path != NULL ? path : "entry"), 0, BOUND_PATH));
	if (archive_entry_is_encrypted(entry))
		return err_set(err, ERR_FORMAT,
		    "an entry of the archive is encrypted: unpack it first");
	return sink->take(sink->cookie, strbuf_view(&name), &source, err);
}

static int
read_entries(
    struct unpacking *unpacking, const struct unzip_sink *sink, struct err *err)
{
	struct archive_entry *entry;

	for (;;) {
		unpacking->err = err;
		int status =
		    archive_read_next_header(unpacking->archive, &entry);
		if (status == ARCHIVE_EOF)
			return 0;
		if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
			return fail(unpacking, err);
		TRY(take_entry(unpacking, entry, sink, err));
	}
}

int
unzip_read(const struct feed_source *source, const struct unzip_sink *sink,
    struct err *err)
{
	CLEANUP(unpacking_done)
	struct unpacking *unpacking = mem_new(1, sizeof(*unpacking));

	unpacking->archive = archive_read_new();
	unpacking->source = source;
	unpacking->err = err;
	if (unpacking->archive == NULL)
		mem_exhausted("archive reader");
	if (archive_read_support_format_zip_streamable(unpacking->archive) !=
		ARCHIVE_OK ||
	    archive_read_open(unpacking->archive, unpacking, NULL, read_packed,
		NULL) != ARCHIVE_OK)
		return fail(unpacking, err);
	return read_entries(unpacking, sink, err);
}
