/*
 * flow_test.c - the way of mail: what stands alone, what is taken together.
 */
#include "auditor/report/flow.h"

#include "tests/support/kit_rows.h"
#include "tests/unit/auditor/report/results_build.h"
#include "tests/unit/auditor/report/results_checks.h"

/* Add an object of ${kind} from JSON, whose id is its number. */
static void
add_object(struct made *made, enum kind kind, unsigned number, const char *rest)
{
	const struct json *raw;
	struct err err;

	KIT_GOOD(json_parse(arena_printf(made->arena,
				"{\"Guid\":\"00000000-0000-4000-8000-%012u\","
				"\"Identity\":\"%s%u\",\"Name\":\"%s%u\"%s}",
				number, kind_name(kind), number,
				kind_name(kind), number, rest),
		     JSON_WIRE, made->arena, &raw, &err),
	    &err);
	KIT_GOOD(snapshot_add(made->snapshot, kind, raw, &err), &err);
}

static void
add_rule(struct made *made, unsigned number, const char *rest)
{
	add_object(made, KIND_TRANSPORT_RULE, number,
	    arena_printf(made->arena, ",\"Priority\":%u%s", number, rest).ptr);
}

static strview
id_of(struct made *made, unsigned number)
{
	return arena_printf(
	    made->arena, "00000000-0000-4000-8000-%012u", number);
}

static void
mark(struct made *made, enum kind kind, unsigned number, unsigned points)
{
	add_finding(made,
	    kind == KIND_TRANSPORT_RULE ? &rule_check : &connector_check, kind,
	    id_of(made, number), SV("x"), points);
}

static void
begin(struct made *made)
{
	made_begin(made, SV("Contoso"));
}

/* Covers every list again: objects were added after made_begin. */
static void
build(struct made *made, struct flow *flow)
{
	snapshot_seal(made->snapshot);
	for (size_t i = 0; i < KIND_COUNT; i++) {
		const struct coverage whole = {.status = COVERAGE_COMPLETE};
		if (made->snapshot->lists[i].coverage.status !=
		    COVERAGE_NOT_COLLECTED)
			snapshot_cover(made->snapshot, (enum kind)i, &whole);
	}
	flow_build(&made->result, made->arena, flow);
}

static void
empty_tenant(const void *row)
{
	struct made made;
	struct flow flow;

	(void)row;
	begin(&made);
	build(&made, &flow);
	KIT_INT(flow.rule_count, 0);
	KIT_INT(flow.in_count, 2);
	KIT_INT(flow.out_count, 2);
	KIT_TRUE(!flow.is_marked);
	KIT_TRUE(!flow.in[0].has_connector);
	made_done(&made);
}

static void
rules_keep_their_order(const void *row)
{
	struct made made;
	struct flow flow;

	(void)row;
	begin(&made);
	for (unsigned i = 0; i < 300; i++)
		add_rule(&made, i, "");
	mark(&made, KIND_TRANSPORT_RULE, 9, 72);
	mark(&made, KIND_TRANSPORT_RULE, 10, 30);
	mark(&made, KIND_TRANSPORT_RULE, 299, 12);
	build(&made, &flow);
	KIT_INT(flow.rule_count, 5);
	KIT_TEXT(flow.rules[0].label, SV("9 rules"));
	KIT_TRUE(!flow.rules[0].is_marked);
	KIT_TEXT(flow.rules[1].label, SV("transport-rule9"));
	KIT_TEXT(flow.rules[1].checks, SV("TR-002"));
	KIT_INT(flow.rules[1].severity, SEVERITY_CRITICAL);
	KIT_TEXT(flow.rules[2].label, SV("transport-rule10"));
	KIT_INT(flow.rules[3].count, 288);
	KIT_TEXT(flow.rules[4].note, SV("priority 299"));
	KIT_TRUE(flow.is_marked);
	made_done(&made);
}

/* More with findings than a picture holds: the worst stand alone. */
static void
the_worst_stand_alone(const void *row)
{
	struct made made;
	struct flow flow;
	size_t alone = 0;

	(void)row;
	begin(&made);
	for (unsigned i = 0; i < 100; i++) {
		add_rule(&made, i, "");
		mark(&made, KIND_TRANSPORT_RULE, i, i < 50 ? 30 : 72);
	}
	build(&made, &flow);
	for (size_t i = 0; i < flow.rule_count; i++) {
		const struct flow_node *node = &flow.rules[i];
		KIT_TRUE(node->is_marked);
		if (node->count > 1)
			continue;
		alone++;
		KIT_INT(node->severity, SEVERITY_CRITICAL);
	}
	KIT_INT(alone, FLOW_ALONE_MAX);
	KIT_TEXT(flow.rules[0].label, SV("50 rules"));
	KIT_TEXT(flow.rules[0].note, SV("50 with findings"));
	made_done(&made);
}

