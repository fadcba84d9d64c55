/*
 * cmd_schedule.c - exoaudit schedule: let audits run on their own.
 */
#include <errno.h>
#include <limits.h>
#include <spawn.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "auditor/base/file.h"
#include "auditor/base/lang.h"
#include "auditor/base/term.h"
#include "cmd/command.h"
#include "cmd/config.h"
#include "cmd/output.h"
#include "cmd/units.h"
#include "cmd/units_check.h"

#include "auditor/base/banned.h"

#define FOLDER "/etc/systemd/system"
#define DAILY  "*-*-* 06:17"
#define CONFIG "/etc/exoaudit/exoaudit.yaml"
/* With "exoaudit@" and ".service.d" still the name of a file. */
#define INSTANCE_MAX 200

struct schedule_options {
	struct common_options common;
	const char *at;
	const char *program;
	const char *folder;
	bool wants_cron;
	bool wants_units;
	bool is_agreed;
};

static const struct option_row rows[] = {
    {'\0', "at", OPTION_TEXT, offsetof(struct schedule_options, at), "WHEN",
	N_("when, as systemd.time(7) has it (otherwise \"*-*-* 06:17\")")},
    {'\0', "cron", OPTION_FLAG, offsetof(struct schedule_options, wants_cron),
	NULL, N_("a line for /etc/cron.d instead, to standard output")},
    {'y', "yes", OPTION_FLAG, offsetof(struct schedule_options, is_agreed),
	NULL, N_("write and enable without asking")},
    {'\0', "units", OPTION_FLAG, offsetof(struct schedule_options, wants_units),
	NULL, N_("write the units for any tenant, enable none (for packages)")},
    {'\0', "folder", OPTION_OUTPUT, offsetof(struct schedule_options, folder),
	"FOLDER", N_("where units go (otherwise /etc/systemd/system)")},
    {'\0', "program", OPTION_TEXT, offsetof(struct schedule_options, program),
	"FILE", N_("the program that they run (otherwise this one)")},
};

/* One file of the plan, or one command. */
struct deed {
	const char *path;
	struct strbuf text;
};

struct plan {
	const struct schedule_options *options;
	const struct tenant_config *tenant; /* NULL: any */
	const char *program;
	const char *config;
	const char *store;    /* NULL: none is named */
	char timer[NAME_MAX]; /* the instance, "" for none */
	struct deed deeds[4];
	size_t count;
	struct arena *arena;
	struct err *err;
};

static void
plan_done(struct plan *plan)
{
	for (size_t i = 0; i < plan->count; i++)
		strbuf_done(&plan->deeds[i].text);
}

static void
release(char **text)
{
	free(*text);
}

/* --- what ---------------------------------------------------------------- */

/* As part of the name of a unit and of a line for cron. */
static bool
is_instance(const char *name)
{
	static const char good[] = "abcdefghijklmnopqrstuvwxyz"
				   "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";

	size_t len = strspn(name, good);

	return len > 0 && len < INSTANCE_MAX && name[len] == '\0' &&
	       name[0] != '-';
}

/* Neither unit nor crontab quotes; so nothing that would want it. */
static int
check_word(const char *what, const char *text, struct err *err)
{
	for (const char *at = text; *at != '\0'; at++) {
		if ((unsigned char)*at > ' ' && *at != 0x7f &&
		    strchr("\"'\\%;$`", *at) == NULL)
			continue;
		(void)err_set(err, ERR_USAGE,
		    "%s \"%s\" has characters that units and crontabs read as "
		    "their own",
		    what, text);
		return err_hint(err, "choose a path of plain characters");
	}
	return 0;
}

