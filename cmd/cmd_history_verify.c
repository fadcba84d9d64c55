/*
 * cmd_history_verify.c - exoaudit history verify: does the chain hold?
 */
#include <inttypes.h>
#include <stddef.h>

#include "auditor/audit/anchor.h"
#include "auditor/base/file.h"
#include "auditor/base/lang.h"
#include "auditor/base/limits.h"
#include "auditor/base/term.h"
#include "auditor/base/timefmt.h"
#include "cmd/output.h"
#include "cmd/trusted.h"

#include "auditor/base/banned.h"

struct verify_options {
	struct common_options common;
	const char *head;
	struct option_list anchors;
};

static const struct option_row rows[] = {
    {'\0', "head", OPTION_TEXT, offsetof(struct verify_options, head), "LINK",
	N_("a link from an earlier report: it has to be in the history")},
    {'\0', "anchor", OPTION_INPUTS, offsetof(struct verify_options, anchors),
	"FILE",
	N_("anchor made by `history anchor`, its signatures beside it")},
};

struct verify {
	const struct invocation *invocation;
	const struct verify_options *options;
	struct session session;
	struct store_chain *chains;
	size_t count;
	int64_t *anchored; /* of each chain, up to which snapshot */
	struct strbuf out;
	bool is_broken;
};

static void
verify_done(struct verify *verify)
{
	strbuf_done(&verify->out);
}

static void
put_hint(struct strbuf *out, strview hint)
{
	if (hint.len > 0)
		output_line(out, 2, "hint: " SV_FMT, SV_ARG(hint));
}

static void
say_problem(struct verify *verify, const char *what, const struct err *problem)
{
	strbuf_printf(&verify->out, "%s: ", what);
	term_escape(&verify->out, sv_from(problem->text));
	strbuf_add_char(&verify->out, '\n');
	put_hint(&verify->out, sv_from(problem->hint));
	verify->is_broken = true;
}

/* One series is anchored by ${at}, or it is not what ${at} names. */
static void
hold_series(
    struct verify *verify, const struct anchor_series *at, const char *what)
{
	struct err problem = {0};

	if (anchor_check(at, verify->chains, verify->count, &problem) != 0) {
		say_problem(verify, what, &problem);
		return;
	}
	for (size_t i = 0; i < verify->count; i++) {
		const struct store_chain *chain = &verify->chains[i];
		if (sv_eq(chain->tenant, at->tenant) &&
		    sv_eq(chain->series, at->series) &&
		    at->number > verify->anchored[i])
			verify->anchored[i] = at->number;
	}
}

static void
say_unsigned(struct verify *verify, const char *path,
    const struct signature_verdict *verdicts, size_t count)
{
	struct err problem = {0};

	if (count > 0)
		(void)err_set(
		    &problem, ERR_TRUST, SV_FMT, SV_ARG(verdicts[0].problem));
	else
		(void)err_set(
		    &problem, ERR_TRUST, "nobody who is trusted has signed it");
	(void)err_hint(&problem,
	    "use the anchor with its signature from where it was kept, and see "
	    "that its signer is named in the configuration");
	say_problem(verify, path, &problem);
}

/* An anchor nobody trusted has signed could have been made by the editor. */
static int
hold_anchor(struct verify *verify, const char *path, const struct trust *trust,
    struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf bytes = {0};
	struct arena *arena = verify->invocation->arena;
	struct signature_verdict *verdicts = NULL;
	size_t count = 0;
	struct anchor anchor;
	struct err problem = {0};

	TRY(file_read(path, LIMIT_SIGNATURE, &bytes, err));
	if (anchor_read(strbuf_view(&bytes), arena, &anchor, &problem) != 0) {
		say_problem(verify, path, &problem);
		return 0;
	}
	TRY(hold_signatures(
	    path, strbuf_view(&bytes), trust, arena, &verdicts, &count, err));
	if (signature_count(verdicts, count) == 0) {
		say_unsigned(verify, path, verdicts, count);
		return 0;
	}
	for (size_t i = 0; i < anchor.count; i++)
		hold_series(verify, &anchor.at[i], path);
	return 0;
}

/* A signed baseline fixes the link of the snapshot it was made from. */
static int
hold_configured(
    struct verify *verify, const struct trust *trust, struct err *err)
{
	struct arena *arena = verify->invocation->arena;
	const struct tenant_config *tenant = verify->session.tenant;
	CLEANUP(baseline_done) struct baseline baseline = {0};
	struct baseline_verdict verdict = {0};

	if (tenant == NULL || tenant->baseline == NULL ||
	    tenant->tenant == NULL || !file_exists(tenant->baseline))
		return 0;
	const struct hold_request request = {
	    .path = tenant->baseline,
	    .trust = trust,
	    .tenant = sv_from(tenant->tenant),
	    .as_of = time_now(),
	    .is_past = true,
	};
	TRY(hold_baseline(&request, arena, &baseline, &verdict, err));
	if (verdict.state != BASELINE_TRUSTED)
		return 0;
	const struct anchor_series at = {
	    .tenant = arena_dup(arena, baseline.tenant),
	    .series = arena_dup(arena, baseline.series),
	    .number = baseline.source_number,
	    .link = baseline.source_link,
	};
	hold_series(verify, &at, tenant->baseline);
	return 0;
}

