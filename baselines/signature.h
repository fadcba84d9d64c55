/*
 * signature.h - detached CMS signatures over a document (RFC 5652).
 *
 * One file per signer, PEM, over the bytes as stored.  We verify each
 * SignerInfo ourselves against pinned certificates; `openssl cms -verify
 * -binary` agrees with each file.  What openssl, certtool and gpgsm make is
 * taken, each in the one spelling that it writes.
 */
#ifndef BASELINES_SIGNATURE_H
#define BASELINES_SIGNATURE_H

#include <stdbool.h>
#include <stdint.h>

#include "auditor/base/arena.h"
#include "auditor/base/digest.h"
#include "auditor/base/err.h"
#include "auditor/base/secret.h"
#include "auditor/base/strbuf.h"

/* Somebody whose signature counts. */
struct signer {
	strview name;
	struct digest spki;  /* SHA-256 of SubjectPublicKeyInfo, DER */
	strview certificate; /* DER */
};

/* Somebody who is known, and whose signature does not count. */
struct barred {
	struct signer signer; /* the certificate may be "" */
	strview why;          /* a sentence: "… was removed on …" */
};

struct trust {
	struct signer *signers;
	size_t count;
	size_t threshold; /* how many distinct signers are needed, at least 1 */
	struct barred *barred;
	size_t barred_count;
	strview problem; /* why nobody is trusted at all, or "" */
	strview hint;
	strview note; /* what people should know, or "" */
};

/* What became of one signature file. */
struct signature_verdict {
	strview file;
	bool is_good;      /* counts */
	strview signer;    /* name of the trusted signer, or subject found */
	int64_t signed_at; /* signingTime, or 0 */
	strview problem;   /* why it does not count, or "" */
};

/*
 * signer_load(name, pem, arena, signer, err):
 * A signer from one PEM certificate; RSA from 2048 bits or the curves P-256,
 * P-384 and P-521.
 */
int signer_load(strview name, strview pem, struct arena *arena,
    struct signer *signer, struct err *err) MUST_USE;

/*
 * signature_make(document, certificate_pem, key_pem, passphrase, signed_at,
 *     out, err):
 * Append a PEM CMS file by that signer over ${document}, made at ${signed_at}
 * (seconds).  ${passphrase} may be NULL for a key that is not encrypted.  A
 * signature that signature_check would not count is not made: the key must
 * belong to the certificate and ${signed_at} lie in its validity.
 */
int signature_make(strview document, strview certificate_pem, strview key_pem,
    const struct secret *passphrase, int64_t signed_at, struct strbuf *out,
    struct err *err) MUST_USE;

/* signature_is_locked(key_pem): the private key is encrypted. */
bool signature_is_locked(strview key_pem);

/*
 * signature_check(document, pem, trust, arena, verdict):
 * Judge one signature file; never fails otherwise than by its verdict.
 * verdict->file is left alone.
 *
 * The signature is verified with the key of the pinned certificate, never with
 * one out of the file.  As with -no_check_time, the present time plays no part
 * (a signature outlives the certificate it was made with), but the signing
 * time, which the signature covers, must lie in the certificate's validity.
 */
void signature_check(strview document, strview pem, const struct trust *trust,
    struct arena *arena, struct signature_verdict *verdict);

/*
 * signature_is_over(document, pem):
 * ${pem} is a signature by whomever, made over ${document}: nothing is said of
 * its worth.
 */
bool signature_is_over(strview document, strview pem);

/*
 * signature_count(verdicts, count): how many distinct trusted signers.
 */
size_t signature_count(const struct signature_verdict *verdicts, size_t count);

#endif
