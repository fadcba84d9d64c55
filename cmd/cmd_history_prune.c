/*
 * cmd_history_prune.c - exoaudit history prune: bodies of long ago leave.
 */
#include <inttypes.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "auditor/base/lang.h"
#include "auditor/base/timefmt.h"
#include "cmd/output.h"
#include "cmd/session.h"

#include "auditor/base/banned.h"

struct prune_options {
	struct common_options common;
	const char *keep;
};

static const struct option_row rows[] = {
    {'\0', "keep", OPTION_TEXT, offsetof(struct prune_options, keep), "N|DAYSd",
	N_("what stays whole: the newest N snapshots, or those of so many "
	   "days, such as 400d")},
};

static int
read_keep(const char *text, struct store_keep *keep, struct err *err)
{
	size_t digits = text != NULL ? strspn(text, "0123456789") : 0;
	bool is_days = digits > 0 && strcmp(text + digits, "d") == 0;

	if (digits == 0 || digits > 6 || (text[digits] != '\0' && !is_days) ||
	    strtoll(text, NULL, 10) == 0) {
		if (text == NULL)
			(void)err_set(err, ERR_USAGE, "--keep is missing");
		else
			(void)err_set(err, ERR_USAGE,
			    "--keep: neither a number of snapshots nor of "
			    "days");
		return err_hint(err, "--keep 30 or --keep 400d");
	}
	keep->now = time_now();
	keep->newest = is_days ? 1 : strtoll(text, NULL, 10);
	if (is_days)
		keep->since = keep->now - strtoll(text, NULL, 10) * TIME_DAY;
	return 0;
}

static int
prune(const struct invocation *invocation, const struct prune_options *options)
{
	CLEANUP(store_drop) struct store *store = NULL;
	struct err *err = invocation->err;
	struct session session;
	struct store_keep keep = {0};
	struct store_pruned pruned;
	strview tenant = {0};

	TRY(read_keep(options->keep, &keep, err));
	TRY(session_open(
	    &options->common, false, invocation->arena, &session, err));
	TRY(store_open(session.store_path, STORE_WRITE, &store, err));
	if (options->common.tenant != NULL) {
		TRY(session_tenant_id(
		    &session, store, &options->common, invocation->arena, err));
		tenant = session.tenant_id;
	}
	TRY(store_prune(store, tenant, &keep, &pruned, err));
	output_note(options->common.is_quiet,
	    "%zu snapshots pruned: the bodies of %zu states and %zu events "
	    "went; links and fingerprints stay",
	    pruned.snapshots, pruned.states, pruned.events);
	return 0;
}

static int
run(const struct invocation *invocation, const void *options)
{
	return prune(invocation, options) == 0 ? STATUS_GOOD : STATUS_FAILED;
}

const struct command command_history_prune = {
    .name = "history prune",
    .arguments = "",
    .summary = N_("drop what was long ago, but no link"),
    .about = N_(
	"Drop the bodies of states that ended before the snapshots to keep,\n"
	"and the events of that time.  Headers, links and fingerprints stay\n"
	"for ever: `history verify` still works, and what comes back after\n"
	"years is still recognised.  The state that holds now always stays."),
    .options = {rows, COUNT_OF(rows)},
    .options_size = sizeof(struct prune_options),
    .is_offline = command_is_offline,
    .run = run,
};
