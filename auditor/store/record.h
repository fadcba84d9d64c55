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

/* record_write(snapshot, buf): append the JSON for the sealed ${snapshot}. */
void record_write(const struct snapshot *snapshot, struct strbuf *buf);

/*
 * record_read(text, complete, partial, arena, records, err):
 * Read ${text} into ${records}, one for each kind.  Fails with ERR_FORMAT when
 * it is not what record_write wrote for such a header.
 */
int record_read(strview text, kind_set complete, kind_set partial,
    struct arena *arena, struct record records[KIND_COUNT],
    struct err *err) MUST_USE;

#endif
