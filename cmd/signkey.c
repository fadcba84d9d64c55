/*
 * signkey.c - the key of a person, and the signature made with it.
 */
#include "cmd/signkey.h"

#include <string.h>
#include <sys/stat.h>

#include "auditor/audit/beside.h"
#include "auditor/base/file.h"
#include "auditor/base/limits.h"
#include "baselines/pem.h"
#include "baselines/pkcs12.h"
#include "baselines/signature.h"
#include "cmd/passphrase.h"

#include "auditor/base/banned.h"

struct signkey {
	struct strbuf certificate; /* PEM */
	struct strbuf key;         /* PEM */
	struct secret passphrase;
	bool is_locked;
};

static void
signkey_done(struct signkey *signkey)
{
	strbuf_done(&signkey->certificate);
	strbuf_wipe(&signkey->key);
	secret_done(&signkey->passphrase);
}

int
signkey_check(const struct signkey_options *options, struct err *err)
{
	const char *name = options->name;

	if (name == NULL || name[0] == '\0' || name[0] == '.' ||
	    strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
			 "0123456789._-") != strlen(name)) {
		if (name == NULL)
			(void)err_set(err, ERR_USAGE, "--name is missing");
		else
			(void)err_set(err, ERR_USAGE,
			    "--name: letters, digits, dot, dash and underscore "
			    "only");
		return err_hint(err, "--name alice");
	}
	if (options->certificate != NULL)
		return 0;
	(void)err_set(err, ERR_USAGE, "--certificate is missing");
	return err_hint(err, "--certificate alice.crt.pem");
}

static int
read_passphrase(const struct signkey_options *options, const char *what,
    struct signkey *signkey, struct err *err)
{
	if (options->passphrase_file != NULL)
		return secret_read(
		    options->passphrase_file, &signkey->passphrase, err);
	if (!signkey->is_locked)
		return 0;
	return passphrase_ask(what, false, &signkey->passphrase, err);
}

static const struct secret *
passphrase_of(
    const struct signkey_options *options, const struct signkey *signkey)
{
	bool has_one = signkey->is_locked || options->passphrase_file != NULL;

	return has_one ? &signkey->passphrase : NULL;
}

static int
load(const struct signkey_options *options, struct signkey *signkey,
    struct err *err)
{
	CLEANUP(strbuf_wipe) struct strbuf bytes = {0};
	const char *path =
	    options->key != NULL ? options->key : options->certificate;

	TRY(file_read(options->certificate, LIMIT_KEY, &bytes, err));
	if (pkcs12_is(strbuf_view(&bytes))) {
		signkey->is_locked = pkcs12_is_locked(strbuf_view(&bytes));
		TRY(read_passphrase(
		    options, options->certificate, signkey, err));
		TRY(pkcs12_read(strbuf_view(&bytes),
		    passphrase_of(options, signkey), &signkey->certificate,
		    &signkey->key, err));
		signkey->is_locked = false;
		return 0;
	}
	/* It may hold the key as well. */
	if (!pem_extract(
		strbuf_view(&bytes), "CERTIFICATE", &signkey->certificate))
		return err_set(err, ERR_FORMAT,
		    "%s: neither a certificate in PEM form nor PKCS#12",
		    options->certificate);
	TRY(file_read(path, LIMIT_KEY, &signkey->key, err));
	signkey->is_locked = signature_is_locked(strbuf_view(&signkey->key));
	return read_passphrase(options, path, signkey, err);
}

int
signkey_make(const struct signkey_options *options, strview document,
    int64_t at, struct strbuf *out, struct err *err)
{
	CLEANUP(signkey_done) struct signkey signkey = {0};

	TRY(signkey_check(options, err));
	TRY(load(options, &signkey, err));
	return signature_make(document, strbuf_view(&signkey.certificate),
	    strbuf_view(&signkey.key), passphrase_of(options, &signkey), at,
	    out, err);
}

/*
 * Whoever may write to the folder could let a link stand where the signature
 * goes, and have the signer write over a file of theirs.
 */
static int
refuse_link(const char *path, struct err *err)
{
	struct stat status;

	if (lstat(path, &status) != 0 || !S_ISLNK(status.st_mode))
		return 0;
	(void)err_set(err, ERR_USAGE, "%s: a link stands there", path);
	return err_hint(err, "remove it: a signature is a file of its own");
}

int
signkey_sign(const struct signkey_options *options, const char *path,
    strview document, int64_t at, struct arena *arena, const char **signature,
    struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf made = {0};

	TRY(signkey_make(options, document, at, &made, err));
	*signature = beside_signature(path, sv_from(options->name), arena);
	TRY(refuse_link(*signature, err));
	return file_publish(*signature, strbuf_view(&made), 0644, err);
}
