/*
 * settings_test.c - domains, journals, audit, and settings of all.
 */
#include "tests/unit/auditor/check/rows.h"

#define ACC(more) "{'AcceptedDomain':[{'DomainName':'contoso.com'" more "}]}"
#define TWO_ACC                                                                \
	"{'AcceptedDomain':[{'DomainName':'contoso.com'},"                     \
	"{'DomainName':'evil.example'}]}"
#define ONE_ACC    "{'AcceptedDomain':[{'DomainName':'contoso.com'}]}"
#define TYPE(type) ACC(",'DomainType':'" type "'")
#define DKIM(on)                                                               \
	"{'DkimSigningConfig':[{'Domain':'contoso.com','Enabled':" on "}]}"
#define DKIM_ROUTE(on)                                                         \
	"{'DkimSigningConfig':[{'Domain':'contoso.mail.onmicrosoft.com',"      \
	"'Enabled':" on "}]}"
#define REMOTE(domain, more)                                                   \
	"{'RemoteDomain':[{'Guid':'1','Name':'R','DomainName':'" domain        \
	"'" more "}]}"
#define FORWARDS ",'AutoForwardEnabled':true"
#define TRUSTS   ",'TrustedMailInboundEnabled':true"
#define MODE(mode)                                                             \
	"'HostedOutboundSpamFilterPolicy':[{'Name':'Default',"                 \
	"'AutoForwardingMode':'" mode "'}]"
#define JOURNAL(on, to)                                                        \
	"{'JournalRule':[{'Name':'J','Enabled':" on                            \
	",'JournalEmailAddress':'" to "'}]}"
#define TRANSPORT(more)                                                        \
	"{'TransportConfig':{'Name':'T','SmtpClientAuthenticationDisabled':"   \
	"true" more "}}"
#define ORG(more)     "{'OrganizationConfig':{'Name':'O'" more "}}"
#define NDR(to)       TRANSPORT(",'JournalingReportNdrTo':'" to "'")
#define SERVERS(list) TRANSPORT(",'InternalSMTPServers':[" list "]")
#define TAG(list)                                                              \
	"{'ExternalInOutlook':{'Enabled':true,'AllowList':[" list "]}}"
#define ALERT(name, off)                                                       \
	"{'ProtectionAlert':[{'Name':'" name "','Disabled':" off "}]}"
#define PLAN(more) "{'CASMailboxPlan':[{'Name':'P'" more "}]}"
#define CAS(more)  "{'CASMailbox':[{'Guid':'1','DisplayName':'A'" more "}]}"
#define ROLES(list)                                                            \
	"{'RoleAssignmentPolicy':[{'Name':'D','AssignedRoles':[" list "]}]}"
#define ADMIN_ID "70000000-0000-4000-8000-000000000001"

