/*
 * x509.h - what of a certificate a check needs.
 */
#ifndef AUDITOR_CHECK_X509_H
#define AUDITOR_CHECK_X509_H

#include <stdbool.h>
#include <stdint.h>

#include "auditor/base/arena.h"
#include "auditor/base/strview.h"

struct x509 {
	int64_t starts; /* seconds */
	int64_t ends;
	bool is_self_signed; /* issuer and subject are the same name */
};

/*
 * x509_read(text, arena, x509):
 * Read the certificate (RFC 5280) that ${text} is in base64, blanks and line
 * ends allowed, as federation metadata has it; its signature is not verified.
 * False when it is none.
 */
bool x509_read(strview text, struct arena *arena, struct x509 *x509);

#endif
