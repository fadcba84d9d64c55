/*
 * verify_series.c - every digest and every link of a series, recomputed.
 */
#include "auditor/store/verify_internal.h"

#include <string.h>

#include "auditor/store/pruning.h"
#include "auditor/store/rebuild.h"

#include "auditor/base/banned.h"

static strview
id_of(const struct state *state)
{
	return (strview){state->id, state->id_len};
}

static bool
holds(const struct record *record, const struct state *state, int64_t number)
{
	return state->first <= number && number < state->until &&
	       (record->coverage.status == COVERAGE_COMPLETE ||
		   record_saw(record, id_of(state)));
}

static void
recompute(struct states *states, const struct record *record, int64_t number)
{
	struct digest_run *run = record_objects_begin();

	states->held = 0;
	for (size_t i = 0; i < states->count; i++) {
		const struct state *state = &states->at[i];
		if (!holds(record, state, number))
			continue;
		record_objects_add(run, id_of(state), &state->record);
		states->held++;
	}
	states->objects = digest_end(run);
}

static int
check_list(struct work *work, const struct record *record, enum kind kind,
    int64_t number, struct err *err)
{
	struct states *states = &work->kinds[kind];
	bool was_whole = states->status == COVERAGE_COMPLETE;
	bool is_whole = record->coverage.status == COVERAGE_COMPLETE;

	states->status = record->coverage.status;
	if (states->status == COVERAGE_NOT_COLLECTED)
		return 0;
	if (!was_whole || !is_whole || states->has_changed[number - 1])
		recompute(states, record, number);
	if (states->held == record->count &&
	    digest_eq(&states->objects, &record->objects))
		return 0;
	(void)db_altered(work->store, err,
	    "the %s list of snapshot %lld is not what was put there",
	    kind_name(kind), (long long)number);
	return err_hint(err,
	    "objects were put in or taken out: keep this file, restore the "
	    "newest copy that verifies, and see there with `exoaudit "
	    "query` what the list held");
}

/* The content digest: ids and states of all lists read whole. */
static struct digest
content_of(const struct work *work, const struct header *header,
    const struct record records[KIND_COUNT])
{
	struct digest_run *run = snapshot_content_begin(header->tenant);

	for (size_t i = 0; i < KIND_COUNT; i++) {
		const struct states *states = &work->kinds[i];
		if (states->status != COVERAGE_COMPLETE)
			continue;
		snapshot_content_list(run, (enum kind)i, states->held);
		for (size_t j = 0; j < states->count; j++) {
			const struct state *state = &states->at[j];
			if (holds(&records[i], state, header->number))
				snapshot_content_add(
				    run, id_of(state), &state->state);
		}
	}
	return digest_end(run);
}

static int
check_snapshot(struct work *work, const struct header *header,
    const struct record records[KIND_COUNT], struct err *err)
{
	for (size_t i = 0; i < KIND_COUNT; i++)
		TRY(check_list(
		    work, &records[i], (enum kind)i, header->number, err));
	struct digest content = content_of(work, header, records);
	if (digest_eq(&content, &header->content_digest))
		return 0;
	(void)db_altered(work->store, err,
	    "snapshot %lld does not agree with its content digest",
	    (long long)header->number);
	return err_hint(err,
	    "its objects were edited or damaged: keep this file, restore the "
	    "newest copy that verifies, and compare the snapshot there with "
	    "its reports");
}

static int
check_snapshots(struct work *work, struct err *err)
{
	CLEANUP(arena_drop) struct arena *scratch = arena_new();

	for (size_t i = 0; i < work->count; i++) {
		const struct header *header = &work->headers[i];
		struct source source = {
		    .store = work->store, .header = *header};
		arena_reset(scratch);
		work->chain->broken_at = header->number;
		TRY(rebuild_open(&source, scratch, err));
		TRY(check_snapshot(work, header, source.records, err));
	}
	work->chain->broken_at = 0;
	return 0;
}

static int
check_series(struct work *work, struct err *err)
{
	struct store_chain *chain = work->chain;
	struct pruning *prunings;

	TRY(verify_chain(work, err));
	TRY(verify_states(work, err));
	TRY(check_snapshots(work, err));
	TRY(pruning_verify(work->store, work->series_id, work->arena, &prunings,
	    &chain->pruning_count, err));
	chain->prunings = arena_alloc(
	    work->arena, chain->pruning_count, sizeof(*chain->prunings));
	for (size_t i = 0; i < chain->pruning_count; i++) {
		chain->prunings[i] = prunings[i].digest;
		chain->pruned_below = prunings[i].below;
	}
	return 0;
}

static void *
copy(const void *from, size_t count, size_t size, struct arena *arena)
{
	void *made = arena_alloc(arena, count, size);

	if (count > 0)
		memcpy(made, from, count * size);
	return made;
}

/* What the scratch of the work holds goes with it. */
static void
keep_chain(struct store_chain *chain, size_t count, struct arena *arena)
{
	chain->links = copy(chain->links, count, sizeof(*chain->links), arena);
	chain->finished =
	    copy(chain->finished, count, sizeof(*chain->finished), arena);
	chain->prunings = copy(chain->prunings, chain->pruning_count,
	    sizeof(*chain->prunings), arena);
}

void
verify_tell(
    struct store_chain *chain, const struct err *problem, struct arena *arena)
{
	chain->problem = arena_dup(arena, sv_from(problem->text));
	chain->hint = arena_dup(arena, sv_from(problem->hint));
}

int
verify_series(struct store *store, const struct store_series *series,
    struct arena *arena, struct store_chain *chain, struct err *err)
{
	CLEANUP(arena_drop) struct arena *scratch = arena_new();
	struct work work = {
	    .store = store,
	    .arena = scratch,
	    .series_id = series->id,
	    .chain = chain,
	};
	struct err problem = {0};

	*chain = (struct store_chain){
	    .tenant = series->tenant, .series = series->name};
	int status = check_series(&work, &problem);
	if (status != 0 && problem.code != ERR_STORE) {
		*err = problem;
		return -1;
	}
	if (status != 0)
		verify_tell(chain, &problem, arena);
	keep_chain(chain, work.count, arena);
	return 0;
}
