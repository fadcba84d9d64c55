/*
 * digest.c - SHA-256 of bytes and of framed sequences.
 */
#include "auditor/base/digest.h"

#include <inttypes.h>
#include <openssl/evp.h>
#include <openssl/sha.h>
#include <stdio.h>
#include <string.h>

#include "auditor/base/codec.h"
#include "auditor/base/mem.h"

#include "auditor/base/banned.h"

struct digest_run {
	EVP_MD_CTX *ctx;
};

/*
 * Every object is digested three times.  To look SHA-256 up and to make a
 * context takes as long as to digest a short object: both are kept.
 */
static const EVP_MD *algorithm;
static struct digest_run *spare;

struct digest
digest_of(strview bytes)
{
	struct digest digest;
	unsigned len = DIGEST_SIZE;

	if (EVP_Digest(bytes.ptr != NULL ? bytes.ptr : "", bytes.len,
		digest.bytes, &len, EVP_sha256(), NULL) != 1)
		mem_exhausted("SHA-256");
	return digest;
}

bool
digest_eq(const struct digest *a, const struct digest *b)
{
	return memcmp(a->bytes, b->bytes, DIGEST_SIZE) == 0;
}

const char *
digest_hex(const struct digest *digest, char hex[DIGEST_HEX_MAX])
{
	for (size_t i = 0; i < DIGEST_SIZE; i++)
		(void)snprintf(hex + 2 * i, 3, "%02x", digest->bytes[i]);
	return hex;
}

bool
digest_read(strview hex, struct digest *digest)
{
	struct digest result;

	if (hex.len != (size_t)2 * DIGEST_SIZE ||
	    !codec_hex_decode(hex, result.bytes))
		return false;
	*digest = result;
	return true;
}

static struct digest_run *
run_new(void)
{
	struct digest_run *run = mem_new(1, sizeof(*run));

	if (algorithm == NULL)
		algorithm = EVP_MD_fetch(NULL, "SHA256", NULL);
	run->ctx = EVP_MD_CTX_new();
	if (run->ctx == NULL || algorithm == NULL)
		mem_exhausted("SHA-256");
	return run;
}

struct digest_run *
digest_begin(void)
{
	struct digest_run *run = spare != NULL ? TAKE(spare) : run_new();

	if (EVP_DigestInit_ex(run->ctx, algorithm, NULL) != 1)
		mem_exhausted("SHA-256");
	return run;
}

void
digest_part(struct digest_run *run, strview part)
{
	unsigned char frame[8];

	for (size_t i = 0; i < sizeof(frame); i++)
		frame[i] = (unsigned char)((uint64_t)part.len >> (56 - 8 * i));
	if (EVP_DigestUpdate(run->ctx, frame, sizeof(frame)) != 1 ||
	    EVP_DigestUpdate(
		run->ctx, part.ptr != NULL ? part.ptr : "", part.len) != 1)
		mem_exhausted("SHA-256");
}

struct digest
digest_end(struct digest_run *run)
{
	struct digest digest;
	unsigned len = DIGEST_SIZE;

	if (EVP_DigestFinal_ex(run->ctx, digest.bytes, &len) != 1)
		mem_exhausted("SHA-256");
	if (spare == NULL) {
		spare = run;
		return digest;
	}
	EVP_MD_CTX_free(run->ctx);
	mem_free(run);
	return digest;
}

void
digest_part_number(struct digest_run *run, int64_t number)
{
	char text[32];

	(void)snprintf(text, sizeof(text), "%" PRId64, number);
	digest_part(run, sv_from(text));
}

void
digest_part_digest(struct digest_run *run, const struct digest *digest)
{
	digest_part(run, (strview){(const char *)digest->bytes, DIGEST_SIZE});
}
