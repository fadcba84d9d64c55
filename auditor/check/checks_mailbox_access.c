/*
 * checks_mailbox_access.c - who else reads a mailbox, or speaks for it.
 */
#include "auditor/base/lang.h"
#include "auditor/check/checks.h"
#include "auditor/check/remedy.h"
#include "auditor/check/view.h"

#include "auditor/base/banned.h"

static bool
is_one_of(strview text, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (sv_eq_fold(text, sv_from(names[i])))
			return true;
	}
	return false;
}

#define IS_IN(text, names) is_one_of(text, names, COUNT_OF(names))

/* --- folders ------------------------------------------------------------- */

static const char *const everybody[] = {
    "Default", "Anonymous", "Everyone", "既定", "匿名"};
static const char *const upper_folders[] = {"", "Inbox",
    "Top of Information Store", "受信トレイ",
    "インフォメーション ストアの先頭"};

/* The folder without its mailbox and slashes: "alice:\Inbox" is Inbox. */
static strview
folder_of(const struct object *entry)
{
	strview path = object_text(entry, "FolderPath");
	size_t at;

	if (path.len == 0)
		path = object_text(entry, "FolderName");
	if (path.len == 0) {
		path = object_text(entry, "Identity");
		at = sv_find(path, SV(":"));
		path = sv_slice(path, at + 1, path.len);
	}
	while (sv_starts(path, SV("\\")) || sv_starts(path, SV("/")))
		path = sv_slice(path, 1, path.len);
	return path;
}

/* Something else than None. */
static bool
has_rights(const struct object *entry)
{
	const struct json *value;

	for (size_t i = 0;
	     (value = object_each(entry, "AccessRights", i)) != NULL; i++) {
		if (!sv_eq_fold(json_text(value), SV("None")))
			return true;
	}
	return false;
}

static void
judge_folder(struct check_run *run, const struct check *check,
    const struct object *entry)
{
	strview folder = folder_of(entry);

	if (!IS_IN(view_text(object_field(entry, "User")), everybody) ||
	    !IS_IN(folder, upper_folders) || !has_rights(entry))
		return;
	struct finding finding = view_begin(run, check, entry, check->points);
	finding.remediation = arena_printf(run->arena,
	    "Set-MailboxFolderPermission -Identity " SV_FMT " -User " SV_FMT
	    " -AccessRights None",
	    SV_ARG(remedy_quote(object_text(entry, "Identity"), run->arena)),
	    SV_ARG(remedy_quote(
		view_text(object_field(entry, "User")), run->arena)));
	run_note_field(run, &finding, "Mailbox", SV(""));
	run_note_label(run, &finding, N_("folder"),
	    folder.len > 0 ? folder : SV_("the whole mailbox"), SV(""));
	run_note_field(run, &finding, "User", SV(""));
	run_note_field(run, &finding, "AccessRights", SV("None"));
	run_add(run, &finding);
}

void
check_mb_003(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_MAILBOX_FOLDER_PERMISSION, judge_folder);
}

/* --- delegates ----------------------------------------------------------- */

/* Exchange names the few applications that it knows by name or by id. */
static bool
is_application(const struct check_run *run, strview trustee)
{
	static const char *const fields[] = {
	    "DisplayName", "AppId", "ObjectId", "ServiceId"};
	strview id = arena_lower(run->arena, trustee);

	for (size_t i = 0; trustee.len > 0 && i < COUNT_OF(fields); i++) {
		if (snapshot_find_by(run->now, KIND_EXCHANGE_SERVICE_PRINCIPAL,
			fields[i], trustee) != NULL)
			return true;
	}
	return join_principal(&run->join, id) != NULL ||
	       snapshot_find(run->now, KIND_SERVICE_PRINCIPAL, id) != NULL;
}

/* Who should stand for nobody's mailbox, and what is wanted instead. */
struct oddity {
	const char *is;
	const char *should;
};

/* Which of them ${trustee} is, or NULL. */
static const struct oddity *
oddity_of(const struct check_run *run, strview trustee)
{
	static const struct oddity all = {
	    N_("this is everybody"), N_("not everybody")};
	static const struct oddity guest = {
	    N_("this is a guest"), N_("not a guest")};
	static const struct oddity application = {
	    N_("this is an application"), N_("not an application")};

	if (IS_IN(trustee, everybody))
		return &all;
	if (sv_find_fold(trustee, SV("#EXT#")) < trustee.len)
		return &guest;
	return is_application(run, trustee) ? &application : NULL;
}

