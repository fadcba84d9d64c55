/*
 * checks_settings.c - single settings of the whole organization.
 */
#include "auditor/base/lang.h"
#include "auditor/check/checks.h"
#include "auditor/check/remedy.h"
#include "auditor/check/view.h"

#include "auditor/base/banned.h"

/* A property of an object that there is one of. */
struct setting {
	const char *check;
	const char *field;
	const char *remedy;
	enum kind kind;
	bool is_bad; /* the value that is found fault with */
};

static const struct setting settings[] = {
    {"AU-001", "UnifiedAuditLogIngestionEnabled",
	"Set-AdminAuditLogConfig -UnifiedAuditLogIngestionEnabled $true",
	KIND_ADMIN_AUDIT_LOG_CONFIG, false},
    {"AU-002", "AuditDisabled", "Set-OrganizationConfig -AuditDisabled $false",
	KIND_ORGANIZATION_CONFIG, true},
    {"OG-001", "SmtpClientAuthenticationDisabled",
	"Set-TransportConfig -SmtpClientAuthenticationDisabled $true",
	KIND_TRANSPORT_CONFIG, false},
    {"OG-002", "RejectDirectSend",
	"Set-OrganizationConfig -RejectDirectSend $true",
	KIND_ORGANIZATION_CONFIG, false},
    {"OG-004", "OAuth2ClientProfileEnabled",
	"Set-OrganizationConfig -OAuth2ClientProfileEnabled $true",
	KIND_ORGANIZATION_CONFIG, false},
    {"OG-009", "AllowLegacyTLSClients",
	"Set-TransportConfig -AllowLegacyTLSClients $false",
	KIND_TRANSPORT_CONFIG, true},
};

static void
judge_setting(struct check_run *run, const struct check *check,
    const struct setting *setting)
{
	const struct object_list *list = snapshot_list(run->now, setting->kind);

	for (size_t i = 0; i < list->count; i++) {
		const struct object *config = &list->objects[i];
		bool is_found = setting->is_bad
				    ? object_is(config, setting->field)
				    : object_is_not(config, setting->field);
		if (!is_found)
			continue;
		struct finding finding =
		    view_begin(run, check, config, check->points);
		finding.remediation = sv_from(setting->remedy);
		run_note_field(run, &finding, setting->field,
		    setting->is_bad ? SV("false") : SV("true"));
		run_add(run, &finding);
	}
}

void
check_setting(struct check_run *run, const struct check *check)
{
	for (size_t i = 0; i < COUNT_OF(settings); i++) {
		if (sv_eq(sv_from(settings[i].check), sv_from(check->id)))
			judge_setting(run, check, &settings[i]);
	}
}

/* --- audit --------------------------------------------------------------- */

static void
judge_bypass(struct check_run *run, const struct check *check,
    const struct object *object)
{
	if (!object_is(object, "AuditBypassEnabled"))
		return;
	struct finding finding = view_begin(run, check, object, check->points);
	finding.remediation = remedy_on("Set-MailboxAuditBypassAssociation",
	    object, " -AuditBypassEnabled $false", run->arena);
	run_note_field(run, &finding, "AuditBypassEnabled", SV("false"));
	run_add(run, &finding);
}

void
check_au_003(struct check_run *run, const struct check *check)
{
	view_each(
	    run, check, KIND_MAILBOX_AUDIT_BYPASS_ASSOCIATION, judge_bypass);
	view_each(run, check, KIND_MAILBOX, judge_bypass);
}

/* The seven of SCuBA MS.SECURITYSUITE.4.1. */
static const char *const alerts[] = {
    "Suspicious email sending patterns detected",
    "Suspicious connector activity", "Suspicious Email Forwarding Activity",
    "Messages have been delayed",
    "Tenant restricted from sending unprovisioned email",
    "Tenant restricted from sending email",
    "A potentially malicious URL click was detected"};

static void
judge_alert(struct check_run *run, const struct check *check,
    const struct object *alert)
{
	bool is_required = false;

	for (size_t i = 0; i < COUNT_OF(alerts); i++)
		is_required |= sv_eq_fold(alert->name, sv_from(alerts[i]));
	if (!is_required || !object_is(alert, "Disabled"))
		return;
	struct finding finding = view_begin(run, check, alert, check->points);
	finding.remediation =
	    remedy_on("Enable-ProtectionAlert", alert, "", run->arena);
	run_note_field(run, &finding, "Disabled", SV("false"));
	run_add(run, &finding);
}

void
check_au_005(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_PROTECTION_ALERT, judge_alert);
}

/* --- servers and senders ------------------------------------------------- */

static void
judge_servers(struct check_run *run, const struct check *check,
    const struct object *config)
{
	static const char field[] = "InternalSMTPServers";
	const struct object *before = run_before(run, config);
	const struct json *old =
	    before != NULL ? object_field(before, field) : NULL;
	const struct json *value;
	struct view_tally tally = {0};
	struct finding finding = view_begin(run, check, config, check->points);

	for (size_t i = 0;
	     old != NULL && (value = object_each(config, field, i)) != NULL;
	     i++) {
		strview text = json_text(value);
		strview why;
		if (view_has_item(old, text))
			continue;
		bool is_covered = view_is_covered(run, config, text, &why);
		tally.foreign++;
		if (is_covered && tally.approved++ == 0)
			tally.why = why;
		run_note(run, &finding, field, text,
		    SV_("not there, as in the baseline"));
	}
	if (tally.foreign == 0)
		return;
	finding.remediation = arena_printf(run->arena,
	    "Set-TransportConfig -InternalSMTPServers " SV_FMT,
	    SV_ARG(remedy_list(before, field, run->arena)));
	view_settle(run, &finding, &tally);
	run_add(run, &finding);
}

void
check_og_008(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_TRANSPORT_CONFIG, judge_servers);
}

static void
judge_untagged(struct check_run *run, const struct check *check,
    const struct object *config)
{
	static const char field[] = "AllowList";
	const struct object *before = run_before(run, config);
	const struct json *old =
	    before != NULL ? object_field(before, field) : NULL;
	const struct json *value;
	struct finding finding = view_begin(run, check, config, check->points);

	for (size_t i = 0;
	     old != NULL && (value = object_each(config, field, i)) != NULL;
	     i++) {
		strview text = json_text(value);
		if (!view_has_item(old, text) &&
		    !view_is_like_ours(run, view_domain(text)))
			run_note(run, &finding, field, text,
			    SV_("not there, as in the baseline"));
	}
	if (finding.evidence_count == 0)
		return;
	finding.remediation =
	    arena_printf(run->arena, "Set-ExternalInOutlook -AllowList " SV_FMT,
		SV_ARG(remedy_list(before, field, run->arena)));
	run_add(run, &finding);
}

void
check_og_010(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_EXTERNAL_IN_OUTLOOK, judge_untagged);
}
