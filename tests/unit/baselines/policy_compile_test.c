/*
 * policy_compile_test.c - from policy.yaml to a policy, and through JSON.
 */
#include "tests/unit/baselines/tenant.h"

#include <string.h>

#include "baselines/policy.h"

static struct snapshot *snapshot;

static int
compile(
    strview yaml, struct arena *arena, struct policy *policy, struct err *err)
{
	return policy_compile(
	    yaml, "policy.yaml", snapshot, TENANT_END, arena, policy, err);
}

static void
write(const struct policy *policy, struct strbuf *out)
{
	struct jsonw w = {.out = out};

	policy_write(policy, &w, NULL);
}

struct good_row {
	const char *name;
	const char *yaml;
	const char *want; /* inside its JSON */
};

static const struct good_row good_rows[] = {
    {"nothing", "", "{\"hybrid\":false,\"sender-ranges\":[],"},
    {"comment", "# later\ncertificates:\nrecipients: []\n",
	"\"certificates\":[],"},
    {"hybrid", "hybrid: yes\n", "{\"hybrid\":true,"},
    {"hybrid true", "hybrid: true\n", "{\"hybrid\":true,"},
    {"not hybrid", "hybrid: no\n", "{\"hybrid\":false,"},
    {"range for any", "sender-ranges:\n- range: 192.0.2.9/28\n  reason: r\n",
	"[{\"range\":\"192.0.2.0/28\",\"for\":null,\"reason\":\"r\"}]"},
    {"range by name",
	"sender-ranges:\n- range: 192.0.2.1\n  for: [printer RELAY]\n"
	"  reason: r\n",
	"\"for\":[\"" PRINTERS "\"]"},
    {"range by id, sorted",
	"sender-ranges:\n- range: 192.0.2.1\n  for: [Banner, "
	"C0000000-0000-4000-8000-000000000001]\n  reason: r\n",
	"\"for\":[\"" PRINTERS "\",\"" RULE_BANNER "\"]"},
    {"ranges sorted",
	"sender-ranges:\n- {range: 192.0.2.2, reason: b}\n"
	"- {range: 192.0.2.1, for: [Banner], reason: c}\n"
	"- {range: 192.0.2.1, reason: a}\n",
	"\"192.0.2.1\",\"for\":null,\"reason\":\"a\"},{\"range\":\"192.0.2.1\","
	"\"for\":[\"" RULE_BANNER "\"],\"reason\":\"c\"},{\"range\":"
	"\"192.0.2.2\""},
    {"certificate in capitals",
	"certificates:\n- {name: '*.Contoso.COM', reason: ours}\n",
	"\"certificates\":[{\"name\":\"*.contoso.com\",\"reason\":\"ours\"}]"},
    {"smart host", "smart-hosts:\n- {host: 192.0.2.1, reason: r}\n",
	"\"smart-hosts\":[{\"host\":\"192.0.2.1\",\"reason\":\"r\"}]"},
    {"recipient", "recipients:\n- {address: '@Archive.example', reason: r}\n",
	"\"recipients\":[{\"address\":\"@archive.example\",\"reason\":\"r\"}]"},
    {"administrators, lower case and in order",
	"administrators:\n- {name: Mika Sato, reason: r}\n"
	"- {name: HELP@a.example, reason: s}\n",
	"\"administrators\":[{\"name\":\"help@a.example\",\"reason\":\"s\"},"
	"{\"name\":\"mika sato\",\"reason\":\"r\"}]"},
    {"rotation with a known and an unknown key",
	"rotation-tickets:\n"
	"- {appId: 4D19812C-8A58-4D51-992F-3F2344D0A426, keyId: K2, ticket: "
	"C2, "
	"reason: s}\n"
	"- {appId: 4d19812c-8a58-4d51-992f-3f2344d0a426, ticket: C1, reason: "
	"r}\n",
	"\"rotation-tickets\":[{\"appId\":\"4d19812c-8a58-4d51-992f-"
	"3f2344d0a426\",\"keyId\":\"\",\"ticket\":\"C1\",\"reason\":\"r\"},"
	"{\"appId\":\"4d19812c-8a58-4d51-992f-3f2344d0a426\",\"keyId\":\"K2\","
	"\"ticket\":\"C2\",\"reason\":\"s\"}]"},
    {"SOC mailbox", "soc-mailboxes:\n- {address: SOC@a.example, reason: r}\n",
	"\"soc-mailboxes\":[{\"address\":\"soc@a.example\",\"reason\":\"r\"}]"},
    {"ARC sealers",
	"arc-sealers:\n- {domain: b.example, reason: r}\n"
	"- {domain: a.example, reason: s}\n",
	"\"arc-sealers\":[{\"domain\":\"a.example\",\"reason\":\"s\"},"
	"{\"domain\":\"b.example\",\"reason\":\"r\"}]"},
    {"simulation", "simulation:\n- {domain: sim.example, reason: r}\n",
	"\"simulation\":[{\"domain\":\"sim.example\",\"reason\":\"r\"}]"},
    {"allow list", "allow-list-ranges:\n- {range: 192.0.2.77/27, reason: r}\n",
	"\"allow-list-ranges\":[{\"range\":\"192.0.2.64/27\","
	"\"reason\":\"r\"}]"},
    {"reason of two lines",
	"recipients:\n- address: a@b.example\n  reason: |\n    one\n    two\n",
	"\"reason\":\"one\\ntwo\""},
    {"application",
	"applications:\n- {appId: B0000000-0000-4000-8000-000000000001, "
	"reason: r}\n",
	"\"applications\":[{\"appId\":\"" BACKUP_APP
	"\",\"grants\":[\"" EXCHANGE "/" MANAGE "\","},
    {"approval",
	"approvals:\n- {check: TR-010, object: Banner, reason: r, "
	"ticket: T-1, approver: Alice, expires: 2027-01-31}\n",
	"\"approvals\":[{\"check\":\"TR-010\",\"kind\":\"transport-rule\","
	"\"id\":\"" RULE_BANNER "\",\"name\":\"Banner\",\"behaviour\":\""},
    {"approval of a check of one's own",
	"approvals:\n- {check: ORG-001, object: Banner, reason: r, "
	"approver: Alice}\n",
	"\"approvals\":[{\"check\":\"ORG-001\",\"kind\":\"transport-rule\","},
    {"approval until the end of the day",
	"approvals:\n- {check: TR-010, object: Banner, reason: r, "
	"approver: Alice, expires: 2027-01-31}\n",
	"\"ticket\":\"\",\"approver\":\"Alice\",\"expires\":"
	"\"2027-01-31T23:59:59Z\""},
    {"approval until a time",
	"approvals:\n- {check: TR-010, object: Banner, reason: r, "
	"approver: Alice, expires: '2027-01-31T12:00:00+09:00'}\n",
	"\"expires\":\"2027-01-31T03:00:00Z\""},
    {"approval as long as the baseline",
	"approvals:\n- {check: TR-010, object: Banner, reason: r, "
	"approver: Alice}\n",
	"\"expires\":\"2027-04-15T08:00:00Z\""},
    {"approval no longer than the baseline",
	"approvals:\n- {check: TR-010, object: Banner, reason: r, "
	"approver: Alice, expires: 2030-01-01}\n",
	"\"expires\":\"2027-04-15T08:00:00Z\""},
    {"approval by kind",
	"approvals:\n- {check: TR-022, object: From gateway, "
	"kind: transport-rule, reason: r, approver: Alice}\n",
	"\"id\":\"" RULE_SHARED "\""},
    {"approval by import key",
	"approvals:\n- {check: IC-019, object: From gateway, "
	"kind: InboundConnector, reason: r, approver: Alice}\n",
	"\"id\":\"" GATEWAY "\""},
    {"approval of a set",
	"approvals:\n- {check: TR-004, kind: transport-rule, objects: "
	"[From gateway, Banner], reason: r, approver: Alice}\n",
	"\"kind\":\"transport-rule\",\"id\":\"" TENANT_ID "\",\"name\":"
	"\"From gateway, Banner\","},
};

