/*
 * trend.c - how a tenant has come to where it is.
 */
#include "auditor/audit/trend.h"

#include "auditor/audit/recent.h"
#include "auditor/base/timefmt.h"

#include "auditor/base/banned.h"

static const enum kind kinds[TREND_KINDS] = {
    KIND_ACCEPTED_DOMAIN,
    KIND_INBOUND_CONNECTOR,
    KIND_TRANSPORT_RULE,
    KIND_OUTBOUND_CONNECTOR,
    KIND_APPLICATION,
    KIND_APP_ROLE_ASSIGNMENT,
    KIND_ROLE_ASSIGNMENT,
};

const enum kind *
trend_kinds(void)
{
	return kinds;
}

/* The series up to the snapshot that is judged. */
struct past {
	const struct trend_request *request;
	struct arena *arena;
	struct history_snapshot *snapshots;
	size_t count;
};

static int
load_past(const struct trend_request *request, struct arena *arena,
    struct past *past, struct err *err)
{
	const struct history *history = request->input->history;
	size_t count;

	*past = (struct past){.request = request, .arena = arena};
	TRY(history->list_snapshots(
	    history, arena, &past->snapshots, &count, err));
	while (past->count < count && past->snapshots[past->count].number <=
					  request->input->now->number)
		past->count++;
	return 0;
}

/* --- points -------------------------------------------------------------- */

static void
count_objects(const struct snapshot *snapshot, struct trend_point *point)
{
	for (size_t i = 0; i < TREND_KINDS; i++) {
		bool is_whole = snapshot_is_complete(snapshot, kinds[i]);
		point->objects[i] =
		    is_whole ? (int64_t)snapshot_list(snapshot, kinds[i])->count
			     : -1;
	}
}

static bool
judge(const struct past *past, const struct history_snapshot *which,
    struct trend_point *point)
{
	const struct trend_request *request = past->request;
	CLEANUP(snapshot_drop) struct snapshot *snapshot = NULL;
	CLEANUP(arena_drop) struct arena *scratch = arena_new();
	struct check_input input = *request->input;
	struct check_outcome outcome = {0};
	struct err unread;

	/* Pruned, or older than what can be read: the curve has a gap. */
	if (store_get(request->store, request->tenant, request->series,
		which->number, &snapshot, &unread) != 0 ||
	    recent_events(request->store, snapshot, which->finished, scratch,
		&snapshot->events, &unread) != 0)
		return false;
	input.now = snapshot;
	input.events = &snapshot->events;
	input.as_of = which->finished;
	input.history = NULL;
	input.carried = 0;
	check_evaluate(&input, scratch, &outcome);
	*point = (struct trend_point){
	    .number = which->number,
	    .at = which->finished,
	    .risk = outcome.risk,
	    .chain = outcome.chain,
	};
	count_objects(snapshot, point);
	return true;
}

static void
add_points(const struct past *past, struct trend *trend)
{
	const struct trend_request *request = past->request;
	size_t wanted = past->count < TREND_POINTS ? past->count : TREND_POINTS;

	trend->points =
	    arena_alloc(past->arena, wanted, sizeof(*trend->points));
	for (size_t i = 0; i + 1 < wanted; i++) {
		size_t at = i * (past->count - 1) / (wanted - 1);
		trend->point_count += judge(past, &past->snapshots[at],
		    &trend->points[trend->point_count]);
	}
	struct trend_point *last = &trend->points[trend->point_count++];
	*last = (struct trend_point){
	    .number = request->input->now->number,
	    .at = request->input->now->finished,
	    .risk = request->risk,
	    .chain = request->chain,
	};
	count_objects(request->input->now, last);
}

/* --- weeks --------------------------------------------------------------- */

static void
lay_weeks(const struct past *past, struct trend *trend)
{
	const int64_t week = 7 * TIME_DAY;
	int64_t first = past->snapshots[0].finished;
	int64_t last = past->snapshots[past->count - 1].finished;
	size_t count = (size_t)((last - first) / week) + 1;

	if (count > TREND_WEEKS)
		count = TREND_WEEKS;
	trend->weeks = arena_alloc(past->arena, count, sizeof(*trend->weeks));
	trend->week_count = count;
	for (size_t i = 0; i < count; i++)
		trend->weeks[i].from = last - (int64_t)(count - i) * week;
}

/* The week of a snapshot of that number, or NULL when it is too long ago. */
static struct trend_week *
week_of(const struct past *past, int64_t number, struct trend *trend)
{
	size_t at = 0;

	while (at < past->count && past->snapshots[at].number != number)
		at++;
	if (at == past->count)
		return NULL;
	for (size_t i = trend->week_count; i > 0; i--) {
		if (past->snapshots[at].finished > trend->weeks[i - 1].from)
			return &trend->weeks[i - 1];
	}
	return NULL;
}

static int64_t
first_whole(const struct past *past, enum kind kind)
{
	for (size_t i = 0; i < past->count; i++) {
		if ((past->snapshots[i].complete & KIND_BIT(kind)) != 0)
			return past->snapshots[i].number;
	}
	return INT64_MAX;
}

static bool
is_same_object(const struct history_version *a, const struct history_version *b)
{
	return sv_eq(a->object.id, b->object.id);
}

/* A state begins: the object came, or was changed. */
static void
count_begin(const struct past *past, const struct history_version *at,
    bool has_before, struct trend *trend)
{
	struct trend_week *week = week_of(past, at->first, trend);

	if (week == NULL)
		return;
	week->changed += has_before;
	week->added += !has_before;
}

/* A state ends and no other follows: the object went. */
static void
count_end(const struct past *past, const struct history_version *at,
    struct trend *trend)
{
	struct trend_week *week = week_of(past, at->until, trend);

	if (week != NULL)
		week->removed++;
}

static int
count_changes(const struct past *past, enum kind kind, struct trend *trend,
    struct err *err)
{
	const struct history *history = past->request->input->history;
	CLEANUP(arena_drop) struct arena *scratch = arena_new();
	struct history_version *versions;
	int64_t known_from = first_whole(past, kind);
	size_t count;

	TRY(history->list_versions(
	    history, kind, scratch, &versions, &count, err));
	for (size_t i = 0; i < count; i++) {
		const struct history_version *at = &versions[i];
		bool has_before = i > 0 && is_same_object(at - 1, at) &&
				  at[-1].until == at->first;
		bool has_after = i + 1 < count && is_same_object(at, at + 1) &&
				 at[1].first == at->until;
		if (has_before || at->first > known_from)
			count_begin(past, at, has_before, trend);
		if (at->until != 0 && !has_after)
			count_end(past, at, trend);
	}
	return 0;
}

int
trend_build(const struct trend_request *request, struct arena *arena,
    struct trend *trend, struct err *err)
{
	struct past past;

	*trend = (struct trend){0};
	TRY(load_past(request, arena, &past, err));
	if (past.count < 2)
		return 0;
	add_points(&past, trend);
	lay_weeks(&past, trend);
	for (size_t i = 0; i < TREND_KINDS; i++)
		TRY(count_changes(&past, kinds[i], trend, err));
	return 0;
}
