/*
 * keypair.c - the certificate and the key an application signs in with.
 */
#include "graph/keypair.h"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <string.h>
#include <time.h>

#include "auditor/base/lang.h"
#include "auditor/base/limits.h"
#include "auditor/base/mem.h"
#include "auditor/base/timefmt.h"

#include "auditor/base/banned.h"

struct keypair {
	X509 *certificate;
	EVP_PKEY *key;
};

static void
bio_drop(BIO **bio)
{
	BIO_free_all(*bio);
}

static void
pkcs12_drop(PKCS12 **pkcs12)
{
	PKCS12_free(*pkcs12);
}

static void
md_ctx_drop(EVP_MD_CTX **ctx)
{
	EVP_MD_CTX_free(*ctx);
}

void
keypair_free(struct keypair *keypair)
{
	if (keypair == NULL)
		return;
	X509_free(keypair->certificate);
	EVP_PKEY_free(keypair->key);
	mem_free(keypair);
}

void
keypair_drop(struct keypair **keypair)
{
	keypair_free(*keypair);
}

static BIO *
open_pem(strview pem)
{
	return BIO_new_mem_buf(pem.len > 0 ? pem.ptr : "", (int)pem.len);
}

/* What the passphrase callback was asked, for a clear message. */
struct passphrase {
	strview text;
	bool is_asked;
};

/* Without this callback OpenSSL would prompt on the terminal. */
static int
give_passphrase(char *buf, int size, int is_writing, void *cookie)
{
	struct passphrase *passphrase = cookie;
	strview text = passphrase->text;

	(void)is_writing;
	passphrase->is_asked = true;
	if (text.len == 0 || text.len > (size_t)size)
		return -1;
	memcpy(buf, text.ptr, text.len);
	return (int)text.len;
}

static int
load_certificate(strview pem, struct keypair *keypair, struct err *err)
{
	if (pem.len > LIMIT_KEY)
		return err_set(err, ERR_CONFIG,
		    "the certificate is longer than %zu bytes", LIMIT_KEY);
	CLEANUP(bio_drop) BIO *bio = open_pem(pem);
	keypair->certificate = PEM_read_bio_X509(bio, NULL, NULL, NULL);
	if (keypair->certificate != NULL)
		return 0;
	(void)err_set(err, ERR_CONFIG, "the certificate is not in PEM form");
	return err_hint(err, "the file has to hold a block that begins with "
			     "-----BEGIN CERTIFICATE-----");
}

static int
refuse_key(const struct passphrase *passphrase, struct err *err)
{
	if (passphrase->is_asked && passphrase->text.len == 0) {
		(void)err_set(err, ERR_CONFIG,
		    "the key is encrypted and no passphrase is configured");
		return err_hint(err, "configure the file of the passphrase");
	}
	if (passphrase->is_asked) {
		(void)err_set(
		    err, ERR_CONFIG, "the passphrase does not open the key");
		return err_hint(err, "check the file of the passphrase");
	}
	(void)err_set(err, ERR_CONFIG, "the key is not in PEM form");
	return err_hint(err, "the file has to hold a block that begins with "
			     "-----BEGIN PRIVATE KEY-----");
}

static int
check_key(const EVP_PKEY *key, struct err *err)
{
	if (EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA)
		return 0;
	(void)err_set(err, ERR_CONFIG, "the key is not an RSA key");
	return err_hint(err, "Microsoft Entra takes RSA keys of 2048 bits "
			     "or more");
}

static int
load_key(const struct credential *credential, struct keypair *keypair,
    struct err *err)
{
	strview pem = secret_view(&credential->secret);
	struct passphrase passphrase = {
	    .text = secret_view(&credential->passphrase)};

	if (pem.len > LIMIT_KEY)
		return err_set(err, ERR_CONFIG,
		    "the key is longer than %zu bytes", LIMIT_KEY);
	CLEANUP(bio_drop) BIO *bio = open_pem(pem);
	keypair->key =
	    PEM_read_bio_PrivateKey(bio, NULL, give_passphrase, &passphrase);
	if (keypair->key == NULL)
		return refuse_key(&passphrase, err);
	return check_key(keypair->key, err);
}

static int
load_pem(const struct credential *credential, struct keypair *keypair,
    struct err *err)
{
	TRY(load_certificate(credential->certificate, keypair, err));
	return load_key(credential, keypair, err);
}

/* Why a PKCS#12 did not open. */
static int
refuse_pkcs12(bool is_password_right, bool is_password_set, struct err *err)
{
	if (is_password_right) {
		(void)err_set(err, ERR_CONFIG,
		    "the PKCS#12 file cannot be decrypted: its algorithms are "
		    "too old");
		return err_hint(err, "export it again with AES, or convert it: "
				     "openssl pkcs12 -legacy -in OLD -out "
				     "auditor.pem -nodes");
	}
	(void)err_set(err, ERR_CONFIG,
	    is_password_set
		? N_("the password does not open the PKCS#12 file")
		: N_("the PKCS#12 file is encrypted and no password is "
		     "configured"));
	return err_hint(err, "check `certificate-password-file:`");
}

static int
load_pkcs12(const struct credential *credential, struct keypair *keypair,
    struct err *err)
{
	strview bytes = secret_view(&credential->secret);
	/* Pages of secrets are zero behind their end. */
	const char *password =
	    credential->passphrase.len > 0 ? credential->passphrase.ptr : "";

