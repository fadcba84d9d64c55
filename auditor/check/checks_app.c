/*
 * checks_app.c - applications registered in the tenant.
 */
#include "auditor/base/fold.h"
#include "auditor/base/lang.h"
#include "auditor/check/checks.h"
#include "auditor/check/names.h"
#include "auditor/check/remedy.h"
#include "auditor/check/view.h"

#include "auditor/base/banned.h"

/* The accepted domain that the name is made of, or "". */
static strview
domain_in_name(const struct check_run *run, const struct object *application)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_ACCEPTED_DOMAIN);
	strview folded = names_fold(application->name, run->arena);

	for (size_t i = 0; i < list->count; i++) {
		strview domain = object_text(&list->objects[i], "DomainName");
		if (names_is_domain_app(folded, domain))
			return domain;
	}
	return SV("");
}

/* Absent is not another audience. */
static bool
is_single_tenant(const struct object *application)
{
	strview audience = object_text(application, "signInAudience");

	return audience.len == 0 || sv_eq(audience, SV("AzureADMyOrg"));
}

/* Say who is behind ${finding}, look into the policy, and hand it over. */
static void
finish(struct check_run *run, struct finding *finding)
{
	const struct object *application = finding->object;
	struct holder holder = holder_of_app(
	    run, object_text(application, "appId"), application->name);

	finding->happened_at = run_time(application, "createdDateTime");
	holder_note(run, finding, &holder);
	if (holder.approved != NULL)
		run_cover(run, finding, holder.approved->reason);
	run_add(run, finding);
}

static strview
remedy(const struct check_run *run, const char *cmdlet,
    const struct object *application)
{
	return arena_printf(run->arena, "%s -ApplicationId " SV_FMT, cmdlet,
	    SV_ARG(remedy_quote(application->id, run->arena)));
}

void
check_ap_001(struct check_run *run, const struct check *check)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_APPLICATION);

	for (size_t i = 0; i < list->count; i++) {
		const struct object *application = &list->objects[i];
		if (!is_single_tenant(application))
			continue;
		strview domain = domain_in_name(run, application);
		if (domain.len == 0)
			continue;
		struct finding finding =
		    run_begin(run, check, application, check->points);
		finding.remediation =
		    remedy(run, "Remove-MgApplication", application);
		run_note_field(run, &finding, "signInAudience", SV(""));
		run_say(run, &finding,
		    arena_printf(run->arena,
			_("the name is made of the domain " SV_FMT
			  " and three letters"),
			SV_ARG(domain)));
		finish(run, &finding);
	}
}

/* An application may have been deleted and made again under one appId. */
static bool
was_there(const struct check_run *run, const struct object *application)
{
	return run_before(run, application) != NULL ||
	       snapshot_find_by(run->baseline, KIND_APPLICATION, "appId",
		   object_text(application, "appId")) != NULL;
}

void
check_ap_002(struct check_run *run, const struct check *check)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_APPLICATION);

	if (run->baseline == NULL ||
	    !snapshot_is_complete(run->baseline, KIND_APPLICATION))
		return;
	for (size_t i = 0; i < list->count; i++) {
		const struct object *application = &list->objects[i];
		if (was_there(run, application))
			continue;
		struct finding finding =
		    run_begin(run, check, application, check->points);
		finding.remediation =
		    remedy(run, "Get-MgApplication", application);
		run_say(run, &finding,
		    SV_("the baseline has no application of this appId"));
		finish(run, &finding);
	}
}
