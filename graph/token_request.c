/*
 * token_request.c - what is posted to get a token.
 */
#include "graph/token_request.h"

#include "auditor/base/limits.h"
#include "graph/form.h"
#include "graph/guid.h"
#include "graph/jwt.h"

#include "auditor/base/banned.h"

#define ASSERTION_TYPE "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

static int
add_assertion(
    const struct token_request *request, struct strbuf *body, struct err *err)
{
	CLEANUP(form_wipe) struct strbuf jwt = {0};
	char id[GUID_SIZE];
	const struct jwt_assertion assertion = {
	    .keypair = request->keypair,
	    .use_rs256 = request->credential->use_rs256,
	    .audience = request->url,
	    .client_id = request->client_id,
	    .id = guid_make(id),
	    .now = request->now,
	};

	TRY(jwt_assert(&assertion, &jwt, err));
	form_add(body, "client_assertion_type", SV(ASSERTION_TYPE));
	form_add(body, "client_assertion", strbuf_view(&jwt));
	return 0;
}

int
token_request_write(
    const struct token_request *request, struct strbuf *body, struct err *err)
{
	strview secret = secret_view(&request->credential->secret);

	/* Encoding makes at most three bytes of one. */
	form_room(body, 4 * KIB + 3 * secret.len);
	form_add(body, "grant_type", SV("client_credentials"));
	form_add(body, "client_id", sv_from(request->client_id));
	form_add(body, "scope", sv_from(request->scope));
	if (request->keypair != NULL)
		return add_assertion(request, body, err);
	form_add(body, "client_secret", secret);
	return 0;
}
