/*
 * help.c - usage, options and manual page from the tables of commands.
 */
#include "cmd/help.h"

#include <string.h>

#include "auditor/base/strbuf.h"
#include "cmd/output.h"

#include "auditor/base/banned.h"

#define SUMMARY "audits the mail-flow configuration of Exchange Online tenants"
#define COLUMN  28

static const struct {
	const char *status;
	const char *meaning;
} statuses[] = {
    {"0", "assessed and clean; for snapshot and import: complete; for "
	  "baseline verify: trusted"},
    {"1", "findings or drift at or above the threshold (after approvals)"},
    {"2", "could not run: usage, configuration, sign-in, network, store"},
    {"3", "nothing found, but something in scope was not assessed; for "
	  "snapshot and import: partial"},
    {"4", "the baseline is missing, edited, expired, rolled back, of another "
	  "tenant, or not signed by those who are trusted"},
};

static void
pad(struct strbuf *out, size_t from)
{
	size_t used = out->len - from;

	if (used >= COLUMN - 1) {
		strbuf_add_char(out, '\n');
		used = 0;
	}
	for (; used < COLUMN; used++)
		strbuf_add_char(out, ' ');
}

static void
add_options(struct strbuf *out, const struct option_table *table)
{
	for (size_t i = 0; i < table->count; i++) {
		const struct option_row *row = &table->rows[i];
		size_t from = out->len;
		if (row->letter != '\0')
			strbuf_printf(
			    out, "  -%c, --%s", row->letter, row->name);
		else
			strbuf_printf(out, "      --%s", row->name);
		if (row->value != NULL)
			strbuf_printf(out, " %s", row->value);
		pad(out, from);
		strbuf_printf(out, "%s\n", row->about);
	}
}

static void
add_statuses(struct strbuf *out)
{
	strbuf_add_text(out, "\nExit status:\n");
	for (size_t i = 0; i < COUNT_OF(statuses); i++)
		strbuf_printf(
		    out, "  %s  %s\n", statuses[i].status, statuses[i].meaning);
}

int
help_overview(struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};
	size_t count;
	const struct command *const *commands = command_table(&count);

	strbuf_add_text(&out, PROGRAM_NAME
	    " - " SUMMARY "\n\n"
	    "Usage: exoaudit COMMAND [OPTION]... [ARGUMENT]...\n\nCommands:\n");
	for (size_t i = 0; i < count; i++) {
		size_t from = out.len;
		strbuf_printf(
		    &out, "  %s %s", commands[i]->name, commands[i]->arguments);
		pad(&out, from);
		strbuf_printf(&out, "%s\n", commands[i]->summary);
	}
	strbuf_add_text(&out, "\nOptions of every command:\n");
	add_options(&out, command_common());
	add_statuses(&out);
	return output_write(strbuf_view(&out), err);
}

int
help_command(const struct command *command, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};

	strbuf_printf(&out, "Usage: exoaudit %s [OPTION]...%s%s\n\n%s\n",
	    command->name, command->arguments[0] != '\0' ? " " : "",
	    command->arguments, command->about);
	if (command->options.count > 0) {
		strbuf_add_text(&out, "\nOptions:\n");
		add_options(&out, &command->options);
	}
	strbuf_add_text(&out, "\nOptions of every command:\n");
	add_options(&out, command_common());
	return output_write(strbuf_view(&out), err);
}

/* Text of the manual: what troff would take for its own is escaped. */
static void
add_manual_text(struct strbuf *out, const char *text)
{
	for (bool at_start = true; *text != '\0'; text++) {
		if (at_start && (*text == '.' || *text == '\''))
			strbuf_add_text(out, "\\&");
		if (*text == '\\')
			strbuf_add_text(out, "\\e");
		else if (*text == '-')
			strbuf_add_text(out, "\\-");
		else
			strbuf_add_char(out, *text);
		at_start = *text == '\n';
	}
	strbuf_add_char(out, '\n');
}

static void
add_manual_options(struct strbuf *out, const struct option_table *table)
{
	for (size_t i = 0; i < table->count; i++) {
		const struct option_row *row = &table->rows[i];
		strbuf_add_text(out, ".TP\n\\fB");
		if (row->letter != '\0')
			strbuf_printf(out, "\\-%c\\fR, \\fB", row->letter);
		strbuf_printf(out, "\\-\\-%s\\fR", row->name);
		if (row->value != NULL)
			strbuf_printf(out, " \\fI%s\\fR", row->value);
		strbuf_add_char(out, '\n');
		add_manual_text(out, row->about);
	}
}

int
help_manual(struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};
	size_t count;
	const struct command *const *commands = command_table(&count);

	strbuf_add_text(&out,
	    ".TH EXOAUDIT 1 \"\" \"exoaudit " PROGRAM_VERSION
	    "\"\n.SH NAME\nexoaudit \\- " SUMMARY "\n.SH SYNOPSIS\n"
	    ".B exoaudit\n.I COMMAND\n[\\fIOPTION\\fR]...\n"
	    "[\\fIARGUMENT\\fR]...\n.SH COMMANDS\n");
	for (size_t i = 0; i < count; i++) {
		strbuf_printf(&out, ".SS exoaudit %s %s\n", commands[i]->name,
		    commands[i]->arguments);
		add_manual_text(&out, commands[i]->about);
		add_manual_options(&out, &commands[i]->options);
	}
	strbuf_add_text(&out, ".SH OPTIONS OF EVERY COMMAND\n");
	add_manual_options(&out, command_common());
	strbuf_add_text(&out, ".SH EXIT STATUS\n");
	for (size_t i = 0; i < COUNT_OF(statuses); i++) {
		strbuf_printf(&out, ".TP\n%s\n", statuses[i].status);
		add_manual_text(&out, statuses[i].meaning);
	}
	return output_write(strbuf_view(&out), err);
}
