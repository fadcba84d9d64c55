/*
 * pace.h - no more than so many beginnings within any stretch of time.
 */
#ifndef AUDITOR_NET_PACE_H
#define AUDITOR_NET_PACE_H

#include <stddef.h>
#include <stdint.h>

/* Most beginnings within any ${window_ms}; zero: no bound. */
struct pace {
	unsigned count;
	unsigned window_ms;
};

/* The last beginnings under a pace. */
struct pace_window {
	struct pace pace;
	int64_t *began_ms; /* ring of pace.count times, 0: none yet */
	size_t next;       /* the oldest */
};

/* pace_begin(window, pace): nothing has begun yet; for pace_end. */
void pace_begin(struct pace_window *window, const struct pace *pace);
void pace_end(struct pace_window *window);

/* pace_wait_ms(window, now_ms): until one more may begin; 0: now. */
int64_t pace_wait_ms(const struct pace_window *window, int64_t now_ms);

/* pace_take(window, now_ms): one more begins at ${now_ms}. */
void pace_take(struct pace_window *window, int64_t now_ms);

#endif
