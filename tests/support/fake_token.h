/*
 * fake_token.h - the token endpoint: POST /{tenant}/oauth2/v2.0/token.
 */
#ifndef TESTS_SUPPORT_FAKE_TOKEN_H
#define TESTS_SUPPORT_FAKE_TOKEN_H

#include "tests/support/fake_data.h"
#include "tests/support/fake_reply.h"

/* fake_token_handle(site, req, reply): answer a request for a token. */
void fake_token_handle(const struct fake_site *site,
    const struct fake_request *req, struct fake_reply *reply);

#endif
