/*
 * sign.c - detached CMS signatures, made.
 */
#include "auditor/base/lang.h"
#include "baselines/signature.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <string.h>

#include "auditor/base/timefmt.h"
#include "baselines/pem.h"
#include "baselines/signer.h"

#include "auditor/base/banned.h"

#define CMS_FLAGS (CMS_BINARY | CMS_DETACHED | CMS_NOSMIMECAP)

struct passphrase {
	const struct secret *secret;
	bool was_asked;
};

/* pem_password_cb: never ask on the terminal. */
static int
give_passphrase(char *to, int size, int is_writing, void *from)
{
	struct passphrase *passphrase = from;

	(void)is_writing;
	passphrase->was_asked = true;
	if (passphrase->secret == NULL)
		return -1;
	strview text = secret_view(passphrase->secret);
	if (size < 0 || text.len > (size_t)size)
		return -1;
	if (text.len > 0)
		memcpy(to, text.ptr, text.len);
	return (int)text.len;
}

bool
signature_is_locked(strview key_pem)
{
	/* PKCS#8 (RFC 7468, section 11), and what came before (RFC 1421). */
	return sv_has(key_pem, SV("-----BEGIN ENCRYPTED PRIVATE KEY-----")) ||
	       sv_has(key_pem, SV("\nProc-Type: 4,ENCRYPTED"));
}

static int
load_key(
    strview pem, const struct secret *secret, EVP_PKEY **key, struct err *err)
{
	struct passphrase passphrase = {.secret = secret};
	CLEANUP(ossl_bio_drop) BIO *bio = ossl_bio(pem);

	if (bio == NULL)
		return err_set(err, ERR_LIMIT, "the key is too large");
	*key = PEM_read_bio_PrivateKey(bio, NULL, give_passphrase, &passphrase);
	if (*key != NULL)
		return signer_check_key(*key, err);
	ERR_clear_error();
	if (!passphrase.was_asked)
		return err_set(
		    err, ERR_FORMAT, "not a private key in PEM form");
	if (secret == NULL)
		return err_set(err, ERR_CONFIG,
		    "the key is encrypted and no passphrase is given");
	return err_set(err, ERR_CONFIG, "the passphrase does not open the key");
}

static int
set_signing_time(CMS_SignerInfo *info, int64_t signed_at, struct err *err)
{
	CLEANUP(ossl_time_drop)
	ASN1_TIME *time = ASN1_TIME_set(NULL, (time_t)signed_at);

	if (time == NULL ||
	    CMS_signed_add1_attr_by_NID(
		info, NID_pkcs9_signingTime, time->type, time, -1) != 1)
		return ossl_fail(err, _("cannot set the signing time"));
	return 0;
}

/* A key that is for RSASSA-PSS only signs so; salt as long as the digest. */
static int
set_pss(CMS_SignerInfo *info, const EVP_PKEY *key, struct err *err)
{
	if (EVP_PKEY_get_base_id(key) != EVP_PKEY_RSA_PSS)
		return 0;
	EVP_PKEY_CTX *ctx = CMS_SignerInfo_get0_pkey_ctx(info);
	if (ctx == NULL ||
	    EVP_PKEY_CTX_set_rsa_padding(ctx, RSA_PKCS1_PSS_PADDING) != 1 ||
	    EVP_PKEY_CTX_set_rsa_pss_saltlen(ctx, RSA_PSS_SALTLEN_DIGEST) != 1)
		return ossl_fail(err, _("cannot sign with RSASSA-PSS"));
	return 0;
}

static int
make(strview document, X509 *certificate, EVP_PKEY *key, int64_t signed_at,
    struct strbuf *der, struct err *err)
{
	CLEANUP(ossl_bio_drop) BIO *bio = ossl_bio(document);
	CLEANUP(ossl_cms_drop)
	CMS_ContentInfo *cms =
	    CMS_sign(NULL, NULL, NULL, NULL, CMS_FLAGS | CMS_PARTIAL);
	CLEANUP(ossl_bytes_drop) unsigned char *bytes = NULL;

	if (bio == NULL || cms == NULL)
		return ossl_fail(err, _("cannot begin a signature"));
	CMS_SignerInfo *info = CMS_add1_signer(cms, certificate, key,
	    EVP_get_digestbyname(signer_hash(key)->name),
	    CMS_FLAGS | CMS_PARTIAL | CMS_KEY_PARAM);
	if (info == NULL)
		return ossl_fail(err, _("cannot add the signer"));
	TRY(set_pss(info, key, err));
	TRY(set_signing_time(info, signed_at, err));
	if (CMS_final(cms, bio, NULL, CMS_FLAGS) != 1)
		return ossl_fail(err, _("cannot sign"));
	int len = i2d_CMS_ContentInfo(cms, &bytes);
	if (len <= 0)
		return ossl_fail(err, _("cannot write the signature"));
	strbuf_add(der, (strview){(const char *)bytes, (size_t)len});
	return 0;
}

static int
check_certificate(
    X509 *certificate, EVP_PKEY *key, int64_t signed_at, struct err *err)
{
	char text[TIME_TEXT_MAX];

	if (X509_check_private_key(certificate, key) != 1) {
		ERR_clear_error();
		return err_set(err, ERR_CONFIG,
		    "the key is not the one of the certificate");
	}
	if (!signer_is_valid(certificate, signed_at))
		return err_set(err, ERR_CONFIG,
		    "the certificate is not valid on %s",
		    time_text(signed_at, text));
	return 0;
}

/* What goes out is what we take ourselves. */
static int
check_own(
    strview document, strview pem, strview certificate_pem, struct err *err)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct signature_verdict verdict = {0};
	struct signer signer;

	TRY(signer_load(SV("signer"), certificate_pem, arena, &signer, err));
	const struct trust trust = {
	    .signers = &signer, .count = 1, .threshold = 1};
	signature_check(document, pem, &trust, arena, &verdict);
	if (!verdict.is_good)
		return err_set(err, ERR_CRYPTO,
		    "the signature made does not verify: " SV_FMT,
		    SV_ARG(verdict.problem));
	return 0;
}

int
signature_make(strview document, strview certificate_pem, strview key_pem,
    const struct secret *passphrase, int64_t signed_at, struct strbuf *out,
    struct err *err)
{
	CLEANUP(ossl_key_drop) EVP_PKEY *key = NULL;
	CLEANUP(strbuf_done) struct strbuf der = {0};
	CLEANUP(strbuf_done) struct strbuf made = {0};
	CLEANUP(strbuf_done) struct strbuf pem = {0};

	ERR_clear_error();
	if (signer_certificate(certificate_pem, &der, err) != 0)
		return err_wrap(err, "certificate of the signer");
	CLEANUP(ossl_x509_drop)
	X509 *certificate = ossl_x509(strbuf_view(&der));
	if (load_key(key_pem, passphrase, &key, err) != 0)
		return err_wrap(err, "key of the signer");
	TRY(check_certificate(certificate, key, signed_at, err));
	TRY(make(document, certificate, key, signed_at, &made, err));
	pem_write(strbuf_view(&made), "CMS", &pem);
	TRY(check_own(document, strbuf_view(&pem), certificate_pem, err));
	strbuf_add(out, strbuf_view(&pem));
	return 0;
}
