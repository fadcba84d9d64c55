/*
 * store_import.c - a history from another machine taken in, its chain intact.
 *
 * What is here is the beginning of what is there, so that only what came after
 * is added: nothing that was pruned here comes back.
 */
#include "auditor/base/lang.h"
#include "auditor/base/strbuf.h"
#include "auditor/store/header.h"
#include "auditor/store/memory.h"
#include "auditor/store/name.h"
#include "auditor/store/pruning.h"
#include "auditor/store/store.h"

#include "auditor/base/banned.h"

/* One series: ?1 is its row there, ?2 here, ?3 its newest snapshot here, and
 * ?4 the pruning up to which both agree, or the one that is made. */
struct ids {
	int64_t at[4];
};

#define THERE 0
#define HERE  1
#define HAD   2
#define PRUNE 3

/* What came after, in the order in which one needs the other. */
static const char *const additions[] = {
    "INSERT INTO main.snapshots (series, number, canon, tenant_name,"
    " tool_version, started, finished, complete, partial, content_digest,"
    " previous_link, link, coverage) SELECT ?2, number, canon, tenant_name,"
    " tool_version, started, finished, complete, partial, content_digest,"
    " previous_link, link, coverage FROM other.snapshots"
    " WHERE series = ?1 AND number > ?3",
    "UPDATE main.versions SET until = o.until FROM other.versions o"
    " WHERE o.series = ?1 AND o.first <= ?3 AND o.until > ?3"
    " AND versions.series = ?2 AND versions.kind = o.kind"
    " AND versions.object = o.object AND versions.first = o.first"
    " AND versions.until IS NULL",
    "INSERT INTO main.bodies (digest, body) SELECT digest, body"
    " FROM other.bodies WHERE digest IN (SELECT digest FROM other.versions"
    " WHERE series = ?1 AND first > ?3)"
    " ON CONFLICT (digest) DO UPDATE SET body = excluded.body"
    " WHERE body = ''",
    "INSERT INTO main.versions (series, kind, object, first, until, digest)"
    " SELECT ?2, kind, object, first, until, digest FROM other.versions"
    " WHERE series = ?1 AND first > ?3",
    /* What went there with its events may have come again later. */
    "UPDATE main.event_runs SET pruned = max(pruned, coalesce((SELECT pruned"
    " FROM other.event_runs o WHERE o.series = ?1"
    " AND o.snapshot = event_runs.snapshot), 0))"
    " WHERE series = ?2 AND snapshot IN (SELECT h.snapshot"
    " FROM main.events h JOIN other.events o ON o.type = h.type"
    " AND o.id = h.id WHERE h.series = ?2 AND o.series = ?1"
    " AND o.snapshot > ?3)",
    "DELETE FROM main.events WHERE series = ?2 AND (type, id) IN"
    " (SELECT type, id FROM other.events"
    " WHERE series = ?1 AND snapshot > ?3)",
    "INSERT INTO main.event_runs (series, snapshot, windows, pruned)"
    " SELECT ?2, snapshot, windows, pruned FROM other.event_runs"
    " WHERE series = ?1 AND snapshot > ?3",
    "INSERT INTO main.events (series, type, id, time, snapshot, body)"
    " SELECT ?2, type, id, time, snapshot, body FROM other.events"
    " WHERE series = ?1 AND snapshot > ?3",
};

/* The prunings there, of which those here are the beginning. */
static const char *const more_prunings[] = {
    "INSERT INTO main.prunings (series, number, below, made, previous, digest)"
    " SELECT ?2, number, below, made, previous, digest FROM other.prunings"
    " WHERE series = ?1 AND number > ?4",
    "INSERT INTO main.fingerprints (series, digest, pruning, state, behaviour,"
    " sketch) SELECT ?2, digest, pruning, state, behaviour, sketch"
    " FROM other.fingerprints WHERE series = ?1 AND pruning > ?4",
};

