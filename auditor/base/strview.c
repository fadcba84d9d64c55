/*
 * strview.c - borrowed bytes with a length: any bytes, not terminated.
 */
#include "auditor/base/strview.h"

#include <stdint.h>
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

bool
sv_is_blank(strview sv)
{
	/* From the end: a line that has text seldom ends with a blank. */
	while (sv.len > 0 && is_space(sv.ptr[sv.len - 1]))
		sv.len--;
	return sv.len == 0;
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
sv_is_fold(strview sv, const char *text)
{
	for (size_t i = 0; i < sv.len; i++) {
		if (text[i] == '\0' ||
		    ascii_lower(text[i]) != ascii_lower(sv.ptr[i]))
			return false;
	}
	return text[sv.len] == '\0';
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

	const char *hit = what.len == 1
			      ? memchr(sv.ptr, what.ptr[0], sv.len)
			      : memmem(sv.ptr, sv.len, what.ptr, what.len);
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

#define WORD       sizeof(uint64_t)
#define EACH(byte) (UINT64_MAX / UINT8_MAX * (byte))

/*
 * Some byte of the word that begins with those of ${part} is not plain.  Each
 * sum sets the top bit of such a byte; where none is, it sets no other and
 * carries nothing over.
 */
static inline bool
is_odd_word(strview part)
{
	uint64_t word = EACH(' ');

	memcpy(&word, part.ptr, part.len);
	uint64_t control = word - EACH(' ');
	uint64_t quote = (word ^ EACH('"')) - EACH(1);
	uint64_t backslash = (word ^ EACH('\\')) - EACH(1);
	uint64_t delete = word + EACH(1);
	return ((word | control | quote | backslash | delete) & EACH(0x80)) !=
	       0;
}

bool
sv_is_plain(strview sv)
{
	if (sv.len < WORD)
		return sv.len == 0 || !is_odd_word(sv);
	for (size_t at = 0; at + WORD < sv.len; at += WORD) {
		if (is_odd_word((strview){sv.ptr + at, WORD}))
			return false;
	}
	return !is_odd_word((strview){sv.ptr + sv.len - WORD, WORD});
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
