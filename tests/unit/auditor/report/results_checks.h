/*
 * results_checks.h - checks that results.h has findings of.
 */
#ifndef TESTS_UNIT_AUDITOR_REPORT_RESULTS_CHECKS_H
#define TESTS_UNIT_AUDITOR_REPORT_RESULTS_CHECKS_H

#include "auditor/check/check.h"

static const struct reference spam_references[] = {
    {"MITRE ATT&CK v18.1", "T1672"},
    {"MITRE ATT&CK v18.1", "T1098"},
    {"NIST 800-53", "CM-3"},
    {NULL, NULL},
};

static const struct check app_check = {
    .id = "AP-001",
    .title = "Application named like the 2022 campaign",
    .stage = "app",
    .why = "The campaign registered one application per tenant, named after "
	   "the tenant's domain and three random letters.",
    .looks_like = "An application of your own with such a name.",
    .fix = "Ask the owner; when nobody knows it, disable its service "
	   "principal, then remove it.",
    .references = spam_references,
};
static const struct check grant_check = {
    .id = "GR-001",
    .title = "Exchange.ManageAsApp granted",
    .stage = "grant",
    .why = "Whoever holds the application's credential administers Exchange "
	   "without a user signing in.",
    .looks_like = "Backup and monitoring products, and this auditor itself.",
    .fix = "Remove the grant unless the application is known.",
    .references = spam_references,
};
static const struct check role_check = {
    .id = "RL-001",
    .title = "Application is Global Administrator",
    .stage = "role",
    .why = "It may do anything in the tenant.",
    .fix = "Remove the role assignment.",
    .references = spam_references,
};
static const struct check credential_check = {
    .id = "CR-001",
    .title = "New credential on a powerful application",
    .stage = "cred",
    .why = "A credential survives the reset of an administrator's password.",
    .fix = "Remove the credential.",
    .references = spam_references,
};
static const struct check connector_check = {
    .id = "IC-001",
    .title = "Connector named like the 2022 campaign",
    .stage = "mailpath",
    .why = "The campaign's connectors let its own servers relay mail through "
	   "the tenant.",
    .looks_like = "Site codes such as Ran_Tokyo_DC.",
    .fix = "Remove the connector; treat whoever made it as compromised.",
    .references = spam_references,
};
static const struct check rule_check = {
    .id = "TR-002",
    .title = "Authentication header removed",
    .stage = "evasion",
    .why = "Receivers can no longer see that the mail failed SPF, DKIM or "
	   "DMARC.",
    .looks_like = "A gateway that removes its own headers.",
    .fix = "Disable the rule, keep it as evidence, then remove it.",
    .references = spam_references,
};
static const struct check text_check = {
    .id = "TR-005",
    .title = "Rule removes a header",
    .why = "Headers carry the verdicts of filters.",
    .fix = "Ask the owner.",
};
static const struct check drift_check = {
    .id = "IC-019",
    .title = "Approved connector was changed",
    .needs_baseline = true,
    .why = "An approved connector may have been turned into a way in.",
    .fix = "Compare with the baseline.",
};
static const struct check chain_check = {
    .id = "CH-001",
    .title = "Stages of one attack",
    .why = "One attack leaves findings of several stages; together they weigh "
	   "far more than alone.",
    .looks_like = "Onboarding of a vendor: its parts are approved.",
    .fix = "Treat it as an incident: block the application first, then "
	   "remove connector and rules.",
    .references = spam_references,
};

#endif
