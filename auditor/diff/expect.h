/*
 * expect.h - the changes that were announced, held against those that came.
 *
 * change.yaml, for people:
 *
 *     change: CHG-1042, new journal archive     # perhaps
 *     expect:
 *       - kind: transport-rule
 *         object: Journal to archive            # id, or name before or after
 *         operation: changed
 *         fields: [BlindCopyTo, Comments]       # all that may differ
 *
 * An entry stands for one change.  Operations are those of diff.h, and
 * "transient" for what was created and removed between the two states.
 */
#ifndef AUDITOR_DIFF_EXPECT_H
#define AUDITOR_DIFF_EXPECT_H

#include "auditor/diff/diff.h"

struct expectation {
	enum kind kind;
	strview object;        /* as written */
	strview id;            /* the same as identity */
	bool is_transient;     /* then type says nothing */
	enum change_type type; /* the operation */
	const strview *fields; /* of changed and recreated */
	size_t field_count;
	bool allows_all;          /* fields: all */
	unsigned line;            /* where it stands */
	const struct change *met; /* the change it stood for, or NULL */
	bool has_come;            /* met, or the transient object was there */
};

struct expectations {
	strview change; /* reference and title, or "" */
	struct expectation *at;
	size_t count;
};

/*
 * expect_read(bytes, name, arena, expectations, err):
 * Read change.yaml.  ERR_CONFIG with ${name}:LINE:COLUMN for whatever is not
 * as above.
 */
int expect_read(strview bytes, const char *name, struct arena *arena,
    struct expectations *expectations, struct err *err) MUST_USE;

/* What one change is, given what was expected. */
struct expect_verdict {
	const struct expectation *by; /* that named it, or NULL */
	strview *excess; /* fields that differ and are not allowed */
	size_t excess_count;
};

/* expect_is_met(verdict): it was expected, and no more than that came. */
bool expect_is_met(const struct expect_verdict *verdict);

/*
 * expect_match(expectations, change, arena):
 * The first entry that is still free and names ${change} takes it; one that
 * allows all of its fields is preferred.
 */
struct expect_verdict expect_match(struct expectations *expectations,
    const struct change *change, struct arena *arena);

/*
 * expect_transient(expectations, kind, id, name):
 * The free entry for an object that came and went between, which it takes; or
 * NULL.
 */
const struct expectation *expect_transient(struct expectations *expectations,
    enum kind kind, strview id, strview name);

/* expect_operation(expectation): "added" … "transient". */
const char *expect_operation(const struct expectation *expectation);

#endif
