/*
 * answer.h - what an answer of Graph or Exchange means for a list.
 *
 * Whatever is not plainly a page of a list is not taken for one.
 */
#ifndef GRAPH_ANSWER_H
#define GRAPH_ANSWER_H

#include "auditor/base/arena.h"
#include "auditor/base/json.h"
#include "auditor/base/strbuf.h"
#include "auditor/model/coverage.h"
#include "auditor/net/http.h"
#include "graph/endpoints.h"

enum answer_action {
	ANSWER_PAGE,         /* what was asked for */
	ANSWER_RETRY,        /* may be better next time */
	ANSWER_RENEW,        /* the token was not taken */
	ANSWER_REDIRECT,     /* asked to go to another address */
	ANSWER_EXPIRED_PAGE, /* the link to this page is no longer good */
	ANSWER_REFUSED,      /* will be the same next time */
};

struct answer {
	enum answer_action action;
	enum coverage_reason reason; /* if it stays so; NONE for a page */
	bool is_garbled;             /* not what it says it is: a body without
	                              * encoding may be whole */
	const struct json *page;     /* of ANSWER_PAGE; in the arena */
	bool is_gone;                /* nothing has that address or identity */
	strview location;    /* of ANSWER_REDIRECT; of the http answer */
	struct strbuf words; /* the service's own, one line */
};

void answer_done(struct answer *answer);

/* What was asked for. */
enum answer_form {
	ANSWER_LIST,   /* an object with an array "value" */
	ANSWER_SINGLE, /* an object; it becomes the page of a list of one */
};

/*
 * answer_read(service, form, from, arena, answer):
 * Judge ${from}; ${answer} is for answer_done.  Sources: Graph error
 * reference, and the errors of InvokeCommand as observed (a refusal may be a
 * run of NUL bytes, a throttle plain text, an error part of a status 200).
 */
void answer_read(enum service service, enum answer_form form,
    const struct http_answer *from, struct arena *arena, struct answer *answer);

/*
 * answer_judge(service, form, from, body, arena, answer):
 * The same for a ${body} that has been read already: ${from} has status and
 * headers only.
 */
void answer_judge(enum service service, enum answer_form form,
    const struct http_answer *from, const struct json *body,
    struct arena *arena, struct answer *answer);

#endif
