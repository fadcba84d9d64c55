/*
 * mailflow_test.c - checks of connectors, rules and odd text.
 */
#include "tests/unit/auditor/check/rows.h"

#define IC                                                                     \
	"{'Guid':'c0000000-0000-4000-8000-000000000001','Name':'Relay',"       \
	"'ConnectorType':'OnPremises'"
#define TR "{'Guid':'e0000000-0000-4000-8000-000000000001','Name':'Rule'"
#define AP                                                                     \
	"{'id':'a0000000-0000-4000-8000-000000000001',"                        \
	"'appId':'b0000000-0000-4000-8000-000000000001'"

/* Who is in the inner one is in the outer one too, which is in itself. */
#define GROUPS                                                                 \
	"'Group':[{'id':'g1','displayName':'Board','mail':"                    \
	"'board@contoso.com','members':['g2','g1']},"                          \
	"{'id':'g2','displayName':'Inner','members':['u1','c1']}]"

/* clang-format off */
static const struct check_row rows[] = {
    /* --- connectors --- */
    {"IC-001 fires", "IC-001", 88,
	"{'InboundConnector':[{'Guid':'1','Name':'Ran_mwxyz'}]}", NULL, NULL},
    {"IC-001 switched off", "IC-001", 40,
	"{'InboundConnector':[{'Guid':'1','Name':'Ran_mwxyz','Enabled':false}]}",
	NULL, "Enabled=false"},
    {"IC-001 full-width", "IC-001", 88,
	"{'InboundConnector':[{'Guid':'1','Name':'Ｒａｎ＿ｍｗｘｙｚ'}]}", NULL,
	"reads ran_mwxyz"},
    {"IC-001 site name", "IC-001", 0,
	"{'InboundConnector':[{'Guid':'1','Name':'Ran_Tokyo_DC'}]}", NULL, NULL},
    {"IC-003 mixed scripts", "IC-003", 45,
	"{'InboundConnector':[{'Guid':'1','Name':'Rel\xd0\xb0y'}]}", NULL,
	"Cyrillic or Greek letters"},
    {"IC-003 switched off", "IC-003", 23,
	"{'InboundConnector':[{'Guid':'1','Name':'Rel\xd0\xb0y',"
	"'Enabled':false}]}", NULL, NULL},
    {"IC-003 reads like an older one", "IC-003", 45,
	"{'InboundConnector':[{'Guid':'1','Name':'Relay1',"
	"'WhenCreatedUTC':'2020-01-01T00:00:00Z'},{'Guid':'2','Name':'Relayl',"
	"'WhenCreatedUTC':'2026-01-01T00:00:00Z'}]}", NULL, "looks like=Relay1"},
    {"IC-003 Japanese", "IC-003", 0,
	"{'InboundConnector':[{'Guid':'1','Name':'本社複合機'}]}", NULL, NULL},
    {"IC-010 new", "IC-010", 40,
	"{'InboundConnector':[" IC "}]}", "{'InboundConnector':[]}",
	"a connector of the baseline"},
    {"IC-010 new and switched off", "IC-010", 20,
	"{'InboundConnector':[" IC ",'Enabled':false}]}",
	"{'InboundConnector':[]}", NULL},
    {"IC-010 known", "IC-010", 0,
	"{'InboundConnector':[" IC "}]}", "{'InboundConnector':[" IC "}]}", NULL},
    {"IC-010 known by name only", "IC-010", 40,
	"{'InboundConnector':[" IC "}]}",
	"{'InboundConnector':[{'Guid':'2','Name':'Relay',"
	"'ConnectorType':'OnPremises'}]}", NULL},
    {"IC-010 was for a partner", "IC-010", 40,
	"{'InboundConnector':[" IC "}]}",
	"{'InboundConnector':[{'Guid':'c0000000-0000-4000-8000-000000000001',"
	"'Name':'Relay','ConnectorType':'Partner'}]}",
	"ConnectorType=OnPremises (Partner)"},
    {"IC-010 partner", "IC-010", 0,
	"{'InboundConnector':[{'Guid':'1','ConnectorType':'Partner'}]}",
	"{'InboundConnector':[]}", NULL},
    {"IC-010 without a baseline", "IC-010", 0,
	"{'InboundConnector':[" IC "}]}", NULL, NULL},
    {"IC-011 by address", "IC-011", 55,
	"{'InboundConnector':[" IC ",'SenderIPAddresses':['203.0.113.9']}]}",
	NULL, "SenderIPAddresses=203.0.113.9 (inside an approved range)"},
    {"IC-011 bound to domains", "IC-011", 45,
	"{'InboundConnector':[" IC ",'SenderIPAddresses':['203.0.113.9'],"
	"'AssociatedAcceptedDomains':['contoso.com']}]}", NULL, NULL},
    {"IC-011 with a certificate", "IC-011", 0,
	"{'InboundConnector':[" IC ",'SenderIPAddresses':['203.0.113.9'],"
	"'RequireTls':true,'TlsSenderCertificateName':'mail.contoso.com'}]}", NULL,
	NULL},
    {"IC-011 with a certificate that nobody looks at", "IC-011", 55,
	"{'InboundConnector':[" IC ",'SenderIPAddresses':['203.0.113.9'],"
	"'TlsSenderCertificateName':'mail.contoso.com'}]}", NULL,
	"RequireTls=false"},
    {"IC-011 type of another spelling", "IC-011", 55,
	"{'InboundConnector':[{'Guid':'1','Name':'Relay','ConnectorType':1,"
	"'SenderIPAddresses':'203.0.113.9'}]}", NULL, NULL},
    {"IC-011 partner in lower case", "IC-011", 0,
	"{'InboundConnector':[{'Guid':'1','Name':'Relay',"
	"'ConnectorType':'partner','SenderIPAddresses':['203.0.113.9']}]}", NULL,
	NULL},
    {"IC-011 of IPv6", "IC-011", 55,
	"{'InboundConnector':[" IC ",'SenderIPAddresses':['2001:DB8::1']}]}", NULL,
	"2001:db8::1"},
    {"IC-011 switched off", "IC-011", 0,
	"{'InboundConnector':[" IC ",'SenderIPAddresses':['203.0.113.9'],"
	"'Enabled':false}]}", NULL, NULL},
    {"IC-011 partner", "IC-011", 0,
	"{'InboundConnector':[{'Guid':'1','ConnectorType':'Partner',"
	"'SenderIPAddresses':['203.0.113.9']}]}", NULL, NULL},
    {"IC-019 address added", "IC-019", 50,
	"{'InboundConnector':[" IC
	",'SenderIPAddresses':['198.51.100.1','203.0.113.9']}]}",
	"{'InboundConnector':[" IC ",'SenderIPAddresses':['198.51.100.1']}]}",
	"SenderIPAddresses=203.0.113.9 (not there, as in the baseline)"},
    {"IC-019 address swapped", "IC-019", 50,
	"{'InboundConnector':[" IC ",'SenderIPAddresses':['203.0.113.9']}]}",
	"{'InboundConnector':[" IC ",'SenderIPAddresses':['198.51.100.1']}]}",
	NULL},
    {"IC-019 certificate swapped", "IC-019", 50,
	"{'InboundConnector':[" IC ",'TlsSenderCertificateName':'a.example'}]}",
	"{'InboundConnector':[" IC ",'TlsSenderCertificateName':'b.example'}]}",
	"TlsSenderCertificateName=a.example (b.example)"},
    {"IC-019 domain added", "IC-019", 50,
	"{'InboundConnector':[" IC ",'SenderDomains':['smtp:*;1','x.example']}]}",
	"{'InboundConnector':[" IC "}]}", "smtp:x.example;1"},
    {"IC-019 address taken away", "IC-019", 0,
	"{'InboundConnector':[" IC ",'SenderIPAddresses':['198.51.100.1']}]}",
	"{'InboundConnector':[" IC
	",'SenderIPAddresses':['198.51.100.1','203.0.113.9']}]}", NULL},
    {"IC-019 other spelling", "IC-019", 0,
	"{'InboundConnector':[" IC ",'SenderIPAddresses':['198.51.100.1/32'],"
	"'SenderDomains':['*'],'TlsSenderCertificateName':'A.example'}]}",
	"{'InboundConnector':[" IC ",'SenderIPAddresses':['198.51.100.1'],"
	"'TlsSenderCertificateName':'a.example'}]}", NULL},

    /* --- rules --- */
    {"TR-001 alone", "TR-001", 8,
	"{'TransportRule':[{'Guid':'1','Name':'Test01'}]}", NULL, NULL},
    {"TR-001 removes a header", "TR-001", 30,
	"{'TransportRule':[{'Guid':'1','Name':'Test012','RemoveHeader':'X-A'}]}",
	NULL, "RemoveHeader=x-a"},
    {"TR-001 switched off", "TR-001", 4,
	"{'TransportRule':[{'Guid':'1','Name':'Test01','State':'Disabled'}]}",
	NULL, NULL},
    {"TR-001 another number", "TR-001", 0,
	"{'TransportRule':[{'Guid':'1','Name':'Test013'}]}", NULL, NULL},
    {"TR-002 fires", "TR-002", 72,
	"{'TransportRule':[" TR ",'RemoveHeader':' dKIM-sIGNATURE '}]}", NULL,
	"RemoveHeader=dkim-signature"},
    {"TR-002 switched off", "TR-002", 36,
	"{'TransportRule':[" TR ",'RemoveHeader':'ARC-Seal',"
	"'State':'Disabled'}]}", NULL, "State=Disabled"},
    {"TR-002 only audits", "TR-002", 29,
	"{'TransportRule':[" TR ",'RemoveHeader':'ARC-Seal','Mode':'Audit'}]}",
	NULL, NULL},
    {"TR-002 audits and notifies, switched off", "TR-002", 14,
	"{'TransportRule':[" TR ",'RemoveHeader':'ARC-Seal',"
	"'Mode':'AuditAndNotify','State':'Disabled'}]}", NULL, NULL},
    {"TR-002 lone Received outwards", "TR-002", 32,
	"{'TransportRule':[" TR ",'RemoveHeader':'Received',"
	"'FromScope':'InOrganization','SentToScope':'NotInOrganization'}]}",
	NULL, NULL},
    {"TR-002 Received in both directions", "TR-002", 72,
	"{'TransportRule':[" TR ",'RemoveHeader':'Received'}]}", NULL, NULL},
    {"TR-002 Received outwards among others", "TR-002", 72,
	"{'TransportRule':[" TR ",'RemoveHeader':'Received',"
	"'FromScope':'InOrganization','SentToScope':'NotInOrganization'},"
	"{'Guid':'zz','Name':'Other','RemoveHeader':'ARC-Seal',"
	"'Mode':'Audit'}]}", NULL, "RemoveHeader=received"},
    {"TR-002 one of two in a list", "TR-002", 72,
	"{'TransportRule':[" TR ",'RemoveHeader':['X-Mailer','ARC-Seal']}]}", NULL,
	"arc-seal"},
    {"TR-002 own header of a product", "TR-002", 0,
	"{'TransportRule':[" TR ",'RemoveHeader':'X-SM-outgoing'}]}", NULL, NULL},
    {"TR-003 verdict", "TR-003", 52,
	"{'TransportRule':[" TR
	",'RemoveHeader':'X-Forefront-Antispam-Report'}]}", NULL, NULL},
    {"TR-003 by prefix", "TR-003", 52,
	"{'TransportRule':[" TR
	",'RemoveHeader':'X-MS-Exchange-CrossTenant-Id'}]}", NULL, NULL},
    {"TR-003 privacy outwards", "TR-003", 30,
	"{'TransportRule':[" TR ",'RemoveHeader':'X-Originating-IP',"
	"'FromScope':'InOrganization','SentToScope':'NotInOrganization'}]}",
	NULL, NULL},
    {"TR-003 X-Originating-IP inwards", "TR-003", 52,
	"{'TransportRule':[" TR ",'RemoveHeader':'X-Originating-IP'}]}", NULL,
	NULL},
    {"TR-003 unknown header", "TR-003", 0,
	"{'TransportRule':[" TR ",'RemoveHeader':'X-Other'}]}", NULL, NULL},
    {"TR-004 three", "TR-004", 95,
	"{'TransportRule':[{'Guid':'1','RemoveHeader':'Received'},"
	"{'Guid':'2','RemoveHeader':'ARC-Seal'},"
	"{'Guid':'3','RemoveHeader':'DKIM-Signature'}]}", NULL,
	"3 rules remove or overwrite 3 of the twelve"},
    {"TR-004 all in one rule", "TR-004", 95,
	"{'TransportRule':[{'Guid':'1','RemoveHeader':"
	"['Received','ARC-Seal','DKIM-Signature']}]}", NULL,
	"1 rule removes or overwrites 3 of the twelve"},
    {"TR-004 two removed, one overwritten", "TR-004", 95,
	"{'TransportRule':["
	"{'Guid':'1','Name':'a','State':'Enabled','Mode':'Enforce',"
	"'RemoveHeader':'DKIM-Signature'},"
	"{'Guid':'2','Name':'b','State':'Enabled','Mode':'Enforce',"
	"'RemoveHeader':'ARC-Seal'},"
	"{'Guid':'3','Name':'c','State':'Enabled','Mode':'Enforce',"
	"'SetHeaderName':'Received-SPF','SetHeaderValue':'pass'}]}", NULL,
	"header=received-spf"},
    {"TR-004 two headers in three rules", "TR-004", 0,
	"{'TransportRule':[{'Guid':'1','RemoveHeader':'Received'},"
	"{'Guid':'2','RemoveHeader':'ARC-Seal'},"
	"{'Guid':'3','RemoveHeader':'Received'}]}", NULL, NULL},
    {"TR-004 one of three only audits", "TR-004", 0,
	"{'TransportRule':[{'Guid':'1','RemoveHeader':'Received'},"
	"{'Guid':'2','RemoveHeader':'ARC-Seal','Mode':'Audit'},"
	"{'Guid':'3','RemoveHeader':'DKIM-Signature'}]}", NULL, NULL},
    {"TR-005 forged verdict", "TR-005", 52,
	"{'TransportRule':[" TR ",'SetHeaderName':'Authentication-Results',"
	"'SetHeaderValue':'dkim=pass'}]}", NULL, "SetHeaderValue=dkim=pass"},
    {"TR-005 skips Safe Links", "TR-005", 52,
	"{'TransportRule':[" TR ",'SetHeaderName':"
	"'X-MS-Exchange-Organization-SkipSafeLinksProcessing'}]}", NULL, NULL},
    {"TR-005 report of the filters", "TR-005", 52,
	"{'TransportRule':[" TR ",'SetHeaderName':'X-Microsoft-Antispam',"
	"'SetHeaderValue':'BCL:0;'}]}", NULL, NULL},
    {"TR-005 sender declared internal", "TR-005", 52,
	"{'TransportRule':[" TR ",'SetHeaderName':"
	"'X-MS-Exchange-Organization-AuthAs','SetHeaderValue':'Internal'}]}", NULL,
	NULL},
    {"TR-005 focused inbox", "TR-005", 0,
	"{'TransportRule':[" TR ",'SetHeaderName':"
	"'X-MS-Exchange-Organization-BypassFocusedInbox'}]}", NULL, NULL},
    {"TR-005 own header", "TR-005", 0,
	"{'TransportRule':[" TR ",'SetHeaderName':'X-Signed'}]}", NULL, NULL},
    {"TR-010 blind copy", "TR-010", 62,
	"{'TransportRule':[" TR ",'BlindCopyTo':['a@outside.example']}]}", NULL,
	"BlindCopyTo=a@outside.example (an address of ours)"},
    {"TR-010 one address as text", "TR-010", 62,
	"{'TransportRule':[" TR ",'RedirectMessageTo':'a@outside.example'}]}",
	NULL, NULL},
    {"TR-010 scoped", "TR-010", 56,
	"{'TransportRule':[" TR ",'CopyTo':['a@outside.example'],"
	"'SentTo':['support@contoso.com']}]}", NULL, NULL},
    {"TR-010 scoped by direction alone", "TR-010", 62,
	"{'TransportRule':[" TR ",'CopyTo':['a@outside.example'],"
	"'FromScope':'InOrganization'}]}", NULL, "no condition narrows"},
    {"TR-010 incident report", "TR-010", 62,
	"{'TransportRule':[" TR
	",'GenerateIncidentReport':'a@outside.example'}]}", NULL, NULL},
    {"TR-010 moderator", "TR-010", 62,
	"{'TransportRule':[" TR ",'ModerateMessageByUser':['a@outside.example']"
	"}]}", NULL, NULL},
    {"TR-010 manager outside", "TR-010", 56,
	"{'TransportRule':[" TR ",'AddManagerAsRecipientType':'Bcc',"
	"'ManagerAddresses':['a@outside.example']}]}", NULL, NULL},
    {"TR-010 manager as condition only", "TR-010", 0,
	"{'TransportRule':[" TR ",'ManagerAddresses':['a@outside.example']}]}",
	NULL, NULL},
    {"TR-010 notification is a text", "TR-010", 0,
	"{'TransportRule':[" TR
	",'GenerateNotification':'<p>ask help@outside.example</p>'}]}", NULL,
	NULL},
    {"TR-010 contact by name", "TR-010", 62,
	"{'TransportRule':[" TR ",'CopyTo':['External Auditor']}],"
	"'MailContact':[{'Guid':'m','DisplayName':'External auditor',"
	"'ExternalEmailAddress':'SMTP:drop@outside.example'}]}", NULL,
	"goes to drop@outside.example"},
    {"TR-010 contact by alias", "TR-010", 62,
	"{'TransportRule':[" TR ",'AddToRecipients':['extaud']}],"
	"'MailContact':[{'Guid':'m','Alias':'ExtAud',"
	"'ExternalEmailAddress':'SMTP:drop@outside.example'}]}", NULL, NULL},
    {"TR-010 contact behind an own address", "TR-010", 62,
	"{'TransportRule':[" TR ",'AddToRecipients':['audit@contoso.com']}],"
	"'MailContact':[{'Guid':'m','EmailAddresses':['SMTP:audit@contoso.com'],"
	"'ExternalEmailAddress':'SMTP:drop@outside.example'}]}", NULL, NULL},
    {"TR-010 contact in a group", "TR-010", 62,
	"{'TransportRule':[" TR ",'CopyTo':['board@contoso.com']}]," GROUPS
	",'MailContact':[{'Name':'Drop','Guid':'m1',"
	"'ExternalDirectoryObjectId':'c1',"
	"'ExternalEmailAddress':'SMTP:drop@outside.example'}]}", NULL,
	"mail for board@contoso.com goes to drop@outside.example"},
    {"TR-010 guest in a group of a group", "TR-010", 62,
	"{'TransportRule':[" TR ",'BlindCopyTo':'BOARD'}]," GROUPS
	",'User':[{'id':'u1','userType':'Guest','mail':'eve@outside.example',"
	"'userPrincipalName':'eve_outside.example#EXT#@contoso.com'}]}", NULL,
	"goes to eve@outside.example"},
    {"TR-010 guest by the name that we gave", "TR-010", 62,
	"{'TransportRule':[" TR ",'CopyTo':"
	"['eve_outside.example#EXT#@contoso.onmicrosoft.com']}]}", NULL, NULL},
    {"TR-010 address in a group", "TR-010", 62,
	"{'TransportRule':[" TR ",'CopyTo':['Board']}],'Group':[{'id':'g1',"
	"'displayName':'Board','members':['Drop@Outside.example']}]}", NULL,
	"goes to drop@outside.example"},
    {"TR-010 group of our own people", "TR-010", 0,
	"{'TransportRule':[" TR ",'CopyTo':['Board']}]," GROUPS ",'User':"
	"[{'id':'u1','mail':'ann@contoso.com',"
	"'userPrincipalName':'ann@contoso.com'}]}", NULL, NULL},
    {"TR-010 contact inside", "TR-010", 0,
	"{'TransportRule':[" TR ",'CopyTo':['Desk']}],"
	"'MailContact':[{'Guid':'m','DisplayName':'Desk',"
	"'ExternalEmailAddress':'SMTP:desk@contoso.com'}]}", NULL, NULL},
    {"TR-010 mailbox by name", "TR-010", 0,
	"{'TransportRule':[" TR ",'CopyTo':['Reception']}],'MailContact':[]}",
	NULL, NULL},
    {"TR-010 own domain", "TR-010", 0,
	"{'TransportRule':[" TR ",'CopyTo':['a@CONTOSO.com']}]}", NULL, NULL},
    {"TR-010 below an own domain", "TR-010", 62,
	"{'TransportRule':[" TR ",'CopyTo':['a@x.contoso.com']}]}", NULL, NULL},
    {"TR-010 below one with its subdomains", "TR-010", 0,
	"{'TransportRule':[" TR ",'CopyTo':['a@x.contoso.com']}],"
	"'AcceptedDomain':[{'DomainName':'contoso.com',"
	"'MatchSubDomains':true}]}", NULL, NULL},
    {"TR-010 ends like an own domain", "TR-010", 62,
	"{'TransportRule':[" TR ",'CopyTo':['a@evilcontoso.com']}],"
	"'AcceptedDomain':[{'DomainName':'contoso.com',"
	"'MatchSubDomains':true}]}", NULL, NULL},
    {"TR-010 looks like an own domain", "TR-010", 62,
	"{'TransportRule':[" TR ",'CopyTo':['x@mail.c0ntoso.com']}]}", NULL,
	"mail.c0ntoso.com looks like contoso.com, which is ours"},
    {"TR-010 own domain with a Cyrillic letter", "TR-010", 62,
	"{'TransportRule':[" TR ",'CopyTo':['x@c\xd0\xbentoso.com']}]}", NULL,
	"looks like contoso.com, which is ours"},
    {"TR-010 own domain with that letter encoded", "TR-010", 62,
	"{'TransportRule':[" TR ",'CopyTo':['x@xn--contso-zqf.com']}]}", NULL,
	"xn--contso-zqf.com looks like contoso.com, which is ours"},
    {"TR-010 shares onmicrosoft.com only", "TR-010", 62,
	"{'TransportRule':[" TR ",'CopyTo':['a@evil.onmicrosoft.com']}]}", NULL,
	NULL},
    {"TR-010 NUL before an own domain", "TR-010", 62,
	"{'TransportRule':[" TR
	",'CopyTo':['a@evil.example\\u0000@contoso.com']}]}", NULL, NULL},
    {"TR-046 dots", "TR-046", 40,
	"{'TransportRule':[{'Guid':'1','Name':'.. \xc2\xa0.'}]}", NULL,
	"neither letter nor digit"},
    {"TR-046 zero-width", "TR-046", 40,
	"{'TransportRule':[{'Guid':'1','Name':'Ban\xe2\x80\x8bner'}]}", NULL,
	"cannot be seen"},
    {"TR-046 Japanese", "TR-046", 0,
	"{'TransportRule':[{'Guid':'1','Name':'社外宛警告'}]}", NULL, NULL},
    {"TX-001 NUL in a comment", "TX-001", 30,
	"{'TransportRule':[" TR ",'Comments':'a\\u0000b'}]}", NULL, "Comments="},
    {"TX-001 lone surrogate in a name", "TX-001", 30,
	"{'InboundConnector':[{'Guid':'1','Name':'a\\ud800b'}]}", NULL, "Name="},
    {"TX-001 broken byte in a nested name", "TX-001", 30,
	"{'Application':[" AP ",'keyCredentials':[{'displayName':'\xff'}]}]}",
	NULL, "keyCredentials.displayName="},
    {"TX-001 tabs and line breaks", "TX-001", 0,
	"{'TransportRule':[" TR ",'Comments':'a\\tb\\r\\nc'}]}", NULL, NULL},
};

#define TWO_CONTACTS                                                           \
	"{'TransportRule':[" TR ",'CopyTo':['Vault']}],'MailContact':["        \
	"{'Name':'Vault','Guid':'m1','ExternalEmailAddress':'a@good.example'}," \
	"{'Name':'Vault','Guid':'m2','ExternalEmailAddress':'b@evil.example'}]}"

static const struct settle_row covers[] = {
    {"TR-010 one of two contacts of a name", "TR-010",
	"recipients:\n- {address: a@good.example, reason: r}\n", false,
	TWO_CONTACTS, NULL},
    {"TR-010 both", "TR-010",
	"recipients:\n- {address: a@good.example, reason: r}\n"
	"- {address: b@evil.example, reason: r}\n", true, TWO_CONTACTS, NULL},
};
/* clang-format on */

int
main(void)
{
	KIT_ROWS(rows, rows_fire);
	KIT_ROWS(covers, rows_settle);
	return kit_finish();
}
