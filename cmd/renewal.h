/*
 * renewal.h - the next baseline, made from the one that people signed.
 */
#ifndef CMD_RENEWAL_H
#define CMD_RENEWAL_H

#include "cmd/session.h"

struct renewal_request {
	const struct common_options *common;
	const char *series; /* NULL: live */
	int64_t number;     /* of the snapshot; 0: the newest */
	int64_t as_of;      /* 0: now */
};

struct renewal {
	struct session session;
	struct arena *arena;
	struct store *store;
	struct snapshot *snapshot;   /* the tenant as it is */
	const char *path;            /* of the signed document */
	const char *pending;         /* of the one that waits for signatures */
	struct baseline current;     /* signed; perhaps it has expired */
	struct baseline waiting;     /* objects is NULL when there is none */
	const struct baseline *base; /* which of the two is gone on from */
	int64_t now;
};

/*
 * renewal_open(request, renewal, arena, err):
 * Read the configured baseline, what already waits on it, and the snapshot.
 * ERR_TRUST when those who are trusted did not sign it; it may have expired.
 * Release with renewal_done.
 */
int renewal_open(const struct renewal_request *request, struct renewal *renewal,
    struct arena *arena, struct err *err) MUST_USE;
void renewal_done(struct renewal *renewal);

/* What the next document says otherwise than renewal->base. */
struct renewal_recipe {
	const struct snapshot *objects; /* sealed; lists in scope are whole */
	const struct snapshot *source;  /* what they were held against */
	kind_set scope;
	const struct policy *policy;
	struct binding binding;
	int64_t expires;
	const char *fail_on;
};

/*
 * renewal_write(renewal, recipe, is_dry, err):
 * Show how it differs from the signed one and, unless ${is_dry}, write it to
 * renewal->pending.
 */
int renewal_write(const struct renewal *renewal,
    const struct renewal_recipe *recipe, bool is_dry, struct err *err) MUST_USE;

/*
 * renewal_input(renewal, now, baseline, policy, expires):
 * What the catalogue is run on, without history.
 */
struct check_input renewal_input(const struct renewal *renewal,
    const struct snapshot *now, const struct snapshot *baseline,
    const struct policy *policy, int64_t expires);

/*
 * renewal_evaluate(renewal, input, outcome, err):
 * Run the catalogue on ${input} with the history behind it, as an audit does.
 */
int renewal_evaluate(const struct renewal *renewal, struct check_input *input,
    struct check_outcome *outcome, struct err *err) MUST_USE;

#endif
