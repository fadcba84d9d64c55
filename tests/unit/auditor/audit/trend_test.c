/*
 * trend_test.c - risk, objects and changes of the snapshots of a series.
 */
#include "auditor/audit/trend.h"

#include "auditor/base/timefmt.h"
#include "tests/support/kit_rows.h"

#define TENANT SV("aaaaaaaa-0000-4000-8000-000000000001")
#define BEGUN  INT64_C(1795310700)

/* A history with snapshots a week apart. */
struct made {
	struct arena *arena;
	struct store *store;
	struct history history;
	struct snapshot *now;
	unsigned weeks;
};

/* What one snapshot holds: grants from ${first} to ${last}, with this name. */
struct state {
	unsigned first;
	unsigned last;
	const char *name;
	bool is_unread; /* the grants could not be read */
};

static void
add_grants(
    struct made *made, const struct state *state, struct snapshot *snapshot)
{
	const struct json *raw;
	struct err err;

	for (unsigned i = state->first; i <= state->last; i++) {
		KIT_GOOD(
		    json_parse(arena_printf(made->arena,
				   "{\"id\":\"grant-%u\",\"appRoleId\":"
				   "\"00000000-0000-4000-8000-000000000001\","
				   "\"principalId\":"
				   "\"00000000-0000-4000-8000-000000000002\","
				   "\"principalDisplayName\":\"%s\"}",
				   i, state->name),
			JSON_WIRE, made->arena, &raw, &err),
		    &err);
		KIT_GOOD(
		    snapshot_add(snapshot, KIND_APP_ROLE_ASSIGNMENT, raw, &err),
		    &err);
	}
}

static void
take(struct made *made, const struct state *state)
{
	const struct coverage whole = {.status = COVERAGE_COMPLETE};
	const struct coverage unread = {.reason = COVERAGE_PERMISSION_REASON};
	struct snapshot *snapshot =
	    snapshot_new(TENANT, SV("live"), SV("exoaudit/0"));
	struct err err;

	snapshot->started = BEGUN + made->weeks * 7 * TIME_DAY;
	snapshot->finished = snapshot->started + 60;
	snapshot_cover(snapshot, KIND_ACCEPTED_DOMAIN, &whole);
	snapshot_cover(snapshot, KIND_APP_ROLE_ASSIGNMENT,
	    state->is_unread ? &unread : &whole);
	if (!state->is_unread)
		add_grants(made, state, snapshot);
	snapshot_seal(snapshot);
	KIT_GOOD(store_put(made->store, snapshot, &err), &err);
	made->weeks++;
	snapshot_free(made->now);
	made->now = snapshot;
}

static void
begin(struct made *made, const char *name)
{
	struct err err;

	*made = (struct made){.arena = arena_new()};
	KIT_GOOD(
	    store_open(
		arena_printf(made->arena, "%s/%s.db", kit_folder(), name).ptr,
		STORE_WRITE, &made->store, &err),
	    &err);
	store_history(
	    made->store, TENANT, SV("live"), made->arena, &made->history);
}

static void
done(struct made *made)
{
	snapshot_free(made->now);
	store_close(made->store);
	arena_free(made->arena);
}

static void
build(struct made *made, struct trend *trend)
{
	const struct check_input input = {.now = made->now,
	    .as_of = made->now->finished,
	    .history = &made->history};
	const struct trend_request request = {.store = made->store,
	    .tenant = TENANT,
	    .series = SV("live"),
	    .input = &input,
	    .risk = 77,
	    .chain = 7};
	struct err err;

	KIT_GOOD(trend_build(&request, made->arena, trend, &err), &err);
}

/* The place of the grants among trend_kinds(). */
static size_t
grants(void)
{
	size_t i = 0;

	while (trend_kinds()[i] != KIND_APP_ROLE_ASSIGNMENT)
		i++;
	return i;
}

static void
one_snapshot_is_no_trend(const void *row)
{
	struct made made;
	struct trend trend;

	(void)row;
	begin(&made, "one");
	take(&made, &(struct state){1, 3, "a", false});
	build(&made, &trend);
	KIT_INT(trend.point_count, 0);
	KIT_INT(trend.week_count, 0);
	done(&made);
}

static void
counts_objects_and_changes(const void *row)
{
	struct made made;
	struct trend trend;

	(void)row;
	begin(&made, "counts");
	take(&made, &(struct state){1, 3, "a", false});
	take(&made, &(struct state){1, 5, "a", false}); /* 2 added */
	take(&made, &(struct state){1, 5, "b", false}); /* 5 changed */
	take(&made, &(struct state){2, 5, "b", false}); /* 1 removed */
	build(&made, &trend);
	KIT_INT(trend.point_count, 4);
	KIT_INT(trend.points[0].number, 1);
	KIT_INT(trend.points[0].objects[grants()], 3);
	KIT_INT(trend.points[1].objects[grants()], 5);
	KIT_INT(trend.points[3].objects[grants()], 4);
	KIT_INT(trend.points[3].risk, 77);
	KIT_INT(trend.points[3].chain, 7);
	KIT_INT(trend.points[3].objects[1], -1);
	KIT_INT(trend.week_count, 4);
	KIT_INT(trend.weeks[0].added, 0);
	KIT_INT(trend.weeks[1].added, 2);
	KIT_INT(trend.weeks[2].changed, 5);
	KIT_INT(trend.weeks[3].removed, 1);
	KIT_INT(trend.weeks[3].added + trend.weeks[3].changed, 0);
	done(&made);
}

/* What could not be read is neither gone nor come again. */
static void
unread_is_no_change(const void *row)
{
	struct made made;
	struct trend trend;

	(void)row;
	begin(&made, "unread");
	take(&made, &(struct state){1, 3, "a", true});
	take(&made, &(struct state){1, 3, "a", false});
	take(&made, &(struct state){1, 3, "a", true});
	take(&made, &(struct state){1, 3, "a", false});
	build(&made, &trend);
	KIT_INT(trend.points[0].objects[grants()], -1);
	KIT_INT(trend.points[2].objects[grants()], -1);
	KIT_INT(trend.points[3].objects[grants()], 3);
	for (size_t i = 0; i < trend.week_count; i++)
		KIT_INT(trend.weeks[i].added + trend.weeks[i].changed +
			    trend.weeks[i].removed,
		    0);
	done(&made);
}

static void
many_snapshots_are_spread(const void *row)
{
	struct made made;
	struct trend trend;

	(void)row;
	begin(&made, "many");
	for (unsigned i = 0; i < 40; i++)
		take(&made, &(struct state){1, 1 + i % 2, "a", false});
	build(&made, &trend);
	KIT_INT(trend.point_count, TREND_POINTS);
	KIT_INT(trend.points[0].number, 1);
	KIT_INT(trend.points[TREND_POINTS - 1].number, 40);
	KIT_INT(trend.week_count, TREND_WEEKS);
	done(&made);
}

int
main(void)
{
	kit_case("one snapshot is no trend", one_snapshot_is_no_trend);
	kit_case("counts objects and changes", counts_objects_and_changes);
	kit_case("unread is no change", unread_is_no_change);
	kit_case("many snapshots are spread", many_snapshots_are_spread);
	return kit_finish();
}
