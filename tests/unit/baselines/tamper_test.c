/*
 * tamper_test.c - every byte of a small baseline, and every bit of a signature
 * on it, altered in turn: refused each time, never a crash.
 */
#include "tests/unit/baselines/people.h"

#include <string.h>

#include "baselines/baseline.h"
#include "baselines/cms_read.h"
#include "baselines/der.h"
#include "baselines/pem.h"
#include "tests/unit/baselines/tenant.h"

/* A document as people sign it, and bob's signature on it. */
struct signed_document {
	struct strbuf document;
	struct strbuf pem;
	struct strbuf der;
};

static void
signed_done(struct signed_document *made)
{
	strbuf_done(&made->document);
	strbuf_done(&made->pem);
	strbuf_done(&made->der);
}

static void
small_document(struct strbuf *out)
{
	CLEANUP(snapshot_drop) struct snapshot *snapshot = tenant_snapshot(0);
	const struct policy policy = {.hybrid = true};
	const struct baseline_recipe recipe = {
	    .snapshot = snapshot,
	    .scope = KIND_BIT(KIND_ACCEPTED_DOMAIN) |
		     KIND_BIT(KIND_INBOUND_CONNECTOR),
	    .policy = &policy,
	    .serial = 1,
	    .created = TENANT_TIME,
	    .expires = TENANT_END,
	    .fail_on = "medium",
	};
	struct err err = {0};

	KIT_GOOD(baseline_compose(&recipe, out, &err), &err);
}

static void
prepare(struct signed_document *made)
{
	struct err err = {0};

	people_prepare();
	small_document(&made->document);
	KIT_GOOD(
	    signature_make(strbuf_view(&made->document),
		people_pem_of("bob", "crt.pem"),
		people_pem_of("bob", "key.pem"), NULL, NOW, &made->pem, &err),
	    &err);
	KIT_GOOD(
	    pem_read(strbuf_view(&made->pem), "CMS", &made->der, &err), &err);
}

static bool
counts(strview document, strview pem)
{
	static const struct trust bob = {
	    .signers = &pinned[1], .count = 1, .threshold = 1};
	struct signature_verdict verdict = {0};
	struct arena *own = arena_new();

	signature_check(document, pem, &bob, own, &verdict);
	bool is_good = verdict.is_good;
	arena_free(own);
	return is_good;
}

static void
no_altered_document_counts(const void *at)
{
	CLEANUP(signed_done) struct signed_document made = {0};
	struct err err = {0};

	(void)at;
	prepare(&made);
	strview pem = strbuf_view(&made.pem);
	KIT_TRUE(counts(strbuf_view(&made.document), pem));
	for (size_t i = 0; i < made.document.len; i++) {
		struct baseline baseline = {0};
		char kept = made.document.ptr[i];
		made.document.ptr[i] = (char)(kept ^ (1 << i % 7));
		KIT_TRUE(!counts(strbuf_view(&made.document), pem));
		/* Another document perhaps, but never a crash. */
		(void)!baseline_parse(
		    strbuf_view(&made.document), &baseline, &err);
		baseline_done(&baseline);
		made.document.ptr[i] = kept;
	}
}

static void
no_altered_file_counts(const void *at)
{
	CLEANUP(signed_done) struct signed_document made = {0};

	(void)at;
	prepare(&made);
	/* The last byte is a line break, which may as well not be there. */
	for (size_t i = 0; i + 1 < made.pem.len; i++) {
		char kept = made.pem.ptr[i];
		made.pem.ptr[i] = (char)(kept ^ (1 << i % 8));
		KIT_TRUE(!counts(
		    strbuf_view(&made.document), strbuf_view(&made.pem)));
		made.pem.ptr[i] = kept;
	}
}

/* Each bit of the ${bytes} in a block ${label}. */
static void
refuse_each_bit(strview document, struct strbuf *bytes, const char *label)
{
	for (size_t i = 0; i < bytes->len * 8; i++) {
		CLEANUP(strbuf_done) struct strbuf pem = {0};
		bytes->ptr[i / 8] = (char)(bytes->ptr[i / 8] ^ (1 << i % 8));
		pem_write(strbuf_view(bytes), label, &pem);
		if (counts(document, strbuf_view(&pem)))
			KIT_TEXT(arena_printf(arena,
				     "%s: bit %zu of byte %zu is of no account",
				     label, i % 8, i / 8),
			    SV(""));
		bytes->ptr[i / 8] = (char)(bytes->ptr[i / 8] ^ (1 << i % 8));
	}
}

