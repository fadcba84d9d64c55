/*
 * token_body.h - an answer of the login service, its secrets taken out.
 *
 * What a reader of JSON copies is not wiped: it never gets to see them.
 */
#ifndef GRAPH_TOKEN_BODY_H
#define GRAPH_TOKEN_BODY_H

#include "auditor/base/json.h"
#include "auditor/base/secret.h"

struct token_body {
	struct secret access;    /* access_token; empty: there is none */
	struct secret refresh;   /* refresh_token; likewise */
	struct secret code;      /* device_code; likewise */
	const struct json *json; /* the rest, in the arena; NULL: no JSON */
};

/*
 * token_body_read(bytes, arena, body):
 * Move the secrets of ${bytes} into ${body}, for token_body_done, and read what
 * is left, in which they are empty, into ${arena}.
 */
void token_body_read(
    strview bytes, struct arena *arena, struct token_body *body);
void token_body_done(struct token_body *body);

#endif
