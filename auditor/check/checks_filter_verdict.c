/*
 * checks_filter_verdict.c - what becomes of mail that the filters found bad.
 */
#include "auditor/base/decimal.h"
#include "auditor/check/checks.h"
#include "auditor/check/remedy.h"
#include "auditor/check/view.h"

#include "auditor/base/banned.h"

/* Weakest first; actions that are not listed are not compared. */
static const char *const strengths[] = {"NoAction", "AddXHeader",
    "ModifySubject", "BccMessage", "MoveToJmf", "Redirect", "Quarantine",
    "Reject", "Delete"};

static size_t
strength_of(strview action)
{
	size_t i = 0;

	while (i < COUNT_OF(strengths) && !sv_eq(action, sv_from(strengths[i])))
		i++;
	return i;
}

/* A policy of one kind, and what must not get weaker in it. */
struct policy_kind {
	enum kind kind;
	const char *cmdlet;
	const char *const *actions;
	size_t action_count;
	const char *const *guards; /* true, as they should be */
	size_t guard_count;
	const char *const *zaps; /* on, baseline or not */
	size_t zap_count;
};

static const char *const spam_actions[] = {"BulkSpamAction",
    "HighConfidencePhishAction", "HighConfidenceSpamAction", "PhishSpamAction",
    "SpamAction"};
static const char *const spam_zaps[] = {
    "PhishZapEnabled", "SpamZapEnabled", "ZapEnabled"};
static const char *const phish_actions[] = {"AuthenticationFailAction",
    "DmarcQuarantineAction", "DmarcRejectAction",
    "MailboxIntelligenceProtectionAction", "TargetedDomainProtectionAction",
    "TargetedUserProtectionAction"};
static const char *const phish_guards[] = {"EnableMailboxIntelligence",
    "EnableMailboxIntelligenceProtection",
    "EnableOrganizationDomainsProtection", "EnableSpoofIntelligence",
    "EnableTargetedDomainsProtection", "EnableTargetedUserProtection",
    "Enabled", "HonorDmarcPolicy"};
static const char *const malware_actions[] = {"FileTypeAction"};
static const char *const malware_guards[] = {"EnableFileFilter"};
static const char *const malware_zaps[] = {"ZapEnabled"};

#define ROWS(list) list, COUNT_OF(list)
static const struct policy_kind policy_kinds[] = {
    {KIND_HOSTED_CONTENT_FILTER_POLICY, "Set-HostedContentFilterPolicy",
	ROWS(spam_actions), NULL, 0, ROWS(spam_zaps)},
    {KIND_ANTI_PHISH_POLICY, "Set-AntiPhishPolicy", ROWS(phish_actions),
	ROWS(phish_guards), NULL, 0},
    {KIND_MALWARE_FILTER_POLICY, "Set-MalwareFilterPolicy",
	ROWS(malware_actions), ROWS(malware_guards), ROWS(malware_zaps)},
};

/* Note ${field} with the value it should have, and the command for it. */
static void
note(const struct check_run *run, struct finding *finding,
    const struct policy_kind *kind, const char *field, strview wanted)
{
	bool is_switch =
	    sv_eq(wanted, SV("true")) || sv_eq(wanted, SV("false"));

	run_note_field(run, finding, field, wanted);
	if (finding->remediation.len == 0)
		finding->remediation =
		    remedy_on(kind->cmdlet, finding->object, "", run->arena);
	finding->remediation = arena_printf(run->arena, SV_FMT " -%s %s" SV_FMT,
	    SV_ARG(finding->remediation), field, is_switch ? "$" : "",
	    SV_ARG(wanted));
}

static void
note_weaker(const struct check_run *run, struct finding *finding,
    const struct policy_kind *kind)
{
	const struct object *policy = finding->object;
	const struct object *before = run_before(run, policy);

	for (size_t i = 0; before != NULL && i < kind->action_count; i++) {
		const char *field = kind->actions[i];
		strview was = object_text(before, field);
		size_t now = strength_of(object_text(policy, field));
		size_t old = strength_of(was);
		if (now < old && old < COUNT_OF(strengths))
			note(run, finding, kind, field, was);
	}
	for (size_t i = 0; before != NULL && i < kind->guard_count; i++) {
		if (view_turned_off(before, policy, kind->guards[i]))
			note(run, finding, kind, kind->guards[i], SV("true"));
	}
}

