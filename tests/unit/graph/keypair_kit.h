/*
 * keypair_kit.h - credentials of the tests, from the certificates of certs.sh.
 */
#ifndef TESTS_UNIT_GRAPH_KEYPAIR_KIT_H
#define TESTS_UNIT_GRAPH_KEYPAIR_KIT_H

#include <openssl/pem.h>
#include <openssl/x509.h>

#include "graph/keypair.h"
#include "tests/support/kit_fake.h"
#include "tests/support/kit_rows.h"

static inline void
keypair_kit_load(const char *certificate, const char *key,
    const char *passphrase, struct credential *credential)
{
	*credential = (struct credential){.type = CREDENTIAL_CERTIFICATE,
	    .certificate = kit_cert_bytes(certificate)};
	secret_set(&credential->secret, kit_cert_bytes(key));
	secret_set(&credential->passphrase, sv_from(passphrase));
}

static inline void
keypair_kit_done(struct credential *credential)
{
	secret_done(&credential->secret);
	secret_done(&credential->passphrase);
}

static inline X509 *
keypair_kit_certificate(strview pem)
{
	BIO *bio = BIO_new_mem_buf(pem.ptr, (int)pem.len);
	X509 *certificate = PEM_read_bio_X509(bio, NULL, NULL, NULL);

	BIO_free(bio);
	KIT_TRUE(certificate != NULL);
	return certificate;
}

#endif
