/*
 * signkey.h - the key of a person, and the signature made with it.
 */
#ifndef CMD_SIGNKEY_H
#define CMD_SIGNKEY_H

#include <stddef.h>
#include <stdint.h>

#include "auditor/base/arena.h"
#include "auditor/base/err.h"
#include "auditor/base/lang.h"
#include "auditor/base/strbuf.h"
#include "auditor/base/strview.h"
#include "cmd/option.h"

struct signkey_options {
	const char *name;
	const char *certificate;
	const char *key;
	const char *passphrase_file;
};

/* Rows for the options of a command that signs. */
/* NOLINTBEGIN(bugprone-macro-parentheses): members of a type */
#define SIGNKEY_OPTION_ROWS(type, member)                                      \
	{'\0', "name", OPTION_TEXT, offsetof(type, member.name), "NAME",       \
	    N_("who signs; part of the file's name")},                         \
	    {'\0', "certificate", OPTION_INPUT,                                \
		offsetof(type, member.certificate), "FILE",                    \
		N_("certificate of the signer, PEM, or PKCS#12 with its "      \
		   "key")},                                                    \
	    {'k', "key", OPTION_INPUT, offsetof(type, member.key), "FILE",     \
		N_("private key, PEM (otherwise in the certificate's file)")}, \
	{                                                                      \
		'\0', "passphrase-file", OPTION_INPUT,                         \
		    offsetof(type, member.passphrase_file), "FILE",            \
		    N_("passphrase of the key (otherwise asked for); - is "    \
		       "standard input, /dev/fd/3 an open file")               \
	}
/* NOLINTEND(bugprone-macro-parentheses) */

/* signkey_check(options, err): name and certificate are given, and fit. */
int signkey_check(
    const struct signkey_options *options, struct err *err) MUST_USE;

/*
 * signkey_make(options, document, at, out, err):
 * Sign ${document} at ${at} (seconds), asking for a passphrase when one is
 * needed, and append the signature, PEM, to ${out}.
 */
int signkey_make(const struct signkey_options *options, strview document,
    int64_t at, struct strbuf *out, struct err *err) MUST_USE;

/*
 * signkey_sign(options, path, document, at, arena, signature, err):
 * Sign ${document}, the bytes of the file ${path}, at ${at} (seconds), asking
 * for a passphrase when one is needed, and write the signature file beside it:
 * ${signature}.
 */
int signkey_sign(const struct signkey_options *options, const char *path,
    strview document, int64_t at, struct arena *arena, const char **signature,
    struct err *err) MUST_USE;

#endif
