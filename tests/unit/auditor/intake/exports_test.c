/*
 * exports_test.c - files as programs and portals really write them: what is
 * taken of each, and what is refused.
 */
#include "auditor/base/strbuf.h"
#include "tests/unit/auditor/intake/taken.h"

struct row {
	const char *name;
	const char *text;
	const char *want;  /* a line for each thing; NULL: refused */
	const char *error; /* part of the message */
};

#define MEMBERS                                                                \
	"\"DomainName\": \"a.example\", \"DomainType\": \"Authoritative\", "   \
	"\"MatchSubDomains\": false, \"Guid\": "                               \
	"\"e0000000-0000-4000-8000-000000000003\", "                           \
	"\"PendingRemoval\": false, \"EmailOnly\": false"
#define ONE_DOMAIN "took 1 accepted-domain\naccepted-domain 1 complete\n"
#define CONTEXT                                                                \
	"\"@odata.context\": \"https://outlook.office365.com/adminapi/beta/x/" \
	"$metadata#Collection(Exchange.GenericHashTable)\""
#define CLIXML(inside)                                                         \
	"<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas.microsoft.com/"      \
	"powershell/2004/04\">" inside "</Objs>"
#define TYPE(prefix, id)                                                       \
	"<TN RefId=\"" id "\"><T>" prefix                                      \
	"Microsoft.Exchange.Data.Directory.SystemConfiguration.AcceptedDomain" \
	"</T></TN>"
#define PROPS                                                                  \
	"<S N=\"DomainName\">a.example</S><S N=\"DomainType\">Authoritative"   \
	"</S><B N=\"MatchSubDomains\">false</B>"
#define OBJECT(inside)                                                         \
	"<Obj RefId=\"0\">" TYPE("Deserialized.", "0") "<Props>" PROPS inside  \
						       "</Props></Obj>"
#define RECORD                                                                 \
	"\"{\"\"CreationTime\"\":\"\"2026-05-04T07:44:02\"\",\"\"Id\"\":"      \
	"\"\"r\"\",\"\"Operation\"\":\"\"New-InboundConnector\"\","            \
	"\"\"Workload\"\":\"\"Exchange\"\"}\""
#define ONE_RECORD "took 1 exchange-audit\nevents 1\n"

