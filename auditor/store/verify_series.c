/*
 * verify_series.c - every digest and every link of a series, recomputed.
 */
#include "auditor/store/verify.h"

#include <inttypes.h>
#include <string.h>

#include "auditor/model/normal.h"
#include "auditor/store/pruning.h"
#include "auditor/store/rebuild.h"

#include "auditor/base/banned.h"

/* One state: its digests, and when it held. */
struct state {
	strview id;
	struct digest record;
	struct digest state;
	int64_t first;
	int64_t until; /* INT64_MAX: it still holds */
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

struct work {
	struct store *store;
	struct arena *arena;
	int64_t series_id;
	struct store_chain *chain;
	struct header *headers; /* without coverage */
	size_t count;
	struct states kinds[KIND_COUNT];
};

/* --- headers and links --------------------------------------------------- */

/* A header that is what its link says, and follows the one before. */
static int
check_header(struct work *work, const struct header *header, struct err *err)
{
	struct digest none = {0};
	const struct digest *before =
	    work->count > 0 ? &work->headers[work->count - 1].link : &none;
	struct digest link = header_link(header);

	if (header->number != (int64_t)work->count + 1)
		return db_altered(work->store, err,
		    "snapshot %zu is missing from the chain", work->count + 1);
	if (!digest_eq(&link, &header->link))
		return db_altered(work->store, err,
		    "the header of snapshot %" PRId64
		    " does not agree with its link",
		    header->number);
	if (!digest_eq(&header->previous_link, before))
		return db_altered(work->store, err,
		    "the chain is broken before snapshot %" PRId64,
		    header->number);
	return 0;
}

static void
keep_header(struct work *work, const struct header *header, size_t *cap)
{
	struct store_chain *chain = work->chain;
	size_t link_cap = *cap;
	size_t time_cap = *cap;

	work->headers = arena_grow(work->arena, work->headers, work->count, cap,
	    sizeof(*work->headers));
	chain->links = arena_grow(work->arena, chain->links, work->count,
	    &link_cap, sizeof(*chain->links));
	chain->finished = arena_grow(work->arena, chain->finished, work->count,
	    &time_cap, sizeof(*chain->finished));
	chain->links[work->count] = header->link;
	chain->finished[work->count] = header->finished;
	work->headers[work->count++] = *header;
	chain->count = header->number;
}

static int
check_headers(struct work *work, struct err *err)
{
	CLEANUP(query_done) struct query query = {0};
	size_t cap = 0;
	bool has_row;

	TRY(query_begin(work->store, SQL_HEADERS_OF, &query, err));
	query_put_int(&query, work->series_id);
	TRY(query_step(&query, &has_row, err));
	while (has_row) {
		struct header header;
		work->chain->broken_at = (int64_t)work->count + 1;
		TRY(header_read(&query, work->arena, &header, err));
		TRY(check_header(work, &header, err));
		keep_header(work, &header, &cap);
		TRY(query_step(&query, &has_row, err));
	}
	work->chain->broken_at = 0;
	return 0;
}

/* --- states -------------------------------------------------------------- */

static int
fail_state(struct work *work, enum kind kind, strview id, int64_t first,
    struct err *err)
{
	work->chain->broken_at = first;
	return db_altered(work->store, err,
	    "%s " SV_FMT " of snapshot %" PRId64
	    " does not agree with its digest",
	    kind_name(kind), SV_ARG(id), first);
}

/* The digests of the state in the row of ${query}, out of its body. */
static int
read_state(struct work *work, enum kind kind, const struct query *query,
    struct arena *scratch, struct state *state, struct err *err)
{
	strview id = query_text(query, 0);
	strview body = query_text(query, 4);
	struct object object = {.kind = kind};
	struct err why;

