/*
 * pace.c - no more than so many beginnings within any stretch of time.
 */
#include "auditor/net/pace.h"

#include "auditor/base/mem.h"

#include "auditor/base/banned.h"

void
pace_begin(struct pace_window *window, const struct pace *pace)
{
	*window = (struct pace_window){.pace = *pace};
	if (pace->count > 0)
		window->began_ms =
		    mem_new(pace->count, sizeof(*window->began_ms));
}

void
pace_end(struct pace_window *window)
{
	mem_free(window->began_ms);
	*window = (struct pace_window){0};
}

int64_t
pace_wait_ms(const struct pace_window *window, int64_t now_ms)
{
	if (window->pace.count == 0)
		return 0;
	int64_t oldest_ms = window->began_ms[window->next];
	int64_t free_ms = oldest_ms + window->pace.window_ms;
	if (oldest_ms == 0 || free_ms <= now_ms)
		return 0;
	return free_ms - now_ms;
}

void
pace_take(struct pace_window *window, int64_t now_ms)
{
	if (window->pace.count == 0)
		return;
	window->began_ms[window->next] = now_ms;
	window->next = (window->next + 1) % window->pace.count;
}
