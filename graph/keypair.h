/*
 * keypair.h - the certificate and the key an application signs in with.
 */
#ifndef GRAPH_KEYPAIR_H
#define GRAPH_KEYPAIR_H

#include <stdint.h>

#include "auditor/base/strbuf.h"
#include "graph/collect.h"

struct keypair; /* opaque */

/*
 * keypair_load(credential, now, keypair, err):
 * Read certificate and key of ${credential}, a CREDENTIAL_CERTIFICATE, for
 * keypair_free: PEM, or one PKCS#12 (RFC 7292) when there is no certificate
 * apart.  Fail with ERR_CONFIG and a hint when one of them is neither,
 * the key is encrypted and the passphrase absent or wrong, the key is not RSA,
 * the two do not belong together, or the certificate is not valid at ${now}
 * (seconds).  Nobody is ever prompted.
 */
int keypair_load(const struct credential *credential, int64_t now,
    struct keypair **keypair, struct err *err) MUST_USE;
void keypair_free(struct keypair *keypair);
void keypair_drop(struct keypair **keypair);

/*
 * keypair_sign(keypair, use_rs256, bytes, signature, err):
 * Append to ${signature} the SHA-256 signature of ${bytes}: RSASSA-PSS with a
 * salt as long as the digest (PS256, RFC 7518 section 3.5), or with
 * ${use_rs256} RSASSA-PKCS1-v1_5.
 */
int keypair_sign(const struct keypair *keypair, bool use_rs256, strview bytes,
    struct strbuf *signature, struct err *err) MUST_USE;

/*
 * keypair_thumbprint(keypair, use_sha1, out, err):
 * Append the digest of the DER certificate to ${out}: SHA-256, or SHA-1 as
 * x5t wants it.
 */
int keypair_thumbprint(const struct keypair *keypair, bool use_sha1,
    struct strbuf *out, struct err *err) MUST_USE;

#endif
