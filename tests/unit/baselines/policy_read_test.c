/*
 * policy_read_test.c - what no policy in a baseline says.
 */
#include "tests/unit/baselines/tenant.h"

#include <string.h>

#include "baselines/policy.h"

struct json_row {
	const char *name;
	const char *from; /* part of the document that is taken out */
	const char *to;
	const char *problem;
};

#define WHOLE                                                                  \
	"hybrid: yes\n"                                                        \
	"sender-ranges:\n- {range: 192.0.2.0/28, for: [Banner, Printer relay]" \
	", reason: r}\n- {range: 192.0.2.1, reason: r}\n"                      \
	"certificates:\n- {name: '*.a.example', reason: r}\n"                  \
	"soc-mailboxes:\n- {address: soc@a.example, reason: r}\n"              \
	"arc-sealers:\n- {domain: seal.example, reason: r}\n"                  \
	"allow-list-ranges:\n- {range: 192.0.2.64/27, reason: r}\n"            \
	"administrators:\n- {name: Mika, reason: r}\n"                         \
	"rotation-tickets:\n- {appId: a, ticket: CHG-1, reason: r}\n"          \
	"applications:\n- {appId: " BACKUP_APP ", reason: r}\n"                \
	"approvals:\n- {check: TR-010, object: Banner, reason: r, "            \
	"approver: a}\n- {check: TR-010, object: " RULE_SHARED ", reason: r, " \
	"approver: a}\n- {check: TR-011, object: Banner, reason: r, "          \
	"approver: a}\n"

static const struct json_row json_rows[] = {
    {"hybrid as text", "true,", "\"true\",", "policy: \"hybrid\""},
    {"member missing",
	"\"certificates\":[{\"name\":\"*.a.example\","
	"\"reason\":\"r\"}],",
	"", "policy: \"certificates\""},
    {"member more", "\"hybrid\":true,", "\"hybrid\":true,\"x\":1,",
	"policy: \"sender-ranges\""},
    {"member behind",
	"\"approver\":\"a\",\"expires\":\"2027-04-15T08:00:00Z\"}]",
	"\"approver\":\"a\",\"expires\":\"2027-04-15T08:00:00Z\",\"x\":1}]",
	"approvals: \"x\" has no meaning here"},
    {"entry that is no object", "[{\"name\":\"*.a.example\",\"reason\":\"r\"}]",
	"[7]", "certificates: not an object"},
    {"other spelling of a range", "192.0.2.0/28", "192.0.2.9/28",
	"sender-ranges: \"range\""},
    {"range of all", "\"192.0.2.0/28\"", "\"0.0.0.0/0\"",
	"sender-ranges: \"range\""},
    {"ranges not in order", "\"192.0.2.0/28\"", "\"192.0.2.2/31\"",
	"sender-ranges: not in order"},
    {"for nobody", "[\"" PRINTERS "\",\"" RULE_BANNER "\"]", "[]",
	"sender-ranges: \"for\""},
    {"for in other order", "[\"" PRINTERS "\",\"" RULE_BANNER "\"]",
	"[\"" RULE_BANNER "\",\"" PRINTERS "\"]",
	"sender-ranges: a list of texts is not in order"},
    {"for a number", "[\"" PRINTERS "\",\"" RULE_BANNER "\"]", "[1]",
	"sender-ranges: a list of texts is not in order"},
    {"certificate of all", "*.a.example", "*.example",
	"certificates: \"name\""},
    {"certificate in capitals", "*.a.example", "*.A.example",
	"certificates: \"name\""},
    {"SOC of a whole domain", "soc@a.example", "@a.example",
	"soc-mailboxes: \"address\""},
    {"sealer that anybody can be", "seal.example", "gmail.com",
	"arc-sealers: \"domain\""},
    {"allow list that is too wide", "192.0.2.64/27", "192.0.0.0/16",
	"allow-list-ranges: \"range\""},
    {"administrator in capitals", "\"mika\"", "\"Mika\"",
	"administrators: \"name\""},
    {"rotation without a ticket", "\"CHG-1\"", "\"\"",
	"rotation-tickets: \"ticket\""},
    {"grant twice", "\"grants\":[", "\"grants\":[\"" EXCHANGE "/" MANAGE "\",",
	"applications: a list of texts is not in order"},
    {"no reason", "\"reason\":\"r\"}],\"approvals\"",
	"\"reason\":\"\"}],\"approvals\"", "applications: \"reason\""},
    {"check of another form", "\"TR-010\"", "\"TR-01\"",
	"approvals: \"check\""},
    {"unknown kind", "\"transport-rule\"", "\"rule\"", "approvals: \"kind\""},
    {"the same check twice", "\"TR-011\"", "\"TR-010\"",
	"approvals: not in order"},
    {"time of another form", "2027-04-15T08:00:00Z", "2027-04-15T08:00:00.0Z",
	"approvals: \"expires\""},
    {"digest in capitals", "\"behaviour\":\"", "\"behaviour\":\"A",
	"approvals: \"behaviour\""},
};

/* The policy of WHOLE as JSON. */
static void
write_whole(struct arena *arena, struct strbuf *out)
{
	CLEANUP(snapshot_drop) struct snapshot *snapshot = tenant_snapshot(0);
	struct jsonw w = {.out = out};
	struct policy policy;
	struct err err = {0};

	KIT_GOOD(policy_compile(SV(WHOLE), "policy.yaml", snapshot, TENANT_END,
		     arena, &policy, &err),
	    &err);
	policy_write(&policy, &w, NULL);
}

static void
refuses_json(const void *at)
{
	const struct json_row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf text = {0};
	CLEANUP(strbuf_done) struct strbuf edited = {0};
	struct policy policy = {0};
	const struct json *root;
	struct err err = {0};

	write_whole(arena, &text);
	strview whole = strbuf_view(&text);
	size_t found = sv_find(whole, sv_from(row->from));
	KIT_TRUE(found < whole.len);
	strbuf_add(&edited, sv_slice(whole, 0, found));
	strbuf_add_text(&edited, row->to);
	strbuf_add(
	    &edited, sv_slice(whole, found + strlen(row->from), whole.len));
	KIT_GOOD(json_parse(strbuf_view(&edited), JSON_OWN, arena, &root, &err),
	    &err);
	KIT_INT(policy_read(root, arena, &policy, &err), -1);
	KIT_INT(err.code, ERR_FORMAT);
	KIT_HAS(sv_from(err.text), row->problem);
	KIT_TRUE(policy.ranges == NULL);
}

int
main(void)
{
	KIT_ROWS(json_rows, refuses_json);
	return kit_finish();
}
