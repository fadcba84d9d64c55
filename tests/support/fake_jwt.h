/*
 * fake_jwt.h - the fake tenant's own access tokens.
 */
#ifndef TESTS_SUPPORT_FAKE_JWT_H
#define TESTS_SUPPORT_FAKE_JWT_H

#include <cjson/cJSON.h>

#include "tests/support/fake_data.h"

#define FAKE_AUDIENCE_GRAPH    "https://graph.microsoft.com"
#define FAKE_AUDIENCE_EXCHANGE "https://outlook.office365.com"

/* Why a bearer token was not taken. */
enum fake_bearer {
	FAKE_BEARER_GOOD,
	FAKE_BEARER_MISSING,
	FAKE_BEARER_BROKEN,
	FAKE_BEARER_EXPIRED,
	FAKE_BEARER_AUDIENCE,
};

/*
 * fake_jwt_mint(site, app, audience, lifetime):
 * Return a signed token for ${app} (a member of tenant.json's apps); the
 * caller frees it.
 */
char *fake_jwt_mint(const struct fake_site *site, const cJSON *app,
    const char *audience, int lifetime);

/*
 * fake_jwt_check(authorization, audience, claims):
 * Check an Authorization header.  When it is good, store the token's claims
 * in ${claims}; the caller deletes them.
 */
enum fake_bearer fake_jwt_check(
    const char *authorization, const char *audience, cJSON **claims);

/* fake_jwt_has(claims, name, words): holds claim ${name} one of ${words}? */
bool fake_jwt_has(const cJSON *claims, const char *name, const char *words);

#endif
