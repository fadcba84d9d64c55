/*
 * checks_connector.c - inbound connectors: who may relay as the tenant.
 */
#include "auditor/base/lang.h"
#include "auditor/check/checks.h"
#include "auditor/check/inbound.h"
#include "auditor/check/remedy.h"

#include "auditor/base/banned.h"

static void
note_senders(const struct check_run *run, struct finding *finding)
{
	run_note_field(run, finding, "ConnectorType", SV(""));
	run_note_field(run, finding, "SenderIPAddresses", SV(""));
	run_note_field(run, finding, "TlsSenderCertificateName", SV(""));
}

/* A type that may not relay becomes one that may: as good as a new one. */
static bool
is_new(const struct check_run *run, const struct object *connector)
{
	const struct object *before = run_before(run, connector);

	return before == NULL || (object_is_set(before, "ConnectorType") &&
				     !connector_is_on_premises(before));
}

static void
judge_new(struct check_run *run, const struct check *check,
    const struct object *connector)
{
	const struct object *before = run_before(run, connector);

	if (!connector_is_on_premises(connector) || !is_new(run, connector))
		return;
	struct finding finding =
	    view_begin(run, check, connector, check->points);
	finding.remediation = remedy_on(
	    "Set-InboundConnector", connector, " -Enabled $false", run->arena);
	if (before == NULL)
		run_note(run, &finding, "Guid", connector->id,
		    SV_("a connector of the baseline"));
	else
		run_note_field(run, &finding, "ConnectorType",
		    object_text(before, "ConnectorType"));
	note_senders(run, &finding);
	if (inbound_hybrid_flaw(run, connector) == NULL)
		run_cover(run, &finding,
		    SV_("the hybrid connector of this organization: declared "
			"hybrid, own certificate"));
	run_add(run, &finding);
}

void
check_ic_010(struct check_run *run, const struct check *check)
{
	if (run->baseline != NULL &&
	    snapshot_is_complete(run->baseline, KIND_INBOUND_CONNECTOR))
		view_each(run, check, KIND_INBOUND_CONNECTOR, judge_new);
}

static void
note_addresses(const struct check_run *run, struct finding *finding)
{
	const struct json *value;

	for (size_t i = 0; (value = object_each(finding->object,
				"SenderIPAddresses", i)) != NULL;
	     i++) {
		strview why;
		bool is_covered = view_is_covered(
		    run, finding->object, json_text(value), &why);
		run_note(run, finding, "SenderIPAddresses", json_text(value),
		    is_covered ? SV("") : SV_("inside an approved range"));
	}
	run_note_field(run, finding, "TlsSenderCertificateName",
	    SV_("a certificate of the sender"));
	if (object_is_set(finding->object, "TlsSenderCertificateName"))
		run_note_field(run, finding, "RequireTls",
		    SV_("true: else nobody looks at the certificate"));
}

void
check_ic_011(struct check_run *run, const struct check *check)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_INBOUND_CONNECTOR);

	for (size_t i = 0; i < list->count; i++) {
		const struct object *connector = &list->objects[i];
		if (object_is_not(connector, "Enabled") ||
		    !inbound_is_by_address(run, connector))
			continue;
		bool is_bound =
		    object_is_set(connector, "AssociatedAcceptedDomains");
		struct finding finding = run_begin(
		    run, check, connector, is_bound ? 45 : check->points);
		strview why;
		finding.happened_at = connector_time(run, connector);
		finding.remediation = remedy_on("Set-InboundConnector",
		    connector, " -Enabled $false", run->arena);
		note_addresses(run, &finding);
		if (is_bound)
			run_note_field(
			    run, &finding, "AssociatedAcceptedDomains", SV(""));
		if (view_are_covered(run, connector, "SenderIPAddresses", &why))
			run_cover(run, &finding, why);
		run_add(run, &finding);
	}
}

static bool
note_certificate(const struct check_run *run, struct finding *finding,
    const struct object *before)
{
	static const char field[] = "TlsSenderCertificateName";
	const struct json *old = object_field(before, field);
	const struct json *new = object_field(finding->object, field);

	if (old == NULL || new == NULL || sv_eq(json_text(old), json_text(new)))
		return false;
	run_note(run, finding, field, json_text(new),
	    old->type == JSON_NULL ? SV_("none, as in the baseline")
				   : json_text(old));
	return true;
}

static strview
restore(const struct check_run *run, const struct object *before)
{
	strview certificate = object_text(before, "TlsSenderCertificateName");
	strview quoted = certificate.len > 0
			     ? remedy_quote(certificate, run->arena)
			     : SV("$null");

	return arena_printf(run->arena,
	    "Set-InboundConnector -Identity " SV_FMT
	    " -SenderIPAddresses " SV_FMT " -SenderDomains " SV_FMT
	    " -TlsSenderCertificateName " SV_FMT,
	    SV_ARG(remedy_quote(before->id, run->arena)),
	    SV_ARG(remedy_list(before, "SenderIPAddresses", run->arena)),
	    SV_ARG(remedy_list(before, "SenderDomains", run->arena)),
	    SV_ARG(quoted));
}

void
check_ic_019(struct check_run *run, const struct check *check)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_INBOUND_CONNECTOR);

	for (size_t i = 0; i < list->count; i++) {
		const struct object *connector = &list->objects[i];
		const struct object *before = run_before(run, connector);
		strview why;
		if (before == NULL)
			continue;
		struct finding finding =
		    run_begin(run, check, connector, check->points);
		bool by_address =
		    view_note_gains(run, &finding, before, "SenderIPAddresses");
		bool otherwise =
		    view_note_gains(run, &finding, before, "SenderDomains");
		otherwise |= note_certificate(run, &finding, before);
		if (!by_address && !otherwise)
			continue;
		finding.happened_at = connector_time(run, connector);
		finding.remediation = restore(run, before);
		if (!otherwise &&
		    view_are_covered(run, connector, "SenderIPAddresses", &why))
			run_cover(run, &finding, why);
		run_add(run, &finding);
	}
}
