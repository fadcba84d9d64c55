/*
 * credential.h - secrets and certificates by which applications sign in.
 */
#ifndef AUDITOR_CHECK_CREDENTIAL_H
#define AUDITOR_CHECK_CREDENTIAL_H

#include "auditor/check/view.h"

/* One of them. */
struct credential {
	const struct json *value;
	const char *list; /* keyCredentials or passwordCredentials */
	strview key_id;
	bool is_key;    /* a certificate */
	int64_t starts; /* seconds, 0 when unknown */
	int64_t ends;
};

/* credential_at(object, index, credential): false behind the last. */
bool credential_at(
    const struct object *object, size_t index, struct credential *credential);

/* How a credential is found in an object. */
enum credential_match {
	CREDENTIAL_ABSENT,
	CREDENTIAL_OTHER, /* its id is there, for another key or time */
	CREDENTIAL_SAME,
};

/*
 * credential_find(object, credential):
 * Look for it in ${object}, or NULL: by id, which whoever adds a certificate
 * may choose, and by thumbprint and validity.
 */
enum credential_match credential_find(
    const struct object *object, const struct credential *credential);

/* credential_is_live(run, credential): not expired at the time of judgement. */
bool credential_is_live(
    const struct check_run *run, const struct credential *credential);

/*
 * credential_is_signing(object, credential):
 * It signs the tokens of SAML and signs nobody in: a certificate for that, or
 * one of the two that are made along with it under the same identifier.
 */
bool credential_is_signing(
    const struct object *object, const struct credential *credential);

/*
 * credential_note(run, finding, credential, expected):
 * Evidence of ${credential} of finding->object, and how to remove it.
 */
void credential_note(const struct check_run *run, struct finding *finding,
    const struct credential *credential, strview expected);

/* credential_is_approved(holder, credential): with the application. */
bool credential_is_approved(
    const struct holder *holder, const struct credential *credential);

/*
 * credential_report(run, finding, holder, is_approved):
 * Add ${finding} about credentials of ${holder}; ${is_approved} when the policy
 * approves each of them.
 */
void credential_report(struct check_run *run, struct finding *finding,
    const struct holder *holder, bool is_approved);

#endif
