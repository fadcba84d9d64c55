/*
 * json.h - one guarded reader of JSON.
 *
 * cJSON alone truncates at NUL, refuses lone surrogates, rounds numbers to
 * doubles and accepts trailing bytes.  A scanner of ours goes before it, so
 * that numbers stay text and odd text is kept (utf8.h).
 */
#ifndef AUDITOR_BASE_JSON_H
#define AUDITOR_BASE_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include "auditor/base/arena.h"
#include "auditor/base/err.h"
#include "auditor/base/strview.h"

enum json_type {
	JSON_NULL,
	JSON_BOOL,
	JSON_NUMBER,
	JSON_STRING,
	JSON_ARRAY,
	JSON_OBJECT,
};

/* A value; lives in the arena it was read into. */
struct json {
	enum json_type type;
	bool truth;         /* of JSON_BOOL */
	strview key;        /* of a member of an object, else empty */
	strview text;       /* of JSON_STRING, and JSON_NUMBER as written */
	struct json *items; /* elements or members, in order */
	size_t count;       /* of items */
	unsigned line;      /* where it stands in a YAML file, else 0 */
	unsigned column;
};

enum json_mode {
	/* From outside: odd text is kept and tagged, a byte order mark is
	 * skipped, of equal keys the last one counts. */
	JSON_WIRE,
	/* Written by this program: tagged text is taken as it stands; odd
	 * bytes and equal keys are refused. */
	JSON_OWN,
};

/*
 * json_parse(bytes, mode, arena, root, err):
 * Read the one JSON value in ${bytes} into ${arena} and point ${root} to it.
 * Refuse trailing bytes, depth over LIMIT_DEPTH (LIMIT_WIRE_DEPTH from
 * outside) and more than LIMIT_NODES values; the message names the line.
 */
int json_parse(strview bytes, enum json_mode mode, struct arena *arena,
    const struct json **root, struct err *err) MUST_USE;

/* json_get(object, key): the member, or NULL; NULL for anything else. */
const struct json *json_get(const struct json *object, strview key);

/* json_text(value): the text of a string or number, else empty. */
strview json_text(const struct json *value);

/* json_get_text(object, key): json_text(json_get(object, key)). */
strview json_get_text(const struct json *object, strview key);

/* json_is_true(value): a boolean, and true. */
bool json_is_true(const struct json *value);

/* json_is_type(value, type): not NULL and of that type. */
bool json_is_type(const struct json *value, enum json_type type);

/*
 * json_is_empty(value):
 * True for null, "", [] and {}: the spellings of "nothing is set".
 */
bool json_is_empty(const struct json *value);

#endif
