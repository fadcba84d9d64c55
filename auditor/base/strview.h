/*
 * strview.h - borrowed bytes with a length: any bytes, not terminated.
 */
#ifndef AUDITOR_BASE_STRVIEW_H
#define AUDITOR_BASE_STRVIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct {
	const char *ptr; /* may be NULL when len is 0 */
	size_t len;      /* bytes */
} strview;

/* A literal, as brace form for static tables and as value for calls. */
#define SV_INIT(literal)                                                       \
	{                                                                      \
		"" literal, sizeof(literal) - 1                                \
	}
#define SV(literal) ((strview)SV_INIT(literal))

/* printf("%.*s", SV_ARG(sv)): texts longer than 2 GiB do not occur. */
#define SV_FMT     "%.*s"
#define SV_ARG(sv) (int)(sv).len, (sv).ptr != NULL ? (sv).ptr : ""

/*
 * The smallest ones are inline: most calls compare with a literal, which the
 * compiler then does in one or two instructions.
 */

/* sv_from(text): the view of a terminated string; NULL gives the empty one. */
static inline strview
sv_from(const char *text)
{
	return (strview){text, text != NULL ? strlen(text) : 0};
}

/* sv_slice(sv, from, to): bytes ${from} up to ${to}, both clipped. */
static inline strview
sv_slice(strview sv, size_t from, size_t to)
{
	if (to > sv.len)
		to = sv.len;
	if (from > to)
		from = to;
	if (sv.ptr == NULL)
		return sv;
	return (strview){sv.ptr + from, to - from};
}

/* sv_trim(sv): without ASCII white space at both ends. */
strview sv_trim(strview sv);
/* sv_is_blank(sv): nothing but ASCII white space. */
bool sv_is_blank(strview sv);

static inline bool
sv_eq(strview a, strview b)
{
	return a.len == b.len &&
	       (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

/* sv_eq_fold(a, b): equal when ASCII letter case is ignored. */
bool sv_eq_fold(strview a, strview b);

/* sv_is_fold(sv, text): as sv_eq_fold; quick where ${text} is another one. */
bool sv_is_fold(strview sv, const char *text);

/* sv_cmp(a, b): order by bytes, shorter first; <0, 0, >0 as memcmp. */
static inline int
sv_cmp(strview a, strview b)
{
	size_t shared = a.len < b.len ? a.len : b.len;

	/* Most texts differ at once. */
	if (shared > 0 && a.ptr[0] != b.ptr[0])
		return (unsigned char)a.ptr[0] < (unsigned char)b.ptr[0] ? -1
									 : 1;
	int order = shared > 0 ? memcmp(a.ptr, b.ptr, shared) : 0;

	if (order != 0 || a.len == b.len)
		return order;
	return a.len < b.len ? -1 : 1;
}

static inline bool
sv_starts(strview sv, strview prefix)
{
	return sv.len >= prefix.len &&
	       sv_eq(sv_slice(sv, 0, prefix.len), prefix);
}

bool sv_starts_fold(strview sv, strview prefix);
bool sv_ends(strview sv, strview suffix);
bool sv_ends_fold(strview sv, strview suffix);

/* sv_find(sv, what): offset of the first ${what}, or sv.len if none. */
size_t sv_find(strview sv, strview what);
/* sv_find_fold(sv, what): the same, ASCII letter case ignored. */
size_t sv_find_fold(strview sv, strview what);
bool sv_has(strview sv, strview what);

/*
 * sv_is_plain(sv):
 * All of it is printable ASCII without quote and backslash: what JSON and XML
 * hold as it stands, as nearly all text is.
 */
bool sv_is_plain(strview sv);

/*
 * sv_cut(rest, separator, head):
 * Take the bytes of ${rest} up to ${separator} into ${head} and leave in
 * ${rest} what follows it.  Return false when ${rest} was exhausted: its
 * pointer is then NULL.
 */
bool sv_cut(strview *rest, char separator, strview *head);

#endif
