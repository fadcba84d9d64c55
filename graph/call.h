/*
 * call.h - one page asked for, again and again if need be, until there is a
 * page or a reason why not.
 */
#ifndef GRAPH_CALL_H
#define GRAPH_CALL_H

#include "graph/answer.h"
#include "graph/session.h"

/* What a list has cost; becomes coverage. */
struct tally {
	unsigned requests;
	uint64_t bytes;
	int64_t first_ms; /* time_monotonic_ms of the first request */
	int64_t last_ms;  /* of the last answer */
	unsigned waits;   /* before asking again */
	uint64_t wait_ms; /* all of them */
	struct strbuf request_ids;
};

struct call_request {
	enum service service;
	enum answer_form form;
	strview url;
	strview body;         /* posted to Exchange */
	const char *cmdlet;   /* likewise; NULL for Graph */
	unsigned page_size;   /* asked of Exchange; 0: not */
	struct http_jar *jar; /* cookies of Exchange */
	bool is_batched;      /* asked of Graph together with others */
	struct tally *tally;
};

struct call_result {
	const struct json *page;     /* NULL: there is none */
	enum coverage_reason reason; /* why there is none */
	strview words;               /* the service's own; lent */
	bool is_expired_page;        /* the link was too old */
	bool is_gone; /* what was asked for by its id is not there */
	strview url;  /* that answered in the end; lent */
};

/*
 * call_start(session, request, arena, done, cookie):
 * Ask for ${request} and read the page into ${arena}.  ${done} is called once.
 * Everything ${request} points to outlives that.
 */
void call_start(struct session *session, const struct call_request *request,
    struct arena *arena,
    void (*done)(void *cookie, const struct call_result *result), void *cookie);

#endif
