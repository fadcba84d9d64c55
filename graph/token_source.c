/*
 * token_source.c - the ways to get a token, and those of an application with
 * a credential of its own.
 */
#include "graph/token_source.h"

#include "auditor/base/file.h"
#include "auditor/base/guid.h"
#include "auditor/base/limits.h"
#include "auditor/base/timefmt.h"
#include "graph/form.h"
#include "graph/jwt.h"
#include "graph/signin_check.h"

#include "auditor/base/banned.h"

#define ASSERTION_TYPE "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
/* An assertion with a key of 8192 bits is below 3 KiB. */
#define ASSERTION_MAX (16 * KIB)

void
token_request_done(struct token_request *request)
{
	strbuf_done(&request->url);
	form_wipe(&request->head);
	form_wipe(&request->body);
}

void
token_reading_done(struct token_reading *reading)
{
	token_answer_done(&reading->token);
}

enum token_verdict
token_read_plain(struct token_way *way, const struct http_answer *answer,
    struct token_reading *reading)
{
	(void)way;
	return token_read(answer, reading->now, reading->arena, &reading->token,
	    &reading->reason, &reading->err);
}

/* What every application sends, and room for a credential of that size. */
static void
begin_form(struct token_way *way, const char *scope, size_t room,
    struct token_request *request)
{
	/* Encoding makes at most three bytes of one. */
	form_room(&request->body, 4 * KIB + 3 * room);
	strbuf_add(&request->url, strbuf_view(&way->url));
	form_add(&request->body, "grant_type", SV("client_credentials"));
	form_add(
	    &request->body, "client_id", sv_from(way->settings->client_id));
	form_add(&request->body, "scope", sv_from(scope));
}

static void
add_assertion(struct token_request *request, strview assertion)
{
	form_add(&request->body, "client_assertion_type", SV(ASSERTION_TYPE));
	form_add(&request->body, "client_assertion", assertion);
}

/* --- secret ---------------------------------------------------------------- */

static int
secret_check(const struct credential *credential, struct err *err)
{
	if (credential->secret.len > 0)
		return 0;
	(void)err_set(err, ERR_CONFIG, "no client secret is configured");
	return err_hint(err, "a certificate is the better choice");
}

static int
secret_write(struct token_way *way, const char *scope,
    struct token_request *request, struct err *err)
{
	strview secret = secret_view(&way->settings->credential.secret);

	(void)err;
	begin_form(way, scope, secret.len, request);
	form_add(&request->body, "client_secret", secret);
	return 0;
}

/* --- certificate ----------------------------------------------------------- */

static int
certificate_check(const struct credential *credential, struct err *err)
{
	if (credential->secret.len > 0)
		return 0;
	return err_set(err, ERR_CONFIG, "no key is configured");
}

static int
certificate_open(struct token_way *way, struct err *err)
{
	return keypair_load(
	    &way->settings->credential, time_now(), &way->keypair, err);
}

static int
certificate_write(struct token_way *way, const char *scope,
    struct token_request *request, struct err *err)
{
	CLEANUP(form_wipe) struct strbuf jwt = {0};
	char id[GUID_SIZE];
	const struct jwt_assertion assertion = {
	    .keypair = way->keypair,
	    .use_rs256 = way->settings->credential.use_rs256,
	    .audience = strbuf_cstr(&way->url),
	    .client_id = way->settings->client_id,
	    .id = guid_make(id),
	    .now = time_now(),
	};

	form_room(&jwt, ASSERTION_MAX);
	TRY(jwt_assert(&assertion, &jwt, err));
	begin_form(way, scope, jwt.len, request);
	add_assertion(request, strbuf_view(&jwt));
	return 0;
}

/* --- workload identity federation ------------------------------------------ */

static int
federated_check(const struct credential *credential, struct err *err)
{
	if (credential->token_file != NULL)
		return 0;
	(void)err_set(err, ERR_CONFIG, "no federated token file is configured");
	return err_hint(err, "set `federated-token-file:`, or "
			     "AZURE_FEDERATED_TOKEN_FILE");
}

/* The file anew each time: its writer replaces it long before it ends. */
static int
federated_write(struct token_way *way, const char *scope,
    struct token_request *request, struct err *err)
{
	CLEANUP(form_wipe) struct strbuf token = {.max = ASSERTION_MAX};
	const char *path = way->settings->credential.token_file;

	form_room(&token, ASSERTION_MAX);
	if (file_read(path, ASSERTION_MAX, &token, err) != 0)
		return err_wrap(err, "the federated token");
	strview text = sv_trim(strbuf_view(&token));
	if (text.len == 0 || sv_has(text, SV("\n")) || sv_has(text, SV(" "))) {
		(void)err_set(err, ERR_CONFIG,
		    "the federated token file %s holds no token", path);
		return err_hint(err, "it has to hold one JWT and nothing else");
	}
	begin_form(way, scope, text.len, request);
	add_assertion(request, text);
	return 0;
}

static enum token_verdict
federated_read(struct token_way *way, const struct http_answer *answer,
    struct token_reading *reading)
{
	enum token_verdict verdict = token_read_plain(way, answer, reading);

	/* It is not made here, so that this clock does not matter. */
	if (verdict != TOKEN_GOOD &&
	    sv_has(sv_from(reading->err.text), SV("AADSTS700024")))
		(void)err_hint(&reading->err,
		    "the token in %s has ended: see that it is renewed",
		    way->settings->credential.token_file);
	return verdict;
}

/* --- the table ------------------------------------------------------------- */

static const struct token_source source_secret = {
    .name = "secret",
    .needs_client = true,
    .check = secret_check,
    .write = secret_write,
    .read = token_read_plain,
};

static const struct token_source source_certificate = {
    .name = "certificate",
    .needs_client = true,
    .check = certificate_check,
    .open = certificate_open,
    .write = certificate_write,
    .read = token_read_plain,
};

static const struct token_source source_federated = {
    .name = "federated",
    .needs_client = true,
    .check = federated_check,
    .write = federated_write,
    .read = federated_read,
};

static const struct token_source *const sources[CREDENTIAL_COUNT] = {
    [CREDENTIAL_SECRET] = &source_secret,
    [CREDENTIAL_CERTIFICATE] = &source_certificate,
    [CREDENTIAL_FEDERATED] = &source_federated,
    [CREDENTIAL_MANAGED] = &token_source_managed,
    [CREDENTIAL_DEVICE] = &token_source_device,
};

const struct token_source *
token_source_of(enum credential_type type)
{
	return sources[type];
}

bool
token_source_find(strview name, enum credential_type *type)
{
	for (size_t i = 0; i < CREDENTIAL_COUNT; i++) {
		if (!sv_eq(name, sv_from(sources[i]->name)))
			continue;
		*type = (enum credential_type)i;
		return true;
	}
	return false;
}

int
token_way_open(const struct collect_settings *settings, struct http *http,
    struct token_way *way, struct err *err)
{
	TRY(signin_check(settings, err));
	*way = (struct token_way){
	    .source = token_source_of(settings->credential.type),
	    .settings = settings,
	    .http = http,
	};
	strbuf_printf(&way->login, "%s/%s/oauth2/v2.0", settings->cloud.login,
	    settings->tenant);
	strbuf_printf(&way->url, "%s/token", strbuf_cstr(&way->login));
	return way->source->open != NULL ? way->source->open(way, err) : 0;
}

void
token_way_done(struct token_way *way)
{
	strbuf_done(&way->login);
	strbuf_done(&way->url);
	keypair_free(way->keypair);
	secret_done(&way->device.code);
	secret_done(&way->device.refresh);
}
