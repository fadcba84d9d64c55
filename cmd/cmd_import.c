/*
 * cmd_import.c - exoaudit import: exported files into history.
 */
#include <stddef.h>
#include <string.h>

#include "auditor/base/lang.h"
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
	N_("series of the import: \"import:NAME\" (otherwise import:files)")},
    {'\0', "taken-at", OPTION_TIME, offsetof(struct import_options, taken_at),
	"TIME", N_("when the export was made (otherwise now)")},
    {'k', "keep-going", OPTION_FLAG,
	offsetof(struct import_options, keeps_going), NULL,
	N_("leave out files that cannot be read, instead of importing none")},
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
note_skipped(const struct import_line *line)
{
	if (line->subject.len == 0)
		output_note(false, SV_FMT ": skipped: " SV_FMT,
		    SV_ARG(line->file), SV_ARG(line->why));
	else if (line->count > 1)
		output_note(false,
		    SV_FMT ": skipped %zu \"" SV_FMT "\": " SV_FMT,
		    SV_ARG(line->file), line->count, SV_ARG(line->subject),
		    SV_ARG(line->why));
	else
		output_note(false, SV_FMT ": skipped \"" SV_FMT "\": " SV_FMT,
		    SV_ARG(line->file), SV_ARG(line->subject),
		    SV_ARG(line->why));
}

/* What was recognised, how much, and what was not, file by file. */
static void
report_files(const struct import_report *report)
{
	for (size_t i = 0; i < report->count; i++) {
		const struct import_line *line = &report->lines[i];
		if (line->what == IMPORT_TOOK)
			output_note(false, SV_FMT ": %zu " SV_FMT,
			    SV_ARG(line->file), line->count,
			    SV_ARG(line->subject));
		else if (line->what == IMPORT_SKIPPED)
			note_skipped(line);
		else
			output_note(false, SV_FMT ": left out: " SV_FMT,
			    SV_ARG(line->file), SV_ARG(line->why));
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
	if (!options->common.is_quiet)
		report_files(report);
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
    .summary = N_("read exported files into the history"),
    .about = N_(
	"Files may be mixed; each is told by what is in it, not by its name:\n"
	"Export-Clixml (UTF-8 or UTF-16), ConvertTo-Json of both\n"
	"PowerShells, answers of REST as they were saved (whole, pages,\n"
	"arrays, one object a line), the ProviderSettingsExport of ScubaGear,\n"
	"Export-TransportRuleCollection, records of the audit logs and\n"
	"sign-ins (CSV and JSON, also as the portals download them), and zip\n"
	"archives of these.  What was taken and what was skipped, and why, is\n"
	"said file by file.\n"
	"\n"
	"All files make one snapshot, or none when one of them cannot be read\n"
	"(--keep-going leaves that one out).  A kind of object that is in no\n"
	"file is not collected; one of which a part is missing is partial.\n"
	"Imports are a series of their own and never touch the live one:\n"
	"`exoaudit audit --series import:NAME` judges them."),
    .options = {rows, COUNT_OF(rows)},
    .options_size = sizeof(struct import_options),
    .least_words = 1,
    .most_words = 1000,
    .words_use = WORDS_READ,
    .is_offline = command_is_offline,
    .run = run,
};
