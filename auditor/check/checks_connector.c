/*
 * checks_connector.c - inbound connectors: who may relay as the tenant.
 */
#include "auditor/check/checks.h"
#include "auditor/check/names.h"
#include "auditor/check/remedy.h"
#include "auditor/check/view.h"

#include "auditor/base/banned.h"

/*
 * Exchange also gives "<I>CN=issuer<S>CN=host": the host.
 */
static strview
certificate_host(const struct object *connector)
{
	strview name = object_text(connector, "TlsSenderCertificateName");
	strview mark = SV("<s>cn=");
	size_t at = sv_find_fold(name, mark);

	if (at == name.len)
		return name;
	name = sv_slice(name, at + mark.len, name.len);
	return sv_slice(name, 0, sv_find(name, SV(",")));
}

/* The wizard makes its connectors in pairs, named after one GUID. */
static bool
has_outbound_twin(const struct check_run *run, strview guid)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_OUTBOUND_CONNECTOR);
	strview name =
	    arena_printf(run->arena, "Outbound to " SV_FMT, SV_ARG(guid));

	if (!join_knows(&run->join, KIND_OUTBOUND_CONNECTOR))
		return true;
	for (size_t i = 0; i < list->count; i++) {
		if (sv_eq_fold(list->objects[i].name, name))
			return true;
	}
	return false;
}

/*
 * As the Hybrid Configuration Wizard makes it, in a tenant that declares to be
 * hybrid: own certificate, TLS required, no address.  The name and source are
 * free for anybody to choose; the certificate is not.
 */
static bool
is_own_hybrid(const struct check_run *run, const struct object *connector)
{
	strview host = certificate_host(connector);
	strview guid;

	return run->policy->hybrid && host.len > 0 &&
	       sv_eq(object_text(connector, "ConnectorSource"),
		   SV("HybridWizard")) &&
	       names_is_wizard(connector->name, &guid) &&
	       object_is(connector, "RequireTls") &&
	       !object_is_set(connector, "SenderIPAddresses") &&
	       (join_is_own_host(&run->join, host) ||
		   policy_matches(&run->policy->certificates, host)) &&
	       has_outbound_twin(run, guid);
}

static void
note_senders(const struct check_run *run, struct finding *finding)
{
	run_note_field(run, finding, "ConnectorType", SV(""));
	run_note_field(run, finding, "SenderIPAddresses", SV(""));
	run_note_field(run, finding, "TlsSenderCertificateName", SV(""));
}

void
check_ic_010(struct check_run *run, const struct check *check)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_INBOUND_CONNECTOR);

	if (run->baseline == NULL ||
	    !snapshot_is_complete(run->baseline, KIND_INBOUND_CONNECTOR))
		return;
	for (size_t i = 0; i < list->count; i++) {
		const struct object *connector = &list->objects[i];
		if (!connector_is_on_premises(connector) ||
		    run_before(run, connector) != NULL)
			continue;
		struct finding finding =
		    run_begin(run, check, connector, check->points);
		finding.happened_at = connector_time(run, connector);
		finding.remediation = remedy_on("Set-InboundConnector",
		    connector, " -Enabled $false", run->arena);
		run_note(run, &finding, "Guid", connector->id,
		    SV("a connector of the baseline"));
		note_senders(run, &finding);
		if (is_own_hybrid(run, connector))
			run_cover(run, &finding,
			    SV("the hybrid connector of this organization: "
			       "declared hybrid, own certificate"));
		run_add(run, &finding);
	}
}

/* No certificate, but addresses: then they are all there is to trust. */
static bool
is_trusted_by_address(const struct object *connector)
{
	const struct json *certificate =
	    object_field(connector, "TlsSenderCertificateName");

	/* Absent is not empty. */
	return object_is(connector, "Enabled") &&
	       connector_is_on_premises(connector) && certificate != NULL &&
	       json_is_empty(certificate) &&
	       object_is_set(connector, "SenderIPAddresses");
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
		    is_covered ? SV("") : SV("inside an approved range"));
	}
	run_note(run, finding, "TlsSenderCertificateName", SV(""),
	    SV("a certificate of the sender"));
}

void
check_ic_011(struct check_run *run, const struct check *check)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_INBOUND_CONNECTOR);

	for (size_t i = 0; i < list->count; i++) {
		const struct object *connector = &list->objects[i];
		if (!is_trusted_by_address(connector))
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
has_item(const struct json *list, strview item)
{
	for (size_t i = 0; list != NULL && i < list->count; i++) {
		if (sv_eq(json_text(&list->items[i]), item))
			return true;
	}
	return false;
}

/* Evidence for each element of ${field} that the baseline does not have. */
static bool
note_gains(const struct check_run *run, struct finding *finding,
    const struct object *before, const char *field)
{
	const struct json *old = object_field(before, field);
	const struct json *value;
	bool has_gained = false;

	for (size_t i = 0; old != NULL && (value = object_each(finding->object,
					       field, i)) != NULL;
	     i++) {
		if (has_item(old, json_text(value)))
			continue;
		run_note(run, finding, field, json_text(value),
		    SV("not there, as in the baseline"));
		has_gained = true;
	}
	return has_gained;
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
	    old->type == JSON_NULL ? SV("none, as in the baseline")
				   : json_text(old));
	return true;
}

/* PowerShell list of what the baseline has in ${field}. */
static strview
old_list(
    const struct check_run *run, const struct object *before, const char *field)
{
	strview text = SV("");
	const struct json *value;

	for (size_t i = 0; (value = object_each(before, field, i)) != NULL; i++)
		text = arena_printf(run->arena, SV_FMT "%s" SV_FMT,
		    SV_ARG(text), i > 0 ? "," : "",
		    SV_ARG(remedy_quote(json_text(value), run->arena)));
	return text;
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
	    " -SenderIPAddresses @(" SV_FMT ") -SenderDomains @(" SV_FMT
	    ") -TlsSenderCertificateName " SV_FMT,
	    SV_ARG(remedy_quote(before->id, run->arena)),
	    SV_ARG(old_list(run, before, "SenderIPAddresses")),
	    SV_ARG(old_list(run, before, "SenderDomains")), SV_ARG(quoted));
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
		    note_gains(run, &finding, before, "SenderIPAddresses");
		bool otherwise =
		    note_gains(run, &finding, before, "SenderDomains");
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
