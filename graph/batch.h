/*
 * batch.h - questions to Microsoft Graph that travel in one request.
 *
 * What is asked in one turn of the loop goes out together, at most BATCH_MAX
 * at a time; a single one goes out as it is.  Each is answered, throttled or
 * refused on its own, and in any order.  Source: Microsoft Graph, "Combine
 * multiple HTTP requests using JSON batching".
 */
#ifndef GRAPH_BATCH_H
#define GRAPH_BATCH_H

#include "auditor/base/json.h"
#include "auditor/net/http.h"

#define BATCH_MAX 20

struct batch;   /* opaque */
struct session; /* session.h */

/* An answer to one question; lent. */
struct batch_answer {
	const struct http_answer *from;
	const struct json *body; /* NULL: that of ${from}, not read yet */
	size_t bytes;            /* its share of what came */
};

struct batch_question {
	strview url; /* below the address of Graph */
	/* It is alone: its owner asks. */
	void (*alone)(void *cookie);
	/* The answer; once. */
	void (*done)(void *cookie, const struct batch_answer *answer);
	void *cookie;
};

/* batch_new(session): nothing is asked yet, for batch_free. */
struct batch *batch_new(struct session *session) MUST_USE;
/* batch_free(batch): after the loop; who still waits hears nothing. */
void batch_free(struct batch *batch);

/*
 * batch_ask(batch, question):
 * Ask it in the next turn of the loop; one of alone and done is called then.
 * ${question} is copied.
 */
void batch_ask(struct batch *batch, const struct batch_question *question);

#endif
