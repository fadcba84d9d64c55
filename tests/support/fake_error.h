/*
 * fake_error.h - refusals in the shape that each service gives them.
 */
#ifndef TESTS_SUPPORT_FAKE_ERROR_H
#define TESTS_SUPPORT_FAKE_ERROR_H

#include "tests/support/fake_reply.h"

/*
 * fake_error_graph(req, reply, status, code, message):
 * Answer as Microsoft Graph refuses.
 */
void fake_error_graph(const struct fake_request *req, struct fake_reply *reply,
    unsigned status, const char *code, const char *message);

/*
 * fake_error_exchange(reply, status, type, message):
 * Answer with the envelope of the Exchange admin interface; ${type} is the
 * .NET type of the inner exception.
 */
void fake_error_exchange(struct fake_reply *reply, unsigned status,
    const char *type, const char *message);

/* fake_error_exchange_nul(reply): 403 with a body of NUL bytes. */
void fake_error_exchange_nul(struct fake_reply *reply);

/* fake_error_exchange_401(reply): the answer to a missing or bad token. */
void fake_error_exchange_401(struct fake_reply *reply);

/*
 * fake_error_token(req, reply, status, error, code, message):
 * Answer as the token endpoint refuses; ${code} is the AADSTS number.
 */
void fake_error_token(const struct fake_request *req, struct fake_reply *reply,
    unsigned status, const char *error, int code, const char *message);

/*
 * fake_error_status(req, reply, status):
 * Answer HTTP ${status} in the shape of the request's service.
 */
void fake_error_status(
    const struct fake_request *req, struct fake_reply *reply, unsigned status);

#endif
