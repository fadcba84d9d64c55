/*
 * pkcs12.c - key and certificate out of a PKCS#12 file (RFC 7292).
 */
#include "baselines/pkcs12.h"

#include <limits.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>

#include "auditor/base/lang.h"
#include "baselines/der.h"
#include "baselines/ossl.h"

#include "auditor/base/banned.h"

static void
pkcs12_drop(PKCS12 **file)
{
	PKCS12_free(*file);
}

bool
pkcs12_is(strview bytes)
{
	return bytes.len > 0 && (unsigned char)bytes.ptr[0] == DER_SEQUENCE;
}

static PKCS12 *
decode(strview bytes)
{
	const unsigned char *at = (const unsigned char *)bytes.ptr;

	if (bytes.len == 0 || bytes.len > LONG_MAX)
		return NULL;
	return d2i_PKCS12(NULL, &at, (long)bytes.len);
}

bool
pkcs12_is_locked(strview bytes)
{
	CLEANUP(pkcs12_drop) PKCS12 *file = decode(bytes);
	bool is_open = file != NULL && (PKCS12_verify_mac(file, NULL, 0) == 1 ||
					   PKCS12_verify_mac(file, "", 0) == 1);

	ERR_clear_error();
	return !is_open;
}

/* A secret ends with a zero byte, which is not counted in its length. */
static const char *
text_of(const struct secret *passphrase)
{
	return passphrase != NULL ? secret_view(passphrase).ptr : NULL;
}

static int
fail_open(PKCS12 *file, const struct secret *passphrase, struct err *err)
{
	bool is_wrong = PKCS12_verify_mac(file, text_of(passphrase), -1) != 1;

	if (is_wrong) {
		ERR_clear_error();
		return err_set(err, ERR_CONFIG,
		    passphrase == NULL
			? N_("the PKCS#12 file is encrypted and no passphrase "
			     "is given")
			: N_("the passphrase does not open the PKCS#12 file"));
	}
	(void)ossl_fail(err, _("cannot read the PKCS#12 file"));
	return err_hint(err,
	    "made by an old program?  Make it again with AES: openssl pkcs12 "
	    "-legacy … | openssl pkcs12 -export");
}

static int
write_pem(X509 *certificate, EVP_PKEY *key, struct strbuf *certificate_pem,
    struct strbuf *key_pem, struct err *err)
{
	CLEANUP(ossl_bio_drop) BIO *public = BIO_new(BIO_s_mem());
	CLEANUP(ossl_bio_drop) BIO *private = BIO_new(BIO_s_secmem());
	char *text = NULL;

	if (public == NULL || private == NULL ||
	    PEM_write_bio_X509(public, certificate) != 1 ||
	    PEM_write_bio_PKCS8PrivateKey(
		private, key, NULL, NULL, 0, NULL, NULL) != 1)
		return ossl_fail(err, _("cannot use the PKCS#12 file"));
	long len = BIO_get_mem_data(public, &text);
	strbuf_add(certificate_pem, (strview){text, (size_t)len});
	len = BIO_get_mem_data(private, &text);
	strbuf_add(key_pem, (strview){text, (size_t)len});
	return 0;
}

int
pkcs12_read(strview bytes, const struct secret *passphrase,
    struct strbuf *certificate_pem, struct strbuf *key_pem, struct err *err)
{
	CLEANUP(pkcs12_drop) PKCS12 *file = decode(bytes);
	CLEANUP(ossl_key_drop) EVP_PKEY *key = NULL;
	CLEANUP(ossl_x509_drop) X509 *certificate = NULL;

	if (file == NULL) {
		ERR_clear_error();
		return err_set(
		    err, ERR_FORMAT, "neither PEM nor a PKCS#12 file");
	}
	if (PKCS12_parse(file, text_of(passphrase), &key, &certificate, NULL) !=
	    1)
		return fail_open(file, passphrase, err);
	if (key == NULL || certificate == NULL)
		return err_set(err, ERR_FORMAT,
		    "the PKCS#12 file holds no key with its certificate");
	return write_pem(certificate, key, certificate_pem, key_pem, err);
}
