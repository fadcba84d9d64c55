/*
 * fields_audit.c - properties of what is recorded, and of alarms.
 *
 * Names: Get-AdminAuditLogConfig, Get-MailboxAuditBypassAssociation, Get-ProtectionAlert.
 */
#include "auditor/base/attr.h"
#include "auditor/model/fields.h"

#include "auditor/base/banned.h"

const struct field fields_admin_audit_log_config[] = {
    {"AdminAuditLogAgeLimit", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"AdminAuditLogCmdlets", FIELD_TEXT, FIELD_STATE,
	FIELD_SET | FIELD_BEHAVIOUR, NULL, NULL},
    {"AdminAuditLogEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"AdminAuditLogExcludedCmdlets", FIELD_TEXT, FIELD_STATE,
	FIELD_SET | FIELD_BEHAVIOUR, NULL, NULL},
    {"AdminAuditLogParameters", FIELD_TEXT, FIELD_STATE,
	FIELD_SET | FIELD_BEHAVIOUR, NULL, NULL},
    {"AdminDisplayName", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"LoadBalancerCount", FIELD_NUMBER, FIELD_NOISE, 0, NULL, NULL},
    {"LogLevel", FIELD_ENUM, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"PartitionInfo", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"RefreshInterval", FIELD_NUMBER, FIELD_NOISE, 0, NULL, NULL},
    {"TestCmdletLoggingEnabled", FIELD_BOOL, FIELD_STATE, 0, NULL, NULL},
    {"UnifiedAuditLogFirstOptInDate", FIELD_TIME, FIELD_STATE, 0, NULL, NULL},
    {"UnifiedAuditLogIngestionEnabled", FIELD_BOOL, FIELD_STATE,
	FIELD_BEHAVIOUR | FIELD_EXPECTED, NULL, NULL},
};

const size_t fields_admin_audit_log_config_count =
    COUNT_OF(fields_admin_audit_log_config);

const struct field fields_mailbox_audit_bypass_association[] = {
    {"AuditBypassEnabled", FIELD_BOOL, FIELD_STATE,
	FIELD_BEHAVIOUR | FIELD_EXPECTED, NULL, NULL},
    {"ObjectId", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
};

const size_t fields_mailbox_audit_bypass_association_count =
    COUNT_OF(fields_mailbox_audit_bypass_association);

const struct field fields_protection_alert[] = {
    {"AggregationType", FIELD_ENUM, FIELD_STATE, 0, NULL, NULL},
    {"AlertBy", FIELD_TEXT, FIELD_STATE, FIELD_SET, NULL, NULL},
    {"Category", FIELD_ENUM, FIELD_STATE, 0, NULL, NULL},
    {"Comment", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"CreatedBy", FIELD_TEXT, FIELD_STAMP, FIELD_PERSONAL, NULL, NULL},
    {"Disabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR | FIELD_EXPECTED,
	NULL, NULL},
    {"DisabledReason", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"Filter", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"IsSystemRule", FIELD_BOOL, FIELD_STATE, 0, NULL, NULL},
    {"LastModifiedBy", FIELD_TEXT, FIELD_STAMP, FIELD_PERSONAL, NULL, NULL},
    {"Mode", FIELD_ENUM, FIELD_STATE, FIELD_BEHAVIOUR, "Enforce|Audit", NULL},
    {"NotificationEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"NotifyUser", FIELD_SMTP, FIELD_STATE,
	FIELD_SET | FIELD_BEHAVIOUR | FIELD_PERSONAL, NULL, NULL},
    {"NotifyUserOnFilterMatch", FIELD_BOOL, FIELD_STATE, 0, NULL, NULL},
    {"NotifyUserSuppressionExpiryDate", FIELD_TIME, FIELD_STATE, 0, NULL, NULL},
    {"NotifyUserThrottleThreshold", FIELD_NUMBER, FIELD_STATE, 0, NULL, NULL},
    {"NotifyUserThrottleWindow", FIELD_NUMBER, FIELD_STATE, 0, NULL, NULL},
    {"Operation", FIELD_TEXT, FIELD_STATE, FIELD_SET | FIELD_BEHAVIOUR, NULL,
	NULL},
    {"PolicyId", FIELD_GUID, FIELD_NOISE, 0, NULL, NULL},
    {"Priority", FIELD_NUMBER, FIELD_NOISE, 0, NULL, NULL},
    {"Severity", FIELD_ENUM, FIELD_STATE, 0,
	"Low|Medium|High|Informational|None", NULL},
    {"ThreatType", FIELD_ENUM, FIELD_STATE, 0, NULL, NULL},
    {"Threshold", FIELD_NUMBER, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"TimeWindow", FIELD_NUMBER, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"UserId", FIELD_TEXT, FIELD_STATE, FIELD_SET | FIELD_PERSONAL, NULL, NULL},
    {"Workload", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
};

const size_t fields_protection_alert_count = COUNT_OF(fields_protection_alert);
