/*
 * event_log.c - events, and for which times they are all there.
 */
#include "auditor/model/event_log.h"

#include <stdlib.h>
#include <string.h>

#include "auditor/base/banned.h"

void
event_log_add(
    struct event_log *log, struct arena *arena, const struct event *event)
{
	log->at =
	    arena_grow(arena, log->at, log->count, &log->cap, sizeof(*log->at));
	log->at[log->count++] = *event;
}

void
event_log_cover(struct event_log *log, struct arena *arena,
    enum event_type type, const struct event_cover *cover)
{
	struct event_cover *to = &log->covers[type];

	*to = *cover;
	to->coverage.detail = arena_dup(arena, cover->coverage.detail);
	to->coverage.request_ids =
	    arena_dup(arena, cover->coverage.request_ids);
	event_log_widen(log, arena, type, cover->window);
}

/* Put ${window} in order; what it touches becomes part of it. */
void
event_log_widen(struct event_log *log, struct arena *arena,
    enum event_type type, struct event_window window)
{
	size_t count = log->window_count[type];
	size_t first = 0;

	if (window.from >= window.to)
		return;
	struct event_window *at = arena_grow(arena, log->windows[type], count,
	    &log->window_cap[type], sizeof(*at));
	while (first < count && at[first].to < window.from)
		first++;
	size_t behind = first;
	for (; behind < count && at[behind].from <= window.to; behind++) {
		if (at[behind].from < window.from)
			window.from = at[behind].from;
		if (at[behind].to > window.to)
			window.to = at[behind].to;
	}
	memmove(&at[first + 1], &at[behind], (count - behind) * sizeof(*at));
	at[first] = window;
	log->windows[type] = at;
	log->window_count[type] = count - (behind - first) + 1;
}

static int
compare(const void *a, const void *b)
{
	return event_compare(a, b);
}

void
event_log_seal(struct event_log *log)
{
	size_t kept = 0;

	if (log->count > 0)
		qsort(log->at, log->count, sizeof(*log->at), compare);
	for (size_t i = 0; i < log->count; i++) {
		if (kept == 0 ||
		    event_compare(&log->at[kept - 1], &log->at[i]) != 0)
			log->at[kept++] = log->at[i];
	}
	log->count = kept;
	for (size_t i = 0; i < EVENT_TYPE_COUNT; i++) {
		struct coverage *coverage = &log->covers[i].coverage;
		if (coverage->status == COVERAGE_NOT_COLLECTED &&
		    coverage->reason == COVERAGE_NONE_REASON)
			coverage->reason = COVERAGE_NOT_REQUESTED_REASON;
	}
}

bool
event_log_covers(const struct event_log *log, enum event_type type,
    struct event_window window)
{
	for (size_t i = 0; i < log->window_count[type]; i++) {
		if (log->windows[type][i].from <= window.from &&
		    window.to <= log->windows[type][i].to)
			return true;
	}
	return false;
}

int64_t
event_log_end(const struct event_log *log, enum event_type type)
{
	size_t count = log->window_count[type];

	return count > 0 ? log->windows[type][count - 1].to : 0;
}
