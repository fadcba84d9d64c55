/*
 * baseline_read_test.c - no other bytes are a baseline.
 */
#include "tests/unit/baselines/tenant.h"

#include <string.h>

#include "baselines/baseline.h"

static const char policy_yaml[] =
    "certificates:\n- {name: '*.gateway.example', reason: gateway}\n"
    "approvals:\n- {check: TR-022, object: " RULE_SHARED ", reason: gateway, "
    "approver: Alice}\n";

static void
write_document(struct strbuf *out)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(snapshot_drop) struct snapshot *snapshot = tenant_snapshot(0);
	struct policy policy;
	struct err err = {0};

	KIT_GOOD(policy_compile(sv_from(policy_yaml), "policy.yaml", snapshot,
		     TENANT_END, arena, &policy, &err),
	    &err);
	const struct baseline_recipe recipe = {
	    .snapshot = snapshot,
	    .scope = tenant_scope(snapshot),
	    .policy = &policy,
	    .serial = 1,
	    .created = TENANT_TIME,
	    .expires = TENANT_END,
	    .fail_on = "medium",
	};
	KIT_GOOD(baseline_compose(&recipe, out, &err), &err);
}

struct edit_row {
	const char *name;
	const char *from; /* NULL: at the end */
	const char *to;
	const char *problem;
};

