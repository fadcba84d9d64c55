/*
 * events_internal.h - the events of one type while they are read.
 */
#ifndef GRAPH_EVENTS_INTERNAL_H
#define GRAPH_EVENTS_INTERNAL_H

#include "graph/events.h"
#include "graph/pages.h"

/* Records of one search, documented most. */
#define EVENT_SEARCH_MOST 50000

/* Of the unified audit log: a piece of the time that is asked for. */
struct event_slice {
	struct event_window window;
	char id[37];     /* of the search; GUID */
	size_t begun_at; /* events before it */
	size_t rows;     /* that came, repeats among them */
	size_t found;    /* the same without repeats */
	size_t asked_at; /* found when it was asked the last time */
	size_t claimed;  /* how many there are, as the service says */
	bool is_broken;  /* the service ran out of time (ResultIndex -1) */
	unsigned tries;
	bool has[EVENT_SEARCH_MOST + 1]; /* rows by their ResultIndex */
};

struct event_reading {
	struct session *session;
	const struct event_source *source;
	struct event_window asked;
	struct event_window window; /* what was read of it */
	struct tally tally;
	struct arena *arena; /* of pages */
	struct event *at;    /* in the arena of the snapshot */
	size_t count;
	size_t cap;
	size_t malformed;
	bool is_unordered; /* not newest first */
	enum coverage_status status;
	enum coverage_reason reason;
	struct strbuf detail;
	struct event_slice slice;
};

/* event_reading_take(reading, values): the records of a page. */
void event_reading_take(
    struct event_reading *reading, const struct json *values);

/* event_reading_end(reading, status, reason, words): nothing more will come. */
void event_reading_end(struct event_reading *reading,
    enum coverage_status status, enum coverage_reason reason, strview words);

/* event_list_start(reading): from a list of Graph. */
void event_list_start(struct event_reading *reading);

/* event_search_start(reading): from the unified audit log. */
void event_search_start(struct event_reading *reading);

#endif
