/*
 * main.c - find the command, read its options, run it.
 */
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "auditor/base/lang.h"
#include "auditor/base/log.h"
#include "auditor/base/mem.h"
#include "auditor/base/near.h"
#include "auditor/base/strbuf.h"
#include "cmd/command.h"
#include "cmd/confine.h"
#include "cmd/help.h"
#include "cmd/output.h"

#include "auditor/base/banned.h"

/* How many of the words at ${argv} name ${command}; 0 when they do not. */
static int
match(const struct command *command, int argc, char **argv)
{
	strview rest = sv_from(command->name);
	strview word;
	int count = 0;

	while (sv_cut(&rest, ' ', &word)) {
		if (count >= argc || !sv_eq(word, sv_from(argv[count])))
			return 0;
		count++;
	}
	return count;
}

static const struct command *
find_command(int argc, char **argv, int *used)
{
	size_t count;
	const struct command *const *commands = command_table(&count);

	for (size_t i = 0; i < count; i++) {
		*used = match(commands[i], argc, argv);
		if (*used > 0)
			return commands[i];
	}
	return NULL;
}

static int
fail_mistyped(struct err *err, const struct near *near)
{
	(void)err_set(
	    err, ERR_USAGE, SV_FMT ": no such command", SV_ARG(near->word));
	if (near->found.len == 0)
		return err_hint(err, "see `exoaudit help`");
	return err_hint(
	    err, "did you mean `exoaudit " SV_FMT "`?", SV_ARG(near->found));
}

/* Of what begins with ${word}, ${parts} joined by ", ". */
static int
fail_mistyped_part(struct err *err, const char *word, const char *part,
    const struct strbuf *parts)
{
	struct near near = {.word = sv_from(part)};
	strview rest = strbuf_view(parts);
	strview one;

	while (sv_cut(&rest, ',', &one))
		near_try(&near, sv_trim(one));
	(void)err_set(err, ERR_USAGE, "%s %s: no such command", word, part);
	if (near.found.len == 0)
		return err_hint(err, "one of: %s", strbuf_cstr(parts));
	return err_hint(err, "did you mean `exoaudit %s " SV_FMT "`?", word,
	    SV_ARG(near.found));
}

/* No command is called so; its first word may be that of some. */
static int
fail_unknown(struct err *err, int argc, char **argv)
{
	CLEANUP(strbuf_done) struct strbuf parts = {0};
	const char *word = argv[0];
	struct near near = {.word = sv_from(word)};
	size_t count;
	const struct command *const *commands = command_table(&count);

	for (size_t i = 0; i < count; i++) {
		strview rest = sv_from(commands[i]->name);
		strview first;
		(void)sv_cut(&rest, ' ', &first);
		near_try(&near, first);
		if (rest.len > 0 && sv_eq(first, sv_from(word)))
			strbuf_printf(&parts, "%s" SV_FMT,
			    parts.len > 0 ? ", " : "", SV_ARG(rest));
	}
	if (word[0] == '-') {
		(void)err_set(err, ERR_USAGE, "%s: no command yet", word);
		return err_hint(err,
		    "options follow it: exoaudit COMMAND %s; see `exoaudit "
		    "help`",
		    word);
	}
	if (parts.len == 0)
		return fail_mistyped(err, &near);
	if (argc > 1)
		return fail_mistyped_part(err, word, argv[1], &parts);
	(void)err_set(err, ERR_USAGE, "%s: which part of it?", word);
	return err_hint(err, "one of: %s", strbuf_cstr(&parts));
}

static int
check_words(const struct command *command, const struct option_list *words,
    struct err *err)
{
	if (words->count > command->most_words) {
		(void)err_set(err, ERR_USAGE, "%s: too many arguments",
		    words->at[command->most_words]);
		if (command->arguments[0] == '\0')
			return err_hint(err, "usage: exoaudit %s [OPTION]...",
			    command->name);
		return err_hint(err, "usage: exoaudit %s [OPTION]... %s",
		    command->name, command->arguments);
	}
	if (words->count < command->least_words) {
		(void)err_set(err, ERR_USAGE, "%s: an argument is missing",
		    command->name);
		return err_hint(err, "usage: exoaudit %s %s", command->name,
		    command->arguments);
	}
	return 0;
}

static int
run_command(const struct command *command, int argc, char **argv,
    struct arena *arena, struct err *err)
{
	const struct option_table tables[] = {
	    command->options, *command_common()};
	struct invocation invocation = {.arena = arena, .err = err};
	void *options = arena_alloc(arena, 1, command->options_size);
	const struct common_options *common = options;

	if (option_parse(argc, argv, tables, COUNT_OF(tables), options,
		&invocation.words, arena, err) != 0) {
		if (err->hint[0] == '\0')
			(void)err_hint(
			    err, "see `exoaudit help %s`", command->name);
		return STATUS_FAILED;
	}
	if (common->wants_help)
		return help_command(command, err) == 0 ? STATUS_GOOD
						       : STATUS_FAILED;
	if (check_words(command, &invocation.words, err) != 0)
		return STATUS_FAILED;
	if (common->is_verbose)
		log_set_level(LOG_INFO);
	if (confine_command(command, options, &invocation) != 0)
		return STATUS_FAILED;
	return command->run(&invocation, options);
}

static int
run(int argc, char **argv, struct arena *arena, struct err *err)
{
	int used = 0;

	if (argc < 2 || strcmp(argv[1], "--help") == 0 ||
	    strcmp(argv[1], "-h") == 0)
		return help_overview(err) == 0 ? STATUS_GOOD : STATUS_FAILED;
	if (strcmp(argv[1], "--version") == 0)
		return command_version.run(
		    &(struct invocation){.arena = arena, .err = err}, NULL);
	const struct command *command = find_command(argc - 1, argv + 1, &used);
	if (command == NULL) {
		(void)fail_unknown(err, argc - 1, argv + 1);
		return STATUS_FAILED;
	}
	return run_command(
	    command, argc - 1 - used, argv + 1 + used, arena, err);
}

/* Secrets are in memory: no core, and no other process of this user reads
 * it. */
static void
harden(void)
{
	const struct rlimit none = {0};

	(void)setrlimit(RLIMIT_CORE, &none);
	(void)prctl(PR_SET_DUMPABLE, 0);
}

/*
 * A standard file that was closed would give its number to the next file or
 * connection, and what is said would be written there.  It is opened the wrong
 * way round, so that using it stays an error.
 */
static void
hold_standard_files(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
		if (fcntl(fd, F_GETFD) == -1)
			(void)!open("/dev/null",
			    fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
	}
}

int
main(int argc, char **argv)
{
	struct err err = {0};

	hold_standard_files();
	harden();
	mem_hook_libraries();
	/* NOLINTNEXTLINE(concurrency-mt-unsafe): there are no threads */
	(void)setlocale(LC_CTYPE, "C.UTF-8");
	lang_start();
	/* A reader that went away, or a limit of file sizes, is an error of
	 * writing, not a death. */
	(void)signal(SIGPIPE, SIG_IGN);
	(void)signal(SIGXFSZ, SIG_IGN);
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	int status = run(argc, argv, arena, &err);
	if (err.code != ERR_NONE)
		output_error(&err);
	return status;
}
