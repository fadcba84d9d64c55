/*
 * renewal.c - the next baseline, made from the one that people signed.
 */
#include "cmd/renewal.h"

#include "auditor/audit/beside.h"
#include "auditor/base/file.h"
#include "auditor/base/lang.h"
#include "auditor/base/limits.h"
#include "auditor/base/term.h"
#include "auditor/base/timefmt.h"
#include "cmd/baseline_diff.h"
#include "cmd/output.h"
#include "cmd/trusted.h"

#include "auditor/base/banned.h"

void
renewal_done(struct renewal *renewal)
{
	baseline_done(&renewal->current);
	baseline_done(&renewal->waiting);
	snapshot_free(renewal->snapshot);
	store_close(renewal->store);
}

static int
read_baseline(const char *path, struct baseline *baseline, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf bytes = {.max = LIMIT_BASELINE};

	TRY(beside_read(path, LIMIT_BASELINE, &bytes, err));
	if (baseline_parse(strbuf_view(&bytes), baseline, err) != 0)
		return err_wrap(err, "%s", path);
	return 0;
}

/* It has to be one that an audit takes, or took until it expired. */
static int
hold(struct renewal *renewal, const struct renewal_request *asked,
    struct err *err)
{
	struct baseline_verdict verdict;
	struct trust trust;
	const struct trusted_request trusted = {
	    .tenant = renewal->session.tenant_id,
	    .store = renewal->store,
	    .as_of = renewal->now,
	    .is_past = true,
	    .is_clock = asked->as_of == 0,
	};

	TRY(trusted_load(
	    &renewal->session, &trusted, renewal->arena, &trust, err));
	const struct hold_request request = {
	    .path = renewal->path,
	    .trust = &trust,
	    .tenant = trusted.tenant,
	    .as_of = renewal->now,
	    .store = renewal->store,
	    .is_past = true,
	    .is_clock = trusted.is_clock,
	};
	TRY(hold_baseline(
	    &request, renewal->arena, &renewal->current, &verdict, err));
	if (verdict.state == BASELINE_TRUSTED)
		return 0;
	if (verdict.state == BASELINE_EXPIRED)
		return read_baseline(renewal->path, &renewal->current, err);
	(void)err_set(err, ERR_TRUST, "%s: %s: " SV_FMT, renewal->path,
	    lang(baseline_state_word(verdict.state)), SV_ARG(verdict.problem));
	return err_hint(err, SV_FMT, SV_ARG(verdict.hint));
}

/* What waits for signatures, when it rests on the signed one. */
static int
read_waiting(struct renewal *renewal, struct err *err)
{
	renewal->base = &renewal->current;
	if (!file_exists(renewal->pending))
		return 0;
	if (read_baseline(renewal->pending, &renewal->waiting, err) != 0)
		return err_hint(err, "it was edited or damaged: remove it with "
				     "its signatures, and begin again");
	if (renewal->waiting.has_previous &&
	    digest_eq(&renewal->waiting.previous, &renewal->current.digest)) {
		renewal->base = &renewal->waiting;
		return 0;
	}
	output_note(false,
	    "%s rests on another baseline: it is not gone on from",
	    renewal->pending);
	return 0;
}

static int
open_session(struct renewal *renewal, const struct common_options *common,
    struct err *err)
{
	TRY(session_open(common, true, renewal->arena, &renewal->session, err));
	renewal->path = renewal->session.tenant->baseline;
	if (renewal->path == NULL) {
		(void)err_set(err, ERR_CONFIG, "no baseline is configured");
		return err_hint(err, "set `baseline:` in the configuration");
	}
	renewal->pending =
	    beside_path(renewal->path, SV(BESIDE_PENDING), renewal->arena);
	return 0;
}

int
renewal_open(const struct renewal_request *request, struct renewal *renewal,
    struct arena *arena, struct err *err)
{
	const char *series =
	    request->series != NULL ? request->series : SERIES_LIVE;

	renewal->arena = arena;
	renewal->now = request->as_of > 0 ? request->as_of : time_now();
	TRY(open_session(renewal, request->common, err));
	TRY(store_open(
	    renewal->session.store_path, STORE_READ, &renewal->store, err));
	TRY(session_tenant_id(
	    &renewal->session, renewal->store, request->common, arena, err));
	TRY(store_get(renewal->store, renewal->session.tenant_id,
	    sv_from(series), request->number, &renewal->snapshot, err));
	TRY(hold(renewal, request, err));
	return read_waiting(renewal, err);
}

struct check_input
renewal_input(const struct renewal *renewal, const struct snapshot *now,
    const struct snapshot *baseline, const struct policy *policy,
    int64_t expires)
{
	return (struct check_input){
	    .now = now,
	    .baseline = baseline,
	    .policy = policy,
	    .as_of = renewal->now,
	    .policy_expires = expires,
	    .own_app_id = sv_from(renewal->session.tenant->client_id),
	};
}

int
renewal_evaluate(const struct renewal *renewal, struct check_input *input,
    struct check_outcome *outcome, struct err *err)
{
	struct history history;

	store_history(renewal->store, renewal->session.tenant_id,
	    renewal->snapshot->series, renewal->arena, &history);
	input->history = &history;
	check_evaluate(input, renewal->arena, outcome);
	input->history = NULL;
	if (!outcome->history_failed)
		return 0;
	*err = outcome->history_err;
	return -1;
}

static int
compose(const struct renewal *renewal, const struct renewal_recipe *recipe,
    struct strbuf *document, struct baseline *next, struct err *err)
{
	const struct baseline *current = &renewal->current;
	const struct baseline_recipe whole = {
	    .snapshot = recipe->objects,
	    .source = recipe->source,
	    .scope = recipe->scope,
	    .dropped = (current->scope | current->dropped) & ~recipe->scope,
	    .policy = recipe->policy,
	    .binding = recipe->binding,
	    .serial = current->serial + 1,
	    .created = renewal->now,
	    .expires = recipe->expires,
	    .previous = &current->digest,
	    .fail_on = recipe->fail_on,
	};

	TRY(baseline_compose(&whole, document, err));
	return baseline_parse(strbuf_view(document), next, err);
}

int
renewal_write(const struct renewal *renewal,
    const struct renewal_recipe *recipe, bool is_dry, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf document = {.max = LIMIT_BASELINE};
	CLEANUP(strbuf_done) struct strbuf out = {0};
	CLEANUP(baseline_done) struct baseline next = {0};
	char hex[DIGEST_HEX_MAX];

	TRY(compose(renewal, recipe, &document, &next, err));
	output_line(&out, 0, "What differs from the signed one, serial %lld:",
	    (long long)renewal->current.serial);
	baseline_diff_put(&renewal->current, &next, renewal->arena, &out);
	if (!is_dry) {
		TRY(file_publish(
		    renewal->pending, strbuf_view(&document), 0644, err));
		output_line(&out, 0, "%s: serial %lld, sha256 %s",
		    renewal->pending, (long long)next.serial,
		    digest_hex(&next.digest, hex));
		output_line(&out, 0,
		    "now have it signed: exoaudit baseline sign --name NAME "
		    "--certificate FILE --key FILE");
	}
	return output_write(strbuf_view(&out), err);
}