/* Of bodies that are neither there nor here, where both pruned apart. */
#define MISSING                                                                \
	" FROM other.fingerprints f JOIN main.bodies b ON b.digest = f.digest" \
	" WHERE f.series = ?1 AND b.body = '' AND f.digest IN"                 \
	" (SELECT digest FROM main.versions WHERE series = ?2)"                \
	" AND f.digest NOT IN"                                                 \
	" (SELECT digest FROM main.fingerprints WHERE series = ?2)"

static const char count_missing[] = "SELECT count(*)" MISSING;
static const char take_missing[] =
    "INSERT INTO main.fingerprints (series, digest, pruning, state, behaviour,"
    " sketch) SELECT ?2, f.digest, ?4, f.state, f.behaviour, f.sketch" MISSING;

static int
run_all(struct store *store, const char *const *statements, size_t count,
    const struct ids *ids, struct err *err)
{
	for (size_t i = 0; i < count; i++)
		TRY(db_run_ints(store, statements[i], ids->at, NULL, err));
	return 0;
}

/* --- prunings ------------------------------------------------------------ */

struct prunings {
	struct pruning *at;
	size_t count;
};

/* How many of the first ones both have. */
static size_t
count_shared(const struct prunings *a, const struct prunings *b)
{
	size_t shared = 0;

	while (shared < a->count && shared < b->count &&
	       digest_eq(&a->at[shared].digest, &b->at[shared].digest))
		shared++;
	return shared;
}

/* Both pruned apart: one more here keeps the fingerprints from there. */
static int
join_prunings(struct store *store, const struct prunings *here,
    const struct prunings *there, struct ids *ids, struct err *err)
{
	const struct pruning *ours = &here->at[here->count - 1];
	const struct pruning *theirs = &there->at[there->count - 1];
	struct pruning made = {
	    .number = ours->number + 1,
	    .below = ours->below > theirs->below ? ours->below : theirs->below,
	    .made = ours->made > theirs->made ? ours->made : theirs->made,
	    .previous = ours->digest,
	};
	int64_t missing;

	TRY(db_run_ints(store, count_missing, ids->at, &missing, err));
	if (missing == 0)
		return 0;
	ids->at[PRUNE] = made.number;
	TRY(pruning_add(store, ids->at[HERE], &made, err));
	TRY(db_run_ints(store, take_missing, ids->at, NULL, err));
	return pruning_seal(store, ids->at[HERE], &made, err);
}

static int
take_prunings(struct store *store, const struct prunings *here,
    const struct prunings *there, struct ids *ids, struct err *err)
{
	size_t shared = count_shared(here, there);

	if (shared == there->count)
		return 0;
	if (shared < here->count)
		return join_prunings(store, here, there, ids, err);
	ids->at[PRUNE] = (int64_t)shared;
	return run_all(store, more_prunings, COUNT_OF(more_prunings), ids, err);
}

/* --- series -------------------------------------------------------------- */

struct taking {
	struct store *store;
	struct store *other;
	struct arena *arena;
};

static int
fail_fork(const struct taking *taking, const struct store_series *series,
    int64_t number, struct err *err)
{
	(void)err_set(err, ERR_TRUST,
	    "history %s: series " SV_FMT " of tenant " SV_FMT
	    " went another way there: snapshot %lld has another link than here",
	    taking->store->path, SV_ARG(series->name), SV_ARG(series->tenant),
	    (long long)number);
	return err_hint(err,
	    "one of the two was written apart, or altered: compare "
	    "`exoaudit history verify` of both; take the other one in under "
	    "another --store");
}

/* What both have is the same. */
static int
check_shared(const struct taking *taking, const struct store_series *from,
    const struct ids *ids, struct err *err)
{
	int64_t fork = 0;

	TRY(db_run_ints(taking->store,
	    "SELECT coalesce(min(a.number), 0) FROM other.snapshots a"
	    " JOIN main.snapshots b ON b.number = a.number"
	    " WHERE a.series = ?1 AND b.series = ?2 AND a.link <> b.link",
	    ids->at, &fork, err));
	return fork == 0 ? 0 : fail_fork(taking, from, fork, err);
}

