/*
 * sentence.h - what an object does, in a sentence.
 */
#ifndef AUDITOR_REPORT_SENTENCE_H
#define AUDITOR_REPORT_SENTENCE_H

#include "auditor/model/snapshot.h"

/*
 * sentence_of(snapshot, object, arena):
 * What ${object} does, as a reviewer would say it, with names of other objects
 * as ${snapshot} knows them: "If the sender is outside …: deletes the message
 * (Enabled)."  What no table has words for is named as it stands.  "" for kinds
 * without tables.  Foreign text in it is not escaped.
 */
strview sentence_of(const struct snapshot *snapshot,
    const struct object *object, struct arena *arena);

#endif
