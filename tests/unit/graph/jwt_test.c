/*
 * jwt_test.c - the assertion we sign, checked with the certificate alone; the
 * claims we are given; and credentials that cannot work.
 */
#include "graph/jwt.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <string.h>

#include "auditor/base/codec.h"
#include "auditor/base/timefmt.h"
#include "graph/guid.h"
#include "tests/support/kit_fake.h"
#include "tests/support/kit_rows.h"

#define CLIENT   "b1abd1b9-4621-41bb-a41a-0e1a4ddb765e"
#define AUDIENCE "https://login.example/tenant/oauth2/v2.0/token"

static void
load(const char *certificate, const char *key, const char *passphrase,
    struct credential *credential)
{
	*credential = (struct credential){.type = CREDENTIAL_CERTIFICATE,
	    .certificate = kit_cert_bytes(certificate)};
	secret_set(&credential->secret, kit_cert_bytes(key));
	secret_set(&credential->passphrase, sv_from(passphrase));
}

static void
credential_done(struct credential *credential)
{
	secret_done(&credential->secret);
	secret_done(&credential->passphrase);
}

/* --- signing ------------------------------------------------------------------- */

static X509 *
read_certificate(strview pem)
{
	BIO *bio = BIO_new_mem_buf(pem.ptr, (int)pem.len);
	X509 *certificate = PEM_read_bio_X509(bio, NULL, NULL, NULL);

	BIO_free(bio);
	KIT_TRUE(certificate != NULL);
	return certificate;
}

static bool
is_signed(X509 *certificate, bool use_rs256, strview bytes, strview signature)
{
	EVP_MD_CTX *md = EVP_MD_CTX_new();
	EVP_PKEY_CTX *ctx = NULL;
	int padding = use_rs256 ? RSA_PKCS1_PADDING : RSA_PKCS1_PSS_PADDING;

	KIT_INT(EVP_DigestVerifyInit(md, &ctx, EVP_sha256(), NULL,
		    X509_get0_pubkey(certificate)),
	    1);
	KIT_TRUE(EVP_PKEY_CTX_set_rsa_padding(ctx, padding) > 0);
	/* RFC 7518 section 3.5: the salt is as long as the digest. */
	if (!use_rs256)
		KIT_TRUE(EVP_PKEY_CTX_set_rsa_pss_saltlen(ctx, 32) > 0);
	int verdict = EVP_DigestVerify(md, (const unsigned char *)signature.ptr,
	    signature.len, (const unsigned char *)bytes.ptr, bytes.len);
	EVP_MD_CTX_free(md);
	return verdict == 1;
}

struct form {
	const char *name;
	bool use_rs256;
	const char *algorithm;
	const char *thumbprint; /* name of the member */
};

static const struct form forms[] = {
    {"PS256", false, "PS256", "x5t#S256"},
    {"RS256", true, "RS256", "x5t"},
};

static const struct json *
part(strview text, struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf bytes = {0};
	const struct json *json = NULL;
	struct err err;

	KIT_GOOD(codec_base64url_decode(text, &bytes, &err), &err);
	KIT_GOOD(json_parse(strbuf_view(&bytes), JSON_OWN, arena, &json, &err),
	    &err);
	return json;
}

static void
check_thumbprint(X509 *certificate, const struct form *form, strview have)
{
	unsigned char digest[EVP_MAX_MD_SIZE];
	unsigned len = 0;
	CLEANUP(strbuf_done) struct strbuf want = {0};

	KIT_INT(X509_digest(certificate,
		    form->use_rs256 ? EVP_sha1() : EVP_sha256(), digest, &len),
	    1);
	codec_base64url(&want, (strview){(const char *)digest, len});
	KIT_TEXT(have, strbuf_view(&want));
}

static void
check_claims(const struct json *claims)
{
	KIT_TEXT(json_get_text(claims, SV("aud")), SV(AUDIENCE));
	KIT_TEXT(json_get_text(claims, SV("iss")), SV(CLIENT));
	KIT_TEXT(json_get_text(claims, SV("sub")), SV(CLIENT));
	KIT_TEXT(json_get_text(claims, SV("jti")), SV("once"));
	KIT_TEXT(json_get_text(claims, SV("nbf")), SV("1000"));
	KIT_TEXT(json_get_text(claims, SV("exp")), SV("1600"));
}

