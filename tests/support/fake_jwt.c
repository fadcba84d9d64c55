/*
 * fake_jwt - the fake tenant's own access tokens, signed with a key that
 * lives as long as the process.
 */
#include "tests/support/fake_jwt.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <pthread.h>

#include "tests/support/fake_json.h"
#include "tests/support/fake_text.h"
#include "tests/support/fake_util.h"

static unsigned char key[32];
static pthread_once_t key_once = PTHREAD_ONCE_INIT;

static void
make_key(void)
{
	if (RAND_bytes(key, sizeof(key)) != 1)
		abort();
}

static char *
sign(const char *data, size_t len)
{
	unsigned char mac[EVP_MAX_MD_SIZE];
	unsigned mac_len = 0;

	pthread_once(&key_once, make_key);
	if (HMAC(EVP_sha256(), key, sizeof(key), (const unsigned char *)data,
		len, mac, &mac_len) == NULL)
		abort();
	return fake_base64url(mac, mac_len);
}

static void
add_array(cJSON *claims, const char *name, const cJSON *values)
{
	if (cJSON_GetArraySize(values) > 0)
		cJSON_AddItemToObject(claims, name, cJSON_Duplicate(values, 1));
}

static cJSON *
make_claims(const struct fake_site *site, const cJSON *app,
    const char *audience, int lifetime)
{
	FAKE_CLEANUP(fake_text_done) struct fake_text issuer = {0};
	const char *tid = fake_json_text(site->tenant, "tokenTid");
	const char *kind =
	    strcmp(audience, FAKE_AUDIENCE_GRAPH) == 0 ? "graph" : "exchange";
	const cJSON *grants = fake_json_get(app, kind);
	const char *object_id = fake_json_text(app, "servicePrincipalId");
	double now = (double)fake_now();
	cJSON *claims = cJSON_CreateObject();

	if (tid == NULL)
		tid = fake_data_tenant_id(site);
	fake_text_printf(&issuer, "https://sts.windows.net/%s/", tid);
	cJSON_AddStringToObject(claims, "aud", audience);
	cJSON_AddStringToObject(claims, "iss", issuer.data);
	cJSON_AddNumberToObject(claims, "iat", now);
	cJSON_AddNumberToObject(claims, "nbf", now);
	cJSON_AddNumberToObject(claims, "exp", now + lifetime);
	cJSON_AddStringToObject(
	    claims, "appid", fake_json_text(app, "clientId"));
	cJSON_AddStringToObject(claims, "idtyp", "app");
	if (object_id != NULL)
		cJSON_AddStringToObject(claims, "oid", object_id);
	add_array(claims, "roles", fake_json_get(grants, "roles"));
	cJSON_AddStringToObject(claims, "tid", tid);
	add_array(claims, "wids", fake_json_get(app, "wids"));
	cJSON_AddStringToObject(claims, "ver", "1.0");
	return claims;
}

static void
add_part(struct fake_text *token, cJSON *part)
{
	char *text = cJSON_PrintUnformatted(part);

	if (text == NULL)
		abort();
	char *encoded = fake_base64url(text, strlen(text));
	fake_text_puts(token, encoded);
	free(encoded);
	cJSON_free(text);
	cJSON_Delete(part);
}

char *
fake_jwt_mint(const struct fake_site *site, const cJSON *app,
    const char *audience, int lifetime)
{
	struct fake_text token = {0};
	cJSON *header = cJSON_CreateObject();

	cJSON_AddStringToObject(header, "typ", "JWT");
	cJSON_AddStringToObject(header, "alg", "HS256");
	add_part(&token, header);
	fake_text_puts(&token, ".");
	add_part(&token, make_claims(site, app, audience, lifetime));
	char *signature = sign(token.data, token.len);
	fake_text_puts(&token, ".");
	fake_text_puts(&token, signature);
	free(signature);
	return token.data;
}

/* The claims of a token that we signed, or NULL. */
static cJSON *
open_token(const char *token)
{
	FAKE_CLEANUP(fake_text_done) struct fake_text payload = {0};
	const char *first = strchr(token, '.');
	const char *last = strrchr(token, '.');

	if (first == NULL || last == first)
		return NULL;
	char *expected = sign(token, (size_t)(last - token));
	size_t len = strlen(expected);
	bool same = strlen(last + 1) == len &&
		    CRYPTO_memcmp(last + 1, expected, len) == 0;
	free(expected);
	if (!same)
		return NULL;
	if (!fake_base64url_decode(
		first + 1, (size_t)(last - first - 1), &payload) ||
	    payload.len == 0)
		return NULL;
	return cJSON_ParseWithLength(payload.data, payload.len);
}

enum fake_bearer
fake_jwt_check(const char *authorization, const char *audience, cJSON **claims)
{
	if (strncasecmp(authorization, "Bearer ", 7) != 0 ||
	    authorization[7] == '\0')
		return FAKE_BEARER_MISSING;
	cJSON *opened = open_token(authorization + 7);
	if (opened == NULL)
		return FAKE_BEARER_BROKEN;

	enum fake_bearer state = FAKE_BEARER_GOOD;
	const char *aud = fake_json_text(opened, "aud");
	if (aud == NULL || strcmp(aud, audience) != 0)
		state = FAKE_BEARER_AUDIENCE;
	else if (fake_json_number(opened, "exp", 0) <= (double)fake_now())
		state = FAKE_BEARER_EXPIRED;
	if (state != FAKE_BEARER_GOOD) {
		cJSON_Delete(opened);
		return state;
	}
	*claims = opened;
	return FAKE_BEARER_GOOD;
}

bool
fake_jwt_has(const cJSON *claims, const char *name, const char *words)
{
	const cJSON *value;

	cJSON_ArrayForEach(value, fake_json_get(claims, name))
	{
		if (cJSON_IsString(value) &&
		    fake_has_word(words, value->valuestring))
			return true;
	}
	return false;
}
