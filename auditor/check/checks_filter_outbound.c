/*
 * checks_filter_outbound.c - what users may send and forward out.
 */
#include "auditor/base/decimal.h"
#include "auditor/base/lang.h"
#include "auditor/check/checks.h"
#include "auditor/check/remedy.h"
#include "auditor/check/view.h"

#include "auditor/base/banned.h"

static bool
is_forwarding(const struct object *policy)
{
	return sv_eq(object_text(policy, "AutoForwardingMode"), SV("On"));
}

static void
judge_forwarding(struct check_run *run, const struct check *check,
    const struct object *policy)
{
	if (!is_forwarding(policy))
		return;
	struct finding finding = view_begin(run, check, policy, check->points);
	finding.remediation = remedy_on("Set-HostedOutboundSpamFilterPolicy",
	    policy, " -AutoForwardingMode Off", run->arena);
	run_note_field(
	    run, &finding, "AutoForwardingMode", SV_("Off or Automatic"));
	run_add(run, &finding);
}

void
check_sf_004(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_HOSTED_OUTBOUND_SPAM_FILTER_POLICY,
	    judge_forwarding);
}

/* 0 stands for the most that the service lets through in a day. */
#define SERVICE_LIMIT 10000U
#define LIMIT_MOST    99999999

static bool
limit_of(const struct object *policy, const char *field, unsigned *limit)
{
	uint64_t value;

	*limit = 0;
	if (!decimal_read(object_text(policy, field), LIMIT_MOST, &value))
		return false;
	*limit = value > 0 ? (unsigned)value : SERVICE_LIMIT;
	return true;
}

static void
note(const struct check_run *run, struct finding *finding,
    const struct object *before, const char *field, const char *sign)
{
	strview was = run_value(run, object_field(before, field));

	run_note_field(run, finding, field, was);
	finding->remediation = arena_printf(run->arena, SV_FMT " -%s %s" SV_FMT,
	    SV_ARG(finding->remediation), field, sign, SV_ARG(was));
}

static void
judge_limits(struct check_run *run, const struct check *check,
    const struct object *policy)
{
	static const char *const limits[] = {"RecipientLimitExternalPerHour",
	    "RecipientLimitInternalPerHour", "RecipientLimitPerDay"};
	static const char action[] = "ActionWhenThresholdReached";
	const struct object *before = run_before(run, policy);

	if (before == NULL)
		return;
	struct finding finding = view_begin(run, check, policy, check->points);
	finding.remediation = remedy_on(
	    "Set-HostedOutboundSpamFilterPolicy", policy, "", run->arena);
	for (size_t i = 0; i < COUNT_OF(limits); i++) {
		unsigned old;
		unsigned new;
		if (limit_of(before, limits[i], &old) &&
		    limit_of(policy, limits[i], &new) && new > old)
			note(run, &finding, before, limits[i], "");
	}
	strview was = object_text(before, action);
	if (sv_eq(object_text(policy, action), SV("Alert")) &&
	    (sv_eq(was, SV("BlockUser")) ||
		sv_eq(was, SV("BlockUserForToday"))))
		note(run, &finding, before, action, "");
	if (view_turned_off(before, policy, "NotifyOutboundSpam"))
		note(run, &finding, before, "NotifyOutboundSpam", "$");
	if (finding.evidence_count > 0)
		run_add(run, &finding);
}

void
check_sf_005(struct check_run *run, const struct check *check)
{
	view_each(
	    run, check, KIND_HOSTED_OUTBOUND_SPAM_FILTER_POLICY, judge_limits);
}

/* --- remote domains ------------------------------------------------------ */

static bool
is_any_forwarding(const struct check_run *run)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_HOSTED_OUTBOUND_SPAM_FILTER_POLICY);

	for (size_t i = 0; i < list->count; i++) {
		if (is_forwarding(&list->objects[i]))
			return true;
	}
	return false;
}

/*
 * The default entry has it on out of the box, and counts only where users may
 * forward at all; one made for a domain was made for forwarding.
 */
static void
judge_remote(struct check_run *run, const struct check *check,
    const struct object *remote)
{
	strview domain = object_text(remote, "DomainName");
	bool is_default = sv_eq(domain, SV("*"));

	if (!object_is(remote, "AutoForwardEnabled") ||
	    (is_default && !is_any_forwarding(run)) ||
	    view_is_like_ours(run, domain))
		return;
	struct finding finding = view_begin(run, check, remote, check->points);
	finding.remediation = remedy_on("Set-RemoteDomain", remote,
	    " -AutoForwardEnabled $false", run->arena);
	run_note_field(run, &finding, "AutoForwardEnabled", SV("false"));
	run_note_field(run, &finding, "DomainName", SV(""));
	run_add(run, &finding);
}

void
check_rd_001(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_REMOTE_DOMAIN, judge_remote);
}

/* The wizard trusts the domains of a hybrid, which are ours. */
static void
judge_trust(struct check_run *run, const struct check *check,
    const struct object *remote)
{
	if (!object_is(remote, "TrustedMailInboundEnabled"))
		return;
	struct finding finding = view_begin(run, check, remote, check->points);
	finding.remediation = remedy_on("Set-RemoteDomain", remote,
	    " -TrustedMailInboundEnabled $false", run->arena);
	run_note_field(run, &finding, "TrustedMailInboundEnabled", SV("false"));
	run_note_field(run, &finding, "DomainName", SV(""));
	if (run->policy->hybrid &&
	    view_is_like_ours(run, object_text(remote, "DomainName")))
		run_cover(run, &finding,
		    SV_("a domain of ours in a declared hybrid"));
	run_add(run, &finding);
}

void
check_rd_002(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_REMOTE_DOMAIN, judge_trust);
}
