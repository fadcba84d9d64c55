/*
 * fake_cmdlets - the Exchange cmdlets that the fake tenant knows.
 *
 * A cmdlet whose list is missing from the fixture answers with no objects.
 */
#include "tests/support/fake_cmdlets.h"

#include <stddef.h>
#include <strings.h>

#define SIZED "Identity ResultSize"

static const struct fake_cmdlet cmdlets[] = {
    {"Get-AcceptedDomain", "accepted-domains", SIZED, false},
    {"Get-RemoteDomain", "remote-domains", SIZED, false},
    {"Get-InboundConnector", "inbound-connectors", SIZED, false},
    {"Get-OutboundConnector", "outbound-connectors",
	SIZED " IncludeTestModeConnectors IsTransportRuleScoped", false},
    {"Get-TransportRule", "transport-rules",
	SIZED " State Filter DlpPolicy ExcludeConditionActionDetails", true},
    {"Get-MailContact", "mail-contacts",
	SIZED " Anr Filter OrganizationalUnit RecipientTypeDetails SortBy",
	false},
    {"Get-TransportConfig", "transport-config", "", false},
    {"Get-OrganizationConfig", "organization-config", "", false},
    {"Get-HostedConnectionFilterPolicy", "hosted-connection-filter-policies",
	"Identity", true},
    {"Get-HostedContentFilterPolicy", "hosted-content-filter-policies",
	"Identity", true},
    {"Get-HostedOutboundSpamFilterPolicy",
	"hosted-outbound-spam-filter-policies", "Identity", true},
    {"Get-DkimSigningConfig", "dkim-signing-configs", "Identity", true},
    {"Get-ArcConfig", "arc-config", "Identity", false},
    {"Get-ExternalInOutlook", "external-in-outlook", "Identity", false},
    {"Get-JournalRule", "journal-rules", "Identity", false},
    {"Get-AdminAuditLogConfig", "admin-audit-log-config", "", true},
    {"Get-HostedContentFilterRule", "hosted-content-filter-rules",
	"Identity State", true},
    {"Get-HostedOutboundSpamFilterRule", "hosted-outbound-spam-filter-rules",
	"Identity State", true},
    {"Get-AntiPhishPolicy", "anti-phish-policies",
	"Identity Advanced Impersonation Spoof", true},
    {"Get-AntiPhishRule", "anti-phish-rules", "Identity State", true},
    {"Get-MalwareFilterPolicy", "malware-filter-policies", "Identity", true},
    {"Get-MalwareFilterRule", "malware-filter-rules", "Identity State", true},
    {"Get-QuarantinePolicy", "quarantine-policies",
	"Identity QuarantinePolicyType", true},
    {"Get-TenantAllowBlockListItems", "tenant-allow-block-list-items",
	"ListType ListSubType Entry Allow Block ExpirationDate NoExpiration",
	true},
    {"Get-TenantAllowBlockListSpoofItems",
	"tenant-allow-block-list-spoof-items", "Identity Action SpoofType",
	true},
    {"Get-ExoPhishSimOverrideRule", "exo-phish-sim-override-rules",
	"Identity Confirm Policy", true},
    {"Get-PhishSimOverridePolicy", "phish-sim-override-policies", "Identity",
	true},
    {"Get-ExoSecOpsOverrideRule", "exo-sec-ops-override-rules",
	"Identity Confirm Policy", true},
    {"Get-SecOpsOverridePolicy", "sec-ops-override-policies", "Identity", true},
    {"Get-RoleGroup", "role-groups",
	SIZED " Filter ReadFromDomainController ShowPartnerLinked SortBy",
	false},
    {"Get-ManagementRoleAssignment", "management-role-assignments",
	"Identity AssignmentMethod Role RoleAssignee RoleAssigneeType Enabled "
	"Delegating GetEffectiveUsers",
	false},
    {"Get-ServicePrincipal", "exchange-service-principals",
	"Identity Organization", false},
    {"Get-ApplicationAccessPolicy", "application-access-policies", "Identity",
	false},
    {"Get-RoleAssignmentPolicy", "role-assignment-policies", "Identity", false},
    {"Get-MailboxAuditBypassAssociation", "mailbox-audit-bypass-associations",
	SIZED, false},
    {"Get-CASMailboxPlan", "cas-mailbox-plans",
	SIZED " Credential Filter IgnoreDefaultScope SortBy", false},
    {"Get-MailboxPlan", "mailbox-plans",
	SIZED " AllMailboxPlanReleases Credential Filter SortBy", false},
    {"Get-OrganizationRelationship", "organization-relationships", "Identity",
	false},
    {"Get-IntraOrganizationConnector", "intra-organization-connectors",
	"Identity", false},
    {"Search-UnifiedAuditLog", "exchange-audit-records",
	"StartDate EndDate RecordType SessionId SessionCommand ResultSize "
	"Operations ObjectIds UserIds FreeText Formatted HighCompleteness",
	false},
    {"Get-OnPremisesOrganization", "on-premises-organizations", "Identity",
	false},
};

const struct fake_cmdlet *
fake_cmdlet_find(const char *name)
{
	for (size_t i = 0; i < sizeof(cmdlets) / sizeof(cmdlets[0]); i++)
		if (strcasecmp(cmdlets[i].name, name) == 0)
			return &cmdlets[i];
	return NULL;
}
