/*
 * signature.c - no file is a good signature by somebody whose key did not make
 * one; and a certificate that is taken is pinned by its key.
 */
#include "baselines/signature.h"

#include "tests/fuzz/fuzz.h"

#define DOCUMENT "{\"schema\":\"exoaudit-baseline/1\"}\n"

/* Of a key that signed nothing: any file that counts is a forgery. */
static const char pinned[] =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIBkzCCATmgAwIBAgIUNhJb7zq57ieFs/NRF5c/M1SaJMswCgYIKoZIzj0EAwIw\n"
    "HjEcMBoGA1UEAwwTbm9ib2R5IG9mIHRoZSB0ZXN0czAgFw0yNjExMjIwNDU1NTBa\n"
    "GA8yMTI2MTAyOTA0NTU1MFowHjEcMBoGA1UEAwwTbm9ib2R5IG9mIHRoZSB0ZXN0\n"
    "czBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABPTwd7vd3+eAZBIMZIEA+uuNxBr0\n"
    "dZ2lyRVHBQK3sxB9oYEQQwnUhuNsKq/PBWyHxK2O0fvrwpNxqIer+2kL5sajUzBR\n"
    "MB0GA1UdDgQWBBTqVjVnS/iDbGdDjCvcH3LI7mg4SDAfBgNVHSMEGDAWgBTqVjVn\n"
    "S/iDbGdDjCvcH3LI7mg4SDAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gA\n"
    "MEUCIC7imziGm9uvolClLKBhGH3rP33wELg3WU5o6xxOcDWsAiEAqNUgus6lgSR0\n"
    "lt+4QmTdeQuTrDxOH3Pjuf/tWk7o3Pg=\n"
    "-----END CERTIFICATE-----\n";

static void
check_signature(strview pem, struct arena *arena)
{
	struct signer signer = {0};
	struct trust trust = {.signers = &signer, .count = 1, .threshold = 1};
	struct signature_verdict verdict = {0};
	struct err err = {0};

	FUZZ_CHECK(signer_load(SV("nobody"), sv_from(pinned), arena, &signer,
		       &err) == 0);
	signature_check(SV(DOCUMENT), pem, &trust, arena, &verdict);
	FUZZ_CHECK(!verdict.is_good);
	FUZZ_CHECK(verdict.problem.len > 0);
	FUZZ_CHECK(signature_count(&verdict, 1) == 0);
}

static void
check_certificate(strview pem, struct arena *arena)
{
	struct signer signer = {0};
	struct signer again = {0};
	struct err err = {0};

	if (signer_load(SV("x"), pem, arena, &signer, &err) != 0) {
		FUZZ_CHECK(err.code != ERR_NONE);
		return;
	}
	FUZZ_CHECK(signer_load(SV("x"), pem, arena, &again, &err) == 0);
	FUZZ_CHECK(digest_eq(&signer.spki, &again.spki));
	FUZZ_CHECK(sv_eq(signer.certificate, again.certificate));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();

	check_signature(fuzz_view(data, size), arena);
	check_certificate(fuzz_view(data, size), arena);
	return 0;
}
