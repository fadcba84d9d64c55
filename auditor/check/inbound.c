/*
 * inbound.c - what an inbound connector trusts.
 */
#include "auditor/check/inbound.h"

#include "auditor/base/lang.h"
#include "auditor/check/names.h"
#include "auditor/check/ranges.h"

#include "auditor/base/banned.h"

/* An office has no more: more than a /28, or than a /24 in all. */
#define PREFIX_LEAST 28
#define SUM_MOST     256

strview
inbound_certificate(const struct object *connector)
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

const char *
inbound_hybrid_flaw(const struct check_run *run, const struct object *connector)
{
	strview host = inbound_certificate(connector);
	strview guid = {NULL, 0};

	if (!run->policy->hybrid)
		return _("the policy declares no hybrid");
	if (!sv_eq(
		object_text(connector, "ConnectorSource"), SV("HybridWizard")))
		return _("it does not say that the wizard made it");
	if (!names_is_wizard(connector->name, &guid))
		return _("its name is not \"Inbound from\" and a GUID");
	if (!object_is(connector, "RequireTls"))
		return _("it does not require TLS");
	if (object_is_set(connector, "SenderIPAddresses"))
		return _("it names addresses");
	if (host.len == 0 ||
	    (!join_is_own_host(&run->join, host) &&
		!policy_matches(&run->policy->certificates, host)))
		return _("its certificate is not ours");
	return has_outbound_twin(run, guid)
		   ? NULL
		   : _("there is no outbound connector of the same GUID");
}

bool
inbound_is_partner(const struct object *connector)
{
	return sv_eq(object_text(connector, "ConnectorType"), SV("Partner"));
}

bool
inbound_is_for_all(const struct object *connector)
{
	const struct json *value;

	for (size_t i = 0;
	     (value = object_each(connector, "SenderDomains", i)) != NULL;
	     i++) {
		strview space = json_text(value);
		if (sv_starts(space, SV("smtp:*;")) || sv_eq(space, SV("*")))
			return true;
	}
	return false;
}

bool
inbound_is_by_address(
    const struct check_run *run, const struct object *connector)
{
	const struct json *certificate =
	    object_field(connector, "TlsSenderCertificateName");

	(void)run;
	/*
	 * Absent is not empty.  Without RequireTls the name of a certificate is
	 * not looked at (Set-InboundConnector, TlsSenderCertificateName).
	 */
	bool is_unproven =
	    certificate != NULL && (json_is_empty(certificate) ||
				       object_is_not(connector, "RequireTls"));

	return connector_is_on_premises(connector) && is_unproven &&
	       object_is_set(connector, "SenderIPAddresses");
}

bool
inbound_is_wide(const struct check_run *run, const struct object *connector)
{
	(void)run;
	return ranges_are_wide(
	    connector, "SenderIPAddresses", PREFIX_LEAST, SUM_MOST);
}

bool
inbound_is_internal(const struct check_run *run, const struct object *connector)
{
	(void)run;
	return object_is(connector, "TreatMessagesAsInternal");
}

bool
inbound_takes_headers(
    const struct check_run *run, const struct object *connector)
{
	return object_is(connector, "CloudServicesMailEnabled") &&
	       inbound_hybrid_flaw(run, connector) != NULL;
}

/*
 * On a connector for one partner the certificate is the partner's, and names
 * who must be at the other end; it decides who may speak for us, or stand in
 * front of us, only elsewhere.
 */
bool
inbound_is_foreign(const struct check_run *run, const struct object *connector)
{
	strview host = inbound_certificate(connector);

	return host.len > 0 && join_knows(&run->join, KIND_ACCEPTED_DOMAIN) &&
	       (connector_is_on_premises(connector) ||
		   inbound_is_for_all(connector)) &&
	       !join_is_own_host(&run->join, host);
}

bool
inbound_is_pinned(
    const struct check_run *run, const struct object *connector, strview *why)
{
	const struct policy_pattern *entry = view_match(
	    &run->policy->certificates, inbound_certificate(connector));

	if (entry == NULL || !object_is(connector, "RequireTls"))
		return false;
	*why = entry->reason;
	return true;
}
