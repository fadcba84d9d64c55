/*
 * cmd_trust_sign.c - exoaudit trust sign: one signature on a trust document.
 */
#include <stddef.h>

#include "auditor/audit/beside.h"
#include "auditor/audit/hold_trust.h"
#include "auditor/base/file.h"
#include "auditor/base/lang.h"
#include "auditor/base/limits.h"
#include "auditor/base/term.h"
#include "auditor/base/timefmt.h"
#include "cmd/output.h"
#include "cmd/signkey.h"
#include "cmd/trust_document.h"

#include "auditor/base/banned.h"

struct sign_options {
	struct common_options common;
	struct signkey_options key;
};

static const struct option_row rows[] = {
    SIGNKEY_OPTION_ROWS(struct sign_options, key),
};

/* FILE; else the version that waits, or the configured one. */
static int
settle_path(const struct invocation *invocation,
    const struct sign_options *options, const char **path, struct err *err)
{
	struct err ignored = {0};
	struct session session;

	if (session_open(&options->common, true, invocation->arena, &session,
		&ignored) != 0)
		session = (struct session){0};
	TRY(trust_document_path(&session, &invocation->words, path, err));
	if (invocation->words.count > 0)
		return 0;
	const char *pending =
	    beside_path(*path, SV(BESIDE_PENDING), invocation->arena);
	if (file_exists(pending))
		*path = pending;
	return 0;
}

/* What is signed, and what it takes the place of. */
static int
show(const char *path, const struct trust_document *document,
    struct arena *arena, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};
	const char *base = beside_base(path, arena);
	struct trust_document before;

	if (base != NULL) {
		TRY(hold_trust_read(base, arena, &before, err));
		strbuf_printf(&out, "%s\n\n", _("In force now:"));
		trust_document_put(&before, &out);
		strbuf_printf(&out, "\n%s\n\n", _("To be signed:"));
	}
	trust_document_put(document, &out);
	return output_write(strbuf_view(&out), err);
}

static int
try_install(
    const char *path, bool is_quiet, struct arena *arena, struct err *err)
{
	const char *base = beside_base(path, arena);
	strview problem;

	if (base == NULL || !file_exists(base))
		return 0;
	TRY(trust_document_install(base, arena, &problem, err));
	if (problem.len > 0)
		output_note(is_quiet, "it waits: " SV_FMT, SV_ARG(problem));
	else
		output_note(is_quiet, "%s is in place", base);
	return 0;
}

static int
sign(const struct invocation *invocation, const struct sign_options *options,
    struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf bytes = {0};
	struct arena *arena = invocation->arena;
	bool is_quiet = options->common.is_quiet;
	struct trust_document document;
	const char *signature;
	const char *path;

	TRY(signkey_check(&options->key, err));
	TRY(settle_path(invocation, options, &path, err));
	TRY(beside_read(path, LIMIT_CONFIG, &bytes, err));
	if (trust_parse(strbuf_view(&bytes), arena, &document, err) != 0)
		return err_wrap(err, "%s", path);
	if (!is_quiet)
		TRY(show(path, &document, arena, err));
	TRY(signkey_sign(&options->key, path, strbuf_view(&bytes), time_now(),
	    arena, &signature, err));
	output_note(is_quiet, "%s signed", signature);
	return try_install(path, is_quiet, arena, err);
}

static int
run(const struct invocation *invocation, const void *options)
{
	return sign(invocation, options, invocation->err) == 0 ? STATUS_GOOD
							       : STATUS_FAILED;
}

const struct command command_trust_sign = {
    .name = "trust sign",
    .arguments = "[FILE]",
    .summary = N_("sign a trust document"),
    .about = N_(
	"Show FILE (otherwise the version that waits, or the configured one)\n"
	"beside the version in force, and write the detached CMS signature\n"
	"FILE.NAME.p7s.  A version that waits takes its place with the last\n"
	"signature that is needed."),
    .options = {rows, COUNT_OF(rows)},
    .options_size = sizeof(struct sign_options),
    .most_words = 1,
    .words_use = WORDS_WRITTEN,
    .run = run,
};