static const struct edit_row edit_rows[] = {
    {"trailing blank", NULL, " ", "not in the form"},
    {"trailing line break", NULL, "\n", "not in the form"},
    {"trailing value", NULL, "{}", "line "},
    {"blank in front", "{\n  \"schema\"", " {\n  \"schema\"",
	"not in the form"},
    {"blank inside", "\"serial\": 1", "\"serial\":  1", "not in the form"},
    {"byte order mark", "{\n  \"schema\"", "\xef\xbb\xbf{\n  \"schema\"",
	"line 1"},
    {"schema of tomorrow", "exoaudit-baseline/1", "exoaudit-baseline/2",
	"schema \"exoaudit-baseline/2\" where \"exoaudit-baseline/1\" is "
	"expected"},
    {"canonical form of tomorrow", "\"canon\": \"1\"", "\"canon\": \"2\"",
	"canon \"2\" where \"1\" is expected"},
    {"key twice", "\"serial\": 1,", "\"serial\": 1,\n  \"serial\": 1,",
	"key \"serial\" occurs twice"},
    {"key twice in an object", "\"Mode\":\"Enforce\"",
	"\"Mode\":\"Enforce\",\"Mode\":\"Audit\"", "key \"Mode\" occurs twice"},
    {"unknown key", "\"serial\": 1,", "\"serial\": 1,\n  \"note\": 1,",
	"baseline: \"created\" is missing, misplaced or malformed"},
    {"key missing", "  \"serial\": 1,\n", "",
	"baseline: \"serial\" is missing"},
    {"unknown key behind", "\n  }\n}\n", "\n  },\n  \"note\": 1\n}\n",
	"\"note\" has no meaning here"},
    {"tenant without id", TENANT_ID "\",\"name\":\"contoso",
	"\",\"name\":\"contoso", "tenant: \"id\""},
    {"tenant with more", "contoso.example\"}", "contoso.example\",\"x\":1}",
	"tenant: \"x\" has no meaning here"},
    {"serial 0", "\"serial\": 1", "\"serial\": 0", "\"serial\""},
    {"serial as text", "\"serial\": 1", "\"serial\": \"1\"", "\"serial\""},
    {"serial in other spelling", "\"serial\": 1", "\"serial\": 1.0",
	"\"serial\""},
    {"serial with a zero in front", "\"serial\": 1", "\"serial\": 01",
	"malformed number"},
    {"serial negative", "\"serial\": 1", "\"serial\": -1", "\"serial\""},
    {"serial beyond 2^63", "\"serial\": 1", "\"serial\": 9223372036854775808",
	"\"serial\""},
    {"serial without one before", "\"serial\": 1", "\"serial\": 2",
	"the first baseline has serial 1"},
    {"first with one before", "\"previous\": null",
	"\"previous\": \"0000000000000000000000000000000000000000000000000000"
	"000000000000\"",
	"the first baseline has serial 1"},
    {"previous malformed", "\"previous\": null", "\"previous\": \"00\"",
	"\"previous\""},
    {"created with a fraction", "\"created\": \"2027-01-15T08:00:00Z",
	"\"created\": \"2027-01-15T08:00:00.0Z", "\"created\""},
    {"created in another zone", "\"created\": \"2027-01-15T08:00:00Z",
	"\"created\": \"2027-01-15T09:00:00+01:00", "\"created\""},
    {"expired before it was made", "\"expires\": \"2027-04-15T08:00:00Z",
	"\"expires\": \"2027-01-15T08:00:00Z", "expires at once"},
    {"source number 0", "\"number\":7", "\"number\":0", "source: \"number\""},
    {"link in capitals", "\"link\":\"", "\"link\":\"A", "source: \"link\""},
    {"severity in capitals", "\"fail-on\": \"medium\"",
	"\"fail-on\": \"Medium\"", "fail-on: a severity expected"},
    {"unknown kind in scope", "\"scope\": [\"accepted-domain\"",
	"\"scope\": [\"calendar\"", "scope: unknown kind \"calendar\""},
    {"kind missing in scope", "\"scope\": [\"accepted-domain\",",
	"\"scope\": [", "objects: \"inbound-connector\" is missing"},
    {"kind twice in scope", "\"scope\": [\"accepted-domain\",",
	"\"scope\": [\"accepted-domain\",\"accepted-domain\",",
	"not in the form"},
    {"field more", "\"inbound-connector\": [\"",
	"\"inbound-connector\": [\"A\",\"", "not in the form"},
    {"kind without list",
	"\n    \"accepted-domain\": [],\n    \"inbound-"
	"connector\": [\n",
	"\n    \"inbound-connector\": [\n",
	"objects: \"accepted-domain\" is missing"},
    {"object without id", "{\"id\":\"" RULE_BANNER "\",\"stamps\"",
	"{\"stamps\"", "transport-rule: \"id\" is missing"},
    {"object with empty id", "{\"id\":\"" RULE_BANNER "\",\"stamps\"",
	"{\"id\":\"\",\"stamps\"", "transport-rule: \"id\" is missing"},
    {"object without stamps", "\"id\":\"" RULE_BANNER "\",\"stamps\":{},",
	"\"id\":\"" RULE_BANNER "\",", "state or stamps are missing"},
    {"object with more", "\"id\":\"" RULE_BANNER "\",\"stamps\":{},",
	"\"id\":\"" RULE_BANNER "\",\"note\":1,\"stamps\":{},",
	"not in canonical form"},
    {"objects not in order", "{\"id\":\"" RULE_BANNER "\",\"stamps\"",
	"{\"id\":\"f0000000-0000-4000-8000-000000000001\",\"stamps\"",
	"not in the form"},
    {"object twice", "{\"id\":\"" RULE_BANNER "\",\"stamps\"",
	"{\"id\":\"" RULE_SHARED "\",\"stamps\"", "transport-rule was not"},
    {"members not in order", "\"Mode\":\"Enforce\",\"Name\":\"Banner\"",
	"\"Name\":\"Banner\",\"Mode\":\"Enforce\"",
	"transport-rule " RULE_BANNER ": members are not in order"},
    {"escaped letter", "\"Banner\"", "\"\\u0042anner\"", "not in"},
    {"invalid UTF-8", "\"Banner\"", "\"B\xff\"", "line "},
    {"pattern for all", "*.gateway.example", "*", "certificates: \"name\""},
    {"approval without approver", "\"approver\":\"Alice\"", "\"approver\":\"\"",
	"approvals: \"approver\""},
};

static void
refuses_edit(const void *at)
{
	const struct edit_row *row = at;
	CLEANUP(baseline_done) struct baseline baseline = {0};
	CLEANUP(strbuf_done) struct strbuf out = {0};
	CLEANUP(strbuf_done) struct strbuf edited = {0};
	struct err err = {0};

	write_document(&out);
	strview whole = strbuf_view(&out);
	size_t found = whole.len;
	size_t skipped = 0;
	if (row->from != NULL) {
		found = sv_find(whole, sv_from(row->from));
		skipped = strlen(row->from);
		KIT_TRUE(found < whole.len);
	}
	strbuf_add(&edited, sv_slice(whole, 0, found));
	strbuf_add_text(&edited, row->to);
	strbuf_add(&edited, sv_slice(whole, found + skipped, whole.len));
	KIT_INT(baseline_parse(strbuf_view(&edited), &baseline, &err), -1);
	KIT_HAS(sv_from(err.text), "baseline: ");
	KIT_HAS(sv_from(err.text), row->problem);
	KIT_TRUE(baseline.objects == NULL);
}

