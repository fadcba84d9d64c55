/*
 * trust_test.c - the trust document: what none may say, and whose signature
 * counts for what.
 */
#include "tests/unit/baselines/people.h"

#include <string.h>

#include "baselines/trust.h"

#define TENANT "aaaaaaaa-0000-4000-8000-000000000001"
#define OTHER  "aaaaaaaa-0000-4000-8000-000000000002"

#define BASELINE (1U << TRUST_BASELINE)
#define EVIDENCE (1U << TRUST_EVIDENCE)
#define TRUST    (1U << TRUST_TRUST)

static strview tenants[] = {SV_INIT(OTHER), SV_INIT(TENANT)};
static struct trust_person three[3];
static struct trust_denied gone;

/* Bob and alice sign baselines, bob this document; carol's key is denied. */
static struct trust_document
usual(void)
{
	people_prepare();
	three[0] = (struct trust_person){pinned[1], BASELINE | TRUST};
	three[1] = (struct trust_person){pinned[0], BASELINE};
	three[2] = (struct trust_person){pinned[3], EVIDENCE};
	gone = (struct trust_denied){
	    SV("carol"), pinned[2].spki, NOW, SV("lost her token")};
	return (struct trust_document){
	    .version = 1,
	    .created = NOW,
	    .expires = NOW + 86400,
	    .tenants = tenants,
	    .tenant_count = 2,
	    .thresholds = {2, 1, 1},
	    .people = three,
	    .person_count = 3,
	    .denied = &gone,
	    .denied_count = 1,
	};
}

static void
comes_back(const void *at)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};
	CLEANUP(strbuf_done) struct strbuf again = {0};
	struct trust_document document = usual();
	struct trust_document read;
	struct err err = {0};

	(void)at;
	KIT_GOOD(trust_compose(&document, &out, &err), &err);
	KIT_GOOD(trust_parse(strbuf_view(&out), arena, &read, &err), &err);
	KIT_TEXT(read.people[0].signer.name, SV("alice"));
	KIT_TEXT(read.people[1].signer.name, SV("bob"));
	KIT_INT(read.people[1].roles, BASELINE | TRUST);
	KIT_INT(read.thresholds[TRUST_BASELINE], 2);
	KIT_TEXT(read.denied[0].reason, SV("lost her token"));
	KIT_TRUE(trust_has_tenant(&read, SV(TENANT)));
	KIT_TRUE(!trust_has_tenant(&read, SV("another")));
	struct digest digest = digest_of(strbuf_view(&out));
	KIT_TRUE(digest_eq(&read.digest, &digest));
	KIT_GOOD(trust_compose(&read, &again, &err), &err);
	KIT_TEXT(strbuf_view(&again), strbuf_view(&out));
}

/* No byte of it is of no account. */
static void
no_other_spelling(const void *at)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};
	struct trust_document document = usual();
	struct err err = {0};

	(void)at;
	KIT_GOOD(trust_compose(&document, &out, &err), &err);
	struct digest digest = digest_of(strbuf_view(&out));
	for (size_t i = 0; i < out.len; i++) {
		struct trust_document read;
		char kept = out.ptr[i];
		out.ptr[i] = (char)(kept ^ (1 << i % 7));
		if (trust_parse(strbuf_view(&out), arena, &read, &err) == 0)
			KIT_TRUE(!digest_eq(&read.digest, &digest));
		else
			KIT_INT(err.code, ERR_FORMAT);
		out.ptr[i] = kept;
	}
}

static void
no_tenant(struct trust_document *document)
{
	document->tenant_count = 0;
}

static void
tenant_twice(struct trust_document *document)
{
	static strview twice[] = {SV_INIT(TENANT), SV_INIT(TENANT)};

	document->tenants = twice;
}

static void
at_once(struct trust_document *document)
{
	document->expires = document->created;
}

static void
no_previous(struct trust_document *document)
{
	document->version = 2;
}

static void
out_of_reach(struct trust_document *document)
{
	document->thresholds[TRUST_BASELINE] = 3;
}

static void
none_needed(struct trust_document *document)
{
	document->thresholds[TRUST_TRUST] = 0;
}

