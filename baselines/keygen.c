/*
 * keygen.c - a key and a certificate for a signer who has no PKI.
 */
#include "baselines/keygen.h"

#include <limits.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

#include "auditor/base/lang.h"
#include "baselines/ossl.h"

#include "auditor/base/banned.h"

/* What OWASP asks of PBKDF2 with HMAC-SHA256 (Password Storage, 2023). */
#define ITERATIONS 600000
#define SALT_BYTES 16

/* RFC 5280, 4.1.2.2: positive and at most 20 bytes. */
#define SERIAL_BITS 127

static const struct key_type {
	const char *name;
	const char *curve; /* NULL: RSA */
	unsigned bits;
} key_types[] = {
    {"ecdsa-p256", "P-256", 0},
    {"ecdsa-p384", "P-384", 0},
    {"ecdsa-p521", "P-521", 0},
    {"rsa-3072", NULL, 3072},
    {"rsa-4096", NULL, 4096},
};

static void
pkcs8_drop(PKCS8_PRIV_KEY_INFO **info)
{
	PKCS8_PRIV_KEY_INFO_free(*info);
}

static void
sealed_drop(X509_SIG **sealed)
{
	X509_SIG_free(*sealed);
}

static void
number_drop(BIGNUM **number)
{
	BN_free(*number);
}

static void
extension_drop(X509_EXTENSION **extension)
{
	X509_EXTENSION_free(*extension);
}

void
keygen_types(struct strbuf *out)
{
	for (size_t i = 0; i < COUNT_OF(key_types); i++)
		strbuf_printf(
		    out, "%s%s", i > 0 ? ", " : "", key_types[i].name);
}

static const struct key_type *
find_type(strview name)
{
	for (size_t i = 0; i < COUNT_OF(key_types); i++) {
		if (sv_eq(sv_from(key_types[i].name), name))
			return &key_types[i];
	}
	return NULL;
}

static int
check_request(const struct keygen_request *request, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf types = {0};

	if (secret_view(request->passphrase).len < KEYGEN_PASSPHRASE_MIN) {
		(void)err_set(err, ERR_USAGE,
		    "the passphrase has less than %d characters",
		    KEYGEN_PASSPHRASE_MIN);
		return err_hint(err, "take some words that nobody would guess");
	}
	if (find_type(request->type) != NULL)
		return 0;
	keygen_types(&types);
	(void)err_set(err, ERR_USAGE, "no kind of key \"" SV_FMT "\"",
	    SV_ARG(request->type));
	return err_hint(err, "one of: %s", strbuf_cstr(&types));
}

/* Append what was written to ${bio}. */
static void
take_text(BIO *bio, struct strbuf *out)
{
	char *text = NULL;
	long len = BIO_get_mem_data(bio, &text);

	strbuf_add(out, (strview){text, len > 0 ? (size_t)len : 0});
}

/* Encrypted as PKCS#8 (RFC 5958) with PBES2 (RFC 8018). */
static int
write_key(EVP_PKEY *key, const struct secret *passphrase, struct strbuf *out,
    struct err *err)
{
	CLEANUP(ossl_bio_drop) BIO *bio = BIO_new(BIO_s_mem());
	CLEANUP(pkcs8_drop) PKCS8_PRIV_KEY_INFO *info = EVP_PKEY2PKCS8(key);
	unsigned char salt[SALT_BYTES];
	strview text = secret_view(passphrase);

	if (bio == NULL || info == NULL || text.len > INT_MAX ||
	    RAND_bytes(salt, sizeof(salt)) != 1)
		return ossl_fail(err, _("cannot encrypt the key"));
	CLEANUP(sealed_drop)
	X509_SIG *sealed = PKCS8_encrypt(-1, EVP_aes_256_cbc(), text.ptr,
	    (int)text.len, salt, sizeof(salt), ITERATIONS, info);
	if (sealed == NULL || PEM_write_bio_PKCS8(bio, sealed) != 1)
		return ossl_fail(err, _("cannot encrypt the key"));
	take_text(bio, out);
	return 0;
}

