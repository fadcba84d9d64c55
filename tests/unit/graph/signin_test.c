/*
 * signin_test.c - sign-in refused: one clear line and a hint each time.
 */
#include "graph/signin.h"
#include "tests/unit/graph/collect_kit.h"

#define BUDGET_MS 20000

/* {"tid":"7d2b6c1e-95a4-4f0e-8c3d-1b6f0e42a957"} as payload */
#define TOKEN                                                                  \
	"e30.eyJ0aWQiOiI3ZDJiNmMxZS05NWE0LTRmMGUtOGMzZC0xYjZmMGU0MmE5NTcifQ.s"
#define BODY(seconds)                                                          \
	"token always body {\"access_token\": \"" TOKEN                        \
	"\", \"expires_in\": " seconds "}"

struct refusal {
	const char *name;
	const char *secret;   /* NULL: the certificate */
	const char *pem;      /* NULL: client.pem */
	const char *tenant;   /* NULL: the fixture's */
	const char *client;   /* NULL: the auditor */
	const char *base;     /* NULL: the fake's */
	const char *ca;       /* NULL: ca.pem */
	const char *settings; /* tenant.json over the fixture; NULL: none */
	const char *faults;
	int clock_offset;
	unsigned budget_ms;
	enum err_code code;
	const char *text;
	const char *hint;
};

static const struct refusal refusals[] = {
    {.name = "a wrong secret",
	.secret = "no such secret",
	.code = ERR_AUTH,
	.text = "the client secret is wrong (AADSTS7000215",
	.hint = "value"},
    {.name = "an expired secret",
	.secret = "auditor-expired-secret",
	.code = ERR_AUTH,
	.text = "expired (AADSTS7000222",
	.hint = "new secret"},
    {.name = "a certificate that is not registered",
	.pem = "client-other.pem",
	.code = ERR_AUTH,
	.text = "AADSTS700027",
	.hint = "upload"},
    {.name = "an expired certificate",
	.pem = "client-expired.pem",
	.code = ERR_CONFIG,
	.text = "the certificate expired on 2024-01-02T00:00:00Z",
	.hint = "new certificate"},
    {.name = "an unknown tenant",
	.tenant = "11111111-2222-4333-8444-555555555555",
	.code = ERR_AUTH,
	.text = "there is no such tenant (AADSTS90002",
	.hint = "cloud"},
    {.name = "an unknown application",
	.client = "11111111-2222-4333-8444-555555555555",
	.code = ERR_AUTH,
	.text = "no such application in this tenant (AADSTS700016",
	.hint = "client-id"},
    {.name = "a token of another tenant",
	.settings = "\"tokenTid\": \"99999999-2222-4333-8444-555555555555\"",
	.code = ERR_AUTH,
	.text = "the token is for tenant 99999999-2222-4333-8444-555555555555",
	.hint = "tenant"},
    {.name = "tokens of two tenants",
	.tenant = "contoso.onmicrosoft.com",
	.settings = "\"tokenTid\": \"99999999-2222-4333-8444-555555555555\"",
	.faults = "token 1 body {\"access_token\": \"" TOKEN "\"}",
	.code = ERR_AUTH,
	.text = "the token is for tenant",
	.hint = "tenant"},
    {.name = "a clock that is behind",
	.clock_offset = 3000,
	.code = ERR_AUTH,
	.text = "AADSTS700024",
	.hint = "seconds behind"},
    {.name = "the wrong authority",
	.ca = "other-ca.pem",
	.code = ERR_NETWORK,
	.text = "certificate of the login service is not trusted",
	.hint = "ca-file"},
    {.name = "no such file of authorities",
	.ca = "no-such.pem",
	.code = ERR_CONFIG,
	.text = "no-such.pem",
	.hint = "ca-file"},
    {.name = "a refused connection",
	.base = "https://localhost:1",
	.code = ERR_NETWORK,
	.text = "cannot be reached: Failed to connect to localhost",
	.hint = "proxy"},
    {.name = "plain HTTP",
	.base = "http://localhost",
	.code = ERR_CONFIG,
	.text = "http://localhost",
	.hint = "addresses"},
    {.name = "a login that hangs",
	.faults = "token always hang",
	.budget_ms = 1500,
	.code = ERR_TIMEOUT,
	.text = "did not answer in time",
	.hint = "budget"},
    {.name = "a login that throttles",
	.faults = "token always 429 100",
	.code = ERR_AUTH,
	.text = "passing fault",
	.hint = "later"},
    {.name = "a page in place of the login",
	.faults = "token always html",
	.budget_ms = 1500,
	.code = ERR_AUTH,
	.text = "status 200 and no token",
	.hint = "proxy"},
    {.name = "a tenant for many",
	.tenant = "common",
	.code = ERR_CONFIG,
	.text = "\"common\" is no tenant",
	.hint = "GUID"},
};

