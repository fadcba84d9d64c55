/*
 * store_life.c - the whole life of single objects.
 */

#include "auditor/base/jsonw.h"
#include "auditor/model/normal.h"
#include "auditor/store/life.h"
#include "auditor/store/store.h"

#include "auditor/base/banned.h"

int
life_read(const struct query *query, enum kind kind, struct arena *arena,
    struct life_row *row, struct err *err)
{
	strview id = query_text(query, 0);
	struct life_row made = {
	    .first = query_int(query, 3),
	    /* NULL, for what has not ended, reads as 0. */
	    .until = query_int(query, 4),
	};
	struct digest digest;
	struct digest behaviour;
	struct digest state;
	struct err why;

	made.is_pruned = query_digest(query, 5, &behaviour) &&
			 query_digest(query, 6, &state);
	bool is_good = query_digest(query, 1, &digest) &&
		       normal_restore(kind, id, query_text(query, 2), arena,
			   &made.object, &why) == 0;
	if (is_good && made.is_pruned) {
		made.object.record_digest = digest;
		made.object.state_digest = state;
		made.object.behaviour_digest = behaviour;
	} else if (is_good) {
		is_good = digest_eq(&digest, &made.object.record_digest);
		made.object.behaviour_digest = history_digest(&made.object);
	}
	if (!is_good)
		return db_altered(query->store, err,
		    "%s " SV_FMT
		    " since snapshot %lld does not agree with its digest",
		    kind_name(kind), SV_ARG(id), (long long)made.first);
	*row = made;
	return 0;
}

/* What is searched, and what was found. */
struct search {
	struct store *store;
	struct arena *arena;
	strview word;
	strview id; /* the word as identity */
	kind_set kinds;
	struct store_life *lives;
	size_t count;
	size_t cap;
};

static int
read_states(struct search *search, struct store_life *life, struct err *err)
{
	CLEANUP(query_done) struct query query = {0};
	size_t cap = 0;
	bool has_row;

	TRY(query_begin(search->store, SQL_VERSIONS_OF, &query, err));
	query_put_int(&query, life->series_id);
	query_put_text(&query, sv_from(kind_name(life->kind)));
	query_put_text(&query, life->id);
	TRY(query_step(&query, &has_row, err));
	while (has_row) {
		struct life_row row;
		TRY(life_read(&query, life->kind, search->arena, &row, err));
		life->states = arena_grow(search->arena, life->states,
		    life->count, &cap, sizeof(*life->states));
		life->states[life->count++] = (struct store_state){
		    .first = row.first,
		    .until = row.until,
		    .object = row.object,
		    .is_pruned = row.is_pruned,
		};
		TRY(query_step(&query, &has_row, err));
	}
	return 0;
}

static bool
was_called(const struct store_life *life, strview name)
{
	for (size_t i = 0; i < life->count; i++) {
		if (sv_eq_fold(life->states[i].object.name, name))
			return true;
	}
	return false;
}

/* Add the object unless it has no states, or never had the name. */
static int
try_object(struct search *search, const struct store_series *series,
    enum kind kind, strview id, bool is_by_name, struct err *err)
{
	struct store_life life = {
	    .series_id = series->id,
	    .tenant = series->tenant,
	    .series = series->name,
	    .kind = kind,
	    .id = arena_dup(search->arena, id),
	};

	if ((search->kinds & KIND_BIT(kind)) == 0)
		return 0;
	TRY(read_states(search, &life, err));
	if (life.count == 0 || (is_by_name && !was_called(&life, search->word)))
		return 0;
	search->lives = arena_grow(search->arena, search->lives, search->count,
	    &search->cap, sizeof(life));
	search->lives[search->count++] = life;
	return 0;
}

/* A candidate by name: its kind and id. */
struct named {
	enum kind kind;
	strview id;
};

/* Bodies that hold the name as it is spelt; the objects are looked at after. */
static int
find_named(struct search *search, const struct store_series *series,
    struct named **named, size_t *count, struct err *err)
{
	CLEANUP(query_done) struct query query = {0};
	CLEANUP(strbuf_done) struct strbuf quoted = {0};
	size_t cap = 0;
	bool has_row;

	*named = NULL;
	*count = 0;
	jsonw_quote(&quoted, search->word);
	TRY(query_begin(search->store, SQL_VERSIONS_NAMED, &query, err));
	query_put_int(&query, series->id);
	query_put_text(&query, strbuf_view(&quoted));
	TRY(query_step(&query, &has_row, err));
	while (has_row) {
		struct named one;
		if (kind_find(query_text(&query, 0), &one.kind)) {
			one.id =
			    arena_dup(search->arena, query_text(&query, 1));
			*named = arena_grow(
			    search->arena, *named, *count, &cap, sizeof(one));
			(*named)[(*count)++] = one;
		}
		TRY(query_step(&query, &has_row, err));
	}
	return 0;
}

static int
search_series(
    struct search *search, const struct store_series *series, struct err *err)
{
	size_t before = search->count;
	struct named *named;
	size_t count;

	for (size_t i = 0; i < KIND_COUNT; i++)
		TRY(try_object(
		    search, series, (enum kind)i, search->id, false, err));
	if (search->count > before)
		return 0;
	TRY(find_named(search, series, &named, &count, err));
	for (size_t i = 0; i < count; i++)
		TRY(try_object(
		    search, series, named[i].kind, named[i].id, true, err));
	return 0;
}

/* "kind/word" narrows the search; a slash may as well be part of a name. */
static void
narrow(struct search *search, strview word)
{
	strview rest = word;
	strview head;
	enum kind kind;

	search->word = word;
	search->kinds = ~(kind_set)0;
	if (sv_has(word, SV("/")) && sv_cut(&rest, '/', &head) &&
	    kind_find(head, &kind)) {
		search->word = rest;
		search->kinds = KIND_BIT(kind);
	}
	search->id = normal_id(search->word, search->arena);
}

int
store_life(struct store *store, strview tenant, strview series, strview word,
    struct arena *arena, struct store_life **lives, size_t *count,
    struct err *err)
{
	CLEANUP(txn_done) struct txn txn = {0};
	struct search search = {.store = store, .arena = arena};
	struct store_series *list;
	size_t list_count;

	narrow(&search, word);
	TRY(txn_read(store, &txn, err));
	TRY(store_series(store, arena, &list, &list_count, err));
	for (size_t i = 0; i < list_count; i++) {
		if ((tenant.len == 0 || sv_eq(list[i].tenant, tenant)) &&
		    (series.len == 0 || sv_eq(list[i].name, series)))
			TRY(search_series(&search, &list[i], err));
	}
	*lives = search.lives;
	*count = search.count;
	return 0;
}

int
store_finished(struct store *store, int64_t series_id, int64_t number,
    int64_t *finished, struct err *err)
{
	CLEANUP(query_done) struct query query = {0};
	bool has_row;

	TRY(query_begin(store, SQL_FINISHED_AT, &query, err));
	query_put_int(&query, series_id);
	query_put_int(&query, number);
	TRY(query_step(&query, &has_row, err));
	if (!has_row)
		return db_altered(
		    store, err, "snapshot %lld is missing", (long long)number);
	*finished = query_int(&query, 0);
	return 0;
}
