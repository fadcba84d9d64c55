/*
 * strview.c - borrowed bytes with a length: any bytes, not terminated.
 */
#include "auditor/base/strview.h"

#include <string.h>
#include <strings.h>

#include "auditor/base/banned.h"

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