static int
add_extension(X509 *certificate, int nid, const char *value, struct err *err)
{
	X509V3_CTX ctx;

	X509V3_set_ctx(&ctx, certificate, certificate, NULL, NULL, 0);
	CLEANUP(extension_drop)
	X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, &ctx, nid, value);
	if (extension == NULL || X509_add_ext(certificate, extension, -1) != 1)
		return ossl_fail(err, _("cannot make the certificate"));
	return 0;
}

static int
add_extensions(X509 *certificate, struct err *err)
{
	TRY(add_extension(
	    certificate, NID_basic_constraints, "critical,CA:FALSE", err));
	TRY(add_extension(certificate, NID_key_usage,
	    "critical,digitalSignature,nonRepudiation", err));
	return add_extension(
	    certificate, NID_subject_key_identifier, "hash", err);
}

static int
set_serial(X509 *certificate, struct err *err)
{
	CLEANUP(number_drop) BIGNUM *number = BN_new();

	if (number == NULL ||
	    BN_rand(number, SERIAL_BITS, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) !=
		1 ||
	    BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate)) ==
		NULL)
		return ossl_fail(err, _("cannot make the certificate"));
	return 0;
}

static int
set_names(
    X509 *certificate, const struct keygen_request *request, struct err *err)
{
	X509_NAME *subject = X509_get_subject_name(certificate);

	if (request->name.len > INT_MAX ||
	    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8,
		(const unsigned char *)request->name.ptr,
		(int)request->name.len, -1, 0) != 1 ||
	    X509_set_issuer_name(certificate, subject) != 1)
		return ossl_fail(
		    err, _("cannot put that name in a certificate"));
	return 0;
}

static int
write_certificate(EVP_PKEY *key, const struct keygen_request *request,
    struct strbuf *out, struct err *err)
{
	CLEANUP(ossl_x509_drop) X509 *certificate = X509_new();
	CLEANUP(ossl_bio_drop) BIO *bio = BIO_new(BIO_s_mem());

	if (certificate == NULL || bio == NULL ||
	    X509_set_version(certificate, X509_VERSION_3) != 1 ||
	    X509_set_pubkey(certificate, key) != 1 ||
	    ASN1_TIME_set(X509_getm_notBefore(certificate),
		(time_t)request->from) == NULL ||
	    ASN1_TIME_set(X509_getm_notAfter(certificate),
		(time_t)request->until) == NULL)
		return ossl_fail(err, _("cannot make the certificate"));
	TRY(set_names(certificate, request, err));
	TRY(set_serial(certificate, err));
	TRY(add_extensions(certificate, err));
	if (X509_sign(certificate, key, EVP_sha256()) <= 0 ||
	    PEM_write_bio_X509(bio, certificate) != 1)
		return ossl_fail(err, _("cannot make the certificate"));
	take_text(bio, out);
	return 0;
}

int
keygen_make(const struct keygen_request *request, struct strbuf *key_pem,
    struct strbuf *certificate_pem, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf made = {0};
	CLEANUP(strbuf_done) struct strbuf sealed = {0};

	TRY(check_request(request, err));
	const struct key_type *type = find_type(request->type);
	ERR_clear_error();
	CLEANUP(ossl_key_drop)
	EVP_PKEY *key = type->curve != NULL ? EVP_EC_gen(type->curve)
					    : EVP_RSA_gen(type->bits);
	if (key == NULL)
		return ossl_fail(err, _("cannot make a key"));
	TRY(write_key(key, request->passphrase, &sealed, err));
	TRY(write_certificate(key, request, &made, err));
	strbuf_add(key_pem, strbuf_view(&sealed));
	strbuf_add(certificate_pem, strbuf_view(&made));
	return 0;
}
