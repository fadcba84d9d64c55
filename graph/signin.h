/*
 * signin.h - access tokens, one for each service, asked for side by side and
 * renewed when they are about to end or are refused.
 */
#ifndef GRAPH_SIGNIN_H
#define GRAPH_SIGNIN_H

#include "auditor/model/coverage.h"
#include "auditor/net/http.h"
#include "graph/collect.h"
#include "graph/endpoints.h"
#include "graph/jwt.h"

/* The lane of requests to the login service; services have theirs. */
#define SIGNIN_LANE SERVICE_COUNT

struct signin; /* opaque */

/* What a caller gets: a token, or why there is none. */
struct signin_result {
	strview token;               /* empty: there is none */
	unsigned generation;         /* to be named in signin_refuse */
	enum coverage_reason reason; /* when there is none */
	const struct err *err;       /* likewise */
};

/*
 * signin_new(settings, http, signin, err):
 * Check the settings and the credential, and make a source of tokens, for
 * signin_free.  Nothing is asked yet.  Fail with ERR_CONFIG.  ${settings} and
 * ${http} outlive it.
 */
int signin_new(const struct collect_settings *settings, struct http *http,
    struct signin **signin, struct err *err) MUST_USE;
void signin_free(struct signin *signin);
void signin_drop(struct signin **signin);

/*
 * signin_foreign(signin):
 * Why nothing may be read: a token was for another tenant than the one
 * configured, or than another token.  NULL as long as all agree.  Once it is
 * there, the loop has been told to end.
 */
const struct err *signin_foreign(const struct signin *signin);

/* signin_tenant(signin): tid of the tokens; empty as long as there is none. */
strview signin_tenant(const struct signin *signin);

/* signin_claims(signin, service): of the last token, or NULL. */
const struct jwt_claims *signin_claims(
    const struct signin *signin, enum service service);

/* signin_error(signin): why the first refused service was; NULL: none was. */
const struct err *signin_error(const struct signin *signin);

/*
 * signin_get(signin, service, done, cookie):
 * Call ${done} with the token for ${service}: at once when it is there, else
 * when it has come or failed.
 */
void signin_get(struct signin *signin, enum service service,
    void (*done)(void *cookie, const struct signin_result *result),
    void *cookie);

/*
 * signin_refuse(signin, service, generation):
 * The service did not take the token of ${generation}: the next signin_get
 * asks for a new one, unless that has been done already.
 */
void signin_refuse(
    struct signin *signin, enum service service, unsigned generation);

#endif
