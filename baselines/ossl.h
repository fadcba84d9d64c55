/*
 * ossl.h - cleanups and errors of OpenSSL; for this folder only.
 */
#ifndef BASELINES_OSSL_H
#define BASELINES_OSSL_H

#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include "auditor/base/err.h"
#include "auditor/base/strview.h"

/* For CLEANUP; NULL inside is fine. */
void ossl_bio_drop(BIO **bio);
void ossl_bytes_drop(unsigned char **bytes);
void ossl_cms_drop(CMS_ContentInfo **cms);
void ossl_ctx_drop(EVP_MD_CTX **ctx);
void ossl_key_drop(EVP_PKEY **key);
void ossl_time_drop(ASN1_TIME **time);
void ossl_x509_drop(X509 **certificate);

/* ossl_bio(bytes): a reader of ${bytes}, or NULL when they are too many. */
BIO *ossl_bio(strview bytes);

/* ossl_x509(der): the certificate that ${der} is, whole; or NULL. */
X509 *ossl_x509(strview der);

/*
 * ossl_fail(err, what):
 * Fill ${err} with ERR_CRYPTO, ${what} and the library's reason, and empty its
 * queue of errors.  Return -1.
 */
int ossl_fail(struct err *err, const char *what);

#endif
