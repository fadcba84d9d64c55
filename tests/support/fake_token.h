/*
 * fake_token.h - the token endpoint, and what else gives tokens.
 */
#ifndef TESTS_SUPPORT_FAKE_TOKEN_H
#define TESTS_SUPPORT_FAKE_TOKEN_H

#include "tests/support/fake_assertion.h"
#include "tests/support/fake_data.h"
#include "tests/support/fake_reply.h"

/* fake_token_handle(site, req, reply): answer a request for a token. */
void fake_token_handle(const struct fake_site *site,
    const struct fake_request *req, struct fake_reply *reply);

/* fake_token_managed(site, req, reply): a managed identity's endpoints. */
void fake_token_managed(const struct fake_site *site,
    const struct fake_request *req, struct fake_reply *reply);

/* fake_token_device_start(req, app, reply): give a device code. */
void fake_token_device_start(
    const struct fake_request *req, const cJSON *app, struct fake_reply *reply);

/* fake_token_device_poll(...): the person has signed in; else answers. */
bool fake_token_device_poll(const struct fake_request *req, const cJSON *app,
    const char *device_code, struct fake_reply *reply);

/* fake_token_device_refresh(...): ${token} is ours; else answers. */
bool fake_token_device_refresh(const struct fake_request *req,
    const char *token, struct fake_reply *reply);

/* fake_token_device_refresh_token(): the one that is given. */
const char *fake_token_device_refresh_token(void);

/*
 * fake_token_federated(site, app, assertion, refusal):
 * Is ${assertion} of an issuer that ${app} trusts?  Then judge it.
 */
bool fake_token_federated(const struct fake_site *site, const cJSON *app,
    const char *assertion, struct fake_refusal *refusal);

#endif
