/*
 * cmd_import.c - exoaudit import: exported files into history.
 */
#include <stddef.h>
#include <string.h>

#include "auditor/base/term.h"
#include "auditor/base/timefmt.h"
#include "auditor/intake/import.h"
#include "cmd/command.h"
#include "cmd/gaps.h"
#include "cmd/output.h"
#include "cmd/session.h"
#include "cmd/stored.h"

#include "auditor/base/banned.h"

struct import_options {
	struct common_options common;
	const char *label;
	int64_t taken_at;
	bool keeps_going;
};

static const struct option_row rows[] = {
    {'l', "label", OPTION_TEXT, offsetof(struct import_options, label), "NAME",
	"series of the import: \"import:NAME\" (otherwise import:files)"},
    {'\0', "taken-at", OPTION_TIME, offsetof(struct import_options, taken_at),
	"TIME", "when the export was made (otherwise now)"},
    {'k', "keep-going", OPTION_FLAG,
	offsetof(struct import_options, keeps_going), NULL,
	"leave out files that cannot be read, instead of importing none"},
};

/* GUID of the tenant if configuration or command line say it, else "". */
static strview
wanted_tenant(
    const struct session *session, const struct common_options *common)
{
	const char *text =
	    session->tenant != NULL ? session->tenant->tenant : common->tenant;
	strview sv = sv_from(text);

	return sv.len == 36 && sv.ptr[8] == '-' ? sv : SV("");
}

static void
add_line(struct strbuf *buf, const struct import_line *line)
{
	switch (line->what) {
	case IMPORT_TOOK:
		strbuf_printf(buf, "%zu ", line->count);
		term_escape(buf, line->subject);
		return;
	case IMPORT_SKIPPED:
		strbuf_add_text(buf, "skipped");
		break;
	case IMPORT_FAILED:
		strbuf_add_text(buf, "left out");
		break;
	}
	if (line->subject.len > 0) {
		if (line->count > 1)
			strbuf_printf(buf, " %zu", line->count);
		strbuf_add_text(buf, " \"");
		term_escape(buf, line->subject);
		strbuf_add_char(buf, '"');
	}
	strbuf_add_text(buf, ": ");
	term_escape(buf, line->why);
}

/* What was recognised, how much, and what was not, file by file. */
static void
report_files(const struct import_report *report, bool is_quiet)
{
	for (size_t i = 0; i < report->count; i++) {
		CLEANUP(strbuf_done) struct strbuf buf = {0};
		term_escape(&buf, report->lines[i].file);
		strbuf_add_text(&buf, ": ");
		add_line(&buf, &report->lines[i]);
		output_note(is_quiet, "%s", strbuf_cstr(&buf));
	}
}

/* A time to come would stand in the way of every later import. */
static int
settle_time(
    const struct import_options *options, int64_t *taken_at, struct err *err)
{
	int64_t now = time_now();

	*taken_at = options->taken_at > 0 ? options->taken_at : now;
	if (*taken_at <= now)
		return 0;
	(void)err_set(err, ERR_USAGE, "--taken-at: that is in the future");
	return err_hint(err, "give the time when the export was made");
}

static int
import(const struct invocation *invocation,
    const struct import_options *options, struct store **store,
    struct snapshot **snapshot, struct import_report *report)
{
	struct err *err = invocation->err;
	struct arena *arena = invocation->arena;
	struct session session;
	int64_t taken_at;

	TRY(settle_time(options, &taken_at, err));
	TRY(session_open(&options->common, false, arena, &session, err));
	const struct import_settings settings = {
	    .tenant = wanted_tenant(&session, &options->common),
	    .series = arena_printf(arena, "import:%s",
		options->label != NULL ? options->label : "files"),
	    .taken_at = taken_at,
	    .tool_version = PROGRAM_TOOL,
	    .keeps_going = options->keeps_going,
	};
	TRY(import_read(invocation->words.at, invocation->words.count,
	    &settings, arena, snapshot, report, err));
	report_files(report, options->common.is_quiet);
	TRY(store_open(session.store_path, STORE_WRITE, store, err));
	return store_put(*store, *snapshot, err);
}

static int
run(const struct invocation *invocation, const void *at)
{
	const struct import_options *options = at;
	CLEANUP(store_drop) struct store *store = NULL;
	CLEANUP(snapshot_drop) struct snapshot *snapshot = NULL;
	struct import_report report = {0};

	if (import(invocation, options, &store, &snapshot, &report) != 0)
		return STATUS_FAILED;
	gaps_report(snapshot, options->common.is_quiet);
	if (stored_announce(snapshot, invocation->err) != 0)
		return STATUS_FAILED;
	return stored_is_complete(snapshot) && report.failed == 0
		   ? STATUS_GOOD
		   : STATUS_INCOMPLETE;
}

const struct command command_import = {
    .name = "import",
    .arguments = "FILE|DIR...",
    .summary = "read exported files into the history",
    .about =
	"Files may be mixed; each is told by what is in it, not by its name:\n"
	"Export-Clixml (UTF-8 or UTF-16), ConvertTo-Json of Windows "
	"PowerShell\n"
	"and PowerShell 7, answers of REST as they were saved (whole, pages,\n"
	"arrays, one object a line), the ProviderSettingsExport of ScubaGear,\n"
	"Export-TransportRuleCollection, records of the audit logs (CSV of\n"
	"Search-UnifiedAuditLog, JSON), and zip archives of these.  What was\n"
	"taken and what was skipped, and why, is said file by file.\n"
	"\n"
	"All files make one snapshot, or none when one of them cannot be read\n"
	"(--keep-going leaves that one out).  A kind of object that is in no\n"
	"file is not collected; one of which a part is missing is partial.\n"
	"Imports are a series of their own and never touch the live one:\n"
	"`exoaudit audit --series import:NAME` judges them.",
    .options = {rows, COUNT_OF(rows)},
    .options_size = sizeof(struct import_options),
    .least_words = 1,
    .most_words = 1000,
    .words_use = WORDS_READ,
    .is_offline = command_is_offline,
    .run = run,
};
