/*
 * outbound.c - where an outbound connector takes mail.
 */
#include "auditor/check/outbound.h"

#include "auditor/base/lang.h"

#include "auditor/base/banned.h"

struct view_tally
outbound_hosts(const struct check_run *run, const struct object *connector)
{
	const struct json *value;
	struct view_tally tally = {0};

	for (size_t i = 0;
	     (value = object_each(connector, "SmartHosts", i)) != NULL; i++) {
		strview host = json_text(value);
		if (join_is_own_host(&run->join, host))
			continue;
		const struct policy_pattern *entry =
		    view_match(&run->policy->smart_hosts, host);
		tally.foreign++;
		if (entry != NULL && tally.approved++ == 0)
			tally.why = entry->reason;
	}
	return tally;
}

void
outbound_note_hosts(const struct check_run *run, struct finding *finding,
    const struct object *connector)
{
	const struct json *value;

	for (size_t i = 0;
	     (value = object_each(connector, "SmartHosts", i)) != NULL; i++) {
		strview host = json_text(value);
		bool is_good = join_is_own_host(&run->join, host) ||
			       policy_matches(&run->policy->smart_hosts, host);
		run_note(run, finding, "SmartHosts", host,
		    is_good ? SV("")
			    : SV_("a host of ours, or an approved one"));
		view_note_imitation(run, finding, host);
	}
}

/* "*", "*.*", or all of a top-level domain; with smtp: and ;1, or without. */
static bool
is_everywhere(strview space)
{
	strview all = SV("smtp:");

	if (sv_starts(space, all))
		space = sv_slice(space, all.len, space.len);
	space = sv_slice(space, 0, sv_find(space, SV(";")));
	if (sv_starts(space, SV("*.")))
		return !sv_has(sv_slice(space, 2, space.len), SV("."));
	return sv_eq(space, SV("*"));
}

bool
outbound_is_for_all(const struct object *connector)
{
	const struct json *value;

	if (object_is(connector, "IsTransportRuleScoped"))
		return false;
	if (object_is(connector, "AllAcceptedDomains"))
		return true;
	for (size_t i = 0;
	     (value = object_each(connector, "RecipientDomains", i)) != NULL;
	     i++) {
		if (is_everywhere(json_text(value)))
			return true;
	}
	return false;
}

bool
outbound_is_own_hybrid(
    const struct check_run *run, const struct object *connector)
{
	strview name = object_text(connector, "TlsDomain");
	const struct view_tally hosts = outbound_hosts(run, connector);

	return run->policy->hybrid && hosts.foreign == 0 &&
	       object_is_set(connector, "SmartHosts") &&
	       sv_eq(object_text(connector, "ConnectorSource"),
		   SV("HybridWizard")) &&
	       sv_starts_fold(connector->name, SV("Outbound to ")) &&
	       sv_eq(object_text(connector, "TlsSettings"),
		   SV("DomainValidation")) &&
	       name.len > 0 && join_is_own_host(&run->join, name);
}
