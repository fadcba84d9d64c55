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
};

const struct fake_cmdlet *
fake_cmdlet_find(const char *name)
{
	for (size_t i = 0; i < sizeof(cmdlets) / sizeof(cmdlets[0]); i++)
		if (strcasecmp(cmdlets[i].name, name) == 0)
			return &cmdlets[i];
	return NULL;
}
