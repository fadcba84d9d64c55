/*
 * results.h - results of audits built by hand, for report_test.c.
 */
#ifndef TESTS_UNIT_AUDITOR_REPORT_RESULTS_H
#define TESTS_UNIT_AUDITOR_REPORT_RESULTS_H

#include "tests/unit/auditor/report/results_build.h"
#include "tests/unit/auditor/report/results_checks.h"

#define RULES 12
#define MANY  25

static inline void
made_clean(struct made *made)
{
	made_begin(made, SV("Contoso Ltd."));
	set_baseline(made, BASELINE_TRUSTED);
	add_signature(made, "baseline.json.alice.p7s", SV("alice"), SV(""));
	add_signature(made, "baseline.json.bob.p7s", SV("bob"), SV(""));
	made->result.has_changes_base = true;
	made->result.changes_since_baseline = true;
	struct finding *printer = add_finding(made, &text_check,
	    KIND_TRANSPORT_RULE, SV("7d1b1c6f-26a3-4e0f-8f3c-0c8e7a4d9b10"),
	    SV("Gateway: remove X-Gateway-Score"), 8);
	accept(printer, SV("alice"),
	    SV("The gateway's own header, ticket MAIL-114."));
}

static const char *const headers[RULES] = {
    "X-MS-Exchange-ExternalOriginalInternetSender",
    "X-MS-Exchange-SkipListedInternetSender",
    "Received-SPF",
    "Received",
    "ARC-Authentication-Results",
    "ARC-Message-Signature",
    "DKIM-Signature",
    "ARC-Seal",
    "X-MS-Exchange-SenderADCheck",
    "X-MS-Exchange-Authentication-Results",
    "Authentication-Results",
    "X-MS-Exchange-AntiSpam-MessageData-ChunkCount",
};

#define PRINCIPAL SV("0b7e0f0a-2f4e-4c5b-8a57-51f2b5b0c001")
#define CONNECTOR SV("c1a5e0de-7777-4c5b-8a57-51f2b5b0c002")

static inline strview
rule_id(struct made *made, size_t number)
{
	return arena_printf(
	    made->arena, "5a1e0000-0000-4000-8000-%012zu", number);
}

static inline strview
rule_name(struct made *made, size_t number)
{
	return arena_printf(made->arena, "Test0%zu", number);
}

static inline void
add_rules(struct made *made)
{
	for (size_t i = 1; i <= RULES; i++) {
		struct finding *rule =
		    add_finding(made, &rule_check, KIND_TRANSPORT_RULE,
			rule_id(made, i), rule_name(made, i), 72);
		add_evidence(made, rule, "RemoveHeader",
		    sv_from(headers[i - 1]), SV(""));
		add_evidence(made, rule, "Conditions",
		    SV("none: the rule applies to all mail"), SV(""));
		rule->remediation = arena_printf(made->arena,
		    "Disable-TransportRule -Identity '" SV_FMT "'",
		    SV_ARG(rule->name));
		add_change(made, CHANGE_ADDED, KIND_TRANSPORT_RULE, rule->id,
		    rule->name);
	}
}

static inline void
add_identity(struct made *made)
{
	struct finding *role =
	    add_finding(made, &role_check, KIND_ROLE_ASSIGNMENT,
		SV("role-assignment-1"), SV("contoso_xyz"), 90);
	role->principal = PRINCIPAL;
	add_evidence(
	    made, role, "roleDefinition", SV("Global Administrator"), SV(""));
	struct finding *connector = add_finding(made, &connector_check,
	    KIND_INBOUND_CONNECTOR, CONNECTOR, SV("Ran_bqwxy"), 88);
	connector->happened_at = TAKEN - 2 * TIME_DAY + 600;
	add_evidence(
	    made, connector, "ConnectorType", SV("OnPremises"), SV("Partner"));
	add_evidence(
	    made, connector, "SenderIPAddresses", SV("203.0.113.7"), SV(""));
	connector->remediation =
	    SV("Remove-InboundConnector -Identity 'Ran_bqwxy'");
	struct finding *app = add_finding(made, &app_check, KIND_APPLICATION,
	    SV("0b7e0f0a-2f4e-4c5b-8a57-51f2b5b0c000"), SV("contoso_xyz"), 75);
	app->happened_at = TAKEN - 2 * TIME_DAY;
	app->principal = PRINCIPAL;
	add_evidence(made, app, "signInAudience", SV("AzureADMyOrg"), SV(""));
	struct finding *grant = add_finding(made, &grant_check,
	    KIND_APP_ROLE_ASSIGNMENT, SV("grant-1"), SV("contoso_xyz"), 70);
	grant->happened_at = TAKEN - 2 * TIME_DAY + 60;
	grant->principal = PRINCIPAL;
	add_evidence(
	    made, grant, "appRole", SV("Exchange.ManageAsApp"), SV(""));
}

