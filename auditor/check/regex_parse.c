/*
 * regex_parse.c - taking a pattern byte by byte, adding steps.
 */
#include <string.h>

#include "auditor/check/regex_internal.h"

#include "auditor/base/banned.h"

bool
regex_peek(const struct regex_parser *parser, char c)
{
	return parser->rest.len > 0 && parser->rest.ptr[0] == c;
}

bool
regex_accept(struct regex_parser *parser, char c)
{
	if (!regex_peek(parser, c))
		return false;
	parser->rest = sv_slice(parser->rest, 1, parser->rest.len);
	return true;
}

bool
regex_take(struct regex_parser *parser, char *c)
{
	if (parser->rest.len == 0)
		return false;
	*c = parser->rest.ptr[0];
	return regex_accept(parser, *c);
}

bool
regex_emit(struct regex_parser *parser, const struct regex_step *step)
{
	struct regex_program *program = parser->program;

	if (program->count == REGEX_INSTRUCTIONS)
		return false;
	program->steps[program->count++] = *step;
	return true;
}

bool
regex_insert(
    struct regex_parser *parser, size_t at, const struct regex_step *step)
{
	struct regex_program *program = parser->program;

	if (!regex_emit(parser, step))
		return false;
	memmove(&program->steps[at + 1], &program->steps[at],
	    (program->count - 1 - at) * sizeof(*step));
	program->steps[at] = *step;
	return true;
}
