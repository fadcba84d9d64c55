/*
 * sentence.h - what an object does, in a sentence.
 */
#ifndef AUDITOR_REPORT_SENTENCE_H
#define AUDITOR_REPORT_SENTENCE_H

#include "auditor/model/snapshot.h"

/*
 * sentence_of(snapshot, object, arena):
 * What ${object} does, as a reviewer would say it, with names of other objects
 * as ${snapshot} knows them: "If the sender is outside …: deletes the message;
 * on."  What no table has words for is named as it stands.  "" for kinds
 * without tables.  Foreign text in it is not escaped.
 */
strview sentence_of(const struct snapshot *snapshot,
    const struct object *object, struct arena *arena);

/* How a field becomes words; "$" in the text is its value. */
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
	enum sentence_how how;
	enum kind refers_to; /* of SENTENCE_NAME */
};

/* Parts that are said together. */
struct sentence_group {
	const char *lead;    /* before the first */
	const char *joiner;  /* between two */
	const char *nothing; /* when there is none; or NULL */
	const char *prefix;  /* of the fields: "ExceptIf", or "" */
	const struct sentence_part *parts;
	size_t count;
};

struct sentence_form {
	enum kind kind;
	const struct sentence_group *groups;
	size_t count;
};

/* The tables, for sentence.c. */
extern const struct sentence_form sentence_rule;
extern const struct sentence_form sentence_mail[];
extern const size_t sentence_mail_count;
extern const struct sentence_form sentence_access[];
extern const size_t sentence_access_count;

#endif
