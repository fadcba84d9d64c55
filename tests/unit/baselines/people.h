/*
 * people.h - those who sign in the tests, and one document.
 */
#ifndef TESTS_UNIT_BASELINES_PEOPLE_H
#define TESTS_UNIT_BASELINES_PEOPLE_H

#include "baselines/signature.h"
#include "tests/support/kit_rows.h"
#include "tests/support/kit_signers.h"

#define DOCUMENT "{\"schema\":\"a\"}\n[\n"
#define NOW      INT64_C(1800000000) /* 2027-01-15 */
#define FROM     INT64_C(946684800)  /* 2000 */
#define UNTIL    INT64_C(4070908800) /* 2099 */

static const struct kit_signer people[] = {
    {"alice", "RSA", FROM, UNTIL, NULL},
    {"bob", "P-256", FROM, UNTIL, NULL},
    {"carol", "P-384", FROM, UNTIL, NULL},
    {"dave", "P-521", FROM, UNTIL, NULL},
    {"erin", "RSA-PSS", FROM, UNTIL, NULL},
    {"past", "P-256", FROM, FROM + 86400, NULL},
    /* not trusted: */
    {"mallory", "P-256", FROM, UNTIL, NULL},
    {"renewed", "=bob", FROM, UNTIL, NULL},
    {"impostor", "P-256", FROM, UNTIL, "bob"},
    {"weak", "RSA-1024", FROM, UNTIL, NULL},
    {"curve", "secp256k1", FROM, UNTIL, NULL},
    {"edwards", "ED25519", FROM, UNTIL, NULL},
};
#define TRUSTED_COUNT 6

static struct signer pinned[TRUSTED_COUNT];
static struct trust trust = {
    .signers = pinned, .count = TRUSTED_COUNT, .threshold = 1};
static struct arena *arena;

static inline const char *
people_file_of(const char *name, const char *end)
{
	return kit_path(arena_printf(arena, "%s.%s", name, end).ptr);
}

static inline strview
people_pem_of(const char *name, const char *end)
{
	return kit_file(people_file_of(name, end));
}

/* Keys are made by the first test that needs them. */
static inline void
people_prepare(void)
{
	struct err err = {0};

	if (arena != NULL)
		return;
	arena = arena_new();
	for (size_t i = 0; i < COUNT_OF(people); i++)
		kit_signer_make(&people[i]);
	for (size_t i = 0; i < TRUSTED_COUNT; i++)
		KIT_GOOD(signer_load(sv_from(people[i].name),
			     people_pem_of(people[i].name, "crt.pem"), arena,
			     &pinned[i], &err),
		    &err);
	kit_write("doc", SV(DOCUMENT));
}

static inline strview
people_sign_as(const char *name)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};
	struct err err = {0};

	KIT_GOOD(signature_make(SV(DOCUMENT), people_pem_of(name, "crt.pem"),
		     people_pem_of(name, "key.pem"), NULL, NOW, &out, &err),
	    &err);
	return arena_dup(arena, strbuf_view(&out));
}

static inline struct signature_verdict
people_check(strview pem)
{
	struct signature_verdict verdict = {.file = SV("a file")};

	signature_check(SV(DOCUMENT), pem, &trust, arena, &verdict);
	KIT_TEXT(verdict.file, SV("a file"));
	KIT_INT(verdict.is_good, verdict.problem.len == 0);
	return verdict;
}

#endif