static void
no_bit_is_of_no_account(const void *at)
{
	CLEANUP(signed_done) struct signed_document made = {0};

	(void)at;
	prepare(&made);
	refuse_each_bit(strbuf_view(&made.document), &made.der, "CMS");
}

/* ${der} as gpgsm writes it: the four outermost lengths left open. */
static void
open_lengths(strview der, struct strbuf *out)
{
	static const char zeros[8];
	struct der info = {0};
	struct der oid = {0};
	struct der content = {0};
	struct der data = {0};
	struct der inner = {0};

	KIT_TRUE(der_only(der, DER_SEQUENCE, &info));
	KIT_TRUE(der_take(&info.body, DER_OID, &oid));
	KIT_TRUE(der_only(info.body, DER_CONTEXT_SET, &content));
	KIT_TRUE(der_only(content.body, DER_SEQUENCE, &data));
	strbuf_add(out, SV("\x30\x80"));
	strbuf_add(out, oid.whole);
	strbuf_add(out, SV("\xa0\x80\x30\x80"));
	for (size_t i = 0; i < 2; i++) {
		KIT_TRUE(der_next(&data.body, &inner));
		strbuf_add(out, inner.whole);
	}
	KIT_TRUE(der_take(&data.body, DER_SEQUENCE, &inner));
	strbuf_add(out, SV("\x30\x80"));
	strbuf_add(out, inner.body);
	strbuf_add(out, (strview){zeros, 2});
	strbuf_add(out, data.body);
	strbuf_add(out, (strview){zeros, 6});
}

static void
open_lengths_are_taken_in_one_form(const void *at)
{
	CLEANUP(signed_done) struct signed_document made = {0};
	CLEANUP(strbuf_done) struct strbuf ber = {0};
	CLEANUP(strbuf_done) struct strbuf again = {0};
	CLEANUP(strbuf_done) struct strbuf pem = {0};
	struct err err = {0};

	(void)at;
	prepare(&made);
	open_lengths(strbuf_view(&made.der), &ber);
	KIT_GOOD(cms_definite(strbuf_view(&ber), &again, &err), &err);
	KIT_TRUE(sv_eq(strbuf_view(&again), strbuf_view(&made.der)));
	pem_write(strbuf_view(&ber), "SIGNED MESSAGE", &pem);
	KIT_TRUE(counts(strbuf_view(&made.document), strbuf_view(&pem)));
	refuse_each_bit(strbuf_view(&made.document), &ber, "SIGNED MESSAGE");
	for (size_t i = 2; i < ber.len; i++) {
		strbuf_clear(&again);
		KIT_INT(cms_definite(
			    sv_slice(strbuf_view(&ber), 0, i), &again, &err),
		    -1);
	}
}

/* Who is known and does not count is named, with the reason. */
static void
barred_people_are_named(const void *at)
{
	struct barred barred = {.signer = pinned[1], .why = SV("bob has left")};
	struct signature_verdict verdict = {0};

	(void)at;
	people_prepare();
	barred.signer = pinned[1];
	const struct trust alice = {
	    .signers = &pinned[0],
	    .count = 1,
	    .threshold = 1,
	    .barred = &barred,
	    .barred_count = 1,
	};
	signature_check(
	    SV(DOCUMENT), people_sign_as("bob"), &alice, arena, &verdict);
	KIT_TRUE(!verdict.is_good);
	KIT_TEXT(verdict.problem, SV("bob has left"));
	/* By the key alone, as a deny list has it. */
	barred.signer.certificate = SV("");
	signature_check(
	    SV(DOCUMENT), people_sign_as("bob"), &alice, arena, &verdict);
	KIT_TEXT(verdict.problem, SV("bob has left"));
	KIT_TEXT(verdict.signer, SV("bob"));
}

int
main(void)
{
	kit_case("no altered document counts", no_altered_document_counts);
	kit_case("no altered file counts", no_altered_file_counts);
	kit_case("no bit is of no account", no_bit_is_of_no_account);
	kit_case("open lengths are taken in one form",
	    open_lengths_are_taken_in_one_form);
	kit_case("barred people are named", barred_people_are_named);
	int status = kit_finish();
	arena_free(arena);
	return status;
}