static int
find_program(struct plan *plan)
{
	char path[PATH_MAX];

	if (plan->options->program != NULL) {
		plan->program = plan->options->program;
	} else {
		ssize_t len = readlink("/proc/self/exe", path, sizeof(path));
		if (len < 0 || (size_t)len == sizeof(path))
			return err_set(plan->err, ERR_IO,
			    "cannot tell where this program is: %s",
			    err_errno(errno));
		plan->program =
		    arena_dup(plan->arena, (strview){path, (size_t)len}).ptr;
	}
	return check_word(_("the program"), plan->program, plan->err);
}

static int
find_tenant(struct plan *plan)
{
	const struct common_options *common = &plan->options->common;
	struct config config;

	plan->config = common->config != NULL ? common->config : CONFIG;
	if (plan->options->wants_units)
		return check_word(_("the file"), plan->config, plan->err);
	TRY(config_load(common->config, plan->arena, &config, plan->err));
	TRY(config_tenant(&config, common->tenant, &plan->tenant, plan->err));
	plan->store = config.store;
	if (config.path != NULL) {
		/* NOLINTNEXTLINE(concurrency-mt-unsafe): one thread */
		CLEANUP(release) char *path = realpath(config.path, NULL);
		plan->config = arena_dup(
		    plan->arena, sv_from(path != NULL ? path : config.path))
				   .ptr;
	}
	TRY(check_word(_("the file"), plan->config, plan->err));
	if (is_instance(plan->tenant->name))
		return 0;
	(void)err_set(plan->err, ERR_CONFIG,
	    "tenant \"%s\" cannot be the name of a unit", plan->tenant->name);
	return err_hint(plan->err,
	    "call it something of letters, digits, \".\", \"_\" and \"-\" in "
	    "%s",
	    plan->config);
}

static struct strbuf *
add_file(struct plan *plan, const char *name)
{
	const char *folder = plan->options->folder;
	struct deed *deed = &plan->deeds[plan->count++];

	deed->path = arena_printf(
	    plan->arena, "%s/%s", folder != NULL ? folder : FOLDER, name)
			 .ptr;
	return &deed->text;
}

static int
make_plan(struct plan *plan)
{
	const char *at = plan->options->at;

	if (at != NULL)
		TRY(units_check_time(at, plan->err));

	units_service(
	    plan->program, plan->config, add_file(plan, UNITS_SERVICE));
	units_timer(at != NULL ? at : DAILY, add_file(plan, UNITS_TIMER));
	if (plan->tenant == NULL)
		return 0;
	strview name = arena_printf(plan->arena,
	    "exoaudit@%s.service.d/credentials.conf", plan->tenant->name);
	struct strbuf *credentials = add_file(plan, name.ptr);
	TRY(units_credentials(plan->tenant, credentials, plan->err));
	if (credentials->len == 0)
		plan->count--;
	(void)snprintf(plan->timer, sizeof(plan->timer), "exoaudit@%s.timer",
	    plan->tenant->name);
	return 0;
}

/* --- and then ------------------------------------------------------------ */

static int
show_plan(const struct plan *plan)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};

	for (size_t i = 0; i < plan->count; i++) {
		const struct deed *deed = &plan->deeds[i];
		if (file_exists(deed->path))
			strbuf_printf(&out,
			    _("# %s (takes the place of what is there)"),
			    deed->path);
		else
			strbuf_printf(&out, "# %s", deed->path);
		strbuf_add_char(&out, '\n');
		strbuf_add(&out, strbuf_view(&deed->text));
		strbuf_add_char(&out, '\n');
	}
	if (plan->timer[0] != '\0') {
		output_line(&out, 0, "# then: %s", "systemctl daemon-reload");
		output_line(
		    &out, 0, "# then: systemctl enable --now %s", plan->timer);
	}
	return output_write(strbuf_view(&out), plan->err);
}

static bool
is_agreed(const struct schedule_options *options)
{
	char line[8] = "";

	if (options->is_agreed)
		return true;
	if (isatty(STDIN_FILENO) == 0 || isatty(STDERR_FILENO) == 0)
		return false;
	(void)fprintf(
	    stderr, "%s ", _("Write these files and enable the timer? [y/N]"));
	if (fgets(line, sizeof(line), stdin) == NULL)
		return false;
	return line[0] == 'y' || line[0] == 'Y';
}

