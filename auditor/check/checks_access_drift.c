/*
 * checks_access_drift.c - conditional access and trusted places since the
 * baseline.
 */
#include "auditor/base/lang.h"
#include "auditor/check/checks.h"
#include "auditor/check/remedy.h"

#include "auditor/base/banned.h"

static bool
has_baseline(const struct check_run *run, enum kind kind)
{
	return run->baseline != NULL &&
	       snapshot_is_complete(run->baseline, kind);
}

static bool
list_has(const struct json *list, strview word)
{
	if (!json_is_type(list, JSON_ARRAY) || list == NULL)
		return false;
	for (size_t i = 0; i < list->count; i++) {
		if (sv_eq_fold(json_text(&list->items[i]), word))
			return true;
	}
	return false;
}

/* --- trusted places ------------------------------------------------------ */

static bool
has_range(const struct object *location, strview range)
{
	const struct json *entry;

	for (size_t i = 0;
	     (entry = object_each(location, "ipRanges", i)) != NULL; i++) {
		if (sv_eq(json_get_text(entry, SV("cidrAddress")), range))
			return true;
	}
	return false;
}

static size_t
note_ranges(const struct check_run *run, struct finding *finding,
    const struct object *before)
{
	const struct json *entry;
	size_t found = 0;

	for (size_t i = 0;
	     (entry = object_each(finding->object, "ipRanges", i)) != NULL;
	     i++) {
		strview range = json_get_text(entry, SV("cidrAddress"));
		if (before != NULL && has_range(before, range))
			continue;
		run_note(run, finding, "ipRanges", range,
		    SV_("a place that the baseline trusts"));
		found++;
	}
	return found;
}

void
check_og_011(struct check_run *run, const struct check *check)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_NAMED_LOCATION);

	if (!has_baseline(run, KIND_NAMED_LOCATION))
		return;
	for (size_t i = 0; i < list->count; i++) {
		const struct object *location = &list->objects[i];
		const struct object *before = run_before(run, location);
		bool was_trusted =
		    before != NULL && object_is(before, "isTrusted");
		struct finding finding =
		    run_begin(run, check, location, check->points);
		if (!object_is(location, "isTrusted"))
			continue;
		if (!was_trusted)
			run_note_field(run, &finding, "isTrusted",
			    SV_("not trusted by the baseline"));
		size_t found =
		    note_ranges(run, &finding, was_trusted ? before : NULL);
		if (was_trusted && found == 0)
			continue;
		finding.happened_at = run_time(location, "modifiedDateTime");
		finding.remediation = arena_printf(run->arena,
		    "Update-MgIdentityConditionalAccessNamedLocation"
		    " -NamedLocationId " SV_FMT
		    " -BodyParameter @{'@odata.type' ="
		    " '#microsoft.graph.ipNamedLocation'; isTrusted = $false}",
		    SV_ARG(remedy_quote(location->id, run->arena)));
		run_add(run, &finding);
	}
}

/* --- policies ------------------------------------------------------------ */

enum direction {
	MORE_IS_WORSE, /* of what is left out */
	LESS_IS_WORSE, /* of what is covered; "All" covers everything */
	SOME_IS_WORSE, /* where there was none, which means any */
};

static const struct {
	const char *group; /* of conditions, NULL: these themselves */
	const char *member;
	enum direction direction;
} parts[] = {
    {"users", "excludeUsers", MORE_IS_WORSE},
    {"users", "excludeGroups", MORE_IS_WORSE},
    {"users", "excludeRoles", MORE_IS_WORSE},
    {"applications", "excludeApplications", MORE_IS_WORSE},
    {"locations", "excludeLocations", MORE_IS_WORSE},
    {"platforms", "excludePlatforms", MORE_IS_WORSE},
    {"users", "includeUsers", LESS_IS_WORSE},
    {"users", "includeGroups", LESS_IS_WORSE},
    {"users", "includeRoles", LESS_IS_WORSE},
    {"applications", "includeApplications", LESS_IS_WORSE},
    {NULL, "clientAppTypes", LESS_IS_WORSE},
    {"locations", "includeLocations", SOME_IS_WORSE},
    {"platforms", "includePlatforms", SOME_IS_WORSE},
    {NULL, "userRiskLevels", SOME_IS_WORSE},
    {NULL, "signInRiskLevels", SOME_IS_WORSE},
};

static const struct json *
part(const struct object *policy, size_t at)
{
	const struct json *conditions = object_field(policy, "conditions");

	if (parts[at].group != NULL)
		conditions = json_get(conditions, sv_from(parts[at].group));
	return json_get(conditions, sv_from(parts[at].member));
}

