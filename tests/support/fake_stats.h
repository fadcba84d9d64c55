/*
 * fake_stats.h - what the server counted.
 */
#ifndef TESTS_SUPPORT_FAKE_STATS_H
#define TESTS_SUPPORT_FAKE_STATS_H

#include <cjson/cJSON.h>

/* fake_stats_connection(change): a connection opened (1) or closed (-1). */
void fake_stats_connection(int change);

/* fake_stats_begin(): a request is being answered. */
void fake_stats_begin(void);

/* fake_stats_end(label, status): it was, with ${status} (0: not at all). */
void fake_stats_end(const char *label, unsigned status);

/* fake_stats_item(label, status): one inside a batch was answered. */
void fake_stats_item(const char *label, unsigned status);

/* fake_stats_reset(): count from nothing; open connections stay open. */
void fake_stats_reset(void);

/* fake_stats_report(): the counters as an object; the caller deletes it. */
cJSON *fake_stats_report(void);

#endif
