/*
 * snapshot.h - the state of a tenant at one time.
 */
#ifndef AUDITOR_MODEL_SNAPSHOT_H
#define AUDITOR_MODEL_SNAPSHOT_H

#include <stdint.h>

#include "auditor/model/coverage.h"
#include "auditor/model/event_log.h"
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
	size_t field_cap;
	/* Objects that are not here, being the same in another snapshot that
	 * this one is compared with (store_changed). */
	size_t elided;
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
	/* What this run read of events; in no digest of the content.  The
	 * history has those of earlier runs too (store.h). */
	struct event_log events;
	struct arena *scratch; /* of the object at hand; a lean one has it */
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

/*
 * snapshot_make_lean(snapshot):
 * Of objects that are added from now on keep the bodies and digests alone, not
 * the trees of what they say, which are several times as large: for producers
 * whose snapshot goes into the history and no further.  Objects that name
 * others keep theirs.
 */
void snapshot_make_lean(struct snapshot *snapshot);

/*
 * snapshot_thin(snapshot, object):
 * Make ${object}, which is not added yet, one of a lean snapshot: what is left
 * of it lives in snapshot->arena.  False, and it is as it was, when it names
 * others.
 */
bool snapshot_thin(struct snapshot *snapshot, struct object *object) MUST_USE;

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

/*
 * snapshot_content(snapshot):
 * The content digest, over tenant, complete kinds, ids and state digests, as
 * snapshot_seal fills it in.
 */
struct digest snapshot_content(const struct snapshot *snapshot) MUST_USE;

/*
 * snapshot_content_begin(tenant), snapshot_content_list(run, kind, count),
 * snapshot_content_add(run, id, state_digest):
 * The same piece by piece: each complete list in the order of the kinds, then
 * its objects by id; digest_end gives it.
 */
struct digest_run *snapshot_content_begin(strview tenant) MUST_USE;
void snapshot_content_list(
    struct digest_run *run, enum kind kind, size_t count);
void snapshot_content_add(
    struct digest_run *run, strview id, const struct digest *state_digest);

/* snapshot_list(snapshot, kind): never NULL. */
const struct object_list *snapshot_list(
    const struct snapshot *snapshot, enum kind kind);

/* snapshot_is_complete(snapshot, kind) */
bool snapshot_is_complete(const struct snapshot *snapshot, enum kind kind);

/*
 * snapshot_lacks(snapshot, kind):
 * The list was not read whole, and it should have been: a kind that only
 * imports know is lacking when some of it is there.
 */
bool snapshot_lacks(const struct snapshot *snapshot, enum kind kind);

/*
 * snapshot_lacks_events(snapshot, type):
 * Not all events of ${type} were read, and they should have been: an import
 * that holds none lacks none.
 */
bool snapshot_lacks_events(
    const struct snapshot *snapshot, enum event_type type);

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
