/*
 * digest.h - SHA-256 of bytes and of framed sequences.
 */
#ifndef AUDITOR_BASE_DIGEST_H
#define AUDITOR_BASE_DIGEST_H

#include <stdbool.h>
#include <stdint.h>

#include "auditor/base/attr.h"
#include "auditor/base/strview.h"

#define DIGEST_SIZE    32
#define DIGEST_HEX_MAX (2 * DIGEST_SIZE + 1)

struct digest {
	unsigned char bytes[DIGEST_SIZE];
};

/* digest_of(bytes): SHA-256 of ${bytes}. */
struct digest digest_of(strview bytes) MUST_USE;

bool digest_eq(const struct digest *a, const struct digest *b);

/* digest_hex(digest, hex): lower-case hexadecimal, terminated; returns it. */
const char *digest_hex(const struct digest *digest, char hex[DIGEST_HEX_MAX]);

/* digest_read(hex, digest): 64 hexadecimal digits; false for anything else. */
bool digest_read(strview hex, struct digest *digest) MUST_USE;

/*
 * A digest over a sequence of parts.  Each part goes in with its length in
 * front, so that parts cannot be shifted into each other.
 */
struct digest_run; /* opaque */

struct digest_run *digest_begin(void) MUST_USE;
void digest_part(struct digest_run *run, strview part);
/* digest_part_number(run, number), digest_part_digest(run, digest): likewise,
 * the number in decimal, the digest as its bytes. */
void digest_part_number(struct digest_run *run, int64_t number);
void digest_part_digest(struct digest_run *run, const struct digest *digest);
/* digest_end(run): the digest; frees ${run}. */
struct digest digest_end(struct digest_run *run) MUST_USE;

#endif
