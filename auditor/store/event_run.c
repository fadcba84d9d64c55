/*
 * event_run.c - what one run read of events, as the history keeps it.
 */
#include "auditor/store/event_run.h"

#include <stdlib.h>

#include "auditor/base/decimal.h"
#include "auditor/base/jsonw.h"
#include "auditor/base/utf8.h"

#include "auditor/base/banned.h"

void
event_plan_done(struct event_plan *plan)
{
	strbuf_done(&plan->text);
}

/* --- putting ------------------------------------------------------------- */

static bool
is_asked(const struct event_cover *cover)
{
	return cover->coverage.status != COVERAGE_NOT_COLLECTED ||
	       cover->coverage.reason != COVERAGE_NOT_REQUESTED_REASON;
}

static int
is_known(struct store *store, int64_t series_id, const struct event *event,
    bool *known, struct err *err)
{
	CLEANUP(query_done) struct query query = {0};

	TRY(query_begin(store, SQL_EVENT_IS_KNOWN, &query, err));
	query_put_int(&query, series_id);
	query_put_text(&query, sv_from(event_type_name(event->type)));
	query_put_text(&query, event->id);
	return query_step(&query, known, err);
}

static int
compare(const void *a, const void *b)
{
	const struct event *left = *(const struct event *const *)a;
	const struct event *right = *(const struct event *const *)b;

	if (left->type != right->type)
		return left->type < right->type ? -1 : 1;
	return sv_cmp(left->id, right->id);
}

static void
tally_part(struct digest_run *run, strview id, strview body)
{
	digest_part(run, id);
	digest_part(run, body);
}

static struct event_tally
tally_of(const struct event_plan *plan, enum event_type type)
{
	struct digest_run *run = digest_begin();
	struct event_tally tally = {0};

	for (size_t i = 0; i < plan->count; i++) {
		if (plan->fresh[i]->type != type)
			continue;
		tally_part(run, plan->fresh[i]->id, plan->fresh[i]->body);
		tally.count++;
	}
	tally.digest = digest_end(run);
	return tally;
}

static void
write_run(const struct event_log *log, struct event_plan *plan)
{
	struct jsonw w = {.out = &plan->text};

	jsonw_object(&w, NULL);
	for (size_t i = 0; i < EVENT_TYPE_COUNT; i++) {
		CLEANUP(strbuf_done) struct strbuf detail = {0};
		enum event_type type = (enum event_type)i;
		const struct event_cover *cover = &log->covers[i];
		struct event_tally tally = tally_of(plan, type);
		if (!is_asked(cover))
			continue;
		(void)text_keep(&detail, text_shown(cover->coverage.detail));
		jsonw_object(&w, event_type_name(type));
		jsonw_int(&w, "count", (int64_t)tally.count);
		jsonw_text(&w, "detail", strbuf_view(&detail));
		jsonw_digest(&w, "digest", &tally.digest);
		jsonw_int(&w, "from", cover->window.from);
		jsonw_cstr(
		    &w, "reason", coverage_reason_word(cover->coverage.reason));
		jsonw_int(&w, "requests", cover->coverage.requests);
		jsonw_cstr(
		    &w, "status", coverage_status_word(cover->coverage.status));
		jsonw_int(&w, "to", cover->window.to);
		jsonw_end(&w);
	}
	jsonw_end(&w);
}

int
event_plan_make(struct store *store, int64_t series_id,
    const struct event_log *log, struct arena *arena, struct event_plan *plan,
    struct err *err)
{
	bool is_any = false;

	for (size_t i = 0; i < EVENT_TYPE_COUNT; i++)
		is_any |= is_asked(&log->covers[i]);
	if (!is_any)
		return 0;
	plan->fresh =
	    arena_alloc(arena, log->count, sizeof(const struct event *));
	for (size_t i = 0; i < log->count; i++) {
		bool known;
		TRY(is_known(store, series_id, &log->at[i], &known, err));
		if (!known)
			plan->fresh[plan->count++] = &log->at[i];
	}
	if (plan->count > 0)
		qsort(plan->fresh, plan->count, sizeof(const struct event *),
		    compare);
	write_run(log, plan);
	return strbuf_check(&plan->text, "the events of a snapshot", err);
}

int
event_plan_put(struct store *store, int64_t series_id, int64_t number,
    const struct event_plan *plan, struct err *err)
{
	CLEANUP(query_done) struct query run = {0};
	CLEANUP(query_done) struct query query = {0};

	if (plan->text.len == 0)
		return 0;
	TRY(query_begin(store, SQL_EVENT_RUN_ADD, &run, err));
	query_put_int(&run, series_id);
	query_put_int(&run, number);
	query_put_text(&run, strbuf_view(&plan->text));
	TRY(query_run(&run, err));
	TRY(query_begin(store, SQL_EVENT_ADD, &query, err));
	for (size_t i = 0; i < plan->count; i++) {
		const struct event *event = plan->fresh[i];
		query_put_int(&query, series_id);
		query_put_text(&query, sv_from(event_type_name(event->type)));
		query_put_text(&query, event->id);
		query_put_int(&query, event->time);
		query_put_int(&query, number);
		query_put_text(&query, event->body);
		TRY(query_run(&query, err));
	}
	return 0;
}

