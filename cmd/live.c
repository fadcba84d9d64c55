/*
 * live.c - a snapshot of a configured tenant over the network.
 */
#include "cmd/live.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "auditor/base/digest.h"
#include "auditor/base/lang.h"
#include "auditor/base/limits.h"
#include "auditor/base/term.h"
#include "auditor/base/timefmt.h"
#include "auditor/store/ids.h"
#include "auditor/store/store_event.h"
#include "cmd/credential.h"
#include "cmd/evidence.h"
#include "cmd/interrupt.h"
#include "cmd/output.h"
#include "cmd/progress.h"
#include "cmd/turn.h"
#include "graph/form.h"

#include "auditor/base/banned.h"

#define BUDGET_SECONDS 300
/* Of a first run; a tenant without Entra ID P1 keeps no more. */
#define EVENTS_DAYS 7
#define ALL_KINDS   (((kind_set)1 << KIND_COUNT) - 1)

/* Bounds within sense: more makes the services throttle. */
static const struct {
	const char *key;
	size_t offset;
	int64_t most;
	const char *hint;
} bounds[] = {
    {"budget", offsetof(struct tenant_config, budget), 86400,
	N_("seconds, 1 to 86400")},
    {"in-flight", offsetof(struct tenant_config, in_flight), 32,
	N_("requests at once per service, 1 to 32")},
    {"requests-per-second", offsetof(struct tenant_config, per_second), 100,
	N_("per service, 1 to 100")},
};

static int
check_bounds(const struct session *session, struct err *err)
{
	const char *tenant = (const char *)session->tenant;

	for (size_t i = 0; i < COUNT_OF(bounds); i++) {
		int64_t value;
		CLEANUP(strbuf_done) struct strbuf what = {0};
		memcpy(&value, tenant + bounds[i].offset, sizeof(value));
		if (value <= bounds[i].most)
			continue;
		strbuf_printf(&what, _("`%s:` is over %lld"), bounds[i].key,
		    (long long)bounds[i].most);
		return credential_fail(
		    session, strbuf_cstr(&what), lang(bounds[i].hint), err);
	}
	return 0;
}

static const char *
choose(const char *own, const char *preset)
{
	return own != NULL ? own : preset;
}

/* AZURE_AUTHORITY_HOST, as other tools read it: without its last slash. */
static const char *
authority_host(struct arena *arena)
{
	/* NOLINTNEXTLINE(concurrency-mt-unsafe): there are no threads */
	strview host = sv_from(getenv("AZURE_AUTHORITY_HOST"));

	while (sv_ends(host, SV("/")))
		host.len--;
	if (host.len == 0)
		return NULL;
	if (sv_has(host, SV("://")))
		return arena_dup(arena, host).ptr;
	return arena_printf(arena, "https://" SV_FMT, SV_ARG(host)).ptr;
}

static int
settle_cloud(const struct session *session, struct arena *arena,
    struct cloud *cloud, struct err *err)
{
	const struct tenant_config *tenant = session->tenant;
	const struct cloud *preset =
	    cloud_find(sv_from(choose(tenant->cloud, "global")));
	const char *host = NULL;

	if (preset == NULL)
		return credential_fail(session, _("unknown `cloud:`"),
		    _("one of: global, gcc-high, dod, china"), err);
	/* What the configuration says of a cloud is not overridden. */
	if (tenant->cloud == NULL && tenant->login == NULL)
		host = authority_host(arena);
	if (host != NULL && tenant->graph == NULL &&
	    strcmp(host, preset->login) != 0)
		return credential_fail(session,
		    _("AZURE_AUTHORITY_HOST names another cloud"),
		    _("say which with `cloud:`: gcc-high, dod or china"), err);
	*cloud = *preset;
	cloud->login = choose(tenant->login, choose(host, preset->login));
	cloud->graph = choose(tenant->graph, preset->graph);
	cloud->exchange = choose(tenant->exchange, preset->exchange);
	cloud->exchange_suffix =
	    choose(tenant->exchange_suffix, preset->exchange_suffix);
	return 0;
}

static int
settle_proxy(const struct session *session, struct collect_settings *settings,
    struct err *err)
{
	CLEANUP(secret_done) struct secret password = {0};
	CLEANUP(form_wipe) struct strbuf user = {0};
	const struct tenant_config *tenant = session->tenant;

	settings->proxy = tenant->proxy;
	settings->no_proxy = tenant->no_proxy;
	if (tenant->proxy_user == NULL)
		return 0;
	if (tenant->proxy_password_file == NULL)
		return credential_fail(session,
		    _("`proxy-user:` has no password"),
		    _("set `proxy-password-file:`"), err);
	TRY(secret_read(tenant->proxy_password_file, &password, err));
	form_room(&user, LIMIT_SECRET + strlen(tenant->proxy_user) + 1);
	strbuf_printf(&user, "%s:", tenant->proxy_user);
	strbuf_add(&user, secret_view(&password));
	secret_set(&settings->proxy_user, strbuf_view(&user));
	return 0;
}

int
live_settings(const struct session *session, struct arena *arena,
    struct collect_settings *settings, struct err *err)
{
	const struct tenant_config *tenant = session->tenant;
	int64_t budget = tenant->budget > 0 ? tenant->budget : BUDGET_SECONDS;