/* The mailbox's own user, and what the service put there. */
static bool
is_usual(const struct object *entry, strview trustee)
{
	return trustee.len == 0 || object_is(entry, "IsInherited") ||
	       object_is(entry, "Deny") ||
	       sv_eq(object_text(entry, "AccessControlType"), SV("Deny")) ||
	       sv_eq_fold(trustee, SV("NT AUTHORITY\\SELF"));
}

static bool
has_right(const struct object *entry, strview right)
{
	const struct json *value;

	for (size_t i = 0;
	     (value = object_each(entry, "AccessRights", i)) != NULL; i++) {
		if (sv_eq_fold(json_text(value), right))
			return true;
	}
	return false;
}

static bool
is_new(const struct check_run *run, const struct object *object)
{
	return run->baseline != NULL &&
	       snapshot_is_complete(run->baseline, object->kind) &&
	       run_before(run, object) == NULL;
}

/*
 * Who is an executive no list says, so that whatever is new counts; without a
 * baseline only who is odd does.
 */
static void
judge_entry(struct check_run *run, const struct check *check,
    const struct object *entry, const char *field, strview right,
    const char *cmdlet)
{
	strview trustee = object_text(entry, field);
	const struct oddity *oddity = oddity_of(run, trustee);

	if (is_usual(entry, trustee) || !has_right(entry, right) ||
	    (oddity == NULL && !is_new(run, entry)))
		return;
	struct finding finding = view_begin(run, check, entry, check->points);
	finding.remediation = arena_printf(run->arena,
	    "%s -Identity " SV_FMT " -%s " SV_FMT " -AccessRights " SV_FMT,
	    cmdlet,
	    SV_ARG(remedy_quote(object_text(entry, "Identity"), run->arena)),
	    field, SV_ARG(remedy_quote(trustee, run->arena)), SV_ARG(right));
	run_note_field(run, &finding, "Identity", SV(""));
	run_note_field(run, &finding, field, SV(""));
	run_note(run, &finding, "AccessRights", right, SV_("not given"));
	if (oddity != NULL)
		run_say(run, &finding, sv_from(lang(oddity->is)));
	else
		run_say(run, &finding, SV_("it is not in the baseline"));
	run_add(run, &finding);
}

static void
judge_access(struct check_run *run, const struct check *check,
    const struct object *entry)
{
	judge_entry(run, check, entry, "User", SV("FullAccess"),
	    "Remove-MailboxPermission");
}

static void
judge_sending(struct check_run *run, const struct check *check,
    const struct object *entry)
{
	judge_entry(run, check, entry, "Trustee", SV("SendAs"),
	    "Remove-RecipientPermission");
}

static void
judge_behalf(struct check_run *run, const struct check *check,
    const struct object *mailbox)
{
	static const char field[] = "GrantSendOnBehalfTo";
	const struct object *before = run_before(run, mailbox);
	const struct json *old =
	    before != NULL ? object_field(before, field) : NULL;
	const struct json *value;

	if (!object_is_set(mailbox, field))
		return;
	struct finding finding = view_begin(run, check, mailbox, check->points);
	for (size_t i = 0; (value = object_each(mailbox, field, i)) != NULL;
	     i++) {
		strview text = json_text(value);
		const struct oddity *oddity = oddity_of(run, text);
		bool is_gain = old != NULL && !view_has_item(old, text);
		if (oddity != NULL)
			run_note(run, &finding, field, text,
			    sv_from(lang(oddity->should)));
		else if (is_gain)
			run_note(run, &finding, field, text,
			    SV_("not there, as in the baseline"));
	}
	if (finding.evidence_count == 0)
		return;
	finding.remediation = arena_printf(run->arena,
	    "Set-Mailbox -Identity " SV_FMT " -GrantSendOnBehalfTo " SV_FMT,
	    SV_ARG(remedy_identity(mailbox, run->arena)),
	    SV_ARG(before != NULL ? remedy_list(before, field, run->arena)
				  : SV("$null")));
	run_add(run, &finding);
}

void
check_mb_004(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_MAILBOX_PERMISSION, judge_access);
	view_each(run, check, KIND_RECIPIENT_PERMISSION, judge_sending);
	view_each(run, check, KIND_MAILBOX, judge_behalf);
}
