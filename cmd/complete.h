/*
 * complete.h - completion scripts of shells from the tables of commands.
 */
#ifndef CMD_COMPLETE_H
#define CMD_COMPLETE_H

#include "auditor/base/err.h"
#include "auditor/base/strbuf.h"

/*
 * complete_script(shell, out, err):
 * Append the script for ${shell}: "bash", "zsh" or "fish".  ERR_USAGE naming
 * these when it is another.
 */
int complete_script(
    const char *shell, struct strbuf *out, struct err *err) MUST_USE;

#endif
