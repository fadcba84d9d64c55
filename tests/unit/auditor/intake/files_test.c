/*
 * files_test.c - files of every form, some together: what is taken of them,
 * what is skipped, and how whole each list is.
 */
#include <string.h>

#include "auditor/base/utf8.h"
#include "tests/unit/auditor/intake/taken.h"

#define OTHER "99999999-2222-4333-8444-555555555555"

struct row {
	const char *name;
	const char *files[3];
	/* A line for each thing: see taken_is; NULL: refused. */
	const char *want;
	const char *error;
	bool keeps_going;
};

#define GRAPH(path) "\"@odata.context\": \"https://g/v1.0/$metadata#" path "\""
#define DOMAIN(id)  "{\"id\": \"" id "\", \"authenticationType\": \"Managed\"}"
#define ACCEPTED                                                               \
	"\"DomainName\": \"a.example\", \"DomainType\": \"Authoritative\", "   \
	"\"MatchSubDomains\": false, \"Guid\": "                               \
	"\"e0000000-0000-4000-8000-000000000003\", "                           \
	"\"PendingRemoval\": false, \"EmailOnly\": false"
#define NEXT "\"@odata.nextLink\": \"https://g/v1.0/domains?$skiptoken=x\""
#define RECORD                                                                 \
	"{\"CreationTime\": \"2026-05-04T07:44:02\", \"Id\": \"r1\", "         \
	"\"Operation\": \"New-InboundConnector\", \"OrganizationId\": "        \
	"\"" TENANT "\", \"RecordType\": 1, \"Workload\": \"Exchange\"}"
#define RULES(inside)                                                          \
	"<?xml version=\"1.0\" encoding=\"utf-16\" standalone=\"yes\"?>\n"     \
	"<rules name=\"TransportVersioned\">" inside "</rules>"
#define RULE(line)                                                             \
	"<rule name=\"x\" id=\"e0000000-0000-4000-8000-000000000009\" "        \
	"format=\"cmdlet\"><version requiredMinVersion=\"15.0.3.0\">"          \
	"<commandBlock><![CDATA[" line "]]></commandBlock></version></rule>"

