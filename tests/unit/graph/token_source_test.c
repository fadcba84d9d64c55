/*
 * token_source_test.c - what each way asks for, and what it makes of answers.
 */
#include <stdio.h>

#include "auditor/base/file.h"
#include "auditor/base/mem.h"
#include "graph/jwt.h"
#include "tests/unit/graph/token_kit.h"

static void
settings_done(struct collect_settings *settings)
{
	secret_done(&settings->credential.secret);
}

/* --- settings that cannot work ---------------------------------------------- */

struct bad {
	const char *name;
	enum credential_type type;
	const char *secret;
	const char *client;
	const char *endpoint;
	const char *text;
};

static const struct bad bads[] = {
    {"no secret", CREDENTIAL_SECRET, "", CLIENT, NULL, "no client secret"},
    {"no client", CREDENTIAL_SECRET, "s", NULL, NULL, "client-id"},
    {"client that is none", CREDENTIAL_DEVICE, "", "x", NULL, "client-id"},
    {"no key", CREDENTIAL_CERTIFICATE, "", CLIENT, NULL, "no key"},
    {"junk", CREDENTIAL_CERTIFICATE, "junk", CLIENT, NULL,
	"neither PEM nor PKCS#12"},
    {"no token file", CREDENTIAL_FEDERATED, "", CLIENT, NULL,
	"no federated token file"},
    {"endpoint elsewhere", CREDENTIAL_MANAGED, "h", NULL,
	"http://identity.example/msi", "not an address of this host"},
    {"endpoint that only looks local", CREDENTIAL_MANAGED, "h", NULL,
	"http://127.0.0.1.example/msi", "not an address of this host"},
    {"secret and no endpoint", CREDENTIAL_MANAGED, "h", NULL, NULL,
	"not an address of this host"},
};

static void
is_refused(const void *at)
{
	const struct bad *row = at;
	CLEANUP(settings_done)
	struct collect_settings settings = settings_of(row->type);
	CLEANUP(token_way_done) struct token_way way = {0};
	struct err err = {0};

	settings.client_id = row->client;
	settings.credential.endpoint = row->endpoint;
	if (row->secret[0] != '\0')
		secret_set(&settings.credential.secret, sv_from(row->secret));
	KIT_INT(token_way_open(&settings, NULL, &way, &err), -1);
	KIT_INT(err.code, ERR_CONFIG);
	KIT_HAS(sv_from(err.text), row->text);
}

/* --- requests ---------------------------------------------------------------- */

struct asked {
	const char *name;
	enum credential_type type;
	const char *secret;
	const char *client;
	const char *endpoint;
	const char *url;
	const char *head;
	const char *body; /* part of it; NULL: it is a GET */
};

static const struct asked askeds[] = {
    {"secret", CREDENTIAL_SECRET, "a b&c", CLIENT, NULL,
	"https://login.example/contoso.example/oauth2/v2.0/token", "",
	"grant_type=client_credentials&client_id=" CLIENT
	"&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default&"
	"client_secret=a%20b%26c"},
    {"machine", CREDENTIAL_MANAGED, "", NULL, NULL,
	"http://169.254.169.254/metadata/identity/oauth2/token?api-version="
	"2018-02-01&resource=https%3A%2F%2Fgraph.microsoft.com",
	"Metadata: true", NULL},
    {"machine, user-assigned", CREDENTIAL_MANAGED, "", CLIENT,
	"http://127.0.0.1:9",
	"http://127.0.0.1:9/metadata/identity/oauth2/token?api-version="
	"2018-02-01&resource=https%3A%2F%2Fgraph.microsoft.com&client_"
	"id=" CLIENT,
	"Metadata: true", NULL},
    {"App Service", CREDENTIAL_MANAGED, "h", NULL, "http://localhost:9/msi",
	"http://localhost:9/msi?api-version=2019-08-01&resource=https%3A%2F%2F"
	"graph.microsoft.com",
	"X-IDENTITY-HEADER: h", NULL},
    {"device code", CREDENTIAL_DEVICE, "", CLIENT, NULL,
	"https://login.example/contoso.example/oauth2/v2.0/devicecode", "",
	"client_id=" CLIENT "&scope=https%3A%2F%2Fgraph.microsoft.com%2F."
	"default%20offline_access"},
};

static void
is_asked(const void *at)
{
	const struct asked *row = at;
	CLEANUP(settings_done)
	struct collect_settings settings = settings_of(row->type);
	CLEANUP(token_way_done) struct token_way way = {0};
	CLEANUP(token_request_done) struct token_request request = {0};
	struct err err = {0};

	settings.client_id = row->client;
	settings.credential.endpoint = row->endpoint;
	if (row->secret[0] != '\0')
		secret_set(&settings.credential.secret, sv_from(row->secret));
	KIT_GOOD(token_way_open(&settings, NULL, &way, &err), &err);
	KIT_GOOD(way.source->write(&way, SCOPE, &request, &err), &err);
	KIT_TEXT(strbuf_view(&request.url), sv_from(row->url));
	KIT_TEXT(strbuf_view(&request.head), sv_from(row->head));
	KIT_INT(request.is_get, row->body == NULL);
	KIT_INT(request.is_local, row->body == NULL);
	if (row->body != NULL)
		KIT_TEXT(strbuf_view(&request.body), sv_from(row->body));
}

