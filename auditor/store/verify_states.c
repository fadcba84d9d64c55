/*
 * verify_states.c - the states of a series, their digests recomputed.
 */
#include "auditor/store/verify_internal.h"

#include <string.h>

#include "auditor/model/normal.h"

#include "auditor/base/banned.h"

#define IDS_BLOCK ((size_t)65536)

static int
fail_state(struct work *work, enum kind kind, strview id, int64_t first,
    struct err *err)
{
	work->chain->broken_at = first;
	(void)db_altered(work->store, err,
	    "%s " SV_FMT " of snapshot %lld does not agree with its digest",
	    kind_name(kind), SV_ARG(id), (long long)first);
	return err_hint(err,
	    "what is stored of this object was edited or damaged: keep this "
	    "file, restore the newest copy that verifies, and see there with "
	    "`exoaudit history OBJECT` what it was");
}

/* Of a snapshot; what is beyond all of them belongs to none. */
static uint32_t
number_of(int64_t number)
{
	return number >= 0 && number < UINT32_MAX ? (uint32_t)number
						  : UINT32_MAX - 1;
}

static void
keep_id(struct work *work, struct state *state, strview id)
{
	struct ids *ids = &work->ids;

	if (ids->left < id.len) {
		ids->left = id.len > IDS_BLOCK ? id.len : IDS_BLOCK;
		ids->at = arena_alloc(work->arena, ids->left, 1);
	}
	if (id.len > 0)
		memcpy(ids->at, id.ptr, id.len);
	state->id = ids->at;
	state->id_len = (uint32_t)id.len;
	ids->at += id.len;
	ids->left -= id.len;
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

	int64_t first = query_int(query, 1);
	int64_t until = query_int(query, 2);

	state->first = number_of(first);
	state->until = until > 0 ? number_of(until) : UINT32_MAX;
	if (!query_digest(query, 3, &state->record))
		return fail_state(work, kind, id, first, err);
	if (body.len == 0 && query_digest(query, 5, &object.state_digest))
		object.record_digest = state->record;
	else if (normal_restore(kind, id, body, scratch, &object, &why) != 0)
		return fail_state(work, kind, id, first, err);
	if (!digest_eq(&object.record_digest, &state->record))
		return fail_state(work, kind, id, first, err);
	keep_id(work, state, id);
	state->state = object.state_digest;
	return 0;
}

static void
note_change(struct work *work, struct states *states, uint32_t number)
{
	if (number >= 1 && number <= work->count)
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
	(void)db_altered(work->store, err,
	    SV_FMT " " SV_FMT " has a state of a snapshot that is missing",
	    SV_ARG(query_text(&query, 0)), SV_ARG(query_text(&query, 1)));
	return err_hint(err,
	    "the newest snapshots were cut off: restore the copy that "
	    "`exoaudit history verify --head LINK` accepts, with LINK from the "
	    "last report");
}

int
verify_states(struct work *work, struct err *err)
{
	TRY(check_stray(work, err));
	for (size_t i = 0; i < KIND_COUNT; i++)
		TRY(read_states(work, (enum kind)i, err));
	return 0;
}
