/*
 * checks_trust_test.c - points and evidence of the checks of trust, federation,
 * unknown switches and edits that left no trace.
 */
#include "tests/unit/auditor/check/rows.h"

/* clang-format off */
static const struct check_row rows[] = {
    {"OG-011 range more", "OG-011", 40,
	"{'NamedLocation':[{'id':'l','displayName':'Office','isTrusted':tru"
	"e,'ipRanges':[{'cidrAddress':'198.51.100.0/26'},{'cidrAddress':'20"
	"3.0.113.1/32'}]}]}",
	"{'NamedLocation':[{'id':'l','displayName':'Office','isTrusted':tru"
	"e,'ipRanges':[{'cidrAddress':'198.51.100.0/26'}]}]}", "ipRanges=203.0.113.1"},
    {"OG-011 range less", "OG-011", 0,
	"{'NamedLocation':[{'id':'l','displayName':'Office','isTrusted':tru"
	"e,'ipRanges':[{'cidrAddress':'198.51.100.0/26'}]}]}",
	"{'NamedLocation':[{'id':'l','displayName':'Office','isTrusted':tru"
	"e,'ipRanges':[{'cidrAddress':'198.51.100.0/26'},{'cidrAddress':'20"
	"3.0.113.1/32'}]}]}", NULL},
    {"OG-011 trusted now", "OG-011", 40,
	"{'NamedLocation':[{'id':'l','displayName':'Office','isTrusted':tru"
	"e,'ipRanges':[{'cidrAddress':'198.51.100.0/26'}]}]}",
	"{'NamedLocation':[{'id':'l','displayName':'Office','isTrusted':fal"
	"se,'ipRanges':[{'cidrAddress':'198.51.100.0/26'}]}]}", "isTrusted=true"},
    {"OG-011 new and trusted", "OG-011", 40,
	"{'NamedLocation':[{'id':'l','displayName':'Office','isTrusted':tru"
	"e,'ipRanges':[{'cidrAddress':'198.51.100.0/26'}]}]}",
	"{'NamedLocation':[]}", NULL},
    {"OG-011 not trusted", "OG-011", 0,
	"{'NamedLocation':[{'id':'l','displayName':'Office','isTrusted':fal"
	"se,'ipRanges':[{'cidrAddress':'198.51.100.0/26'},{'cidrAddress':'2"
	"03.0.113.1/32'}]}]}",
	"{'NamedLocation':[{'id':'l','displayName':'Office','isTrusted':fal"
	"se,'ipRanges':[{'cidrAddress':'198.51.100.0/26'}]}]}", NULL},
    {"FD-001 any.sts without a baseline", "FD-001", 85,
	"{'Domain':[{'id':'contoso.com','authenticationType':'Federated','f"
	"ederationConfiguration':[{'issuerUri':'http://ANY.sts/1'}]}]}",
	NULL, "issuerUri=http://ANY.sts/1"},
    {"FD-001 federated now", "FD-001", 85,
	"{'Domain':[{'id':'contoso.com','authenticationType':'Federated','f"
	"ederationConfiguration':[{'issuerUri':'http://sts.contoso.com'}]}]"
	"}",
	"{'Domain':[{'id':'contoso.com','authenticationType':'Managed'}]}", "federated since the baseline"},
    {"FD-001 new domain", "FD-001", 85,
	"{'Domain':[{'id':'contoso.com','authenticationType':'Federated','f"
	"ederationConfiguration':[{'issuerUri':'http://sts.contoso.com'}]}]"
	"}",
	"{'Domain':[]}", "the domain is new"},
    {"FD-001 managed again", "FD-001", 0,
	"{'Domain':[{'id':'contoso.com','authenticationType':'Managed'}]}",
	"{'Domain':[{'id':'contoso.com','authenticationType':'Federated','f"
	"ederationConfiguration':[{'issuerUri':'http://sts.contoso.com'}]}]"
	"}", NULL},
    {"FD-002 issuer", "FD-002", 55,
	"{'Domain':[{'id':'contoso.com','authenticationType':'Federated','f"
	"ederationConfiguration':[{'issuerUri':'http://other'}]}]}",
	"{'Domain':[{'id':'contoso.com','authenticationType':'Federated','f"
	"ederationConfiguration':[{'issuerUri':'http://sts.contoso.com'}]}]"
	"}", "issuerUri=http://other"},
    {"FD-002 second factors", "FD-002", 55,
	"{'Domain':[{'id':'contoso.com','authenticationType':'Federated','f"
	"ederationConfiguration':[{'issuerUri':'http://sts.contoso.com','fe"
	"deratedIdpMfaBehavior':'acceptIfMfaDoneByFederatedIdp'}]}]}",
	"{'Domain':[{'id':'contoso.com','authenticationType':'Federated','f"
	"ederationConfiguration':[{'issuerUri':'http://sts.contoso.com'}]}]"
	"}", NULL},
    {"FD-002 address that came", "FD-002", 0,
	"{'Domain':[{'id':'contoso.com','authenticationType':'Federated','f"
	"ederationConfiguration':[{'issuerUri':'http://sts.contoso.com','ac"
	"tiveSignInUri':'https://sts'}]}]}",
	"{'Domain':[{'id':'contoso.com','authenticationType':'Federated','f"
	"ederationConfiguration':[{'issuerUri':'http://sts.contoso.com'}]}]"
	"}", NULL},
    {"FD-002 certificate that is none", "FD-002", 0,
	"{'Domain':[{'id':'contoso.com','authenticationType':'Federated','f"
	"ederationConfiguration':[{'issuerUri':'http://sts.contoso.com','si"
	"gningCertificate':'QUJD'}]}]}",
	NULL, NULL},
    {"PT-001 active", "PT-001", 35,
	"{'DelegatedAdminRelationship':[{'id':'p','displayName':'P','status"
	"':'active','partner':{'tenantId':'99999999-0000-4000-8000-00000000"
	"0001','displayName':'Reseller'},'accessDetails':{'unifiedRoles':[{"
	"'roleDefinitionId':'62e90394-69f5-4237-9190-012177145e10'}]}}]}",
	NULL, "role=Global Administrator"},
    {"PT-001 expiring", "PT-001", 35,
	"{'DelegatedAdminRelationship':[{'id':'p','displayName':'P','status"
	"':'expiring','partner':{'tenantId':'99999999-0000-4000-8000-000000"
	"000001','displayName':'Reseller'},'accessDetails':{'unifiedRoles':"
	"[{'roleDefinitionId':'62e90394-69f5-4237-9190-012177145e10'}]}}]}",
	NULL, "role=Global Administrator"},
    {"PT-001 terminationRequested", "PT-001", 35,
	"{'DelegatedAdminRelationship':[{'id':'p','displayName':'P','status"
	"':'terminationRequested','partner':{'tenantId':'99999999-0000-4000"
	"-8000-000000000001','displayName':'Reseller'},'accessDetails':{'un"
	"ifiedRoles':[{'roleDefinitionId':'62e90394-69f5-4237-9190-01217714"
	"5e10'}]}}]}",
	NULL, "role=Global Administrator"},
    {"PT-001 expired", "PT-001", 0,
	"{'DelegatedAdminRelationship':[{'id':'p','displayName':'P','status"
	"':'expired','partner':{'tenantId':'99999999-0000-4000-8000-0000000"
	"00001','displayName':'Reseller'},'accessDetails':{'unifiedRoles':["
	"{'roleDefinitionId':'62e90394-69f5-4237-9190-012177145e10'}]}}]}",
	NULL, NULL},
    {"PT-001 terminated", "PT-001", 0,
	"{'DelegatedAdminRelationship':[{'id':'p','displayName':'P','status"
	"':'terminated','partner':{'tenantId':'99999999-0000-4000-8000-0000"
	"00000001','displayName':'Reseller'},'accessDetails':{'unifiedRoles"
	"':[{'roleDefinitionId':'62e90394-69f5-4237-9190-012177145e10'}]}}]"
	"}",
	NULL, NULL},
    {"PT-001 approvalPending", "PT-001", 0,
	"{'DelegatedAdminRelationship':[{'id':'p','displayName':'P','status"
	"':'approvalPending','partner':{'tenantId':'99999999-0000-4000-8000"
	"-000000000001','displayName':'Reseller'},'accessDetails':{'unified"
	"Roles':[{'roleDefinitionId':'62e90394-69f5-4237-9190-012177145e10'"
	"}]}}]}",
	NULL, NULL},
    {"PT-001 where we are the partner", "PT-001", 0,
	"{'DelegatedAdminRelationship':[{'id':'p','displayName':'P','status"
	"':'active','partner':{'tenantId':'11111111-2222-4333-8444-55555555"
	"5555','displayName':'Reseller'},'accessDetails':{'unifiedRoles':[{"
	"'roleDefinitionId':'62e90394-69f5-4237-9190-012177145e10'}]}}]}",
	NULL, NULL},
    {"PT-002 switched on", "PT-002", 30,
	"{'OrganizationRelationship':[{'Guid':'o','Name':'Partner','Enabled"
	"':true,'DomainNames':['a.example']}]}",
	"{'OrganizationRelationship':[{'Guid':'o','Name':'Partner','Enabled"
	"':false,'DomainNames':['a.example']}]}", "Enabled="},
    {"PT-002 comment", "PT-002", 0,
	"{'OrganizationRelationship':[{'Guid':'o','Name':'Partner','Enabled"
	"':true,'DomainNames':['a.example'],'AdminDisplayName':'x'}]}",
	"{'OrganizationRelationship':[{'Guid':'o','Name':'Partner','Enabled"
	"':true,'DomainNames':['a.example'],'AdminDisplayName':'y'}]}", NULL},
    {"PT-002 new", "PT-002", 30,
	"{'OrganizationRelationship':[{'Guid':'o','Name':'Partner','Enabled"
	"':true,'DomainNames':['a.example']}]}",
	"{'OrganizationRelationship':[]}", "does not have this trust"},
    {"PT-002 out of scope", "PT-002", 0,
	"{'OrganizationRelationship':[{'Guid':'o','Name':'Partner','Enabled"
	"':true,'DomainNames':['a.example']}]}",
	"{'TransportRule':[]}", NULL},
    {"SC-001 on one", "SC-001", 15,
	"{'InboundConnector':[{'Guid':'1','Name':'a','ConnectorType':'Partn"
	"er','NewX':true},{'Guid':'2','Name':'b','ConnectorType':'Partner'}"
	"]}",
	NULL, "NewX=true"},
    {"SC-001 on all", "SC-001", 0,
	"{'InboundConnector':[{'Guid':'1','Name':'a','ConnectorType':'Partn"
	"er','NewX':true},{'Guid':'2','Name':'b','ConnectorType':'Partner',"
	"'NewX':true}]}",
	NULL, NULL},
    {"SC-001 off", "SC-001", 0,
	"{'InboundConnector':[{'Guid':'1','Name':'a','ConnectorType':'Partn"
	"er','NewX':'None'},{'Guid':'2','Name':'b','ConnectorType':'Partner"
	"','NewX':false}]}",
	NULL, NULL},
    {"SC-001 of an accepted domain", "SC-001", 0,
	"{'AcceptedDomain':[{'DomainName':'contoso.com','InitialDomain':tru"
	"e},{'DomainName':'b.example','InitialDomain':false}]}",
	NULL, NULL},
    {"HX-004 touched", "HX-004", 25,
	"{'TransportRule':[{'Guid':'1','Name':'a','PrependSubject':'x','Whe"
	"nChanged':'2026-11-10T00:00:00Z'},{'Guid':'2','Name':'b','PrependS"
	"ubject':'x','WhenChanged':'2026-05-01T00:00:00Z'}]}",
	"{'TransportRule':[{'Guid':'1','Name':'a','PrependSubject':'x','Whe"
	"nChanged':'2026-05-01T00:00:00Z'},{'Guid':'2','Name':'b','PrependS"
	"ubject':'x','WhenChanged':'2026-05-01T00:00:00Z'}]}", "WhenChanged=2026-11-10"},
    {"HX-004 changed too", "HX-004", 0,
	"{'TransportRule':[{'Guid':'1','Name':'c','PrependSubject':'x','Whe"
	"nChanged':'2026-11-10T00:00:00Z'}]}",
	"{'TransportRule':[{'Guid':'1','Name':'a','PrependSubject':'x','Whe"
	"nChanged':'2026-05-01T00:00:00Z'}]}", NULL},
    {"HX-004 all three", "HX-004", 0,
	"{'TransportRule':[{'Guid':'1','Name':'1','PrependSubject':'x','Whe"
	"nChanged':'2026-11-10T00:00:00Z'},{'Guid':'2','Name':'2','PrependS"
	"ubject':'x','WhenChanged':'2026-11-10T00:00:00Z'},{'Guid':'3','Nam"
	"e':'3','PrependSubject':'x','WhenChanged':'2026-11-10T00:00:00Z'}]"
	"}",
	"{'TransportRule':[{'Guid':'1','Name':'1','PrependSubject':'x','Whe"
	"nChanged':'2026-05-01T00:00:00Z'},{'Guid':'2','Name':'2','PrependS"
	"ubject':'x','WhenChanged':'2026-05-01T00:00:00Z'},{'Guid':'3','Nam"
	"e':'3','PrependSubject':'x','WhenChanged':'2026-05-01T00:00:00Z'}]"
	"}", NULL},
    {"HX-004 older than before", "HX-004", 0,
	"{'TransportRule':[{'Guid':'1','Name':'a','PrependSubject':'x','Whe"
	"nChanged':'2026-05-01T00:00:00Z'}]}",
	"{'TransportRule':[{'Guid':'1','Name':'a','PrependSubject':'x','Whe"
	"nChanged':'2026-11-10T00:00:00Z'}]}", NULL},
    {"HX-004 remote domain", "HX-004", 15,
	"{'RemoteDomain':[{'Guid':'1','Name':'a','DomainName':'a.example','"
	"WhenChangedUTC':'2026-11-10T00:00:00Z'}]}",
	"{'RemoteDomain':[{'Guid':'1','Name':'a','DomainName':'a.example','"
	"WhenChangedUTC':'2026-05-01T00:00:00Z'}]}", NULL},
};
/* clang-format on */

int
main(void)
{
	KIT_ROWS(rows, rows_fire);
	return kit_finish();
}
