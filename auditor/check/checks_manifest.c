/*
 * checks_manifest.c - what registrations ask for, and those that were deleted.
 */
#include "auditor/base/lang.h"
#include "auditor/check/checks.h"
#include "auditor/check/grant.h"
#include "auditor/check/remedy.h"

#include "auditor/base/banned.h"

/* One permission that a registration asks for. */
struct asked {
	strview resource;
	strview role;
	const struct known_role *known;
};

/*
 * The permission number ${index} that ${application} asks for and that gives
 * power; false behind the last.
 */
static bool
asked_at(const struct check_run *run, const struct object *application,
    size_t index, struct asked *asked)
{
	const struct json *entry;

	for (size_t i = 0; (entry = object_each(application,
				"requiredResourceAccess", i)) != NULL;
	     i++) {
		const struct json *access =
		    json_get(entry, SV("resourceAccess"));
		asked->resource = json_get_text(entry, SV("resourceAppId"));
		for (size_t j = 0; access != NULL && j < access->count; j++) {
			const struct json *item = &access->items[j];
			asked->role = json_get_text(item, SV("id"));
			asked->known = join_known_role(
			    &run->join, asked->resource, asked->role);
			if (!sv_eq(
				json_get_text(item, SV("type")), SV("Role")) ||
			    asked->known == NULL ||
			    asked->known->power == POWER_NONE)
				continue;
			if (index-- == 0)
				return true;
		}
	}
	return false;
}

static bool
is_that(const struct join_grant *granted, const struct asked *asked)
{
	return sv_eq(object_text(granted->grant, "appRoleId"), asked->role) &&
	       (granted->resource.len == 0 ||
		   sv_eq(granted->resource, asked->resource));
}

/* Without its principal the application may be anyone who was granted it. */
static bool
is_granted(const struct check_run *run, const struct object *principal,
    const struct asked *asked)
{
	bool is_known = join_knows(&run->join, KIND_SERVICE_PRINCIPAL);

	if (principal == NULL && is_known)
		return false;
	if (principal != NULL) {
		size_t count;
		const struct join_entry *entry =
		    join_first(&run->join.grants, principal->id, &count);
		for (size_t i = 0; i < count; i++) {
			if (is_that(join_granted(&run->join, entry[i].object),
				asked))
				return true;
		}
		return false;
	}
	for (size_t i = 0; i < run->join.granted_count; i++) {
		if (is_that(&run->join.granted[i], asked))
			return true;
	}
	return false;
}

static size_t
note_asked(const struct check_run *run, struct finding *finding)
{
	const struct object *application = finding->object;
	const struct object *principal =
	    join_principal(&run->join, object_text(application, "appId"));
	struct asked asked;
	size_t found = 0;

	for (size_t i = 0; asked_at(run, application, i, &asked); i++) {
		if (is_granted(run, principal, &asked))
			continue;
		run_note_label(run, finding, N_("permission"),
		    grant_name(run, asked.resource, asked.role),
		    SV_("nothing asked for that nobody granted"));
		run_note(
		    run, finding, "requiredResourceAccess", asked.role, SV(""));
		found++;
	}
	return found;
}

void
check_gr_009(struct check_run *run, const struct check *check)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_APPLICATION);

	if (!join_knows(&run->join, KIND_APP_ROLE_ASSIGNMENT))
		return;
	for (size_t i = 0; i < list->count; i++) {
		const struct object *application = &list->objects[i];
		struct finding finding =
		    run_begin(run, check, application, check->points);
		if (note_asked(run, &finding) == 0)
			continue;
		struct holder holder = holder_of_app(
		    run, object_text(application, "appId"), application->name);
		finding.remediation = arena_printf(run->arena,
		    "Update-MgApplication -ApplicationId " SV_FMT
		    " -RequiredResourceAccess @()",
		    SV_ARG(remedy_quote(application->id, run->arena)));
		holder_note(run, &finding, &holder);
		run_add(run, &finding);
	}
}

/* --- deleted applications ------------------------------------------------ */

/* What application ${app_id} could do when the baseline was made, or "". */
static strview
former_power(const struct join *before, strview app_id)
{
	const struct object *principal =
	    before->now != NULL ? join_principal(before, app_id) : NULL;

	return principal != NULL ? join_power(before, principal->id) : SV("");
}

static strview
power_of(const struct check_run *run, const struct join *before,
    const struct object *application)
{
	strview app_id = object_text(application, "appId");
	const struct object *principal = join_principal(&run->join, app_id);
	strview power = former_power(before, app_id);
	struct asked asked;

	if (power.len == 0 && principal != NULL)
		power = join_power(&run->join, principal->id);
	if (power.len == 0 && asked_at(run, application, 0, &asked))
		power = sv_from(asked.known->name);
	return power;
}

static void
report(struct check_run *run, const struct check *check,
    const struct object *application, strview why, const char *remedy)
{
	struct finding finding =
	    run_begin(run, check, application, check->points);
	struct holder holder = holder_of_app(
	    run, object_text(application, "appId"), application->name);

	run_say(run, &finding, why);
	if (application->kind == KIND_DELETED_APPLICATION)
		run_note_field(run, &finding, "deletedDateTime", SV(""));
	finding.remediation = arena_printf(run->arena, "%s " SV_FMT, remedy,
	    SV_ARG(remedy_quote(application->id, run->arena)));
	holder_note(run, &finding, &holder);
	run_add(run, &finding);
}

static void
judge_deleted(struct check_run *run, const struct check *check,
    const struct object *application, strview power)
{
	report(run, check, application,
	    arena_printf(run->arena,
		_("deleted, can be restored, and held or asked for " SV_FMT),
		SV_ARG(power)),
	    "Remove-MgDirectoryDeletedItem -DirectoryObjectId");
}

static void
judge_restored(struct check_run *run, const struct check *check,
    const struct object *application, strview power)
{
	report(run, check, application,
	    arena_printf(run->arena,
		_("deleted when the baseline was made, and restored since, "
		  "with its credentials and " SV_FMT),
		SV_ARG(power)),
	    "Remove-MgApplication -ApplicationId");
}

/* Applications of today that the baseline knows as deleted. */
static void
each_restored(
    struct check_run *run, const struct check *check, const struct join *before)
{
	const struct object_list *list =
	    snapshot_list(run->baseline, KIND_DELETED_APPLICATION);

	for (size_t i = 0; i < list->count; i++) {
		const struct object *application = join_application(
		    &run->join, object_text(&list->objects[i], "appId"));
		if (application == NULL)
			continue;
		strview power = power_of(run, before, application);
		if (power.len > 0)
			judge_restored(run, check, application, power);
	}
}

void
check_ap_006(struct check_run *run, const struct check *check)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_DELETED_APPLICATION);
	struct join before = {0};
	bool has_baseline = run->baseline != NULL;
	bool is_needed =
	    list->count > 0 ||
	    (has_baseline &&
		snapshot_list(run->baseline, KIND_DELETED_APPLICATION)->count >
		    0);

	if (!is_needed)
		return;
	if (has_baseline)
		join_build(&before, run->baseline, 0, run->arena);
	for (size_t i = 0; i < list->count; i++) {
		const struct object *application = &list->objects[i];
		strview power = power_of(run, &before, application);
		if (power.len > 0)
			judge_deleted(run, check, application, power);
	}
	if (has_baseline)
		each_restored(run, check, &before);
}
