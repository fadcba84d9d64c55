/*
 * manual.c - the manual pages, from the tables of commands and keys.
 */
#include "cmd/manual.h"

#include <string.h>

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
manual_program(struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};
	size_t count;
	const struct command *const *commands = command_table(&count);

	strbuf_add_text(&out,
	    ".TH EXOAUDIT 1 \"" PROGRAM_DATE "\" \"exoaudit " PROGRAM_VERSION
	    "\"\n.SH NAME\nexoaudit \\- " PROGRAM_SUMMARY "\n.SH SYNOPSIS\n"
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
	const struct help_status *statuses = help_statuses(&count);
	for (size_t i = 0; i < count; i++) {
		strbuf_printf(&out, ".TP\n%s\n", statuses[i].status);
		add_manual_text(&out, statuses[i].meaning);
	}
	strbuf_add_text(&out, ".SH SEE ALSO\n.BR exoaudit.yaml (5)\n");
	return output_write(strbuf_view(&out), err);
}

static const struct {
	enum config_block block;
	const char *head;
	const char *about;
} blocks[] = {
    {CONFIG_ROOT, "THE FILE",
	"Paths are taken from the folder of the file.  A key that is not "
	"known is an error."},
    {CONFIG_TENANT, "A TENANT", "Below its name, under tenants:"},
    {CONFIG_SIGNER, "A SIGNER", "One element of the list signers:"},
    {CONFIG_NOTIFY, "A NOTICE",
	"One element of the list notify:.  Each is told of a finding once "
	"when it opens, once when it is gone and once when it is back."},
};

static const char config_head[] =
    ".TH EXOAUDIT.YAML 5 \"" PROGRAM_DATE "\" \"exoaudit " PROGRAM_VERSION
    "\"\n"
    ".SH NAME\nexoaudit.yaml \\- configuration of exoaudit\n"
    ".SH DESCRIPTION\n"
    "The file is looked for in this order: the one given with\n"
    ".BR \\-\\-config ,\n"
    ".IR ./exoaudit.yaml ,\n"
    ".IR ~/.config/exoaudit/exoaudit.yaml ,\n"
    ".IR /etc/exoaudit/exoaudit.yaml .\n"
    "A service manager that hands over a credential called certificate, key,\n"
    "passphrase\\-file, proxy\\-password\\-file or secret\\-file\n"
    "(systemd's\n.BR LoadCredential )\ngoes before what the file says.\n";

static const char config_tail[] =
    ".SH EXAMPLE\n.nf\nstore: /var/lib/exoaudit/history.db\ntenants:\n"
    "  contoso:\n"
    "    tenant: 11111111\\-2222\\-4333\\-8444\\-555555555555\n"
    "    client\\-id: 66666666\\-7777\\-4888\\-9999\\-000000000000\n"
    "    certificate: auditor.pem\n"
    "    baseline: baseline.json\n"
    "    signers:\n"
    "      \\- {name: alice, certificate: alice.crt.pem}\n"
    ".fi\n.SH SEE ALSO\n.BR exoaudit (1)\n";

int
manual_config(struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};

	strbuf_add_text(&out, config_head);
	for (size_t i = 0; i < COUNT_OF(blocks); i++) {
		const struct key_table *table = config_keys(blocks[i].block);
		strbuf_printf(&out, ".SH %s\n", blocks[i].head);
		add_manual_text(&out, blocks[i].about);
		for (size_t j = 0; j < table->count; j++) {
			strbuf_add_text(&out, ".TP\n.B ");
			add_manual_text(&out, table->rows[j].key);
			add_manual_text(&out, table->rows[j].about);
		}
	}
	strbuf_add_text(&out, config_tail);
	return output_write(strbuf_view(&out), err);
}
