/*
 * strview.c - borrowed bytes with a length: any bytes, not terminated.
 */
#include "auditor/base/strview.h"

#include <string.h>
#include <strings.h>

#include "auditor/base/banned.h"

strview
sv_from(const char *text)
{
	return (strview){text, text != NULL ? strlen(text) : 0};
}

strview
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

static bool
is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

strview
sv_trim(strview sv)
{
	while (sv.len > 0 && is_space(sv.ptr[0])) {
		sv.ptr++;
		sv.len--;
	}
	while (sv.len > 0 && is_space(sv.ptr[sv.len - 1]))
		sv.len--;
	return sv;
}

bool
sv_eq(strview a, strview b)
{
	return a.len == b.len &&
	       (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static char
ascii_lower(char c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c - 'A' + 'a');
	return c;
}

bool
sv_eq_fold(strview a, strview b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++) {
		if (ascii_lower(a.ptr[i]) != ascii_lower(b.ptr[i]))
			return false;
	}
	return true;
}

int
sv_cmp(strview a, strview b)
{
	size_t shared = a.len < b.len ? a.len : b.len;
	int order = shared > 0 ? memcmp(a.ptr, b.ptr, shared) : 0;

	if (order != 0 || a.len == b.len)
		return order;
	return a.len < b.len ? -1 : 1;
}

bool
sv_starts(strview sv, strview prefix)
{
	return sv.len >= prefix.len &&
	       sv_eq(sv_slice(sv, 0, prefix.len), prefix);
}

bool
sv_starts_fold(strview sv, strview prefix)
{
	return sv.len >= prefix.len &&
	       sv_eq_fold(sv_slice(sv, 0, prefix.len), prefix);
}

bool
sv_ends(strview sv, strview suffix)
{
	return sv.len >= suffix.len &&
	       sv_eq(sv_slice(sv, sv.len - suffix.len, sv.len), suffix);
}

bool
sv_ends_fold(strview sv, strview suffix)
{
	return sv.len >= suffix.len &&
	       sv_eq_fold(sv_slice(sv, sv.len - suffix.len, sv.len), suffix);
}

size_t
sv_find(strview sv, strview what)
{
	if (what.len == 0)
		return 0;
	if (sv.len < what.len)
		return sv.len;

	const char *hit = memmem(sv.ptr, sv.len, what.ptr, what.len);
	return hit != NULL ? (size_t)(hit - sv.ptr) : sv.len;
}

size_t
sv_find_fold(strview sv, strview what)
{
	for (size_t i = 0; i + what.len <= sv.len; i++) {
		if (sv_eq_fold(sv_slice(sv, i, i + what.len), what))
			return i;
	}
	return sv.len;
}

bool
sv_has(strview sv, strview what)
{
	return what.len == 0 || sv_find(sv, what) < sv.len;
}

bool
sv_cut(strview *rest, char separator, strview *head)
{
	if (rest->ptr == NULL)
		return false;

	const char *hit =
	    rest->len > 0 ? memchr(rest->ptr, separator, rest->len) : NULL;
	if (hit == NULL) {
		*head = *rest;
		*rest = (strview){NULL, 0};
		return true;
	}
	size_t used = (size_t)(hit - rest->ptr);
	*head = (strview){rest->ptr, used};
	*rest = (strview){hit + 1, rest->len - used - 1};
	return true;
}
