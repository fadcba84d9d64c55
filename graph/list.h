/*
 * list.h - one row of the endpoints: its pages, and the objects in them.
 */
#ifndef GRAPH_LIST_H
#define GRAPH_LIST_H

#include "graph/compact.h"
#include "graph/pages.h"

struct list {
	struct session *session;
	const struct endpoint *endpoint;
	struct tally tally;
	struct object *objects; /* what they hold is the snapshot's */
	size_t count;
	size_t cap;
	struct compact_names names;
	size_t malformed;  /* values that are no objects */
	size_t unexpanded; /* objects without the member asked for */
	bool is_ended;
	enum coverage_status status; /* when ended */
	enum coverage_reason reason;
	struct strbuf detail;
	bool is_started;
	/* A page came, or the list ended. */
	void (*changed)(void *cookie, struct list *list);
	void *cookie;
	/* Below: while it is read. */
	struct arena *arena;     /* of the page at hand */
	struct arena *keep;      /* of what outlives its page */
	struct arena *scratch;   /* of the object at hand */
	const struct json **cut; /* objects whose expanded member is cut */
	size_t cut_count;
	size_t cut_cap;
	size_t cut_left;   /* being read in whole */
	size_t parts_left; /* of a list that is asked for by ids */
	size_t parts_read;
};

/*
 * list_start(list):
 * Begin to read; ${list} is zero but for session, endpoint, changed and
 * cookie.  ${changed} is called until is_ended is set, at the latest when the
 * loop of the session ends.
 */
void list_start(struct list *list);
void list_done(struct list *list);

/* list_add(list, raw): normalise ${raw} and keep it, unless it is dropped. */
void list_add(struct list *list, const struct json *raw);

/* list_is_dropped(list, raw): no object of this list. */
bool list_is_dropped(const struct list *list, const struct json *raw);

/*
 * list_lower(list, reason, words):
 * Make a complete ${list} partial; a reason it has already stays.
 */
void list_lower(struct list *list, enum coverage_reason reason, strview words);

/* list_end(list): nothing more will come. */
void list_end(struct list *list);

#endif
