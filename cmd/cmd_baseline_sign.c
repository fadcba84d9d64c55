/*
 * cmd_baseline_sign.c - exoaudit baseline sign: one detached signature.
 */
#include <stddef.h>
#include <string.h>

#include "auditor/audit/beside.h"
#include "auditor/base/file.h"
#include "auditor/base/lang.h"
#include "auditor/base/limits.h"
#include "auditor/base/term.h"
#include "auditor/base/timefmt.h"
#include "cmd/baseline_diff.h"
#include "cmd/baseline_pending.h"
#include "cmd/install.h"
#include "cmd/output.h"
#include "cmd/signkey.h"
#include "cmd/trusted.h"

#include "auditor/base/banned.h"

struct sign_options {
	struct common_options common;
	struct signkey_options key;
};

static const struct option_row rows[] = {
    SIGNKEY_OPTION_ROWS(struct sign_options, key),
};

struct sign {
	const struct sign_options *options;
	struct arena *arena;
	struct session session; /* tenant is NULL when nothing is configured */
	struct trust trust;
	const char *path;
	struct strbuf document;
	struct baseline baseline;
};

static void
sign_done(struct sign *sign)
{
	strbuf_done(&sign->document);
	baseline_done(&sign->baseline);
}

/* Signers need no configuration; with one, more can be told. */
static int
settle_session(struct sign *sign, struct err *err)
{
	const struct common_options *common = &sign->options->common;

	if (common->config != NULL)
		return session_open(
		    common, true, sign->arena, &sign->session, err);
	session_try(common, sign->arena, &sign->session);
	return 0;
}

/* FILE, else what waits for signatures, else the configured baseline. */
static int
settle_path(struct sign *sign, const struct option_list *words, struct err *err)
{
	const struct tenant_config *tenant = sign->session.tenant;

	if (words->count > 0) {
		sign->path = words->at[0];
		return 0;
	}
	if (tenant == NULL || tenant->baseline == NULL) {
		(void)err_set(err, ERR_USAGE, "no baseline is named");
		return err_hint(
		    err, "give FILE, or set `baseline:` in the configuration");
	}
	sign->path =
	    beside_path(tenant->baseline, SV(BESIDE_PENDING), sign->arena);
	if (!file_exists(sign->path))
		sign->path = tenant->baseline;
	return 0;
}

static int
load(struct sign *sign, struct err *err)
{
	TRY(beside_read(sign->path, LIMIT_BASELINE, &sign->document, err));
	/* Nobody should sign what no audit would accept. */
	if (baseline_parse(
		strbuf_view(&sign->document), &sign->baseline, err) != 0)
		return err_wrap(err, "%s", sign->path);
	const struct trusted_request request = {
	    .tenant = sign->baseline.tenant,
	    .as_of = time_now(),
	    .is_past = true,
	};
	if (sign->session.tenant != NULL)
		TRY(trusted_load(
		    &sign->session, &request, sign->arena, &sign->trust, err));
	return 0;
}

/* --- the difference -------------------------------------------------------- */

/* The document of ${serial} and ${digest}: at ${path} or beside it. */
static const char *
find_document(const struct sign *sign, const char *path, int64_t serial,
    const struct digest *digest, struct strbuf *bytes)
{
	const char *places[] = {path, beside_number(path, serial, sign->arena)};

	for (size_t i = 0; i < COUNT_OF(places); i++) {
		struct err ignored = {0};
		strbuf_clear(bytes);
		if (beside_read(places[i], LIMIT_BASELINE, bytes, &ignored) !=
		    0)
			continue;
		struct digest found = digest_of(strbuf_view(bytes));
		if (digest_eq(&found, digest))
			return places[i];
	}
	return NULL;
}

/* By enough of those who are trusted, or, when nobody is known, by anybody. */
static bool
was_signed(const struct sign *sign, const char *path, strview document)
{
	struct signature_verdict *verdicts;
	size_t count;
	struct err ignored = {0};

	if (hold_signatures(path, document, &sign->trust, sign->arena,
		&verdicts, &count, &ignored) != 0)
		return false;
	if (sign->trust.count > 0)
		return signature_count(verdicts, count) >=
		       sign->trust.threshold;
	for (size_t i = 0; i < count; i++) {
		const char *file = arena_dup(sign->arena, verdicts[i].file).ptr;
		if (install_is_over(file, document))
			return true;
	}
	return false;
}

/*
 * The last signed one before: one that says it is the previous but that nobody
 * signed may hold whatever is to be slipped in.
 */
