/*
 * checks_outbound.c - outbound connectors: where mail goes, and how.
 */
#include "auditor/base/lang.h"
#include "auditor/check/checks.h"
#include "auditor/check/outbound.h"
#include "auditor/check/remedy.h"

#include "auditor/base/banned.h"

static struct finding
begin(const struct check_run *run, const struct check *check,
    const struct object *connector, const char *rest)
{
	struct finding finding =
	    view_begin(run, check, connector, check->points);

	finding.remediation =
	    remedy_on("Set-OutboundConnector", connector, rest, run->arena);
	return finding;
}

/* What the policy says of hosts counts only where there are some. */
static void
finish(struct check_run *run, struct finding *finding,
    const struct view_tally *hosts)
{
	outbound_note_hosts(run, finding, finding->object);
	view_settle(run, finding, hosts);
	run_add(run, finding);
}

static void
judge_all(struct check_run *run, const struct check *check,
    const struct object *connector)
{
	const struct view_tally hosts = outbound_hosts(run, connector);

	if (object_is_not(connector, "Enabled") ||
	    !outbound_is_for_all(connector) || hosts.foreign == 0)
		return;
	struct finding finding =
	    begin(run, check, connector, " -Enabled $false");
	run_note_field(run, &finding, "RecipientDomains", SV(""));
	run_note_field(run, &finding, "AllAcceptedDomains", SV(""));
	finish(run, &finding, &hosts);
}

void
check_oc_001(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_OUTBOUND_CONNECTOR, judge_all);
}

/* Null is written; not returned is not known. */
static bool
is_unverified(const struct object *connector)
{
	const struct json *settings = object_field(connector, "TlsSettings");

	return settings != NULL &&
	       (json_is_empty(settings) ||
		   sv_eq(json_text(settings), SV("EncryptionOnly")));
}

static void
judge_tls(struct check_run *run, const struct check *check,
    const struct object *connector)
{
	const struct view_tally hosts = outbound_hosts(run, connector);

	if (!is_unverified(connector) || hosts.foreign == 0)
		return;
	struct finding finding = begin(run, check, connector,
	    " -TlsSettings DomainValidation -TlsDomain <name of the host>");
	run_note_field(run, &finding, "TlsSettings", SV("DomainValidation"));
	finish(run, &finding, &hosts);
}

void
check_oc_003(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_OUTBOUND_CONNECTOR, judge_tls);
}

static void
judge_new(struct check_run *run, const struct check *check,
    const struct object *connector)
{
	const struct view_tally hosts = outbound_hosts(run, connector);

	if (run_before(run, connector) != NULL)
		return;
	struct finding finding =
	    begin(run, check, connector, " -Enabled $false");
	run_note(run, &finding, "Guid", connector->id,
	    SV_("a connector of the baseline"));
	run_note_field(run, &finding, "RecipientDomains", SV(""));
	if (outbound_is_own_hybrid(run, connector))
		run_cover(run, &finding,
		    SV_("the hybrid connector of this organization: declared "
			"hybrid, own hosts"));
	finish(run, &finding, &hosts);
}

void
check_oc_004(struct check_run *run, const struct check *check)
{
	if (run->baseline != NULL &&
	    snapshot_is_complete(run->baseline, KIND_OUTBOUND_CONNECTOR))
		view_each(run, check, KIND_OUTBOUND_CONNECTOR, judge_new);
}

static void
judge_detour(struct check_run *run, const struct check *check,
    const struct object *connector)
{
	static const char *const fields[] = {
	    "RouteAllMessagesViaOnPremises", "AllAcceptedDomains"};
	const struct object *before = run_before(run, connector);

	if (before == NULL)
		return;
	struct finding finding = begin(run, check, connector, "");
	for (size_t i = 0; i < COUNT_OF(fields); i++) {
		if (!view_turned_on(before, connector, fields[i]))
			continue;
		run_note_field(
		    run, &finding, fields[i], SV_("false, as in the baseline"));
		finding.remediation =
		    arena_printf(run->arena, SV_FMT " -%s $false",
			SV_ARG(finding.remediation), fields[i]);
	}
	if (finding.evidence_count == 0)
		return;
	outbound_note_hosts(run, &finding, connector);
	run_add(run, &finding);
}

void
check_oc_005(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_OUTBOUND_CONNECTOR, judge_detour);
}

static void
judge_headers(struct check_run *run, const struct check *check,
    const struct object *connector)
{
	const struct view_tally hosts = outbound_hosts(run, connector);

	if (!object_is(connector, "CloudServicesMailEnabled") ||
	    hosts.foreign == 0)
		return;
	struct finding finding =
	    begin(run, check, connector, " -CloudServicesMailEnabled $false");
	run_note_field(run, &finding, "CloudServicesMailEnabled", SV("false"));
	finish(run, &finding, &hosts);
}

void
check_oc_006(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_OUTBOUND_CONNECTOR, judge_headers);
}

/* 192.0.2.1 or [192.0.2.1]. */
static bool
is_literal(strview host)
{
	struct iprange range;

	if (sv_starts(host, SV("[")) && sv_ends(host, SV("]")))
		host = sv_slice(host, 1, host.len - 1);
	return iprange_read(host, &range);
}

static void
judge_literal(struct check_run *run, const struct check *check,
    const struct object *connector)
{
	const struct json *value;
	struct view_tally literals = {0};
	struct finding finding = begin(
	    run, check, connector, " -SmartHosts <names instead of addresses>");

	for (size_t i = 0;
	     (value = object_each(connector, "SmartHosts", i)) != NULL; i++) {
		strview host = json_text(value);
		if (!is_literal(host))
			continue;
		const struct policy_pattern *entry =
		    view_match(&run->policy->smart_hosts, host);
		literals.foreign++;
		if (entry != NULL && literals.approved++ == 0)
			literals.why = entry->reason;
		run_note(run, &finding, "SmartHosts", host,
		    entry != NULL ? SV("") : SV_("a name"));
	}
	if (literals.foreign == 0)
		return;
	view_settle(run, &finding, &literals);
	run_add(run, &finding);
}

void
check_oc_007(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_OUTBOUND_CONNECTOR, judge_literal);
}
