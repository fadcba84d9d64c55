/*
 * examples.c - what fires each check, and what does not.
 *
 * The cases of fixtures/cases show them whole.
 */
#include "auditor/check/check.h"
#include "auditor/check/examples_internal.h"

#include "auditor/base/banned.h"

/* Of identity, settings and time; by id. */
/* clang-format off */
static const struct example examples[] = {
    {"AP-001",
	"contoso_qzk, single tenant, where contoso.com is "
	"accepted",
	"contoso_ERP, approved in the policy with its grants"},
    {"AP-002",
	"an appId that no application of the baseline has",
	"the same application under another name"},
    {"AP-003",
	"Mіcrosoft Graph with a Cyrillic letter, from another "
	"tenant",
	"Microsoft Graph, owned by Microsoft"},
    {"AP-004",
	"a reply address http://localhost:7823/access",
	"http://localhost and https://crm.contoso.com/callback"},
    {"AP-005",
	"an application called Mika Sato, as a user is",
	"Test automation of the web shop"},
    {"AP-006",
	"a deleted application that asked for "
	"Exchange.ManageAsApp",
	"a deleted trial that asked to read profiles"},
    {"AU-001",
	"UnifiedAuditLogIngestionEnabled: false",
	"UnifiedAuditLogIngestionEnabled: true"},
    {"AU-002",
	"AuditDisabled: true",
	"AuditDisabled: false"},
    {"AU-003",
	"AuditBypassEnabled: true for a service account",
	"AuditBypassEnabled: false everywhere"},
    {"AU-005",
	"Suspicious Connector Activity is disabled",
	"an alert of your own is disabled"},
    {"CH-001",
	"an application with Exchange.ManageAsApp, a new "
	"connector and rules that remove headers, on one day",
	"a mail service that was introduced and approved"},
    {"CR-001",
	"a keyId that the baseline does not have, on an Exchange "
	"Administrator",
	"a new secret on an application without power"},
    {"CR-002",
	"a secret on Office 365 Exchange Online",
	"principals of Microsoft without credentials"},
    {"CR-002b",
	"CN=Microsoft Exchange Server Auth Certificate on "
	"Exchange Online, hybrid in the policy",
	"the same certificate on the dedicated hybrid application"},
    {"CR-003",
	"a secret from 2026-11 to 2028-11",
	"a certificate for 365 days"},
    {"CR-004",
	"a secret on the service principal of an application "
	"registered here",
	"the signing certificate of SAML and its companions"},
    {"CR-005",
	"the subject of a trust changed to repo:someone/else",
	"the trust of the baseline on a pipeline without power"},
    {"CR-007",
	"an owner that the baseline does not have, on an Exchange "
	"Administrator",
	"a new owner of an application without power"},
    {"FD-001",
	"contoso.co.jp was Managed and is Federated",
	"a domain that was federated in the baseline"},
    {"FD-002",
	"a nextSigningCertificate that the baseline does not have",
	"the next certificate of the baseline became the current "
	"one"},
    {"GR-001",
	"dc50a0fb-09a3-484d-be87-e023b12c6440 on Exchange Online",
	"the same grant of an application approved with it"},
    {"GR-002",
	"ea3d980d-ebc7-4be4-8298-a167e5b8797c on Exchange Online",
	"the same grant of an application approved with it"},
    {"GR-003",
	"dc890d15-9560-4a4c-9b7f-a736ec74ec40 on Exchange Online",
	"the dedicated hybrid application, approved with it"},
    {"GR-004",
	"Mail.ReadWrite of Microsoft Graph for an application",
	"Calendars.Read for an application"},
    {"GR-005",
	"AppRoleAssignment.ReadWrite.All of Microsoft Graph",
	"Application.ReadWrite.OwnedBy of Microsoft Graph"},
    {"GR-006",
	"AllPrincipals: Mail.Send offline_access",
	"AllPrincipals: openid profile User.Read"},
    {"GR-007",
	"three users consented to Mail.Read",
	"a user consented to Calendars.Read"},
    {"GR-008",
	"SMTP.SendAsApp on Exchange Online",
	"User.Read.All on Exchange Online"},
    {"GR-009",
	"requiredResourceAccess has full_access_as_app, no grant "
	"does",
	"a registration that asks for what was granted"},
    {"GR-010",
	"an appRoleId on Exchange Online that its appRoles do not "
	"have",
	"a new role that Exchange Online names itself"},
    {"GR-011",
	"Mail.Read without an application access policy",
	"Mail.Read and RestrictAccess for some mailboxes"},
    {"GR-012",
	"Directory.ReadWrite.All of Azure AD Graph",
	"Orders.ReadWrite.All of an application of your own"},
    {"GR-013",
	"Exchange.ManageAsApp, and appOwnerOrganizationId is "
	"another tenant",
	"the same for an application registered here"},
    {"HX-001",
	"a connector with the addresses of one that was gone for "
	"months",
	"a rule that was edited and edited back"},
    {"HX-002",
	"New-InboundConnector and Remove-InboundConnector of one "
	"connector within a day, in the audit log alone",
	"a connector that was made, and is still there"},
    {"HX-003",
	"a week without a snapshot where there is one a day",
	"a snapshot every night"},
    {"HX-004",
	"WhenChanged is newer than in the baseline, all else is "
	"equal",
	"every connector has a newer WhenChanged"},
    {"OG-001",
	"SmtpClientAuthenticationDisabled: false",
	"SmtpClientAuthenticationDisabled: true"},
    {"OG-002",
	"RejectDirectSend: false",
	"RejectDirectSend was not returned"},
    {"OG-003",
	"ImapEnabled: true in a plan for new mailboxes",
	"ImapEnabled and PopEnabled: false"},
    {"OG-004",
	"OAuth2ClientProfileEnabled: false",
	"OAuth2ClientProfileEnabled: true"},
    {"OG-005",
	"security defaults off, and the policy for administrators "
	"only reports",
	"two accounts for emergencies are excluded"},
    {"OG-006",
	"allowedToCreateApps: true",
	"consent for verified publishers alone"},
    {"OG-007",
	"My ReadWriteMailbox Apps in the default role assignment "
	"policy",
	"a policy without roles for apps"},
    {"OG-008",
	"InternalSMTPServers has one address more than the "
	"baseline",
	"the addresses of the baseline"},
    {"OG-009",
	"AllowLegacyTLSClients: true",
	"AllowLegacyTLSClients: false"},
    {"OG-010",
	"AllowList has news.example, not in the baseline",
	"an AllowList of your own domains"},
    {"OG-011",
	"a trusted place has one range more than the baseline",
	"a new place that is not trusted"},
    {"OG-012",
	"excludeGroups has one group more than the baseline",
	"a policy that now covers everybody"},
    {"PT-001",
	"status active, partner Reseller, Global Administrator",
	"status expired"},
    {"PT-002",
	"FreeBusyAccessLevel was AvailabilityOnly and is "
	"LimitedDetails",
	"the relationships of the baseline"},
    {"RL-001",
	"62e90394-69f5-4237-9190-012177145e10 on a service "
	"principal",
	"the same role on a person"},
    {"RL-002",
	"29232cdf-9323-42fd-ade2-1d097af3e4de on a service "
	"principal",
	"an application approved with exactly this role"},
    {"RL-003",
	"Privileged Role Administrator on a service principal",
	"Global Reader on a service principal"},
    {"RL-004",
	"Directory Synchronization Accounts and Global "
	"Administrator on one account",
	"the first of them alone"},
    {"RL-005",
	"onPremisesSyncEnabled: true on a Global Administrator",
	"an administrator of the cloud alone"},
    {"RL-006",
	"Transport Rules for a service principal",
	"Application Mail.Read with a CustomResourceScope"},
    {"RL-008",
	"a service principal in a group inside a group with "
	"Exchange Administrator",
	"people in that group"},
    {"RL-009",
	"a service principal in the eligibility for Global "
	"Administrator",
	"a person who is eligible"},
    {"RL-010",
	"a custom role with "
	"microsoft.directory/applications/credentials/update",
	"a custom role that reads usage reports"},
    {"RL-011",
	"a service principal owns a role-assignable group",
	"the owners of the baseline"},
    {"SC-001",
	"SkipEverything: true on one connector of two",
	"NewThing: true on all connectors"},
    {"TX-001",
	"a comment with the character U+0000",
	"a comment in Japanese"},
    {"SI-001",
	"thirty administrators, one address, wrong passwords through Azure "
	"Active Directory PowerShell",
	"one address that signs in as 25 shared mailboxes without an error"},
    {"SI-002",
	"the same address, then a success by one factor",
	"a success by two factors, or before the first wrong password"},
    {"SI-003",
	"an application with Exchange.ManageAsApp signs in from a network "
	"that it never came from",
	"the same application from the network of its server"},
};
/* clang-format on */

static const struct example *
find_in(const struct example *table, size_t count, strview id)
{
	for (size_t i = 0; i < count; i++) {
		if (sv_eq(sv_from(table[i].id), id))
			return &table[i];
	}
	return NULL;
}

static const struct example *
find_example(const struct check *check)
{
	strview id = sv_from(check->id);
	const struct example *example =
	    find_in(examples, COUNT_OF(examples), id);

	return example != NULL
		   ? example
		   : find_in(examples_flow, examples_flow_count, id);
}

const char *
check_fires(const struct check *check)
{
	const struct example *example = find_example(check);

	return example != NULL ? example->fires : NULL;
}

const char *
check_silent(const struct check *check)
{
	const struct example *example = find_example(check);

	return example != NULL ? example->silent : NULL;
}
