/*
 * keypair_test.c - certificates and keys that work, and those that cannot.
 */
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>
#include <string.h>

#include "auditor/base/timefmt.h"
#include "tests/unit/graph/keypair_kit.h"

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
	CLEANUP(keypair_kit_done) struct credential credential;
	struct keypair *keypair = NULL;
	struct err err = {0};

	keypair_kit_load(
	    row->certificate, row->key, row->passphrase, &credential);
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
	CLEANUP(keypair_kit_done) struct credential credential;
	CLEANUP(keypair_drop) struct keypair *keypair = NULL;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct err err = {0};

	keypair_kit_load(
	    "client.crt.pem", "client.pem", row->passphrase, &credential);
	secret_set(&credential.secret, encrypted_key(arena));
	KIT_INT(
	    keypair_load(&credential, time_now(), &keypair, &err), row->status);
	KIT_HAS(sv_from(err.text), row->text);
}

/* --- PKCS#12 ---------------------------------------------------------------------- */

/* The client's certificate and key in one. */
static strview
pkcs12_of(const char *certificate, const char *key, const char *password,
    struct arena *arena)
{
	strview pem = kit_cert_bytes(key);
	BIO *in = BIO_new_mem_buf(pem.ptr, (int)pem.len);
	BIO *out = BIO_new(BIO_s_mem());
	X509 *x509 = certificate != NULL
			 ? keypair_kit_certificate(kit_cert_bytes(certificate))
			 : NULL;
	EVP_PKEY *private = PEM_read_bio_PrivateKey(in, NULL, NULL, NULL);
	PKCS12 *pkcs12 = PKCS12_create(
	    password, "auditor", private, x509, NULL, 0, 0, 0, 0, 0);
	char *bytes;

	KIT_TRUE(pkcs12 != NULL);
	KIT_INT(i2d_PKCS12_bio(out, pkcs12), 1);
	long len = BIO_get_mem_data(out, &bytes);
	strview copy = arena_dup(arena, (strview){bytes, (size_t)len});
	PKCS12_free(pkcs12);
	EVP_PKEY_free(private);
	X509_free(x509);
	BIO_free(in);
	BIO_free(out);
	return copy;
}

struct pkcs12 {
	const char *name;
	const char *certificate; /* NULL: none in it */
	const char *key;
	const char *password; /* it was made with */
	const char *given;
	int status;
	const char *text;
};

static const struct pkcs12 pkcs12s[] = {
    {"PKCS#12", "client.crt.pem", "client.pem", "open sesame", "open sesame", 0,
	""},
    {"PKCS#12 with an empty password", "client.crt.pem", "client.pem", "", "",
	0, ""},
    {"PKCS#12, wrong password", "client.crt.pem", "client.pem", "open sesame",
	"open", -1, "does not open the PKCS#12"},
    {"PKCS#12, no password", "client.crt.pem", "client.pem", "open sesame", "",
	-1, "no password is configured"},
    {"PKCS#12 without certificate", NULL, "client.pem", "x", "x", -1,
	"has no certificate"},
    {"PKCS#12, not RSA", "bob.crt.pem", "bob.key.pem", "x", "x", -1,
	"not an RSA key"},
    {"PKCS#12, expired", "client-expired.crt.pem", "client-expired.pem", "x",
	"x", -1, "expired on"},
};

static void
is_unpacked(const void *at)
{
	const struct pkcs12 *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(keypair_drop) struct keypair *keypair = NULL;
	CLEANUP(strbuf_done) struct strbuf signature = {0};
	struct credential credential = {.type = CREDENTIAL_CERTIFICATE};
	struct err err = {0};

	secret_set(&credential.secret,
	    pkcs12_of(row->certificate, row->key, row->password, arena));
	secret_set(&credential.passphrase, sv_from(row->given));
	KIT_INT(
	    keypair_load(&credential, time_now(), &keypair, &err), row->status);
	KIT_HAS(sv_from(err.text), row->text);
	KIT_INT(err.code, row->status == 0 ? ERR_NONE : ERR_CONFIG);
	if (row->status == 0)
		KIT_GOOD(
		    keypair_sign(keypair, false, SV("x"), &signature, &err),
		    &err);
	keypair_kit_done(&credential);
}

int
main(void)
{
	KIT_ROWS(bads, is_refused);
	KIT_ROWS(phrases, is_opened);
	KIT_ROWS(pkcs12s, is_unpacked);
	return kit_finish();
}
