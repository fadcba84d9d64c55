/*
 * token.h - what the token endpoint answered.
 */
#ifndef GRAPH_TOKEN_H
#define GRAPH_TOKEN_H

#include "auditor/model/coverage.h"
#include "auditor/net/http.h"
#include "graph/jwt.h"
#include "graph/token_body.h"

struct token_answer {
	struct secret token;
	int64_t lifetime_ms;      /* expires_in, or until expires_on */
	struct jwt_claims claims; /* in the arena */
};

void token_answer_done(struct token_answer *token);

enum token_verdict {
	TOKEN_GOOD,
	TOKEN_WAITING, /* not yet, and no fault: ask again later */
	TOKEN_PASSING, /* a fault that may pass: ask again */
	TOKEN_REFUSED, /* asking again will not help */
};

/*
 * token_read(answer, now, arena, token, reason, err):
 * Judge ${answer}, received at ${now} (seconds).  For TOKEN_GOOD fill
 * ${token}, for token_answer_done; else fill ${err}, and ${reason} for the
 * lists that go without.
 */
enum token_verdict token_read(const struct http_answer *answer, int64_t now,
    struct arena *arena, struct token_answer *token,
    enum coverage_reason *reason, struct err *err);

/*
 * token_judge(answer, body, now, arena, token, reason, err):
 * The same for a ${body} that has been read already; its access token is taken.
 */
enum token_verdict token_judge(const struct http_answer *answer,
    struct token_body *body, int64_t now, struct arena *arena,
    struct token_answer *token, enum coverage_reason *reason, struct err *err);

#endif
