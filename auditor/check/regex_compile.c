/*
 * regex_compile.c - from the text of a pattern to steps.
 */
#include <string.h>

#include <string.h>

#include "auditor/check/regex_internal.h"

#include "auditor/base/banned.h"

static bool read_choice(struct regex_parser *parser);

/* "?:", "?i", "?i:", "?<name>" behind an open parenthesis. */
static bool
read_options(struct regex_parser *parser, bool *is_empty)
{
	char c;

	*is_empty = false;
	if (!regex_accept(parser, '?'))
		return true;
	if (regex_accept(parser, '<')) {
		do {
			if (!regex_take(parser, &c) || c == '=' || c == '!')
				return false;
		} while (c != '>');
		return true;
	}
	while (regex_take(parser, &c)) {
		if (c == ':')
			return true;
		if (c == ')') {
			*is_empty = true;
			return true;
		}
		if (c == '\0' || strchr("imsn-", c) == NULL)
			return false;
	}
	return false;
}

static bool
read_group(struct regex_parser *parser)
{
	bool is_empty;

	if (parser->depth == REGEX_DEPTH || !read_options(parser, &is_empty))
		return false;
	if (is_empty)
		return true;
	parser->depth++;
	if (!read_choice(parser) || !regex_accept(parser, ')'))
		return false;
	parser->depth--;
	return true;
}

static bool
emit_assertion(struct regex_parser *parser, enum regex_op op)
{
	const struct regex_step step = {.op = op};

	return regex_emit(parser, &step);
}

static bool
read_backslash(struct regex_parser *parser)
{
	struct regex_step step = {.op = REGEX_BYTE};

	if (regex_accept(parser, 'b'))
		return emit_assertion(parser, REGEX_EDGE);
	if (regex_accept(parser, 'B'))
		return emit_assertion(parser, REGEX_INSIDE);
	if (regex_accept(parser, 'A'))
		return emit_assertion(parser, REGEX_FRONT);
	if (regex_accept(parser, 'z') || regex_accept(parser, 'Z'))
		return emit_assertion(parser, REGEX_END);
	return regex_read_escape(parser, &step) && regex_emit(parser, &step);
}

static bool
read_atom(struct regex_parser *parser)
{
	struct regex_step step = {.op = REGEX_BYTE};
	char c;

	if (!regex_take(parser, &c))
		return false;
	if (c == '(')
		return read_group(parser);
	if (c == '[')
		return regex_read_set(parser);
	if (c == '\\')
		return read_backslash(parser);
	if (c == '^')
		return emit_assertion(parser, REGEX_FRONT);
	if (c == '$')
		return emit_assertion(parser, REGEX_END);
	if (c == '*' || c == '+' || c == '?')
		return false;
	if (c == '.')
		memset(step.bytes, 0xff, sizeof(step.bytes));
	else
		regex_set_byte(&step, (unsigned char)c);
	return regex_emit(parser, &step);
}

static bool
read_piece(struct regex_parser *parser)
{
	size_t from = parser->program->count;

	if (!read_atom(parser))
		return false;
	bool is_good = true;
	if (regex_accept(parser, '*'))
		is_good = regex_repeat_any(parser, from);
	else if (regex_accept(parser, '?'))
		is_good = regex_make_optional(parser, from);
	else if (regex_accept(parser, '+'))
		is_good = regex_repeat(parser, from, 1, 0);
	else if (regex_accept(parser, '{'))
		is_good = regex_read_counts(parser, from);
	/* Lazy or not, what is found is the same. */
	(void)regex_accept(parser, '?');
	return is_good;
}

static bool
read_row(struct regex_parser *parser)
{
	while (parser->rest.len > 0 && !regex_peek(parser, '|') &&
	       !regex_peek(parser, ')')) {
		if (!read_piece(parser))
			return false;
	}
	return true;
}

static bool
read_choice(struct regex_parser *parser)
{
	struct regex_program *program = parser->program;
	size_t from = program->count;

	if (!read_row(parser))
		return false;
	if (!regex_accept(parser, '|'))
		return true;
	int length = (int)(program->count - from);
	const struct regex_step split = {REGEX_SPLIT, length + 2, {0}};
	if (!regex_insert(parser, from, &split))
		return false;
	size_t jump = program->count;
	const struct regex_step over = {REGEX_JUMP, 1, {0}};
	if (!regex_emit(parser, &over) || parser->depth == REGEX_DEPTH)
		return false;
	parser->depth++;
	if (!read_choice(parser))
		return false;
	parser->depth--;
	program->steps[jump].to = (int)(program->count - jump);
	return true;
}

bool
regex_compile(strview pattern, struct regex_program *program)
{
	struct regex_parser parser = {pattern, program, 0};

	program->count = 0;
	return pattern.len <= REGEX_BYTES && read_choice(&parser) &&
	       parser.rest.len == 0 && emit_assertion(&parser, REGEX_DONE);
}