static const struct row json_rows[] = {
    {"a key twice", "[{" MEMBERS ", \"DomainType\": \"InternalRelay\"}]", NULL,
	"line 1, offset 180: the key \"DomainType\" occurs twice"},
    {"a key twice, deep inside",
	"[{" MEMBERS ",\n\"x\": [{\"a\": 1, \"a\": 2}]}]", NULL,
	"line 2, offset 195: the key \"a\" occurs twice"},
    {"a list of a document twice",
	"{\"AcceptedDomain\": [],\n\"AcceptedDomain\": [{" MEMBERS "}]}", NULL,
	"line 2, offset 24: the key \"AcceptedDomain\" occurs twice"},
    {"the list of an answer twice",
	"{" CONTEXT ", \"value\": [], \"value\": [{" MEMBERS "}]}", NULL,
	"the key \"value\" occurs twice"},
    {"a warning of the service",
	"{" CONTEXT ", \"adminapi.warnings@odata.type\": \"#Collection(String)"
	"\", \"adminapi.warnings\": [\"w\"], \"value\": [{" MEMBERS "}]}",
	"took 1 accepted-domain\naccepted-domain 1 partial truncated\n", NULL},
    {"answers one behind the other",
	"{" CONTEXT ", \"value\": [{" MEMBERS "}]}{" CONTEXT ", \"value\": []}",
	ONE_DOMAIN, NULL},
    {"an answer as Graph Explorer shows it",
	"{\"@odata.context\": \"https://graph.microsoft.com/v1.0/$metadata#"
	"domains(id)\", \"@microsoft.graph.tips\": \"x\", \"value\": [{\"id\": "
	"\"a\", \"authenticationType\": \"Managed\"}]}",
	"took 1 domain\ndomain 1 complete\n", NULL},
    {"an array of Windows PowerShell",
	"{\"value\": [{" MEMBERS "}], \"Count\": 1}", ONE_DOMAIN, NULL},
    {"what ScubaGear does not know here, and its tenant",
	"{\"baseline_version\": \"1\", \"tenant_details\": [{\"TenantId\": "
	"\"99999999-2222-4333-8444-555555555555\"}], \"accepted_domains\": "
	"[{" MEMBERS "}]}",
	NULL, "it is of tenant 99999999-2222-4333-8444-555555555555"},
    {"a record whose text has a key twice",
	"[{\"RecordType\": 1, \"Operations\": \"x\", \"AuditData\": \"{\\\"Id"
	"\\\": 1, \\\"Id\\\": 2}\"}, {" MEMBERS "}]",
	"skipped audit record: its AuditData cannot be read: line 1, offset "
	"11: the key \"Id\" occurs twice in one object\n" ONE_DOMAIN,
	NULL},
    {"a rule of a preset policy, which is of no kind here",
	"[{" MEMBERS "}, {\"HostedContentFilterPolicy\": \"a\", "
	"\"AntiPhishPolicy\": \"a\", \"MalwareFilterPolicy\": \"a\", "
	"\"State\": \"Enabled\", \"SentTo\": null}]",
	"took 1 accepted-domain\nskipped object with "
	"HostedContentFilterPolicy, AntiPhishPolicy, MalwareFilterPolicy, "
	"\xe2\x80\xa6: its properties do not tell its kind\naccepted-domain 1 "
	"complete\n",
	NULL},
    {"sign-ins of a principal, selected",
	"{\"value\": [{\"id\": \"a\", \"createdDateTime\": "
	"\"2026-05-04T07:44:02Z\", \"userId\": \"\", \"servicePrincipalId\": "
	"\"s\", \"appId\": \"x\", \"ipAddress\": \"192.0.2.1\", \"status\": "
	"{\"errorCode\": 0}, \"signInEventTypes\": [\"servicePrincipal\"]}]}",
	"took 1 service-principal-sign-in\nevents 1\n", NULL},
    {"a downloaded list of sign-ins",
	"\xef\xbb\xbf[{\"id\": \"a\", \"createdDateTime\": "
	"\"2026-05-04T07:44:02Z\", \"userPrincipalName\": \"a@b.example\", "
	"\"userId\": \"u\", \"appId\": \"x\", \"ipAddress\": \"192.0.2.1\", "
	"\"status\": {\"errorCode\": 0}, \"conditionalAccessStatus\": "
	"\"success\"}]",
	"took 1 sign-in\nevents 1\n", NULL},
};

#define RULES(line)                                                            \
	"<?xml version=\"1.0\" encoding=\"utf-16\" standalone=\"yes\"?>\n"     \
	"<rules name=\"TransportVersioned\"><rule name=\"x\" id=\"e0000000-"   \
	"0000-4000-8000-000000000009\" format=\"cmdlet\"><version "            \
	"requiredMinVersion=\"15.0.3.0\">\n<commandBlock><![CDATA[" line       \
	"]]></commandBlock></version></rule></rules>"

#define TABLE(entries)    "<Obj><DCT>" entries "</DCT></Obj>"
#define ENTRY(key, value) "<En><S N=\"Key\">" key "</S>" value "</En>"
#define A_DOMAIN                                                               \
	ENTRY("id", "<S N=\"Value\">a</S>")                                    \
	ENTRY("authenticationType", "<S N=\"Value\">Managed</S>")              \
	ENTRY("isInitial", "<B N=\"Value\">false</B>")                         \
	ENTRY("isRoot", "<B N=\"Value\">true</B>")

