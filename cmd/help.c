/*
 * help.c - usage and options from the tables of commands.
 */
#include "cmd/help.h"

#include <string.h>

#include "auditor/base/strbuf.h"
#include "cmd/output.h"

#include "auditor/base/banned.h"

#define COLUMN        28
#define WIDTH         80
#define STATUS_COLUMN 5

static const struct help_status statuses[] = {
    {"0", "assessed and clean; for snapshot and import: complete; for "
	  "baseline verify: trusted"},
    {"1", "findings or drift at or above the threshold (after approvals)"},
    {"2", "could not run: usage, configuration, sign-in, network, store"},
    {"3", "nothing found, but something in scope was not assessed; for "
	  "snapshot and import: partial"},
    {"4", "the baseline is missing, edited, expired, rolled back, of another "
	  "tenant, or not signed by those who are trusted"},
};

const struct help_status *
help_statuses(size_t *count)
{
	*count = COUNT_OF(statuses);
	return statuses;
}

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

/* Words of ${text} from column ${indent} on, at most to column WIDTH. */
static void
add_words(struct strbuf *out, const char *text, size_t indent)
{
	strview rest = sv_from(text);
	strview word;
	size_t column = indent;

	while (sv_cut(&rest, ' ', &word)) {
		if (column > indent && column + 1 + word.len > WIDTH) {
			strbuf_printf(out, "\n%*s", (int)indent, "");
			column = indent;
		} else if (column > indent) {
			strbuf_add_char(out, ' ');
			column++;
		}
		strbuf_add(out, word);
		column += word.len;
	}
	strbuf_add_char(out, '\n');
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
		add_words(out, row->about, COLUMN);
	}
}

static void
add_statuses(struct strbuf *out)
{
	strbuf_add_text(out, "\nExit status:\n");
	for (size_t i = 0; i < COUNT_OF(statuses); i++) {
		strbuf_printf(out, "  %s  ", statuses[i].status);
		add_words(out, statuses[i].meaning, STATUS_COLUMN);
	}
}

static void
add_command(struct strbuf *out, const struct command *command)
{
	size_t from = out->len;

	strbuf_printf(out, "  %s %s", command->name, command->arguments);
	pad(out, from);
	add_words(out, command->summary, COLUMN);
}

int
help_family(const char *word, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};
	size_t count;
	const struct command *const *commands = command_table(&count);

	for (size_t i = 0; i < count; i++) {
		strview rest = sv_from(commands[i]->name);
		strview first;
		(void)sv_cut(&rest, ' ', &first);
		if (sv_eq(first, sv_from(word)))
			add_command(&out, commands[i]);
	}
	if (out.len > 0)
		return output_write(strbuf_view(&out), err);
	(void)err_set(err, ERR_USAGE, "%s: no such command", word);
	return err_hint(err, "see `exoaudit help`");
}

int
help_overview(struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};
	size_t count;
	const struct command *const *commands = command_table(&count);

	strbuf_add_text(&out, PROGRAM_NAME
	    " - " PROGRAM_SUMMARY "\n\n"
	    "Usage: exoaudit COMMAND [OPTION]... [ARGUMENT]...\n\nCommands:\n");
	for (size_t i = 0; i < count; i++) {
		add_command(&out, commands[i]);
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
