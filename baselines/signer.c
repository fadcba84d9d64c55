/*
 * signer.c - keys and certificates of signers.
 */
#include "baselines/signer.h"

#include <openssl/objects.h>

#include "auditor/base/lang.h"
#include "auditor/base/utf8.h"
#include "baselines/pem.h"

#include "auditor/base/banned.h"

/* Kinds of keys, what they sign with, and what they take part in. */
static const struct key_kind {
	int id;    /* of EVP_PKEY_get_base_id */
	int curve; /* of an elliptic curve */
	const char *hash;
	unsigned schemes; /* one bit each */
} key_kinds[] = {
    {EVP_PKEY_RSA, NID_undef, "SHA256", 1U << CMS_RSA | 1U << CMS_PSS},
    {EVP_PKEY_RSA_PSS, NID_undef, "SHA256", 1U << CMS_PSS},
    {EVP_PKEY_EC, NID_X9_62_prime256v1, "SHA256", 1U << CMS_ECDSA},
    {EVP_PKEY_EC, NID_secp384r1, "SHA384", 1U << CMS_ECDSA},
    {EVP_PKEY_EC, NID_secp521r1, "SHA512", 1U << CMS_ECDSA},
};

static int
curve_of(const EVP_PKEY *key)
{
	char name[64];
	size_t len = 0;

	if (EVP_PKEY_get_base_id(key) != EVP_PKEY_EC ||
	    EVP_PKEY_get_group_name(key, name, sizeof(name), &len) != 1)
		return NID_undef;
	return OBJ_txt2nid(name);
}

static const struct key_kind *
kind_of(const EVP_PKEY *key)
{
	int curve = curve_of(key);

	for (size_t i = 0; i < COUNT_OF(key_kinds); i++) {
		if (key_kinds[i].id == EVP_PKEY_get_base_id(key) &&
		    key_kinds[i].curve == curve)
			return &key_kinds[i];
	}
	return NULL;
}

int
signer_check_key(const EVP_PKEY *key, struct err *err)
{
	const struct key_kind *kind = kind_of(key);

	if (kind == NULL) {
		(void)err_set(err, ERR_FORMAT, "a key of another kind");
		return err_hint(err,
		    "use RSA, or ECDSA on the curve P-256, P-384 or P-521");
	}
	if (kind->id != EVP_PKEY_EC && EVP_PKEY_get_bits(key) < SIGNER_RSA_BITS)
		return err_set(err, ERR_FORMAT,
		    "an RSA key of %d bits, where %d are the least",
		    EVP_PKEY_get_bits(key), SIGNER_RSA_BITS);
	return 0;
}

const struct cms_hash *
signer_hash(const EVP_PKEY *key)
{
	const struct key_kind *kind = kind_of(key);

	return cms_hash_named(kind != NULL ? kind->hash : "SHA256");
}

bool
signer_suits(const EVP_PKEY *key, enum cms_scheme scheme)
{
	const struct key_kind *kind = kind_of(key);

	return kind != NULL && (kind->schemes & 1U << scheme) != 0;
}

struct digest
signer_spki(const X509 *certificate)
{
	CLEANUP(ossl_bytes_drop) unsigned char *bytes = NULL;
	int len = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate), &bytes);

	return digest_of(
	    (strview){(const char *)bytes, len > 0 ? (size_t)len : 0});
}

strview
signer_subject(const X509 *certificate, struct arena *arena)
{
	CLEANUP(ossl_bio_drop) BIO *bio = BIO_new(BIO_s_mem());
	CLEANUP(strbuf_done) struct strbuf kept = {0};
	const unsigned long flags = XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB;
	char *text = NULL;

	if (bio == NULL ||
	    X509_NAME_print_ex(
		bio, X509_get_subject_name(certificate), 0, flags) < 0)
		return SV_("a name that cannot be shown");
	long len = BIO_get_mem_data(bio, &text);
	(void)text_keep(&kept, (strview){text, len > 0 ? (size_t)len : 0});
	return arena_dup(arena, strbuf_view(&kept));
}

bool
signer_is_valid(const X509 *certificate, int64_t at)
{
	int from =
	    ASN1_TIME_cmp_time_t(X509_get0_notBefore(certificate), (time_t)at);
	int until =
	    ASN1_TIME_cmp_time_t(X509_get0_notAfter(certificate), (time_t)at);

	/* -2 says that the time cannot be read. */
	return (from == -1 || from == 0) && (until == 0 || until == 1);
}

/* ${der} is a certificate whose key may sign. */
static int
check_certificate(strview der, struct err *err)
{
	CLEANUP(ossl_x509_drop) X509 *certificate = ossl_x509(der);

	if (certificate == NULL || X509_get0_pubkey(certificate) == NULL)
		return err_set(err, ERR_FORMAT, "not an X.509 certificate");
	return signer_check_key(X509_get0_pubkey(certificate), err);
}

int
signer_certificate(strview pem, struct strbuf *der, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf bytes = {0};

	TRY(pem_read(pem, "CERTIFICATE", &bytes, err));
	TRY(check_certificate(strbuf_view(&bytes), err));
	strbuf_add(der, strbuf_view(&bytes));
	return 0;
}

int
signer_pin(strview name, strview der, struct arena *arena,
    struct signer *signer, struct err *err)
{
	if (name.len == 0)
		return err_set(err, ERR_CONFIG, "a signer without name");
	TRY(check_certificate(der, err));
	CLEANUP(ossl_x509_drop) X509 *certificate = ossl_x509(der);
	if (certificate == NULL)
		return ossl_fail(err, _("certificate cannot be read again"));
	signer->name = arena_dup(arena, name);
	signer->spki = signer_spki(certificate);
	signer->certificate = arena_dup(arena, der);
	return 0;
}

int
signer_load(strview name, strview pem, struct arena *arena,
    struct signer *signer, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf der = {0};

	if (name.len == 0)
		return err_set(err, ERR_CONFIG, "a signer without name");
	if (signer_certificate(pem, &der, err) != 0)
		return err_wrap(
		    err, "certificate of signer " SV_FMT, SV_ARG(name));
	return signer_pin(name, strbuf_view(&der), arena, signer, err);
}
