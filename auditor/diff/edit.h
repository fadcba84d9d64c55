/*
 * edit.h - the fields in which two states of one object differ.
 */
#ifndef AUDITOR_DIFF_EDIT_H
#define AUDITOR_DIFF_EDIT_H

#include "auditor/diff/diff.h"
#include "auditor/diff/schema.h"

struct edit_list {
	struct edit *at; /* by field */
	size_t count;
	size_t cap;
};

/* What is not compared. */
struct edit_scope {
	const struct schema *schema; /* members that came or went everywhere */
	strview without;             /* a field to leave out, or "" */
};

/*
 * edit_members(kind, before, after, scope, arena, edits):
 * Append to ${edits} what differs between the members of ${before} and
 * ${after}, both sorted by name, of an object of ${kind}.  A member that is
 * absent on either side is not compared.
 */
void edit_members(enum kind kind, const struct json *before,
    const struct json *after, const struct edit_scope *scope,
    struct arena *arena, struct edit_list *edits);

#endif
