/*
 * cmd_history_move.c - exoaudit history export and import: another machine.
 */
#include <inttypes.h>

#include "auditor/base/lang.h"
#include "auditor/base/term.h"
#include "cmd/output.h"
#include "cmd/session.h"

#include "auditor/base/banned.h"

static int
send_away(const struct invocation *invocation,
    const struct common_options *common, struct err *err)
{
	CLEANUP(store_drop) struct store *store = NULL;
	struct session session;

	TRY(session_open(common, false, invocation->arena, &session, err));
	TRY(store_open(session.store_path, STORE_READ, &store, err));
	TRY(store_export(store, invocation->words.at[0], err));
	output_note(common->is_quiet,
	    "%s holds the whole history; take it in with `exoaudit history "
	    "import`",
	    invocation->words.at[0]);
	return 0;
}

static int
run_export(const struct invocation *invocation, const void *options)
{
	return send_away(invocation, options, invocation->err) == 0
		   ? STATUS_GOOD
		   : STATUS_FAILED;
}

static void
put_moved(struct strbuf *out, const struct store_moved *moved)
{
	if (moved->has == moved->had)
		output_line(out, 0,
		    "series " SV_FMT " of " SV_FMT
		    ": nothing new, %lld snapshots are here",
		    SV_ARG(moved->series), SV_ARG(moved->tenant),
		    (long long)moved->has);
	else
		output_line(out, 0,
		    "series " SV_FMT " of " SV_FMT
		    ": snapshots %lld to %lld taken in",
		    SV_ARG(moved->series), SV_ARG(moved->tenant),
		    (long long)moved->had + 1, (long long)moved->has);
	if (moved->pruned_below > 0)
		output_line(out, 2,
		    "what was pruned here below %lld stays pruned",
		    (long long)moved->pruned_below);
}

static int
take_in(const struct invocation *invocation,
    const struct common_options *common, struct err *err)
{
	CLEANUP(store_drop) struct store *store = NULL;
	CLEANUP(strbuf_done) struct strbuf out = {0};
	struct session session;
	struct store_moved *moved;
	size_t count;

	TRY(session_open(common, false, invocation->arena, &session, err));
	TRY(store_open(session.store_path, STORE_WRITE, &store, err));
	TRY(store_import(store, invocation->words.at[0], invocation->arena,
	    &moved, &count, err));
	for (size_t i = 0; i < count; i++)
		put_moved(&out, &moved[i]);
	return output_write(strbuf_view(&out), err);
}

static int
run_import(const struct invocation *invocation, const void *options)
{
	if (take_in(invocation, options, invocation->err) == 0)
		return STATUS_GOOD;
	return invocation->err->code == ERR_TRUST ? STATUS_UNTRUSTED
						  : STATUS_FAILED;
}

const struct command command_history_export = {
    .name = "history export",
    .arguments = "FILE",
    .summary = N_("write the whole history into one new file"),
    .about = N_(
	"Write all snapshots, states, events and the memory of baselines into\n"
	"the new FILE.  It is a history itself: `--store FILE` reads it where\n"
	"it lies, read-only media included."),
    .options_size = sizeof(struct common_options),
    .least_words = 1,
    .most_words = 1,
    .words_use = WORDS_WRITTEN,
    .is_offline = command_is_offline,
    .run = run_export,
};

const struct command command_history_import = {
    .name = "history import",
    .arguments = "FILE",
    .summary = N_("take in a history from another machine"),
    .about = N_(
	"Take in what `history export` wrote, after verifying it.  A series\n"
	"that is here already goes on where it ends; one that went another\n"
	"way is refused with status 4, and nothing is changed.  What was\n"
	"pruned here stays pruned."),
    .options_size = sizeof(struct common_options),
    .least_words = 1,
    .most_words = 1,
    .words_use = WORDS_READ,
    .is_offline = command_is_offline,
    .run = run_import,
};