/* <rules>, one rule and its command line, in base64. */
#define FILE_DATA                                                              \
	"PHJ1bGVzPjxydWxlIG5hbWU9IngiPjx2ZXJzaW9uPjxjb21tYW5kQmxvY2s+"         \
	"TmV3LVRyYW5zcG9ydFJ1bGUgLU5hbWUgeDwvY29tbWFuZEJsb2NrPjwvdmVy"         \
	"c2lvbj48L3J1bGU+PC9ydWxlcz4="

static const struct row xml_rows[] = {
    {"an answer of Graph as a hash table, of which more follows",
	CLIXML(TABLE(ENTRY("@odata.nextLink", "<S N=\"Value\">x</S>") ENTRY(
	    "value", "<Obj N=\"Value\"><LST>" TABLE(A_DOMAIN) "</LST></Obj>"))),
	"took 1 domain\ndomain 1 partial truncated\n", NULL},
    {"objects of Graph as hash tables", CLIXML(TABLE(A_DOMAIN) TABLE(A_DOMAIN)),
	"took 2 domain\ndomain 1 complete\n", NULL},
    {"a hash table with a key twice", CLIXML(TABLE(A_DOMAIN A_DOMAIN)), NULL,
	"occurs twice in one object"},
    {"the result of the cmdlet, with the collection in it",
	CLIXML("<Obj RefId=\"0\"><Props><BA N=\"FileData\">" FILE_DATA
	       "</BA></Props></Obj>"),
	"took 1 rule of a rule collection\ntransport-rule 1 complete\n", NULL},
    {"a rule with hash tables, arrays and comments",
	RULES("New-TransportRule -Name 'x' `\n -From @('a@b.example', "
	      "'c@d.example') -MessageContainsDataClassifications @(@{name="
	      "\"Credit Card Number\";minCount=1}) # as exported\n"),
	"took 1 rule of a rule collection\ntransport-rule 1 complete\n", NULL},
    {"a rule with a variable in an array",
	RULES("New-TransportRule -Name 'x' -From @('a', $env:USER)"), NULL,
	"line 3: rule \"x\": offset 41 of the command: a variable"},
    {"a rule with a second command",
	RULES("New-TransportRule -Name 'x'; Remove-Item y"), NULL,
	"offset 27 of the command: a second command is refused"},
    {"CLIXML behind its mark", "#< CLIXML\r\n" CLIXML(OBJECT("")), ONE_DOMAIN,
	NULL},
    {"a primitive of no known type", CLIXML(OBJECT("\n<ZZ N=\"a\">b</ZZ>")),
	"took 1 accepted-domain\nskipped type of a value: line 2: the element "
	"ZZ is of no known type and was kept as text\naccepted-domain 1 "
	"partial malformed\n",
	NULL},
    {"an element of no known type, with others inside",
	CLIXML(OBJECT("\n<ZZ N=\"a\"><S>b</S></ZZ>")), NULL,
	"the element ZZ is of no known type: line 2"},
    {"a property twice",
	CLIXML(OBJECT("\n<S N=\"DomainType\">InternalRelay</S>")), NULL,
	"line 2: the property \"DomainType\" occurs twice"},
    {"the same object twice", CLIXML(OBJECT("") "<Ref RefId=\"0\" />"),
	ONE_DOMAIN, NULL},
    {"an object of which only the text is left",
	CLIXML(OBJECT("") "<Obj RefId=\"1\"><TNRef RefId=\"0\" /><ToString>"
			  "b.example</ToString></Obj>"),
	"took 1 accepted-domain\nskipped Deserialized.Microsoft.Exchange.Data."
	"Directory.SystemConfiguration.AcceptedDomain: no property of it was "
	"exported: export again with -Depth 10\naccepted-domain 1 partial "
	"truncated\n",
	NULL},
    {"selected properties",
	CLIXML("<Obj RefId=\"0\">" TYPE("Selected.", "0") "<MS>" PROPS
							  "</MS></Obj>"),
	ONE_DOMAIN, NULL},
    {"selected properties of an object without type",
	CLIXML("<Obj RefId=\"0\"><TN RefId=\"0\"><T>Selected.System.Management."
	       "Automation.PSCustomObject</T></TN><MS>" PROPS
	       "<B N=\"PendingRemoval\">false</B><B N=\"EmailOnly\">false</B>"
	       "</MS></Obj>"),
	ONE_DOMAIN, NULL},
    {"progress beside objects",
	CLIXML(OBJECT("") "<Obj S=\"progress\" RefId=\"1\"><TN RefId=\"1\"><T>"
			  "System.Management.Automation.PSCustomObject</T>"
			  "</TN><MS><PR N=\"Record\"><AV>x</AV></PR></MS>"
			  "</Obj>"),
	"took 1 accepted-domain\nskipped System.Management.Automation."
	"PSCustomObject: no property of it was exported: export again with "
	"-Depth 10\naccepted-domain 1 complete\n",
	NULL},
};