static void
is_verified(const void *at)
{
	const struct form *form = at;
	CLEANUP(credential_done) struct credential credential;
	CLEANUP(keypair_drop) struct keypair *keypair = NULL;
	CLEANUP(strbuf_done) struct strbuf jwt = {0};
	CLEANUP(strbuf_done) struct strbuf signature = {0};
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct err err;

	load("client.crt.pem", "client.pem", "", &credential);
	KIT_GOOD(keypair_load(&credential, time_now(), &keypair, &err), &err);
	KIT_GOOD(jwt_assert(&(struct jwt_assertion){.keypair = keypair,
				.use_rs256 = form->use_rs256,
				.audience = AUDIENCE,
				.client_id = CLIENT,
				.id = "once",
				.now = 1000},
		     &jwt, &err),
	    &err);

	strview rest = strbuf_view(&jwt);
	strview header;
	strview claims;
	KIT_TRUE(sv_cut(&rest, '.', &header));
	KIT_TRUE(sv_cut(&rest, '.', &claims));
	KIT_GOOD(codec_base64url_decode(rest, &signature, &err), &err);
	const struct json *head = part(header, arena);
	X509 *certificate = read_certificate(credential.certificate);
	KIT_TEXT(json_get_text(head, SV("alg")), sv_from(form->algorithm));
	KIT_TEXT(json_get_text(head, SV("typ")), SV("JWT"));
	check_thumbprint(
	    certificate, form, json_get_text(head, sv_from(form->thumbprint)));
	check_claims(part(claims, arena));
	strview signed_part =
	    sv_slice(strbuf_view(&jwt), 0, header.len + 1 + claims.len);
	strview sig = strbuf_view(&signature);
	KIT_TRUE(is_signed(certificate, form->use_rs256, signed_part, sig));
	KIT_TRUE(!is_signed(certificate, !form->use_rs256, signed_part, sig));
	signed_part.len--;
	KIT_TRUE(!is_signed(certificate, form->use_rs256, signed_part, sig));
	X509_free(certificate);
}

/* --- credentials ------------------------------------------------------------------ */

struct bad {
	const char *name;
	const char *certificate;
	const char *key;
	const char *passphrase;
	int64_t now; /* 0: the clock */
	const char *text;
	const char *hint;
};

static const struct bad bads[] = {
    {"no certificate", "server.key", "client.pem", "", 0,
	"the certificate is not in PEM form", "BEGIN CERTIFICATE"},
    {"no key", "client.crt.pem", "client.crt.pem", "", 0,
	"the key is not in PEM form", "PRIVATE KEY"},
    {"another key", "client.crt.pem", "client-other.pem", "", 0,
	"do not belong together", "this certificate"},
    {"expired", "client-expired.crt.pem", "client-expired.pem", "", 0,
	"expired on 2024-01-02T00:00:00Z", "new certificate"},
    {"not yet valid", "client.crt.pem", "client.pem", "", 1000,
	"not valid before", "clock"},
    {"not RSA", "bob.crt.pem", "bob.key.pem", "", 0, "not an RSA key", "RSA"},
};

static void
is_refused(const void *at)
{
	const struct bad *row = at;
	CLEANUP(credential_done) struct credential credential;
	struct keypair *keypair = NULL;
	struct err err = {0};

	load(row->certificate, row->key, row->passphrase, &credential);
	KIT_INT(keypair_load(&credential, row->now != 0 ? row->now : time_now(),
		    &keypair, &err),
	    -1);
	KIT_INT(err.code, ERR_CONFIG);
	KIT_HAS(sv_from(err.text), row->text);
	KIT_HAS(sv_from(err.hint), row->hint);
	KIT_TRUE(keypair == NULL);
}

