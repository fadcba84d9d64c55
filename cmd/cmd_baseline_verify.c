/*
 * cmd_baseline_verify.c - exoaudit baseline verify: is it trusted?
 */
#include <inttypes.h>
#include <stddef.h>
#include <string.h>

#include "auditor/audit/beside.h"
#include "auditor/base/file.h"
#include "auditor/base/lang.h"
#include "auditor/base/limits.h"
#include "auditor/base/term.h"
#include "auditor/base/timefmt.h"
#include "cmd/output.h"
#include "cmd/session.h"
#include "cmd/trusted.h"

#include "auditor/base/banned.h"

#define LABEL 9

struct verify_options {
	struct common_options common;
	struct option_list signers;
	int64_t threshold;
	int64_t as_of;
};

static const struct option_row rows[] = {
    {'\0', "signer", OPTION_INPUTS, offsetof(struct verify_options, signers),
	"FILE",
	N_("trust this certificate, PEM, instead of the configured ones")},
    {'\0', "threshold", OPTION_NUMBER,
	offsetof(struct verify_options, threshold), "N",
	N_("signatures needed with --signer (otherwise 1)")},
    {'\0', "as-of", OPTION_TIME, offsetof(struct verify_options, as_of), "TIME",
	N_("is it trusted at that time?")},
};

/* What is asked of whom, from configuration or command line. */
struct verify {
	const struct verify_options *options;
	struct session session;
	const char *path;
	bool is_given; /* the signers, on the command line */
	int64_t as_of;
	struct store *store; /* memory of what was accepted; NULL: none */
	struct trust trust;
	struct arena *arena;
};

static void
verify_done(struct verify *verify)
{
	store_close(verify->store);
}

static int
trust_given(struct verify *verify, struct err *err)
{
	const struct option_list *given = &verify->options->signers;
	struct trust *trust = &verify->trust;

	trust->threshold = verify->options->threshold > 0
			       ? (size_t)verify->options->threshold
			       : 1;
	trust->signers =
	    arena_alloc(verify->arena, given->count, sizeof(*trust->signers));
	for (size_t i = 0; i < given->count; i++) {
		CLEANUP(strbuf_done) struct strbuf pem = {0};
		TRY(file_read(given->at[i], LIMIT_KEY, &pem, err));
		if (signer_load(sv_from(given->at[i]), strbuf_view(&pem),
			verify->arena, &trust->signers[i], err) != 0)
			return err_wrap(err, "%s", given->at[i]);
		trust->count++;
	}
	return 0;
}

static int
settle(struct verify *verify, const struct option_list *words, struct err *err)
{
	const struct common_options *common = &verify->options->common;

	verify->is_given = verify->options->signers.count > 0;
	verify->as_of =
	    verify->options->as_of > 0 ? verify->options->as_of : time_now();
	verify->path = words->count > 0 ? words->at[0] : NULL;
	if (verify->is_given && verify->path != NULL)
		return trust_given(verify, err);
	TRY(session_open(common, true, verify->arena, &verify->session, err));
	if (verify->path == NULL)
		verify->path = verify->session.tenant->baseline;
	if (verify->path == NULL) {
		(void)err_set(err, ERR_USAGE, "no baseline is named");
		return err_hint(
		    err, "give FILE, or set `baseline:` in the configuration");
	}
	/* Without a history there is no memory, and no need of one. */
	if (file_exists(verify->session.store_path))
		TRY(store_open(verify->session.store_path, STORE_READ,
		    &verify->store, err));
	return verify->is_given ? trust_given(verify, err) : 0;
}

static int
settle_trust(struct verify *verify, strview tenant, struct err *err)
{
	const struct trusted_request request = {
	    .tenant = tenant,
	    .store = verify->store,
	    .as_of = verify->as_of,
	    .is_past = true,
	    .is_clock = verify->options->as_of == 0,
	};

	if (verify->is_given)
		return 0;
	return trusted_load(
	    &verify->session, &request, verify->arena, &verify->trust, err);
}

/* The tenant the document has to be of: the configured one, else its own. */
static strview
wanted_tenant(const struct verify *verify, const struct baseline *baseline)
{
	const struct tenant_config *tenant = verify->session.tenant;
	strview id = sv_from(tenant != NULL ? tenant->tenant : NULL);

	return id.len == 36 ? id : baseline->tenant;
}

static void
put_signatures(struct strbuf *out, const struct baseline_verdict *verdict,
    struct arena *arena)
{
	char when[TIME_TEXT_MAX];

