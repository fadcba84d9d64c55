/*
 * sentence_internal.h - how objects become sentences; for sentence*.c.
 *
 * A property becomes a clause, clauses of one sort a list, and lists fill the
 * places of a frame, which is a whole sentence but for its end.  Clauses and
 * frames are texts of catalogues: a translation may move "$" within a clause,
 * and $1, $2, … within a frame.
 */
#ifndef AUDITOR_REPORT_SENTENCE_INTERNAL_H
#define AUDITOR_REPORT_SENTENCE_INTERNAL_H

#include "auditor/base/lang.h"
#include "auditor/report/sentence.h"

/* How a property becomes a clause; "$" in it is the value. */
enum sentence_how {
	SENTENCE_VALUE, /* when it is set */
	SENTENCE_TRUE,  /* when it is true */
	SENTENCE_FALSE, /* when it is false */
	SENTENCE_NAME,  /* id of another object, by its name */
	SENTENCE_MANY,  /* how many it holds */
};

struct sentence_part {
	const char *field;
	const char *text;
	const char *many; /* the plural of SENTENCE_MANY */
	enum sentence_how how;
	enum kind refers_to; /* of SENTENCE_NAME */
};

/* Rows of parts; xgettext knows these as marks of texts. */
#define SAYS(field, text)                                                      \
	{                                                                      \
		field, text, NULL, SENTENCE_VALUE, KIND_COUNT                  \
	}
#define SAYS_IF(field, text)                                                   \
	{                                                                      \
		field, text, NULL, SENTENCE_TRUE, KIND_COUNT                   \
	}
#define SAYS_NOT(field, text)                                                  \
	{                                                                      \
		field, text, NULL, SENTENCE_FALSE, KIND_COUNT                  \
	}
#define SAYS_MANY(field, one, many)                                            \
	{                                                                      \
		field, one, many, SENTENCE_MANY, KIND_COUNT                    \
	}
/* The value and nothing else. */
#define SAYS_BARE(field)                                                       \
	{                                                                      \
		field, "$", NULL, SENTENCE_VALUE, KIND_COUNT                   \
	}
#define SAYS_NAME(field, kind)                                                 \
	{                                                                      \
		field, "$", NULL, SENTENCE_NAME, kind                          \
	}

/* How the clauses of a group become one. */
enum sentence_list {
	SENTENCE_COMMA, /* "a, b" */
	SENTENCE_AND,
	SENTENCE_OR,
	SENTENCE_OR_IF,
};

struct sentence_group {
	enum sentence_list list;
	const char *nothing; /* when there is no clause; NULL: not said */
	const char *prefix;  /* of the fields: "ExceptIf", or "" */
	const struct sentence_part *parts;
	size_t count;
};

#define SENTENCE_GROUPS 5

/* A sentence when these groups, as bits, have something to say. */
struct sentence_frame {
	unsigned groups;
	const char *text; /* $1 is the first group */
};

/* The groups of a frame: SENTENCE_HAS(1) | SENTENCE_HAS(3). */
#define SENTENCE_HAS(number) (1U << ((number)-1U))

struct sentence_form {
	enum kind kind;
	const struct sentence_group *groups;
	size_t count;                        /* at most SENTENCE_GROUPS */
	const struct sentence_frame *frames; /* one for each case */
	size_t frame_count;
};

/* The tables, for sentence.c. */
extern const struct sentence_form sentence_rule;
extern const struct sentence_form sentence_mail[];
extern const size_t sentence_mail_count;
extern const struct sentence_form sentence_access[];
extern const size_t sentence_access_count;

#endif