/* The client's key once more, encrypted. */
static strview
encrypted_key(struct arena *arena)
{
	strview pem = kit_cert_bytes("client.pem");
	BIO *in = BIO_new_mem_buf(pem.ptr, (int)pem.len);
	BIO *out = BIO_new(BIO_s_mem());
	EVP_PKEY *key = PEM_read_bio_PrivateKey(in, NULL, NULL, NULL);
	char *bytes;

	KIT_TRUE(key != NULL);
	KIT_INT(PEM_write_bio_PKCS8PrivateKey(
		    out, key, EVP_aes_128_cbc(), "open sesame", 11, NULL, NULL),
	    1);
	long len = BIO_get_mem_data(out, &bytes);
	strview copy = arena_dup(arena, (strview){bytes, (size_t)len});
	EVP_PKEY_free(key);
	BIO_free(in);
	BIO_free(out);
	return copy;
}

struct phrase {
	const char *name;
	const char *passphrase;
	int status;
	const char *text;
};

static const struct phrase phrases[] = {
    {"the right passphrase", "open sesame", 0, ""},
    {"a wrong passphrase", "open", -1, "does not open the key"},
    {"no passphrase", "", -1, "no passphrase is configured"},
};

static void
is_opened(const void *at)
{
	const struct phrase *row = at;
	CLEANUP(credential_done) struct credential credential;
	CLEANUP(keypair_drop) struct keypair *keypair = NULL;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct err err = {0};

	load("client.crt.pem", "client.pem", row->passphrase, &credential);
	secret_set(&credential.secret, encrypted_key(arena));
	KIT_INT(
	    keypair_load(&credential, time_now(), &keypair, &err), row->status);
	KIT_HAS(sv_from(err.text), row->text);
}

/* --- claims ------------------------------------------------------------------------- */

struct token {
	const char *name;
	const char *payload;
	int status;
	const char *tenant;
	const char *client;
	bool has_role;
};

static const struct token tokens[] = {
    {"version 1",
	"{\"tid\":\"T\",\"appid\":\"A\",\"roles\":[\"Mail.Read\"],"
	"\"wids\":[\"w\"]}",
	0, "T", "A", true},
    {"version 2", "{\"tid\":\"T\",\"azp\":\"B\"}", 0, "T", "B", false},
    {"no tenant", "{}", 0, "", "", false},
    {"roles of another type", "{\"tid\":\"T\",\"roles\":\"Mail.Read\"}", 0, "T",
	"", false},
    {"not an object", "[]", -1, "", "", false},
    {"not JSON", "{", -1, "", "", false},
};

static void
is_read(const void *at)
{
	const struct token *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf text = {0};
	struct jwt_claims claims = {0};
	struct err err = {0};

	strbuf_add_text(&text, "e30.");
	codec_base64url(&text, sv_from(row->payload));
	strbuf_add_text(&text, ".sig");
	KIT_INT(
	    jwt_read(strbuf_view(&text), arena, &claims, &err), row->status);
	KIT_TEXT(claims.tenant, sv_from(row->tenant));
	KIT_TEXT(claims.client_id, sv_from(row->client));
	KIT_INT(jwt_has(claims.roles, "mail.read"), row->has_role);
	KIT_TRUE(!jwt_has(claims.roles, "Mail.ReadWrite"));
}

static void
opaque_tokens_are_refused(const void *at)
{
	static const strview opaque[] = {SV_INIT(""), SV_INIT("abc"),
	    SV_INIT("a.b"), SV_INIT("a.!!!.c"), SV_INIT("..")};
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct jwt_claims claims;
	struct err err;

	(void)at;
	for (size_t i = 0; i < COUNT_OF(opaque); i++)
		KIT_INT(jwt_read(opaque[i], arena, &claims, &err), -1);
}

int
main(void)
{
	KIT_ROWS(forms, is_verified);
	KIT_ROWS(bads, is_refused);
	KIT_ROWS(phrases, is_opened);
	KIT_ROWS(tokens, is_read);
	kit_case("opaque tokens are refused", opaque_tokens_are_refused);
	return kit_finish();
}
