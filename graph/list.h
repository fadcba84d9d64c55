/*
 * list.h - one row of the endpoints: its pages, and the objects in them.
 */
#ifndef GRAPH_LIST_H
#define GRAPH_LIST_H

#include "graph/pages.h"

struct list {
	struct session *session;
	const struct endpoint *endpoint;
	struct tally tally;
	struct object *objects; /* in the arena of the snapshot */
	size_t count;
	size_t cap;
	size_t malformed;  /* values that are no objects */
	size_t unexpanded; /* objects without the member asked for */
	bool is_ended;
	enum coverage_status status; /* when ended */
	enum coverage_reason reason;
	struct strbuf detail;
	/* A page came, or the list ended. */
	void (*changed)(void *cookie, struct list *list);
	void *cookie;
	/* Below: while it is read. */
	struct arena *arena;     /* of pages */
	const struct json **cut; /* objects whose expanded member is cut */
	size_t cut_count;
	size_t cut_cap;
	size_t cut_left; /* being read in whole */
};

/*
 * list_start(list):
 * Begin to read; ${list} is zero but for session, endpoint, changed and
 * cookie.  ${changed} is called until is_ended is set, at the latest when the
 * loop of the session ends.
 */
void list_start(struct list *list);
void list_done(struct list *list);

/* list_add(list, raw): normalise ${raw} and keep it. */
void list_add(struct list *list, const struct json *raw);

/*
 * list_lower(list, reason, words):
 * Make a complete ${list} partial; a reason it has already stays.
 */
void list_lower(struct list *list, enum coverage_reason reason, strview words);

/* list_end(list): nothing more will come. */
void list_end(struct list *list);

#endif