	if (bytes.len > LIMIT_KEY)
		return err_set(err, ERR_CONFIG,
		    "the PKCS#12 file is longer than %zu bytes", LIMIT_KEY);
	CLEANUP(bio_drop) BIO *bio = open_pem(bytes);
	CLEANUP(pkcs12_drop) PKCS12 *pkcs12 = d2i_PKCS12_bio(bio, NULL);
	if (pkcs12 == NULL) {
		(void)err_set(err, ERR_CONFIG,
		    "the certificate is neither PEM nor PKCS#12");
		return err_hint(err, "a PEM file holds a block that begins "
				     "with -----BEGIN CERTIFICATE-----");
	}
	bool is_right = PKCS12_verify_mac(pkcs12, password, -1) == 1;
	if (PKCS12_parse(pkcs12, password, &keypair->key, &keypair->certificate,
		NULL) != 1)
		return refuse_pkcs12(
		    is_right, credential->passphrase.len > 0, err);
	if (keypair->key != NULL && keypair->certificate != NULL)
		return check_key(keypair->key, err);
	(void)err_set(err, ERR_CONFIG,
	    keypair->key == NULL ? N_("the PKCS#12 file has no key")
				 : N_("the PKCS#12 file has no certificate"));
	return err_hint(err, "export the certificate together with its key");
}

static int64_t
seconds_of(const ASN1_TIME *time)
{
	struct tm parts;

	if (ASN1_TIME_to_tm(time, &parts) != 1)
		return 0;
	return timegm(&parts);
}

static int
check_validity(const X509 *certificate, int64_t now, struct err *err)
{
	int64_t from = seconds_of(X509_get0_notBefore(certificate));
	int64_t until = seconds_of(X509_get0_notAfter(certificate));
	char text[TIME_TEXT_MAX];

	if (now < from) {
		(void)err_set(err, ERR_CONFIG,
		    "the certificate is not valid before %s",
		    time_text(from, text));
		return err_hint(err, "check the clock of this host");
	}
	if (now <= until)
		return 0;
	(void)err_set(err, ERR_CONFIG, "the certificate expired on %s",
	    time_text(until, text));
	return err_hint(err,
	    "make a new certificate, upload it to the application, and "
	    "configure it here");
}

int
keypair_load(const struct credential *credential, int64_t now,
    struct keypair **keypair, struct err *err)
{
	CLEANUP(keypair_drop)
	struct keypair *fresh = mem_new(1, sizeof(*fresh));

	ERR_clear_error();
	int status = credential->certificate.len > 0
			 ? load_pem(credential, fresh, err)
			 : load_pkcs12(credential, fresh, err);
	bool is_pair = status == 0 && X509_check_private_key(
					  fresh->certificate, fresh->key) == 1;
	/* The queue is sticky; its words say less than ours. */
	ERR_clear_error();
	TRY(status);
	if (!is_pair) {
		(void)err_set(err, ERR_CONFIG,
		    "certificate and key do not belong together");
		return err_hint(err, "configure the key that was made with "
				     "this certificate");
	}
	TRY(check_validity(fresh->certificate, now, err));
	*keypair = TAKE(fresh);
	return 0;
}

static bool
set_padding(EVP_PKEY_CTX *ctx, bool use_rs256)
{
	if (use_rs256)
		return EVP_PKEY_CTX_set_rsa_padding(ctx, RSA_PKCS1_PADDING) > 0;
	return EVP_PKEY_CTX_set_rsa_padding(ctx, RSA_PKCS1_PSS_PADDING) > 0 &&
	       EVP_PKEY_CTX_set_rsa_pss_saltlen(ctx, RSA_PSS_SALTLEN_DIGEST) >
		   0;
}

int
keypair_sign(const struct keypair *keypair, bool use_rs256, strview bytes,
    struct strbuf *signature, struct err *err)
{
	CLEANUP(md_ctx_drop) EVP_MD_CTX *ctx = EVP_MD_CTX_new();
	EVP_PKEY_CTX *key_ctx = NULL;
	unsigned char out[LIMIT_SECRET];
	size_t len = sizeof(out);

	ERR_clear_error();
	bool is_good = ctx != NULL &&
		       EVP_DigestSignInit(ctx, &key_ctx, EVP_sha256(), NULL,
			   keypair->key) == 1 &&
		       set_padding(key_ctx, use_rs256) &&
		       EVP_DigestSign(ctx, out, &len,
			   (const unsigned char *)bytes.ptr, bytes.len) == 1;
	ERR_clear_error();
	if (!is_good)
		return err_set(
		    err, ERR_CRYPTO, "the key cannot sign with SHA-256");
	strbuf_add(signature, (strview){(const char *)out, len});
	return 0;
}

int
keypair_thumbprint(const struct keypair *keypair, bool use_sha1,
    struct strbuf *out, struct err *err)
{
	unsigned char digest[EVP_MAX_MD_SIZE];
	unsigned len = 0;

	if (X509_digest(keypair->certificate,
		use_sha1 ? EVP_sha1() : EVP_sha256(), digest, &len) != 1)
		return err_set(
		    err, ERR_CRYPTO, "the certificate has no thumbprint");
	strbuf_add(out, (strview){(const char *)digest, len});
	return 0;
}
