/*
 * checks_filter.c - who passes the filters without being looked at.
 */
#include "auditor/base/lang.h"
#include "auditor/check/checks.h"
#include "auditor/check/lexicon.h"
#include "auditor/check/ranges.h"
#include "auditor/check/remedy.h"
#include "auditor/check/view.h"

#include "auditor/base/banned.h"

/* Wider than that Exchange itself does not take. */
#define PREFIX_LEAST 24
/* A handful of addresses is upkeep; a list of them is a hole. */
#define SENDERS_MOST 10

static bool
is_wide(strview text)
{
	struct iprange range;

	return iprange_read(text, &range) &&
	       (ranges_is_wider(&range, PREFIX_LEAST) ||
		   ranges_host(&range) != NULL);
}

/*
 * A range approved for any connector or rule is approved as a sender: it may
 * stand in the list too.
 */
static const struct policy_range *
find_allowed(const struct check_run *run, strview text)
{
	const struct policy *policy = run->policy;
	struct iprange range;

	if (!iprange_read(text, &range))
		return NULL;
	for (size_t i = 0; i < policy->allow_range_count; i++) {
		const struct policy one = {
		    .allow_ranges = &policy->allow_ranges[i],
		    .allow_range_count = 1,
		};
		if (policy_allows_range(&one, &range))
			return one.allow_ranges;
	}
	for (size_t i = 0; i < policy->range_count; i++) {
		const struct policy one = {
		    .ranges = &policy->ranges[i],
		    .range_count = 1,
		};
		if (policy_covers_range(&one, &range, SV("")))
			return one.ranges;
	}
	return NULL;
}

static void
judge_addresses(struct check_run *run, const struct check *check,
    const struct object *policy)
{
	const struct object *before = run_before(run, policy);
	struct finding finding = view_begin(run, check, policy, check->points);
	struct view_tally tally = {0};
	strview unapproved = SV("");
	const struct json *value;

	for (size_t i = 0;
	     (value = object_each(policy, "IPAllowList", i)) != NULL; i++) {
		strview text = json_text(value);
		const struct policy_range *entry = find_allowed(run, text);
		tally.foreign++;
		if (entry != NULL && tally.approved++ == 0)
			tally.why = entry->reason;
		if (entry == NULL)
			unapproved = arena_printf(run->arena,
			    SV_FMT "%s" SV_FMT, SV_ARG(unapproved),
			    unapproved.len > 0 ? "," : "",
			    SV_ARG(remedy_quote(text, run->arena)));
		if (is_wide(text))
			finding.base_points = 52;
		run_note(run, &finding, "IPAllowList", text,
		    entry != NULL ? SV("") : SV_("not there, or approved"));
		if (before != NULL &&
		    !view_has_item(object_field(before, "IPAllowList"), text))
			run_say(run, &finding,
			    arena_printf(run->arena,
				_(SV_FMT " is not in the baseline"),
				SV_ARG(text)));
	}
	if (tally.foreign == 0)
		return;
	finding.remediation = arena_printf(run->arena,
	    "Set-HostedConnectionFilterPolicy -Identity " SV_FMT
	    " -IPAllowList @{Remove=@(" SV_FMT ")}",
	    SV_ARG(remedy_identity(policy, run->arena)), SV_ARG(unapproved));
	view_settle(run, &finding, &tally);
	run_add(run, &finding);
}

void
check_cf_001(struct check_run *run, const struct check *check)
{
	view_each(
	    run, check, KIND_HOSTED_CONNECTION_FILTER_POLICY, judge_addresses);
}

static void
judge_safe_list(struct check_run *run, const struct check *check,
    const struct object *policy)
{
	if (!object_is(policy, "EnableSafeList"))
		return;
	struct finding finding = view_begin(run, check, policy, check->points);
	finding.remediation = remedy_on("Set-HostedConnectionFilterPolicy",
	    policy, " -EnableSafeList $false", run->arena);
	run_note_field(run, &finding, "EnableSafeList", SV("false"));
	run_add(run, &finding);
}

void
check_cf_002(struct check_run *run, const struct check *check)
{
	view_each(
	    run, check, KIND_HOSTED_CONNECTION_FILTER_POLICY, judge_safe_list);
}

/* Ours is forged, freemail is anybody's. */
static bool
is_anybody(const struct check_run *run, strview domain)
{
	return lexicon_is_freemail(domain) || view_is_like_ours(run, domain);
}

static size_t
note_domains(const struct check_run *run, struct finding *finding)
{
	const struct json *value;
	size_t i = 0;

	for (; (value = object_each(
		    finding->object, "AllowedSenderDomains", i)) != NULL;
	     i++) {
		strview domain = view_text(value);
		bool is_worse = is_anybody(run, domain);
		if (is_worse)
			finding->base_points = 62;
		run_note(run, finding, "AllowedSenderDomains", domain,
		    is_worse ? SV_("never a domain of ours or of freemail")
			     : SV_("not there"));
		view_note_imitation(run, finding, domain);
	}
	return i;
}

/* Single addresses count when they are of ours, or many. */
static size_t
note_senders(const struct check_run *run, struct finding *finding)
{
	const struct json *value;
	size_t own = 0;
	size_t i = 0;

	for (; (value = object_each(finding->object, "AllowedSenders", i)) !=
	       NULL;
	     i++) {
		strview sender = view_text(value);
		if (!view_is_like_ours(run, view_domain(sender)))
			continue;
		own++;
		finding->base_points = 62;
		run_note(run, finding, "AllowedSenders", sender,
		    SV_("never an address of ours"));
	}
	if (own == 0 && i > SENDERS_MOST)
		run_say(run, finding,
		    arena_printf(run->arena,
			PLURAL(i, "%zu allowed sender", "%zu allowed senders"),
			i));
	return own > 0 || i > SENDERS_MOST ? i : 0;
}

static void
judge_senders(struct check_run *run, const struct check *check,
    const struct object *policy)
{
	struct finding finding = view_begin(run, check, policy, check->points);
	size_t count = note_domains(run, &finding);

	count += note_senders(run, &finding);
	if (count == 0)
		return;
	finding.remediation = remedy_on("Set-HostedContentFilterPolicy", policy,
	    " -AllowedSenderDomains $null -AllowedSenders $null", run->arena);
	run_add(run, &finding);
}

void
check_sf_001(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_HOSTED_CONTENT_FILTER_POLICY, judge_senders);
}
