/*
 * checks_inbound_trust.c - inbound connectors that trust too much.
 */
#include "auditor/base/lang.h"
#include "auditor/check/checks.h"
#include "auditor/check/inbound.h"
#include "auditor/check/ranges.h"
#include "auditor/check/remedy.h"
#include "baselines/policy_pattern.h"

#include "auditor/base/banned.h"

/* A finding with its time, the type of connector, and a command. */
static struct finding
begin(const struct check_run *run, const struct check *check,
    const struct object *connector, unsigned points, const char *rest)
{
	struct finding finding = view_begin(run, check, connector, points);

	finding.remediation =
	    remedy_on("Set-InboundConnector", connector, rest, run->arena);
	run_note_field(run, &finding, "ConnectorType", SV(""));
	return finding;
}

static void
note_range(const struct check_run *run, struct finding *finding, strview text)
{
	struct iprange range;
	strview why;

	if (!iprange_read(text, &range))
		return;
	bool is_covered = view_is_covered(run, finding->object, text, &why);
	run_note(run, finding, "SenderIPAddresses", text,
	    is_covered ? SV("")
		       : SV_("single addresses, or an approved range"));
	const char *service = ranges_host(&range);
	if (service != NULL)
		run_say(run, finding,
		    arena_printf(run->arena,
			_(SV_FMT
			    " is of %s, whose customers all send from there"),
			SV_ARG(text), service));
}

static void
judge_width(struct check_run *run, const struct check *check,
    const struct object *connector)
{
	const struct json *value;
	strview why;

	if (!inbound_is_wide(run, connector))
		return;
	struct finding finding = begin(run, check, connector, check->points,
	    " -SenderIPAddresses <single addresses>");
	for (size_t i = 0;
	     (value = object_each(connector, "SenderIPAddresses", i)) != NULL;
	     i++)
		note_range(run, &finding, json_text(value));
	if (view_are_covered(run, connector, "SenderIPAddresses", &why))
		run_cover(run, &finding, why);
	run_add(run, &finding);
}

void
check_ic_012(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_INBOUND_CONNECTOR, judge_width);
}

static void
judge_internal(struct check_run *run, const struct check *check,
    const struct object *connector)
{
	if (!inbound_is_internal(run, connector))
		return;
	struct finding finding = begin(run, check, connector, check->points,
	    " -TreatMessagesAsInternal $false");
	run_note_field(run, &finding, "TreatMessagesAsInternal", SV("false"));
	run_add(run, &finding);
}

void
check_ic_013(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_INBOUND_CONNECTOR, judge_internal);
}

static void
judge_headers(struct check_run *run, const struct check *check,
    const struct object *connector)
{
	strview why;

	if (!inbound_takes_headers(run, connector))
		return;
	struct finding finding = begin(run, check, connector, check->points,
	    " -CloudServicesMailEnabled $false");
	run_note_field(run, &finding, "CloudServicesMailEnabled", SV("false"));
	run_say(run, &finding,
	    arena_printf(run->arena, _("not the connector of a hybrid: %s"),
		inbound_hybrid_flaw(run, connector)));
	if (inbound_is_pinned(run, connector, &why))
		run_cover(run, &finding, why);
	run_add(run, &finding);
}

void
check_ic_014(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_INBOUND_CONNECTOR, judge_headers);
}

static void
judge_certificate(struct check_run *run, const struct check *check,
    const struct object *connector)
{
	strview host = inbound_certificate(connector);
	const struct policy_pattern *entry;

	if (!inbound_is_foreign(run, connector))
		return;
	/* A gateway stands in front of us; it does not speak for us. */
	struct finding finding = begin(run, check, connector,
	    inbound_is_partner(connector) ? 30 : check->points,
	    " -TlsSenderCertificateName <a name of ours>");
	run_note_field(run, &finding, "TlsSenderCertificateName",
	    SV_("a name of ours, or an approved one"));
	const char *problem = policy_pattern_problem(PATTERN_CERTIFICATE, host);
	if (problem != NULL)
		run_say(run, &finding,
		    arena_printf(
			run->arena, SV_FMT ": %s", SV_ARG(host), problem));
	view_note_imitation(run, &finding, host);
	entry = view_match(&run->policy->certificates, host);
	if (entry != NULL)
		run_cover(run, &finding, entry->reason);
	run_add(run, &finding);
}

void
check_ic_015(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_INBOUND_CONNECTOR, judge_certificate);
}

static void
judge_open(struct check_run *run, const struct check *check,
    const struct object *connector)
{
	static const char *const fields[] = {"RequireTls",
	    "RestrictDomainsToIPAddresses", "RestrictDomainsToCertificate"};

	if (!inbound_is_partner(connector) || !inbound_is_for_all(connector))
		return;
	for (size_t i = 0; i < COUNT_OF(fields); i++) {
		if (!object_is_not(connector, fields[i]))
			return;
	}
	struct finding finding =
	    begin(run, check, connector, check->points, " -RequireTls $true");
	for (size_t i = 0; i < COUNT_OF(fields); i++)
		run_note_field(run, &finding, fields[i], SV("true"));
	run_add(run, &finding);
}

void
check_ic_016(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_INBOUND_CONNECTOR, judge_open);
}

static void
judge_reserved(struct check_run *run, const struct check *check,
    const struct object *connector)
{
	bool drops = object_is_set(connector, "ScanAndDropRecipients");
	bool tests = object_is(connector, "EFTestMode");

	if (!drops && !tests)
		return;
	struct finding finding = begin(run, check, connector, check->points,
	    " -ScanAndDropRecipients $null -EFTestMode $false");
	if (drops)
		run_note_field(
		    run, &finding, "ScanAndDropRecipients", SV_("nobody"));
	if (tests)
		run_note_field(run, &finding, "EFTestMode", SV("false"));
	run_add(run, &finding);
}

void
check_ic_021(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_INBOUND_CONNECTOR, judge_reserved);
}

static void
judge_wizard(struct check_run *run, const struct check *check,
    const struct object *connector)
{
	const char *flaw = inbound_hybrid_flaw(run, connector);

	if (flaw == NULL || !sv_eq(object_text(connector, "ConnectorSource"),
				SV("HybridWizard")))
		return;
	struct finding finding =
	    begin(run, check, connector, check->points, " -Enabled $false");
	run_note_field(run, &finding, "ConnectorSource",
	    SV_("not HybridWizard, or a connector as the wizard makes it"));
	run_say(run, &finding, sv_from(flaw));
	run_note_field(run, &finding, "TlsSenderCertificateName", SV(""));
	run_add(run, &finding);
}

void
check_ic_022(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_INBOUND_CONNECTOR, judge_wizard);
}
