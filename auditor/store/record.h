/*
 * record.h - what the coverage of a stored snapshot says of each list.
 *
 * One JSON object a snapshot: kind → count, fields seen, what was asked and
 * answered, a digest over all objects, and the ids seen of a partial list.
 * Whether a list is complete or partial stands in the header.
 */
#ifndef AUDITOR_STORE_RECORD_H
#define AUDITOR_STORE_RECORD_H

#include "auditor/base/strbuf.h"
#include "auditor/model/snapshot.h"

struct record {
	struct coverage coverage;
	size_t count;
	struct digest objects; /* record_objects */
	strview *seen;         /* of a partial list, by id */
	size_t seen_count;
};

/*
 * record_objects(list):
 * Digest over ids and record digests: state and stamps, and which objects.
 */
struct digest record_objects(const struct object_list *list);

/*
 * record_objects_begin(), record_objects_add(run, id, record_digest):
 * The same, object by object in the order of their ids; digest_end gives it.
 */
struct digest_run *record_objects_begin(void) MUST_USE;
void record_objects_add(
    struct digest_run *run, strview id, const struct digest *record_digest);

/* record_saw(record, id): it is among those seen of a partial list. */
bool record_saw(const struct record *record, strview id);

/*
 * record_write(snapshot, events, buf):
 * Append the JSON for the sealed ${snapshot}.  ${events} is the digest of what
 * was read of events (event_run.h), or NULL.
 */
void record_write(
    const struct snapshot *snapshot, const char *events, struct strbuf *buf);

/*
 * record_read(text, complete, partial, arena, records, err):
 * Read ${text} into ${records}, one for each kind.  Fails with ERR_FORMAT when
 * it is not what record_write wrote for such a header.
 */
int record_read(strview text, kind_set complete, kind_set partial,
    struct arena *arena, struct record records[KIND_COUNT],
    struct err *err) MUST_USE;

#endif
