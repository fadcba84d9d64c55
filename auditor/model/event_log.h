/*
 * event_log.h - events, and for which times they are all there.
 */
#ifndef AUDITOR_MODEL_EVENT_LOG_H
#define AUDITOR_MODEL_EVENT_LOG_H

#include "auditor/model/coverage.h"
#include "auditor/model/event.h"

/* From ${from} up to, not with, ${to}; seconds. */
struct event_window {
	int64_t from;
	int64_t to;
};

/* What one run read of one type. */
struct event_cover {
	struct coverage coverage; /* complete: all that was asked for */
	/* Within it every record there was has been read; empty when from is
	 * to.  When reading was cut, it is less than what was asked for. */
	struct event_window window;
};

/* {0} is an empty log of which nothing was asked, once it is sealed. */
struct event_log {
	struct event *at; /* sorted by time, type and id once sealed */
	size_t count;
	size_t cap;
	struct event_cover covers[EVENT_TYPE_COUNT]; /* of the last run */
	/* Of all runs, merged: apart from each other, oldest first. */
	struct event_window *windows[EVENT_TYPE_COUNT];
	size_t window_count[EVENT_TYPE_COUNT];
	size_t window_cap[EVENT_TYPE_COUNT];
};

/* event_log_add(log, arena, event): the texts are borrowed. */
void event_log_add(
    struct event_log *log, struct arena *arena, const struct event *event);

/*
 * event_log_cover(log, arena, type, cover):
 * What the last run read of ${type}; texts are copied, the window is merged.
 */
void event_log_cover(struct event_log *log, struct arena *arena,
    enum event_type type, const struct event_cover *cover);

/* event_log_widen(log, arena, type, window): another time that was read. */
void event_log_widen(struct event_log *log, struct arena *arena,
    enum event_type type, struct event_window window);

/* event_log_seal(log): sort; of records with the same id one stays. */
void event_log_seal(struct event_log *log);

/* event_log_covers(log, type, window): all of ${window} was read. */
bool event_log_covers(const struct event_log *log, enum event_type type,
    struct event_window window);

/* event_log_end(log, type): the end of the last window, 0 when there is none.
 */
int64_t event_log_end(const struct event_log *log, enum event_type type);

#endif