struct whole_row {
	const char *name;
	strview bytes;
	const char *problem;
};

static const struct whole_row whole_rows[] = {
    {"empty", SV_INIT(""), "baseline: "},
    {"not JSON", SV_INIT("hello"), "baseline: "},
    {"a list", SV_INIT("[]\n"), "baseline: not an object"},
    {"an empty object", SV_INIT("{}\n"), "\"schema\" is missing"},
    {"JSON of another tool", SV_INIT("{\"version\":\"1\"}\n"),
	"\"schema\" is missing"},
    {"NUL", SV_INIT("{}\0"), "baseline: "},
};

static void
refuses_whole(const void *at)
{
	const struct whole_row *row = at;
	struct baseline baseline = {0};
	struct err err = {0};

	KIT_INT(baseline_parse(row->bytes, &baseline, &err), -1);
	KIT_HAS(sv_from(err.text), row->problem);
}

/*
 * A changed byte (every third is tried) either makes no baseline, or one that
 * comes out again as it is and has another digest: then it is for the
 * signatures to refuse it.
 */
static void
each_byte_matters(const void *at)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};
	struct err err = {0};
	size_t refused = 0;

	(void)at;
	write_document(&out);
	struct digest digest = digest_of(strbuf_view(&out));
	for (size_t i = 0; i < out.len; i += 3) {
		CLEANUP(baseline_done) struct baseline baseline = {0};
		out.ptr[i] ^= 1;
		if (baseline_parse(strbuf_view(&out), &baseline, &err) != 0)
			refused++;
		else
			KIT_TRUE(!digest_eq(&baseline.digest, &digest));
		out.ptr[i] ^= 1;
	}
	KIT_TRUE(refused > out.len / 12);
}

/* Cut off anywhere it is no baseline. */
static void
cut_is_refused(const void *at)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};
	struct baseline baseline = {0};
	struct err err = {0};

	(void)at;
	write_document(&out);
	for (size_t i = 0; i < out.len; i += 7)
		KIT_INT(baseline_parse(
			    sv_slice(strbuf_view(&out), 0, i), &baseline, &err),
		    -1);
}

/*
 * A property that a later program expects and the signed lists lack takes
 * nothing from them: they were whole when they were signed.
 */
static void
later_expectations_do_not_narrow(const void *at)
{
	CLEANUP(baseline_done) struct baseline baseline = {0};
	CLEANUP(strbuf_done) struct strbuf out = {0};
	CLEANUP(strbuf_done) struct strbuf edited = {0};
	struct err err = {0};

	(void)at;
	write_document(&out);
	strview rest = strbuf_view(&out);
	strview parts[] = {SV("\"Enabled\","), SV("\"Enabled\":true,"),
	    SV("\"Enabled\":true,")};
	for (size_t i = 0; i < COUNT_OF(parts); i++) {
		size_t found = sv_find(rest, parts[i]);
		KIT_TRUE(found < rest.len);
		strbuf_add(&edited, sv_slice(rest, 0, found));
		rest = sv_slice(rest, found + parts[i].len, rest.len);
	}
	strbuf_add(&edited, rest);
	KIT_GOOD(baseline_parse(strbuf_view(&edited), &baseline, &err), &err);
	KIT_TRUE(
	    snapshot_is_complete(baseline.objects, KIND_INBOUND_CONNECTOR));
}

int
main(void)
{
	KIT_ROWS(edit_rows, refuses_edit);
	KIT_ROWS(whole_rows, refuses_whole);
	kit_case("each byte matters", each_byte_matters);
	kit_case("cut is refused", cut_is_refused);
	kit_case("later expectations do not narrow",
	    later_expectations_do_not_narrow);
	return kit_finish();
}
