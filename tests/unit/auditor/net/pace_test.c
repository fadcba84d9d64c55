/*
 * pace_test.c - no more than so many beginnings within any stretch of time.
 */
#include "auditor/net/pace.h"

#include "tests/support/kit_rows.h"

struct row {
	const char *name;
	struct pace pace;
	int64_t asked_ms[8]; /* 0 ends */
	int64_t wait_ms[8];  /* before each; it begins then */
};

static const struct row rows[] = {
    {"no bound", {0, 0}, {1, 1, 1}, {0, 0, 0}},
    {"one a second", {1, 1000}, {1000, 1000, 2500, 4000}, {0, 1000, 500, 0}},
    {"two in ten seconds", {2, 10000}, {1, 2, 3, 10003}, {0, 0, 9998, 0}},
    {"a burst at the end of a window counts in the next", {3, 100},
	{1, 99, 100, 101, 199}, {0, 0, 0, 0, 0}},
    {"and holds back", {2, 100}, {99, 100, 101}, {0, 0, 98}},
};

static void
is_held(const void *at)
{
	const struct row *row = at;
	struct pace_window window;

	pace_begin(&window, &row->pace);
	for (size_t i = 0; i < 8 && row->asked_ms[i] != 0; i++) {
		int64_t wait = pace_wait_ms(&window, row->asked_ms[i]);
		KIT_INT(wait, row->wait_ms[i]);
		pace_take(&window, row->asked_ms[i] + wait);
	}
	pace_end(&window);
}

/* Whatever is asked, no window holds more than it may. */
static void
no_window_is_too_full(const void *at)
{
	const struct pace pace = {.count = 5, .window_ms = 100};
	struct pace_window window;
	int64_t began[400];
	int64_t now = 1;

	(void)at;
	pace_begin(&window, &pace);
	for (size_t i = 0; i < COUNT_OF(began); i++) {
		now += (int64_t)(i * 7 % 13);
		now += pace_wait_ms(&window, now);
		pace_take(&window, now);
		began[i] = now;
		if (i >= pace.count)
			KIT_TRUE(now - began[i - pace.count] >=
				 (int64_t)pace.window_ms);
	}
	pace_end(&window);
}

int
main(void)
{
	KIT_ROWS(rows, is_held);
	kit_case("no window is too full", no_window_is_too_full);
	return kit_finish();
}
