/*
 * regex_internal.h - a compiled pattern; for regex*.c only.
 */
#ifndef AUDITOR_CHECK_REGEX_INTERNAL_H
#define AUDITOR_CHECK_REGEX_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>

#include "auditor/base/strview.h"

#define REGEX_INSTRUCTIONS 600
#define REGEX_DEPTH        24
#define REGEX_BYTES        2000 /* of a pattern */

enum regex_op {
	REGEX_BYTE,   /* one of bytes */
	REGEX_SPLIT,  /* the next step, or the one at to */
	REGEX_JUMP,   /* the one at to */
	REGEX_FRONT,  /* of the text */
	REGEX_END,    /* of the text */
	REGEX_EDGE,   /* of a word */
	REGEX_INSIDE, /* no edge of a word */
	REGEX_DONE,
};

struct regex_step {
	enum regex_op op;
	int to;                  /* relative to this step */
	unsigned char bytes[32]; /* one bit each; letters in lower case */
};

struct regex_program {
	struct regex_step steps[REGEX_INSTRUCTIONS];
	size_t count;
};

/*
 * regex_compile(pattern, program):
 * Return false for what is not understood, or too long.
 */
bool regex_compile(strview pattern, struct regex_program *program);

/* The pattern on its way: what is left of it, and the steps so far. */
struct regex_parser {
	strview rest;
	struct regex_program *program;
	unsigned depth;
};

/* regex_peek(parser, c): ${c} comes next. */
bool regex_peek(const struct regex_parser *parser, char c);
/* regex_accept(parser, c): take it if it does. */
bool regex_accept(struct regex_parser *parser, char c);
/* regex_take(parser, c): the next byte; false at the end. */
bool regex_take(struct regex_parser *parser, char *c);

/* regex_emit(parser, step), regex_insert(parser, at, step): false when full. */
bool regex_emit(struct regex_parser *parser, const struct regex_step *step);
bool regex_insert(
    struct regex_parser *parser, size_t at, const struct regex_step *step);

/* One byte more that the step takes; a letter in any case. */
void regex_set_byte(struct regex_step *step, unsigned char byte);

/* What stands behind a backslash, if it is one byte or a class. */
bool regex_read_escape(struct regex_parser *parser, struct regex_step *step);
/* What stands behind an open bracket. */
bool regex_read_set(struct regex_parser *parser);

/* Let the steps from ${from} on come any number of times, or not. */
bool regex_repeat_any(struct regex_parser *parser, size_t from);
bool regex_make_optional(struct regex_parser *parser, size_t from);
bool regex_repeat(
    struct regex_parser *parser, size_t from, unsigned least, unsigned most);
/* What stands behind an open brace. */
bool regex_read_counts(struct regex_parser *parser, size_t from);

/* regex_in_class(class, byte): class is 'd', 's' or 'w'. */
bool regex_in_class(char class, unsigned char byte);

#endif
