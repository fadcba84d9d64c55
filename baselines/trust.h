/*
 * trust.h - the document that says who may sign what.
 *
 * Versions follow each other: version N + 1 carries the signatures that
 * version N asks for, by those whom N names, and those that N + 1 asks for, by
 * those whom it names itself.  So people and keys come and go, and nobody who
 * was removed can bring himself back.
 */
#ifndef BASELINES_TRUST_H
#define BASELINES_TRUST_H

#include "auditor/base/lang.h"
#include "baselines/signature.h"

#define TRUST_SCHEMA "exoaudit-trust/1"

/* What somebody may sign, and the word for it: baselines of the tenants; evidence
 * of an auditing host, never with another; the next version of the document. */
#define TRUST_ROLES(X)                                                         \
	X(BASELINE, N_("baseline"))                                            \
	X(EVIDENCE, N_("evidence"))                                            \
	X(TRUST, N_("trust"))

enum trust_role {
#define TRUST_ENUM(constant, word) TRUST_##constant,
	TRUST_ROLES(TRUST_ENUM)
#undef TRUST_ENUM
	    TRUST_ROLE_COUNT
};

struct trust_person {
	struct signer signer;
	unsigned roles; /* a bit each */
};

/* A key that counts no more, for ever. */
struct trust_denied {
	strview name;
	struct digest spki;
	int64_t since; /* seconds */
	strview reason;
};

struct trust_document {
	int64_t version; /* from 1 */
	int64_t created; /* seconds */
	int64_t expires;
	bool has_previous;
	struct digest previous; /* digest of the version before */
	strview *tenants;       /* GUIDs, sorted */
	size_t tenant_count;
	size_t thresholds[TRUST_ROLE_COUNT]; /* distinct people, at least 1 */
	struct trust_person *people;         /* sorted by name */
	size_t person_count;
	struct trust_denied *denied; /* sorted by key */
	size_t denied_count;
	struct digest digest; /* of the document's bytes */
};

/* trust_role_word(role): "baseline" …, as documents have it; lang() of it is for
 * people. */
const char *trust_role_word(enum trust_role role);

/* trust_role_find(word, role): false when there is none. */
bool trust_role_find(strview word, enum trust_role *role);

/*
 * trust_compose(document, out, err):
 * Append ${document} as canonical JSON, one person a line; its digest plays no
 * part.  People, tenants and keys may be in any order.  Fail (ERR_CONFIG) when
 * it says something that none may say: thresholds that its people cannot
 * reach, a denied key that may sign, a host's key that may sign a baseline.
 */
int trust_compose(const struct trust_document *document, struct strbuf *out,
    struct err *err) MUST_USE;

/*
 * trust_parse(bytes, arena, document, err):
 * Read a document; refuse (ERR_FORMAT) what trust_compose would not have
 * written.  ${document} lives in ${arena}.
 */
int trust_parse(strview bytes, struct arena *arena,
    struct trust_document *document, struct err *err) MUST_USE;

/*
 * trust_for(document, role, arena, trust):
 * Whose signatures count for ${role}, and of whom else it can be said why
 * theirs do not.
 */
void trust_for(const struct trust_document *document, enum trust_role role,
    struct arena *arena, struct trust *trust);

/*
 * trust_follows(document, before, err):
 * ${document} is the version behind ${before}: the next number, its digest,
 * and no denied key forgotten.  Signatures are for the caller to count.
 */
int trust_follows(const struct trust_document *document,
    const struct trust_document *before, struct err *err) MUST_USE;

/* trust_has_tenant(document, tenant) */
bool trust_has_tenant(const struct trust_document *document, strview tenant);

#endif