static inline void
add_chain(struct made *made)
{
	struct finding *chain =
	    add_finding(made, &chain_check, KIND_ORGANIZATION,
		made->snapshot->tenant, made->snapshot->tenant_name, 100);

	chain->principal = PRINCIPAL;
	chain->happened_at = TAKEN - 2 * TIME_DAY;
	add_evidence(made, chain, "app",
	    SV("AP-001, 75 points, 2026-11-20T01:25:00Z: contoso_xyz"), SV(""));
	add_evidence(made, chain, "",
	    SV("2161 points for the chain; pairs of stages: 6 by the same "
	       "application or object, 9 within 24 hours"),
	    SV(""));
	add_member(made, chain, KIND_APPLICATION,
	    SV("0b7e0f0a-2f4e-4c5b-8a57-51f2b5b0c000"), SV("contoso_xyz"));
	add_member(
	    made, chain, KIND_INBOUND_CONNECTOR, CONNECTOR, SV("Ran_bqwxy"));
	add_member(made, chain, KIND_TRANSPORT_RULE, rule_id(made, 1),
	    rule_name(made, 1));
	chain->remediation = arena_printf(made->arena,
	    "Update-MgServicePrincipal -ServicePrincipalId '" SV_FMT
	    "' -AccountEnabled:$false",
	    SV_ARG(PRINCIPAL));
}

static inline void
made_compromised(struct made *made)
{
	made_begin(made, SV("Contoso Ltd."));
	set_baseline(made, BASELINE_TRUSTED);
	add_signature(made, "baseline.json.alice.p7s", SV("alice"), SV(""));
	add_signature(made, "baseline.json.bob.p7s", SV("bob"), SV(""));
	made->result.has_changes_base = true;
	made->result.changes_since_baseline = true;
	struct change *gateway = add_change(made, CHANGE_CHANGED,
	    KIND_INBOUND_CONNECTOR, SV("aa000000-0000-4000-8000-000000000001"),
	    SV("From mail gateway"));
	add_edit(made, gateway, "Comment", SV(""), SV("asked for by Bob"));
	add_edit(made, gateway, "SenderIPAddresses", SV("x"), SV("y"));
	add_items(made, gateway, SV("198.51.100.10"), SV("203.0.113."), 14);
	add_change(made, CHANGE_ADDED, KIND_INBOUND_CONNECTOR, CONNECTOR,
	    SV("Ran_bqwxy"));
	add_chain(made);
	add_identity(made);
	add_rules(made);
	struct finding *credential = add_finding(made, &credential_check,
	    KIND_APPLICATION, SV("0b7e0f0a-2f4e-4c5b-8a57-51f2b5b0c000"),
	    SV("contoso_xyz"), 50);
	credential->principal = PRINCIPAL;
	credential->happened_at = TAKEN - 2 * TIME_DAY + 120;
	add_evidence(made, credential, "passwordCredentials.keyId",
	    SV("4f0c51f2-b5b0-4001-8a57-0b7e0f0a2f4e"), SV(""));
	struct finding *old = add_finding(made, &text_check,
	    KIND_TRANSPORT_RULE, SV("aa000000-0000-4000-8000-000000000002"),
	    SV("外部送信者への注意喚起（全社員向け・人事部管理）の件名タグ"),
	    30);
	old->status = FINDING_OPEN;
	old->is_disabled = true;
	add_evidence(made, old, "RemoveHeader", SV("X-Spam-Score"), SV(""));
	struct finding *printer = add_finding(made, &text_check,
	    KIND_TRANSPORT_RULE, SV("7d1b1c6f-26a3-4e0f-8f3c-0c8e7a4d9b10"),
	    SV("Gateway: remove X-Gateway-Score"), 8);
	accept(printer, SV("alice"),
	    SV("The gateway's own header, ticket MAIL-114."));
	struct finding *gone = arena_alloc(made->arena, 1, sizeof(*gone));
	*gone = *printer;
	gone->name = SV("Print relay");
	gone->status = FINDING_RESOLVED;
	made->result.resolved.at = gone;
	made->result.resolved.count = 1;
	made->result.checks_passed = 9;
	made->result.drift_count = 14;
	made->result.chain = 2161;
	made->result.risk = 2695;
	made->result.grade = 100;
	made->result.exit_status = 1;
}

