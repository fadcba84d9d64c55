/*
 * help.c - usage and options from the tables of commands.
 */
#include "cmd/help.h"

#include <string.h>

#include "auditor/base/columns.h"
#include "auditor/base/lang.h"
#include "auditor/base/strbuf.h"
#include "cmd/output.h"

#include "auditor/base/banned.h"

#define COLUMN        28
#define WIDTH         80
#define STATUS_COLUMN 5

static const struct help_status statuses[] = {
    {"0", N_("assessed and clean; for snapshot and import: complete; for "
	     "baseline verify: trusted")},
    {"1", N_("findings or drift at or above the threshold (after approvals)")},
    {"2", N_("could not run: usage, configuration, sign-in, network, store")},
    {"3", N_("nothing found, but something in scope was not assessed; for "
	     "snapshot and import: partial")},
    {"4",
	N_("the baseline is missing, edited, expired, rolled back, of another "
	   "tenant, or not signed by those who are trusted")},
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
		size_t width = columns_of(word);
		if (column > indent && column + 1 + width > WIDTH) {
			strbuf_printf(out, "\n%*s", (int)indent, "");
			column = indent;
		} else if (column > indent) {
			strbuf_add_char(out, ' ');
			column++;
		}
		strbuf_add(out, word);
		column += width;
	}
	strbuf_add_char(out, '\n');
}

static void
add_heading(struct strbuf *out, const char *heading)
{
	strbuf_printf(out, "\n%s\n", heading);
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
		add_words(out, lang(row->about), COLUMN);
	}
}

static void
add_statuses(struct strbuf *out)
{
	add_heading(out, _("Exit status:"));
	for (size_t i = 0; i < COUNT_OF(statuses); i++) {
		strbuf_printf(out, "  %s  ", statuses[i].status);
		add_words(out, lang(statuses[i].meaning), STATUS_COLUMN);
	}
}

static void
add_command(struct strbuf *out, const struct command *command)
{
	size_t from = out->len;

	strbuf_printf(out, "  %s %s", command->name, command->arguments);
	pad(out, from);
	add_words(out, lang(command->summary), COLUMN);
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

	strbuf_printf(&out, PROGRAM_NAME " - %s\n\n", lang(PROGRAM_SUMMARY));
	output_line(
	    &out, 0, "Usage: %s", "exoaudit COMMAND [OPTION]... [ARGUMENT]...");
	add_heading(&out, _("Commands:"));
	for (size_t i = 0; i < count; i++) {
		add_command(&out, commands[i]);
	}
	add_heading(&out, _("Options of every command:"));
	add_options(&out, command_common());
	add_statuses(&out);
	return output_write(strbuf_view(&out), err);
}

int
help_command(const struct command *command, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};
	CLEANUP(strbuf_done) struct strbuf usage = {0};

	strbuf_printf(&usage, "exoaudit %s [OPTION]...%s%s", command->name,
	    command->arguments[0] != '\0' ? " " : "", command->arguments);
	output_line(&out, 0, "Usage: %s", strbuf_cstr(&usage));
	strbuf_printf(&out, "\n%s\n", lang(command->about));
	if (command->options.count > 0) {
		add_heading(&out, _("Options:"));
		add_options(&out, &command->options);
	}
	add_heading(&out, _("Options of every command:"));
	add_options(&out, command_common());
	return output_write(strbuf_view(&out), err);
}
