/*
 * unzip.c - files in a zip archive, one after the other.
 */
#include "auditor/intake/unzip.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "auditor/base/lang.h"
#include "auditor/base/mem.h"
#include "auditor/base/utf8.h"
#include "auditor/intake/bounds.h"

#include "auditor/base/banned.h"

/* The end of the table of contents, and the longest comment behind it. */
#define END_MARK    SV("PK\x05\x06")
#define END_SIZE    22
#define END_ENTRIES 10 /* offset: how many there are, two bytes */
#define END_ZIP64   0xffff
#define TAIL_SIZE   (END_SIZE + 0xffff)

struct unpacking {
	struct archive *archive;
	const struct feed_source *source;
	struct err *err; /* of the call at hand */
	bool has_failed; /* the source did */
	uint64_t packed; /* bytes in */
	uint64_t plain;  /* bytes out */
	size_t entries;
	struct strbuf tail; /* the last bytes in, and some before them */
	char chunk[64 * KIB];
};

static void
unpacking_done(struct unpacking **unpacking)
{
	(void)archive_read_free((*unpacking)->archive);
	strbuf_done(&(*unpacking)->tail);
	mem_free(*unpacking);
}

static void
keep_tail(struct strbuf *tail, strview chunk)
{
	if (tail->len > 4 * (size_t)TAIL_SIZE) {
		memmove(
		    tail->ptr, tail->ptr + tail->len - TAIL_SIZE, TAIL_SIZE);
		tail->len = TAIL_SIZE;
	}
	strbuf_add(tail, chunk);
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
	keep_tail(&unpacking->tail, (strview){unpacking->chunk, got});
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
	    why != NULL ? why : _("it ends before its table of contents"));
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
	    sv_slice(sv_from(path != NULL ? path : _("entry")), 0, BOUND_PATH));
	if (archive_entry_is_encrypted(entry))
		return err_set(err, ERR_FORMAT,
		    "an entry of the archive is encrypted: unpack it first");
	return sink->take(sink->cookie, strbuf_view(&name), &source, err);
}

static size_t
find_last(strview text, strview what)
{
	size_t last = text.len;

	for (size_t at = 0; at < text.len; at++) {
		at += sv_find(sv_slice(text, at, text.len), what);
		if (at < text.len)
			last = at;
	}
	return last;
}

/*
 * Behind the entries stands a table of them.  An archive that was cut off, or
 * whose table names others, does not hold what it seems to.
 */
static int
check_table(struct unpacking *unpacking, struct err *err)
{
	const void *chunk;

	unpacking->err = err;
	while (read_packed(unpacking->archive, unpacking, &chunk) > 0)
		continue;
	if (unpacking->has_failed)
		return -1;
	strview tail = strbuf_view(&unpacking->tail);
	size_t at = find_last(tail, END_MARK);
	if (at + END_SIZE > tail.len)
		return err_set(err, ERR_FORMAT,
		    "the archive ends before its table of contents");
	const unsigned char *end =
	    (const unsigned char *)tail.ptr + at + END_ENTRIES;
	size_t said = (size_t)end[0] | (size_t)end[1] << 8;
	if (said != END_ZIP64 && said != unpacking->entries)
		return err_set(err, ERR_FORMAT,
		    "the table of contents of the archive names %zu entries, "
		    "and %zu are in it",
		    said, unpacking->entries);
	return 0;
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
			return check_table(unpacking, err);
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