	TRY(check_bounds(session, err));
	*settings = (struct collect_settings){
	    .tenant = tenant->tenant,
	    .client_id = tenant->client_id,
	    .ca_file = tenant->ca_file,
	    .budget_ms = (unsigned)budget * 1000U,
	    .in_flight = (unsigned)tenant->in_flight,
	    .per_second = (unsigned)tenant->per_second,
	    .page_size = (unsigned)tenant->page_size,
	    .kinds = ALL_KINDS,
	    .is_lean = true,
	    .tool_version = PROGRAM_TOOL,
	    .prompt = live_prompt,
	};
	TRY(settle_cloud(session, arena, &settings->cloud, err));
	TRY(settle_proxy(session, settings, err));
	TRY(credential_load(session, arena, &settings->credential, err));
	if (tenant->client_id == NULL &&
	    settings->credential.type != CREDENTIAL_MANAGED)
		return credential_fail(session, _("no `client-id:`"),
		    _("give the application (client) id of the auditor, here "
		      "or in AZURE_CLIENT_ID"),
		    err);
	return 0;
}

void
live_settings_done(struct collect_settings *settings)
{
	credential_done(&settings->credential);
	secret_done(&settings->proxy_user);
}

void
live_prompt(void *cookie, const struct collect_prompt *prompt)
{
	(void)cookie;
	output_note(false,
	    "To sign in, open " SV_FMT
	    " in a browser and enter the code " SV_FMT
	    " (within %lld minutes).",
	    SV_ARG(prompt->address), SV_ARG(prompt->code),
	    (long long)prompt->seconds / 60);
}

/* What the callbacks of a collection work on. */
struct run {
	struct progress progress;
	struct evidence *evidence; /* NULL: none is kept */
	struct store *store;
};

static void
run_done(struct run *run)
{
	progress_wipe(&run->progress);
	evidence_free(run->evidence);
}

static void
on_progress(
    void *cookie, enum kind kind, size_t objects, const struct coverage *ended)
{
	struct run *run = cookie;

	progress_note(&run->progress, kind, objects, ended);
}

static void
on_cost(void *cookie, enum kind kind, const struct collect_cost *cost)
{
	struct run *run = cookie;

	progress_cost(&run->progress, kind, cost);
}

static void
on_tick(void *cookie, const struct http_load *load)
{
	struct run *run = cookie;

	progress_tick(&run->progress, load);
}

static void
on_seen(void *cookie, const struct http_seen *seen)
{
	struct run *run = cookie;

	evidence_seen(run->evidence, seen);
}

static void
on_prompt(void *cookie, const struct collect_prompt *prompt)
{
	struct run *run = cookie;

	progress_wipe(&run->progress);
	live_prompt(NULL, prompt);
}

static int
on_expected(void *cookie, strview tenant, enum kind kind, struct arena *arena,
    strview **ids, size_t *count, struct err *err)
{
	const struct run *run = cookie;

	return store_ids(
	    run->store, tenant, SV(SERIES_LIVE), kind, arena, ids, count, err);
}

static int64_t
on_events_known(void *cookie, strview tenant, enum event_type type)
{
	const struct run *run = cookie;
	int64_t ends[EVENT_TYPE_COUNT] = {0};

	/* A history that cannot be read is told of when it is written to. */
	if (store_event_ends(run->store, tenant, SV(SERIES_LIVE), ends, NULL) !=
	    0)
		return 0;
	return ends[type];
}

static void
settle_events(
    const struct live_options *options, struct collect_settings *settings)
{
	if (options->no_events)
		return;
	settings->events_from = time_now() - EVENTS_DAYS * TIME_DAY;
	settings->events_known = on_events_known;
	if (options->events_since == 0)
		return;
	settings->events_from = options->events_since;
	settings->events_known = NULL;
}

static int
keep_evidence(const struct live_options *options, bool is_quiet,
    struct run *run, struct err *err)
{
	struct digest digest;
	char hex[DIGEST_HEX_MAX];

	if (run->evidence == NULL)
		return 0;
	TRY(evidence_close(run->evidence, &digest, err));
	output_note(is_quiet, "evidence in %s, SHA-256 of its SHA256SUMS: %s",
	    options->evidence, digest_hex(&digest, hex));
	return 0;
}

static void
show_timings(const struct run *run)
{
	CLEANUP(strbuf_done) struct strbuf table = {0};

	progress_timings(&run->progress, &table);
	(void)fputs(strbuf_cstr(&table), stderr);
}

int
live_snapshot(const struct session *session,
    const struct common_options *common, const struct live_options *options,
    struct store *store, struct arena *arena, struct snapshot **snapshot,
    struct err *err)
{
	CLEANUP(turn_done) struct turn turn = TURN_NONE;
	CLEANUP(run_done) struct run run = {.store = store};
	CLEANUP(live_settings_done) struct collect_settings settings = {0};
	CLEANUP(snapshot_drop) struct snapshot *fresh = NULL;
	struct err closing = {0};

	TRY(live_settings(session, arena, &settings, err));
	TRY(turn_take(session, &turn, err));
	if (options->evidence != NULL)
		TRY(evidence_open(options->evidence, &run.evidence, err));
	settle_events(options, &settings);
	settings.progress = on_progress;
	settings.cost = on_cost;
	settings.tick = on_tick;
	settings.expected = on_expected;
	settings.seen = run.evidence != NULL ? on_seen : NULL;
	settings.prompt = on_prompt;
	settings.cookie = &run;
	progress_begin(&run.progress, common->is_quiet, common->is_verbose);
	settings.is_stopped = interrupt_begin();
	int status = collect(&settings, &fresh, err);
	interrupt_end();
	progress_wipe(&run.progress);
	/* What was seen is kept, whatever came of it. */
	if (keep_evidence(options, common->is_quiet, &run, &closing) != 0 &&
	    status == 0) {
		*err = closing;
		status = -1;
	}
	TRY(status);
	if (options->wants_timings)
		show_timings(&run);
	*snapshot = TAKE(fresh);
	return 0;
}
