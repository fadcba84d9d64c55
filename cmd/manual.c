/*
 * manual.c - the manual pages, from the tables of commands and keys.
 */
#include "cmd/manual.h"

#include <string.h>

#include "auditor/base/lang.h"
#include "auditor/base/strbuf.h"
#include "cmd/command.h"
#include "cmd/config_value.h"
#include "cmd/help.h"
#include "cmd/output.h"

#include "auditor/base/banned.h"

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
add_heading(struct strbuf *out, const char *heading)
{
	strbuf_add_text(out, ".SH ");
	add_manual_text(out, heading);
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
		add_manual_text(out, lang(row->about));
	}
}

int
manual_program(struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};
	size_t count;
	const struct command *const *commands = command_table(&count);

	strbuf_add_text(&out, ".TH EXOAUDIT 1 \"" PROGRAM_DATE
			      "\" \"exoaudit " PROGRAM_VERSION "\"\n");
	add_heading(&out, _("NAME"));
	strbuf_add_text(&out, "exoaudit \\- ");
	add_manual_text(&out, lang(PROGRAM_SUMMARY));
	add_heading(&out, _("SYNOPSIS"));
	strbuf_add_text(&out, ".B exoaudit\n.I COMMAND\n[\\fIOPTION\\fR]...\n"
			      "[\\fIARGUMENT\\fR]...\n");
	add_heading(&out, _("COMMANDS"));
	for (size_t i = 0; i < count; i++) {
		const char *arguments = commands[i]->arguments;
		strbuf_printf(&out, ".SS exoaudit %s%s%s\n", commands[i]->name,
		    arguments[0] != '\0' ? " " : "", arguments);
		add_manual_text(&out, lang(commands[i]->about));
		add_manual_options(&out, &commands[i]->options);
	}
	add_heading(&out, _("OPTIONS OF EVERY COMMAND"));
	add_manual_options(&out, command_common());
	add_heading(&out, _("EXIT STATUS"));
	const struct help_status *statuses = help_statuses(&count);
	for (size_t i = 0; i < count; i++) {
		strbuf_printf(&out, ".TP\n%s\n", statuses[i].status);
		add_manual_text(&out, lang(statuses[i].meaning));
	}
	add_heading(&out, _("SEE ALSO"));
	strbuf_add_text(&out, ".BR exoaudit.yaml (5)\n");
	return output_write(strbuf_view(&out), err);
}

static const struct {
	enum config_block block;
	const char *head;
	const char *about;
} blocks[] = {
    {CONFIG_ROOT, N_("THE FILE"),
	N_("Paths are taken from the folder of the file.  A key that is not "
	   "known is an error.")},
    {CONFIG_TENANT, N_("A TENANT"), N_("Below its name, under tenants:")},
    {CONFIG_SIGNER, N_("A SIGNER"), N_("One element of the list signers:")},
    {CONFIG_NOTIFY, N_("A NOTICE"),
	N_("One element of the list notify:.  Each is told of a finding once "
	   "when it opens, once when it is gone and once when it is back.")},
};

static const char config_about[] = N_(
    "The file is looked for in this order: the one given with --config,\n"
    "./exoaudit.yaml, ~/.config/exoaudit/exoaudit.yaml,\n"
    "/etc/exoaudit/exoaudit.yaml.\n"
    "A service manager that hands over a credential called certificate, key,\n"
    "passphrase-file, proxy-password-file or secret-file (systemd's\n"
    "LoadCredential) goes before what the file says.");

static const char config_example[] =
    ".nf\nstore: /var/lib/exoaudit/history.db\ntenants:\n"
    "  contoso:\n"
    "    tenant: 11111111\\-2222\\-4333\\-8444\\-555555555555\n"
    "    client\\-id: 66666666\\-7777\\-4888\\-9999\\-000000000000\n"
    "    certificate: auditor.pem\n"
    "    baseline: baseline.json\n"
    "    signers:\n"
    "      \\- {name: alice, certificate: alice.crt.pem}\n"
    ".fi\n";

int
manual_config(struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};

	strbuf_add_text(&out, ".TH EXOAUDIT.YAML 5 \"" PROGRAM_DATE
			      "\" \"exoaudit " PROGRAM_VERSION "\"\n");
	add_heading(&out, _("NAME"));
	strbuf_add_text(&out, "exoaudit.yaml \\- ");
	add_manual_text(&out, _("configuration of exoaudit"));
	add_heading(&out, _("DESCRIPTION"));
	add_manual_text(&out, lang(config_about));
	for (size_t i = 0; i < COUNT_OF(blocks); i++) {
		const struct key_table *table = config_keys(blocks[i].block);
		add_heading(&out, lang(blocks[i].head));
		add_manual_text(&out, lang(blocks[i].about));
		for (size_t j = 0; j < table->count; j++) {
			strbuf_add_text(&out, ".TP\n.B ");
			add_manual_text(&out, table->rows[j].key);
			add_manual_text(&out, lang(table->rows[j].about));
		}
	}
	add_heading(&out, _("EXAMPLE"));
	strbuf_add_text(&out, config_example);
	add_heading(&out, _("SEE ALSO"));
	strbuf_add_text(&out, ".BR exoaudit (1)\n");
	return output_write(strbuf_view(&out), err);
}