static int
add_series(const struct taking *taking, struct ids *ids,
    struct store_moved *moved, struct err *err)
{
	struct prunings here;
	struct prunings there;

	TRY(pruning_verify(taking->store, ids->at[HERE], taking->arena,
	    &here.at, &here.count, err));
	TRY(pruning_verify(taking->other, ids->at[THERE], taking->arena,
	    &there.at, &there.count, err));
	if (here.count > 0)
		moved->pruned_below = here.at[here.count - 1].below;
	TRY(run_all(taking->store, additions, COUNT_OF(additions), ids, err));
	return take_prunings(taking->store, &here, &there, ids, err);
}

/* Take in one series of the attached history. */
static int
take_series(const struct taking *taking, const struct store_series *from,
    struct store_moved *moved, struct err *err)
{
	struct store *store = taking->store;
	struct ids ids = {.at[THERE] = from->id};

	*moved =
	    (struct store_moved){.tenant = from->tenant, .series = from->name};
	TRY(header_series(store, from->tenant, from->name, &ids.at[HERE], err));
	TRY(db_run_ints(store,
	    "SELECT count(*) FROM main.snapshots WHERE ?1 > 0 AND series = ?2",
	    ids.at, &moved->had, err));
	TRY(db_run_ints(store,
	    "SELECT count(*) FROM other.snapshots WHERE series = ?1", ids.at,
	    &moved->has, err));
	TRY(check_shared(taking, from, &ids, err));
	ids.at[HAD] = moved->had;
	if (moved->has > moved->had)
		return add_series(taking, &ids, moved, err);
	moved->has = moved->had;
	return 0;
}

static int
take_all(const struct taking *taking, const struct store_series *series,
    size_t count, struct store_moved *moved, struct err *err)
{
	CLEANUP(txn_done) struct txn txn = {0};

	TRY(txn_write(taking->store, &txn, err));
	for (size_t i = 0; i < count; i++)
		TRY(take_series(taking, &series[i], &moved[i], err));
	TRY(memory_take(taking->store, taking->other, err));
	return txn_commit(&txn, err);
}

/* --- the file ------------------------------------------------------------ */

/* A history whose chain is broken is not taken in. */
static int
check_source(const struct taking *taking, struct err *err)
{
	struct store_chain *chains;
	size_t count;

	TRY(store_verify(taking->other, taking->arena, &chains, &count, err));
	for (size_t i = 0; i < count; i++) {
		if (chains[i].problem.len == 0)
			continue;
		(void)err_set(
		    err, ERR_TRUST, SV_FMT, SV_ARG(chains[i].problem));
		return err_hint(err, "nothing was taken in: the chain has to "
				     "hold");
	}
	return 0;
}

static int
attach(struct store *store, const char *path, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf name = {0};

	/* What was verified does not change: it is read as it lies there. */
	name_immutable(path, &name);
	return db_run_text(
	    store, "ATTACH ?1 AS other", strbuf_cstr(&name), err);
}

int
store_import(struct store *store, const char *path, struct arena *arena,
    struct store_moved **moved, size_t *count, struct err *err)
{
	CLEANUP(store_drop) struct store *other = NULL;
	struct store_series *series;

	TRY(store_open(path, STORE_READ, &other, err));
	const struct taking taking = {store, other, arena};
	TRY(check_source(&taking, err));
	TRY(store_series(other, arena, &series, count, err));
	if (name_has_log(path)) {
		(void)err_set(err, ERR_STORE,
		    "history %s: another run has it open", path);
		return err_hint(err, "move a file that `exoaudit history "
				     "export` made");
	}
	*moved = arena_alloc(arena, *count, sizeof(**moved));
	TRY(attach(store, path, err));
	int status = take_all(&taking, series, *count, *moved, err);
	for (size_t i = 0; i < SQL_COUNT; i++)
		(void)sqlite3_reset(store->statements[i]);
	(void)sqlite3_exec(store->handle, "DETACH other", NULL, NULL, NULL);
	return status;
}
