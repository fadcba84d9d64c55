/*
 * fake_assertion.h - verifies client assertions as the token endpoint does.
 */
#ifndef TESTS_SUPPORT_FAKE_ASSERTION_H
#define TESTS_SUPPORT_FAKE_ASSERTION_H

#include "tests/support/fake_data.h"

/* A refusal: 0 is none, else the AADSTS number and its text. */
struct fake_refusal {
	int code;
	const char *text;
};

/*
 * fake_assertion_check(site, assertion, token_url, client_id):
 * Verify a client assertion against the registered certificates: PS256 (salt
 * as long as the digest) or RS256, named by x5t#S256 or x5t, for audience
 * ${token_url}, issued by and about ${client_id}, inside its time window.
 */
struct fake_refusal fake_assertion_check(const struct fake_site *site,
    const char *assertion, const char *token_url, const char *client_id);

#endif
