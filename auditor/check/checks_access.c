/*
 * checks_access.c - how administrators sign in, and what users may do alone.
 */
#include "auditor/base/lang.h"
#include "auditor/check/checks.h"
#include "auditor/check/join_role.h"
#include "auditor/check/remedy.h"

#include "auditor/base/banned.h"

/* Accounts for emergencies that Microsoft says to leave out of all policies. */
#define EMERGENCY_ACCOUNTS 2

/* The roles that the campaign of 2022 used, and the ways to them. */
static const char *const roles[] = {
    IDS_GLOBAL_ADMINISTRATOR,
    IDS_EXCHANGE_ADMINISTRATOR,
    "e8611ab8-c189-46e8-94e1-60213ab1f814",
    "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3",
    "158c047a-c907-4556-b7ef-446551a6b5f7",
    "7be44c8a-adaf-4e2a-84d6-ab2649e08a13",
};

static const struct json *
part(const struct object *policy, const char *group, const char *member)
{
	const struct json *conditions = object_field(policy, "conditions");

	return json_get(json_get(conditions, sv_from(group)), sv_from(member));
}

static bool
list_has(const struct json *list, strview word)
{
	for (size_t i = 0; json_is_type(list, JSON_ARRAY) && i < list->count;
	     i++) {
		if (sv_eq_fold(json_text(&list->items[i]), word))
			return true;
	}
	return false;
}

/* Empty, or all there is of it. */
static bool
is_whole(const struct json *list)
{
	return json_is_empty(list) || list_has(list, SV("all"));
}

static bool
wants_mfa(const struct object *policy)
{
	const struct json *grant = object_field(policy, "grantControls");
	const struct json *strength =
	    json_get(grant, SV("authenticationStrength"));

	return list_has(json_get(grant, SV("builtInControls")), SV("mfa")) ||
	       (strength != NULL && !json_is_empty(strength));
}

/*
 * It is on, for every application, client, platform, place and risk: what a
 * sign-in from anywhere can pass by protects nobody.  Trusted places may be
 * left out: the intruder is not there.
 */
static bool
is_general(const struct object *policy)
{
	const struct json *conditions = object_field(policy, "conditions");
	const struct json *clients = json_get(conditions, SV("clientAppTypes"));
	const struct json *devices = json_get(conditions, SV("devices"));
	const struct json *filter = json_get(devices, SV("deviceFilter"));
	bool has_clients =
	    is_whole(clients) ||
	    (list_has(clients, SV("browser")) &&
		list_has(clients, SV("mobileAppsAndDesktopClients")));

	return sv_eq(object_text(policy, "state"), SV("enabled")) &&
	       has_clients &&
	       list_has(part(policy, "applications", "includeApplications"),
		   SV("All")) &&
	       is_whole(part(policy, "platforms", "includePlatforms")) &&
	       is_whole(part(policy, "locations", "includeLocations")) &&
	       json_is_empty(part(policy, "platforms", "excludePlatforms")) &&
	       json_is_empty(json_get(conditions, SV("signInRiskLevels"))) &&
	       json_is_empty(json_get(conditions, SV("userRiskLevels"))) &&
	       json_is_empty(filter);
}

static bool
is_in_group(const struct check_run *run, const struct json *groups, strview id)
{
	for (size_t i = 0;
	     json_is_type(groups, JSON_ARRAY) && i < groups->count; i++) {
		size_t count;
		const struct join_holder *members = join_holders(
		    &run->join, json_text(&groups->items[i]), &count);
		for (size_t j = 0; j < count; j++) {
			if (members[j].group != NULL &&
			    sv_eq(members[j].id, id))
				return true;
		}
	}
	return false;
}

/* Some role of the person is in ${list}. */
static bool
has_role_in(const struct check_run *run, const struct json *list, strview id)
{
	size_t count;
	const struct join_held *held = join_held(&run->join, id, &count);

	for (size_t i = 0; i < count; i++) {
		if (list_has(list,
			join_role_template(&run->join, held[i].assignment)))
			return true;
	}
	return false;
}

/* A policy that asks ${id} for a second factor. */
static bool
covers_person(
    const struct check_run *run, const struct object *policy, strview id)
{
	const struct json *users = part(policy, "users", "includeUsers");

	if (list_has(part(policy, "users", "excludeUsers"), id) ||
	    is_in_group(run, part(policy, "users", "excludeGroups"), id) ||
	    has_role_in(run, part(policy, "users", "excludeRoles"), id))
		return false;
	return list_has(users, SV("All")) || list_has(users, id) ||
	       is_in_group(run, part(policy, "users", "includeGroups"), id) ||
	       has_role_in(run, part(policy, "users", "includeRoles"), id);
}

static bool
covers_role(const struct object *policy, strview role)
{
	return !list_has(part(policy, "users", "excludeRoles"), role) &&
	       (list_has(part(policy, "users", "includeUsers"), SV("All")) ||
		   list_has(part(policy, "users", "includeRoles"), role));
}

/* Policies that would protect whomever they cover. */
struct policies {
	const struct object **at;
	size_t count;
};

static struct policies
find_policies(const struct check_run *run)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_CONDITIONAL_ACCESS_POLICY);
	struct policies policies = {
	    .at = arena_alloc(
		run->arena, list->count, sizeof(const struct object *)),
	};

	for (size_t i = 0; i < list->count; i++) {
		const struct object *policy = &list->objects[i];
		if (wants_mfa(policy) && is_general(policy))
			policies.at[policies.count++] = policy;
	}
	return policies;
}

struct tally {
	size_t people; /* administrators that were looked at */
	size_t unprotected;
};

