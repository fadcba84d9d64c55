/*
 * cmd_baseline_keygen.c - exoaudit baseline keygen: a key for a signer.
 */
#include <stddef.h>

#include "auditor/base/file.h"
#include "auditor/base/lang.h"
#include "auditor/base/limits.h"
#include "auditor/base/term.h"
#include "auditor/base/timefmt.h"
#include "baselines/keygen.h"
#include "baselines/signature.h"
#include "cmd/command.h"
#include "cmd/output.h"
#include "cmd/passphrase.h"

#include "auditor/base/banned.h"

#define DAYS_DEFAULT 1095
#define DAYS_MOST    3660
#define LABEL        13

struct keygen_options {
	struct common_options common;
	const char *type;
	const char *key;
	const char *certificate;
	const char *passphrase_file;
	int64_t days;
};

static const struct option_row rows[] = {
    {'\0', "type", OPTION_TEXT, offsetof(struct keygen_options, type), "TYPE",
	N_("ecdsa-p256 (otherwise), ecdsa-p384, ecdsa-p521, rsa-3072, "
	   "rsa-4096")},
    {'k', "key", OPTION_OUTPUT, offsetof(struct keygen_options, key), "FILE",
	N_("private key (otherwise NAME.key.pem)")},
    {'\0', "certificate", OPTION_OUTPUT,
	offsetof(struct keygen_options, certificate), "FILE",
	N_("certificate (otherwise NAME.crt.pem)")},
    {'\0', "passphrase-file", OPTION_INPUT,
	offsetof(struct keygen_options, passphrase_file), "FILE",
	N_("passphrase of the key (otherwise asked for, twice); - is standard "
	   "input, /dev/fd/3 an open file")},
    {'\0', "expires-in", OPTION_NUMBER, offsetof(struct keygen_options, days),
	"DAYS", N_("how long the certificate holds (otherwise 1095)")},
};

/* A key that is there may be the only one that somebody has. */
static int
check_free(const char *path, struct err *err)
{
	if (!file_exists(path))
		return 0;
	(void)err_set(err, ERR_USAGE, "%s is there already", path);
	return err_hint(err, "it is never overwritten: name other files with "
			     "--key and --certificate");
}

static int
announce(const char *key, const char *certificate, strview name, strview pem,
    struct arena *arena, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};
	struct signer signer;
	char hex[DIGEST_HEX_MAX];

	TRY(signer_load(name, pem, arena, &signer, err));
	output_cell(&out, LABEL, _("key"));
	output_line(&out, 0, "%s  (keep it to yourself)", key);
	output_cell(&out, LABEL, _("certificate"));
	output_line(&out, 0, "%s  (give it to those who pin it)", certificate);
	output_pair(
	    &out, LABEL, "spki", sv_from(digest_hex(&signer.spki, hex)));
	return output_write(strbuf_view(&out), err);
}

static int
generate(const struct invocation *invocation,
    const struct keygen_options *options, struct err *err)
{
	CLEANUP(secret_done) struct secret passphrase = {0};
	CLEANUP(strbuf_done) struct strbuf key_pem = {0};
	CLEANUP(strbuf_done) struct strbuf pem = {0};
	struct arena *arena = invocation->arena;
	const char *name = invocation->words.at[0];
	int64_t days = options->days > 0 ? options->days : DAYS_DEFAULT;
	const char *key = options->key != NULL
			      ? options->key
			      : arena_printf(arena, "%s.key.pem", name).ptr;
	const char *certificate =
	    options->certificate != NULL
		? options->certificate
		: arena_printf(arena, "%s.crt.pem", name).ptr;

	if (days > DAYS_MOST)
		return err_set(
		    err, ERR_USAGE, "--expires-in: at most %d days", DAYS_MOST);
	TRY(check_free(key, err));
	TRY(check_free(certificate, err));
	if (options->passphrase_file != NULL)
		TRY(secret_read(options->passphrase_file, &passphrase, err));
	else
		TRY(passphrase_ask(key, true, &passphrase, err));
	const struct keygen_request request = {
	    .name = sv_from(name),
	    .type =
		sv_from(options->type != NULL ? options->type : "ecdsa-p256"),
	    .from = time_now(),
	    .until = time_now() + days * TIME_DAY,
	    .passphrase = &passphrase,
	};
	TRY(keygen_make(&request, &key_pem, &pem, err));
	TRY(file_create(key, strbuf_view(&key_pem), 0600, err));
	TRY(file_create(certificate, strbuf_view(&pem), 0644, err));
	return announce(
	    key, certificate, request.name, strbuf_view(&pem), arena, err);
}

static int
run(const struct invocation *invocation, const void *options)
{
	return generate(invocation, options, invocation->err) == 0
		   ? STATUS_GOOD
		   : STATUS_FAILED;
}

const struct command command_baseline_keygen = {
    .name = "baseline keygen",
    .arguments = "NAME",
    .summary = N_("a key and a certificate for somebody who signs"),
    .about = N_(
	"Make a private key, encrypted under a passphrase (PKCS#8, PEM), and\n"
	"its self-signed certificate, for signers without a PKI.  Files that\n"
	"are there are never overwritten.  Make it on the signer's own\n"
	"machine: a key on the auditing host could sign whatever that host\n"
	"wants."),
    .options = {rows, COUNT_OF(rows)},
    .options_size = sizeof(struct keygen_options),
    .least_words = 1,
    .most_words = 1,
    .run = run,
};
