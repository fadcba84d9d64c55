/*
 * policy.c - a policy that compiles is written into the baseline, and read
 * there as the same policy.
 */
#include "baselines/policy.h"

#include "tests/fuzz/fuzz.h"

#define TENANT "aaaaaaaa-0000-4000-8000-000000000001"
#define END    INT64_C(1900000000)

/* A connector, a rule and an application, for entries that name one. */
static const struct {
	enum kind kind;
	const char *object;
} seeds[] = {
    {KIND_INBOUND_CONNECTOR,
	"{\"Guid\":\"c0000000-0000-4000-8000-000000000001\",\"Name\":\"c\","
	"\"Enabled\":true,\"ConnectorType\":\"Partner\"}"},
    {KIND_TRANSPORT_RULE,
	"{\"Guid\":\"c0000000-0000-4000-8000-000000000002\",\"Name\":\"r\","
	"\"State\":\"Enabled\"}"},
    {KIND_SERVICE_PRINCIPAL,
	"{\"id\":\"c0000000-0000-4000-8000-000000000003\",\"appId\":"
	"\"c0000000-0000-4000-8000-000000000004\",\"displayName\":\"a\","
	"\"keyCredentials\":[],\"passwordCredentials\":[]}"},
};

static void
add_seed(struct snapshot *snapshot, enum kind kind, const char *text)
{
	const struct json *object;
	struct err err;

	FUZZ_CHECK(json_parse(sv_from(text), JSON_WIRE, snapshot->arena,
		       &object, &err) == 0);
	FUZZ_CHECK(snapshot_add(snapshot, kind, object, &err) == 0);
}

static struct snapshot *
tenant(void)
{
	const struct coverage whole = {.status = COVERAGE_COMPLETE};
	struct snapshot *snapshot =
	    snapshot_new(SV(TENANT), SV("live"), SV("fuzz"));

	for (size_t i = 0; i < COUNT_OF(seeds); i++)
		add_seed(snapshot, seeds[i].kind, seeds[i].object);
	for (size_t i = 0; i < KIND_COUNT; i++)
		snapshot_cover(snapshot, (enum kind)i, &whole);
	snapshot_seal(snapshot);
	for (size_t i = 0; i < KIND_COUNT; i++)
		snapshot_cover(snapshot, (enum kind)i, &whole);
	return snapshot;
}

static void
write(const struct policy *policy, struct strbuf *out)
{
	struct jsonw w = {.out = out};

	policy_write(policy, &w, NULL);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct snapshot *snapshot;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf once = {0};
	CLEANUP(strbuf_done) struct strbuf twice = {0};
	struct policy policy = {0};
	struct policy again = {0};
	const struct json *value;
	struct err err = {0};

	if (snapshot == NULL)
		snapshot = tenant();
	if (policy_compile(fuzz_view(data, size), "x", snapshot, END, arena,
		&policy, &err) != 0) {
		FUZZ_CHECK(err.code != ERR_NONE);
		FUZZ_CHECK(sv_starts(sv_from(err.text), SV("x")));
		return 0;
	}
	write(&policy, &once);
	FUZZ_CHECK(
	    json_parse(strbuf_view(&once), JSON_OWN, arena, &value, &err) == 0);
	FUZZ_CHECK(policy_read(value, arena, &again, &err) == 0);
	write(&again, &twice);
	FUZZ_CHECK(sv_eq(strbuf_view(&once), strbuf_view(&twice)));
	return 0;
}
