/*
 * jsonshape.h - what an object of JSON is: list, answer, document or object.
 */
#ifndef AUDITOR_INTAKE_JSONSHAPE_H
#define AUDITOR_INTAKE_JSONSHAPE_H

#include "auditor/intake/harvest.h"

enum shape {
	SHAPE_OBJECT,
	SHAPE_ANSWER,   /* of REST: a list, or an object, in "value" */
	SHAPE_BATCH,    /* answers in "responses" */
	SHAPE_ERROR,    /* of REST */
	SHAPE_DOCUMENT, /* a list for each key */
};

/*
 * jsonshape_of(harvest, found, object): of what shape ${object} is, by the
 * names and types of its members.
 */
enum shape jsonshape_of(struct harvest *harvest, const struct found *found,
    const struct json *object);

/*
 * jsonshape_skeleton(text, arena, object):
 * The members of the object at the front of ${text}, as far as it goes: names
 * and types, without what is in them.
 */
void jsonshape_skeleton(strview text, struct arena *arena, struct json *object);

/*
 * jsonshape_take(harvest, found, value, err):
 * Take all that is in ${value}, which is changed; ${found} becomes what it,
 * or the first in it, was.
 */
int jsonshape_take(struct harvest *harvest, struct found *found,
    struct json *value, struct err *err) MUST_USE;

/*
 * jsonshape_member(harvest, key, found, value): a member of a document that
 * is no list of a known kind, or says nothing of one.
 */
void jsonshape_member(struct harvest *harvest, strview key,
    const struct found *found, const struct json *value);

bool jsonshape_is_space(char c);

#endif
