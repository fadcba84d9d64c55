/*
 * examples.c - what fires each check, and what does not.
 *
 * The cases of fixtures/cases show them whole.
 */
#include "auditor/base/lang.h"
#include "auditor/check/check.h"
#include "auditor/check/examples_internal.h"

#include "auditor/base/banned.h"

/* Of identity, settings and time; by id. */
/* clang-format off */
static const struct example examples[] = {
    {"AP-001",
	N_("contoso_qzk, single tenant, where contoso.com is accepted"),
	N_("contoso_ERP, approved in the policy with its grants")},
    {"AP-002",
	N_("an appId that no application of the baseline has"),
	N_("the same application under another name")},
    {"AP-003",
	N_("Mіcrosoft Graph with a Cyrillic letter, from another tenant"),
	N_("Microsoft Graph, owned by Microsoft")},
    {"AP-004",
	N_("a reply address http://localhost:7823/access"),
	N_("http://localhost and https://crm.contoso.com/callback")},
    {"AP-005",
	N_("an application called Mika Sato, as a user is"),
	N_("Test automation of the web shop")},
    {"AP-006",
	N_("a deleted application that asked for Exchange.ManageAsApp"),
	N_("a deleted trial that asked to read profiles")},
    {"AU-001",
	"UnifiedAuditLogIngestionEnabled: false",
	"UnifiedAuditLogIngestionEnabled: true"},
    {"AU-002",
	"AuditDisabled: true",
	"AuditDisabled: false"},
    {"AU-003",
	N_("AuditBypassEnabled: true for a service account"),
	N_("AuditBypassEnabled: false everywhere")},
    {"AU-005",
	N_("Suspicious Connector Activity is disabled"),
	N_("an alert of your own is disabled")},
    {"CH-001",
	N_("an application with Exchange.ManageAsApp, a new connector and "
	   "rules that remove headers, on one day"),
	N_("a mail service that was introduced and approved")},
    {"CR-001",
	N_("a keyId that the baseline does not have, on an Exchange "
	   "Administrator"),
	N_("a new secret on an application without power")},
    {"CR-002",
	N_("a secret on Office 365 Exchange Online"),
	N_("principals of Microsoft without credentials")},
    {"CR-002b",
	N_("CN=Microsoft Exchange Server Auth Certificate on Exchange "
	   "Online, hybrid in the policy"),
	N_("the same certificate on the dedicated hybrid application")},
    {"CR-003",
	N_("a secret from 2026-11 to 2028-11"),
	N_("a certificate for 365 days")},
    {"CR-004",
	N_("a secret on the service principal of an application registered "
	   "here"),
	N_("the signing certificate of SAML and its companions")},
    {"CR-005",
	N_("the subject of a trust changed to repo:someone/else"),
	N_("the trust of the baseline on a pipeline without power")},
    {"CR-007",
	N_("an owner that the baseline does not have, on an Exchange "
	   "Administrator"),
	N_("a new owner of an application without power")},
    {"FD-001",
	N_("contoso.co.jp was Managed and is Federated"),
	N_("a domain that was federated in the baseline")},
    {"FD-002",
	N_("a nextSigningCertificate that the baseline does not have"),
	N_("the next certificate of the baseline became the current one")},
    {"GR-001",
	N_("dc50a0fb-09a3-484d-be87-e023b12c6440 on Exchange Online"),
	N_("the same grant of an application approved with it")},
    {"GR-002",
	N_("ea3d980d-ebc7-4be4-8298-a167e5b8797c on Exchange Online"),
	N_("the same grant of an application approved with it")},
    {"GR-003",
	N_("dc890d15-9560-4a4c-9b7f-a736ec74ec40 on Exchange Online"),
	N_("the dedicated hybrid application, approved with it")},
    {"GR-004",
	N_("Mail.ReadWrite of Microsoft Graph for an application"),
	N_("Calendars.Read for an application")},
    {"GR-005",
	N_("AppRoleAssignment.ReadWrite.All of Microsoft Graph"),
	N_("Application.ReadWrite.OwnedBy of Microsoft Graph")},
    {"GR-006",
	N_("AllPrincipals: Mail.Send offline_access"),
	N_("AllPrincipals: openid profile User.Read")},
    {"GR-007",
	N_("three users consented to Mail.Read"),
	N_("a user consented to Calendars.Read")},
    {"GR-008",
	N_("SMTP.SendAsApp on Exchange Online"),
	N_("User.Read.All on Exchange Online")},
    {"GR-009",
	N_("requiredResourceAccess has full_access_as_app, no grant does"),
	N_("a registration that asks for what was granted")},
    {"GR-010",
	N_("an appRoleId on Exchange Online that its appRoles do not have"),
	N_("a new role that Exchange Online names itself")},
    {"GR-011",
	N_("Mail.Read without an application access policy"),
	N_("Mail.Read and RestrictAccess for some mailboxes")},
    {"GR-012",
	N_("Directory.ReadWrite.All of Azure AD Graph"),
	N_("Orders.ReadWrite.All of an application of your own")},
    {"GR-013",
	N_("Exchange.ManageAsApp, and appOwnerOrganizationId is another "
	   "tenant"),
	N_("the same for an application registered here")},
    {"HX-001",
	N_("a connector with the addresses of one that was gone for months"),
	N_("a rule that was edited and edited back")},
    {"HX-002",
	N_("New-InboundConnector and Remove-InboundConnector of one "
	   "connector within a day, in the audit log alone"),
	N_("a connector that was made, and is still there")},
    {"HX-003",
	N_("a week without a snapshot where there is one a day"),
	N_("a snapshot every night")},
    {"HX-004",
	N_("WhenChanged is newer than in the baseline, all else is equal"),
	N_("every connector has a newer WhenChanged")},
    {"OG-001",
	"SmtpClientAuthenticationDisabled: false",
	"SmtpClientAuthenticationDisabled: true"},
    {"OG-002",
	"RejectDirectSend: false",
	N_("RejectDirectSend was not returned")},
    {"OG-003",
	N_("ImapEnabled: true in a plan for new mailboxes"),
	N_("ImapEnabled and PopEnabled: false")},
    {"OG-004",
	"OAuth2ClientProfileEnabled: false",
	"OAuth2ClientProfileEnabled: true"},
    {"OG-005",
	N_("security defaults off, and the policy for administrators only "
	   "reports"),
	N_("two accounts for emergencies are excluded")},
    {"OG-006",
	"allowedToCreateApps: true",
	N_("consent for verified publishers alone")},
    {"OG-007",
	N_("My ReadWriteMailbox Apps in the default role assignment policy"),
	N_("a policy without roles for apps")},
    {"OG-008",
	N_("InternalSMTPServers has one address more than the baseline"),
	N_("the addresses of the baseline")},
    {"OG-009",
	"AllowLegacyTLSClients: true",
	"AllowLegacyTLSClients: false"},
    {"OG-010",
	N_("AllowList has news.example, not in the baseline"),
	N_("an AllowList of your own domains")},
    {"OG-011",
	N_("a trusted place has one range more than the baseline"),
	N_("a new place that is not trusted")},
    {"OG-012",
	N_("excludeGroups has one group more than the baseline"),
	N_("a policy that now covers everybody")},
    {"PT-001",
	N_("status active, partner Reseller, Global Administrator"),
	N_("status expired")},
    {"PT-002",
	N_("FreeBusyAccessLevel was AvailabilityOnly and is LimitedDetails"),
	N_("the relationships of the baseline")},
    {"RL-001",
	N_("62e90394-69f5-4237-9190-012177145e10 on a service principal"),
	N_("the same role on a person")},
    {"RL-002",
	N_("29232cdf-9323-42fd-ade2-1d097af3e4de on a service principal"),
	N_("an application approved with exactly this role")},
    {"RL-003",
	N_("Privileged Role Administrator on a service principal"),
	N_("Global Reader on a service principal")},
    {"RL-004",
	N_("Directory Synchronization Accounts and Global Administrator on "
	   "one account"),
	N_("the first of them alone")},
    {"RL-005",
	N_("onPremisesSyncEnabled: true on a Global Administrator"),
	N_("an administrator of the cloud alone")},
    {"RL-006",
	N_("Transport Rules for a service principal"),
	N_("Application Mail.Read with a CustomResourceScope")},
    {"RL-008",
	N_("a service principal in a group inside a group with Exchange "
	   "Administrator"),
	N_("people in that group")},
    {"RL-009",
	N_("a service principal in the eligibility for Global Administrator"),
	N_("a person who is eligible")},
    {"RL-010",
	N_("a custom role with "
	   "microsoft.directory/applications/credentials/update"),
	N_("a custom role that reads usage reports")},
    {"RL-011",
	N_("a service principal owns a role-assignable group"),
	N_("the owners of the baseline")},
    {"SC-001",
	N_("SkipEverything: true on one connector of two"),
	N_("NewThing: true on all connectors")},
    {"TX-001",
	N_("a comment with the character U+0000"),
	N_("a comment in Japanese")},
    {"SI-001",
	N_("thirty administrators, one address, wrong passwords through "
	   "Azure Active Directory PowerShell"),
	N_("one address that signs in as 25 shared mailboxes without an "
	   "error")},
    {"SI-002",
	N_("the same address, then a success by one factor"),
	N_("a success by two factors, or before the first wrong password")},
    {"SI-003",
	N_("an application with Exchange.ManageAsApp signs in from a "
	   "network that it never came from"),
	N_("the same application from the network of its server")},
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
