/*
 * cmd_report.c - exoaudit report: a stored audit once more, and its evidence.
 */
#include <stddef.h>
#include <string.h>

#include "auditor/base/lang.h"
#include "cmd/bundle.h"
#include "cmd/judgement.h"
#include "cmd/output.h"

#include "auditor/base/banned.h"

struct report_options {
	struct common_options common;
	struct judgement_options judgement;
	const char *bundle;
	const char *raw;
	struct signkey_options key;
};

static const struct option_row rows[] = {
    JUDGEMENT_OPTION_ROWS(struct report_options, judgement),
    {'\0', "evidence", OPTION_OUTPUT, offsetof(struct report_options, bundle),
	"FILE.zip", N_("write an evidence bundle")},
    {'\0', "raw", OPTION_INPUT, offsetof(struct report_options, raw), "FOLDER",
	N_("raw answers for the bundle, as `snapshot --evidence` kept them")},
    SIGNKEY_OPTION_ROWS(struct report_options, key),
};

/* The archive is signed and published as a file; a stream can be neither. */
static int
check_bundle(const char *path, struct err *err)
{
	if (path == NULL || strcmp(path, "-") != 0)
		return 0;
	(void)err_set(err, ERR_USAGE,
	    "--evidence: an evidence bundle cannot go to standard output");
	return err_hint(err, "name a file: --evidence evidence.zip");
}

static int
report(const struct invocation *invocation,
    const struct report_options *options, int *status)
{
	struct err *err = invocation->err;
	bool is_signed = options->key.certificate != NULL;
	CLEANUP(judgement_done) struct judgement judgement = {0};

	TRY(check_bundle(options->bundle, err));
	if (is_signed)
		TRY(signkey_check(&options->key, err));
	TRY(judgement_run(&options->common, &options->judgement, NULL,
	    invocation->arena, &judgement, err));
	const struct bundle_request request = {
	    .path = options->bundle,
	    .raw = options->raw,
	    .key = is_signed ? &options->key : NULL,
	    .result = judgement.result,
	};
	if (options->bundle != NULL)
		TRY(bundle_write(&request, invocation->arena, err));
	if (options->bundle != NULL && !is_signed)
		output_note(options->common.is_quiet,
		    "%s is not signed: --certificate and --key do it",
		    options->bundle);
	*status = judgement.result->exit_status;
	return 0;
}

static int
run(const struct invocation *invocation, const void *options)
{
	int status = STATUS_FAILED;

	if (report(invocation, options, &status) != 0)
		return invocation->err->code == ERR_TRUST ? STATUS_UNTRUSTED
							  : STATUS_FAILED;
	return status;
}

const struct command command_report = {
    .name = "report",
    .arguments = "",
    .summary = N_("render a stored audit again, or pack its evidence"),
    .about = N_(
	"Judge the newest stored snapshot, or the one that is named, as audit\n"
	"does, without network, and report on it.  With --evidence, pack all\n"
	"that the audit rests on into one archive that standard tools check."),
    .options = {rows, COUNT_OF(rows)},
    .options_size = sizeof(struct report_options),
    .is_offline = command_is_offline,
    .run = run,
};
