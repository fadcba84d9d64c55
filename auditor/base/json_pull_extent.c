/*
 * json_pull_extent.c - where a JSON value ends, by brackets and quotes alone.
 */
#include <string.h>

#include "auditor/base/json_pull.h"

#include "auditor/base/banned.h"

static bool
is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/* Behind the quote that ends the string at ${at}; text.len: not here. */
static size_t
string_end(strview text, size_t at)
{
	for (at++; at < text.len; at++) {
		if (text.ptr[at] == '\\')
			at++;
		else if (text.ptr[at] == '"')
			return at + 1;
	}
	return text.len + 1;
}

static size_t
list_end(strview text, size_t at)
{
	size_t depth = 0;

	while (at < text.len) {
		char c = text.ptr[at];
		if (c == '"') {
			at = string_end(text, at);
			continue;
		}
		at++;
		if (c == '{' || c == '[')
			depth++;
		if ((c == '}' || c == ']') && --depth == 0)
			return at;
	}
	return text.len + 1;
}

static size_t
word_end(strview text, size_t at)
{
	while (at < text.len && !is_space(text.ptr[at]) &&
	       strchr(",:]}", text.ptr[at]) == NULL)
		at++;
	return at;
}

enum json_pull_status
json_pull_extent(strview text, bool is_last, size_t *used)
{
	size_t at = 0;
	size_t end;

	while (at < text.len && is_space(text.ptr[at]))
		at++;
	if (at == text.len)
		return is_last ? JSON_PULL_DONE : JSON_PULL_MORE;
	if (text.ptr[at] == '"')
		end = string_end(text, at);
	else if (text.ptr[at] == '{' || text.ptr[at] == '[')
		end = list_end(text, at);
	else
		end = word_end(text, at);
	if (!is_last && end >= text.len && text.ptr[text.len - 1] != '}' &&
	    text.ptr[text.len - 1] != ']' && text.ptr[text.len - 1] != '"')
		return JSON_PULL_MORE;
	if (end > text.len && !is_last)
		return JSON_PULL_MORE;
	*used = end < text.len ? end : text.len;
	return JSON_PULL_DONE;
}
