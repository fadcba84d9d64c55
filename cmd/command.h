/*
 * command.h - the subcommands, and what they share.
 */
#ifndef CMD_COMMAND_H
#define CMD_COMMAND_H

#include "auditor/base/arena.h"
#include "auditor/base/err.h"
#include "auditor/base/lang.h"
#include "cmd/option.h"

#define PROGRAM_NAME    "exoaudit"
#define PROGRAM_VERSION "0.1.0"
#define PROGRAM_DATE    "2026-11-22"
#define PROGRAM_SUMMARY                                                        \
	N_("audits the mail-flow configuration of Exchange Online tenants")
#define PROGRAM_TOOL PROGRAM_NAME "/" PROGRAM_VERSION

/* Exit status, one table for all commands. */
enum status {
	STATUS_GOOD = 0,
	STATUS_FINDINGS = 1,
	STATUS_FAILED = 2,
	STATUS_INCOMPLETE = 3,
	STATUS_UNTRUSTED = 4,
};

/* Options that mean the same everywhere; first member of every struct of
 * options. */
struct common_options {
	const char *config;
	const char *store;
	const char *tenant;
	bool is_unconfined;
	bool is_quiet;
	bool is_verbose;
	bool wants_help;
};

/* What a command is run with. */
struct invocation {
	struct option_list words; /* arguments that are no options */
	struct arena *arena;      /* of the run */
	struct err *err;
};

/* What the arguments of a command are. */
enum words_use {
	WORDS_PLAIN,   /* no files */
	WORDS_READ,    /* files or folders that are read */
	WORDS_WRITTEN, /* files that are read, and replaced or written beside */
};

struct command {
	const char *name;      /* "audit", "baseline create" */
	const char *arguments; /* as in the usage line, "" when none */
	const char *summary;   /* one line */
	const char *about;     /* paragraphs of the manual */
	struct option_table options;
	size_t options_size; /* of the struct, zeroed before parsing */
	size_t least_words;
	size_t most_words;
	enum words_use words_use;
	/* Does it work without network with these options?  NULL: never. */
	bool (*is_offline)(const void *options);
	/* Return a status; STATUS_FAILED or STATUS_UNTRUSTED with err set. */
	int (*run)(const struct invocation *invocation, const void *options);
};

/* command_is_offline(options): true, of commands that never need a network. */
bool command_is_offline(const void *options);

/* command_table(count): all commands in the order of --help. */
const struct command *const *command_table(size_t *count);

/* command_common(): the options every command has. */
const struct option_table *command_common(void);

extern const struct command command_audit;
extern const struct command command_baseline_approve;
extern const struct command command_baseline_create;
extern const struct command command_baseline_install;
extern const struct command command_baseline_keygen;
extern const struct command command_baseline_renew;
extern const struct command command_baseline_show;
extern const struct command command_baseline_sign;
extern const struct command command_baseline_verify;
extern const struct command command_checks;
extern const struct command command_diff;
extern const struct command command_doctor;
extern const struct command command_explain;
extern const struct command command_help;
extern const struct command command_history;
extern const struct command command_history_anchor;
extern const struct command command_history_export;
extern const struct command command_history_import;
extern const struct command command_history_prune;
extern const struct command command_history_verify;
extern const struct command command_import;
extern const struct command command_init;
extern const struct command command_query;
extern const struct command command_report;
extern const struct command command_schedule;
extern const struct command command_review;
extern const struct command command_snapshot;
extern const struct command command_trust_init;
extern const struct command command_trust_renew;
extern const struct command command_trust_show;
extern const struct command command_trust_sign;
extern const struct command command_version;

#endif
