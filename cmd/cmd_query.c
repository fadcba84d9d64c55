/*
 * cmd_query.c - exoaudit query: read-only SQL on a stored snapshot.
 */
#include <limits.h>
#include <stddef.h>

#include "auditor/audit/hold.h"
#include "auditor/base/lang.h"
#include "auditor/base/timefmt.h"
#include "cmd/output.h"
#include "cmd/query_shell.h"
#include "cmd/session.h"
#include "cmd/trusted.h"

#include "auditor/base/banned.h"

#define SECONDS_DEFAULT 60

struct query_options {
	struct common_options common;
	int64_t number;
	const char *series;
	const char *format;
	const char *baseline;
	int64_t seconds;
	int64_t as_of;
};

static const struct option_row rows[] = {
    {'n', "snapshot", OPTION_NUMBER, offsetof(struct query_options, number),
	"N", N_("stored snapshot (otherwise the newest)")},
    {'\0', "series", OPTION_TEXT, offsetof(struct query_options, series),
	"NAME", N_("series of the snapshot (otherwise live)")},
    {'f', "format", OPTION_TEXT, offsetof(struct query_options, format), "NAME",
	N_("table, csv or json")},
    {'b', "baseline", OPTION_INPUT, offsetof(struct query_options, baseline),
	"FILE",
	N_("baseline for the tables baseline_…, instead of the "
	   "configured one")},
    {'\0', "timeout", OPTION_NUMBER, offsetof(struct query_options, seconds),
	"SECONDS", N_("longest time of one query (otherwise 60)")},
    {'\0', "as-of", OPTION_TIME, offsetof(struct query_options, as_of), "TIME",
	N_("what 'now' means (otherwise when the snapshot was taken)")},
};

struct work {
	const struct query_options *options;
	struct arena *arena;
	struct session session;
	struct store *store;
	struct snapshot *now;
	struct baseline baseline;
	struct query_shell shell;
};

static void
work_done(struct work *work)
{
	querydb_close(work->shell.db);
	baseline_done(&work->baseline);
	snapshot_free(work->now);
	store_close(work->store);
}

static int
load_snapshot(struct work *work, struct err *err)
{
	const struct query_options *options = work->options;
	const char *series =
	    options->series != NULL ? options->series : SERIES_LIVE;

	TRY(session_open(
	    &options->common, false, work->arena, &work->session, err));
	TRY(store_open(
	    work->session.store_path, STORE_READ, &work->store, err));
	TRY(session_tenant_id(
	    &work->session, work->store, &options->common, work->arena, err));
	return store_get(work->store, work->session.tenant_id, sv_from(series),
	    options->number, &work->now, err);
}

static int64_t
as_of(const struct work *work)
{
	return work->options->as_of > 0 ? work->options->as_of
					: work->now->finished;
}

/* Its tables stay empty when it is not trusted: no word of it counts. */
static int
load_baseline(struct work *work, struct err *err)
{
	const struct tenant_config *tenant = work->session.tenant;
	const char *path = work->options->baseline;
	struct baseline_verdict verdict;
	struct trust trust;

	if (path == NULL && tenant != NULL)
		path = tenant->baseline;
	if (path == NULL)
		return 0;
	const struct trusted_request trusted = {
	    .tenant = work->session.tenant_id,
	    .store = work->store,
	    .as_of = as_of(work),
	    .is_past = true,
	};
	TRY(trusted_load(&work->session, &trusted, work->arena, &trust, err));
	const struct hold_request asked = {
	    .path = path,
	    .trust = &trust,
	    .tenant = work->session.tenant_id,
	    .as_of = as_of(work),
	    .is_past = true,
	};
	TRY(hold_baseline(&asked, work->arena, &work->baseline, &verdict, err));
	if (verdict.state == BASELINE_TRUSTED)
		work->shell.baseline = work->baseline.objects;
	else if (work->options->baseline != NULL)
		return err_set(err, ERR_TRUST, "baseline %s is %s: " SV_FMT,
		    path, lang(baseline_state_word(verdict.state)),
		    SV_ARG(verdict.problem));
	return 0;
}

static int
prepare(struct work *work, struct err *err)
{
	const struct query_options *options = work->options;
	int64_t seconds =
	    options->seconds > 0 ? options->seconds : SECONDS_DEFAULT;

	if (seconds > INT_MAX / 1000)
		return err_set(err, ERR_USAGE, "--timeout: too long");
	TRY(load_snapshot(work, err));
	TRY(load_baseline(work, err));
	const struct querydb_source source = {
	    .now = work->now,
	    .baseline = work->shell.baseline,
	    .as_of = as_of(work),
	};
	work->shell.now = work->now;
	work->shell.ms = (unsigned)seconds * 1000;
	work->shell.is_quiet = options->common.is_quiet;
	return querydb_open(&source, &work->shell.db, err);
}

static int
run_all(struct work *work, const struct option_list *words, struct err *err)
{
	const char *format = work->options->format;
	strview sql = sv_from(words->count > 0 ? words->at[0] : NULL);
	bool is_over = false;

	if (format != NULL &&
	    !show_find(sv_from(format), &work->shell.format)) {
		(void)err_set(
		    err, ERR_USAGE, "there is no format \"%s\"", format);
		return err_hint(err, "one of: table, csv, json");
	}
	if (sv_starts(sql, SV(".")))
		return query_shell_meta(
		    sql, &work->shell.format, &is_over, err);
	TRY(prepare(work, err));
	if (words->count == 0)
		return query_shell_loop(&work->shell, err);
	return query_shell_run(&work->shell, sql, err);
}

static int
run(const struct invocation *invocation, const void *options)
{
	CLEANUP(work_done)
	struct work work = {.options = options, .arena = invocation->arena};
	struct err *err = invocation->err;

	if (run_all(&work, &invocation->words, err) != 0)
		return err->code == ERR_TRUST ? STATUS_UNTRUSTED
					      : STATUS_FAILED;
	return work.shell.is_incomplete ? STATUS_INCOMPLETE : STATUS_GOOD;
}

const struct command command_query = {
    .name = "query",
    .arguments = "[SQL]",
    .summary = N_("read-only SQL on a stored snapshot"),
    .about = N_(
	"Run one SELECT over a stored snapshot, or, without SQL, those that\n"
	"are typed in or come by a pipe, each ended by a semicolon.  There\n"
	"is one table for each kind of object (inbound_connector,\n"
	"transport_rule …), the same of the baseline\n"
	"(baseline_transport_rule …), objects with all of them, coverage and\n"
	"snapshot; `exoaudit query .tables` names them and\n"
	"`exoaudit query '.schema transport_rule'` the columns of one.  Lists\n"
	"that a query reads and that were not read whole are named on\n"
	"standard error, and the status is 3."),
    .options = {rows, COUNT_OF(rows)},
    .options_size = sizeof(struct query_options),
    .most_words = 1,
    .is_offline = command_is_offline,
    .run = run,
};
