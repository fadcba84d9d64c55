/*
 * cmd_import.c - exoaudit import: exported files into history.
 */
#include <stddef.h>
#include <string.h>

#include "auditor/base/file.h"
#include "auditor/base/limits.h"
#include "auditor/base/term.h"
#include "auditor/base/timefmt.h"
#include "auditor/intake/import.h"
#include "cmd/live.h"
#include "cmd/output.h"
#include "cmd/stored.h"

#include "auditor/base/banned.h"

struct import_options {
	struct common_options common;
	const char *label;
	int64_t taken_at;
};

static const struct option_row rows[] = {
    {'l', "label", OPTION_TEXT, offsetof(struct import_options, label), "NAME",
	"series of the import: \"import:NAME\" (otherwise import:files)"},
    {'\0', "taken-at", OPTION_TIME, offsetof(struct import_options, taken_at),
	"TIME", "when the export was made (otherwise now)"},
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
report_skipped(const struct import_report *report, bool is_quiet)
{
	for (size_t i = 0; i < report->count; i++) {
		CLEANUP(strbuf_done) struct strbuf key = {0};
		term_escape(&key, sv_slice(report->skipped[i].key, 0, 100));
		output_note(is_quiet,
		    "skipped \"%s\": no list that is known here",
		    strbuf_cstr(&key));
	}
}

static int
import(const struct invocation *invocation,
    const struct import_options *options, struct store **store,
    struct snapshot **snapshot)
{
	struct err *err = invocation->err;
	struct arena *arena = invocation->arena;
	const char *path = invocation->words.at[0];
	CLEANUP(strbuf_done) struct strbuf bytes = {.max = LIMIT_IMPORT};
	struct import_report report = {0};
	struct session session;

	TRY(session_open(&options->common, false, arena, &session, err));
	TRY(file_read(path, LIMIT_IMPORT, &bytes, err));
	const struct import_settings settings = {
	    .tenant = wanted_tenant(&session, &options->common),
	    .series = arena_printf(arena, "import:%s",
		options->label != NULL ? options->label : "files"),
	    .taken_at = options->taken_at > 0 ? options->taken_at : time_now(),
	    .tool_version = PROGRAM_TOOL,
	};
	TRY(import_read(strbuf_view(&bytes), path, &settings, arena, snapshot,
	    &report, err));
	report_skipped(&report, options->common.is_quiet);
	TRY(store_open(session.store_path, STORE_WRITE, store, err));
	return store_put(*store, *snapshot, err);
}

static int
run(const struct invocation *invocation, const void *at)
{
	const struct import_options *options = at;
	CLEANUP(store_drop) struct store *store = NULL;
	CLEANUP(snapshot_drop) struct snapshot *snapshot = NULL;

	if (import(invocation, options, &store, &snapshot) != 0)
		return STATUS_FAILED;
	live_report_gaps(snapshot, options->common.is_quiet);
	if (stored_announce(snapshot, invocation->err) != 0)
		return STATUS_FAILED;
	return stored_is_complete(snapshot) ? STATUS_GOOD : STATUS_INCOMPLETE;
}

const struct command command_import = {
    .name = "import",
    .arguments = "FILE",
    .summary = "read an exported file into the history",
    .about =
	"Read one JSON document {\"InboundConnector\": [...], "
	"\"TransportRule\":\n"
	"[...], ...} with objects as REST or PowerShell gave them.  Lists "
	"that\n"
	"are absent are not collected.  Imports are a series of their own and\n"
	"never touch the live one.  Audit it with `exoaudit audit --series\n"
	"import:NAME`.",
    .options = {rows, COUNT_OF(rows)},
    .options_size = sizeof(struct import_options),
    .least_words = 1,
    .most_words = 1,
    .run = run,
};
