/*
 * checks_transport_hand.c - transport rules that cannot be judged, or that a
 * stranger wrote.
 */
#include "auditor/base/lang.h"
#include "auditor/check/checks.h"
#include "auditor/check/view.h"

#include "auditor/base/banned.h"

/*
 * Names of actions, as properties of a rule; those of the classes in Actions
 * begin like them ("SetHeaderAction" sets SetHeaderName and SetHeaderValue).
 */
static const char *const actions[] = {"AddManagerAsRecipientType",
    "AddToRecipients", "ApplyClassification", "ApplyDisclaimer",
    "ApplyHtmlDisclaimer", "ApplyOME", "ApplyRightsProtectionTemplate",
    "ApplyRightsProtectionCustomizationTemplate", "BlindCopyTo", "CopyTo",
    "DeleteMessage", "Disconnect", "GenerateIncidentReport",
    "GenerateNotification", "LogEvent", "ModerateMessageByManager",
    "ModerateMessageByUser", "NotifySender", "PrependSubject", "Quarantine",
    "RedirectMessageTo", "RejectMessage", "RemoveHeader", "RemoveOME",
    "RemoveOMEv2", "RemoveRMSAttachmentEncryption", "RightsProtectMessage",
    "RouteMessageOutboundConnector", "RouteMessageOutboundRequireTls",
    "SetAuditSeverity", "SetHeader", "SetSCL", "SmtpRejectMessage",
    "StopRuleProcessing"};

/* Microsoft.Exchange.MessagingPolicies.Rules.Tasks.BlindCopyToAction */
static strview
stem_of(strview class)
{
	strview part;
	strview name = class;

	for (strview rest = class; sv_cut(&rest, '.', &part);)
		name = part;
	if (sv_ends_fold(name, SV("Action")))
		name = sv_slice(name, 0, name.len - 6);
	return name;
}

static bool
is_known(strview class)
{
	strview stem = stem_of(class);

	for (size_t i = 0; i < COUNT_OF(actions); i++) {
		strview name = sv_from(actions[i]);
		if (stem.len > 4 && sv_starts_fold(name, stem))
			return true;
	}
	return false;
}

static void
judge_unknown(
    struct check_run *run, const struct check *check, const struct object *rule)
{
	const struct json *value;
	struct finding finding = run_begin(run, check, rule, check->points);

	if (object_is_not(rule, "IsRuleConfigurationSupported")) {
		run_note_field(
		    run, &finding, "IsRuleConfigurationSupported", SV("true"));
		run_note_field(run, &finding,
		    "RuleConfigurationUnsupportedReason", SV(""));
	}
	for (size_t i = 0; (value = object_each(rule, "Actions", i)) != NULL;
	     i++) {
		if (!is_known(json_text(value)))
			run_note(run, &finding, "Actions", json_text(value),
			    SV_("an action that this program knows"));
	}
	if (finding.evidence_count > 0)
		rule_add(run, &finding);
}

void
check_tr_048(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_TRANSPORT_RULE, judge_unknown);
}

/* The service itself, and whoever the policy names. */
static bool
is_approved(const struct check_run *run, strview name)
{
	return sv_eq_fold(name, SV("Microsoft Exchange")) ||
	       view_match(&run->policy->administrators, name) != NULL;
}

static void
judge_hand(
    struct check_run *run, const struct check *check, const struct object *rule)
{
	static const char *const fields[] = {"CreatedBy", "LastModifiedBy"};
	struct finding finding = run_begin(run, check, rule, check->points);

	for (size_t i = 0; i < COUNT_OF(fields); i++) {
		strview name = object_stamp(rule, fields[i]);
		if (name.len > 0 && !is_approved(run, name))
			run_note(run, &finding, fields[i], name,
			    SV_("an administrator named in the policy"));
	}
	if (finding.evidence_count > 0)
		rule_add(run, &finding);
}

void
check_tr_049(struct check_run *run, const struct check *check)
{
	if (run->policy->administrators.count > 0)
		view_each(run, check, KIND_TRANSPORT_RULE, judge_hand);
}
