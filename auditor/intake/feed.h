/*
 * feed.h - the bytes of a file as a window that moves on, always UTF-8.
 *
 * Windows PowerShell writes UTF-16LE; a byte order mark, or the pattern of
 * the first bytes, says so.  Marks are dropped.
 */
#ifndef AUDITOR_INTAKE_FEED_H
#define AUDITOR_INTAKE_FEED_H

#include <stdbool.h>
#include <stdint.h>

#include "auditor/base/err.h"
#include "auditor/base/strbuf.h"

/* Where the bytes come from. */
struct feed_source {
	/* Put at most ${size} bytes into ${buf}; ${got} is 0 at the end. */
	int (*read)(
	    void *cookie, char *buf, size_t size, size_t *got, struct err *err);
	void *cookie;
};

enum feed_encoding {
	FEED_UNKNOWN, /* nothing was read yet */
	FEED_UTF8,
	FEED_UTF16LE,
	FEED_UTF16BE,
};

struct feed {
	struct feed_source source;
	struct strbuf window; /* what is decoded and not yet skipped, with */
	size_t from;          /* ... the bytes before ${from} skipped */
	uint64_t total;       /* bytes decoded */
	uint64_t max;         /* most of them */
	int64_t deadline_ms;  /* of time_monotonic_ms; 0: none */
	unsigned line;        /* of the front of the window, from 1 */
	enum feed_encoding encoding;
	unsigned char rest[4]; /* bytes of a character that is not whole */
	size_t rest_len;
	bool is_ended;
};

/*
 * feed_init(feed, source, max, deadline_ms):
 * Begin at the front of what ${source} gives, for feed_done.
 */
void feed_init(struct feed *feed, const struct feed_source *source,
    uint64_t max, int64_t deadline_ms);
void feed_done(struct feed *feed);

/*
 * feed_want(feed, count, err):
 * Let the window hold ${count} bytes, or all that are left.  Views of the
 * window are lost.  Fail when reading does, beyond the most bytes, or late.
 */
int feed_want(struct feed *feed, size_t count, struct err *err) MUST_USE;

/* feed_view(feed): the window. */
strview feed_view(const struct feed *feed);

/* feed_offset(feed): bytes before the window, as they are in UTF-8. */
uint64_t feed_offset(const struct feed *feed);

/* feed_skip(feed, count): move on by ${count} bytes of the window. */
void feed_skip(struct feed *feed, size_t count);

/* feed_is_over(feed): the window holds all that is left. */
bool feed_is_over(const struct feed *feed);

/*
 * feed_take(feed, buf, size, got, err):
 * Move up to ${size} bytes to ${buf}; ${got} is 0 at the end.
 */
int feed_take(struct feed *feed, char *buf, size_t size, size_t *got,
    struct err *err) MUST_USE;

/* feed_from_bytes(rest): the bytes of ${rest}, which moves on with them. */
struct feed_source feed_from_bytes(strview *rest);

#endif