/* Look at one holder of a strong role, once. */
static void
look_at(const struct check_run *run, struct finding *finding,
    const struct policies *policies, strview id, struct tally *tally)
{
	const struct object *user = snapshot_find(run->now, KIND_USER, id);

	/* An application has no second factor. */
	if (join_is_service_principal(&run->join, id) ||
	    (user != NULL && object_is_not(user, "accountEnabled")))
		return;
	tally->people++;
	for (size_t i = 0; i < policies->count; i++) {
		if (covers_person(run, policies->at[i], id))
			return;
	}
	tally->unprotected++;
	run_note_label(run, finding, N_("administrator"),
	    user != NULL ? user->name : id,
	    SV_("a policy that asks for a second factor"));
}

static bool
is_seen(const struct join_holder *seen, size_t count, strview id)
{
	for (size_t i = 0; i < count; i++) {
		if (sv_eq(seen[i].id, id))
			return true;
	}
	return false;
}

static bool
is_strong(const struct check_run *run, const struct object *assignment)
{
	strview template = join_role_template(&run->join, assignment);

	for (size_t i = 0; i < COUNT_OF(roles); i++) {
		if (sv_eq(template, sv_from(roles[i])))
			return true;
	}
	return false;
}

static struct tally
look_at_people(const struct check_run *run, struct finding *finding,
    const struct policies *policies)
{
	static const enum kind kinds[] = {
	    KIND_ROLE_ASSIGNMENT, KIND_ROLE_ELIGIBILITY_SCHEDULE};
	struct join_holder *seen = NULL;
	struct tally tally = {0};
	size_t seen_count = 0;
	size_t cap = 0;

	for (size_t i = 0; i < COUNT_OF(kinds); i++) {
		const struct object_list *list =
		    snapshot_list(run->now, kinds[i]);
		for (size_t j = 0; j < list->count; j++) {
			size_t count;
			const struct object *assignment = &list->objects[j];
			if (!is_strong(run, assignment))
				continue;
			const struct join_holder *holders =
			    join_holders(&run->join,
				object_text(assignment, "principalId"), &count);
			for (size_t k = 0; k < count; k++) {
				if (is_seen(seen, seen_count, holders[k].id))
					continue;
				seen = arena_grow(run->arena, seen, seen_count,
				    &cap, sizeof(*seen));
				seen[seen_count++] = holders[k];
				look_at(run, finding, policies, holders[k].id,
				    &tally);
			}
		}
	}
	return tally;
}

/* Evidence of the strong roles that no policy covers. */
static size_t
note_roles(const struct check_run *run, struct finding *finding,
    const struct policies *policies)
{
	size_t found = 0;

	for (size_t i = 0; i < COUNT_OF(roles); i++) {
		bool is_covered = false;
		for (size_t j = 0; j < policies->count; j++)
			is_covered |=
			    covers_role(policies->at[j], sv_from(roles[i]));
		if (is_covered)
			continue;
		run_note_label(run, finding, N_("role"),
		    sv_from(ids_directory_role(sv_from(roles[i]))->name),
		    SV_("a policy that asks for a second factor"));
		found++;
	}
	return found;
}

void
check_og_005(struct check_run *run, const struct check *check)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_SECURITY_DEFAULTS);

	/* Off must be known, and so must the policies in its place. */
	if (list->count == 0 ||
	    !object_is_not(&list->objects[0], "isEnabled") ||
	    !join_knows(&run->join, KIND_CONDITIONAL_ACCESS_POLICY))
		return;
	const struct policies policies = find_policies(run);
	struct finding finding =
	    run_begin(run, check, &list->objects[0], check->points);
	run_note_field(run, &finding, "isEnabled",
	    SV_("true, or policies of conditional access"));
	struct tally tally = look_at_people(run, &finding, &policies);
	bool is_bad = tally.people > 0
			  ? tally.unprotected > EMERGENCY_ACCOUNTS ||
				tally.unprotected == tally.people
			  : note_roles(run, &finding, &policies) > 0;
	if (!is_bad)
		return;
	finding.remediation =
	    SV("Update-MgPolicyIdentitySecurityDefaultEnforcementPolicy"
	       " -IsEnabled");
	run_add(run, &finding);
}

/* --- what users may do alone --------------------------------------------- */

static bool
is_lenient(strview policy)
{
	return sv_ends_fold(policy, SV("microsoft-user-default-legacy")) ||
	       sv_ends_fold(policy, SV("microsoft-user-default-low"));
}

void
check_og_006(struct check_run *run, const struct check *check)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_AUTHORIZATION_POLICY);

	for (size_t i = 0; i < list->count; i++) {
		const struct object *policy = &list->objects[i];
		const struct json *rights =
		    object_field(policy, "defaultUserRolePermissions");
		const struct json *consent =
		    json_get(rights, SV("permissionGrantPoliciesAssigned"));
		bool may_register =
		    json_is_true(json_get(rights, SV("allowedToCreateApps")));
		bool may_consent = false;
		struct finding finding =
		    run_begin(run, check, policy, check->points);
		if (may_register)
			run_note(run, &finding, "allowedToCreateApps",
			    SV("true"), SV("false"));
		for (size_t j = 0;
		     json_is_type(consent, JSON_ARRAY) && j < consent->count;
		     j++) {
			strview text = json_text(&consent->items[j]);
			if (!is_lenient(text))
				continue;
			may_consent = true;
			run_note(run, &finding,
			    "permissionGrantPoliciesAssigned", text,
			    SV_("no consent by users, or to verified "
				"publishers alone"));
		}
		if (!may_register && !may_consent)
			continue;
		finding.remediation =
		    SV("Update-MgPolicyAuthorizationPolicy"
		       " -DefaultUserRolePermissions @{AllowedToCreateApps ="
		       " $false; PermissionGrantPoliciesAssigned = @()}");
		run_add(run, &finding);
	}
}
