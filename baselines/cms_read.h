/*
 * cms_read.h - the parts of a detached CMS signature (RFC 5652).
 *
 * Reads one form only: SignedData, content not inside, one SignerInfo with
 * signed attributes of a known set and no unsigned ones, algorithms of a table,
 * all in DER.  Each byte outside the parts below has the one value it can have;
 * the parts are for the verifier to hold against the pinned certificate.
 */
#ifndef BASELINES_CMS_READ_H
#define BASELINES_CMS_READ_H

#include <stdbool.h>
#include <stdint.h>

#include "auditor/base/err.h"
#include "auditor/base/strbuf.h"
#include "auditor/base/strview.h"

/* A digest algorithm that is taken. */
struct cms_hash {
	const char *name; /* as OpenSSL spells it */
	strview oid;      /* contents of the OBJECT IDENTIFIER */
	size_t size;      /* bytes of a digest */
	strview ecdsa;    /* contents of the one that signs with ECDSA */
};

enum cms_scheme {
	CMS_RSA,   /* PKCS #1 v1.5 */
	CMS_PSS,   /* RSASSA-PSS, MGF1 with the same digest (RFC 4055) */
	CMS_ECDSA, /* RFC 5753 */
};

struct cms_parts {
	strview certificate; /* the only one inside; "" when there is none */
	strview signer;      /* SignerIdentifier, with its tag */
	const struct cms_hash *hash;
	enum cms_scheme scheme;
	int salt;           /* bytes, for CMS_PSS */
	strview attributes; /* signed: all but the tag, which is SET */
	strview digest;     /* of the document, as the signer says */
	int64_t signed_at;  /* seconds, as the signer says */
	strview value;      /* of the signature */
	/* Digest of the signer's certificate (RFC 5035), or NULL. */
	const struct cms_hash *certificate_hash;
	strview certificate_digest;
};

/*
 * cms_read(der, parts, err):
 * Take the signature ${der} apart; ${parts} borrows from it.
 */
int cms_read(strview der, struct cms_parts *parts, struct err *err) MUST_USE;

/*
 * cms_definite(bytes, der, err):
 * Append the signature ${bytes} to ${der}.  One that gpgsm wrote leaves the
 * lengths of its four outermost elements open (BER); exactly these are filled
 * in, and anything else is left for cms_read to refuse.
 */
int cms_definite(strview bytes, struct strbuf *der, struct err *err) MUST_USE;

/* cms_hash_named(name): a row of the table; "SHA256". */
const struct cms_hash *cms_hash_named(const char *name);

#endif
