/*
 * token.h - what the token endpoint answered.
 */
#ifndef GRAPH_TOKEN_H
#define GRAPH_TOKEN_H

#include "auditor/model/coverage.h"
#include "auditor/net/http.h"
#include "graph/jwt.h"

struct token_answer {
	strview token;       /* in the arena */
	int64_t lifetime_ms; /* expires_in */
	struct jwt_claims claims;
};

enum token_verdict {
	TOKEN_GOOD,
	TOKEN_PASSING, /* a fault that may pass: ask again */
	TOKEN_REFUSED, /* asking again will not help */
};

/*
 * token_read(answer, now, arena, token, reason, err):
 * Judge ${answer}, received at ${now} (seconds).  For TOKEN_GOOD fill
 * ${token}; else fill ${err}, and ${reason} for the lists that go without.
 */
enum token_verdict token_read(const struct http_answer *answer, int64_t now,
    struct arena *arena, struct token_answer *token,
    enum coverage_reason *reason, struct err *err);

#endif
