/*
 * units_check.c - would the units run? Found out before they are written.
 */
#include "cmd/units_check.h"

#include <fcntl.h>
#include <pwd.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "auditor/base/strview.h"
#include "cmd/output.h"
#include "cmd/units.h"

#include "auditor/base/banned.h"

#define WHEN_MAX 200

/* A line of its own, without the specifiers of units. */
static bool
is_line(const char *when)
{
	for (const char *at = when; *at != '\0'; at++) {
		if ((unsigned char)*at < ' ' || *at == 0x7f || *at == '%')
			return false;
	}
	return when[0] != '\0' && strlen(when) < WHEN_MAX;
}

/* Unless systemd itself refuses it; on a machine without it, nobody can. */
static bool
is_calendar(const char *when)
{
	char program[] = "systemd-analyze";
	char verb[] = "calendar";
	char end[] = "--";
	char text[WHEN_MAX];
	char *const words[] = {program, verb, end, text, NULL};
	posix_spawn_file_actions_t quiet;
	pid_t child;
	int status = 0;

	(void)snprintf(text, sizeof(text), "%s", when);
	if (posix_spawn_file_actions_init(&quiet) != 0)
		return true;
	(void)posix_spawn_file_actions_addopen(
	    &quiet, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	(void)posix_spawn_file_actions_addopen(
	    &quiet, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	int failure =
	    posix_spawnp(&child, program, &quiet, NULL, words, environ);
	(void)posix_spawn_file_actions_destroy(&quiet);
	if (failure != 0 || waitpid(child, &status, 0) != child)
		return true;
	return !WIFEXITED(status) || WEXITSTATUS(status) != 1;
}

int
units_check_time(const char *when, struct err *err)
{
	if (is_line(when) && is_calendar(when))
		return 0;
	(void)err_set(
	    err, ERR_USAGE, "--at: \"%s\" is no time that repeats", when);
	return err_hint(err,
	    "such as daily, \"*-*-* 06:17\" or \"Mon 07:00\"; see "
	    "systemd.time(7)");
}

/* ProtectHome= and PrivateTmp= of the service. */
static void
warn_hidden(const char *path)
{
	static const char *const hidden[] = {
	    "/home/", "/root/", "/run/user/", "/tmp/", "/var/tmp/"};

	for (size_t i = 0; i < COUNT_OF(hidden); i++) {
		if (sv_starts(sv_from(path), sv_from(hidden[i])))
			output_note(false,
			    "%s: the service cannot see it (ProtectHome=, "
			    "PrivateTmp=); put it elsewhere",
			    path);
	}
}

void
units_warn(const char *program, const char *config, const char *store)
{
	warn_hidden(program);
	warn_hidden(config);
	if (store != NULL && !sv_starts(sv_from(store), SV(UNITS_FOLDER "/")))
		output_note(false,
		    "%s: the service writes only below %s; name a `store:` "
		    "there",
		    store, UNITS_FOLDER);
	/* NOLINTNEXTLINE(concurrency-mt-unsafe): there is one thread */
	if (getpwnam(UNITS_ACCOUNT) == NULL)
		output_note(false,
		    "there is no account %s, which the service runs as: "
		    "useradd --system --home-dir %s %s",
		    UNITS_ACCOUNT, UNITS_FOLDER, UNITS_ACCOUNT);
}
