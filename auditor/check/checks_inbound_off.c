/*
 * checks_inbound_off.c - connectors made for an attack and switched off.
 */
#include "auditor/check/checks.h"
#include "auditor/check/inbound.h"
#include "auditor/check/remedy.h"

#include "auditor/base/banned.h"

/* What makes a connector one for an attack, with the points of its check. */
static const struct shape {
	const char *words;
	unsigned points;
	bool (*is_so)(
	    const struct check_run *run, const struct object *connector);
} shapes[] = {
    {N_("trusted by address alone (IC-011)"), 55, inbound_is_by_address},
    {N_("a certificate that is not ours (IC-015)"), 55, inbound_is_foreign},
    {N_("mail counts as internal (IC-013)"), 50, inbound_is_internal},
    {N_("headers of other senders are trusted (IC-014)"), 50,
	inbound_takes_headers},
    {N_("many addresses, or those of a service (IC-012)"), 35, inbound_is_wide},
};

/* Nothing is left when certificate or addresses are approved. */
static bool
is_approved(
    const struct check_run *run, const struct object *connector, strview *why)
{
	if (object_is_set(connector, "TlsSenderCertificateName"))
		return inbound_is_pinned(run, connector, why) &&
		       !inbound_is_internal(run, connector);
	return view_are_covered(run, connector, "SenderIPAddresses", why) &&
	       !inbound_is_internal(run, connector) &&
	       !inbound_takes_headers(run, connector);
}

static void
judge(struct check_run *run, const struct check *check,
    const struct object *connector)
{
	strview why;
	unsigned worst = 0;

	if (!object_is_not(connector, "Enabled"))
		return;
	struct finding finding = view_begin(run, check, connector, 0);
	finding.remediation =
	    remedy_on("Remove-InboundConnector", connector, "", run->arena);
	run_note_field(run, &finding, "Enabled", SV(""));
	for (size_t i = 0; i < COUNT_OF(shapes); i++) {
		if (!shapes[i].is_so(run, connector))
			continue;
		run_say(run, &finding, sv_from(lang(shapes[i].words)));
		if (shapes[i].points > worst)
			worst = shapes[i].points;
	}
	if (worst == 0)
		return;
	finding.base_points = worst;
	run_note_field(run, &finding, "SenderIPAddresses", SV(""));
	run_note_field(run, &finding, "TlsSenderCertificateName", SV(""));
	if (is_approved(run, connector, &why))
		run_cover(run, &finding, why);
	run_add(run, &finding);
}

void
check_ic_020(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_INBOUND_CONNECTOR, judge);
}
