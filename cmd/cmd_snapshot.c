/*
 * cmd_snapshot.c - exoaudit snapshot: tenant into history.
 */
#include <stddef.h>

#include "auditor/base/lang.h"
#include "cmd/command.h"
#include "cmd/gaps.h"
#include "cmd/live.h"
#include "cmd/output.h"
#include "cmd/stored.h"

#include "auditor/base/banned.h"

struct snapshot_options {
	struct common_options common;
	struct live_options live;
};

static const struct option_row rows[] = {
    LIVE_OPTION_ROWS(struct snapshot_options, live),
};

static int
run(const struct invocation *invocation, const void *options)
{
	const struct snapshot_options *own = options;
	const struct common_options *common = &own->common;
	struct err *err = invocation->err;
	CLEANUP(store_drop) struct store *store = NULL;
	CLEANUP(snapshot_drop) struct snapshot *snapshot = NULL;
	struct session session;

	if (session_open(common, true, invocation->arena, &session, err) != 0)
		return STATUS_FAILED;
	/* The history first: a full disk should not cost the tenant a run. */
	if (store_open(session.store_path, STORE_WRITE, &store, err) != 0 ||
	    live_snapshot(&session, common, &own->live, store,
		invocation->arena, &snapshot, err) != 0 ||
	    store_put(store, snapshot, err) != 0)
		return STATUS_FAILED;
	gaps_report(snapshot, common->is_quiet);
	if (stored_announce(snapshot, err) != 0)
		return STATUS_FAILED;
	return stored_is_complete(snapshot) ? STATUS_GOOD : STATUS_INCOMPLETE;
}

const struct command command_snapshot = {
    .name = "snapshot",
    .arguments = "",
    .summary = N_("read the tenant into the history"),
    .about = N_(
	"Sign in to the tenant, read every list, and add the result to the\n"
	"history.  Lists that could not be read are named with the reason;\n"
	"the exit status is 3 then.  Nothing is ever written to the tenant."),
    .options = {rows, COUNT_OF(rows)},
    .options_size = sizeof(struct snapshot_options),
    .run = run,
};
