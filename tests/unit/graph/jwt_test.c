/*
 * jwt_test.c - the assertion we sign, checked with the certificate alone, and
 * the claims we are given.
 */
#include "graph/jwt.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include "auditor/base/codec.h"
#include "auditor/base/timefmt.h"
#include "tests/unit/graph/keypair_kit.h"

#define CLIENT   "b1abd1b9-4621-41bb-a41a-0e1a4ddb765e"
#define AUDIENCE "https://login.example/tenant/oauth2/v2.0/token"

/* --- signing ------------------------------------------------------------------- */

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
	CLEANUP(keypair_kit_done) struct credential credential;
	CLEANUP(keypair_drop) struct keypair *keypair = NULL;
	CLEANUP(strbuf_done) struct strbuf jwt = {0};
	CLEANUP(strbuf_done) struct strbuf signature = {0};
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct err err;

	keypair_kit_load("client.crt.pem", "client.pem", "", &credential);
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
	X509 *certificate = keypair_kit_certificate(credential.certificate);
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

/* An application has roles, a person scopes; letter case does not count. */
static void
rights_are_found(const void *at)
{
	static const char payload[] =
	    "{\"scp\":\"Directory.Read.All User.Read\",\"roles\":"
	    "[\"Mail.Read\"],\"oid\":\"O\",\"upn\":\"a@b\"}";
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf token = {0};
	struct jwt_claims claims;
	struct err err;

	(void)at;
	strbuf_add_text(&token, "e30.");
	codec_base64url(&token, sv_from(payload));
	strbuf_add_text(&token, ".s");
	KIT_GOOD(jwt_read(strbuf_view(&token), arena, &claims, &err), &err);
	KIT_TRUE(jwt_holds(&claims, "directory.read.all"));
	KIT_TRUE(jwt_holds(&claims, "Mail.Read"));
	KIT_TRUE(!jwt_holds(&claims, "Directory.Read"));
	KIT_TRUE(!jwt_holds(&claims, ""));
	KIT_TEXT(claims.object_id, SV("O"));
	KIT_TEXT(claims.person, SV("a@b"));
}

int
main(void)
{
	KIT_ROWS(forms, is_verified);
	KIT_ROWS(tokens, is_read);
	kit_case("rights of people and of applications", rights_are_found);
	kit_case("opaque tokens are refused", opaque_tokens_are_refused);
	return kit_finish();
}
