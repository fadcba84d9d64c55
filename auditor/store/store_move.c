/*
 * store_move.c - a history to another machine and back, its chain intact.
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <unistd.h>

#include "auditor/base/strbuf.h"
#include "auditor/store/header.h"
#include "auditor/store/name.h"
#include "auditor/store/store.h"
#include "auditor/store/store_trust.h"

#include "auditor/base/banned.h"

static void
finalize(sqlite3_stmt **statement)
{
	(void)sqlite3_finalize(*statement);
}

/* Run one statement with a text for ?1. */
static int
run_with_text(
    struct store *store, const char *sql, const char *text, struct err *err)
{
	CLEANUP(finalize) sqlite3_stmt *statement = NULL;
	int code = sqlite3_prepare_v2(store->handle, sql, -1, &statement, NULL);

	if (code == SQLITE_OK)
		code = sqlite3_bind_text(statement, 1, text, -1, SQLITE_STATIC);
	if (code == SQLITE_OK)
		code = sqlite3_step(statement);
	return code == SQLITE_DONE ? 0 : db_fail(store, code, err);
}

/* Run one with ?1 and ?2; ${number} may be NULL, or gets what it gives. */
static int
run_with_ids(struct store *store, const char *sql, int64_t from, int64_t to,
    int64_t *number, struct err *err)
{
	CLEANUP(finalize) sqlite3_stmt *statement = NULL;
	int code = sqlite3_prepare_v2(store->handle, sql, -1, &statement, NULL);

	if (code == SQLITE_OK)
		code = sqlite3_bind_int64(statement, 1, from);
	if (code == SQLITE_OK && sqlite3_bind_parameter_count(statement) > 1)
		code = sqlite3_bind_int64(statement, 2, to);
	if (code == SQLITE_OK)
		code = sqlite3_step(statement);
	if (code != SQLITE_DONE && code != SQLITE_ROW)
		return db_fail(store, code, err);
	if (number != NULL)
		*number = sqlite3_column_int64(statement, 0);
	return 0;
}

/* --- out ----------------------------------------------------------------- */

static int
fail_file(const char *path, struct err *err)
{
	int code = errno;

	(void)err_set(err, ERR_IO, "%s: %s", path, err_errno(code));
	return err_hint(err, code == EEXIST
				 ? "name a file that is not there yet"
				 : "see that its folder is there and can be "
				   "written");
}

static int
make_durable(const char *path, struct err *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return fail_file(path, err);
	int status = fsync(fd);
	(void)close(fd);
	return status == 0 ? 0 : fail_file(path, err);
}

int
store_export(struct store *store, const char *path, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf name = {0};
	int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (fd < 0)
		return fail_file(path, err);
	(void)close(fd);
	name_plain(path, &name);
	/* It copies; what is read from stays as it is. */
	int status = db_run(store, "PRAGMA query_only = OFF", err);
	if (status == 0)
		status = run_with_text(
		    store, "VACUUM INTO ?1", strbuf_cstr(&name), err);
	if (status == 0)
		status = make_durable(path, err);
	if (status != 0)
		(void)unlink(path);
	return status;
}

/* --- in ------------------------------------------------------------------ */

/* What belongs to a series, children first; ?1 is its row there, ?2 here. */
static const char *const removals[] = {
    "DELETE FROM main.events WHERE series = ?1",
    "DELETE FROM main.event_runs WHERE series = ?1",
    "DELETE FROM main.fingerprints WHERE series = ?1",
    "DELETE FROM main.prunings WHERE series = ?1",
    "DELETE FROM main.versions WHERE series = ?1",
    "DELETE FROM main.snapshots WHERE series = ?1",
};

static const char *const copies[] = {
    "INSERT INTO main.snapshots (series, number, canon, tenant_name,"
    " tool_version, started, finished, complete, partial, content_digest,"
    " previous_link, link, coverage) SELECT ?2, number, canon, tenant_name,"
    " tool_version, started, finished, complete, partial, content_digest,"
    " previous_link, link, coverage FROM other.snapshots WHERE series = ?1",
    "INSERT INTO main.bodies (digest, body) SELECT digest, body"
    " FROM other.bodies WHERE digest IN"
    " (SELECT digest FROM other.versions WHERE series = ?1)"
    " ON CONFLICT (digest) DO UPDATE SET body = excluded.body"
    " WHERE body = ''",
    "INSERT INTO main.versions (series, kind, object, first, until, digest)"
    " SELECT ?2, kind, object, first, until, digest FROM other.versions"
    " WHERE series = ?1",
    "INSERT INTO main.prunings (series, number, below, made, previous, digest)"
    " SELECT ?2, number, below, made, previous, digest FROM other.prunings"
    " WHERE series = ?1",
    "INSERT INTO main.fingerprints (series, digest, pruning, state, behaviour,"
    " sketch) SELECT ?2, digest, pruning, state, behaviour, sketch"
    " FROM other.fingerprints WHERE series = ?1",
    "INSERT INTO main.event_runs SELECT ?2, * FROM"
    " (SELECT snapshot, windows, pruned FROM other.event_runs"
    " WHERE series = ?1)",
    "INSERT INTO main.events SELECT ?2, * FROM"
    " (SELECT type, id, time, snapshot, body FROM other.events"
    " WHERE series = ?1)",
};