/* The file is read each time, without what surrounds the token. */
static void
the_token_file_is_read_anew(const void *at)
{
	struct collect_settings settings = settings_of(CREDENTIAL_FEDERATED);
	CLEANUP(token_way_done) struct token_way way = {0};
	CLEANUP(strbuf_done) struct strbuf path = {0};
	static const char *const contents[] = {"  a.b.c\r\n\n", "d.e.f"};
	static const char *const sent[] = {
	    "&client_assertion=a.b.c", "&client_assertion=d.e.f"};
	struct err err = {0};

	(void)at;
	strbuf_printf(&path, "%s/token", kit_folder());
	settings.credential.token_file = strbuf_cstr(&path);
	KIT_GOOD(token_way_open(&settings, NULL, &way, &err), &err);
	for (size_t i = 0; i < COUNT_OF(contents); i++) {
		CLEANUP(token_request_done) struct token_request request = {0};
		KIT_GOOD(file_publish(strbuf_cstr(&path), sv_from(contents[i]),
			     0600, &err),
		    &err);
		KIT_GOOD(way.source->write(&way, SCOPE, &request, &err), &err);
		KIT_TRUE(sv_ends(strbuf_view(&request.body), sv_from(sent[i])));
	}
	CLEANUP(token_request_done) struct token_request request = {0};
	KIT_GOOD(file_publish(strbuf_cstr(&path), SV("two\nlines"), 0600, &err),
	    &err);
	KIT_INT(way.source->write(&way, SCOPE, &request, &err), -1);
	KIT_HAS(sv_from(err.text), "holds no token");
}

/* --- answers of a managed identity ------------------------------------------- */

struct answered {
	const char *name;
	enum http_outcome outcome;
	unsigned status;
	const char *body;
	enum token_verdict verdict;
	unsigned tries_max;
	int64_t lifetime_ms;
	const char *text;
};

static const struct answered answereds[] = {
    {"numbers as text", HTTP_ANSWERED, 200,
	"{\"access_token\":\"" TOKEN "\",\"expires_in\":\"60\"}", TOKEN_GOOD, 0,
	60000, ""},
    {"only when it ends", HTTP_ANSWERED, 200,
	"{\"access_token\":\"" TOKEN "\",\"expires_on\":\"1600\"}", TOKEN_GOOD,
	0, 600000, ""},
    {"ended already", HTTP_ANSWERED, 200,
	"{\"access_token\":\"" TOKEN "\",\"expires_on\":\"900\"}", TOKEN_GOOD,
	0, 0, ""},
    {"not there yet", HTTP_ANSWERED, 404, "", TOKEN_PASSING, 7, 0,
	"status 404"},
    {"being updated", HTTP_ANSWERED, 410, "", TOKEN_PASSING, 8, 0,
	"status 410"},
    {"throttled", HTTP_ANSWERED, 429, "", TOKEN_PASSING, 7, 0, "status 429"},
    {"broken", HTTP_ANSWERED, 503, "", TOKEN_PASSING, 7, 0, "status 503"},
    {"no identity", HTTP_ANSWERED, 400,
	"{\"error\":\"invalid_request\",\"error_description\":\"Identity not "
	"found\"}",
	TOKEN_REFUSED, 0, 0, "status 400: Identity not found"},
    {"no identity, App Service", HTTP_ANSWERED, 400,
	"{\"statusCode\":400,\"message\":\"No identity\"}", TOKEN_REFUSED, 0, 0,
	"status 400: No identity"},
    {"not in Azure", HTTP_UNREACHABLE, 0, "", TOKEN_PASSING, 0, 0,
	"cannot be reached"},
};

static void
is_judged(const void *at)
{
	const struct answered *row = at;
	struct collect_settings settings = settings_of(CREDENTIAL_MANAGED);
	CLEANUP(token_way_done) struct token_way way = {0};
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(token_reading_done)
	struct token_reading reading = {.now = 1000, .arena = arena};
	const struct http_answer answer = {.outcome = row->outcome,
	    .status = row->status,
	    .body = sv_from(row->body),
	    .problem = ""};
	struct err err = {0};

	KIT_GOOD(token_way_open(&settings, NULL, &way, &err), &err);
	KIT_INT(way.source->read(&way, &answer, &reading), row->verdict);
	KIT_INT(reading.tries_max, row->tries_max);
	KIT_HAS(sv_from(reading.err.text), row->text);
	KIT_INT(reading.token.lifetime_ms, row->lifetime_ms);
}

static void
names_lead_to_ways(const void *at)
{
	(void)at;
	for (size_t i = 0; i < CREDENTIAL_COUNT; i++) {
		enum credential_type type = (enum credential_type)i;
		enum credential_type found = CREDENTIAL_COUNT;
		const struct token_source *source = token_source_of(type);
		KIT_TRUE(token_source_find(sv_from(source->name), &found));
		KIT_INT(found, type);
		KIT_TRUE(source->check != NULL && source->write != NULL &&
			 source->read != NULL);
	}
	enum credential_type none;
	KIT_TRUE(!token_source_find(SV("password"), &none));
}

int
main(void)
{
	KIT_ROWS(bads, is_refused);
	KIT_ROWS(askeds, is_asked);
	kit_case("the token file is read anew", the_token_file_is_read_anew);
	KIT_ROWS(answereds, is_judged);
	kit_case("names lead to ways", names_lead_to_ways);
	return kit_finish();
}