static inline void
made_incomplete(struct made *made)
{
	made_begin(made, SV("Contoso Ltd."));
	spoil_list(made, KIND_TRANSPORT_RULE, COVERAGE_NOT_COLLECTED,
	    COVERAGE_PERMISSION_REASON,
	    SV("HTTP 403: the role assigned to application 0b7e… isn't "
	       "supported in this scenario"));
	spoil_list(made, KIND_SERVICE_PRINCIPAL, COVERAGE_PARTIAL,
	    COVERAGE_THROTTLED_REASON, SV("HTTP 429 after 4 tries"));
	add_gap(made, &rule_check, KIND_TRANSPORT_RULE,
	    SV("permission: HTTP 403"), false);
	add_gap(made, &text_check, KIND_TRANSPORT_RULE,
	    SV("permission: HTTP 403"), false);
	add_gap(made, &grant_check, KIND_SERVICE_PRINCIPAL,
	    SV("throttled: HTTP 429 after 4 tries"), false);
	add_gap(made, &drift_check, KIND_INBOUND_CONNECTOR, SV("no baseline"),
	    true);
	struct finding *carried = add_finding(made, &text_check,
	    KIND_TRANSPORT_RULE, SV("aa000000-0000-4000-8000-000000000002"),
	    SV("Subject tag"), 12);
	carried->status = FINDING_UNVERIFIED;
	made->result.checks_passed = 15;
	made->result.risk = 12;
	made->result.grade = 12;
	made->result.exit_status = 3;
}

static inline void
made_untrusted(struct made *made)
{
	made_begin(made, SV("Contoso Ltd."));
	set_baseline(made, BASELINE_UNTRUSTED);
	made->result.baseline.problem =
	    SV("baseline.json: 1 of 2 needed signatures is good");
	made->result.baseline.hint =
	    SV("compare the digest with the one you signed");
	add_signature(made, "baseline.json.alice.p7s", SV("alice"), SV(""));
	add_signature(made, "baseline.json.bob.p7s", SV(""),
	    SV("the document was changed after it was signed"));
	struct finding *grant = add_finding(made, &grant_check,
	    KIND_APP_ROLE_ASSIGNMENT, SV("grant-2"), SV("Backup"), 40);
	grant->severity = SEVERITY_HIGH;
	grant->object_points = 58;
	grant->status = FINDING_REOPENED;
	add_evidence(
	    made, grant, "appRole", SV("Exchange.ManageAsApp"), SV(""));
	add_gap(made, &drift_check, KIND_INBOUND_CONNECTOR, SV("no baseline"),
	    true);
	add_change(made, CHANGE_RENAMED, KIND_TRANSPORT_RULE,
	    SV("aa000000-0000-4000-8000-000000000002"), SV("Tag"))
	    ->old_name = SV("Subject tag");
	made->result.has_changes_base = true;
	made->result.checks_passed = 18;
	made->result.risk = 58;
	made->result.grade = 58;
	made->result.exit_status = 4;
	made->result.is_as_of_given = true;
}

