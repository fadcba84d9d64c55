/*
 * object.h - one object of a tenant in canonical form.
 *
 * Canonical form, version OBJECT_CANON: members sorted by name, no blanks;
 * null for every spelling of empty; absent properties not written; sets sorted
 * without repeats; values spelt by their type (normal.h).
 */
#ifndef AUDITOR_MODEL_OBJECT_H
#define AUDITOR_MODEL_OBJECT_H

#include <stdbool.h>
#include <stdint.h>

#include "auditor/base/arena.h"
#include "auditor/base/digest.h"
#include "auditor/base/err.h"
#include "auditor/base/json.h"
#include "auditor/base/strview.h"
#include "auditor/model/kind.h"

/* Version of the canonical form; goes into every digest. */
#define OBJECT_CANON "1"

struct object {
	enum kind kind;
	strview id;   /* stable: Guid, ImmutableId or Graph id, lower case */
	strview name; /* as spelt; foreign text; may be "" */
	/* Members sorted by name; NULL in a lean snapshot (snapshot.h). */
	const struct json *state;
	const struct json *stamps; /* likewise; an empty object if none */
	strview body; /* {"stamps":…,"state":…} in canonical form */
	struct digest state_digest;     /* of the state: drift */
	struct digest behaviour_digest; /* of what it does: fingerprint */
	struct digest record_digest;    /* of the body: anything at all */
	bool is_odd;                    /* some text in it is odd (utf8.h) */
	size_t sequence;                /* in which order it was added */
	uint64_t lacks; /* of a lean one: the expected fields it has not */
};

/*
 * object_field(object, name):
 * The state value of ${name}: NULL when absent, a JSON null when empty.
 */
const struct json *object_field(const struct object *object, const char *name);

/* object_text(object, name): text of a string or number field, else "". */
strview object_text(const struct object *object, const char *name);

/* object_is(object, name): the field is there and true. */
bool object_is(const struct object *object, const char *name);

/* object_is_not(object, name): the field is there and false. */
bool object_is_not(const struct object *object, const char *name);

/* object_is_set(object, name): there and not empty; a false is set. */
bool object_is_set(const struct object *object, const char *name);

/* object_stamp(object, name): text of a stamp, else "". */
strview object_stamp(const struct object *object, const char *name);

/*
 * object_each(object, name, index):
 * Element ${index} of a list field, or the scalar itself at 0; NULL behind
 * the end.
 */
const struct json *object_each(
    const struct object *object, const char *name, size_t index);

#endif
