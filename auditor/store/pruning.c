/*
 * pruning.c - what went from a series, and what stays of it for ever.
 */
#include "auditor/store/pruning.h"

#include <inttypes.h>

#include "auditor/model/normal.h"

#include "auditor/base/banned.h"

/* Kinds whose behaviour stays in words: by it a comeback is recognised. */
static const kind_set sketched =
    KIND_BIT(KIND_INBOUND_CONNECTOR) | KIND_BIT(KIND_OUTBOUND_CONNECTOR) |
    KIND_BIT(KIND_TRANSPORT_RULE) | KIND_BIT(KIND_JOURNAL_RULE);

static bool
stays(const struct object *object, strview member)
{
	const char *name = kind_name_field(object->kind);
	const struct field *field = kind_field(object->kind, member);

	if (name != NULL && sv_eq(member, sv_from(name)))
		return true;
	return (sketched & KIND_BIT(object->kind)) != 0 && field != NULL &&
	       (field->flags & FIELD_BEHAVIOUR) != 0;
}

void
pruning_sketch(const struct object *object, struct strbuf *buf)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct json state = {.type = JSON_OBJECT};

	state.items =
	    arena_alloc(arena, object->state->count, sizeof(*state.items));
	for (size_t i = 0; i < object->state->count; i++) {
		if (stays(object, object->state->items[i].key))
			state.items[state.count++] = object->state->items[i];
	}
	strbuf_add_text(buf, "{\"stamps\":{},\"state\":");
	normal_write(&state, buf);
	strbuf_add_char(buf, '}');
}

static int
read_one(const struct query *query, struct pruning *pruning, struct err *err)
{
	*pruning = (struct pruning){
	    .number = query_int(query, 0),
	    .below = query_int(query, 1),
	    .made = query_int(query, 2),
	};
	if (query_digest(query, 3, &pruning->previous) &&
	    query_digest(query, 4, &pruning->digest))
		return 0;
	return db_altered(query->store, err, "pruning %lld is not whole",
	    (long long)pruning->number);
}

static int
part_fingerprint(
    struct digest_run *run, const struct query *query, struct err *err)
{
	struct digest digest;

	for (int column = 0; column < 3; column++) {
		if (!query_digest(query, column, &digest))
			return db_altered(
			    query->store, err, "a fingerprint is not whole");
		digest_part_digest(run, &digest);
	}
	digest_part(run, query_text(query, 3));
	return 0;
}

static int
part_fingerprints(struct digest_run *run, struct store *store,
    int64_t series_id, int64_t number, struct err *err)
{
	CLEANUP(query_done) struct query query = {0};
	bool has_row;

	TRY(query_begin(store, SQL_FINGERPRINTS, &query, err));
	query_put_int(&query, series_id);
	query_put_int(&query, number);
	TRY(query_step(&query, &has_row, err));
	while (has_row) {
		TRY(part_fingerprint(run, &query, err));
		TRY(query_step(&query, &has_row, err));
	}
	return 0;
}

int
pruning_digest(struct store *store, int64_t series_id,
    const struct pruning *pruning, struct digest *digest, struct err *err)
{
	struct digest_run *run = digest_begin();

	digest_part(run, SV("pruning"));
	digest_part_number(run, pruning->number);
	digest_part_number(run, pruning->below);
	digest_part_number(run, pruning->made);
	digest_part_digest(run, &pruning->previous);
	int status =
	    part_fingerprints(run, store, series_id, pruning->number, err);
	struct digest made = digest_end(run);
	if (status == 0)
		*digest = made;
	return status;
}

int
pruning_last(struct store *store, int64_t series_id, struct pruning *last,
    struct err *err)
{
	CLEANUP(query_done) struct query query = {0};
	bool has_row;

	*last = (struct pruning){0};
	TRY(query_begin(store, SQL_PRUNINGS, &query, err));
	query_put_int(&query, series_id);
	TRY(query_step(&query, &has_row, err));
	while (has_row) {
		TRY(read_one(&query, last, err));
		TRY(query_step(&query, &has_row, err));
	}
	return 0;
}

static int
check_one(struct store *store, int64_t series_id, const struct pruning *at,
    const struct pruning *before, struct err *err)
{
	struct digest digest;

	TRY(pruning_digest(store, series_id, at, &digest, err));
	if (digest_eq(&digest, &at->digest) &&
	    digest_eq(&at->previous, &before->digest) &&
	    at->number == before->number + 1)
		return 0;
	(void)db_altered(store, err,
	    "pruning %lld does not agree with its digest",
	    (long long)at->number);
	return err_hint(err,
	    "what was kept of pruned states was edited: keep this file, and "
	    "restore a copy from after that pruning, or an unpruned one");
}

int
pruning_verify(struct store *store, int64_t series_id, struct arena *arena,
    struct pruning **prunings, size_t *count, struct err *err)
{
	CLEANUP(query_done) struct query query = {0};
	struct pruning last = {0};
	size_t cap = 0;
	bool has_row;

	*prunings = NULL;
	*count = 0;
	TRY(query_begin(store, SQL_PRUNINGS, &query, err));
	query_put_int(&query, series_id);
	TRY(query_step(&query, &has_row, err));
	while (has_row) {
		struct pruning at;
		TRY(read_one(&query, &at, err));
		TRY(check_one(store, series_id, &at, &last, err));
		*prunings =
		    arena_grow(arena, *prunings, *count, &cap, sizeof(at));
		(*prunings)[(*count)++] = at;
		last = at;
		TRY(query_step(&query, &has_row, err));
	}
	return 0;
}

int
pruning_took(struct store *store, int64_t series_id, enum kind kind,
    int64_t number, bool *taken, struct err *err)
{
	CLEANUP(query_done) struct query query = {0};
	struct pruning last;

	*taken = false;
	TRY(pruning_last(store, series_id, &last, err));
	if (number >= last.below)
		return 0;
	TRY(query_begin(store, SQL_VERSIONS_BLANK, &query, err));
	query_put_int(&query, series_id);
	query_put_text(&query, sv_from(kind_name(kind)));
	query_put_int(&query, number);
	return query_step(&query, taken, err);
}

int
pruning_add(struct store *store, int64_t series_id,
    const struct pruning *pruning, struct err *err)
{
	CLEANUP(query_done) struct query query = {0};

	TRY(query_begin(store, SQL_PRUNING_ADD, &query, err));
	query_put_int(&query, series_id);
	query_put_int(&query, pruning->number);
	query_put_int(&query, pruning->below);
	query_put_int(&query, pruning->made);
	query_put_digest(&query, &pruning->previous);
	query_put_digest(&query, &pruning->digest);
	return query_run(&query, err);
}

int
pruning_seal(struct store *store, int64_t series_id, struct pruning *pruning,
    struct err *err)
{
	CLEANUP(query_done) struct query query = {0};

	TRY(pruning_digest(store, series_id, pruning, &pruning->digest, err));
	TRY(query_begin(store, SQL_PRUNING_SEAL, &query, err));
	query_put_int(&query, series_id);
	query_put_int(&query, pruning->number);
	query_put_digest(&query, &pruning->digest);
	return query_run(&query, err);
}
