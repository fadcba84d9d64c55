/*
 * signer.h - keys and certificates of signers; for sign.c and verify.c.
 */
#ifndef BASELINES_SIGNER_H
#define BASELINES_SIGNER_H

#include "baselines/cms_read.h"
#include "baselines/ossl.h"
#include "baselines/signature.h"

/* Bits of the smallest RSA key that is taken (NIST SP 800-131A). */
#define SIGNER_RSA_BITS 2048

/*
 * signer_check_key(key, err):
 * RSA of SIGNER_RSA_BITS or more, or ECDSA on a curve of the table.
 */
int signer_check_key(const EVP_PKEY *key, struct err *err) MUST_USE;

/* signer_hash(key): the digest algorithm to sign with. */
const struct cms_hash *signer_hash(const EVP_PKEY *key);

/* signer_suits(key, scheme): a key of that kind makes such signatures. */
bool signer_suits(const EVP_PKEY *key, enum cms_scheme scheme);

/* signer_spki(certificate): SHA-256 of its SubjectPublicKeyInfo. */
struct digest signer_spki(const X509 *certificate);

/* signer_subject(certificate, arena): its name, foreign text. */
strview signer_subject(const X509 *certificate, struct arena *arena);

/* signer_is_valid(certificate, at): ${at} (seconds) lies in its validity. */
bool signer_is_valid(const X509 *certificate, int64_t at);

/*
 * signer_certificate(pem, der, err):
 * Append the one certificate that ${pem} is to ${der}.
 */
int signer_certificate(
    strview pem, struct strbuf *der, struct err *err) MUST_USE;

/*
 * signer_pin(name, der, arena, signer, err):
 * As signer_load, of the certificate ${der} itself.
 */
int signer_pin(strview name, strview der, struct arena *arena,
    struct signer *signer, struct err *err) MUST_USE;

#endif
