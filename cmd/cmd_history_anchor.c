/*
 * cmd_history_anchor.c - exoaudit history anchor: fix the chain elsewhere.
 */
#include <stddef.h>

#include "auditor/audit/anchor.h"
#include "auditor/base/file.h"
#include "auditor/base/lang.h"
#include "auditor/base/limits.h"
#include "auditor/base/timefmt.h"
#include "cmd/output.h"
#include "cmd/session.h"

#include "auditor/base/banned.h"

struct anchor_options {
	struct common_options common;
	const char *name;
	const char *certificate;
	const char *key;
	const char *passphrase_file;
};

static const struct option_row rows[] = {
    {'n', "name", OPTION_TEXT, offsetof(struct anchor_options, name), "NAME",
	N_("who signs; part of the signature's file name")},
    {'\0', "certificate", OPTION_INPUT,
	offsetof(struct anchor_options, certificate), "FILE",
	N_("certificate of the signer, PEM")},
    {'k', "key", OPTION_INPUT, offsetof(struct anchor_options, key), "FILE",
	N_("private key, PEM (otherwise in the certificate's file)")},
    {'\0', "passphrase-file", OPTION_INPUT,
	offsetof(struct anchor_options, passphrase_file), "FILE",
	N_("passphrase of the key; - is standard input")},
};

/* Only a history that holds is worth to be fixed. */
static int
compose(const struct invocation *invocation,
    const struct anchor_options *options, struct strbuf *document)
{
	CLEANUP(store_drop) struct store *store = NULL;
	struct arena *arena = invocation->arena;
	struct err *err = invocation->err;
	struct session session;
	struct store_chain *chains;
	size_t count;

	TRY(session_open(&options->common, false, arena, &session, err));
	TRY(store_open(session.store_path, STORE_READ, &store, err));
	TRY(store_verify(store, arena, &chains, &count, err));
	for (size_t i = 0; i < count; i++) {
		if (chains[i].problem.len == 0)
			continue;
		(void)err_set(
		    err, ERR_TRUST, SV_FMT, SV_ARG(chains[i].problem));
		return err_hint(err,
		    "a broken chain is not anchored: see `exoaudit "
		    "history verify`");
	}
	anchor_compose(chains, count, time_now(), document);
	return 0;
}

static int
sign(const struct anchor_options *options, strview document,
    struct strbuf *signature, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf certificate = {0};
	CLEANUP(strbuf_wipe) struct strbuf key = {0};
	CLEANUP(secret_done) struct secret passphrase = {0};

	TRY(file_read(options->certificate, LIMIT_KEY, &certificate, err));
	TRY(file_read(
	    options->key != NULL ? options->key : options->certificate,
	    LIMIT_KEY, &key, err));
	if (options->passphrase_file != NULL)
		TRY(secret_read(options->passphrase_file, &passphrase, err));
	return signature_make(document, strbuf_view(&certificate),
	    strbuf_view(&key),
	    options->passphrase_file != NULL ? &passphrase : NULL, time_now(),
	    signature, err);
}

static int
anchor(const struct invocation *invocation,
    const struct anchor_options *options, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf document = {0};
	CLEANUP(strbuf_done) struct strbuf signature = {0};
	CLEANUP(strbuf_done) struct strbuf beside = {0};
	const char *path = invocation->words.at[0];

	if (options->name == NULL || options->certificate == NULL) {
		(void)err_set(err, ERR_USAGE, "%s is missing",
		    options->name == NULL ? "--name" : "--certificate");
		return err_hint(err, "--name alice --certificate "
				     "alice.crt.pem --key alice.key.pem");
	}
	TRY(compose(invocation, options, &document));
	TRY(sign(options, strbuf_view(&document), &signature, err));
	TRY(file_publish(path, strbuf_view(&document), 0644, err));
	strbuf_printf(&beside, "%s.%s.p7s", path, options->name);
	TRY(file_publish(
	    strbuf_cstr(&beside), strbuf_view(&signature), 0644, err));
	output_note(options->common.is_quiet,
	    "%s and %s: keep them where the history is not", path,
	    strbuf_cstr(&beside));
	return output_write(strbuf_view(&document), err);
}

static int
run(const struct invocation *invocation, const void *options)
{
	if (anchor(invocation, options, invocation->err) == 0)
		return STATUS_GOOD;
	return invocation->err->code == ERR_TRUST ? STATUS_UNTRUSTED
						  : STATUS_FAILED;
}

const struct command command_history_anchor = {
    .name = "history anchor",
    .arguments = "FILE",
    .summary = N_("sign the newest links of the history"),
    .about =
	N_("Write the newest link of each series into FILE and sign it, as\n"
	   "FILE.NAME.p7s.  Kept on another machine, it shows when somebody\n"
	   "rewrote the history and recomputed its links: `exoaudit history\n"
	   "verify --anchor FILE`."),
    .options = {rows, COUNT_OF(rows)},
    .options_size = sizeof(struct anchor_options),
    .least_words = 1,
    .most_words = 1,
    .words_use = WORDS_WRITTEN,
    .is_offline = command_is_offline,
    .run = run,
};
