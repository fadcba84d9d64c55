/*
 * fields_mailbox.c - properties of mailboxes, and of what their owners and plans allow.
 *
 * Names: Get-Mailbox, Get-CASMailbox, Get-InboxRule, Get-MailboxFolderPermission, Get-MailboxPermission, Get-RecipientPermission, Get-CASMailboxPlan, Get-MailboxPlan.
 */
#include "auditor/base/attr.h"
#include "auditor/model/fields.h"

#include "auditor/base/banned.h"

const struct field fields_cas_mailbox_plan[] = {
    {"ActiveSyncEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"DisplayName", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"EwsEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"ImapEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR | FIELD_EXPECTED,
	NULL, NULL},
    {"MAPIEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"OWAEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"OwaMailboxPolicy", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"PopEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR | FIELD_EXPECTED,
	NULL, NULL},
};

const size_t fields_cas_mailbox_plan_count = COUNT_OF(fields_cas_mailbox_plan);

const struct field fields_mailbox_plan[] = {
    {"Alias", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"DisplayName", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"IsDefault", FIELD_BOOL, FIELD_STATE, 0, NULL, NULL},
    {"MailboxPlanRelease", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"MaxReceiveSize", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"MaxSendSize", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"RecipientLimits", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"RetentionPolicy", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"RoleAssignmentPolicy", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
};

const size_t fields_mailbox_plan_count = COUNT_OF(fields_mailbox_plan);

const struct field fields_mailbox[] = {
    {"Alias", FIELD_TEXT, FIELD_STATE, FIELD_PERSONAL, NULL, NULL},
    {"AuditBypassEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"AuditEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"Database", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"DeliverToMailboxAndForward", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR,
	NULL, NULL},
    {"DisplayName", FIELD_TEXT, FIELD_STATE, FIELD_PERSONAL, NULL, NULL},
    {"EmailAddresses", FIELD_SMTP, FIELD_STATE, FIELD_SET | FIELD_PERSONAL,
	NULL, NULL},
    {"ExternalDirectoryObjectId", FIELD_GUID, FIELD_STATE, 0, NULL, NULL},
    {"ForwardingAddress", FIELD_SMTP, FIELD_STATE,
	FIELD_BEHAVIOUR | FIELD_PERSONAL, NULL, NULL},
    {"ForwardingSmtpAddress", FIELD_SMTP, FIELD_STATE,
	FIELD_BEHAVIOUR | FIELD_PERSONAL, NULL, NULL},
    {"GrantSendOnBehalfTo", FIELD_TEXT, FIELD_STATE,
	FIELD_SET | FIELD_BEHAVIOUR | FIELD_PERSONAL, NULL, NULL},
    {"HiddenFromAddressListsEnabled", FIELD_BOOL, FIELD_STATE, 0, NULL, NULL},
    {"IsShared", FIELD_BOOL, FIELD_STATE, 0, NULL, NULL},
    {"LegacyExchangeDN", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"PrimarySmtpAddress", FIELD_SMTP, FIELD_STATE, FIELD_PERSONAL, NULL, NULL},
    {"RecipientTypeDetails", FIELD_ENUM, FIELD_STATE, 0, NULL, NULL},
    {"RoleAssignmentPolicy", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"ServerLegacyDN", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"ServerName", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"UserPrincipalName", FIELD_SMTP, FIELD_STATE, FIELD_PERSONAL, NULL, NULL},
};

const size_t fields_mailbox_count = COUNT_OF(fields_mailbox);

const struct field fields_cas_mailbox[] = {
    {"ActiveSyncEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"Alias", FIELD_TEXT, FIELD_STATE, FIELD_PERSONAL, NULL, NULL},
    {"DisplayName", FIELD_TEXT, FIELD_STATE, FIELD_PERSONAL, NULL, NULL},
    {"ECPEnabled", FIELD_BOOL, FIELD_STATE, 0, NULL, NULL},
    {"EmailAddresses", FIELD_SMTP, FIELD_STATE, FIELD_SET | FIELD_PERSONAL,
	NULL, NULL},
    {"EwsEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"ExternalDirectoryObjectId", FIELD_GUID, FIELD_STATE, 0, NULL, NULL},
    {"ImapEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"LegacyExchangeDN", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"MAPIEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"OWAEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"PopEnabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"PrimarySmtpAddress", FIELD_SMTP, FIELD_STATE, FIELD_PERSONAL, NULL, NULL},
    {"RecipientTypeDetails", FIELD_ENUM, FIELD_STATE, 0, NULL, NULL},
    {"SmtpClientAuthenticationDisabled", FIELD_BOOL, FIELD_STATE,
	FIELD_BEHAVIOUR, NULL, NULL},
    {"UserPrincipalName", FIELD_SMTP, FIELD_STATE, FIELD_PERSONAL, NULL, NULL},
};

const size_t fields_cas_mailbox_count = COUNT_OF(fields_cas_mailbox);

const struct field fields_inbox_rule[] = {
    {"BodyContainsWords", FIELD_TEXT, FIELD_STATE, FIELD_SET | FIELD_BEHAVIOUR,
	NULL, NULL},
    {"CopyToFolder", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"DeleteMessage", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"Description", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
    {"Enabled", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"ErrorType", FIELD_ENUM, FIELD_STATE, 0, NULL, NULL},
    {"ForwardAsAttachmentTo", FIELD_TEXT, FIELD_STATE,
	FIELD_SET | FIELD_BEHAVIOUR | FIELD_PERSONAL, NULL, NULL},
    {"ForwardTo", FIELD_TEXT, FIELD_STATE,
	FIELD_SET | FIELD_BEHAVIOUR | FIELD_PERSONAL, NULL, NULL},
    {"From", FIELD_TEXT, FIELD_STATE,
	FIELD_SET | FIELD_BEHAVIOUR | FIELD_PERSONAL, NULL, NULL},
    {"FromAddressContainsWords", FIELD_TEXT, FIELD_STATE,
	FIELD_SET | FIELD_BEHAVIOUR, NULL, NULL},
    {"HeaderContainsWords", FIELD_TEXT, FIELD_STATE,
	FIELD_SET | FIELD_BEHAVIOUR, NULL, NULL},
    {"Identity", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"InError", FIELD_BOOL, FIELD_STATE, 0, NULL, NULL},
    {"MailboxOwnerId", FIELD_TEXT, FIELD_STATE,
	FIELD_BEHAVIOUR | FIELD_PERSONAL, NULL, NULL},
    {"MarkAsRead", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"MoveToFolder", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"Priority", FIELD_NUMBER, FIELD_STATE, 0, NULL, NULL},
    {"RecipientAddressContainsWords", FIELD_TEXT, FIELD_STATE,
	FIELD_SET | FIELD_BEHAVIOUR, NULL, NULL},
    {"RedirectTo", FIELD_TEXT, FIELD_STATE,
	FIELD_SET | FIELD_BEHAVIOUR | FIELD_PERSONAL, NULL, NULL},
    {"RuleIdentity", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"SentTo", FIELD_TEXT, FIELD_STATE,
	FIELD_SET | FIELD_BEHAVIOUR | FIELD_PERSONAL, NULL, NULL},
    {"SoftDeleteMessage", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"StopProcessingRules", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL,
	NULL},
    {"SubjectContainsWords", FIELD_TEXT, FIELD_STATE,
	FIELD_SET | FIELD_BEHAVIOUR, NULL, NULL},
    {"SubjectOrBodyContainsWords", FIELD_TEXT, FIELD_STATE,
	FIELD_SET | FIELD_BEHAVIOUR, NULL, NULL},
    {"SupportedByTask", FIELD_BOOL, FIELD_STATE, 0, NULL, NULL},
};

const size_t fields_inbox_rule_count = COUNT_OF(fields_inbox_rule);

const struct field fields_mailbox_folder_permission[] = {
    {"AccessRights", FIELD_ENUM, FIELD_STATE, FIELD_SET | FIELD_BEHAVIOUR, NULL,
	NULL},
    {"FolderName", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"FolderPath", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"Identity", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR | FIELD_PERSONAL,
	NULL, NULL},
    {"Mailbox", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR | FIELD_PERSONAL, NULL,
	NULL},
    {"SharingPermissionFlags", FIELD_TEXT, FIELD_STATE, 0, NULL, NULL},
    {"User", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR | FIELD_PERSONAL, NULL,
	NULL},
};

const size_t fields_mailbox_folder_permission_count =
    COUNT_OF(fields_mailbox_folder_permission);

const struct field fields_mailbox_permission[] = {
    {"AccessRights", FIELD_ENUM, FIELD_STATE, FIELD_SET | FIELD_BEHAVIOUR, NULL,
	NULL},
    {"Deny", FIELD_BOOL, FIELD_STATE, FIELD_BEHAVIOUR, NULL, NULL},
    {"Identity", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR | FIELD_PERSONAL,
	NULL, NULL},
    {"InheritanceType", FIELD_ENUM, FIELD_STATE, 0, NULL, NULL},
    {"IsInherited", FIELD_BOOL, FIELD_STATE, 0, NULL, NULL},
    {"User", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR | FIELD_PERSONAL, NULL,
	NULL},
    {"UserSid", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
};

const size_t fields_mailbox_permission_count =
    COUNT_OF(fields_mailbox_permission);

const struct field fields_recipient_permission[] = {
    {"AccessControlType", FIELD_ENUM, FIELD_STATE, FIELD_BEHAVIOUR,
	"Allow|Deny", NULL},
    {"AccessRights", FIELD_ENUM, FIELD_STATE, FIELD_SET | FIELD_BEHAVIOUR, NULL,
	NULL},
    {"Identity", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR | FIELD_PERSONAL,
	NULL, NULL},
    {"InheritanceType", FIELD_ENUM, FIELD_STATE, 0, NULL, NULL},
    {"IsInherited", FIELD_BOOL, FIELD_STATE, 0, NULL, NULL},
    {"Trustee", FIELD_TEXT, FIELD_STATE, FIELD_BEHAVIOUR | FIELD_PERSONAL, NULL,
	NULL},
    {"TrusteeSidString", FIELD_TEXT, FIELD_NOISE, 0, NULL, NULL},
};

const size_t fields_recipient_permission_count =
    COUNT_OF(fields_recipient_permission);
