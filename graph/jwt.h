/*
 * jwt.h - the assertion an application signs, and the claims it is given.
 */
#ifndef GRAPH_JWT_H
#define GRAPH_JWT_H

#include <stdint.h>

#include "auditor/base/json.h"
#include "graph/keypair.h"

/* Entra documents five to ten minutes. */
#define JWT_LIFETIME INT64_C(600)

struct jwt_assertion {
	const struct keypair *keypair;
	bool use_rs256;       /* RS256 and x5t, not PS256 and x5t#S256 */
	const char *audience; /* the token address asked */
	const char *client_id;
	const char *id; /* never used before */
	int64_t now;    /* seconds */
};

/*
 * jwt_assert(assertion, buf, err):
 * Append the signed client assertion (RFC 7523) in compact form.
 * Source: Microsoft identity platform, "Application authentication
 * certificate credentials".
 */
int jwt_assert(const struct jwt_assertion *assertion, struct strbuf *buf,
    struct err *err) MUST_USE;

/* What an access token says of itself; borrowed from the arena. */
struct jwt_claims {
	strview tenant;           /* tid */
	strview client_id;        /* appid, or azp */
	strview object_id;        /* oid: of the principal in the tenant */
	strview person;           /* upn: who signed in; "" an application */
	strview scopes;           /* scp: names and blanks; of a person */
	const struct json *roles; /* array of names, or NULL */
	const struct json *wids;  /* array of role template ids, or NULL */
};

/*
 * jwt_read(token, arena, claims, err):
 * Read the payload of ${token}, without looking at the signature: it was
 * received over TLS from the issuer and is only read for diagnosis and to
 * compare the tenant.
 */
int jwt_read(strview token, struct arena *arena, struct jwt_claims *claims,
    struct err *err) MUST_USE;

/* jwt_holds(claims, permission): as role or as scope. */
bool jwt_holds(const struct jwt_claims *claims, const char *permission);

/* jwt_has(list, word): the array holds that text, letter case ignored. */
bool jwt_has(const struct json *list, const char *word);

#endif
