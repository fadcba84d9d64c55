/*
 * checks_settings_user.c - what single mailboxes, and all by default, may use.
 */
#include "auditor/base/lang.h"
#include "auditor/check/checks.h"
#include "auditor/check/remedy.h"
#include "auditor/check/view.h"

#include "auditor/base/banned.h"

/* --- mail clients -------------------------------------------------------- */

static void
add_protocols(struct check_run *run, const struct check *check,
    const struct object *object, const char *cmdlet)
{
	static const char *const fields[] = {"ImapEnabled", "PopEnabled"};

	if (!object_is(object, fields[0]) && !object_is(object, fields[1]))
		return;
	struct finding finding = view_begin(run, check, object, check->points);
	finding.remediation = remedy_on(cmdlet, object,
	    " -ImapEnabled $false -PopEnabled $false", run->arena);
	for (size_t i = 0; i < COUNT_OF(fields); i++) {
		if (object_is(object, fields[i]))
			run_note_field(run, &finding, fields[i], SV("false"));
	}
	run_add(run, &finding);
}

/* What every new mailbox gets. */
static void
judge_plan(
    struct check_run *run, const struct check *check, const struct object *plan)
{
	add_protocols(run, check, plan, "Set-CASMailboxPlan");
}

/* Some directory role is given to ${user}. */
static bool
is_admin(const struct check_run *run, strview user)
{
	const struct object *details =
	    snapshot_find(run->now, KIND_USER_REGISTRATION_DETAILS, user);
	size_t count;

	return (details != NULL && object_is(details, "isAdmin")) ||
	       (user.len > 0 &&
		   join_first(&run->join.roles, user, &count) != NULL);
}

/* Both lists tell of one mailbox under one id. */
static bool
is_shared_mailbox(const struct check_run *run, const struct object *client)
{
	static const char field[] = "RecipientTypeDetails";
	const struct object *mailbox =
	    snapshot_find(run->now, KIND_MAILBOX, client->id);
	strview type = object_text(client, field);

	if (type.len == 0 && mailbox != NULL)
		type = object_text(mailbox, field);
	return sv_eq_fold(type, SV("SharedMailbox"));
}

/* Nobody signs in to a shared mailbox; an administrator's opens the tenant. */
static void
judge_mailbox(struct check_run *run, const struct check *check,
    const struct object *mailbox)
{
	bool is_shared = is_shared_mailbox(run, mailbox);

	if (is_shared ||
	    is_admin(run, object_text(mailbox, "ExternalDirectoryObjectId")))
		add_protocols(run, check, mailbox, "Set-CASMailbox");
}

void
check_og_003(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_CAS_MAILBOX_PLAN, judge_plan);
	view_each(run, check, KIND_CAS_MAILBOX, judge_mailbox);
}

/* --- SMTP AUTH ----------------------------------------------------------- */

/* False overrules the organization; empty follows it. */
static void
judge_smtp(struct check_run *run, const struct check *check,
    const struct object *mailbox)
{
	static const char field[] = "SmtpClientAuthenticationDisabled";

	if (!object_is_not(mailbox, field))
		return;
	struct finding finding = view_begin(run, check, mailbox, 10);
	finding.remediation = remedy_on("Set-CASMailbox", mailbox,
	    " -SmtpClientAuthenticationDisabled $null", run->arena);
	run_note_field(run, &finding, field, SV_("as the organization has it"));
	run_add(run, &finding);
}

void
check_og_001(struct check_run *run, const struct check *check)
{
	check_setting(run, check);
	view_each(run, check, KIND_CAS_MAILBOX, judge_smtp);
}

/* --- add-ins ------------------------------------------------------------- */

static const char *const addin_roles[] = {
    "MyCustomApps", "MyMarketplaceApps", "MyReadWriteMailboxApps"};

/* "contoso.example\My Custom Apps" without path and blanks. */
static strview
role_of(strview text, struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf buf = {0};

	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		if (c == '\\' || c == '/')
			strbuf_clear(&buf);
		else if (c != ' ')
			strbuf_add_char(&buf, c);
	}
	return arena_dup(arena, strbuf_view(&buf));
}

static void
judge_addins(struct check_run *run, const struct check *check,
    const struct object *policy)
{
	static const char field[] = "AssignedRoles";
	struct finding finding = view_begin(run, check, policy, check->points);
	const struct json *value;

	for (size_t i = 0; (value = object_each(policy, field, i)) != NULL;
	     i++) {
		strview role = role_of(json_text(value), run->arena);
		for (size_t j = 0; j < COUNT_OF(addin_roles); j++) {
			if (sv_eq_fold(role, sv_from(addin_roles[j])))
				run_note(run, &finding, field, json_text(value),
				    SV_("not assigned"));
		}
	}
	if (finding.evidence_count == 0)
		return;
	finding.remediation = arena_printf(run->arena,
	    "Get-ManagementRoleAssignment -RoleAssignee " SV_FMT
	    " | Where-Object Role -In 'My Custom Apps','My Marketplace Apps',"
	    "'My ReadWriteMailbox Apps' | Remove-ManagementRoleAssignment",
	    SV_ARG(remedy_identity(policy, run->arena)));
	run_add(run, &finding);
}

void
check_og_007(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_ROLE_ASSIGNMENT_POLICY, judge_addins);
}
