/*
 * checks_rbac.c - roles inside Exchange that applications hold.
 */
#include "auditor/base/lang.h"
#include "auditor/check/checks.h"
#include "auditor/check/remedy.h"
#include "auditor/check/view.h"

#include "auditor/base/banned.h"

/* Mail of every mailbox by a role that was left without a scope. */
#define UNSCOPED_POINTS 40

static const char *const powerful[] = {
    "ApplicationImpersonation",
    "Role Management",
    "Organization Configuration",
    "Organization Client Access",
    "Organization Transport Settings",
    "Transport Rules",
    "Transport Hygiene",
    "Remote and Accepted Domains",
    "Mail Recipients",
    "Mail Recipient Creation",
    "Mailbox Import Export",
    "Mailbox Search",
    "Migration",
    "Move Mailboxes",
    "Journaling",
    "Federated Sharing",
    "Security Admin",
    "Reset Password",
};

/* Built in, and no way to anybody's mail or to the mail flow. */
static const char *const harmless[] = {
    "Address Lists",
    "Audit Logs",
    "Communication Compliance Admin",
    "Compliance Admin",
    "Data Loss Prevention",
    "Distribution Groups",
    "E-Mail Address Policies",
    "Information Rights Management",
    "Insider Risk Management Admin",
    "Legal Hold",
    "Mail Enabled Public Folders",
    "Mail Tips",
    "Message Tracking",
    "Org Custom Apps",
    "Org Marketplace Apps",
    "PlacesBuildingManagement",
    "PlacesDeskManagement",
    "Privacy Management Admin",
    "Public Folders",
    "Recipient Policies",
    "Records Management",
    "Retention Management",
    "Security Group Creation and Membership",
    "Security Reader",
    "Supervision",
    "Team Mailboxes",
    "TenantPlacesManagement",
    "Unified Messaging",
    "User Options",
};

static bool
is_listed(const char *const *list, size_t count, strview role)
{
	for (size_t i = 0; i < count; i++) {
		if (sv_eq_fold(sv_from(list[i]), role))
			return true;
	}
	return false;
}

/* RBAC for Applications: a role of its own for each permission. */
static bool
is_for_applications(strview role)
{
	return sv_starts_fold(role, SV("Application "));
}

static bool
is_scoped(const struct object *assignment)
{
	strview scope = object_text(assignment, "RecipientWriteScope");

	return object_is_set(assignment, "CustomResourceScope") ||
	       object_is_set(assignment, "CustomRecipientWriteScope") ||
	       sv_starts_fold(scope, SV("Custom")) ||
	       sv_starts_fold(scope, SV("AdministrativeUnit"));
}

struct weight {
	unsigned points; /* 0: harmless */
	const char *why;
};

/* How much ${role}, scoped or not, weighs in the hands of an application. */
static struct weight
weigh(const struct check *check, strview role, bool is_narrow)
{
	if (is_listed(powerful, COUNT_OF(powerful), role))
		return (struct weight){check->points,
		    _("the role changes the mail flow, or opens mailboxes")};
	if (is_for_applications(role)) {
		if (is_narrow)
			return (struct weight){0, NULL};
		return (struct weight){UNSCOPED_POINTS,
		    _("no scope narrows it down: every mailbox is meant")};
	}
	if (role.len == 0 || sv_starts_fold(role, SV("View-Only")) ||
	    sv_starts_fold(role, SV("My")) ||
	    is_listed(harmless, COUNT_OF(harmless), role))
		return (struct weight){0, NULL};
	/* A copy of a powerful role under another name is a custom role. */
	return (struct weight){
	    check->points, _("a custom role: what it may do was not read")};
}

/* Does ${text} name the application as Exchange knows it? */
static bool
names_it(const struct object *service, strview text)
{
	static const char *const fields[] = {
	    "ObjectId", "ServiceId", "AppId", "Guid", "Name", "DisplayName"};

	for (size_t i = 0; i < COUNT_OF(fields); i++) {
		strview own = object_text(service, fields[i]);
		if (own.len > 0 && sv_eq_fold(own, text))
			return true;
	}
	return sv_eq_fold(service->id, text);
}

/* The application in Exchange that ${assignee} names, or NULL. */
static const struct object *
find_service(const struct check_run *run, strview assignee)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_EXCHANGE_SERVICE_PRINCIPAL);

	for (size_t i = 0; assignee.len > 0 && i < list->count; i++) {
		if (names_it(&list->objects[i], assignee))
			return &list->objects[i];
	}
	return NULL;
}

