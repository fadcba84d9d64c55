/*
 * pages.h - a list read page by page to its end.
 */
#ifndef GRAPH_PAGES_H
#define GRAPH_PAGES_H

#include "graph/call.h"

struct pages_request {
	enum service service;
	enum answer_form form;
	strview url;        /* of the first page */
	strview body;       /* of Exchange; sent again for every page */
	const char *cmdlet; /* of Exchange */
	unsigned page_size; /* of Exchange */
	size_t most;        /* values after which it is cut; 0: no bound */
	struct tally *tally;
	bool is_batched; /* the first page is asked for with those of others */
};

struct pages_end {
	enum coverage_status status;
	enum coverage_reason reason;
	strview words; /* why; lent */
};

struct pages_handler {
	/* A page: the array, lent until the return. */
	void (*page)(void *cookie, const struct json *values);
	/* The list begins anew: forget what came. */
	void (*restart)(void *cookie);
	/* The last call.  Partial when pages came, but not all. */
	void (*end)(void *cookie, const struct pages_end *end);
};

/*
 * pages_start(session, request, arena, handler, cookie):
 * Read the list of ${request}; texts of it are copied.  Pages are read into
 * ${arena}, which ${handler} may reset while it has one.
 */
void pages_start(struct session *session, const struct pages_request *request,
    struct arena *arena, const struct pages_handler *handler, void *cookie);

#endif
