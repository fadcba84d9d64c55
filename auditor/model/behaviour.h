/*
 * behaviour.h - the fingerprint of what an object does.
 */
#ifndef AUDITOR_MODEL_BEHAVIOUR_H
#define AUDITOR_MODEL_BEHAVIOUR_H

#include "auditor/model/snapshot.h"

/*
 * behaviour_digest(snapshot, object):
 * Digest over the fields flagged FIELD_BEHAVIOUR that are set: no name, id,
 * comment, priority, on/off or times; empty, false and absent count alike, so
 * that a property which the service adds changes nothing; names of other
 * objects are replaced by their ids as ${snapshot} knows them.
 */
struct digest behaviour_digest(
    const struct snapshot *snapshot, const struct object *object);

/*
 * behaviour_digest_known(snapshot, known, object):
 * The same; what a name stands for is looked up in ${known}, which may be
 * NULL, where ${snapshot} has not read the list whole: a rule that names a
 * connector does not do something else because connectors were not read.
 */
struct digest behaviour_digest_known(const struct snapshot *snapshot,
    const struct snapshot *known, const struct object *object);

#endif
