/*
 * fake_token_federated - assertions of another issuer.
 *
 * An app of tenant.json says whom it trusts: "federated": [{"issuer",
 * "subject"}].  The other issuer signs RS256 with the key of any registered
 * certificate.
 */
#include "tests/support/fake_token.h"

#include <stdlib.h>
#include <string.h>

#include <openssl/evp.h>
#include <openssl/x509.h>

#include "tests/support/fake_json.h"
#include "tests/support/fake_text.h"
#include "tests/support/fake_util.h"

#define AUDIENCE "api://AzureADTokenExchange"

static cJSON *
read_claims(const char *assertion)
{
	FAKE_CLEANUP(fake_text_done) struct fake_text bytes = {0};
	const char *first = strchr(assertion, '.');
	const char *last = strrchr(assertion, '.');

	if (first == NULL || first == last ||
	    !fake_base64url_decode(
		first + 1, (size_t)(last - first - 1), &bytes) ||
	    bytes.len == 0)
		return NULL;
	return cJSON_ParseWithLength(bytes.data, bytes.len);
}

static bool
is_signed_by(const struct fake_cert *cert, const char *assertion)
{
	FAKE_CLEANUP(fake_text_done) struct fake_text signature = {0};
	const char *last = strrchr(assertion, '.');
	EVP_PKEY *key = X509_get0_pubkey(cert->x509);
	EVP_MD_CTX *md = EVP_MD_CTX_new();

	bool is_good =
	    fake_base64url_decode(last + 1, strlen(last + 1), &signature) &&
	    EVP_DigestVerifyInit(md, NULL, EVP_sha256(), NULL, key) == 1 &&
	    EVP_DigestVerify(md, (const unsigned char *)signature.data,
		signature.len, (const unsigned char *)assertion,
		(size_t)(last - assertion)) == 1;
	EVP_MD_CTX_free(md);
	return is_good;
}

static bool
is_signed(const struct fake_site *site, const char *assertion)
{
	for (size_t i = 0; i < site->cert_count; i++) {
		if (is_signed_by(&site->certs[i], assertion))
			return true;
	}
	return false;
}

static bool
has_text(const cJSON *claims, const char *name, const char *expected)
{
	const char *have = fake_json_text(claims, name);

	return have != NULL && expected != NULL && strcmp(have, expected) == 0;
}

static struct fake_refusal
check(const struct fake_site *site, const cJSON *trusted, const char *assertion,
    const cJSON *claims)
{
	if (!has_text(claims, "aud", AUDIENCE))
		return (struct fake_refusal){700212,
		    "No matching federated identity record found for "
		    "presented assertion audience."};
	if (!has_text(claims, "sub", fake_json_text(trusted, "subject")))
		return (struct fake_refusal){700213,
		    "No matching federated identity record found for "
		    "presented assertion subject."};
	if (!is_signed(site, assertion))
		return (struct fake_refusal){
		    700027, "Client assertion failed signature validation."};
	if (fake_json_number(claims, "exp", 0) < (double)fake_now())
		return (struct fake_refusal){700024,
		    "Client assertion is not within its valid time range."};
	return (struct fake_refusal){0};
}

bool
fake_token_federated(const struct fake_site *site, const cJSON *app,
    const char *assertion, struct fake_refusal *refusal)
{
	FAKE_CLEANUP(fake_json_delete) cJSON *claims = read_claims(assertion);
	const cJSON *trusted;

	cJSON_ArrayForEach(trusted, fake_json_get(app, "federated"))
	{
		if (!has_text(claims, "iss", fake_json_text(trusted, "issuer")))
			continue;
		*refusal = check(site, trusted, assertion, claims);
		return true;
	}
	return false;
}
