/*
 * jwt.c - the assertion an application signs, and the claims it is given.
 */
#include "graph/jwt.h"

#include "auditor/base/codec.h"
#include "auditor/base/jsonw.h"
#include "auditor/base/limits.h"
#include "graph/form.h"

#include "auditor/base/banned.h"

static int
write_header(
    const struct jwt_assertion *assertion, struct strbuf *json, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf digest = {0};
	CLEANUP(strbuf_done) struct strbuf text = {0};
	struct jsonw w = {.out = json};
	bool use_rs256 = assertion->use_rs256;

	TRY(keypair_thumbprint(assertion->keypair, use_rs256, &digest, err));
	codec_base64url(&text, strbuf_view(&digest));
	jsonw_object(&w, NULL);
	jsonw_cstr(&w, "alg", use_rs256 ? "RS256" : "PS256");
	jsonw_cstr(&w, "typ", "JWT");
	jsonw_text(&w, use_rs256 ? "x5t" : "x5t#S256", strbuf_view(&text));
	jsonw_end(&w);
	return 0;
}

static void
write_claims(const struct jwt_assertion *assertion, struct strbuf *json)
{
	struct jsonw w = {.out = json};

	jsonw_object(&w, NULL);
	jsonw_cstr(&w, "aud", assertion->audience);
	jsonw_int(&w, "exp", assertion->now + JWT_LIFETIME);
	jsonw_int(&w, "iat", assertion->now);
	jsonw_cstr(&w, "iss", assertion->client_id);
	jsonw_cstr(&w, "jti", assertion->id);
	jsonw_int(&w, "nbf", assertion->now);
	jsonw_cstr(&w, "sub", assertion->client_id);
	jsonw_end(&w);
}

int
jwt_assert(
    const struct jwt_assertion *assertion, struct strbuf *buf, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf header = {0};
	CLEANUP(strbuf_done) struct strbuf claims = {0};
	CLEANUP(form_wipe) struct strbuf compact = {0};
	CLEANUP(form_wipe) struct strbuf signature = {0};

	TRY(write_header(assertion, &header, err));
	write_claims(assertion, &claims);
	/* Room from the start: growing would leave copies behind. */
	form_room(&compact, 2 * (header.len + claims.len));
	form_room(&signature, LIMIT_SECRET);
	codec_base64url(&compact, strbuf_view(&header));
	strbuf_add_char(&compact, '.');
	codec_base64url(&compact, strbuf_view(&claims));
	TRY(keypair_sign(assertion->keypair, assertion->use_rs256,
	    strbuf_view(&compact), &signature, err));
	strbuf_add(buf, strbuf_view(&compact));
	strbuf_add_char(buf, '.');
	codec_base64url(buf, strbuf_view(&signature));
	return 0;
}

static const struct json *
array_of(const struct json *payload, strview key)
{
	const struct json *value = json_get(payload, key);

	return json_is_type(value, JSON_ARRAY) ? value : NULL;
}

int
jwt_read(strview token, struct arena *arena, struct jwt_claims *claims,
    struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf bytes = {0};
	const struct json *payload;
	strview header;
	strview body;

	if (!sv_cut(&token, '.', &header) || !sv_cut(&token, '.', &body) ||
	    codec_base64url_decode(body, &bytes, NULL) != 0 ||
	    json_parse(strbuf_view(&bytes), JSON_WIRE, arena, &payload, NULL) !=
		0 ||
	    !json_is_type(payload, JSON_OBJECT))
		return err_set(
		    err, ERR_FORMAT, "the access token cannot be read");
	*claims = (struct jwt_claims){
	    .tenant = json_get_text(payload, SV("tid")),
	    .client_id = json_get_text(payload, SV("appid")),
	    .object_id = json_get_text(payload, SV("oid")),
	    .person = json_get_text(payload, SV("upn")),
	    .scopes = json_get_text(payload, SV("scp")),
	    .roles = array_of(payload, SV("roles")),
	    .wids = array_of(payload, SV("wids")),
	};
	if (claims->client_id.len == 0)
		claims->client_id = json_get_text(payload, SV("azp"));
	return 0;
}

bool
jwt_has(const struct json *list, const char *word)
{
	for (size_t i = 0; list != NULL && i < list->count; i++) {
		if (sv_eq_fold(json_text(&list->items[i]), sv_from(word)))
			return true;
	}
	return false;
}

bool
jwt_holds(const struct jwt_claims *claims, const char *permission)
{
	strview rest = claims->scopes;
	strview scope;

	while (sv_cut(&rest, ' ', &scope)) {
		if (sv_eq_fold(scope, sv_from(permission)))
			return true;
	}
	return jwt_has(claims->roles, permission);
}
