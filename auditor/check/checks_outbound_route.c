/*
 * checks_outbound_route.c - transport rules that route through a connector.
 */
#include "auditor/base/lang.h"
#include "auditor/check/accept.h"
#include "auditor/check/checks.h"
#include "auditor/check/outbound.h"
#include "auditor/check/remedy.h"

#include "auditor/base/banned.h"

static void
judge_rule(
    struct check_run *run, const struct check *check, const struct object *rule)
{
	const struct object *connector = rule_connector(run, rule);

	if (connector == NULL)
		return;
	const struct view_tally hosts = outbound_hosts(run, connector);
	if (hosts.foreign == 0)
		return;
	struct finding finding = run_begin(run, check, rule, check->points);
	run_note_field(run, &finding, "RouteMessageOutboundConnector", SV(""));
	outbound_note_hosts(run, &finding, connector);
	if (object_is_not(connector, "Enabled"))
		run_say(run, &finding, SV_("the connector is switched off"));
	accept_behind(run, &finding, connector);
	view_settle(run, &finding, &hosts);
	rule_add(run, &finding);
}

void
check_oc_002(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_TRANSPORT_RULE, judge_rule);
}

/* Some rule that routes through ${connector}, or NULL. */
static const struct object *
find_rule(const struct check_run *run, const struct object *connector)
{
	const struct object_list *rules =
	    snapshot_list(run->now, KIND_TRANSPORT_RULE);

	for (size_t i = 0; i < rules->count; i++) {
		if (rule_connector(run, &rules->objects[i]) == connector)
			return &rules->objects[i];
	}
	return NULL;
}

/* The value of ${field} in the baseline where it is another one now. */
static void
note_change(const struct check_run *run, struct finding *finding,
    const struct object *before, const char *field)
{
	const struct json *old = object_field(before, field);
	const struct json *new = object_field(finding->object, field);
	strview was = run_value(run, old);
	strview is = run_value(run, new);

	if (old == NULL || new == NULL || sv_eq(was, is))
		return;
	run_note(run, finding, field, is,
	    was.len > 0 ? was : SV_("nothing, as in the baseline"));
}

/*
 * Enabled counts both ways: switched off, what the rule chose takes the
 * ordinary way, past whatever encrypts or checks it.
 */
static void
judge_connector(struct check_run *run, const struct check *check,
    const struct object *connector)
{
	const struct object *before = run_before(run, connector);
	const struct view_tally hosts = outbound_hosts(run, connector);

	if (before == NULL)
		return;
	struct finding finding =
	    view_begin(run, check, connector, check->points);
	note_change(run, &finding, before, "SmartHosts");
	note_change(run, &finding, before, "TlsDomain");
	bool is_elsewhere = finding.evidence_count > 0;
	note_change(run, &finding, before, "Enabled");
	if (finding.evidence_count == 0)
		return;
	const struct object *rule = find_rule(run, connector);
	if (rule == NULL)
		return;
	run_note_label(run, &finding, N_("routed by"), rule->name, SV(""));
	finding.remediation = arena_printf(run->arena,
	    "Set-OutboundConnector -Identity " SV_FMT " -SmartHosts " SV_FMT,
	    SV_ARG(remedy_quote(connector->id, run->arena)),
	    SV_ARG(remedy_list(before, "SmartHosts", run->arena)));
	/* The policy says where mail may go, not that it need not. */
	if (is_elsewhere && !object_is_not(connector, "Enabled"))
		view_settle(run, &finding, &hosts);
	run_add(run, &finding);
}

void
check_oc_008(struct check_run *run, const struct check *check)
{
	view_each(run, check, KIND_OUTBOUND_CONNECTOR, judge_connector);
}
