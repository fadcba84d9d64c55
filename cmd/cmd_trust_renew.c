/*
 * cmd_trust_renew.c - exoaudit trust renew: the next trust document.
 */
#include <stddef.h>
#include <string.h>

#include "auditor/audit/beside.h"
#include "auditor/audit/hold_trust.h"
#include "auditor/base/file.h"
#include "auditor/base/lang.h"
#include "auditor/base/term.h"
#include "auditor/base/timefmt.h"
#include "cmd/output.h"
#include "cmd/trust_document.h"

#include "auditor/base/banned.h"

struct renew_options {
	struct common_options common;
	struct trust_edit_options edit;
	struct option_list removed;
	const char *reason;
};

static const struct option_row rows[] = {
    {'\0', "remove", OPTION_LIST, offsetof(struct renew_options, removed),
	"NAME", N_("this key counts no more, for ever; may be repeated")},
    {'\0', "reason", OPTION_TEXT, offsetof(struct renew_options, reason),
	"TEXT", N_("why (with --remove)")},
    TRUST_EDIT_ROWS(struct renew_options, edit),
};

static struct trust_person *
find_person(struct trust_document *document, const char *name)
{
	for (size_t i = 0; i < document->person_count; i++) {
		if (sv_eq(document->people[i].signer.name, sv_from(name)))
			return &document->people[i];
	}
	return NULL;
}

/* A name may come back, with another key; the key does not. */
static int
remove_person(const struct renew_options *options, const char *name,
    int64_t now, struct arena *arena, struct trust_document *document,
    struct err *err)
{
	struct trust_person *person = find_person(document, name);
	size_t cap = document->denied_count;

	if (person == NULL)
		return err_set(
		    err, ERR_USAGE, "--remove: no signer \"%s\"", name);
	if (options->reason == NULL || options->reason[0] == '\0') {
		(void)err_set(err, ERR_USAGE, "--reason is missing");
		return err_hint(err, "--reason \"left the company\"");
	}
	document->denied = arena_grow(arena, document->denied,
	    document->denied_count, &cap, sizeof(*document->denied));
	document->denied[document->denied_count++] = (struct trust_denied){
	    .name = person->signer.name,
	    .spki = person->signer.spki,
	    .since = now,
	    .reason = sv_from(options->reason),
	};
	*person = document->people[--document->person_count];
	return 0;
}

static int
write_next(const struct renew_options *options, const char *path,
    struct arena *arena, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf bytes = {0};
	CLEANUP(strbuf_done) struct strbuf out = {0};
	const char *pending = beside_path(path, SV(BESIDE_PENDING), arena);
	struct trust_document document;
	int64_t now = time_now();
	char hex[DIGEST_HEX_MAX];

	TRY(hold_trust_read(path, arena, &document, err));
	document.previous = document.digest;
	document.has_previous = true;
	document.version++;
	for (size_t i = 0; i < options->removed.count; i++)
		TRY(remove_person(options, options->removed.at[i], now, arena,
		    &document, err));
	TRY(trust_document_edit(&options->edit, now, arena, &document, err));
	TRY(trust_compose(&document, &bytes, err));
	TRY(file_publish(pending, strbuf_view(&bytes), 0644, err));
	struct digest digest = digest_of(strbuf_view(&bytes));
	output_line(&out, 0, "%s: version %lld, sha256 %s", pending,
	    (long long)document.version, digest_hex(&digest, hex));
	output_line(&out, 0,
	    "have it signed by those whom version %lld asks for, and those "
	    "whom it asks for itself: exoaudit trust sign",
	    (long long)document.version - 1);
	return output_write(strbuf_view(&out), err);
}

static int
renew(const struct invocation *invocation, const struct renew_options *options,
    struct err *err)
{
	struct session session;
	const char *path;

	session_try(&options->common, invocation->arena, &session);
	TRY(trust_document_path(&session, &invocation->words, &path, err));
	return write_next(options, path, invocation->arena, err);
}

static int
run(const struct invocation *invocation, const void *options)
{
	return renew(invocation, options, invocation->err) == 0 ? STATUS_GOOD
								: STATUS_FAILED;
}

const struct command command_trust_renew = {
    .name = "trust renew",
    .arguments = "[FILE]",
    .summary = N_("the next trust document: people and keys come and go"),
    .about = N_(
	"Write the next version beside FILE, as FILE.pending: with more\n"
	"signers, with --remove without some of them, with other thresholds,\n"
	"or for longer.  It takes its place when enough of those whom the\n"
	"version in force names, and of those whom it names itself, have\n"
	"signed it (`exoaudit trust sign`)."),
    .options = {rows, COUNT_OF(rows)},
    .options_size = sizeof(struct renew_options),
    .most_words = 1,
    .words_use = WORDS_WRITTEN,
    .run = run,
};
