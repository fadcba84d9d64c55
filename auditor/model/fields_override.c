/*
 * fields_override.c - properties of what passes the filters by order.
 *
 * Names: Get-TenantAllowBlockListItems, Get-TenantAllowBlockListSpoofItems, Get-PhishSimOverridePolicy, Get-ExoPhishSimOverrideRule, Get-SecOpsOverridePolicy, Get-ExoSecOpsOverrideRule.
 */
#include "auditor/base/attr.h"
#include "auditor/model/fields.h"

#include "auditor/base/banned.h"

const struct field fields_tenant_allow_block_list_item[] = {
    {"Action", FIELD_ENUM, FIELD_STATE, FIELD_BEHAVIOUR | FIELD_EXPECTED,
	"Allow|Block", NULL},
    {"CreatedDateTime", FIELD_TIME, FIELD_STAMP, 0, NULL, NULL},
    {"EntryValueHash", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"Error", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"ExpirationDate", FIELD_TIME, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"Identity", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"LastModifiedDateTime", FIELD_TIME, FIELD_STAMP, 0, NULL, NULL},
    {"LastUsedDate", FIELD_TIME, FIELD_NOISE, 0, NULL, NULL},
    {"ListSubType", FIELD_ENUM, FIELD_STATE, FIELD_BEHAVIOUR,
	"Tenant|AdvancedDelivery|Submission", NULL},
    {"ListType", FIELD_ENUM, FIELD_STATE, FIELD_BEHAVIOUR,
	"Url|Sender|FileHash|IP", NULL},
    {"ModifiedBy", FIELD_TEXT, FIELD_STAMP, FIELD_PERSONAL, NULL, NULL},
    {"Notes", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"RemoveAfter", FIELD_NUMBER, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"SubmissionID", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"SubmissionUserId", FIELD_TEXT, FIELD_STATE, FIELD_PERSONAL, NULL, NULL},
    {"SysManaged", FIELD_BOOL, FIELD_STATE, 0, NULL, NULL},
    {"Value", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
};

const size_t fields_tenant_allow_block_list_item_count =
    COUNT_OF(fields_tenant_allow_block_list_item);

const struct field fields_tenant_allow_block_list_spoof_item[] = {
    {"Action", FIELD_ENUM, FIELD_STATE, FIELD_BEHAVIOUR | FIELD_EXPECTED,
	"Allow|Block", NULL},
    {"Identity", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"SendingInfrastructure", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"SpoofType", FIELD_ENUM, FIELD_STATE, FIELD_BEHAVIOUR, "Internal|External",
	NULL},
    {"SpoofedUser", FIELD_SMTP, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
};

const size_t fields_tenant_allow_block_list_spoof_item_count =
    COUNT_OF(fields_tenant_allow_block_list_spoof_item);

const struct field fields_exo_phish_sim_override_rule[] = {
    {"Comment", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"CreatedBy", FIELD_TEXT, FIELD_STAMP, FIELD_PERSONAL, NULL, NULL},
    {"Domains", FIELD_DOMAIN, FIELD_STATE, FIELD_SET | FIELD_BEHAVIOUR, NULL,
	NULL},
    {"ExoPhishSimOverridePolicy", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"ImmutableId", FIELD_GUID, FIELD_STATE, 0, NULL, NULL},
    {"LastModifiedBy", FIELD_TEXT, FIELD_STAMP, FIELD_PERSONAL, NULL, NULL},
    {"Mode", FIELD_ENUM, FIELD_STATE, FIELD_BEHAVIOUR,
	"Enforce|Audit|AuditAndNotify|PendingDeletion", NULL},
    {"Policy", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"Priority", FIELD_NUMBER, FIELD_STATE, 0, NULL, NULL},
    {"RuleVersion", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"SenderDomainIs", FIELD_DOMAIN, FIELD_STATE, FIELD_SET | FIELD_BEHAVIOUR,
	NULL, NULL},
    {"SenderIpRanges", FIELD_RANGE, FIELD_STATE, FIELD_SET | FIELD_BEHAVIOUR,
	NULL, NULL},
    {"State", FIELD_ENUM, FIELD_STATE, FIELD_BEHAVIOUR, "Enabled|Disabled",
	NULL},
    {"Workload", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
};

const size_t fields_exo_phish_sim_override_rule_count =
    COUNT_OF(fields_exo_phish_sim_override_rule);

const struct field fields_phish_sim_override_policy[] = {
    {"Comment", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"CreatedBy", FIELD_TEXT, FIELD_STAMP, FIELD_PERSONAL, NULL, NULL},
    {"DistributionStatus", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"Enabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"LastModifiedBy", FIELD_TEXT, FIELD_STAMP, FIELD_PERSONAL, NULL, NULL},
    {"Mode", FIELD_ENUM, FIELD_STATE, FIELD_BEHAVIOUR,
	"Enforce|Audit|AuditAndNotify|PendingDeletion", NULL},
    {"Type", FIELD_ENUM, FIELD_STATE, 0, NULL, NULL},
    {"Workload", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
};

const size_t fields_phish_sim_override_policy_count =
    COUNT_OF(fields_phish_sim_override_policy);

const struct field fields_sec_ops_override_policy[] = {
    {"Comment", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"CreatedBy", FIELD_TEXT, FIELD_STAMP, FIELD_PERSONAL, NULL, NULL},
    {"DistributionStatus", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"Enabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"LastModifiedBy", FIELD_TEXT, FIELD_STAMP, FIELD_PERSONAL, NULL, NULL},
    {"Mode", FIELD_ENUM, FIELD_STATE, FIELD_BEHAVIOUR,
	"Enforce|Audit|AuditAndNotify|PendingDeletion", NULL},
    {"SentTo", FIELD_SMTP, FIELD_STATE, FIELD_SET | FIELD_BEHAVIOUR, NULL,
	NULL},
    {"Type", FIELD_ENUM, FIELD_STATE, 0, NULL, NULL},
    {"Workload", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
};

const size_t fields_sec_ops_override_policy_count =
    COUNT_OF(fields_sec_ops_override_policy);

const struct field fields_exo_sec_ops_override_rule[] = {
    {"Comment", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"CreatedBy", FIELD_TEXT, FIELD_STAMP, FIELD_PERSONAL, NULL, NULL},
    {"ImmutableId", FIELD_GUID, FIELD_STATE, 0, NULL, NULL},
    {"LastModifiedBy", FIELD_TEXT, FIELD_STAMP, FIELD_PERSONAL, NULL, NULL},
    {"Mode", FIELD_ENUM, FIELD_STATE, FIELD_BEHAVIOUR,
	"Enforce|Audit|AuditAndNotify|PendingDeletion", NULL},
    {"Policy", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"Priority", FIELD_NUMBER, FIELD_STATE, 0, NULL, NULL},
    {"RuleVersion", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"SentTo", FIELD_SMTP, FIELD_STATE, FIELD_SET | FIELD_BEHAVIOUR, NULL,
	NULL},
    {"State", FIELD_ENUM, FIELD_STATE, FIELD_BEHAVIOUR, "Enabled|Disabled",
	NULL},
    {"Workload", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
};

const size_t fields_exo_sec_ops_override_rule_count =
    COUNT_OF(fields_exo_sec_ops_override_rule);
