/*
 * confine.h - commands that need no network run without it.
 */
#ifndef CMD_CONFINE_H
#define CMD_CONFINE_H

#include "cmd/command.h"

/*
 * confine_command(command, options, invocation):
 * When ${command} works offline with ${options}: keep open the files that
 * options, arguments and configuration name and nothing else, no network, no
 * other program.  Keys by which one signs in to the tenant are not among them.
 * A kernel that cannot is told of, and the run goes on.  ERR_CONFIG as the
 * configuration is read for it.
 */
int confine_command(const struct command *command, const void *options,
    const struct invocation *invocation) MUST_USE;

#endif