/* clang-format off */
static const struct check_row rows[] = {
    /* --- domains --- */
    {"AC-001 passes on", "AC-001", 48, TYPE("ExternalRelay"),
	TYPE("Authoritative"), "DomainType=ExternalRelay (Authoritative)"},
    {"AC-001 inside first", "AC-001", 48, TYPE("InternalRelay"),
	TYPE("Authoritative"), NULL},
    {"AC-001 further", "AC-001", 48, TYPE("ExternalRelay"),
	TYPE("InternalRelay"), NULL},
    {"AC-001 names below", "AC-001", 48, ACC(",'MatchSubDomains':true"),
	ACC(",'MatchSubDomains':false"), "MatchSubDomains=true"},
    {"AC-001 back", "AC-001", 0, TYPE("Authoritative"), TYPE("ExternalRelay"),
	NULL},
    {"AC-001 not returned", "AC-001", 0, TYPE("ExternalRelay"), ONE_ACC, NULL},
    {"AC-002 accepted", "AC-002", 35, TWO_ACC, ONE_ACC,
	"domain=evil.example"},
    {"AC-002 verified only", "AC-002", 35,
	"{'Domain':[{'id':'evil.example','isVerified':true}],"
	"'AcceptedDomain':[]}", "{'Domain':[]}", NULL},
    {"AC-002 not verified", "AC-002", 0,
	"{'Domain':[{'id':'evil.example','isVerified':false}]}",
	"{'Domain':[]}", NULL},
    {"AC-002 known", "AC-002", 0, ONE_ACC, ONE_ACC, NULL},
    {"AC-002 without a baseline", "AC-002", 0, TWO_ACC, NULL, NULL},
    {"AC-003 set", "AC-003", 45, ACC(",'CatchAllRecipientID':'a@contoso.com'"),
	NULL, "CatchAllRecipientID=a@contoso.com"},
    {"AC-003 another", "AC-003", 45,
	ACC(",'CatchAllRecipientID':'a@contoso.com'"),
	ACC(",'CatchAllRecipientID':'b@contoso.com'"), "somebody else"},
    {"AC-003 nobody", "AC-003", 0, ACC(",'CatchAllRecipientID':null"), NULL,
	NULL},
    {"DK-001 off", "DK-001", 42, DKIM("false"), DKIM("true"), "Enabled=false"},
    {"DK-001 never on", "DK-001", 0, DKIM("false"), DKIM("false"), NULL},
    {"DK-001 routing domain", "DK-001", 0, DKIM_ROUTE("false"),
	DKIM_ROUTE("true"), NULL},
    {"DK-001 without a baseline", "DK-001", 0, DKIM("false"), NULL, NULL},
    {"RD-001 a domain", "RD-001", 35, REMOTE("evil.example", FORWARDS), NULL,
	"AutoForwardEnabled=true"},
    {"RD-001 all, and users may", "RD-001", 35,
	"{'RemoteDomain':[{'Guid':'1','DomainName':'*'" FORWARDS "}],"
	MODE("On") "}", NULL, NULL},
    {"RD-001 all, and users may not", "RD-001", 0,
	"{'RemoteDomain':[{'Guid':'1','DomainName':'*'" FORWARDS "}],"
	MODE("Automatic") "}", NULL, NULL},
    {"RD-001 ours", "RD-001", 0, REMOTE("contoso.com", FORWARDS), NULL, NULL},
    {"RD-001 off", "RD-001", 0, REMOTE("evil.example", ""), NULL, NULL},
    {"RD-002 trusted", "RD-002", 48, REMOTE("evil.example", TRUSTS), NULL,
	"TrustedMailInboundEnabled=true"},
    {"RD-002 ours without hybrid", "RD-002", 48, REMOTE("contoso.com", TRUSTS),
	NULL, NULL},
    {"RD-002 not trusted", "RD-002", 0, REMOTE("evil.example", ""), NULL, NULL},

    /* --- journals --- */
    {"JR-001 outside", "JR-001", 62, JOURNAL("true", "j@evil.example"), NULL,
	"JournalEmailAddress=j@evil.example"},
    {"JR-001 contact", "JR-001", 62,
	"{'JournalRule':[{'Name':'J','Enabled':true,'JournalEmailAddress':"
	"'vault@contoso.com'}],'MailContact':[{'Guid':'m','EmailAddresses':["
	"'SMTP:vault@contoso.com'],'ExternalEmailAddress':"
	"'SMTP:x@evil.example'}]}", NULL, "goes to x@evil.example"},
    {"JR-001 ours", "JR-001", 0, JOURNAL("true", "j@contoso.com"), NULL, NULL},
    {"JR-001 switched off", "JR-001", 0, JOURNAL("false", "j@evil.example"),
	NULL, NULL},
    {"JR-002 outside", "JR-002", 40, NDR("j@evil.example"), NULL,
	"an address of ours"},
    {"JR-002 changed", "JR-002", 40, NDR("j@contoso.com"), NDR("<>"),
	"JournalingReportNdrTo=j@contoso.com (<>)"},
    {"JR-002 ours", "JR-002", 0, NDR("j@contoso.com"), NULL, NULL},
    {"JR-002 nobody", "JR-002", 0, NDR("<>"), NULL, NULL},

    /* --- audit --- */
    {"AU-001 off", "AU-001", 72,
	"{'AdminAuditLogConfig':{'UnifiedAuditLogIngestionEnabled':false}}",
	NULL, "UnifiedAuditLogIngestionEnabled=false (true)"},
    {"AU-001 on", "AU-001", 0,
	"{'AdminAuditLogConfig':{'UnifiedAuditLogIngestionEnabled':true}}",
	NULL, NULL},
    {"AU-001 not returned", "AU-001", 0,
	"{'AdminAuditLogConfig':{'AdminAuditLogEnabled':true}}", NULL, NULL},
    {"AU-002 off", "AU-002", 60, ORG(",'AuditDisabled':true"), NULL,
	"AuditDisabled=true (false)"},
    {"AU-002 on", "AU-002", 0, ORG(",'AuditDisabled':false"), NULL, NULL},
    {"AU-003 bypass", "AU-003", 48, "{'MailboxAuditBypassAssociation':["
	"{'Guid':'1','Name':'svc','AuditBypassEnabled':true}]}", NULL,
	"AuditBypassEnabled=true"},
    {"AU-003 of a mailbox", "AU-003", 48,
	"{'Mailbox':[{'Guid':'1','AuditBypassEnabled':true}]}", NULL, NULL},
    {"AU-003 none", "AU-003", 0, "{'MailboxAuditBypassAssociation':["
	"{'Guid':'1','Name':'svc','AuditBypassEnabled':false}]}", NULL, NULL},
    {"AU-005 off", "AU-005", 30, ALERT("Suspicious Connector Activity", "true"),
	NULL, "Disabled=true"},
    {"AU-005 on", "AU-005", 0, ALERT("Suspicious Connector Activity", "false"),
	NULL, NULL},
    {"AU-005 another", "AU-005", 0, ALERT("Lunch", "true"), NULL, NULL},

    /* --- the organization --- */
    {"OG-001 allowed", "OG-001", 20,
	TRANSPORT(",'SmtpClientAuthenticationDisabled':false"), NULL,
	"SmtpClientAuthenticationDisabled=false (true)"},
    {"OG-001 for a mailbox", "OG-001", 10,
	CAS(",'SmtpClientAuthenticationDisabled':false"), NULL, NULL},
    {"OG-001 as the organization", "OG-001", 0,
	CAS(",'SmtpClientAuthenticationDisabled':null"), NULL, NULL},
    {"OG-001 off", "OG-001", 0,
	TRANSPORT(",'SmtpClientAuthenticationDisabled':true"), NULL, NULL},
    {"OG-002 accepted", "OG-002", 20, ORG(",'RejectDirectSend':false"), NULL,
	"RejectDirectSend=false"},
    {"OG-002 rejected", "OG-002", 0, ORG(",'RejectDirectSend':true"), NULL,
	NULL},
    {"OG-002 not returned", "OG-002", 0, ORG(""), NULL, NULL},
    {"OG-003 plan", "OG-003", 10, PLAN(",'ImapEnabled':true"), NULL,
	"ImapEnabled=true"},
    {"OG-003 shared mailbox", "OG-003", 10, CAS(",'PopEnabled':true,"
	"'RecipientTypeDetails':'SharedMailbox'"), NULL, NULL},
    {"OG-003 shared by the list of mailboxes", "OG-003", 10,
	"{'CASMailbox':[{'Guid':'1','PopEnabled':true}],"
	"'Mailbox':[{'Guid':'1','RecipientTypeDetails':'SharedMailbox'}]}", NULL,
	NULL},
    {"OG-003 administrator", "OG-003", 10,
	"{'CASMailbox':[{'Guid':'1','PopEnabled':true,"
	"'ExternalDirectoryObjectId':'" ADMIN_ID "'}],'RoleAssignment':["
	"{'id':'r','principalId':'" ADMIN_ID "','roleDefinitionId':'x'}]}",
	NULL, NULL},
    {"OG-003 known as administrator", "OG-003", 10,
	"{'CASMailbox':[{'Guid':'1','PopEnabled':true,"
	"'ExternalDirectoryObjectId':'" ADMIN_ID "'}],"
	"'UserRegistrationDetails':[{'id':'" ADMIN_ID "','isAdmin':true}]}",
	NULL, NULL},
    {"OG-003 somebody", "OG-003", 0, CAS(",'PopEnabled':true"), NULL, NULL},
    {"OG-003 off", "OG-003", 0, PLAN(",'ImapEnabled':false"), NULL, NULL},
    {"OG-004 off", "OG-004", 45, ORG(",'OAuth2ClientProfileEnabled':false"),
	NULL, "OAuth2ClientProfileEnabled=false"},
    {"OG-004 on", "OG-004", 0, ORG(",'OAuth2ClientProfileEnabled':true"), NULL,
	NULL},
    {"OG-007 own add-ins", "OG-007", 10, ROLES("'My Custom Apps','MyBase'"),
	NULL, "AssignedRoles=My Custom Apps"},
    {"OG-007 by path", "OG-007", 10,
	ROLES("'contoso.example\\\\\\\\My ReadWriteMailbox Apps'"), NULL, NULL},
    {"OG-007 none", "OG-007", 0, ROLES("'MyBaseOptions'"), NULL, NULL},
    {"OG-008 one more", "OG-008", 45, SERVERS("'203.0.113.9'"), SERVERS(""),
	"InternalSMTPServers=203.0.113.9"},
    {"OG-008 as it was", "OG-008", 0, SERVERS("'203.0.113.9'"),
	SERVERS("'203.0.113.9'"), NULL},
    {"OG-009 allowed", "OG-009", 15, TRANSPORT(",'AllowLegacyTLSClients':true"),
	NULL, "AllowLegacyTLSClients=true (false)"},
    {"OG-009 not allowed", "OG-009", 0,
	TRANSPORT(",'AllowLegacyTLSClients':false"), NULL, NULL},
    {"OG-010 one more", "OG-010", 30, TAG("'evil.example'"), TAG(""),
	"AllowList=evil.example"},
    {"OG-010 ours", "OG-010", 0, TAG("'contoso.com'"), TAG(""), NULL},
    {"OG-010 as it was", "OG-010", 0, TAG("'a.example'"), TAG("'a.example'"),
	NULL},
};

#define RECIPIENT "recipients:\n- {address: '@archive.example', reason: r}\n"

static const struct settle_row covers[] = {
    {"JR-001 archive", "JR-001", RECIPIENT, true,
	JOURNAL("true", "j@archive.example"), NULL},
    {"JR-001 elsewhere", "JR-001", RECIPIENT, false,
	JOURNAL("true", "j@evil.example"), NULL},
    {"JR-002 archive", "JR-002", RECIPIENT, true, NDR("j@archive.example"),
	NULL},
    {"RD-002 hybrid", "RD-002", "hybrid: yes\n", true,
	REMOTE("contoso.com", TRUSTS), NULL},
    {"RD-002 not ours", "RD-002", "hybrid: yes\n", false,
	REMOTE("evil.example", TRUSTS), NULL},
    {"OG-008 approved", "OG-008",
	"sender-ranges:\n- {range: 203.0.113.0/28, reason: r}\n", true,
	SERVERS("'203.0.113.9'"), SERVERS("")},
};
/* clang-format on */

int
main(void)
{
	KIT_ROWS(rows, rows_fire);
	KIT_ROWS(covers, rows_settle);
	return kit_finish();
}
