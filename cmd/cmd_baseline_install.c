/*
 * cmd_baseline_install.c - exoaudit baseline install: signed, and in place.
 */
#include "auditor/audit/beside.h"
#include "auditor/base/file.h"
#include "auditor/base/lang.h"
#include "cmd/baseline_pending.h"
#include "cmd/output.h"

#include "auditor/base/banned.h"

static int
install(const struct invocation *invocation,
    const struct common_options *common, struct err *err)
{
	struct arena *arena = invocation->arena;
	struct session session;
	strview problem;

	TRY(session_open(common, true, arena, &session, err));
	const char *path = session.tenant->baseline;
	if (path == NULL) {
		(void)err_set(err, ERR_CONFIG, "no baseline is configured");
		return err_hint(err, "set `baseline:` in the configuration");
	}
	const char *pending = beside_path(path, SV(BESIDE_PENDING), arena);
	if (!file_exists(pending)) {
		(void)err_set(err, ERR_NOT_FOUND, "%s is not there", pending);
		return err_hint(err, "`exoaudit baseline renew` and `exoaudit "
				     "baseline approve` write it");
	}
	TRY(baseline_pending_install(&session, path, arena, &problem, err));
	if (problem.len > 0) {
		(void)err_set(
		    err, ERR_TRUST, "%s: " SV_FMT, pending, SV_ARG(problem));
		return err_hint(
		    err, "have it signed with `exoaudit baseline sign`");
	}
	output_note(common->is_quiet, "%s is in place", path);
	return 0;
}

static int
run(const struct invocation *invocation, const void *options)
{
	if (install(invocation, options, invocation->err) == 0)
		return STATUS_GOOD;
	return invocation->err->code == ERR_TRUST ? STATUS_UNTRUSTED
						  : STATUS_FAILED;
}

const struct command command_baseline_install = {
    .name = "baseline install",
    .arguments = "",
    .summary = N_("put a signed renewal in its place"),
    .about = N_(
	"Put the pending document in the place of the configured baseline,\n"
	"once enough people have signed it; the one before is kept beside it\n"
	"under its serial.  `exoaudit baseline sign` does so by itself with\n"
	"the last signature; this is for signatures that come from other\n"
	"machines."),
    .options_size = sizeof(struct common_options),
    .run = run,
};
