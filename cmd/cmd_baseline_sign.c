/*
 * cmd_baseline_sign.c - exoaudit baseline sign: one detached signature.
 */
#include <stddef.h>
#include <string.h>

#include "auditor/base/file.h"
#include "auditor/base/limits.h"
#include "auditor/base/timefmt.h"
#include "baselines/baseline.h"
#include "cmd/output.h"
#include "cmd/session.h"

#include "auditor/base/banned.h"

struct sign_options {
	struct common_options common;
	const char *name;
	const char *certificate;
	const char *key;
	const char *passphrase_file;
};

static const struct option_row rows[] = {
    {'n', "name", OPTION_TEXT, offsetof(struct sign_options, name), "NAME",
	"who signs; part of the file's name"},
    {'\0', "certificate", OPTION_TEXT,
	offsetof(struct sign_options, certificate), "FILE",
	"certificate of the signer, PEM"},
    {'k', "key", OPTION_TEXT, offsetof(struct sign_options, key), "FILE",
	"private key, PEM (otherwise in the certificate's file)"},
    {'\0', "passphrase-file", OPTION_TEXT,
	offsetof(struct sign_options, passphrase_file), "FILE",
	"passphrase of the key; - is standard input"},
};

static int
check_name(const char *name, struct err *err)
{
	if (name != NULL && name[0] != '\0' && name[0] != '.' &&
	    strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
			 "0123456789._-") == strlen(name))
		return 0;
	(void)err_set(err, ERR_USAGE,
	    name == NULL
		? "--name is missing"
		: "--name: letters, digits, dot, dash and underscore only");
	return err_hint(err, "--name alice");
}

static int
sign(const struct sign_options *options, const char *path, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf document = {.max = LIMIT_BASELINE};
	CLEANUP(strbuf_done) struct strbuf certificate = {0};
	CLEANUP(strbuf_wipe) struct strbuf key = {0};
	CLEANUP(strbuf_done) struct strbuf signature = {0};
	CLEANUP(strbuf_done) struct strbuf target = {0};
	CLEANUP(secret_done) struct secret passphrase = {0};
	CLEANUP(baseline_done) struct baseline baseline = {0};
	char hex[DIGEST_HEX_MAX];

	TRY(check_name(options->name, err));
	if (options->certificate == NULL) {
		(void)err_set(err, ERR_USAGE, "--certificate is missing");
		return err_hint(err, "--certificate alice.crt.pem");
	}
	TRY(file_read(path, LIMIT_BASELINE, &document, err));
	/* Nobody should sign what no audit would accept. */
	if (baseline_parse(strbuf_view(&document), &baseline, err) != 0)
		return err_wrap(err, "%s", path);
	TRY(file_read(options->certificate, LIMIT_KEY, &certificate, err));
	TRY(file_read(
	    options->key != NULL ? options->key : options->certificate,
	    LIMIT_KEY, &key, err));
	if (options->passphrase_file != NULL)
		TRY(secret_read(options->passphrase_file, &passphrase, err));
	TRY(signature_make(strbuf_view(&document), strbuf_view(&certificate),
	    strbuf_view(&key),
	    options->passphrase_file != NULL ? &passphrase : NULL, time_now(),
	    &signature, err));
	strbuf_printf(&target, "%s.%s.p7s", path, options->name);
	TRY(file_publish(
	    strbuf_cstr(&target), strbuf_view(&signature), 0644, err));
	output_note(options->common.is_quiet, "%s signed (sha256 %s)",
	    strbuf_cstr(&target), digest_hex(&baseline.digest, hex));
	return 0;
}

static int
run(const struct invocation *invocation, const void *options)
{
	return sign(options, invocation->words.at[0], invocation->err) == 0
		   ? STATUS_GOOD
		   : STATUS_FAILED;
}

const struct command command_baseline_sign = {
    .name = "baseline sign",
    .arguments = "FILE",
    .summary = "sign a baseline",
    .about =
	"Sign FILE and write the detached CMS signature FILE.NAME.p7s beside\n"
	"it.  One file per signer; `openssl cms -verify -binary` accepts it.",
    .options = {rows, COUNT_OF(rows)},
    .options_size = sizeof(struct sign_options),
    .least_words = 1,
    .most_words = 1,
    .run = run,
};