/* What is compiled is written, read, and written again as it was. */
static void
compiles(const void *at)
{
	const struct good_row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf once = {0};
	CLEANUP(strbuf_done) struct strbuf twice = {0};
	struct policy policy;
	struct policy again;
	const struct json *root;
	struct err err = {0};

	KIT_GOOD(compile(sv_from(row->yaml), arena, &policy, &err), &err);
	write(&policy, &once);
	KIT_HAS(strbuf_view(&once), row->want);
	KIT_GOOD(
	    json_parse(strbuf_view(&once), JSON_OWN, arena, &root, &err), &err);
	KIT_GOOD(policy_read(root, arena, &again, &err), &err);
	write(&again, &twice);
	KIT_TEXT(strbuf_view(&twice), strbuf_view(&once));
}

struct bad_row {
	const char *name;
	const char *yaml;
	const char *problem;
	const char *hint; /* or NULL */
};

#define RANGE(text) "sender-ranges:\n- range: " text "\n  reason: r\n"
#define APPROVAL(text)                                                         \
	"approvals:\n- check: TR-010\n  reason: r\n  approver: a\n" text "\n"

static const struct bad_row bad_rows[] = {
    {"not YAML", "hybrid: [", "policy.yaml:", NULL},
    {"unknown key", "hybrid: yes\nsenderips: []\n",
	"policy.yaml:2:12: unknown key \"senderips\"",
	"known here: hybrid, sender-ranges, certificates, smart-hosts, "
	"recipients, soc-mailboxes, arc-sealers, simulation, "
	"allow-list-ranges, administrators, rotation-tickets, applications, "
	"approvals"},
    {"unknown key inside", "certificates:\n- {name: a.example, note: x}\n",
	"policy.yaml:2:27: unknown key \"note\"", "known here: name, reason"},
    {"list of texts", "certificates: [a.example]\n",
	"policy.yaml:1:16: keys and values expected here", NULL},
    {"no list", "certificates: a.example\n",
	"policy.yaml:1:15: certificates: a list expected", NULL},
    {"no mapping", "- a\n", "keys and values expected here", NULL},
    {"perhaps hybrid", "hybrid: perhaps\n",
	"policy.yaml:1:9: hybrid: yes or no expected, not \"perhaps\"", NULL},
    {"no range", "sender-ranges:\n- reason: r\n",
	"policy.yaml:2:3: range is missing", NULL},
    {"no reason", "sender-ranges:\n- range: 192.0.2.1\n",
	"policy.yaml:2:3: reason is missing", NULL},
    {"empty reason", "certificates:\n- {name: a.example, reason: '  '}\n",
	"policy.yaml:2:29: reason is missing", NULL},
    {"reason that is a list",
	"certificates:\n- {name: a.example, reason: []}\n",
	"reason: plain text expected", NULL},
    {"range in words", RANGE("everywhere"),
	"policy.yaml:2:10: range: an address, prefix or range expected, not "
	"\"everywhere\"",
	NULL},
    {"all addresses", RANGE("0.0.0.0/0"),
	"policy.yaml:2:10: range 0.0.0.0/0: it would approve too many hosts",
	NULL},
    {"range for nobody", RANGE("192.0.2.1\n  for: []"),
	"policy.yaml:3:8: for: a list of connectors or rules expected; leave "
	"it out for any",
	NULL},
    {"range for a text", RANGE("192.0.2.1\n  for: Banner"),
	"for: a list of connectors or rules expected", NULL},
    {"range for an unknown", RANGE("192.0.2.1\n  for: [Bannner]"),
	"policy.yaml:3:9: no object of the snapshot is named \"Bannner\"",
	"give its name as the tenant spells it, or its id"},
    {"range for two of a name", RANGE("192.0.2.1\n  for: [From gateway]"),
	"policy.yaml:3:9: \"From gateway\" names 2 objects: "
	"inbound-connector " GATEWAY ", transport-rule " RULE_SHARED,
	"give the id of the one that is meant"},
    {"range for an application", RANGE("192.0.2.1\n  for: [Backup]"),
	"no object of the snapshot is named \"Backup\"", NULL},
    {"range for one twice",
	RANGE("192.0.2.1\n  for: [Banner, " RULE_BANNER "]"),
	"policy.yaml:3:17: the same object for the second time", NULL},
    {"look-alike of a name", RANGE("192.0.2.1\n  for: [B\xd0\xb0nner]"),
	"no object of the snapshot is named", NULL},
    {"range twice",
	"sender-ranges:\n- {range: 192.0.2.1, reason: r}\n"
	"- {range: 192.0.2.1/32, reason: s}\n",
	"policy.yaml:3:3: the same entry for the second time", NULL},
    {"SOC of a whole domain",
	"soc-mailboxes:\n- {address: '@a.example', reason: r}\n",
	"policy.yaml:2:13: address \"@a.example\": it stands for all mailboxes",
	NULL},
    {"sealer that anybody can be",
	"arc-sealers:\n- {domain: outlook.com, reason: r}\n",
	"domain \"outlook.com\": it would approve everybody", NULL},
    {"everybody administers", "administrators:\n- {name: '*', reason: r}\n",
	"name \"*\": it would approve everybody", NULL},
    {"rotation without a ticket",
	"rotation-tickets:\n- {appId: a, reason: r}\n", "ticket is missing",
	NULL},
    {"the same rotation twice",
	"rotation-tickets:\n- {appId: a, ticket: t, reason: r}\n"
	"- {appId: a, ticket: u, reason: r}\n",
	"the same entry for the second time", NULL},
    {"simulation from anywhere", "simulation:\n- {domain: '*', reason: r}\n",
	"domain \"*\": it is no host name", NULL},
    {"allow list that is too wide",
	"allow-list-ranges:\n- {range: 192.0.2.0/23, reason: r}\n",
	"range 192.0.2.0/23: it would let too many hosts past the filters",
	NULL},
    {"allow list for a connector",
	"allow-list-ranges:\n- {range: 192.0.2.1, for: [Banner], reason: r}\n",
	"policy.yaml:2:27: unknown key \"for\"", "known here: range, reason"},
    {"certificate for all", "certificates:\n- {name: '*', reason: r}\n",
	"policy.yaml:2:10: name \"*\": it would approve everybody", NULL},
    {"certificate twice",
	"certificates:\n- {name: a.example, reason: r}\n"
	"- {name: A.example, reason: r}\n",
	"the same entry for the second time", NULL},
    {"smart host for all", "smart-hosts:\n- {host: '*.net', reason: r}\n",
	"host \"*.net\": it would approve everybody", NULL},
    {"recipients of all", "recipients:\n- {address: '*', reason: r}\n",
	"address \"*\": it is no mail address", NULL},
    {"unknown application",
	"applications:\n- {appId: " BACKUP_ID ", reason: r}\n",
	"policy.yaml:2:11: the snapshot has no application with appId", NULL},
    {"application by name", "applications:\n- {appId: Backup, reason: r}\n",
	"the snapshot has no application with appId \"Backup\"", NULL},
    {"application twice",
	"applications:\n- {appId: " BACKUP_APP ", reason: r}\n"
	"- {appId: " BACKUP_APP ", reason: r}\n",
	"policy.yaml:3:3: the same entry", NULL},
    {"approval of nothing", APPROVAL(""),
	"policy.yaml:2:3: either object or objects expected", NULL},
    {"approval of both", APPROVAL("  object: Banner\n  objects: [Banner]"),
	"either object or objects expected", NULL},
    {"approval of all", APPROVAL("  object: '*'"),
	"no object of the snapshot is named \"*\"", NULL},
    {"approval of an empty name", APPROVAL("  object: ''"),
	"the name or id of an object expected", NULL},
    {"approval of two of a name", APPROVAL("  object: Backup"),
	"names 2 objects: application ", NULL},
    {"approval of an unknown kind", APPROVAL("  object: Banner\n  kind: rule"),
	"policy.yaml:6:9: unknown kind \"rule\"",
	"known: organization, domain"},
    {"approval of another kind",
	APPROVAL("  object: Banner\n  kind: application"),
	"no object of the snapshot is named \"Banner\"", NULL},
    {"approval of no set", APPROVAL("  objects: []"),
	"objects: a list of names or ids expected", NULL},
    {"approval of a set with one twice",
	APPROVAL("  objects: [Banner, Banner]"),
	"the same object for the second time", NULL},
    {"approval of a mixed set", APPROVAL("  objects: [Banner, Printer relay]"),
	"no object of the snapshot is named \"Printer relay\"", NULL},
    {"approval that is over",
	APPROVAL("  object: Banner\n  expires: 2027-01-14"),
	"policy.yaml:6:12: expires: the approval is over already", NULL},
    {"approval until some day",
	APPROVAL("  object: Banner\n  expires: tomorrow"),
	"expires: a day such as 2027-01-31 expected, not \"tomorrow\"", NULL},
    {"approval until no day",
	APPROVAL("  object: Banner\n  expires: 2027-02-30"),
	"expires: a day such as", NULL},
    {"approval of no check",
	"approvals:\n- {check: forwarding, object: Banner, reason: r, "
	"approver: a}\n",
	"policy.yaml:2:11: check: an id such as TR-010 expected", NULL},
    {"approval of all checks",
	"approvals:\n- {check: TR-*, object: Banner, reason: r, approver: a}\n",
	"check: an id such as TR-010 expected", NULL},
    {"approval by nobody",
	"approvals:\n- {check: TR-010, object: Banner, reason: r}\n",
	"policy.yaml:2:3: approver is missing", NULL},
    {"approval twice",
	"approvals:\n"
	"- {check: TR-010, object: Banner, reason: r, approver: a}\n"
	"- {check: TR-010, object: " RULE_BANNER ", reason: r, approver: b}\n",
	"policy.yaml:3:3: the same entry for the second time", NULL},
};