/* What is wrong whatever the baseline says. */
static void
note_posture(const struct check_run *run, struct finding *finding,
    const struct policy_kind *kind)
{
	static const char worst[] = "HighConfidencePhishAction";
	const struct object *policy = finding->object;
	strview action = object_text(policy, worst);

	for (size_t i = 0; i < kind->zap_count; i++) {
		if (object_is_not(policy, kind->zaps[i]))
			note(run, finding, kind, kind->zaps[i], SV("true"));
	}
	if (action.len > 0 && !sv_eq(action, SV("Quarantine")))
		note(run, finding, kind, worst, SV("Quarantine"));
	if (object_is(policy, "BypassInboundMessages"))
		note(run, finding, kind, "BypassInboundMessages", SV("false"));
}

void
check_sf_003(struct check_run *run, const struct check *check)
{
	for (size_t i = 0; i < COUNT_OF(policy_kinds); i++) {
		const struct policy_kind *kind = &policy_kinds[i];
		const struct object_list *list =
		    snapshot_list(run->now, kind->kind);
		for (size_t j = 0; j < list->count; j++) {
			struct finding finding = view_begin(
			    run, check, &list->objects[j], check->points);
			note_posture(run, &finding, kind);
			note_weaker(run, &finding, kind);
			if (finding.evidence_count > 0)
				run_add(run, &finding);
		}
	}
}

/* --- quarantine ---------------------------------------------------------- */

/*
 * PermissionToRelease in EndUserQuarantinePermissionsValue; the other bits are
 * delete 1, preview 2, request release 8, block sender 16
 * (New-QuarantinePolicy).
 */
#define MAY_RELEASE 4U

static bool
may_release(const struct object *policy)
{
	strview value =
	    object_text(policy, "EndUserQuarantinePermissionsValue");
	const struct json *words =
	    object_field(policy, "EndUserQuarantinePermissions");
	uint64_t bits = 0;

	if (value.len > 0 && !decimal_read(value, UINT32_MAX, &bits))
		return false;
	return (bits & MAY_RELEASE) != 0 ||
	       sv_has(json_text(words), SV("PermissionToRelease: True")) ||
	       json_is_true(json_get(words, SV("PermissionToRelease")));
}

/* The policies of ${kind} that keep the worst under this ${tag}. */
static void
note_users(const struct check_run *run, struct finding *finding, enum kind kind,
    const char *field)
{
	const struct object_list *list = snapshot_list(run->now, kind);

	for (size_t i = 0; i < list->count; i++) {
		const struct object *policy = &list->objects[i];
		if (sv_eq_fold(
			object_text(policy, field), finding->object->name))
			run_note(run, finding, field, policy->name,
			    SV("AdminOnlyAccessPolicy"));
	}
}

static void
judge_release(struct check_run *run, const struct check *check,
    const struct object *policy)
{
	if (policy->name.len == 0 || !may_release(policy))
		return;
	struct finding finding = view_begin(run, check, policy, check->points);
	note_users(run, &finding, KIND_HOSTED_CONTENT_FILTER_POLICY,
	    "HighConfidencePhishQuarantineTag");
	note_users(run, &finding, KIND_MALWARE_FILTER_POLICY, "QuarantineTag");
	if (finding.evidence_count == 0)
		return;
	finding.remediation = remedy_on("Set-QuarantinePolicy", policy,
	    " -EndUserQuarantinePermissionsValue 0", run->arena);
	run_note_field(
	    run, &finding, "EndUserQuarantinePermissionsValue", SV(""));
	run_add(run, &finding);
}

void
check_qp_001(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_QUARANTINE_POLICY, judge_release);
}
