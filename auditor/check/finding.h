/*
 * finding.h - one thing that is wrong, and what to do about it.
 */
#ifndef AUDITOR_CHECK_FINDING_H
#define AUDITOR_CHECK_FINDING_H

#include "auditor/base/lang.h"
#include "auditor/model/snapshot.h"

/* Bands of points: info < 10, low < 25, medium < 45, high < 70, critical. */
#define SEVERITIES(X)                                                          \
	X(INFO, N_("info"), 0)                                                 \
	X(LOW, N_("low"), 10)                                                  \
	X(MEDIUM, N_("medium"), 25)                                            \
	X(HIGH, N_("high"), 45)                                                \
	X(CRITICAL, N_("critical"), 70)

enum severity {
#define SEVERITY_ENUM(constant, word, least) SEVERITY_##constant,
	SEVERITIES(SEVERITY_ENUM)
#undef SEVERITY_ENUM
};

#define FINDING_STATUSES(X)                                                    \
	X(NEW, N_("new")) /* not there in the state before */                  \
	X(OPEN, N_("open"))                                                    \
	X(UNVERIFIED, N_("unverified")) /* not read now: carried over */       \
	X(ACCEPTED, N_("accepted"))     /* by policy or approval */            \
	X(REOPENED, N_("reopened"))     /* its approval no longer holds */     \
	X(RESOLVED, N_("resolved"))     /* was there before, is no longer */

enum finding_status {
#define FINDING_ENUM(constant, word) FINDING_##constant,
	FINDING_STATUSES(FINDING_ENUM)
#undef FINDING_ENUM
};

/* What accepted a finding where no approver did: the word of machine formats,
 * see finding_accepted_by. */
#define FINDING_BY_POLICY N_("policy")

struct evidence {
	strview field;    /* property, or "" for a plain sentence */
	strview value;    /* foreign text, or translated already */
	strview expected; /* "" when nothing is expected */
	bool is_label;    /* field is a msgid, see finding_field */
	bool is_advice;   /* how to settle it: nothing that was seen */
};

struct check;

struct finding {
	const struct check *check;
	enum kind kind;
	strview id;   /* of the object; of the tenant for set findings */
	strview name; /* foreign text */
	const struct object *object; /* NULL for set findings */
	bool is_disabled;            /* switched off: counts half */
	unsigned points;             /* 0 to 100, all factors applied */
	unsigned base_points;        /* before state and approval */
	/* Score of its object, 0 to 100: the worst of its findings and a
	 * quarter of the others; the findings on an application, its grants,
	 * roles and credentials are of one object.  0 when accepted. */
	unsigned object_points;
	/* Of object_points for the worst finding of an object, else of
	 * points. */
	enum severity severity;
	enum finding_status status;
	struct evidence *evidence;
	size_t evidence_count;
	size_t evidence_cap;
	strview remediation; /* PowerShell, names quoted */
	strview principal;   /* id of the service principal behind it, or "" */
	int64_t happened_at; /* when it came about, 0 when unknown */
	strview accepted_by; /* approver, or FINDING_BY_POLICY */
	strview accepted_why;
	int64_t accepted_until;        /* 0 when not accepted, or not known */
	const struct object **members; /* of a set finding, sorted by id */
	size_t member_count;
	size_t member_cap;
	/* Objects of other lists without which it would be none, or another:
	 * an approval holds while they too are as they were. */
	const struct object **grounds;
	size_t ground_count;
	size_t ground_cap;
};

struct finding_list {
	struct finding *at; /* most points first; then check, kind, id */
	size_t count;
	size_t cap;
};

/* severity_of(points): the band they lie in. */
enum severity severity_of(unsigned points);

/* severity_word(severity): high, the word of machine formats and files, here
 * and below; lang() of it is for people. */
const char *severity_word(enum severity severity);
bool severity_find(strview word, enum severity *severity);
const char *finding_status_word(enum finding_status status);

/* finding_field(evidence): for people: the property as it is called, or the
 * label in the language of the reader. */
strview finding_field(const struct evidence *evidence);

/* finding_accepted_by(finding): for people: the approver's name, or the policy
 * in the language of the reader. */
strview finding_accepted_by(const struct finding *finding);

/* finding_same(a, b): equal key, that is check, kind and id. */
bool finding_same(const struct finding *a, const struct finding *b);

#endif