/* Whom ${assignee} stands for: by Exchange's own list, else by id or appId. */
static struct holder
holder_of(const struct check_run *run, strview assignee)
{
	const struct object *service = find_service(run, assignee);

	if (service != NULL)
		return holder_of_app(run, object_text(service, "AppId"),
		    object_text(service, "DisplayName"));
	if (join_principal(&run->join, assignee) != NULL)
		return holder_of_app(run, assignee, SV(""));
	struct holder holder = holder_of_principal(run, assignee, SV(""));
	if (holder.principal == NULL) {
		holder.id = SV("");
		holder.name = assignee;
	}
	return holder;
}

static bool
is_app(const struct check_run *run, strview assignee)
{
	return find_service(run, assignee) != NULL ||
	       join_principal(&run->join, assignee) != NULL ||
	       snapshot_find(run->now, KIND_SERVICE_PRINCIPAL, assignee) !=
		   NULL;
}

static void
judge_assignment(struct check_run *run, const struct check *check,
    const struct object *assignment)
{
	strview assignee = object_text(assignment, "RoleAssignee");
	strview type = object_text(assignment, "RoleAssigneeType");
	strview role = object_text(assignment, "Role");
	struct weight weight = weigh(check, role, is_scoped(assignment));

	if (weight.points == 0 || !(sv_eq_fold(type, SV("ServicePrincipal")) ||
				      is_app(run, assignee)))
		return;
	struct finding finding =
	    run_begin(run, check, assignment, weight.points);
	struct holder holder = holder_of(run, assignee);
	finding.happened_at = run_time(assignment, "WhenCreatedUTC");
	finding.remediation = remedy_on(
	    "Remove-ManagementRoleAssignment", assignment, "", run->arena);
	run_note(run, &finding, "Role", role,
	    SV_("no such role for an application"));
	run_say(run, &finding, sv_from(weight.why));
	run_note_field(run, &finding, "RoleAssignee", SV(""));
	holder_note(run, &finding, &holder);
	run_add(run, &finding);
}

/* --- role groups --------------------------------------------------------- */

/* Evidence of the worst of what ${group} gives; its points. */
static unsigned
note_roles(const struct check_run *run, const struct check *check,
    struct finding *finding, const struct object *group)
{
	const struct json *role;
	unsigned worst = 0;

	for (size_t i = 0; (role = object_each(group, "Roles", i)) != NULL;
	     i++) {
		struct weight weight = weigh(check, json_text(role), false);
		if (weight.points == 0)
			continue;
		run_note(run, finding, "Role", json_text(role),
		    SV_("no application in a group with such a role"));
		if (weight.points > worst)
			worst = weight.points;
	}
	return worst;
}

static void
judge_group(struct check_run *run, const struct check *check,
    const struct object *group)
{
	struct finding finding = run_begin(run, check, group, 0);
	const struct json *member;
	size_t found = 0;

	finding.base_points = note_roles(run, check, &finding, group);
	if (finding.base_points == 0)
		return;
	for (size_t i = 0; (member = object_each(group, "Members", i)) != NULL;
	     i++) {
		strview id = json_text(member);
		if (!is_app(run, id))
			continue;
		struct holder holder = holder_of(run, id);
		run_note(run, &finding, "Members", id, SV_("people alone"));
		holder_note(run, &finding, &holder);
		finding.remediation = remedy_append(finding.remediation,
		    arena_printf(run->arena,
			"Remove-RoleGroupMember -Identity " SV_FMT
			" -Member " SV_FMT,
			SV_ARG(remedy_identity(group, run->arena)),
			SV_ARG(remedy_quote(id, run->arena))),
		    run->arena);
		found++;
	}
	if (found > 0)
		run_add(run, &finding);
}

void
check_rl_006(struct check_run *run, const struct check *check)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_MANAGEMENT_ROLE_ASSIGNMENT);

	for (size_t i = 0; i < list->count; i++)
		judge_assignment(run, check, &list->objects[i]);
	list = snapshot_list(run->now, KIND_ROLE_GROUP);
	for (size_t i = 0; i < list->count; i++)
		judge_group(run, check, &list->objects[i]);
}