	for (size_t i = 0; i < verdict->signature_count; i++) {
		const struct signature_verdict *one = &verdict->signatures[i];
		strview who = one->signer;
		if (one->signed_at != 0)
			who = arena_printf(arena, _(SV_FMT ", signed %s"),
			    SV_ARG(who), time_text(one->signed_at, when));
		output_cell(
		    out, LABEL, one->is_good ? _("good") : _("REFUSED"));
		if (one->is_good)
			output_line(out, 0, SV_FMT ": " SV_FMT,
			    SV_ARG(one->file), SV_ARG(who));
		else
			output_line(out, 0, SV_FMT ": " SV_FMT ": " SV_FMT,
			    SV_ARG(one->file), SV_ARG(who),
			    SV_ARG(one->problem));
	}
}

static void
put_notes(struct strbuf *out, const struct baseline_verdict *verdict)
{
	for (size_t i = 0; i < verdict->note_count; i++)
		output_pair(out, LABEL, _("note"), verdict->notes[i]);
}

static int
fail_trust(
    const struct baseline_verdict *verdict, const char *path, struct err *err)
{
	(void)err_set(err, ERR_TRUST, "%s: %s: " SV_FMT, path,
	    lang(baseline_state_word(verdict->state)),
	    SV_ARG(verdict->problem));
	return err_hint(err, SV_FMT, SV_ARG(verdict->hint));
}

/* Was it there at the time that was asked about? */
static int
check_made(const struct verify *verify, const struct baseline_verdict *verdict,
    struct err *err)
{
	char asked[TIME_TEXT_MAX];
	char made[TIME_TEXT_MAX];

	if (verify->options->as_of == 0 || verify->as_of >= verdict->created)
		return 0;
	(void)err_set(err, ERR_TRUST,
	    "%s: not yet valid on %s: it was made on %s", verify->path,
	    time_text(verify->as_of, asked), time_text(verdict->created, made));
	return err_hint(err,
	    "name the baseline that was in force then, or leave --as-of out");
}

static int
verify_document(struct verify *verify, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf bytes = {.max = LIMIT_BASELINE};
	CLEANUP(strbuf_done) struct strbuf out = {0};
	CLEANUP(baseline_done) struct baseline peek = {0};
	CLEANUP(baseline_done) struct baseline baseline = {0};
	struct baseline_verdict verdict;
	struct err unread = {0};
	char hex[DIGEST_HEX_MAX];
	char when[TIME_TEXT_MAX];

	TRY(beside_read(verify->path, LIMIT_BASELINE, &bytes, err));
	(void)!baseline_parse(strbuf_view(&bytes), &peek, &unread);
	const struct hold_request request = {
	    .path = verify->path,
	    .trust = &verify->trust,
	    .tenant = wanted_tenant(verify, &peek),
	    .as_of = verify->as_of,
	    .store = verify->store,
	    .is_past = true,
	    .is_clock = verify->options->as_of == 0,
	};
	TRY(settle_trust(verify, request.tenant, err));
	TRY(hold_baseline(&request, verify->arena, &baseline, &verdict, err));
	put_signatures(&out, &verdict, verify->arena);
	output_pair(
	    &out, LABEL, "sha256", sv_from(digest_hex(&verdict.digest, hex)));
	put_notes(&out, &verdict);
	bool is_trusted = verdict.state == BASELINE_TRUSTED;
	int made = is_trusted ? check_made(verify, &verdict, err) : -1;
	if (made == 0)
		output_line(&out, 0, "trusted: serial %lld, until %s",
		    (long long)verdict.serial,
		    time_text(verdict.expires, when));
	TRY(output_write(strbuf_view(&out), err));
	return is_trusted ? made : fail_trust(&verdict, verify->path, err);
}

static int
run_verify(const struct invocation *invocation, const void *options)
{
	CLEANUP(verify_done)
	struct verify verify = {.options = options, .arena = invocation->arena};
	struct err *err = invocation->err;

	if (settle(&verify, &invocation->words, err) == 0 &&
	    verify_document(&verify, err) == 0)
		return STATUS_GOOD;
	return err->code == ERR_TRUST ? STATUS_UNTRUSTED : STATUS_FAILED;
}

const struct command command_baseline_verify = {
    .name = "baseline verify",
    .arguments = "[FILE]",
    .summary = N_("is this baseline trusted?"),
    .about = N_(
	"Judge the document and every signature beside it, as an audit\n"
	"would.  Status 4 when it is edited, expired, of another tenant, or\n"
	"not signed by those who are trusted."),
    .options = {rows, COUNT_OF(rows)},
    .options_size = sizeof(struct verify_options),
    .most_words = 1,
    .words_use = WORDS_READ,
    .is_offline = command_is_offline,
    .run = run_verify,
};
