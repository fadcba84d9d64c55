/*
 * signature_test.c - no altered file counts, and nobody counts twice.
 */
#include "tests/unit/baselines/people.h"

#include <string.h>

/* Bits, and the distance of two meaningful object identifiers. */
static const unsigned char masks[] = {0x01, 0x0a, 0x20, 0x80};

static void
refuses_each_change(const char *name, strview pem)
{
	struct arena *own = arena;
	const struct trust all = trust;

	arena = arena_new();
	trust =
	    (struct trust){.signers = &pinned[1], .count = 1, .threshold = 1};
	for (size_t i = 0; i + 1 < pem.len; i++) {
		for (size_t j = 0; j < COUNT_OF(masks); j++) {
			strview copy = arena_dup(arena, pem);
			char *at = arena_alloc(arena, pem.len, 1);
			memcpy(at, copy.ptr, pem.len);
			at[i] = (char)(at[i] ^ masks[j]);
			if (people_check((strview){at, pem.len}).is_good)
				KIT_TEXT(arena_printf(arena,
					     "%s: byte %zu ^ %u is accepted",
					     name, i, masks[j]),
				    SV(""));
		}
		arena_reset(arena);
	}
	arena_free(arena);
	arena = own;
	trust = all;
}

static void
no_altered_file_counts(const void *at)
{
	(void)at;
	people_prepare();
	refuses_each_change("ours", people_sign_as("bob"));
	const char *const run[] = {"openssl", "cms", "-sign", "-binary",
	    "-outform", "PEM", "-in", kit_path("doc"), "-out",
	    kit_path("bare.p7s"), "-signer", people_file_of("bob", "crt.pem"),
	    "-inkey", people_file_of("bob", "key.pem"), "-nocerts", "-cades",
	    NULL};
	KIT_INT(kit_run(run), 0);
	refuses_each_change("bare", kit_read("bare.p7s"));
}

static void
no_other_document_counts(const void *at)
{
	char document[] = DOCUMENT;
	struct signature_verdict verdict = {0};

	(void)at;
	people_prepare();
	strview pem = people_sign_as("bob");
	for (size_t i = 0; i < sizeof(document) - 1; i++) {
		document[i] ^= 1;
		signature_check((strview){document, sizeof(document) - 1}, pem,
		    &trust, arena, &verdict);
		KIT_TEXT(verdict.problem,
		    SV("what was signed is not this document"));
		document[i] ^= 1;
	}
	signature_check(SV(DOCUMENT "\n"), pem, &trust, arena, &verdict);
	KIT_TRUE(!verdict.is_good);
}

static void
people_are_counted_once(const void *at)
{
	struct signature_verdict verdicts[6];

	(void)at;
	people_prepare();
	verdicts[0] = people_check(people_sign_as("alice"));
	verdicts[1] = people_check(people_sign_as("bob"));
	verdicts[2] = people_check(people_sign_as("alice"));
	verdicts[3] = people_check(people_sign_as("mallory"));
	verdicts[4] = people_check(people_sign_as("mallory"));
	verdicts[5] = people_check(SV("x"));
	KIT_INT(signature_count(verdicts, 0), 0);
	KIT_INT(signature_count(verdicts, 1), 1);
	KIT_INT(signature_count(verdicts, 3), 2);
	KIT_INT(signature_count(verdicts + 2, 4), 1);
	KIT_INT(signature_count(verdicts + 3, 3), 0);
	KIT_INT(signature_count(verdicts, 6), 2);
	/* Who is pinned as alice and as Alice is no second person. */
	verdicts[1].signer = SV("Alice");
	KIT_INT(signature_count(verdicts, 6), 1);
}

/* One key under two names, and one name with two keys, are one person. */
static void
keys_are_people(const void *at)
{
	struct signer both[3];
	const struct trust twice = {
	    .signers = both, .count = 3, .threshold = 2};
	struct signature_verdict verdicts[3] = {0};
	struct err err = {0};

	(void)at;
	people_prepare();
	both[0] = pinned[1];
	KIT_GOOD(
	    signer_load(SV("bob again"), people_pem_of("renewed", "crt.pem"),
		arena, &both[1], &err),
	    &err);
	both[2] = pinned[0];
	both[2].name = SV("bob");
	signature_check(
	    SV(DOCUMENT), people_sign_as("bob"), &twice, arena, &verdicts[0]);
	signature_check(SV(DOCUMENT), people_sign_as("renewed"), &twice, arena,
	    &verdicts[1]);
	signature_check(
	    SV(DOCUMENT), people_sign_as("alice"), &twice, arena, &verdicts[2]);
	for (size_t i = 0; i < COUNT_OF(verdicts); i++) {
		KIT_TEXT(verdicts[i].problem, SV(""));
		KIT_TEXT(verdicts[i].signer, SV("bob"));
	}
	KIT_INT(signature_count(verdicts, COUNT_OF(verdicts)), 1);
}

/* The key inside a file is never used: the pinned one is. */
static void
pinned_key_counts(const void *at)
{
	struct signer swapped = {0};
	const struct trust one = {
	    .signers = &swapped, .count = 1, .threshold = 1};
	struct signature_verdict verdict = {0};

	(void)at;
	people_prepare();
	swapped = pinned[1];
	swapped.spki = pinned[0].spki;
	signature_check(
	    SV(DOCUMENT), people_sign_as("bob"), &one, arena, &verdict);
	KIT_TEXT(verdict.problem,
	    SV("the pinned certificate is not of the pinned key"));
}

int
main(void)
{
	kit_case("no altered file counts", no_altered_file_counts);
	kit_case("no other document counts", no_other_document_counts);
	kit_case("people are counted once", people_are_counted_once);
	kit_case("keys are people", keys_are_people);
	kit_case("pinned key counts", pinned_key_counts);
	int status = kit_finish();
	arena_free(arena);
	return status;
}