static bool
find_signed(const struct sign *sign, struct baseline *before)
{
	const char *base = beside_base(sign->path, sign->arena);
	const char *path = base != NULL ? base : sign->path;
	struct digest wanted = sign->baseline.previous;

	for (int64_t i = sign->baseline.serial - 1; i > 0; i--) {
		CLEANUP(strbuf_done)
		struct strbuf bytes = {.max = LIMIT_BASELINE};
		struct err ignored = {0};
		const char *found =
		    find_document(sign, path, i, &wanted, &bytes);
		if (found == NULL ||
		    baseline_parse(strbuf_view(&bytes), before, &ignored) != 0)
			return false;
		if (was_signed(sign, found, strbuf_view(&bytes)))
			return true;
		wanted = before->previous;
		baseline_done(before);
	}
	return false;
}

static int
show_difference(const struct sign *sign, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};
	CLEANUP(baseline_done) struct baseline before = {0};
	bool has_before = find_signed(sign, &before);
	char hex[DIGEST_HEX_MAX];

	output_line(&out, 0, "%s: serial %lld, sha256 %s", sign->path,
	    (long long)sign->baseline.serial,
	    digest_hex(&sign->baseline.digest, hex));
	if (has_before) {
		output_line(&out, 0,
		    "What differs from the last signed one, serial %lld:",
		    (long long)before.serial);
		baseline_diff_put(&before, &sign->baseline, sign->arena, &out);
		return output_write(strbuf_view(&out), err);
	}
	if (sign->baseline.has_previous)
		output_line(&out, 0,
		    "No signed document before it is there (serial %lld, "
		    "sha256 %s): all of it is new here:",
		    (long long)sign->baseline.serial - 1,
		    digest_hex(&sign->baseline.previous, hex));
	else
		output_line(&out, 0, "The first baseline, all of it is new:");
	baseline_diff_first(&sign->baseline, sign->arena, &out);
	return output_write(strbuf_view(&out), err);
}

/* --- the signature --------------------------------------------------------- */

/* With the last signature that is needed a renewal takes its place. */
static int
try_install(const struct sign *sign, struct err *err)
{
	const struct tenant_config *tenant = sign->session.tenant;
	const char *base = beside_base(sign->path, sign->arena);
	bool is_quiet = sign->options->common.is_quiet;
	strview problem;

	if (base == NULL || tenant == NULL || tenant->baseline == NULL ||
	    strcmp(base, tenant->baseline) != 0)
		return 0;
	TRY(baseline_pending_install(
	    &sign->session, base, sign->arena, &problem, err));
	if (problem.len > 0)
		output_note(is_quiet, "it waits: " SV_FMT, SV_ARG(problem));
	else
		output_note(is_quiet, "%s is in place", base);
	return 0;
}

static int
sign_document(
    struct sign *sign, const struct option_list *words, struct err *err)
{
	const char *signature;
	char hex[DIGEST_HEX_MAX];

	TRY(signkey_check(&sign->options->key, err));
	TRY(settle_session(sign, err));
	TRY(settle_path(sign, words, err));
	TRY(load(sign, err));
	if (!sign->options->common.is_quiet)
		TRY(show_difference(sign, err));
	TRY(signkey_sign(&sign->options->key, sign->path,
	    strbuf_view(&sign->document), time_now(), sign->arena, &signature,
	    err));
	output_note(sign->options->common.is_quiet, "%s signed (sha256 %s)",
	    signature, digest_hex(&sign->baseline.digest, hex));
	return try_install(sign, err);
}

static int
run(const struct invocation *invocation, const void *options)
{
	CLEANUP(sign_done)
	struct sign sign = {
	    .options = options,
	    .arena = invocation->arena,
	    .document = {.max = LIMIT_BASELINE},
	};

	return sign_document(&sign, &invocation->words, invocation->err) == 0
		   ? STATUS_GOOD
		   : STATUS_FAILED;
}

const struct command command_baseline_sign = {
    .name = "baseline sign",
    .arguments = "[FILE]",
    .summary = N_("sign a baseline"),
    .about = N_(
	"Show how FILE (otherwise the pending renewal, or the configured\n"
	"baseline) differs from the last signed one, and write the detached\n"
	"CMS signature FILE.NAME.p7s beside it.  One file per signer;\n"
	"`openssl cms -verify -binary` accepts it, and signatures that\n"
	"openssl, certtool or gpgsm make are accepted as well.  A renewal\n"
	"takes its place with the last signature that is needed."),
    .options = {rows, COUNT_OF(rows)},
    .options_size = sizeof(struct sign_options),
    .most_words = 1,
    .words_use = WORDS_WRITTEN,
    .run = run,
};