/* --- reading ------------------------------------------------------------- */

/* Times are written without a sign: they are not before 1970. */
static int
read_number(
    const struct json *from, const char *key, int64_t *number, struct err *err)
{
	const struct json *value = json_get(from, sv_from(key));
	uint64_t result;

	if (!json_is_type(value, JSON_NUMBER) ||
	    !decimal_read(value->text, DECIMAL_MOST, &result))
		return err_set(err, ERR_FORMAT, "\"%s\" is no number", key);
	*number = (int64_t)result;
	return 0;
}

static int
read_type(const struct json *from, struct arena *arena,
    struct event_cover *cover, struct event_tally *tally, struct err *err)
{
	struct coverage *coverage = &cover->coverage;
	int64_t count = 0;
	int64_t requests = 0;

	TRY(read_number(from, "count", &count, err));
	TRY(read_number(from, "requests", &requests, err));
	TRY(read_number(from, "from", &cover->window.from, err));
	TRY(read_number(from, "to", &cover->window.to, err));
	tally->count = (size_t)count;
	coverage->requests = (unsigned)requests;
	coverage->detail = arena_dup(arena, json_get_text(from, SV("detail")));
	if (!digest_read(json_get_text(from, SV("digest")), &tally->digest))
		return err_set(err, ERR_FORMAT, "\"digest\" is no digest");
	if (!coverage_reason_find(
		json_get_text(from, SV("reason")), &coverage->reason) ||
	    !coverage_status_find(
		json_get_text(from, SV("status")), &coverage->status))
		return err_set(err, ERR_FORMAT, "an unknown status or reason");
	return 0;
}

int
event_run_read(
    strview text, struct arena *arena, struct event_run *run, struct err *err)
{
	const struct json *root;
	const struct coverage unasked = {
	    .reason = COVERAGE_NOT_REQUESTED_REASON};

	*run = (struct event_run){0};
	TRY(json_parse(text, JSON_OWN, arena, &root, err));
	for (size_t i = 0; i < EVENT_TYPE_COUNT; i++) {
		strview name = sv_from(event_type_name((enum event_type)i));
		const struct json *from = json_get(root, name);
		run->covers[i].coverage = unasked;
		if (from != NULL)
			TRY(read_type(from, arena, &run->covers[i],
			    &run->tallies[i], err));
	}
	return 0;
}

static int
count_rows(const struct query *query, struct event_tally *tallies,
    struct digest_run *const *runs, struct err *err)
{
	enum event_type type;

	if (!event_type_find(query_text(query, 0), &type))
		return db_altered(
		    query->store, err, "an event is of an unknown type");
	tally_part(runs[type], query_text(query, 1), query_text(query, 3));
	tallies[type].count++;
	return 0;
}

static int
count_run(struct store *store, int64_t series_id, int64_t number,
    struct event_tally *tallies, struct digest_run *const *runs,
    struct err *err)
{
	CLEANUP(query_done) struct query query = {0};
	bool has_row;

	TRY(query_begin(store, SQL_EVENTS_OF_RUN, &query, err));
	query_put_int(&query, series_id);
	query_put_int(&query, number);
	TRY(query_step(&query, &has_row, err));
	while (has_row) {
		TRY(count_rows(&query, tallies, runs, err));
		TRY(query_step(&query, &has_row, err));
	}
	return 0;
}

int
event_run_advise(struct err *err)
{
	return err_hint(err,
	    "records of who did what were put in, edited or taken out: keep "
	    "this file, restore the newest copy that verifies, and compare "
	    "with the audit log of the service while it still has that time");
}

int
event_run_verify(struct store *store, int64_t series_id, int64_t number,
    const struct event_run *run, struct err *err)
{
	struct event_tally tallies[EVENT_TYPE_COUNT] = {0};
	struct digest_run *runs[EVENT_TYPE_COUNT];

	for (size_t i = 0; i < EVENT_TYPE_COUNT; i++)
		runs[i] = digest_begin();
	int status = count_run(store, series_id, number, tallies, runs, err);
	for (size_t i = 0; i < EVENT_TYPE_COUNT; i++)
		tallies[i].digest = digest_end(runs[i]);
	TRY(status);
	for (size_t i = 0; i < EVENT_TYPE_COUNT; i++) {
		const struct event_tally *want = &run->tallies[i];
		bool is_asked_for = run->covers[i].coverage.reason !=
				    COVERAGE_NOT_REQUESTED_REASON;
		if (tallies[i].count == want->count &&
		    (!is_asked_for ||
			digest_eq(&tallies[i].digest, &want->digest)))
			continue;
		(void)db_altered(store, err,
		    "the %s events of snapshot %lld are not what was put there",
		    event_type_name((enum event_type)i), (long long)number);
		return event_run_advise(err);
	}
	return 0;
}