/* Elements of ${list} that ${other} has not, as evidence. */
static size_t
note_missing(const struct check_run *run, struct finding *finding,
    const char *field, const struct json *list, const struct json *other,
    bool is_gain)
{
	size_t found = 0;

	for (size_t i = 0; json_is_type(list, JSON_ARRAY) && i < list->count;
	     i++) {
		strview text = json_text(&list->items[i]);
		if (list_has(other, text))
			continue;
		run_note(run, finding, field, is_gain ? text : SV_("gone"),
		    is_gain ? SV_("not there in the baseline") : text);
		found++;
	}
	return found;
}

static size_t
note_part(const struct check_run *run, struct finding *finding,
    const struct object *before, size_t at)
{
	const struct json *old = part(before, at);
	const struct json *new = part(finding->object, at);
	const char *field = parts[at].member;

	switch (parts[at].direction) {
	case MORE_IS_WORSE:
		return note_missing(run, finding, field, new, old, true);
	case LESS_IS_WORSE:
		if (list_has(new, SV("all")))
			return 0;
		return note_missing(run, finding, field, old, new, false);
	case SOME_IS_WORSE:
		if (json_is_empty(new) || list_has(new, SV("all")))
			return 0;
		if (json_is_empty(old) || list_has(old, SV("all")))
			return note_missing(
			    run, finding, field, new, NULL, true);
		return note_missing(run, finding, field, old, new, false);
	}
	return 0;
}

static size_t
note_controls(const struct check_run *run, struct finding *finding,
    const struct object *before)
{
	const struct json *old = object_field(before, "grantControls");
	const struct json *new = object_field(finding->object, "grantControls");
	const struct json *strength =
	    json_get(old, SV("authenticationStrength"));
	strview operator= json_get_text(new, SV("operator"));
	size_t found = note_missing(run, finding, "builtInControls",
	    json_get(old, SV("builtInControls")),
	    json_get(new, SV("builtInControls")), false);

	if (!json_is_empty(strength) &&
	    json_is_empty(json_get(new, SV("authenticationStrength")))) {
		run_note(run, finding, "authenticationStrength", SV_("gone"),
		    json_get_text(strength, SV("id")));
		found++;
	}
	if (sv_eq(json_get_text(old, SV("operator")), SV("AND")) &&
	    sv_eq(operator, SV("OR"))) {
		run_note(run, finding, "operator", operator, SV("AND"));
		found++;
	}
	return found;
}

static strview
remedy(const struct check_run *run, const struct object *policy)
{
	return arena_printf(run->arena,
	    "Get-MgIdentityConditionalAccessPolicy"
	    " -ConditionalAccessPolicyId " SV_FMT,
	    SV_ARG(remedy_quote(policy->id, run->arena)));
}

static bool
is_on(const struct object *policy)
{
	return sv_eq(object_text(policy, "state"), SV("enabled"));
}

static void
judge_policy(struct check_run *run, const struct check *check,
    const struct object *policy, const struct object *before)
{
	struct finding finding = run_begin(run, check, policy, check->points);
	size_t found = 0;

	if (!is_on(policy)) {
		run_note_field(run, &finding, "state", SV("enabled"));
		found++;
	}
	for (size_t i = 0; i < COUNT_OF(parts); i++)
		found += note_part(run, &finding, before, i);
	found += note_controls(run, &finding, before);
	if (found == 0)
		return;
	finding.happened_at = run_time(policy, "modifiedDateTime");
	finding.remediation = remedy(run, policy);
	run_add(run, &finding);
}

static void
judge_missing(struct check_run *run, const struct check *check,
    const struct object *before)
{
	struct finding finding = run_begin(run, check, before, check->points);

	run_say(run, &finding, SV_("the policy is gone since the baseline"));
	finding.remediation = SV("New-MgIdentityConditionalAccessPolicy");
	run_add(run, &finding);
}

void
check_og_012(struct check_run *run, const struct check *check)
{
	const enum kind kind = KIND_CONDITIONAL_ACCESS_POLICY;

	if (!has_baseline(run, kind))
		return;
	const struct object_list *list = snapshot_list(run->baseline, kind);
	for (size_t i = 0; i < list->count; i++) {
		const struct object *before = &list->objects[i];
		const struct object *policy =
		    snapshot_find(run->now, kind, before->id);
		/* What was off protected nobody. */
		if (!is_on(before))
			continue;
		if (policy != NULL)
			judge_policy(run, check, policy, before);
		else if (snapshot_is_complete(run->now, kind))
			judge_missing(run, check, before);
	}
}