static int
fail_fork(struct store *store, const struct store_series *series,
    int64_t number, struct err *err)
{
	(void)err_set(err, ERR_TRUST,
	    "history %s: series " SV_FMT " of tenant " SV_FMT
	    " went another way there: snapshot %" PRId64
	    " has another link than here",
	    store->path, SV_ARG(series->name), SV_ARG(series->tenant), number);
	return err_hint(err,
	    "one of the two was written apart, or altered: compare "
	    "`exoaudit history verify` of both; take the other one in under "
	    "another --store");
}

static int
copy_series(struct store *store, const struct store_series *from, int64_t to,
    struct err *err)
{
	for (size_t i = 0; i < COUNT_OF(removals); i++)
		TRY(run_with_ids(store, removals[i], to, 0, NULL, err));
	for (size_t i = 0; i < COUNT_OF(copies); i++)
		TRY(run_with_ids(store, copies[i], from->id, to, NULL, err));
	return 0;
}

/* Take in one series of the attached history. */
static int
take_series(struct store *store, const struct store_series *from,
    struct store_moved *moved, struct err *err)
{
	int64_t to = 0;
	int64_t there = 0;
	int64_t fork = 0;

	*moved =
	    (struct store_moved){.tenant = from->tenant, .series = from->name};
	TRY(header_series(store, from->tenant, from->name, &to, err));
	TRY(run_with_ids(store,
	    "SELECT count(*) FROM main.snapshots WHERE series = ?1", to, 0,
	    &moved->had, err));
	TRY(run_with_ids(store,
	    "SELECT count(*) FROM other.snapshots WHERE series = ?1", from->id,
	    0, &there, err));
	TRY(run_with_ids(store,
	    "SELECT coalesce(min(a.number), 0) FROM other.snapshots a"
	    " JOIN main.snapshots b ON b.number = a.number"
	    " WHERE a.series = ?1 AND b.series = ?2 AND a.link <> b.link",
	    from->id, to, &fork, err));
	if (fork != 0)
		return fail_fork(store, from, fork, err);
	moved->has = there > moved->had ? there : moved->had;
	return there > moved->had ? copy_series(store, from, to, err) : 0;
}

static int
take_all(struct store *store, const struct store_series *series, size_t count,
    struct store_moved *moved, struct err *err)
{
	CLEANUP(txn_done) struct txn txn = {0};

	TRY(txn_write(store, &txn, err));
	for (size_t i = 0; i < count; i++)
		TRY(take_series(store, &series[i], &moved[i], err));
	return txn_commit(&txn, err);
}

/* What is remembered so that nothing that was accepted goes back. */
static const struct {
	int (*last)(struct store *store, strview tenant,
	    struct store_baseline *last, bool *has, struct err *err);
	int (*accept)(struct store *store, strview tenant,
	    const struct store_baseline *accepted, struct err *err);
} memories[] = {
    {store_last_baseline, store_accept_baseline},
    {store_last_trust, store_accept_trust},
};

/* The highest number that was accepted there is known here from now on. */
static int
take_memory(struct store *store, struct store *other, strview tenant,
    size_t memory, struct err *err)
{
	struct store_baseline here = {0};
	struct store_baseline there = {0};
	bool has_here;
	bool has_there;

	TRY(memories[memory].last(store, tenant, &here, &has_here, err));
	TRY(memories[memory].last(other, tenant, &there, &has_there, err));
	if (!has_there || (has_here && there.serial <= here.serial))
		return 0;
	return memories[memory].accept(store, tenant, &there, err);
}

static int
take_memories(struct store *store, struct store *other,
    const struct store_series *series, size_t count, struct err *err)
{
	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < COUNT_OF(memories); j++)
			TRY(take_memory(
			    store, other, series[i].tenant, j, err));
	}
	return 0;
}

/* A history whose chain is broken is not taken in. */
static int
check_source(struct store *other, struct arena *arena, struct err *err)
{
	struct store_chain *chains;
	size_t count;

	TRY(store_verify(other, arena, &chains, &count, err));
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
	return run_with_text(
	    store, "ATTACH ?1 AS other", strbuf_cstr(&name), err);
}

int
store_import(struct store *store, const char *path, struct arena *arena,
    struct store_moved **moved, size_t *count, struct err *err)
{
	CLEANUP(store_drop) struct store *other = NULL;
	struct store_series *series;

	TRY(store_open(path, STORE_READ, &other, err));
	TRY(check_source(other, arena, err));
	TRY(store_series(other, arena, &series, count, err));
	if (name_has_log(path)) {
		(void)err_set(err, ERR_STORE,
		    "history %s: another run has it open", path);
		return err_hint(err, "move a file that `exoaudit history "
				     "export` made");
	}
	*moved = arena_alloc(arena, *count, sizeof(**moved));
	TRY(attach(store, path, err));
	int status = take_all(store, series, *count, *moved, err);
	for (size_t i = 0; i < SQL_COUNT; i++)
		(void)sqlite3_reset(store->statements[i]);
	(void)sqlite3_exec(store->handle, "DETACH other", NULL, NULL, NULL);
	if (status != 0)
		return -1;
	return take_memories(store, other, series, *count, err);
}