static void
connectors_are_taken_together(const void *row)
{
	struct made made;
	struct flow flow;

	(void)row;
	begin(&made);
	for (unsigned i = 0; i < 40; i++)
		add_object(&made, KIND_INBOUND_CONNECTOR, i,
		    ",\"SenderIPAddresses\":[\"203.0.113.7\",\"203.0.113.8\","
		    "\"203.0.113.9\"],\"Enabled\":false");
	mark(&made, KIND_INBOUND_CONNECTOR, 7, 88);
	build(&made, &flow);
	KIT_INT(flow.in_count, 4);
	KIT_TEXT(flow.in[0].outside, SV("203.0.113.7, 203.0.113.8 and 1 more"));
	KIT_TEXT(flow.in[0].connector.note, SV("switched off"));
	KIT_TEXT(flow.in[0].connector.checks, SV("IC-001"));
	KIT_TEXT(flow.in[1].connector.label, SV("39 inbound connectors"));
	KIT_TEXT(flow.in[1].connector.note, SV("nothing found"));
	made_done(&made);
}

static void
few_connectors_stand_alone(const void *row)
{
	struct made made;
	struct flow flow;

	(void)row;
	begin(&made);
	for (unsigned i = 0; i < 3; i++)
		add_object(&made, KIND_OUTBOUND_CONNECTOR, i,
		    ",\"SmartHosts\":[\"mx.partner.example\"]");
	build(&made, &flow);
	KIT_INT(flow.out_count, 5);
	KIT_TEXT(flow.out[0].outside, SV("mx.partner.example"));
	KIT_TEXT(flow.out[2].connector.label, SV("outbound-connector2"));
	made_done(&made);
}

static void
rules_send_mail_elsewhere(const void *row)
{
	struct made made;
	struct flow flow;

	(void)row;
	begin(&made);
	add_object(&made, KIND_OUTBOUND_CONNECTOR, 1, "");
	add_rule(&made, 1,
	    ",\"RouteMessageOutboundConnector\":\"Outbound-Connector1\"");
	add_rule(&made, 2, ",\"BlindCopyTo\":[\"spy@evil.example\"]");
	mark(&made, KIND_TRANSPORT_RULE, 1, 72);
	mark(&made, KIND_TRANSPORT_RULE, 2, 72);
	build(&made, &flow);
	KIT_INT(flow.rule_count, 2);
	KIT_INT(flow.out_count, 4);
	KIT_TEXT(flow.out[0].outside, SV("spy@evil.example"));
	KIT_INT(flow.out[0].by_rule, 2);
	KIT_INT(flow.out[1].by_rule, 1);
	KIT_INT(flow.out[2].by_rule, 0);
	made_done(&made);
}

static void
accepted_findings_mark_nothing(const void *row)
{
	struct made made;
	struct flow flow;

	(void)row;
	begin(&made);
	add_rule(&made, 1, "");
	mark(&made, KIND_TRANSPORT_RULE, 1, 72);
	accept(&made.result.findings.at[0], SV("alice"), SV("ours"));
	build(&made, &flow);
	KIT_TRUE(!flow.is_marked);
	made_done(&made);
}

static void
unread_lists_have_a_place(const void *row)
{
	struct made made;
	struct flow flow;

	(void)row;
	begin(&made);
	snapshot_seal(made.snapshot);
	spoil_list(&made, KIND_TRANSPORT_RULE, COVERAGE_NOT_COLLECTED,
	    COVERAGE_PERMISSION_REASON, SV("Access denied"));
	spoil_list(&made, KIND_INBOUND_CONNECTOR, COVERAGE_PARTIAL,
	    COVERAGE_TIMEOUT_REASON, SV(""));
	flow_build(&made.result, made.arena, &flow);
	KIT_INT(flow.rule_count, 1);
	KIT_TEXT(flow.rules[0].label, SV("transport-rule"));
	KIT_TEXT(flow.rules[0].note, SV("not read whole (permission)"));
	KIT_INT(flow.rules[0].count, 0);
	KIT_TEXT(flow.in[0].connector.note, SV("not read whole (timeout)"));
	made_done(&made);
}

int
main(void)
{
	kit_case("an empty tenant", empty_tenant);
	kit_case("rules keep their order", rules_keep_their_order);
	kit_case("the worst stand alone", the_worst_stand_alone);
	kit_case(
	    "connectors are taken together", connectors_are_taken_together);
	kit_case("few connectors stand alone", few_connectors_stand_alone);
	kit_case("rules send mail elsewhere", rules_send_mail_elsewhere);
	kit_case(
	    "accepted findings mark nothing", accepted_findings_mark_nothing);
	kit_case("unread lists have a place", unread_lists_have_a_place);
	return kit_finish();
}