static int
write_files(const struct plan *plan)
{
	for (size_t i = 0; i < plan->count; i++) {
		const struct deed *deed = &plan->deeds[i];
		const char *end = strrchr(deed->path, '/');
		strview folder = arena_printf(
		    plan->arena, "%.*s", (int)(end - deed->path), deed->path);
		TRY(file_make_folder(folder.ptr, plan->err));
		TRY(file_publish(
		    deed->path, strbuf_view(&deed->text), 0644, plan->err));
	}
	return 0;
}

/* No shell: the words are what the service manager gets. */
static int
run_systemctl(char *const *words, struct err *err)
{
	pid_t child;
	int status = -1;
	int failure =
	    posix_spawnp(&child, "systemctl", NULL, NULL, words, environ);

	if (failure == 0 && waitpid(child, &status, 0) != child)
		failure = errno;
	if (failure != 0) {
		(void)err_set(err, ERR_IO, "cannot run systemctl: %s",
		    err_errno(failure));
		return err_hint(err,
		    "the files are written; without systemd use --cron "
		    "instead");
	}
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return 0;
	(void)err_set(err, ERR_IO, "systemctl %s failed", words[1]);
	return err_hint(err, "the files are written");
}

static int
enable(struct plan *plan)
{
	char manager[] = "systemctl";
	char load[] = "daemon-reload";
	char enable_it[] = "enable";
	char now[] = "--now";
	char *const reload[] = {manager, load, NULL};
	char *const start[] = {manager, enable_it, now, plan->timer, NULL};

	if (plan->timer[0] == '\0')
		return 0;
	TRY(run_systemctl(reload, plan->err));
	return run_systemctl(start, plan->err);
}

static int
show_cron(const struct plan *plan)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};

	units_cron(plan->program, plan->config, plan->tenant->name, &out);
	return output_write(strbuf_view(&out), plan->err);
}

static int
schedule(
    const struct invocation *invocation, const struct schedule_options *options)
{
	CLEANUP(plan_done)
	struct plan plan = {
	    .options = options,
	    .arena = invocation->arena,
	    .err = invocation->err,
	};

	if (options->wants_cron && options->at != NULL) {
		(void)err_set(plan.err, ERR_USAGE,
		    "--at is for the timer of systemd, not for --cron");
		return err_hint(plan.err,
		    "leave it out, and change the first five fields of the "
		    "line");
	}
	TRY(find_program(&plan));
	TRY(find_tenant(&plan));
	if (options->wants_cron && plan.tenant != NULL)
		return show_cron(&plan);
	TRY(make_plan(&plan));
	if (!options->wants_units) {
		TRY(show_plan(&plan));
		units_warn(plan.program, plan.config, plan.store);
		if (!is_agreed(options)) {
			output_note(options->common.is_quiet,
			    "nothing was changed; --yes does it");
			return 0;
		}
	}
	TRY(write_files(&plan));
	return enable(&plan);
}

static int
run(const struct invocation *invocation, const void *options)
{
	return schedule(invocation, options) == 0 ? STATUS_GOOD : STATUS_FAILED;
}

const struct command command_schedule = {
    .name = "schedule",
    .arguments = "",
    .summary = N_("let audits run on their own"),
    .about = N_(
	"Show the units of systemd by which the tenant is audited every day,\n"
	"and, once agreed to, write and enable them.  Keys and secrets that\n"
	"the configuration names are handed over as credentials: the account\n"
	"exoaudit that runs it cannot read their files.  With --cron, show a\n"
	"line for /etc/cron.d instead."),
    .options = {rows, COUNT_OF(rows)},
    .options_size = sizeof(struct schedule_options),
    .run = run,
};
