/*
 * feed.c - the bytes of a file as a window that moves on, always UTF-8.
 */
#include "auditor/intake/feed.h"

#include <string.h>

#include "auditor/base/timefmt.h"
#include "auditor/base/utf8.h"
#include "auditor/intake/bounds.h"

#include "auditor/base/banned.h"

#define CHUNK (64 * KIB)

void
feed_init(struct feed *feed, const struct feed_source *source, uint64_t max,
    int64_t deadline_ms)
{
	*feed = (struct feed){
	    .source = *source,
	    .max = max,
	    .deadline_ms = deadline_ms,
	    .line = 1,
	    .window = {.max = 2 * BOUND_ELEMENT},
	};
}

void
feed_done(struct feed *feed)
{
	strbuf_done(&feed->window);
}

/* What the first bytes say; without a mark, ASCII with NUL between. */
static enum feed_encoding
find_encoding(strview head, size_t *mark)
{
	*mark = 2;
	if (sv_starts(head, SV("\xff\xfe")))
		return FEED_UTF16LE;
	if (sv_starts(head, SV("\xfe\xff")))
		return FEED_UTF16BE;
	*mark = sv_starts(head, SV("\xef\xbb\xbf")) ? 3 : 0;
	if (*mark == 0 && head.len >= 4 && head.ptr[0] != '\0' &&
	    head.ptr[1] == '\0' && head.ptr[2] != '\0' && head.ptr[3] == '\0')
		return FEED_UTF16LE;
	if (*mark == 0 && head.len >= 4 && head.ptr[0] == '\0' &&
	    head.ptr[1] != '\0' && head.ptr[2] == '\0' && head.ptr[3] != '\0')
		return FEED_UTF16BE;
	return FEED_UTF8;
}

static uint32_t
unit_at(const struct feed *feed, const unsigned char *bytes)
{
	return feed->encoding == FEED_UTF16LE
		   ? (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8
		   : (uint32_t)bytes[1] | (uint32_t)bytes[0] << 8;
}

/*
 * A lone surrogate is encoded as if it were a character: three bytes that are
 * not UTF-8, which readers of text keep as odd text.
 */
static void
decode_utf16(struct feed *feed, strview bytes, bool is_last)
{
	const unsigned char *at = (const unsigned char *)bytes.ptr;
	size_t left = bytes.len;

	while (left >= 2) {
		uint32_t point = unit_at(feed, at);
		size_t used = 2;
		if (point >= 0xd800 && point <= 0xdbff) {
			if (left < 4 && !is_last)
				break;
			uint32_t low = left < 4 ? 0 : unit_at(feed, at + 2);
			if (low >= 0xdc00 && low <= 0xdfff) {
				point = 0x10000 + ((point - 0xd800) << 10) +
					(low - 0xdc00);
				used = 4;
			}
		}
		utf8_add(&feed->window, point);
		at += used;
		left -= used;
	}
	if (is_last && left > 0) /* half a unit: no UTF-8 either */
		strbuf_add_char(&feed->window, '\xff');
	feed->rest_len = is_last ? 0 : left;
	memcpy(feed->rest, at, feed->rest_len);
}

static int
check_bounds(const struct feed *feed, struct err *err)
{
	if (feed->total > feed->max)
		return err_set(err, ERR_LIMIT,
		    "line %u: more than %llu bytes, the most that one file "
		    "may have",
		    feed->line, (unsigned long long)feed->max);
	if (feed->deadline_ms != 0 && time_monotonic_ms() > feed->deadline_ms)
		return err_set(err, ERR_LIMIT,
		    "line %u: the import took longer than %lld minutes",
		    feed->line, (long long)(BOUND_MS / 60000));
	return 0;
}

/* Drop what was skipped, so that the buffer does not grow with the file. */
static void
close_gap(struct feed *feed)
{
	if (feed->from == 0)
		return;
	feed->window.len -= feed->from;
	memmove(
	    feed->window.ptr, feed->window.ptr + feed->from, feed->window.len);
	feed->from = 0;
}

static void
decode(struct feed *feed, strview bytes, bool is_last)
{
	if (feed->encoding == FEED_UTF8)
		strbuf_add(&feed->window, bytes);
	else
		decode_utf16(feed, bytes, is_last);
}

/* The first bytes, as many as are needed to know the encoding. */
static int
begin(struct feed *feed, struct err *err)
{
	char head[4];
	size_t len = 0;
	size_t got = 1;
	size_t mark;

	while (got > 0 && len < sizeof(head)) {
		TRY(feed->source.read(feed->source.cookie, head + len,
		    sizeof(head) - len, &got, err));
		len += got;
	}
	strview view = {head, len};
	feed->encoding = find_encoding(view, &mark);
	feed->is_ended = got == 0;
	decode(feed, sv_slice(view, mark, len), feed->is_ended);
	feed->total = feed->window.len;
	return 0;
}

static int
read_chunk(struct feed *feed, struct err *err)
{
	char chunk[CHUNK];
	size_t before = feed->window.len;
	size_t kept = feed->rest_len;
	size_t got = 0;

	memcpy(chunk, feed->rest, kept);
	TRY(feed->source.read(feed->source.cookie, chunk + kept,
	    sizeof(chunk) - kept, &got, err));
	feed->is_ended = got == 0;
	decode(feed, (strview){chunk, kept + got}, feed->is_ended);
	feed->total += feed->window.len - before;
	TRY(check_bounds(feed, err));
	return strbuf_check(&feed->window, "one value", err);
}

int
feed_want(struct feed *feed, size_t count, struct err *err)
{
	if (feed->encoding == FEED_UNKNOWN)
		TRY(begin(feed, err));
	if (feed->is_ended || feed->window.len - feed->from >= count)
		return 0;
	close_gap(feed);
	while (!feed->is_ended && feed->window.len < count)
		TRY(read_chunk(feed, err));
	return 0;
}

strview
feed_view(const struct feed *feed)
{
	return sv_slice(
	    strbuf_view(&feed->window), feed->from, feed->window.len);
}

uint64_t
feed_offset(const struct feed *feed)
{
	return feed->total - feed_view(feed).len;
}

static unsigned
count_lines(strview sv)
{
	unsigned lines = 0;

	while (sv.len > 0) {
		const char *hit = memchr(sv.ptr, '\n', sv.len);
		if (hit == NULL)
			break;
		lines++;
		sv = sv_slice(sv, (size_t)(hit - sv.ptr) + 1, sv.len);
	}
	return lines;
}

void
feed_skip(struct feed *feed, size_t count)
{
	strview head = sv_slice(feed_view(feed), 0, count);

	feed->line += count_lines(head);
	feed->from += head.len;
}

bool
feed_is_over(const struct feed *feed)
{
	return feed->is_ended;
}

int
feed_take(
    struct feed *feed, char *buf, size_t size, size_t *got, struct err *err)
{
	TRY(feed_want(feed, 1, err));
	strview head = sv_slice(feed_view(feed), 0, size);
	if (head.len > 0)
		memcpy(buf, head.ptr, head.len);
	feed_skip(feed, head.len);
	*got = head.len;
	return 0;
}

static int
read_bytes(void *cookie, char *buf, size_t size, size_t *got, struct err *err)
{
	strview *rest = cookie;
	strview head = sv_slice(*rest, 0, size);

	(void)err;
	if (head.len > 0)
		memcpy(buf, head.ptr, head.len);
	*rest = sv_slice(*rest, head.len, rest->len);
	*got = head.len;
	return 0;
}

struct feed_source
feed_from_bytes(strview *rest)
{
	return (struct feed_source){read_bytes, rest};
}