static const struct row table_rows[] = {
    {"a separator that Excel asks for",
	"sep=;\r\n\"RecordType\";\"AuditData\"\r\n\"1\";" RECORD "\r\n",
	ONE_RECORD, NULL},
    {"the search in Purview",
	"\xef\xbb\xbfRecordId,CreationDate,RecordType,Operation,UserId,"
	"AuditData,AssociatedAdminUnits\r\nr,x,1,y,z," RECORD ",\r\n",
	ONE_RECORD, NULL},
    {"columns in another language and order",
	"Erstelldatum,\xc3\x9c"
	"berwachungsdaten,Vorg\xc3\xa4nge\r\nx," RECORD ",y\r\n",
	ONE_RECORD, NULL},
    {"one column", "\"AuditData\"\n" RECORD "\n", ONE_RECORD, NULL},
    {"two columns of records", "AuditData,AuditData\n" RECORD "," RECORD "\n",
	NULL, "the column \"AuditData\" occurs twice"},
    {"a record that a spreadsheet cut off",
	"#TYPE x\nAuditData,a\n" RECORD ",1\n\"{\"\"Id\"\": \"\"a\",2\n",
	"took 1 exchange-audit\nskipped audit record: its AuditData cannot be "
	"read: line 1: string without end\nevents 1\n",
	NULL},
    {"audit logs of a portal",
	"\xef\xbb\xbf"
	"Date (UTC),CorrelationId,Category,Activity,Result,"
	"ActorType,ActorDisplayName,ActorObjectId,Target1DisplayName,"
	"Target1ModifiedProperty1Name,Target1ModifiedProperty1NewValue\r\n"
	"2026-05-04T07:44:02.1234567+00:00,c,UserManagement,Add user,success,"
	"Application,app,e0000000-0000-4000-8000-000000000007,t,a,[b]\r\n",
	"took 1 directory-audit\nevents 1\n", NULL},
    {"sign-ins of a portal; some columns stand there twice",
	"Date (UTC),Request ID,Application ID,Token,Token,Status,Location\n"
	"2026-05-04T07:44:02Z,r,x,a,b,Success,\"Oslo, Oslo, NO\"\n",
	"took 1 sign-in\nevents 1\n", NULL},
    {"a table of objects", "\"Guid\",\"DomainName\"\r\n\"x\",\"a.example\"\r\n",
	NULL, "export objects as JSON or CLIXML"},
    {"prose that begins with a quote", "\"Yes\", he said, \"no\n", NULL,
	"no format that is known here"},
    {"another packer", "\x1f\x8b\x08", NULL, "not with zip"},
};

static void
imports(const void *at)
{
	const struct row *row = at;
	CLEANUP(taken_done)
	struct taken taken = taken_bytes(sv_from(row->text), "export", TENANT);

	if (!taken_is_refused(&taken, row->error))
		taken_is(&taken, row->want);
}

int
main(void)
{
	KIT_ROWS(json_rows, imports);
	KIT_ROWS(xml_rows, imports);
	KIT_ROWS(table_rows, imports);
	return kit_finish();
}
