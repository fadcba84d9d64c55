/*
 * live.c - a snapshot of a configured tenant over the network.
 */
#include "cmd/live.h"

#include <string.h>

#include "auditor/base/file.h"
#include "auditor/base/limits.h"
#include "cmd/output.h"
#include "cmd/progress.h"
#include "graph/collect.h"

#include "auditor/base/banned.h"

#define BUDGET_SECONDS 300
#define IN_FLIGHT      8
#define ALL_KINDS      (((kind_set)1 << KIND_COUNT) - 1)

static void
credential_done(struct credential *credential)
{
	secret_done(&credential->secret);
	secret_done(&credential->passphrase);
}

static int
fail_setting(const struct session *session, const char *what, const char *hint,
    struct err *err)
{
	(void)err_set(err, ERR_CONFIG, "%s: tenant \"%s\": %s",
	    session->config.path, session->tenant->name, what);
	return err_hint(err, "%s", hint);
}

/* The key may stand in the certificate's file, as most tools write it. */
static int
load_certificate(const struct tenant_config *tenant, struct arena *arena,
    struct credential *credential, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf certificate = {0};
	CLEANUP(strbuf_done) struct strbuf key = {0};
	const char *key_path =
	    tenant->key != NULL ? tenant->key : tenant->certificate;

	TRY(file_read(tenant->certificate, LIMIT_KEY, &certificate, err));
	TRY(file_read(key_path, LIMIT_KEY, &key, err));
	credential->type = CREDENTIAL_CERTIFICATE;
	credential->certificate = arena_dup(arena, strbuf_view(&certificate));
	secret_set(&credential->secret, strbuf_view(&key));
	strbuf_wipe(&key);
	if (tenant->passphrase_file != NULL)
		TRY(secret_read(
		    tenant->passphrase_file, &credential->passphrase, err));
	return 0;
}

static int
load_credential(const struct session *session, struct arena *arena,
    struct credential *credential, struct err *err)
{
	const struct tenant_config *tenant = session->tenant;
	const char *algorithm =
	    tenant->assertion != NULL ? tenant->assertion : "ps256";

	if (strcmp(algorithm, "ps256") != 0 && strcmp(algorithm, "rs256") != 0)
		return fail_setting(session, "unknown `assertion:`",
		    "one of: ps256, rs256", err);
	credential->use_rs256 = strcmp(algorithm, "rs256") == 0;
	if (tenant->certificate != NULL && tenant->secret_file != NULL)
		return fail_setting(session,
		    "both certificate and secret-file are set",
		    "keep the certificate: it is the safer one", err);
	if (tenant->certificate != NULL)
		return load_certificate(tenant, arena, credential, err);
	if (tenant->secret_file == NULL)
		return fail_setting(session, "no way to sign in is set",
		    "set `certificate:` or `secret-file:`", err);
	credential->type = CREDENTIAL_SECRET;
	return secret_read(tenant->secret_file, &credential->secret, err);
}

static const char *
choose(const char *own, const char *preset)
{
	return own != NULL ? own : preset;
}

static int
settle_cloud(
    const struct session *session, struct cloud *cloud, struct err *err)
{
	const struct tenant_config *tenant = session->tenant;
	const struct cloud *preset =
	    cloud_find(sv_from(choose(tenant->cloud, "global")));

	if (preset == NULL)
		return fail_setting(session, "unknown `cloud:`",
		    "one of: global, gcc-high, dod, china", err);
	*cloud = *preset;
	cloud->login = choose(tenant->login, preset->login);
	cloud->graph = choose(tenant->graph, preset->graph);
	cloud->exchange = choose(tenant->exchange, preset->exchange);
	cloud->exchange_suffix =
	    choose(tenant->exchange_suffix, preset->exchange_suffix);
	return 0;
}

int
live_snapshot(const struct session *session, bool is_quiet, struct arena *arena,
    struct snapshot **snapshot, struct err *err)
{
	const struct tenant_config *tenant = session->tenant;
	struct progress progress = {0};
	struct collect_settings settings = {
	    .tenant = tenant->tenant,
	    .client_id = tenant->client_id,
	    .ca_file = tenant->ca_file,
	    .budget_ms = (unsigned)(tenant->budget > 0 ? tenant->budget
						       : BUDGET_SECONDS) *
			 1000U,
	    .in_flight = (unsigned)(tenant->in_flight > 0 ? tenant->in_flight
							  : IN_FLIGHT),
	    .page_size = (unsigned)tenant->page_size,
	    .kinds = ALL_KINDS,
	    .tool_version = PROGRAM_TOOL,
	    .progress = progress_note,
	    .cookie = &progress,
	};

	if (tenant->client_id == NULL)
		return fail_setting(session, "no `client-id:`",
		    "give the application (client) id of the auditor", err);
	if (tenant->budget > 86400)
		return fail_setting(session, "`budget:` is over a day",
		    "give seconds, 300 for example", err);
	TRY(settle_cloud(session, &settings.cloud, err));
	CLEANUP(credential_done) struct credential credential = {0};
	TRY(load_credential(session, arena, &credential, err));
	settings.credential = credential;
	progress_begin(&progress, is_quiet);
	int status = collect(&settings, snapshot, err);
	progress_end(&progress);
	return status;
}

void
live_report_gaps(const struct snapshot *snapshot, bool is_quiet)
{
	for (size_t i = 0; i < KIND_COUNT; i++) {
		const struct coverage *coverage = &snapshot->lists[i].coverage;
		if (coverage->status == COVERAGE_COMPLETE)
			continue;
		output_note(is_quiet, "%s: %s (%s)%s" SV_FMT,
		    kind_name((enum kind)i),
		    coverage_status_word(coverage->status),
		    coverage_reason_word(coverage->reason),
		    coverage->detail.len > 0 ? ": " : "",
		    SV_ARG(sv_slice(coverage->detail, 0, 400)));
	}
}
