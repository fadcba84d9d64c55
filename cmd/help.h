/*
 * help.h - usage and options from the tables of commands.
 */
#ifndef CMD_HELP_H
#define CMD_HELP_H

#include "cmd/command.h"

/* help_overview(err): the commands, to standard output. */
int help_overview(struct err *err) MUST_USE;

/* help_command(command, err): one command in full, to standard output. */
int help_command(const struct command *command, struct err *err) MUST_USE;

/* help_family(word, err): the commands that begin with ${word}; ERR_USAGE when
 * none does. */
int help_family(const char *word, struct err *err) MUST_USE;

struct help_status {
	const char *status;
	const char *meaning;
};

/* help_statuses(count): what each exit status means. */
const struct help_status *help_statuses(size_t *count);

#endif
