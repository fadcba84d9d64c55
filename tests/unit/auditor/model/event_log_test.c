/*
 * event_log_test.c - events taken together, and the times that were read.
 */
#include "auditor/model/event_log.h"

#include "tests/support/kit_rows.h"

struct row {
	const char *name;
	struct event_window windows[4]; /* ends with {0, 0} */
	struct event_window want[4];
};

static const struct row rows[] = {
    {"one", {{10, 20}}, {{10, 20}}},
    {"apart", {{30, 40}, {10, 20}}, {{10, 20}, {30, 40}}},
    {"touching", {{10, 20}, {20, 30}}, {{10, 30}}},
    {"overlapping", {{10, 25}, {20, 30}}, {{10, 30}}},
    {"inside", {{10, 40}, {20, 30}}, {{10, 40}}},
    {"around", {{20, 30}, {10, 40}}, {{10, 40}}},
    {"closing a gap", {{10, 20}, {30, 40}, {15, 35}}, {{10, 40}}},
    {"in front", {{30, 40}, {50, 60}, {10, 20}},
	{{10, 20}, {30, 40}, {50, 60}}},
};

static void
merges(const void *at)
{
	const struct row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct event_log log = {0};
	size_t count = 0;

	for (size_t i = 0; row->windows[i].to > 0; i++)
		event_log_widen(&log, arena, EVENT_SIGN_IN, row->windows[i]);
	for (; row->want[count].to > 0; count++) {
		KIT_INT(log.windows[EVENT_SIGN_IN][count].from,
		    row->want[count].from);
		KIT_INT(
		    log.windows[EVENT_SIGN_IN][count].to, row->want[count].to);
		KIT_TRUE(
		    event_log_covers(&log, EVENT_SIGN_IN, row->want[count]));
	}
	KIT_INT(log.window_count[EVENT_SIGN_IN], count);
	KIT_INT(event_log_end(&log, EVENT_SIGN_IN), row->want[count - 1].to);
}

static void
says_what_is_covered(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct event_log log = {0};

	(void)at;
	KIT_INT(event_log_end(&log, EVENT_SIGN_IN), 0);
	event_log_widen(
	    &log, arena, EVENT_SIGN_IN, (struct event_window){10, 20});
	event_log_widen(
	    &log, arena, EVENT_SIGN_IN, (struct event_window){30, 30});
	KIT_INT(log.window_count[EVENT_SIGN_IN], 1);
	KIT_TRUE(event_log_covers(
	    &log, EVENT_SIGN_IN, (struct event_window){12, 18}));
	KIT_TRUE(!event_log_covers(
	    &log, EVENT_SIGN_IN, (struct event_window){12, 21}));
	KIT_TRUE(!event_log_covers(
	    &log, EVENT_DIRECTORY_AUDIT, (struct event_window){12, 18}));
}

static void
keeps_each_once(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct event_log log = {0};
	const struct event events[] = {
	    {.type = EVENT_SIGN_IN, .id = SV_INIT("b"), .time = 2},
	    {.type = EVENT_SIGN_IN, .id = SV_INIT("a"), .time = 1},
	    {.type = EVENT_SIGN_IN, .id = SV_INIT("b"), .time = 2},
	    {.type = EVENT_EXCHANGE_AUDIT, .id = SV_INIT("b"), .time = 2},
	};

	(void)at;
	for (size_t i = 0; i < COUNT_OF(events); i++)
		event_log_add(&log, arena, &events[i]);
	event_log_seal(&log);
	KIT_INT(log.count, 3);
	KIT_TEXT(log.at[0].id, SV("a"));
	KIT_INT(log.covers[EVENT_SIGN_IN].coverage.reason,
	    COVERAGE_NOT_REQUESTED_REASON);
}

int
main(void)
{
	KIT_ROWS(rows, merges);
	kit_case("coverage", says_what_is_covered);
	kit_case("repeats", keeps_each_once);
	return kit_finish();
}
