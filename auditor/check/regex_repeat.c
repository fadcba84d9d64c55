/*
 * regex_repeat.c - * ? + {m,n}: copies of steps.
 */
#include <string.h>

#include "auditor/check/regex_internal.h"

#include "auditor/base/banned.h"

bool
regex_repeat_any(struct regex_parser *parser, size_t from)
{
	int length = (int)(parser->program->count - from);
	const struct regex_step split = {REGEX_SPLIT, length + 2, {0}};
	const struct regex_step jump = {REGEX_JUMP, -(length + 1), {0}};

	return regex_insert(parser, from, &split) && regex_emit(parser, &jump);
}

bool
regex_make_optional(struct regex_parser *parser, size_t from)
{
	int length = (int)(parser->program->count - from);
	const struct regex_step split = {REGEX_SPLIT, length + 1, {0}};

	return regex_insert(parser, from, &split);
}

/* Another copy of the ${length} steps at ${from}. */
static bool
copy(struct regex_parser *parser, size_t from, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (!regex_emit(parser, &parser->program->steps[from + i]))
			return false;
	}
	return true;
}

/* {least,most}; ${most} of 0 stands for any. */
bool
regex_repeat(
    struct regex_parser *parser, size_t from, unsigned least, unsigned most)
{
	size_t length = parser->program->count - from;

	/* The first stays as it is, to be copied; it goes at the end. */
	for (unsigned i = 0; i < least; i++) {
		if (!copy(parser, from, length))
			return false;
	}
	for (unsigned i = least; i < most; i++) {
		size_t at = parser->program->count;
		if (!copy(parser, from, length) ||
		    !regex_make_optional(parser, at))
			return false;
	}
	size_t at = parser->program->count;
	if (most == 0 &&
	    (!copy(parser, from, length) || !regex_repeat_any(parser, at)))
		return false;
	parser->program->count -= length;
	memmove(&parser->program->steps[from],
	    &parser->program->steps[from + length],
	    (parser->program->count - from) * sizeof(struct regex_step));
	return true;
}

/* A number of at most three digits; false when there is none. */
static bool
read_number(struct regex_parser *parser, unsigned *value)
{
	size_t digits = 0;

	*value = 0;
	while (digits < 4 && parser->rest.len > 0 &&
	       regex_in_class('d', (unsigned char)parser->rest.ptr[0])) {
		*value = *value * 10 + (unsigned)(parser->rest.ptr[0] - '0');
		parser->rest = sv_slice(parser->rest, 1, parser->rest.len);
		digits++;
	}
	return digits > 0 && digits < 4;
}

bool
regex_read_counts(struct regex_parser *parser, size_t from)
{
	unsigned least;
	unsigned most;

	if (!read_number(parser, &least))
		return false;
	most = least;
	if (regex_accept(parser, ',')) {
		most = 0;
		if (!regex_peek(parser, '}') &&
		    (!read_number(parser, &most) || most < least || most == 0))
			return false;
	} else if (least == 0) {
		return false;
	}
	return regex_accept(parser, '}') &&
	       regex_repeat(parser, from, least, most);
}
