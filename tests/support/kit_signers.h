/*
 * kit_signers.h - keys and certificates made anew for one test program, and
 * programs run from it.
 */
#ifndef TESTS_SUPPORT_KIT_SIGNERS_H
#define TESTS_SUPPORT_KIT_SIGNERS_H

#include <stdint.h>

#include "auditor/base/strview.h"

/* A self-signed certificate and its key. */
struct kit_signer {
	const char *name; /* of the files */
	const char *type; /* RSA, RSA-1024, RSA-PSS, P-256, P-384, P-521,
	                     secp256k1, ED25519; or =NAME: the key of NAME */
	int64_t from;     /* validity, seconds */
	int64_t until;
	const char *subject; /* common name; NULL: as name */
};

/*
 * kit_signer_make(signer):
 * Write NAME.key.pem and NAME.crt.pem into kit_folder().
 */
void kit_signer_make(const struct kit_signer *signer);

/* kit_path(name): ${name} in kit_folder(), for the run. */
const char *kit_path(const char *name);

/* kit_write(name, bytes): a file of that name in kit_folder(). */
void kit_write(const char *name, strview bytes);

/* kit_read(name): its contents, for the run. */
strview kit_read(const char *name);

/*
 * kit_run(arguments):
 * Run a program (ends with NULL; its output goes to kit_folder()/log) and
 * return its exit status.
 */
int kit_run(const char *const *arguments);

#endif
