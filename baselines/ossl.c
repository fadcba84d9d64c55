/*
 * ossl.c - cleanups and errors of OpenSSL.
 */
#include "baselines/ossl.h"

#include <limits.h>
#include <openssl/err.h>

#include "auditor/base/lang.h"

#include "auditor/base/banned.h"

void
ossl_bio_drop(BIO **bio)
{
	BIO_free_all(*bio);
}

void
ossl_bytes_drop(unsigned char **bytes)
{
	OPENSSL_free(*bytes);
}

void
ossl_cms_drop(CMS_ContentInfo **cms)
{
	CMS_ContentInfo_free(*cms);
}

void
ossl_ctx_drop(EVP_MD_CTX **ctx)
{
	EVP_MD_CTX_free(*ctx);
}

void
ossl_key_drop(EVP_PKEY **key)
{
	EVP_PKEY_free(*key);
}

void
ossl_time_drop(ASN1_TIME **time)
{
	ASN1_TIME_free(*time);
}

void
ossl_x509_drop(X509 **certificate)
{
	X509_free(*certificate);
}

BIO *
ossl_bio(strview bytes)
{
	if (bytes.len > INT_MAX)
		return NULL;
	return BIO_new_mem_buf(
	    bytes.ptr != NULL ? bytes.ptr : "", (int)bytes.len);
}

X509 *
ossl_x509(strview der)
{
	const unsigned char *at = (const unsigned char *)der.ptr;

	if (der.len == 0 || der.len > LONG_MAX)
		return NULL;
	X509 *certificate = d2i_X509(NULL, &at, (long)der.len);
	if (certificate != NULL &&
	    at != (const unsigned char *)der.ptr + der.len) {
		X509_free(certificate);
		certificate = NULL;
	}
	if (certificate == NULL)
		ERR_clear_error();
	return certificate;
}

int
ossl_fail(struct err *err, const char *what)
{
	const char *reason = ERR_reason_error_string(ERR_peek_last_error());

	ERR_clear_error();
	return err_set(err, ERR_CRYPTO, "%s: %s", what,
	    reason != NULL ? reason : _("no reason given"));
}
