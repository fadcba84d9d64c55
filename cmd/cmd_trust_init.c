/*
 * cmd_trust_init.c - exoaudit trust init: the first trust document.
 */
#include <stddef.h>

#include "auditor/base/file.h"
#include "auditor/base/lang.h"
#include "auditor/base/term.h"
#include "auditor/base/timefmt.h"
#include "auditor/model/normal.h"
#include "cmd/output.h"
#include "cmd/trust_document.h"

#include "auditor/base/banned.h"

struct init_options {
	struct common_options common;
	struct trust_edit_options edit;
};

static const struct option_row rows[] = {
    TRUST_EDIT_ROWS(struct init_options, edit),
};

/* The configured tenant, unless others are named. */
static void
add_own_tenant(const struct session *session,
    const struct trust_edit_options *edit, struct arena *arena,
    struct trust_document *document)
{
	const char *own =
	    session->tenant != NULL ? session->tenant->tenant : NULL;

	if (edit->tenants.count > 0 || sv_from(own).len != 36)
		return;
	document->tenants = arena_alloc(arena, 1, sizeof(*document->tenants));
	document->tenants[document->tenant_count++] =
	    normal_id(sv_from(own), arena);
}

static int
write_first(const struct init_options *options, const struct session *session,
    const char *path, struct arena *arena, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf bytes = {0};
	CLEANUP(strbuf_done) struct strbuf out = {0};
	struct trust_document document = {
	    .version = 1,
	    .thresholds = {1, 1, 1},
	};
	struct digest digest;
	char hex[DIGEST_HEX_MAX];

	add_own_tenant(session, &options->edit, arena, &document);
	TRY(trust_document_edit(
	    &options->edit, time_now(), arena, &document, err));
	TRY(trust_compose(&document, &bytes, err));
	TRY(file_create(path, strbuf_view(&bytes), 0644, err));
	digest = digest_of(strbuf_view(&bytes));
	output_line(&out, 0, "%s: version %lld, sha256 %s", path, 1LL,
	    digest_hex(&digest, hex));
	output_line(&out, 0,
	    "compare this digest by another channel, and have it signed: "
	    "exoaudit trust sign %s --name NAME --certificate FILE --key FILE",
	    path);
	return output_write(strbuf_view(&out), err);
}

static int
init(const struct invocation *invocation, const struct init_options *options,
    struct err *err)
{
	struct session session;
	const char *path;

	session_try(&options->common, invocation->arena, &session);
	TRY(trust_document_path(&session, &invocation->words, &path, err));
	if (file_exists(path)) {
		(void)err_set(err, ERR_USAGE, "%s is there already", path);
		return err_hint(err, "the next version is made by `exoaudit "
				     "trust renew`");
	}
	return write_first(options, &session, path, invocation->arena, err);
}

static int
run(const struct invocation *invocation, const void *options)
{
	return init(invocation, options, invocation->err) == 0 ? STATUS_GOOD
							       : STATUS_FAILED;
}

const struct command command_trust_init = {
    .name = "trust init",
    .arguments = "[FILE]",
    .summary = N_("who may sign baselines: the first trust document"),
    .about = N_(
	"Write version 1 of the document that says who may sign what, and how\n"
	"many are needed, for FILE or what `trust:` of the tenant names.  It\n"
	"takes the place of `signers:` and `threshold:` in the configuration,\n"
	"which anybody who may edit that file could change."),
    .options = {rows, COUNT_OF(rows)},
    .options_size = sizeof(struct init_options),
    .most_words = 1,
    .words_use = WORDS_WRITTEN,
    .run = run,
};
