/*
 * who.h - who did it: changes joined with audit records.
 */
#ifndef AUDITOR_AUDIT_WHO_H
#define AUDITOR_AUDIT_WHO_H

#include "auditor/diff/diff.h"

enum who_state {
	WHO_FOUND,
	WHO_NO_RECORD,   /* all of that time was read, and nothing fits */
	WHO_PENDING,     /* likewise, but records of its end may still come */
	WHO_NOT_COVERED, /* not all of that time was read */
};

/* Who made one change.  Texts are foreign and may be "". */
struct who {
	enum who_state state;
	/* Of the last record that fits, when found. */
	int64_t time;
	strview actor;
	strview address;
	strview application; /* its name, else its id; "" for a person alone */
	strview operation;
	size_t count; /* records that fit */
};

/*
 * who_did(log, change, between, who):
 * Look in ${log} for who made ${change}, which came about within ${between}:
 * from the start of the snapshot before it to the end of the one that has it.
 * Objects of Exchange are known by the parameters Name and Identity of a
 * cmdlet that does such a thing, or by ObjectId; those of Entra ID by the
 * targets of a record, or, for grants and roles, by who got them.  ${who}
 * borrows from ${log}.
 */
void who_did(const struct event_log *log, const struct change *change,
    struct event_window between, struct who *who);

/*
 * who_changes(log, diff, between, arena):
 * The same for each change of ${diff}, in its order; NULL when no audit
 * records were ever read, so that there is nothing to say of any.
 */
struct who *who_changes(const struct event_log *log, const struct diff *diff,
    struct event_window between, struct arena *arena);

/*
 * who_of(who, diff, change):
 * What who_changes found of ${change}, which is one of ${diff}; NULL when
 * ${who} is.
 */
const struct who *who_of(const struct who *who, const struct diff *diff,
    const struct change *change);

/*
 * who_words(who, arena):
 * In a sentence: "2026-11-10T03:12:00Z by a@contoso.com from 203.0.113.5 (New-
 * InboundConnector)", or why nobody is named.
 */
strview who_words(const struct who *who, struct arena *arena);

/* who_state_word(state): found, no-record, pending, not-covered. */
const char *who_state_word(enum who_state state);

#endif