/* What lies behind a break is not known. */
static void
say_no_head(struct verify *verify)
{
	struct err problem = {0};
	bool is_followed = true;

	for (size_t i = 0; i < verify->count; i++)
		is_followed = is_followed && verify->chains[i].is_followed;
	if (is_followed)
		(void)err_set(&problem, ERR_TRUST,
		    "the history does not hold this link: its tail was cut "
		    "off, or it was rewritten");
	else
		(void)err_set(&problem, ERR_TRUST,
		    "no snapshot before the break has this link");
	(void)err_hint(&problem,
	    "look for the copy that `exoaudit history verify --head` with this "
	    "link accepts, and restore it");
	say_problem(verify, _("head"), &problem);
}

static int
hold_head(struct verify *verify, struct err *err)
{
	const char *text = verify->options->head;
	struct digest head;

	if (text == NULL)
		return 0;
	if (!digest_read(sv_from(text), &head)) {
		(void)err_set(err, ERR_USAGE, "--head: this is no link");
		return err_hint(
		    err, "a link has 64 hexadecimal digits; reports name it");
	}
	for (size_t i = 0; i < verify->count; i++) {
		const struct store_chain *chain = &verify->chains[i];
		for (int64_t j = 0; j < chain->count; j++) {
			if (!digest_eq(&chain->links[j], &head))
				continue;
			if (verify->anchored[i] < j + 1)
				verify->anchored[i] = j + 1;
			return 0;
		}
	}
	say_no_head(verify);
	return 0;
}

static void
put_anchored(struct strbuf *out, const struct store_chain *chain, int64_t up_to)
{
	if (up_to == 0)
		output_line(out, 2,
		    "not anchored: nothing outside of the history fixes it");
	else if (up_to == chain->count)
		output_line(out, 2, "anchored whole");
	else
		output_line(out, 2, "anchored up to %lld, not from %lld on",
		    (long long)up_to, (long long)up_to + 1);
}

static void
put_broken(struct strbuf *out, const struct store_chain *chain)
{
	if (chain->broken_at > 0)
		output_line(out, 0,
		    "series " SV_FMT " of " SV_FMT ": BROKEN at snapshot %lld",
		    SV_ARG(chain->series), SV_ARG(chain->tenant),
		    (long long)chain->broken_at);
	else
		output_line(out, 0, "series " SV_FMT " of " SV_FMT ": BROKEN",
		    SV_ARG(chain->series), SV_ARG(chain->tenant));
	output_line(out, 2, SV_FMT, SV_ARG(chain->problem));
	put_hint(out, chain->hint);
}

static void
put_chain(struct verify *verify, const struct store_chain *chain, int64_t up_to)
{
	struct strbuf *out = &verify->out;
	char hex[DIGEST_HEX_MAX];
	char when[TIME_TEXT_MAX];

	if (chain->problem.len > 0) {
		put_broken(out, chain);
		verify->is_broken = true;
		return;
	}
	output_line(out, 0,
	    "series " SV_FMT " of " SV_FMT
	    ": %lld snapshots, all digests and links hold",
	    SV_ARG(chain->series), SV_ARG(chain->tenant),
	    (long long)chain->count);
	if (chain->count == 0)
		return;
	output_line(out, 2, "head %lld, %s: %s", (long long)chain->count,
	    time_text(chain->finished[chain->count - 1], when),
	    digest_hex(&chain->links[chain->count - 1], hex));
	if (chain->pruned_below > 1)
		output_line(out, 2,
		    "pruned below %lld: headers, links and fingerprints are "
		    "kept",
		    (long long)chain->pruned_below);
	put_anchored(out, chain, up_to);
}

static int
verify(struct verify *verify, struct err *err)
{
	struct arena *arena = verify->invocation->arena;
	CLEANUP(store_drop) struct store *store = NULL;
	struct trust trust;

	TRY(session_open(
	    &verify->options->common, false, arena, &verify->session, err));
	TRY(store_open(verify->session.store_path, STORE_READ, &store, err));
	if (store_verify(store, arena, &verify->chains, &verify->count, err) !=
	    0) {
		verify->is_broken = err->code == ERR_STORE;
		return -1;
	}
	verify->anchored =
	    arena_alloc(arena, verify->count, sizeof(*verify->anchored));
	const struct trusted_request asked = {
	    .tenant = sv_from(verify->session.tenant != NULL
				  ? verify->session.tenant->tenant
				  : NULL),
	    .as_of = time_now(),
	    .is_past = true,
	};
	TRY(trusted_load(&verify->session, &asked, arena, &trust, err));
	TRY(hold_configured(verify, &trust, err));
	for (size_t i = 0; i < verify->options->anchors.count; i++)
		TRY(hold_anchor(
		    verify, verify->options->anchors.at[i], &trust, err));
	TRY(hold_head(verify, err));
	for (size_t i = 0; i < verify->count; i++)
		put_chain(verify, &verify->chains[i], verify->anchored[i]);
	return output_write(strbuf_view(&verify->out), err);
}

static int
run(const struct invocation *invocation, const void *options)
{
	CLEANUP(verify_done)
	struct verify work = {.invocation = invocation, .options = options};

	if (verify(&work, invocation->err) != 0)
		return work.is_broken ? STATUS_UNTRUSTED : STATUS_FAILED;
	return work.is_broken ? STATUS_UNTRUSTED : STATUS_GOOD;
}

const struct command command_history_verify = {
    .name = "history verify",
    .arguments = "",
    .summary = N_("recompute every digest and link of the history"),
    .about = N_(
	"Recompute every digest and every link, and name the first that does\n"
	"not hold.  Links have no key: say by what they are fixed outside of\n"
	"the history.  That is a signed baseline, an --anchor, or a --head\n"
	"noted down from a report.  Status 4 when anything does not hold."),
    .options = {rows, COUNT_OF(rows)},
    .options_size = sizeof(struct verify_options),
    .is_offline = command_is_offline,
    .run = run,
};
