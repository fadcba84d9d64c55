/*
 * finding.h - one thing that is wrong, and what to do about it.
 */
#ifndef AUDITOR_CHECK_FINDING_H
#define AUDITOR_CHECK_FINDING_H

#include "auditor/model/snapshot.h"

/* Bands of points: info < 10, low < 25, medium < 45, high < 70, critical. */
#define SEVERITIES(X)                                                          \
	X(INFO, "info", 0)                                                     \
	X(LOW, "low", 10)                                                      \
	X(MEDIUM, "medium", 25)                                                \
	X(HIGH, "high", 45)                                                    \
	X(CRITICAL, "critical", 70)

enum severity {
#define SEVERITY_ENUM(constant, word, least) SEVERITY_##constant,
	SEVERITIES(SEVERITY_ENUM)
#undef SEVERITY_ENUM
};

#define FINDING_STATUSES(X)                                                    \
	X(NEW, "new") /* not there in the state before */                      \
	X(OPEN, "open")                                                        \
	X(UNVERIFIED, "unverified") /* its list was not read: carried over */  \
	X(ACCEPTED, "accepted")     /* by policy or approval */                \
	X(REOPENED, "reopened")     /* its approval no longer holds */         \
	X(RESOLVED, "resolved")     /* was there before, is no longer */

enum finding_status {
#define FINDING_ENUM(constant, word) FINDING_##constant,
	FINDING_STATUSES(FINDING_ENUM)
#undef FINDING_ENUM
};

struct evidence {
	strview field;    /* property, or "" for a plain sentence */
	strview value;    /* foreign text */
	strview expected; /* "" when nothing is expected */
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
	strview accepted_by; /* approver, or "policy" */
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

/* severity_of(points), severity_word(severity) */
enum severity severity_of(unsigned points);
const char *severity_word(enum severity severity);
bool severity_find(strview word, enum severity *severity);
const char *finding_status_word(enum finding_status status);

/* finding_same(a, b): equal key, that is check, kind and id. */
bool finding_same(const struct finding *a, const struct finding *b);

#endif
