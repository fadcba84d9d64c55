/*
 * pkcs12.h - key and certificate out of a PKCS#12 file (RFC 7292).
 */
#ifndef BASELINES_PKCS12_H
#define BASELINES_PKCS12_H

#include <stdbool.h>

#include "auditor/base/err.h"
#include "auditor/base/secret.h"
#include "auditor/base/strbuf.h"

/* pkcs12_is(bytes): they are DER, as PKCS#12 is, and no PEM. */
bool pkcs12_is(strview bytes);

/* pkcs12_is_locked(bytes): no empty passphrase opens it. */
bool pkcs12_is_locked(strview bytes);

/*
 * pkcs12_read(bytes, passphrase, certificate, key, err):
 * Append the key and the certificate that belongs to it as PEM, the key not
 * encrypted: wipe ${key}.  ${passphrase} may be NULL for none.
 */
int pkcs12_read(strview bytes, const struct secret *passphrase,
    struct strbuf *certificate, struct strbuf *key, struct err *err) MUST_USE;

#endif
