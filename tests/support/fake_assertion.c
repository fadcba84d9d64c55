/*
 * fake_assertion - verifies client assertions as the token endpoint does.
 */
#include "tests/support/fake_assertion.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include "tests/support/fake_json.h"
#include "tests/support/fake_text.h"
#include "tests/support/fake_util.h"

#define SKEW_SECONDS 5

static const struct fake_refusal good = {0};
static const struct fake_refusal malformed = {
    50027, "JWT token is invalid or malformed."};

/* The three parts of a compact JWS. */
struct parts {
	cJSON *header;
	cJSON *claims;
	struct fake_text signature;
	size_t signed_len;
};

static void
parts_done(struct parts *parts)
{
	cJSON_Delete(parts->header);
	cJSON_Delete(parts->claims);
	fake_text_done(&parts->signature);
}

static cJSON *
decode_json(const char *text, size_t len)
{
	FAKE_CLEANUP(fake_text_done) struct fake_text bytes = {0};

	if (!fake_base64url_decode(text, len, &bytes) || bytes.len == 0)
		return NULL;
	cJSON *json = cJSON_ParseWithOpts(bytes.data, NULL, 1);
	if (json != NULL && cJSON_IsObject(json))
		return json;
	cJSON_Delete(json);
	return NULL;
}

static bool
split(const char *assertion, struct parts *parts)
{
	const char *first = strchr(assertion, '.');
	const char *last = strrchr(assertion, '.');

	if (first == NULL || first == last)
		return false;
	if (memchr(first + 1, '.', (size_t)(last - first - 1)) != NULL)
		return false;
	parts->signed_len = (size_t)(last - assertion);
	parts->header = decode_json(assertion, (size_t)(first - assertion));
	parts->claims = decode_json(first + 1, (size_t)(last - first - 1));
	return parts->header != NULL && parts->claims != NULL &&
	       fake_base64url_decode(
		   last + 1, strlen(last + 1), &parts->signature);
}

static const struct fake_cert *
find_cert(const struct fake_site *site, const cJSON *header)
{
	const char *sha256 = fake_json_text(header, "x5t#S256");
	const char *sha1 = fake_json_text(header, "x5t");

	for (size_t i = 0; i < site->cert_count; i++) {
		const struct fake_cert *cert = &site->certs[i];

		if (sha256 != NULL && strcmp(sha256, cert->sha256) == 0)
			return cert;
		if (sha256 == NULL && sha1 != NULL &&
		    strcmp(sha1, cert->sha1) == 0)
			return cert;
	}
	return NULL;
}

static bool
set_padding(EVP_PKEY_CTX *ctx, bool is_pss)
{
	if (!is_pss)
		return EVP_PKEY_CTX_set_rsa_padding(ctx, RSA_PKCS1_PADDING) > 0;
	return EVP_PKEY_CTX_set_rsa_padding(ctx, RSA_PKCS1_PSS_PADDING) > 0 &&
	       EVP_PKEY_CTX_set_rsa_pss_saltlen(ctx, RSA_PSS_SALTLEN_DIGEST) >
		   0;
}

static bool
verify(const struct fake_cert *cert, bool is_pss, const char *data,
    const struct parts *parts)
{
	EVP_PKEY *key = X509_get0_pubkey(cert->x509);
	EVP_MD_CTX *md = EVP_MD_CTX_new();
	EVP_PKEY_CTX *ctx = NULL;

	bool is_good =
	    md != NULL && key != NULL &&
	    EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA &&
	    EVP_DigestVerifyInit(md, &ctx, EVP_sha256(), NULL, key) == 1 &&
	    set_padding(ctx, is_pss) &&
	    EVP_DigestVerify(md, (const unsigned char *)parts->signature.data,
		parts->signature.len, (const unsigned char *)data,
		parts->signed_len) == 1;
	EVP_MD_CTX_free(md);
	return is_good;
}

static bool
is_valid_now(const struct fake_cert *cert)
{
	const X509 *x509 = cert->x509;
	time_t now = (time_t)fake_now();

	return X509_cmp_time(X509_get0_notBefore(x509), &now) < 0 &&
	       X509_cmp_time(X509_get0_notAfter(x509), &now) > 0;
}

static struct fake_refusal
check_signature(const struct fake_site *site, const char *assertion,
    const struct parts *parts)
{
	const char *alg = fake_json_text(parts->header, "alg");
	bool is_pss = alg != NULL && strcmp(alg, "PS256") == 0;

	if (!is_pss && (alg == NULL || strcmp(alg, "RS256") != 0))
		return (struct fake_refusal){700027,
		    "Client assertion failed signature validation: the "
		    "algorithm is not supported."};
	const struct fake_cert *cert = find_cert(site, parts->header);
	if (cert == NULL)
		return (struct fake_refusal){700027,
		    "The certificate with identifier used to sign the client "
		    "assertion is not registered on application."};
	if (!is_valid_now(cert))
		return (struct fake_refusal){700027,
		    "Client assertion failed signature validation: the key "
		    "was found, but its certificate is expired."};
	if (!verify(cert, is_pss, assertion, parts))
		return (struct fake_refusal){
		    700027, "Client assertion failed signature validation."};
	return good;
}

static bool
has_text(const cJSON *claims, const char *name, const char *expected)
{
	const char *have = fake_json_text(claims, name);

	return have != NULL && strcmp(have, expected) == 0;
}

static struct fake_refusal
check_claims(const cJSON *claims, const char *token_url, const char *client_id)
{
	double now = (double)fake_now();
	double not_before = fake_json_number(claims, "nbf", 0);
	double expires = fake_json_number(claims, "exp", -1);
	const char *jti = fake_json_text(claims, "jti");

	if (!has_text(claims, "aud", token_url))
		return (struct fake_refusal){700023,
		    "Client assertion audience claim does not match Realm "
		    "issuer."};
	if (!has_text(claims, "iss", client_id) ||
	    !has_text(claims, "sub", client_id))
		return (struct fake_refusal){700021,
		    "Client assertion application identifier doesn't match "
		    "'client_id' parameter."};
	if (jti == NULL || jti[0] == '\0' || expires < 0)
		return malformed;
	if (now + SKEW_SECONDS < not_before || now - SKEW_SECONDS > expires)
		return (struct fake_refusal){700024,
		    "Client assertion is not within its valid time range."};
	return good;
}

struct fake_refusal
fake_assertion_check(const struct fake_site *site, const char *assertion,
    const char *token_url, const char *client_id)
{
	FAKE_CLEANUP(parts_done) struct parts parts = {0};

	if (!split(assertion, &parts))
		return malformed;
	struct fake_refusal refusal = check_signature(site, assertion, &parts);
	if (refusal.code != 0)
		return refusal;
	return check_claims(parts.claims, token_url, client_id);
}
