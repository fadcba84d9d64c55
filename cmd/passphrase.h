/*
 * passphrase.h - a passphrase asked for on the terminal, or read from a file.
 */
#ifndef CMD_PASSPHRASE_H
#define CMD_PASSPHRASE_H

#include <stdbool.h>

#include "auditor/base/err.h"
#include "auditor/base/secret.h"

/*
 * passphrase_ask(what, is_new, secret, err):
 * Ask on the terminal for the passphrase of ${what}, without showing it; one
 * that ${is_new} is asked for twice.  ERR_CONFIG when there is no terminal.
 */
int passphrase_ask(const char *what, bool is_new, struct secret *secret,
    struct err *err) MUST_USE;

#endif