static const struct row rows[] = {
    {"an answer of Graph",
	{"{" GRAPH("domains") ", \"value\": [" DOMAIN("a") "]}"},
	"took 1 domain\ndomain 1 complete\n", NULL, false},
    {"an empty answer", {"{" GRAPH("domains") ", \"value\": []}"},
	"took 0 domain\ndomain 0 complete\n", NULL, false},
    {"two pages",
	{"{" GRAPH("domains") ", \"value\": [" DOMAIN("a") "], " NEXT "}",
	    "{" GRAPH("domains") ", \"value\": [" DOMAIN("b") "]}"},
	"took 1 domain\ntook 1 domain\ndomain 2 complete\n", NULL, false},
    {"the first page alone",
	{"{" GRAPH("domains") ", \"value\": [" DOMAIN("a") "], " NEXT "}"},
	"took 1 domain\ndomain 1 partial truncated\n", NULL, false},
    {"pages as lines, and more were counted",
	{"{" GRAPH("domains") ", \"@odata.count\": 3, \"value\": [" DOMAIN(
	    "a") "], " NEXT
		 "}\n{" GRAPH("domains") ", \"value\": [" DOMAIN("b") "]}\n"},
	"took 2 domain\ndomain 2 partial truncated\n", NULL, false},
    {"pages as an array",
	{"[{" GRAPH("domains") ", \"value\": [" DOMAIN(
	    "a") "], " NEXT
		 "}, {" GRAPH("domains") ", \"value\": [" DOMAIN("b") "]}]"},
	"took 2 domain\ndomain 2 complete\n", NULL, false},
    {"one entity is no list",
	{"{" GRAPH("domains/$entity") ", \"id\": \"a\", "
				      "\"authenticationType\": \"Managed\"}"},
	"took 1 domain\ndomain 1 partial truncated\n", NULL, false},
    {"what belongs to one object is no list",
	{"{" GRAPH(
	    "servicePrincipals('x')/appRoleAssignedTo") ", \"value\": "
							"[{\"id\": \"a\", "
							"\"principalId\": "
							"\"b\", "
							"\"resourceId\": "
							"\"c\", \"appRoleId\": "
							"\"d\"}]}"},
	"took 1 app-role-assignment\n"
	"app-role-assignment 1 partial truncated\n",
	NULL, false},
    {"a setting of which there is one is whole",
	{"{" GRAPH(
	    "policies/identitySecurityDefaultsEnforcementPolicy/$entity") ", "
									  "\"is"
									  "Enab"
									  "led"
									  "\": "
									  "true"
									  "}"},
	"took 1 security-defaults\nsecurity-defaults 1 complete\n", NULL,
	false},
    {"a delta may hold changes only",
	{"{" GRAPH("domains") ", \"value\": [" DOMAIN(
	    "a") "], \"@odata.deltaLink\": \"x\"}"},
	"took 1 domain\ndomain 1 partial truncated\n", NULL, false},
    {"answers of a batch",
	{"{\"responses\": [{\"id\": \"1\", \"status\": 200, \"body\": {" GRAPH(
	    "domains") ", \"value\": [" DOMAIN("a") "]}}, {\"id\": \"2\", "
						    "\"status\": 403, "
						    "\"body\": {\"error\": "
						    "{}}}]}"},
	"took 1 domain\nskipped answer of a batch: it failed, or has no body\n"
	"domain 1 complete\n",
	NULL, false},
    {"one object a line", {"{" ACCEPTED "}\n{" ACCEPTED "}\n"},
	"took 2 accepted-domain\naccepted-domain 1 complete\n", NULL, false},
    {"objects without any hint, and one that tells nothing",
	{"[{" ACCEPTED "}, {\"displayName\": \"x\", \"id\": \"y\"}]"},
	"took 1 accepted-domain\nskipped object with displayName, id: its "
	"properties do not tell its kind\naccepted-domain 1 complete\n",
	NULL, false},
    {"a type that is not ours",
	{"[{" ACCEPTED "}, {\"ObjectCategory\": \"x/ms-Exch-Sharing-Policy\", "
	 "\"Domains\": [\"*\"]}]"},
	"took 1 accepted-domain\nskipped x/ms-Exch-Sharing-Policy: no list "
	"that is known here\naccepted-domain 1 complete\n",
	NULL, false},
    {"a document of ScubaGear",
	{"{\"baseline_version\": \"1\", \"accepted_domains\": [{" ACCEPTED
	 "}], \"spf_records\": [], \"conn_filter\": {\"IPAllowList\": null}}"},
	"took 1 accepted-domain\nskipped spf_records: no list that is known "
	"here\ntook 1 hosted-connection-filter-policy\naccepted-domain 1 "
	"complete\nhosted-connection-filter-policy 1 partial malformed\n",
	NULL, false},
    {"names of the Graph PowerShell SDK",
	{"[{\"Id\": \"a.example\", \"AuthenticationType\": \"Managed\", "
	 "\"IsVerified\": true, \"IsInitial\": false, "
	 "\"AdditionalProperties\": {}}]"},
	"took 1 domain\ndomain 1 complete\n", NULL, false},
    {"cut by -Depth",
	{"{\"AcceptedDomain\": [{" ACCEPTED "}], \"InboundConnector\": "
	 "{\"Guid\": \"x\", \"Enabled\": true, \"ConnectorType\": 1, "
	 "\"TlsSenderCertificateName\": null, \"SenderIPAddresses\": "
	 "\"System.Object[]\"}}"},
	"took 1 accepted-domain\ntook 1 inbound-connector\naccepted-domain 1 "
	"complete\ninbound-connector 1 partial truncated\n",
	NULL, false},
    {"a number whose meaning is not known",
	{"{\"InboundConnector\": {\"Guid\": \"x\", \"Enabled\": true, "
	 "\"ConnectorType\": 9, \"TlsSenderCertificateName\": null, "
	 "\"SenderIPAddresses\": []}}"},
	"took 1 inbound-connector\ninbound-connector 1 partial malformed\n",
	NULL, false},
    {"a rule collection alone is the rules",
	{RULES(RULE("new-transportrule -name 'it''s' -Enabled $false"))},
	"took 1 rule of a rule collection\ntransport-rule 1 complete\n", NULL,
	false},
    {"a rule collection without a rule", {RULES("")},
	"took 0 rule of a rule collection\ntransport-rule 0 complete\n", NULL,
	false},
    {"a rule collection beside the rules",
	{RULES(RULE("New-TransportRule -Name x")), "{\"TransportRule\": []}"},
	"took 1 rule of a rule collection\ntook 0 transport-rule\n"
	"transport-rule 0 complete\ntransport-rule-export 1 complete\n",
	NULL, false},
    {"a rule that has to be run to be known",
	{RULES(RULE("New-TransportRule -Name @'\nx\n'@"))}, NULL,
	"rule \"x\": offset 24 of the command: a here-string is refused",
	false},
    {"another command in a rule", {RULES(RULE("Remove-TransportRule -Name x"))},
	NULL, "New-TransportRule was expected", false},
    {"the search of the audit log",
	{"#TYPE Selected\r\n\"RecordType\",\"CreationDate\",\"Operations\","
	 "\"AuditData\"\r\n\"ExchangeAdmin\",\"x\",\"y\",\"{\"\"CreationTime"
	 "\"\":\"\"2026-05-04T07:44:02\"\",\"\"Id\"\":\"\"r\"\",\"\"Operation"
	 "\"\":\"\"New-InboundConnector\"\",\"\"Workload\"\":\"\"Exchange\"\"}"
	 "\"\r\n"},
	"took 1 exchange-audit\nevents 1\n", NULL, false},
    {"the same as JSON",
	{"[{\"RecordType\": \"ExchangeAdmin\", \"Operations\": \"x\", "
	 "\"AuditData\": \"{\\\"CreationTime\\\": \\\"2026-05-04T07:44:02\\\", "
	 "\\\"Id\\\": \\\"r\\\", \\\"Workload\\\": \\\"Exchange\\\"}\"}]"},
	"took 1 exchange-audit\nevents 1\n", NULL, false},
    {"a blob of the Management Activity API, twice",
	{"[" RECORD "]",
	    "[" RECORD ", {\"CreationTime\": \"x\", \"Id\": "
	    "\"q\", \"Operation\": \"y\", \"RecordType\": 15, \"Workload\": "
	    "\"AzureActiveDirectory\"}]"},
	"took 1 exchange-audit\ntook 1 exchange-audit\nskipped "
	"AzureActiveDirectory: records of this workload are not looked at\n"
	"events 1\n",
	NULL, false},
    {"directory audits",
	{"{" GRAPH("auditLogs/directoryAudits") ", \"value\": [{\"id\": \"d\", "
						"\"activityDateTime\": "
						"\"2026-05-04T07:44:02Z\", "
						"\"activityDisplayName\": "
						"\"Add user\"}]}"},
	"took 1 directory-audit\nevents 1\n", NULL, false},
    {"an error that was saved",
	{"{\"error\": {\"code\": \"Forbidden\"}}", "[{" ACCEPTED "}]"},
	"skipped answer: it is an error\ntook 1 accepted-domain\n"
	"accepted-domain 1 complete\n",
	NULL, false},
    {"objects in CLIXML inside an answer",
	{"{\"@odata.context\": \"x\", \"value\": [{\"_clixml\": \"<Objs><Obj>"
	 "<TN><T>X.AcceptedDomain</T></TN><Props><S N='DomainName'>a.example"
	 "</S><S N='DomainType'>Authoritative</S></Props></Obj></Objs>\"}]}"},
	"took 1 accepted-domain\naccepted-domain 1 complete\n", NULL, false},
    {"other files", {"[{" ACCEPTED "}]", "hello\n", "<html></html>"},
	"took 1 accepted-domain\nskipped : no format that is known here\n"
	"skipped : XML, but no Export-Clixml and no rule collection\n"
	"accepted-domain 1 complete\n",
	NULL, false},
    {"an empty file", {"[{" ACCEPTED "}]", " \n"},
	"took 1 accepted-domain\nskipped : an empty file\naccepted-domain 1 "
	"complete\n",
	NULL, false},
    {"all or nothing", {"[{" ACCEPTED "}]", "[{\"a\": }]"}, NULL,
	"b.txt: line 1", false},
    {"all but what cannot be read",
	{"[{" ACCEPTED "}]", "{\"Domain\": [{\"id\": \"x\", "
			     "\"authenticationType\": \"Managed\", "
			     "\"isInitial\": true, \"isRoot\": true},\n{]"},
	"took 1 accepted-domain\nfailed : line 2: a key has to be a string\n"
	"domain 0 not-collected malformed\naccepted-domain 1 complete\n",
	NULL, true},
    {"cut off", {"[{" ACCEPTED "}"}, NULL, "the text ends inside a list",
	false},
    {"two tenants",
	{"{\"Organization\": [{\"id\": \"" TENANT "\"}]}",
	    "{\"Organization\": [{\"id\": \"" OTHER "\"}]}"},
	NULL, "b.txt: it is of tenant " OTHER, false},
    {"a file of another tenant is left out",
	{"{\"Organization\": [{\"id\": \"" TENANT
	 "\", \"displayName\": \"x\"}]}",
	    "{\"Organization\": [{\"id\": \"" OTHER "\"}]}"},
	"took 1 organization\nfailed : it is of tenant " OTHER
	", not of " TENANT "\norganization 1 complete\n",
	NULL, true},
    {"a next page as older services write it",
	{"{\"value\": [{" ACCEPTED "}], \"odata.nextLink\": \"x\"}"},
	"took 1 accepted-domain\naccepted-domain 1 partial truncated\n", NULL,
	false},
    {"fewer elements than PowerShell counted",
	{"{\"value\": [{" ACCEPTED "}], \"Count\": 2}"},
	"took 1 accepted-domain\naccepted-domain 1 partial truncated\n", NULL,
	false},
    {"a page between others that could not be read",
	{"{" GRAPH("domains") ", \"value\": [" DOMAIN("a") "], " NEXT "}",
	    "{" GRAPH("domains") ", \"val",
	    "{" GRAPH("domains") ", \"value\": [" DOMAIN("b") "]}"},
	"took 1 domain\nfailed : line 1: string without end\n"
	"took 1 domain\ndomain 2 partial truncated\n",
	NULL, true},
    {"lists that say nothing are no properties",
	{"{\"InboundConnector\": null, \"OutboundConnector\": \"x\", "
	 "\"AcceptedDomain\": [{" ACCEPTED "}]}",
	    "{\"InboundConnector\": null, \"OutboundConnector\": \"\"}"},
	"skipped inbound-connector: null says neither empty nor unread\n"
	"skipped outbound-connector: a list of objects was expected\n"
	"took 1 accepted-domain\n"
	"skipped inbound-connector: null says neither empty nor unread\n"
	"skipped outbound-connector: a list of objects was expected\n"
	"accepted-domain 1 complete\n"
	"inbound-connector 0 not-collected malformed\n"
	"outbound-connector 0 not-collected malformed\n",
	NULL, false},
    {"and none in a dictionary of CLIXML",
	{"<Objs><Obj><DCT><En><S N='Key'>InboundConnector</S>"
	 "<Nil N='Value'/></En></DCT></Obj></Objs>"},
	"skipped inbound-connector: null says neither empty nor unread\n"
	"inbound-connector 0 not-collected malformed\n",
	NULL, false},
    {"an element of a list that is only referred to",
	{"<Objs><Obj><LST><Obj><TN><T>X.AcceptedDomain</T></TN><Props>"
	 "<S N='DomainName'>a.example</S></Props></Obj><Ref RefId='9'/></LST>"
	 "</Obj></Objs>"},
	"took 1 accepted-domain\nskipped value: it is no object\n"
	"accepted-domain 1 partial truncated\n",
	NULL, false},
    {"a rule without a command line",
	{RULES(RULE("New-TransportRule -Name x") "<rule name='y'/>")},
	"took 1 rule of a rule collection\nskipped y: a rule of the collection "
	"without a command line\ntransport-rule 1 partial malformed\n",
	NULL, false},
    {"a rule without a name", {RULES(RULE("New-TransportRule -Name"))}, NULL,
	"-Name", false},
    {"CLIXML that looks like a table",
	{"<Objs><!-- ,AuditData --><Obj><TN><T>X.AcceptedDomain</T></TN><Props>"
	 "<S N='DomainName'>a.example</S><S N='DomainType'>Authoritative</S>"
	 "</Props></Obj></Objs>"},
	"took 1 accepted-domain\naccepted-domain 1 complete\n", NULL, false},
    {"files that hold nothing",
	{"[{" ACCEPTED "}]", "a,AuditData\n", "<Objs/>"},
	"took 1 accepted-domain\nskipped : nothing is in it\n"
	"skipped : nothing is in it\naccepted-domain 1 complete\n",
	NULL, false},
    {"XML that ends early", {"<Objs><Obj><Props><S N='Name'>x</S>"}, NULL,
	"the text ends inside an element", false},
    {"a document type in CLIXML",
	{"<!DOCTYPE Objs [<!ENTITY a \"b\">]><Objs><S>&a;</S></Objs>"}, NULL,
	"document type", false},
};

static void
imports(const void *at)
{
	const struct row *row = at;
	CLEANUP(taken_done)
	struct taken taken =
	    taken_files(row->files, COUNT_OF(row->files), row->keeps_going);

	if (!taken_is_refused(&taken, row->error))
		taken_is(&taken, row->want);
}

int
main(void)
{
	KIT_ROWS(rows, imports);
	return kit_finish();
}
