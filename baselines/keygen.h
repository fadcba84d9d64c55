/*
 * keygen.h - a key and a certificate for a signer who has no PKI.
 */
#ifndef BASELINES_KEYGEN_H
#define BASELINES_KEYGEN_H

#include <stdint.h>

#include "auditor/base/err.h"
#include "auditor/base/secret.h"
#include "auditor/base/strbuf.h"

/* Fewest bytes of a passphrase. */
#define KEYGEN_PASSPHRASE_MIN 8

struct keygen_request {
	strview name; /* common name of the certificate */
	strview type; /* "ecdsa-p256", … */
	int64_t from; /* validity, seconds */
	int64_t until;
	const struct secret *passphrase;
};

/* keygen_types(out): append the types, with commas; the first is usual. */
void keygen_types(struct strbuf *out);

/*
 * keygen_make(request, key, certificate, err):
 * Append a new private key (PKCS#8 PEM, encrypted with AES-256 under a key
 * derived by PBKDF2 from the passphrase) and its self-signed certificate (PEM),
 * for signatures and nothing else.  ERR_USAGE for an unknown type or a
 * passphrase of less than KEYGEN_PASSPHRASE_MIN bytes.
 */
int keygen_make(const struct keygen_request *request, struct strbuf *key,
    struct strbuf *certificate, struct err *err) MUST_USE;

#endif
