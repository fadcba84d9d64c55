/*
 * checks_federated.c - who else may sign in as, or add credentials to, an
 * application: issuers of tokens, and owners.
 */
#include "auditor/base/lang.h"
#include "auditor/check/checks.h"
#include "auditor/check/credential.h"
#include "auditor/check/remedy.h"

#include "auditor/base/banned.h"

#define FEDERATED "federatedIdentityCredentials"

static strview
power_of(const struct check_run *run, const struct holder *holder)
{
	return holder->id.len > 0 ? join_power(&run->join, holder->id) : SV("");
}

/* ${object}, or NULL, trusts the same subject of the same issuer. */
static bool
trusts(const struct object *object, const struct json *credential)
{
	const struct json *other;

	for (size_t i = 0; object != NULL &&
			   (other = object_each(object, FEDERATED, i)) != NULL;
	     i++) {
		if (sv_eq(json_get_text(other, SV("issuer")),
			json_get_text(credential, SV("issuer"))) &&
		    sv_eq(json_get_text(other, SV("subject")),
			json_get_text(credential, SV("subject"))))
			return true;
	}
	return false;
}

static bool
is_approved(const struct check_run *run, const struct holder *holder,
    const struct json *credential)
{
	return holder->approved != NULL &&
	       policy_set_has(&holder->approved->credentials,
		   policy_federated_word(
		       json_get_text(credential, SV("issuer")),
		       json_get_text(credential, SV("subject")), run->arena));
}

static void
note_trust(const struct check_run *run, struct finding *finding,
    const struct json *credential, const char *why)
{
	run_note(run, finding, "issuer",
	    json_get_text(credential, SV("issuer")),
	    SV_("no issuer that the baseline does not have"));
	run_note(run, finding, "subject",
	    json_get_text(credential, SV("subject")), SV(""));
	run_say(run, finding, sv_from(why));
	finding->remediation = remedy_append(finding->remediation,
	    arena_printf(run->arena,
		"Remove-MgApplicationFederatedIdentityCredential"
		" -ApplicationId " SV_FMT
		" -FederatedIdentityCredentialId " SV_FMT,
		SV_ARG(remedy_quote(finding->object->id, run->arena)),
		SV_ARG(remedy_quote(
		    json_get_text(credential, SV("id")), run->arena))),
	    run->arena);
}

/*
 * Why ${credential} is of interest, or NULL: it came, or was changed, since the
 * baseline; or the application is powerful, so that the first look at a tenant
 * finds one that was there before.
 */
static const char *
interest(const struct check_run *run, const struct object *application,
    const struct json *credential, strview power)
{
	const struct object *before = run_before(run, application);
	bool has_baseline =
	    run->baseline != NULL &&
	    snapshot_is_complete(run->baseline, application->kind) &&
	    (before == NULL || object_field(before, FEDERATED) != NULL);

	if (has_baseline && !trusts(before, credential))
		return _("new, or changed, since the baseline");
	return power.len > 0 ? _("the application is powerful") : NULL;
}

static void
judge_federated(struct check_run *run, const struct check *check,
    const struct object *application)
{
	struct finding finding =
	    run_begin(run, check, application, check->points);
	struct holder holder = holder_of_app(
	    run, object_text(application, "appId"), application->name);
	strview power = power_of(run, &holder);
	const struct json *credential;
	size_t found = 0;
	size_t approved = 0;

	for (size_t i = 0;
	     (credential = object_each(application, FEDERATED, i)) != NULL;
	     i++) {
		const char *why = interest(run, application, credential, power);
		if (why == NULL)
			continue;
		note_trust(run, &finding, credential, why);
		approved += is_approved(run, &holder, credential);
		found++;
	}
	if (found == 0)
		return;
	if (power.len > 0)
		run_note_label(run, &finding, N_("power"), power, SV(""));
	credential_report(run, &finding, &holder, approved == found);
}

void
check_cr_005(struct check_run *run, const struct check *check)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_APPLICATION);

	for (size_t i = 0; i < list->count; i++) {
		if (object_is_set(&list->objects[i], FEDERATED))
			judge_federated(run, check, &list->objects[i]);
	}
}

/* --- owners -------------------------------------------------------------- */

static bool
has_owner(const struct object *object, strview id)
{
	const struct json *owner;

	for (size_t i = 0; (owner = object_each(object, "owners", i)) != NULL;
	     i++) {
		if (sv_eq(json_get_text(owner, SV("id")), id))
			return true;
	}
	return false;
}

static void
note_owner(const struct check_run *run, struct finding *finding, strview id)
{
	const struct object *user = snapshot_find(run->now, KIND_USER, id);
	bool is_app = finding->object->kind == KIND_APPLICATION;
	const char *noun = is_app ? "Application" : "ServicePrincipal";

	if (user != NULL)
		run_note_label(run, finding, N_("owner"), user->name,
		    SV_("no owner that the baseline does not have"));
	run_note(run, finding, "owners", id,
	    SV_("no owner that the baseline does not have"));
	finding->remediation = remedy_append(finding->remediation,
	    arena_printf(run->arena,
		"Remove-Mg%sOwnerByRef -%sId " SV_FMT
		" -DirectoryObjectId " SV_FMT,
		noun, noun,
		SV_ARG(remedy_quote(finding->object->id, run->arena)),
		SV_ARG(remedy_quote(id, run->arena))),
	    run->arena);
}

static void
judge_owners(struct check_run *run, const struct check *check,
    const struct object *object, const struct object *before)
{
	struct finding finding = run_begin(run, check, object, check->points);
	struct holder holder =
	    holder_of_app(run, object_text(object, "appId"), object->name);
	const struct json *owner;
	size_t found = 0;
	size_t approved = 0;

	for (size_t i = 0; (owner = object_each(object, "owners", i)) != NULL;
	     i++) {
		strview id = json_get_text(owner, SV("id"));
		if (has_owner(before, id))
			continue;
		note_owner(run, &finding, id);
		approved += holder.approved != NULL &&
			    policy_set_has(&holder.approved->owners, id);
		found++;
	}
	strview power = found > 0 ? power_of(run, &holder) : SV("");
	if (power.len == 0)
		return;
	run_say(run, &finding,
	    arena_printf(
		run->arena, _("the application holds " SV_FMT), SV_ARG(power)));
	holder_note(run, &finding, &holder);
	holder_cover(run, &finding, &holder, approved == found,
	    SV_("the policy approves the application, but not with this "
		"owner"));
	run_add(run, &finding);
}

void
check_cr_007(struct check_run *run, const struct check *check)
{
	static const enum kind kinds[] = {
	    KIND_APPLICATION, KIND_SERVICE_PRINCIPAL};

	for (size_t i = 0; i < COUNT_OF(kinds); i++) {
		const struct object_list *list =
		    snapshot_list(run->now, kinds[i]);
		for (size_t j = 0; j < list->count; j++) {
			const struct object *object = &list->objects[j];
			const struct object *before = run_before(run, object);
			/* Owners that were not read are not none. */
			if (before != NULL &&
			    object_field(before, "owners") != NULL)
				judge_owners(run, check, object, before);
		}
	}
}