/* More objects of one check than a page shows unfolded; of two kinds. */
static inline void
made_many(struct made *made)
{
	made_begin(made, SV(""));
	made->snapshot->number = 0;
	made->snapshot->link = (struct digest){0};
	for (size_t i = 1; i <= MANY; i++) {
		struct finding *finding = add_finding(made, &text_check,
		    i < 3 ? KIND_INBOUND_CONNECTOR : KIND_TRANSPORT_RULE,
		    rule_id(made, i), i > 3 ? rule_name(made, i) : SV(""), 30);
		finding->status = i % 2 == 0 ? FINDING_OPEN : FINDING_NEW;
		finding->is_disabled = i == 5;
		finding->remediation = arena_printf(made->arena,
		    "Get-TransportRule -Identity '" SV_FMT "'",
		    SV_ARG(finding->id));
		add_change(made, (enum change_type)(i % 7), finding->kind,
		    finding->id, finding->name);
		for (size_t j = 0; j < 6; j++)
			add_evidence(made, finding, "RemoveHeader",
			    SV("X-Spam-Score"), SV("nothing"));
	}
	struct finding *set = add_finding(made, &text_check, KIND_ORGANIZATION,
	    made->snapshot->tenant, SV(""), 12);
	for (size_t i = 1; i <= MANY; i++)
		add_member(made, set, KIND_TRANSPORT_RULE, rule_id(made, i),
		    rule_name(made, i));
	made->result.has_changes_base = true;
	made->result.exit_status = 1;
	made->result.risk = 70;
	made->result.grade = 70;
}

/* Every text that can be foreign is ${nasty}. */
static inline void
made_hostile(struct made *made, strview nasty)
{
	made_begin(made, nasty);
	struct snapshot *snapshot = made->snapshot;
	snapshot->series = nasty;
	snapshot->tool_version = nasty;
	set_baseline(made, BASELINE_UNTRUSTED);
	made->result.baseline.problem = nasty;
	made->result.baseline.hint = nasty;
	add_signature(made, "x.p7s", nasty, nasty);
	add_signature(made, "y.p7s", nasty, SV(""));
	spoil_list(made, KIND_DOMAIN, COVERAGE_PARTIAL,
	    COVERAGE_MALFORMED_REASON, nasty);
	add_gap(made, &text_check, KIND_DOMAIN, nasty, false);
	add_gap(made, &text_check, KIND_REMOTE_DOMAIN, nasty, false);
	for (size_t i = 0; i < 3; i++) {
		struct finding *finding =
		    add_finding(made, i < 2 ? &rule_check : &connector_check,
			KIND_TRANSPORT_RULE, nasty, nasty, 72);
		add_evidence(made, finding, "Field", nasty, nasty);
		add_evidence(made, finding, "", nasty, SV(""));
		finding->evidence[0].field = nasty;
		finding->remediation = nasty;
	}
	struct finding *chain = add_finding(
	    made, &chain_check, KIND_ORGANIZATION, nasty, nasty, 100);
	add_evidence(made, chain, "", nasty, nasty);
	add_member(made, chain, KIND_TRANSPORT_RULE, nasty, nasty);
	struct finding *set =
	    add_finding(made, &text_check, KIND_ORGANIZATION, nasty, nasty, 30);
	add_member(made, set, KIND_TRANSPORT_RULE, nasty, nasty);
	struct finding *accepted = add_finding(
	    made, &text_check, KIND_TRANSPORT_RULE, nasty, nasty, 8);
	accept(accepted, nasty, nasty);
	made->result.resolved.at = accepted;
	made->result.resolved.count = 1;
	struct change *change =
	    add_change(made, CHANGE_CHANGED, KIND_TRANSPORT_RULE, nasty, nasty);
	change->old_name = nasty;
	add_edit(made, change, "Comment", nasty, nasty);
	change->edits[0].field = nasty;
	add_edit(made, change, "SenderDomainIs", SV("x"), SV("y"));
	add_items(made, change, nasty, nasty, 2);
	struct schema_note *note = arena_alloc(made->arena, 1, sizeof(*note));
	*note = (struct schema_note){KIND_DOMAIN, nasty, true};
	made->result.changes.notes = note;
	made->result.changes.note_count = 1;
	made->result.changes.compared ^= KIND_BIT(KIND_DOMAIN);
	made->result.has_changes_base = true;
	made->result.chain = 1200;
	made->result.risk = 400;
	made->result.grade = 100;
	made->result.exit_status = 4;
}

#endif
