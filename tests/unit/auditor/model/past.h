/*
 * past.h - rows about the past of a series, wherever it is read from.
 */
#ifndef TESTS_UNIT_AUDITOR_MODEL_PAST_H
#define TESTS_UNIT_AUDITOR_MODEL_PAST_H

#include "auditor/model/history.h"
#include "tests/unit/auditor/diff/given.h"

struct past_row {
	const char *name;
	const char *docs[5]; /* snapshots, oldest first */
	/* Transport rules, "id first-until;" one a version; until is empty for
	 * what is still there. */
	const char *versions;
};

static inline size_t
past_count(const struct past_row *row)
{
	size_t count = 0;

	while (count < COUNT_OF(row->docs) && row->docs[count] != NULL)
		count++;
	return count;
}

/* ${history} tells what ${row} says; ${headers} are those of its snapshots. */
static inline void
past_matches(const struct past_row *row, const struct history *history,
    struct arena *arena, struct history_snapshot **headers)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};
	struct history_version *versions = NULL;
	struct err err = {0};
	size_t found;

	KIT_GOOD(history->list_snapshots(history, arena, headers, &found, &err),
	    &err);
	KIT_INT(found, past_count(row));
	KIT_GOOD(history->list_versions(history, KIND_TRANSPORT_RULE, arena,
		     &versions, &found, &err),
	    &err);
	for (size_t i = 0; i < found; i++) {
		const struct history_version *at = &versions[i];
		struct digest digest = history_digest(&at->object);
		KIT_TRUE(digest_eq(&digest, &at->object.behaviour_digest));
		strbuf_printf(&out, SV_FMT " %lld-", SV_ARG(at->object.id),
		    (long long)at->first);
		if (at->until != 0)
			strbuf_printf(&out, "%lld", (long long)at->until);
		strbuf_add_char(&out, ';');
	}
	KIT_TEXT(strbuf_view(&out), sv_from(row->versions));
}

#endif
