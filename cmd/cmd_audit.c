/*
 * cmd_audit.c - exoaudit audit: snapshot, baseline, checks, report, status.
 */
#include <stddef.h>

#include "auditor/base/lang.h"
#include "cmd/judgement.h"
#include "cmd/tell.h"

#include "auditor/base/banned.h"

struct audit_options {
	struct common_options common;
	struct judgement_options judgement;
	struct live_options live;
};

static const struct option_row rows[] = {
    JUDGEMENT_OPTION_ROWS(struct audit_options, judgement),
    LIVE_OPTION_ROWS(struct audit_options, live),
};

static bool
is_offline(const void *options)
{
	const struct audit_options *audit = options;

	return judgement_is_stored(&audit->judgement);
}

static int
audit(const struct invocation *invocation, const struct audit_options *options,
    int *status)
{
	CLEANUP(judgement_done) struct judgement judgement = {0};

	TRY(judgement_run(&options->common, &options->judgement, &options->live,
	    invocation->arena, &judgement, invocation->err));
	*status = judgement.result->exit_status;
	if (!judgement_is_stored(&options->judgement))
		tell_people(&judgement.session, judgement.result,
		    options->common.is_quiet, invocation->arena);
	return 0;
}

static int
run(const struct invocation *invocation, const void *options)
{
	int status = STATUS_FAILED;

	if (audit(invocation, options, &status) != 0)
		return invocation->err->code == ERR_TRUST ? STATUS_UNTRUSTED
							  : STATUS_FAILED;
	return status;
}

const struct command command_audit = {
    .name = "audit",
    .arguments = "",
    .summary = N_("judge the tenant, or a stored snapshot"),
    .about = N_(
	"Take a snapshot (or use a stored one), hold it against the signed\n"
	"baseline, run all checks and report what is wrong, why it matters,\n"
	"what to do, and what could not be assessed.  Without any baseline\n"
	"posture alone is judged.  Nothing is ever written to the tenant."),
    .options = {rows, COUNT_OF(rows)},
    .options_size = sizeof(struct audit_options),
    .is_offline = is_offline,
    .run = run,
};
