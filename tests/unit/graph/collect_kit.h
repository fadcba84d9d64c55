/*
 * collect_kit.h - settings and checks that the tests of collect share.
 */
#ifndef TESTS_UNIT_GRAPH_COLLECT_KIT_H
#define TESTS_UNIT_GRAPH_COLLECT_KIT_H

#include <stdio.h>
#include <unistd.h>

#include "auditor/base/file.h"
#include "auditor/base/timefmt.h"
#include "auditor/net/http.h"
#include "graph/collect.h"
#include "tests/support/kit_fake.h"
#include "tests/support/kit_rows.h"

#define KIT_TENANT  "7d2b6c1e-95a4-4f0e-8c3d-1b6f0e42a957"
#define KIT_AUDITOR "b1abd1b9-4621-41bb-a41a-0e1a4ddb765e"

/* A busy machine seals and ends more slowly; what hangs takes longer. */
#define SLACK_MS 15000

/* Settings and what they point to. */
struct collect_kit {
	struct collect_settings settings;
	char base[64];
	struct strbuf ca_file;
};

static inline void
collect_kit_done(struct collect_kit *kit)
{
	secret_done(&kit->settings.credential.secret);
	strbuf_done(&kit->ca_file);
}

/* The auditor of the fixtures, by certificate, at ${port}. */
static inline void
collect_kit_init(struct collect_kit *kit, unsigned port, unsigned budget_ms)
{
	strview pem = kit_cert_bytes("client.pem");

	*kit = (struct collect_kit){0};
	(void)snprintf(
	    kit->base, sizeof(kit->base), "https://localhost:%u", port);
	kit->settings = (struct collect_settings){
	    .cloud =
		{
		    .name = "test",
		    .login = kit->base,
		    .graph = kit->base,
		    .exchange = kit->base,
		    .graph_scope = "https://graph.microsoft.com/.default",
		    .exchange_scope = "https://outlook.office365.com/.default",
		    .exchange_suffix = "127.0.0.1",
		},
	    .tenant = KIT_TENANT,
	    .client_id = KIT_AUDITOR,
	    .ca_file = kit_cert("ca.pem", &kit->ca_file),
	    .budget_ms = budget_ms,
	    .kinds = kind_collected(),
	    .tool_version = "exoaudit/test",
	};
	kit->settings.credential.type = CREDENTIAL_CERTIFICATE;
	kit->settings.credential.certificate = pem;
	secret_set(&kit->settings.credential.secret, pem);
}

/* A fixture folder that is `before` with ${settings} over it. */
static inline const char *
collect_kit_root(const char *settings, struct strbuf *path)
{
	CLEANUP(strbuf_done) struct strbuf file = {0};
	CLEANUP(strbuf_done) struct strbuf json = {0};
	char here[4096];
	struct err err;

	KIT_TRUE(getcwd(here, sizeof(here)) != NULL);
	strbuf_printf(path, "%s/root", kit_folder());
	KIT_GOOD(file_make_folder(strbuf_cstr(path), &err), &err);
	strbuf_printf(&file, "%s/tenant.json", strbuf_cstr(path));
	strbuf_printf(&json,
	    "{\"extends\": \"%s/fixtures/tenants/before\", %s}", here,
	    settings);
	KIT_GOOD(
	    file_publish(strbuf_cstr(&file), strbuf_view(&json), 0600, &err),
	    &err);
	return strbuf_cstr(path);
}

static inline void
collect_kit_secret(struct collect_kit *kit, const char *secret)
{
	kit->settings.credential.type = CREDENTIAL_SECRET;
	secret_set(&kit->settings.credential.secret, sv_from(secret));
}

/* collect, within its budget whatever comes of it. */
static inline int
collect_in_time(
    const struct collect_kit *kit, struct snapshot **snapshot, struct err *err)
{
	int64_t began_ms = time_monotonic_ms();
	int status = collect(&kit->settings, snapshot, err);
	int64_t took_ms = time_monotonic_ms() - began_ms;

	KIT_TRUE(took_ms <= (int64_t)kit->settings.budget_ms + SLACK_MS);
	return status;
}

static inline void
collect_kit_take(void *cookie, const struct http_answer *answer)
{
	KIT_INT(answer->status, 200);
	strbuf_add(cookie, answer->body);
}

/* A loop of the test's own. */
static inline struct http *
collect_kit_http(const struct collect_kit *kit)
{
	struct err err;
	struct http *http =
	    http_new(&(struct http_settings){.ca_file = kit->settings.ca_file,
			 .user_agent = "test",
			 .connect_ms = 5000,
			 .request_ms = 5000,
			 .deadline_ms = time_monotonic_ms() + 5000,
			 .in_flight = 1},
		&err);

	KIT_TRUE(http != NULL);
	return http;
}

/* What the fake tenant has counted (tests/support/README.md). */
static inline const struct json *
collect_kit_stats(const struct collect_kit *kit, struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf body = {0};
	CLEANUP(strbuf_done) struct strbuf url = {0};
	const struct json *stats = NULL;
	struct err err;
	CLEANUP(http_drop) struct http *http = collect_kit_http(kit);

	strbuf_printf(&url, "%s/_fake/stats", kit->base);
	http_send(http,
	    &(struct http_request){.method = "GET", .url = strbuf_view(&url)},
	    collect_kit_take, &body);
	http_run(http);
	KIT_GOOD(json_parse(strbuf_view(&body), JSON_WIRE, arena, &stats, &err),
	    &err);
	return stats;
}

#endif