	state->first = query_int(query, 1);
	state->until =
	    query_int(query, 2) > 0 ? query_int(query, 2) : INT64_MAX;
	if (!query_digest(query, 3, &state->record))
		return fail_state(work, kind, id, state->first, err);
	if (body.len == 0 && query_digest(query, 5, &object.state_digest))
		object.record_digest = state->record;
	else if (normal_restore(kind, id, body, scratch, &object, &why) != 0)
		return fail_state(work, kind, id, state->first, err);
	if (!digest_eq(&object.record_digest, &state->record))
		return fail_state(work, kind, id, state->first, err);
	state->id = arena_dup(work->arena, id);
	state->state = object.state_digest;
	return 0;
}

static void
note_change(struct work *work, struct states *states, int64_t number)
{
	if (number >= 1 && number <= (int64_t)work->count)
		states->has_changed[number - 1] = true;
}

static int
count_states(struct work *work, enum kind kind, size_t *count, struct err *err)
{
	CLEANUP(query_done) struct query query = {0};
	bool has_row;

	TRY(query_begin(work->store, SQL_VERSIONS_COUNT, &query, err));
	query_put_int(&query, work->series_id);
	query_put_text(&query, sv_from(kind_name(kind)));
	TRY(query_step(&query, &has_row, err));
	*count = (size_t)query_int(&query, 0);
	return 0;
}

static int
read_states(struct work *work, enum kind kind, struct err *err)
{
	CLEANUP(arena_drop) struct arena *scratch = arena_new();
	CLEANUP(query_done) struct query query = {0};
	struct states *states = &work->kinds[kind];
	size_t count;
	bool has_row;

	TRY(count_states(work, kind, &count, err));
	states->at = arena_alloc(work->arena, count, sizeof(*states->at));
	states->has_changed =
	    arena_alloc(work->arena, work->count, sizeof(bool));
	states->status = COVERAGE_NOT_COLLECTED;
	TRY(query_begin(work->store, SQL_VERSIONS_CHANGED, &query, err));
	query_put_int(&query, work->series_id);
	query_put_text(&query, sv_from(kind_name(kind)));
	TRY(query_step(&query, &has_row, err));
	while (has_row && states->count < count) {
		struct state *state = &states->at[states->count++];
		arena_reset(scratch);
		TRY(read_state(work, kind, &query, scratch, state, err));
		note_change(work, states, state->first);
		note_change(work, states, state->until);
		TRY(query_step(&query, &has_row, err));
	}
	return 0;
}

/* States that belong to no snapshot. */
static int
check_stray(struct work *work, struct err *err)
{
	CLEANUP(query_done) struct query query = {0};
	bool has_row;

	TRY(query_begin(work->store, SQL_VERSIONS_STRAY, &query, err));
	query_put_int(&query, work->series_id);
	query_put_int(&query, (int64_t)work->count);
	TRY(query_step(&query, &has_row, err));
	if (!has_row)
		return 0;
	work->chain->broken_at = (int64_t)work->count + 1;
	return db_altered(work->store, err,
	    SV_FMT " " SV_FMT " has a state of a snapshot that is missing",
	    SV_ARG(query_text(&query, 0)), SV_ARG(query_text(&query, 1)));
}

/* --- lists --------------------------------------------------------------- */

static bool
holds(const struct record *record, const struct state *state, int64_t number)
{
	return state->first <= number && number < state->until &&
	       (record->coverage.status == COVERAGE_COMPLETE ||
		   record_saw(record, state->id));
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
		record_objects_add(run, state->id, &state->record);
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
	return db_altered(work->store, err,
	    "the %s list of snapshot %" PRId64 " is not what was put there",
	    kind_name(kind), number);
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
				    run, state->id, &state->state);
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
	return db_altered(work->store, err,
	    "snapshot %" PRId64 " does not agree with its content digest",
	    header->number);
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

	TRY(check_headers(work, err));
	TRY(check_stray(work, err));
	for (size_t i = 0; i < KIND_COUNT; i++)
		TRY(read_states(work, (enum kind)i, err));
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
		chain->problem = arena_dup(arena, sv_from(problem.text));
	keep_chain(chain, work.count, arena);
	return 0;
}
