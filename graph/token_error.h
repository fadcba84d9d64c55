/*
 * token_error.h - what a refusal of the token endpoint means.
 *
 * Microsoft says that numbers and texts may change: they only choose the words
 * that are shown, and which refusals are worth asking again.
 */
#ifndef GRAPH_TOKEN_ERROR_H
#define GRAPH_TOKEN_ERROR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "auditor/base/err.h"
#include "auditor/base/json.h"

struct token_error {
	unsigned code;    /* of AADSTSnnnnn */
	bool is_passing;  /* asking again may help */
	const char *text; /* what it means here */
	const char *hint; /* what to do, or NULL */
};

/* token_errors(count): the table, sorted by code. */
const struct token_error *token_errors(size_t *count);

/* token_error_find(code): the row, or NULL. */
const struct token_error *token_error_find(unsigned code);

/*
 * token_error_code(body):
 * The number in the refusal ${body}: of error_codes, else of the description;
 * 0 if there is none.
 */
unsigned token_error_code(const struct json *body);

/*
 * token_error_explain(body, skew, err):
 * Fill ${err} with ERR_AUTH: what the refusal means, and the service's own
 * words.  ${skew} is by how many seconds this host's clock is ahead of the
 * service's.  Return -1.
 */
int token_error_explain(const struct json *body, int64_t skew, struct err *err);

#endif