static void
apply(const struct refusal *row, struct collect_kit *kit)
{
	struct collect_settings *settings = &kit->settings;

	if (row->secret != NULL)
		collect_kit_secret(kit, row->secret);
	if (row->pem != NULL) {
		settings->credential.certificate = kit_cert_bytes(row->pem);
		secret_set(&settings->credential.secret,
		    settings->credential.certificate);
	}
	if (row->tenant != NULL)
		settings->tenant = row->tenant;
	if (row->client != NULL)
		settings->client_id = row->client;
	if (row->base != NULL)
		settings->cloud.login = row->base;
	if (row->ca != NULL) {
		strbuf_clear(&kit->ca_file);
		settings->ca_file = kit_cert(row->ca, &kit->ca_file);
	}
}

static void
is_refused(const void *at)
{
	const struct refusal *row = at;
	CLEANUP(collect_kit_done) struct collect_kit kit = {0};
	CLEANUP(strbuf_done) struct strbuf root = {0};
	struct snapshot *snapshot = NULL;
	struct err err = {0};

	unsigned port = kit_fake_start(&(struct kit_fake_options){
	    .root = row->settings != NULL
			? collect_kit_root(row->settings, &root)
			: NULL,
	    .faults = row->faults,
	    .clock_offset = row->clock_offset});
	collect_kit_init(
	    &kit, port, row->budget_ms > 0 ? row->budget_ms : BUDGET_MS);
	apply(row, &kit);
	KIT_INT(collect_in_time(&kit, &snapshot, &err), -1);
	KIT_TEXT(sv_from(err_word(err.code)), sv_from(err_word(row->code)));
	KIT_HAS(sv_from(err.text), row->text);
	KIT_HAS(sv_from(err.hint), row->hint);
	KIT_TRUE(snapshot == NULL);
	KIT_TRUE(row->secret == NULL ||
		 !sv_has(sv_from(err.text), sv_from(row->secret)));
}

/* --- when a token is asked for again ---------------------------------------- */

struct lifetime {
	const char *name;
	const char *faults;
	unsigned refuses;  /* generations of tokens, the first is 1 */
	const char *asked; /* so many times, for two users of the token */
};

static const struct lifetime lifetimes[] = {
    {"a token is used again", BODY("3600"), 0, "1"},
    {"a token about to end is renewed", BODY("0"), 0, "2"},
    {"a refused token is renewed", BODY("3600"), 1, "2"},
    {"a token refused before is not renewed", BODY("3600"), 7, "1"},
};

/* Who wants a token, and then once more. */
struct user {
	struct signin *signin;
	unsigned refuses;
	unsigned times;
};

static void
on_token(void *cookie, const struct signin_result *result)
{
	struct user *user = cookie;

	KIT_TEXT(result->token, SV(TOKEN));
	KIT_TEXT(signin_tenant(user->signin), SV(KIT_TENANT));
	if (++user->times == 2)
		return;
	/* Told twice, as two lists would. */
	signin_refuse(user->signin, SERVICE_GRAPH, user->refuses);
	signin_refuse(user->signin, SERVICE_GRAPH, user->refuses);
	signin_get(user->signin, SERVICE_GRAPH, on_token, user);
}

static void
is_renewed(const void *at)
{
	const struct lifetime *row = at;
	CLEANUP(collect_kit_done) struct collect_kit kit = {0};
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(signin_drop) struct signin *signin = NULL;
	struct err err;

	unsigned port =
	    kit_fake_start(&(struct kit_fake_options){.faults = row->faults});
	collect_kit_init(&kit, port, BUDGET_MS);
	CLEANUP(http_drop) struct http *http = collect_kit_http(&kit);
	KIT_GOOD(signin_new(&kit.settings, http, &signin, &err), &err);
	struct user user = {.signin = signin, .refuses = row->refuses};
	signin_get(signin, SERVICE_GRAPH, on_token, &user);
	http_run(http);
	KIT_INT(user.times, 2);
	const struct json *routes =
	    json_get(collect_kit_stats(&kit, arena), SV("routes"));
	KIT_TEXT(json_get_text(routes, SV("POST token")), sv_from(row->asked));
}

int
main(void)
{
	KIT_ROWS(lifetimes, is_renewed);
	KIT_ROWS(refusals, is_refused);
	int status = kit_finish();
	kit_fake_stop();
	return status;
}
