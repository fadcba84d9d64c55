/*
 * token_request.h - what is posted to get a token.
 */
#ifndef GRAPH_TOKEN_REQUEST_H
#define GRAPH_TOKEN_REQUEST_H

#include <stdint.h>

#include "auditor/base/strbuf.h"
#include "graph/keypair.h"

struct token_request {
	const struct credential *credential;
	const struct keypair *keypair; /* NULL: the secret of the credential */
	const char *url;               /* where it is posted to */
	const char *client_id;
	const char *scope; /* of one service: two are refused */
	int64_t now;       /* seconds */
};

/*
 * token_request_write(request, body, err):
 * Fill the empty ${body} with the form of the OAuth 2.0 client credentials
 * flow (RFC 6749 section 4.4, RFC 7523 section 2.2).  It holds a secret: end
 * it with form_wipe.
 */
int token_request_write(const struct token_request *request,
    struct strbuf *body, struct err *err) MUST_USE;

#endif