static void
refuses(const void *at)
{
	const struct bad_row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct policy policy = {.hybrid = true};
	struct err err = {0};

	KIT_INT(compile(sv_from(row->yaml), arena, &policy, &err), -1);
	KIT_INT(err.code, ERR_CONFIG);
	KIT_HAS(sv_from(err.text), row->problem);
	if (row->hint != NULL)
		KIT_HAS(sv_from(err.hint), row->hint);
	KIT_TRUE(policy.hybrid);
}

/* Two files that say the same in another order give the same policy. */
static void
order_has_no_influence(const void *at)
{
	static const char *const files[] = {
	    "hybrid: yes\ncertificates:\n- {name: a.example, reason: r}\n"
	    "- {name: b.example, reason: r}\n",
	    "certificates:\n- {reason: r, name: b.example}\n"
	    "- {name: a.example, reason: r}\nhybrid: true\n",
	};
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf first = {0};
	CLEANUP(strbuf_done) struct strbuf second = {0};
	struct policy policy;
	struct err err = {0};

	(void)at;
	KIT_GOOD(compile(sv_from(files[0]), arena, &policy, &err), &err);
	write(&policy, &first);
	KIT_GOOD(compile(sv_from(files[1]), arena, &policy, &err), &err);
	write(&policy, &second);
	KIT_TEXT(strbuf_view(&first), strbuf_view(&second));
}

int
main(void)
{
	snapshot = tenant_snapshot(0);
	KIT_ROWS(good_rows, compiles);
	KIT_ROWS(bad_rows, refuses);
	kit_case("order has no influence", order_has_no_influence);
	int status = kit_finish();
	snapshot_free(snapshot);
	return status;
}
