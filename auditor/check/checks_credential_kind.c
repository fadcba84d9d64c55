/*
 * checks_credential_kind.c - credentials where, or as long as, none should be.
 */
#include "auditor/base/lang.h"
#include "auditor/base/timefmt.h"
#include "auditor/check/checks.h"
#include "auditor/check/credential.h"
#include "auditor/check/ids.h"

#include "auditor/base/banned.h"

#define SECRET_DAYS      180
#define CERTIFICATE_DAYS 365

static bool
is_microsoft(const struct object *principal)
{
	return ids_is_microsoft(
	    object_text(principal, "appOwnerOrganizationId"));
}

/* --- on Microsoft's own -------------------------------------------------- */

/*
 * The certificate that the wizard of a legacy hybrid left on Exchange Online.
 * Whoever adds a credential chooses its name: one that came since the baseline
 * is none of the wizard's.
 */
static bool
is_hybrid_leftover(const struct check_run *run, const struct object *principal,
    const struct credential *credential)
{
	const struct object *before = run_before(run, principal);

	return run->policy->hybrid && credential->is_key &&
	       sv_eq(object_text(principal, "appId"), SV(IDS_EXCHANGE)) &&
	       sv_eq_fold(json_get_text(credential->value, SV("displayName")),
		   SV("CN=Microsoft Exchange Server Auth Certificate")) &&
	       (before == NULL ||
		   credential_find(before, credential) != CREDENTIAL_ABSENT);
}

/* Judge credentials on Microsoft's principals that are leftovers, or not. */
static void
judge_microsoft(
    struct check_run *run, const struct check *check, bool wants_leftover)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_SERVICE_PRINCIPAL);
	struct credential credential;

	for (size_t i = 0; i < list->count; i++) {
		const struct object *principal = &list->objects[i];
		struct finding finding =
		    run_begin(run, check, principal, check->points);
		size_t found = 0;
		if (!is_microsoft(principal))
			continue;
		for (size_t j = 0; credential_at(principal, j, &credential);
		     j++) {
			if (is_hybrid_leftover(run, principal, &credential) !=
			    wants_leftover)
				continue;
			credential_note(run, &finding, &credential,
			    SV_("no credential of yours on an application of "
				"Microsoft"));
			if (credential.starts > finding.happened_at)
				finding.happened_at = credential.starts;
			found++;
		}
		if (found == 0)
			continue;
		struct holder holder =
		    holder_of_principal(run, principal->id, principal->name);
		holder_note(run, &finding, &holder);
		run_add(run, &finding);
	}
}

void
check_cr_002(struct check_run *run, const struct check *check)
{
	judge_microsoft(run, check, false);
}

void
check_cr_002b(struct check_run *run, const struct check *check)
{
	judge_microsoft(run, check, true);
}

/* --- for too long -------------------------------------------------------- */

static bool
is_long(const struct check_run *run, const struct object *object,
    const struct credential *credential)
{
	int64_t days = credential->is_key ? CERTIFICATE_DAYS : SECRET_DAYS;

	return credential->starts != 0 && credential->ends != 0 &&
	       credential->ends - credential->starts > days * TIME_DAY &&
	       credential_is_live(run, credential) &&
	       !credential_is_signing(object, credential);
}

static void
judge_long(struct check_run *run, const struct check *check,
    const struct object *object)
{
	struct finding finding = run_begin(run, check, object, check->points);
	struct credential credential;
	size_t found = 0;
	size_t approved = 0;

	/* Most principals have none. */
	if (!credential_at(object, 0, &credential))
		return;
	struct holder holder =
	    holder_of_app(run, object_text(object, "appId"), object->name);
	for (size_t i = 0; credential_at(object, i, &credential); i++) {
		if (!is_long(run, object, &credential))
			continue;
		credential_note(run, &finding, &credential,
		    credential.is_key ? SV_("a certificate for at most a year")
				      : SV_("a secret for at most 180 days"));
		approved += credential_is_approved(&holder, &credential);
		found++;
	}
	if (found == 0)
		return;
	credential_report(run, &finding, &holder, approved == found);
}

void
check_cr_003(struct check_run *run, const struct check *check)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_APPLICATION);

	for (size_t i = 0; i < list->count; i++)
		judge_long(run, check, &list->objects[i]);
	list = snapshot_list(run->now, KIND_SERVICE_PRINCIPAL);
	for (size_t i = 0; i < list->count; i++) {
		/* Those of Microsoft are CR-002's; the service itself renews
		 * those of a managed identity. */
		if (!is_microsoft(&list->objects[i]) &&
		    !sv_eq(
			object_text(&list->objects[i], "servicePrincipalType"),
			SV("ManagedIdentity")))
			judge_long(run, check, &list->objects[i]);
	}
}

/* --- where nobody looks -------------------------------------------------- */

/*
 * An application registered here, or a foreign one: both can be signed in to
 * with what stands on the principal alone.  A managed identity has its own
 * there, a legacy principal nowhere else.
 */
static bool
is_ordinary(const struct check_run *run, const struct object *principal)
{
	strview owner = object_text(principal, "appOwnerOrganizationId");
	strview type = object_text(principal, "servicePrincipalType");

	if (is_microsoft(principal) || sv_eq(type, SV("ManagedIdentity")) ||
	    sv_eq(type, SV("Legacy")))
		return false;
	return owner.len > 0 || join_application(&run->join,
				    object_text(principal, "appId")) != NULL;
}

static void
judge_hidden(struct check_run *run, const struct check *check,
    const struct object *principal)
{
	struct finding finding =
	    run_begin(run, check, principal, check->points);
	struct holder holder =
	    holder_of_principal(run, principal->id, principal->name);
	struct credential credential;
	size_t found = 0;
	size_t approved = 0;

	for (size_t i = 0; credential_at(principal, i, &credential); i++) {
		if (credential_is_signing(principal, &credential) ||
		    !credential_is_live(run, &credential))
			continue;
		credential_note(run, &finding, &credential,
		    SV_("credentials on the registration alone"));
		if (credential.starts > finding.happened_at)
			finding.happened_at = credential.starts;
		approved += credential_is_approved(&holder, &credential);
		found++;
	}
	if (found == 0)
		return;
	credential_report(run, &finding, &holder, approved == found);
}

void
check_cr_004(struct check_run *run, const struct check *check)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_SERVICE_PRINCIPAL);

	for (size_t i = 0; i < list->count; i++) {
		struct credential credential;
		if (credential_at(&list->objects[i], 0, &credential) &&
		    is_ordinary(run, &list->objects[i]))
			judge_hidden(run, check, &list->objects[i]);
	}
}