static void
no_role(struct trust_document *document)
{
	document->people[0].roles = 0;
}

static void
host_signs_all(struct trust_document *document)
{
	document->people[2].roles = EVIDENCE | BASELINE;
}

static void
same_name(struct trust_document *document)
{
	document->people[1].signer.name = SV("bob");
}

static void
same_key(struct trust_document *document)
{
	document->people[1].signer = document->people[0].signer;
	document->people[1].signer.name = SV("bobby");
}

static void
denied_signs(struct trust_document *document)
{
	document->denied[0].spki = pinned[1].spki;
}

struct fault_row {
	const char *name;
	void (*spoil)(struct trust_document *document);
	const char *problem;
};

static const struct fault_row faults[] = {
    {"no tenant", no_tenant, "for no tenant"},
    {"a tenant twice", tenant_twice, "is named twice"},
    {"expires at once", at_once, "expires at once"},
    {"a second one behind nothing", no_previous, "a digest of the one before"},
    {"out of reach", out_of_reach, "2 people may sign baseline, and 3"},
    {"none needed", none_needed, "1 person may sign trust, and 0"},
    {"no role", no_role, "bob has no role"},
    {"host signs baselines", host_signs_all, "may sign nothing else"},
    {"one name twice", same_name, "bob is named twice"},
    {"one key twice", same_key, "have the same key"},
    {"denied key signs", denied_signs, "the key of bob is denied"},
};

static void
refuses(const void *at)
{
	const struct fault_row *row = at;
	CLEANUP(strbuf_done) struct strbuf out = {0};
	struct trust_document document = usual();
	struct err err = {0};

	row->spoil(&document);
	KIT_INT(trust_compose(&document, &out, &err), -1);
	KIT_INT(err.code, ERR_CONFIG);
	KIT_HAS(sv_from(err.text), row->problem);
	KIT_INT(out.len, 0);
}

/* Whose signature counts for a role, and why that of others does not. */
static void
tells_people_apart(const void *at)
{
	struct trust_document document = usual();
	struct trust trust_of_role;
	const struct barred *barred;

	(void)at;
	trust_for(&document, TRUST_TRUST, arena, &trust_of_role);
	KIT_INT(trust_of_role.count, 1);
	KIT_INT(trust_of_role.threshold, 1);
	KIT_TEXT(trust_of_role.signers[0].name, SV("bob"));
	KIT_INT(trust_of_role.barred_count, 3);
	barred = trust_of_role.barred;
	KIT_TEXT(barred[0].why, SV("alice may sign baseline, not trust"));
	KIT_TEXT(barred[1].why, SV("dave may sign evidence, not trust"));
	KIT_HAS(barred[2].why, "was removed from the signers on 2027-01-15");
	KIT_HAS(barred[2].why, "lost her token");
}

static void
follows_by_digest(const void *at)
{
	struct trust_document first = usual();
	struct trust_document second = first;
	struct err err = {0};

	(void)at;
	first.digest = digest_of(SV("first"));
	second.version = 2;
	second.has_previous = true;
	second.previous = first.digest;
	KIT_GOOD(trust_follows(&second, &first, &err), &err);
	second.version = 3;
	KIT_INT(trust_follows(&second, &first, &err), -1);
	KIT_HAS(sv_from(err.text), "version 3 cannot follow version 1");
	second.version = 2;
	second.previous = digest_of(SV("another"));
	KIT_INT(trust_follows(&second, &first, &err), -1);
	KIT_HAS(sv_from(err.text), "follows another version 1");
	second.previous = first.digest;
	second.denied_count = 0;
	KIT_INT(trust_follows(&second, &first, &err), -1);
	KIT_HAS(sv_from(err.text), "forgets that the key of carol is denied");
	KIT_INT(err.code, ERR_TRUST);
}

int
main(void)
{
	kit_case("comes back", comes_back);
	kit_case("no other spelling", no_other_spelling);
	KIT_ROWS(faults, refuses);
	kit_case("tells people apart", tells_people_apart);
	kit_case("follows by digest", follows_by_digest);
	int status = kit_finish();
	arena_free(arena);
	return status;
}
