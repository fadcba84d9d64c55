/*
 * commands.c - the table of subcommands.
 */
#include <stddef.h>

#include "auditor/base/lang.h"
#include "cmd/command.h"

#include "auditor/base/banned.h"

static const struct command *const commands[] = {
    &command_init,
    &command_doctor,
    &command_snapshot,
    &command_import,
    &command_audit,
    &command_diff,
    &command_review,
    &command_history_verify,
    &command_history_anchor,
    &command_history_prune,
    &command_history_export,
    &command_history_import,
    &command_history,
    &command_baseline_create,
    &command_baseline_sign,
    &command_baseline_install,
    &command_baseline_verify,
    &command_baseline_show,
    &command_baseline_approve,
    &command_baseline_renew,
    &command_baseline_keygen,
    &command_trust_init,
    &command_trust_show,
    &command_trust_renew,
    &command_trust_sign,
    &command_query,
    &command_report,
    &command_schedule,
    &command_checks,
    &command_explain,
    &command_help,
    &command_version,
};

static const struct option_row rows[] = {
    {'c', "config", OPTION_TEXT, offsetof(struct common_options, config),
	"FILE",
	N_("configuration (otherwise ./exoaudit.yaml, "
	   "~/.config/exoaudit/, /etc/exoaudit/)")},
    {'s', "store", OPTION_TEXT, offsetof(struct common_options, store), "FILE",
	N_("history database, instead of the configured one")},
    {'t', "tenant", OPTION_TEXT, offsetof(struct common_options, tenant),
	"NAME", N_("tenant, as the configuration names it")},
    {'\0', "no-sandbox", OPTION_FLAG,
	offsetof(struct common_options, is_unconfined), NULL,
	N_("leave network and all files open to commands that need no "
	   "network")},
    {'q', "quiet", OPTION_FLAG, offsetof(struct common_options, is_quiet), NULL,
	N_("say nothing but results and errors")},
    {'v', "verbose", OPTION_FLAG, offsetof(struct common_options, is_verbose),
	NULL, N_("say more")},
    {'h', "help", OPTION_FLAG, offsetof(struct common_options, wants_help),
	NULL, N_("show this help")},
};

bool
command_is_offline(const void *options)
{
	(void)options;
	return true;
}

static const struct option_table common = {rows, COUNT_OF(rows)};

const struct command *const *
command_table(size_t *count)
{
	*count = COUNT_OF(commands);
	return commands;
}

const struct option_table *
command_common(void)
{
	return &common;
}
