/*
 * help.h - usage, options and manual page from the tables of commands.
 */
#ifndef CMD_HELP_H
#define CMD_HELP_H

#include "cmd/command.h"

/* help_overview(err): the commands, to standard output. */
int help_overview(struct err *err) MUST_USE;

/* help_command(command, err): one command in full, to standard output. */
int help_command(const struct command *command, struct err *err) MUST_USE;

/* help_manual(err): the manual page in man(7) form, to standard output. */
int help_manual(struct err *err) MUST_USE;

#endif
