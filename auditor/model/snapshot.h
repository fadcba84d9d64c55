/*
 * snapshot.h - the state of a tenant at one time.
 */
#ifndef AUDITOR_MODEL_SNAPSHOT_H
#define AUDITOR_MODEL_SNAPSHOT_H

#include <stdint.h>

#include "auditor/model/coverage.h"
#include "auditor/model/object.h"

/* All objects of one kind. */
struct object_list {
	enum kind kind;
	struct coverage coverage;
	struct object *objects; /* sorted by id once sealed */
	size_t count;
	size_t cap;
	strview *fields; /* names seen on some object, sorted */
	size_t field_count;
};

struct snapshot {
	struct arena *arena; /* owns everything below */
	strview tenant;      /* GUID, lower case */
	strview tenant_name; /* display name or initial domain; may be "" */
	strview series;      /* "live" or "import:<label>" */
	strview tool_version;
	int64_t started; /* seconds */
	int64_t finished;
	int64_t number; /* in its series, from 1; 0 when not stored */
	struct object_list lists[KIND_COUNT];
	struct digest content_digest;
	struct digest link;          /* zero until stored */
	struct digest previous_link; /* zero for the first */
};

/*
 * snapshot_new(tenant, series, tool_version):
 * An empty snapshot, all kinds not collected, for snapshot_free.
 */
struct snapshot *snapshot_new(
    strview tenant, strview series, strview tool_version) MUST_USE;
void snapshot_free(struct snapshot *snapshot);
/* snapshot_drop(snapshot): snapshot_free for CLEANUP. */
void snapshot_drop(struct snapshot **snapshot);

/*
 * snapshot_add(snapshot, kind, raw, err):
 * Normalise ${raw} and add it.  An object whose id is there already replaces
 * it; when the two differ, the list is noted as inconsistent in seal.
 */
int snapshot_add(struct snapshot *snapshot, enum kind kind,
    const struct json *raw, struct err *err) MUST_USE;

/* snapshot_add_object(snapshot, object): the same for a finished object. */
void snapshot_add_object(
    struct snapshot *snapshot, const struct object *object);

/* snapshot_cover(snapshot, kind, coverage): texts are copied. */
void snapshot_cover(
    struct snapshot *snapshot, enum kind kind, const struct coverage *coverage);

/*
 * snapshot_seal(snapshot):
 * Sort the lists, drop repeats, take note of the fields seen, lower a list to
 * partial where an expected field is absent or objects contradict each other
 * or have no identity, resolve names of other objects, and compute behaviour
 * digests and the content digest.  Call once, after the last addition.
 */
void snapshot_seal(struct snapshot *snapshot);

/* snapshot_list(snapshot, kind): never NULL. */
const struct object_list *snapshot_list(
    const struct snapshot *snapshot, enum kind kind);

/* snapshot_is_complete(snapshot, kind) */
bool snapshot_is_complete(const struct snapshot *snapshot, enum kind kind);

/* snapshot_find(snapshot, kind, id): by exact id (normal_id), or NULL. */
const struct object *snapshot_find(
    const struct snapshot *snapshot, enum kind kind, strview id);

/*
 * snapshot_find_by(snapshot, kind, field, value):
 * The first object whose text ${field} equals ${value}, letter case ignored.
 */
const struct object *snapshot_find_by(const struct snapshot *snapshot,
    enum kind kind, const char *field, strview value);

#endif
