/*
 * verify_internal.h - between the files that verify a series.
 */
#ifndef AUDITOR_STORE_VERIFY_INTERNAL_H
#define AUDITOR_STORE_VERIFY_INTERNAL_H

#include "auditor/store/header.h"
#include "auditor/store/record.h"
#include "auditor/store/verify.h"

/* One state: its digests, and when it held.  There may be very many. */
struct state {
	struct digest record;
	struct digest state;
	const char *id;
	uint32_t id_len;
	uint32_t first;
	uint32_t until; /* UINT32_MAX: it still holds */
};

/* All states of one kind, by id and first. */
struct states {
	struct state *at;
	size_t count;
	bool *has_changed; /* by snapshot: some began or ended there */
	/* The list of the snapshot at hand, as far as it was recomputed: */
	enum coverage_status status;
	size_t held;
	struct digest objects; /* record.h */
};

/* Texts of ids, one behind the other. */
struct ids {
	char *at;
	size_t left;
};

struct work {
	struct store *store;
	struct arena *arena;
	int64_t series_id;
	struct store_chain *chain;
	struct header *headers; /* without coverage */
	size_t count;
	struct states kinds[KIND_COUNT];
	struct ids ids;
};

/*
 * verify_chain(work, err):
 * Read all headers; each is what its link says, and follows the one before.
 */
int verify_chain(struct work *work, struct err *err) MUST_USE;

/*
 * verify_states(work, err):
 * Read the states of all kinds; each agrees with its digest, and belongs to a
 * snapshot.
 */
int verify_states(struct work *work, struct err *err) MUST_USE;

#endif
