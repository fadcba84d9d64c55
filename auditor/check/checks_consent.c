/*
 * checks_consent.c - delegated permissions: consent to act for people.
 */
#include "auditor/base/lang.h"
#include "auditor/check/checks.h"
#include "auditor/check/ids.h"
#include "auditor/check/join_mail.h"
#include "auditor/check/remedy.h"
#include "auditor/check/view.h"

#include "auditor/base/banned.h"

/* Each user who consents makes it worse, up to the weight of a grant. */
#define MORE_POINTS 5
#define MOST_POINTS 62

static bool
is_mail_scope(strview scope)
{
	/* Behind those of the catalogue: other doors to the same mail. */
	static const strview fronts[] = {SV_INIT("Mail."), SV_INIT("EWS."),
	    SV_INIT("IMAP."), SV_INIT("POP."), SV_INIT("SMTP."),
	    SV_INIT("Exchange.Manage"), SV_INIT("EAS."),
	    SV_INIT("Mail-Advanced."), SV_INIT("MailboxItem."),
	    SV_INIT("MailboxFolder."), SV_INIT("full_access_as_user")};

	for (size_t i = 0; i < COUNT_OF(fronts); i++) {
		if (sv_starts_fold(scope, fronts[i]))
			return true;
	}
	return false;
}

static bool
has_mail_scope(const struct object *grant)
{
	strview rest = object_text(grant, "scope");
	strview scope;

	while (sv_cut(&rest, ' ', &scope)) {
		if (is_mail_scope(scope))
			return true;
	}
	return false;
}

static strview
owner_of(const struct check_run *run, strview principal)
{
	const struct object *object =
	    snapshot_find(run->now, KIND_SERVICE_PRINCIPAL, principal);

	return object != NULL ? object_text(object, "appOwnerOrganizationId")
			      : SV("");
}

/*
 * Consent of ${type} to mail, given to an application that is not Microsoft's
 * own.  What somebody's own resource calls Mail.Read is another matter.
 */
static bool
is_mail_consent(
    const struct check_run *run, const struct object *grant, strview type)
{
	strview resource = owner_of(run, object_text(grant, "resourceId"));

	return sv_eq(object_text(grant, "consentType"), type) &&
	       has_mail_scope(grant) &&
	       !ids_is_microsoft(
		   owner_of(run, object_text(grant, "clientId"))) &&
	       (resource.len == 0 || ids_is_microsoft(resource));
}

/* Every scope for mail in ${grant} was approved, for this person or for all. */
static bool
is_approved(const struct check_run *run, const struct holder *holder,
    const struct object *grant)
{
	strview rest = object_text(grant, "scope");
	strview resource = policy_resource(run->now, grant);
	strview scope;

	if (holder->approved == NULL)
		return false;
	while (sv_cut(&rest, ' ', &scope)) {
		if (is_mail_scope(scope) &&
		    !policy_set_has(&holder->approved->delegated,
			policy_delegated_word(resource, scope,
			    object_text(grant, "principalId"), run->arena)))
			return false;
	}
	return true;
}

static void
note_consent(const struct check_run *run, struct finding *finding,
    const struct object *grant)
{
	run_note(run, finding, "scope", object_text(grant, "scope"),
	    SV_("no such consent, or an application approved with it"));
	if (object_is_set(grant, "principalId"))
		run_note(run, finding, "principalId",
		    object_text(grant, "principalId"), SV(""));
	finding->remediation = remedy_append(finding->remediation,
	    arena_printf(run->arena,
		"Remove-MgOauth2PermissionGrant "
		"-OAuth2PermissionGrantId " SV_FMT,
		SV_ARG(remedy_quote(grant->id, run->arena))),
	    run->arena);
}

void
check_gr_006(struct check_run *run, const struct check *check)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_OAUTH2_PERMISSION_GRANT);

	for (size_t i = 0; i < list->count; i++) {
		const struct object *grant = &list->objects[i];
		if (!is_mail_consent(run, grant, SV("AllPrincipals")))
			continue;
		struct finding finding =
		    run_begin(run, check, grant, check->points);
		struct holder holder = holder_of_principal(
		    run, object_text(grant, "clientId"), SV(""));
		note_consent(run, &finding, grant);
		run_say(run, &finding, SV_("on behalf of everybody"));
		holder_note(run, &finding, &holder);
		holder_cover(run, &finding, &holder,
		    is_approved(run, &holder, grant),
		    SV_("the policy approves the application, but not with "
			"this consent"));
		run_add(run, &finding);
	}
}

/* So many consents are told one by one. */
#define CONSENTS_MOST 100

/* The consents of people to one application, in one finding. */
static void
judge_client(struct check_run *run, const struct check *check,
    const struct join_entry *entries, size_t count)
{
	struct holder holder = holder_of_principal(run, entries[0].key, SV(""));
	size_t points = check->points + MORE_POINTS * (count - 1);
	size_t approved = 0;

	if (points > MOST_POINTS)
		points = MOST_POINTS;
	struct finding finding = run_begin(run, check,
	    holder.principal != NULL ? holder.principal : entries[0].object,
	    (unsigned)points);
	for (size_t i = 0; i < count; i++) {
		if (i < CONSENTS_MOST)
			note_consent(run, &finding, entries[i].object);
		approved += is_approved(run, &holder, entries[i].object);
	}
	if (count > CONSENTS_MOST)
		run_say(run, &finding,
		    arena_printf(run->arena,
			PLURAL(count, "%zu consent of people in all",
			    "%zu consents of people in all"),
			count));
	holder_note(run, &finding, &holder);
	holder_cover(run, &finding, &holder, approved == count,
	    SV_("the policy approves the application, but not with this "
		"consent of people"));
	run_add(run, &finding);
}

void
check_gr_007(struct check_run *run, const struct check *check)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_OAUTH2_PERMISSION_GRANT);
	struct join_index clients = {0};

	for (size_t i = 0; i < list->count; i++) {
		const struct object *grant = &list->objects[i];
		if (is_mail_consent(run, grant, SV("Principal")))
			join_add(&run->join, &clients,
			    object_text(grant, "clientId"), grant);
	}
	join_sort(&clients);
	for (size_t from = 0; from < clients.count;) {
		size_t to = from + 1;
		while (to < clients.count &&
		       sv_eq(clients.at[from].key, clients.at[to].key))
			to++;
		judge_client(run, check, &clients.at[from], to - from);
		from = to;
	}
}
