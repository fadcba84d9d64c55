/*
 * cmd_help.c - exoaudit help, exoaudit version.
 */
#include <stddef.h>

#include "auditor/base/lang.h"
#include "cmd/command.h"
#include "cmd/complete.h"
#include "cmd/help.h"
#include "cmd/manual.h"
#include "cmd/output.h"

#include "auditor/base/banned.h"

struct help_options {
	struct common_options common;
	bool wants_manual;
	bool wants_config;
	const char *shell;
};

static const struct option_row help_rows[] = {
    {'\0', "man", OPTION_FLAG, offsetof(struct help_options, wants_manual),
	NULL, N_("the manual page exoaudit(1), for man -l -")},
    {'\0', "man-config", OPTION_FLAG,
	offsetof(struct help_options, wants_config), NULL,
	N_("the manual page exoaudit.yaml(5)")},
    {'\0', "completion", OPTION_TEXT, offsetof(struct help_options, shell),
	"SHELL", N_("completion for bash, fish or zsh")},
};

static int
show_completion(const char *shell, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf script = {0};

	TRY(complete_script(shell, &script, err));
	return output_write(strbuf_view(&script), err);
}

static int
show(const struct invocation *invocation, const struct help_options *options)
{
	CLEANUP(strbuf_done) struct strbuf name = {0};
	size_t count;
	const struct command *const *commands = command_table(&count);

	if (options->wants_manual)
		return manual_program(invocation->err);
	if (options->wants_config)
		return manual_config(invocation->err);
	if (options->shell != NULL)
		return show_completion(options->shell, invocation->err);
	if (invocation->words.count == 0)
		return help_overview(invocation->err);
	for (size_t i = 0; i < invocation->words.count; i++)
		strbuf_printf(
		    &name, "%s%s", i > 0 ? " " : "", invocation->words.at[i]);
	for (size_t i = 0; i < count; i++) {
		if (sv_eq(sv_from(commands[i]->name), strbuf_view(&name)))
			return help_command(commands[i], invocation->err);
	}
	return help_family(strbuf_cstr(&name), invocation->err);
}

static int
run_help(const struct invocation *invocation, const void *options)
{
	return show(invocation, options) == 0 ? STATUS_GOOD : STATUS_FAILED;
}

const struct command command_help = {
    .name = "help",
    .arguments = "[COMMAND]",
    .summary = N_("explain a command"),
    .about = N_("Explain a command, or list them all."),
    .options = {help_rows, COUNT_OF(help_rows)},
    .options_size = sizeof(struct help_options),
    .most_words = 2,
    .run = run_help,
};

static int
run_version(const struct invocation *invocation, const void *options)
{
	(void)options;
	return output_write(SV(PROGRAM_NAME " " PROGRAM_VERSION "\n"),
		   invocation->err) == 0
		   ? STATUS_GOOD
		   : STATUS_FAILED;
}

const struct command command_version = {
    .name = "version",
    .arguments = "",
    .summary = N_("print the version"),
    .about = N_("Print name and version of the program."),
    .options_size = sizeof(struct common_options),
    .run = run_version,
};
