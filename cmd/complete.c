/*
 * complete.c - completion scripts of shells from the tables of commands.
 *
 * A script is data from the tables between two constant pieces of shell.
 */
#include "cmd/complete.h"

#include <string.h>

#include "auditor/base/lang.h"
#include "cmd/command.h"

#include "auditor/base/banned.h"

/* Calls ${visit} for each option of ${command} and of all commands. */
static void
each_option(const struct command *command, struct strbuf *out,
    void (*visit)(struct strbuf *out, const struct command *command,
	const struct option_row *row))
{
	const struct option_table *tables[] = {
	    &command->options, command_common()};

	for (size_t i = 0; i < COUNT_OF(tables); i++) {
		for (size_t j = 0; j < tables[i]->count; j++)
			visit(out, command, &tables[i]->rows[j]);
	}
}

/* In single quotes, which sh, zsh and fish read alike but for fish's "\". */
static void
add_quoted(struct strbuf *out, const char *text)
{
	strbuf_add_char(out, '\'');
	for (; *text != '\0'; text++) {
		if (*text == '\'')
			strbuf_add_text(out, "'\\''");
		else
			strbuf_add_char(out, *text);
	}
	strbuf_add_char(out, '\'');
}

static bool
is_file(const struct option_row *row)
{
	return row->type == OPTION_INPUT || row->type == OPTION_INPUTS ||
	       row->type == OPTION_OUTPUT;
}

/* --- bash ---------------------------------------------------------------- */

static const char bash_head[] = "# exoaudit completion for bash\n"
				"_exoaudit_options()\n"
				"{\n"
				"\tcase $1 in\n";

/* Names of commands have one or two words. */
static const char bash_tail[] =
    "\tesac\n"
    "}\n"
    "\n"
    "_exoaudit()\n"
    "{\n"
    "\tlocal cur=${COMP_WORDS[COMP_CWORD]} name options word\n"
    "\tlocal one=${COMP_WORDS[1]} two=\"${COMP_WORDS[1]} ${COMP_WORDS[2]}\"\n"
    "\tCOMPREPLY=()\n"
    "\tcompopt +o default 2>/dev/null\n"
    "\tif ((COMP_CWORD == 1)); then\n"
    "\t\tfor name in \"${_exoaudit_names[@]}\"; do\n"
    "\t\t\tword=${name%% *}\n"
    "\t\t\t[[ $word == \"$cur\"* && \" ${COMPREPLY[*]} \" != *\" $word \"* ]] "
    "&&\n"
    "\t\t\t\tCOMPREPLY+=(\"$word\")\n"
    "\t\tdone\n"
    "\t\treturn\n"
    "\tfi\n"
    "\tif ((COMP_CWORD == 2)); then\n"
    "\t\tfor name in \"${_exoaudit_names[@]}\"; do\n"
    "\t\t\t[[ $name == \"$one $cur\"* ]] && COMPREPLY+=(\"${name#* }\")\n"
    "\t\tdone\n"
    "\tfi\n"
    "\toptions=$(_exoaudit_options \"$two\")\n"
    "\t[[ $options ]] || options=$(_exoaudit_options \"$one\")\n"
    "\tword=${COMP_WORDS[COMP_CWORD - 1]}\n"
    "\tif [[ \" $options \" == *\" $word= \"* ]]; then\n"
    "\t\treturn\n"
    "\tfi\n"
    "\tif [[ $cur == -* && \" $options \" != *\" $word@ \"* ]]; then\n"
    "\t\toptions=${options//[=@]/}\n"
    "\t\twhile read -r word; do\n"
    "\t\t\tCOMPREPLY+=(\"$word\")\n"
    "\t\tdone < <(compgen -W \"$options\" -- \"$cur\")\n"
    "\t\treturn\n"
    "\tfi\n"
    "\tcompopt -o default 2>/dev/null\n"
    "}\n"
    "complete -F _exoaudit exoaudit\n";

/* Behind the name "@" for a file, "=" for any other value. */
static void
bash_option(struct strbuf *out, const struct command *command,
    const struct option_row *row)
{
	(void)command;
	strbuf_printf(out, "--%s%s ", row->name,
	    row->type == OPTION_FLAG ? ""
	    : is_file(row)           ? "@"
				     : "=");
}

static void
bash_script(
    const struct command *const *commands, size_t count, struct strbuf *out)
{
	strbuf_add_text(out, bash_head);
	for (size_t i = 0; i < count; i++) {
		strbuf_printf(out, "\t'%s') echo '", commands[i]->name);
		each_option(commands[i], out, bash_option);
		strbuf_add_text(out, "' ;;\n");
	}
	strbuf_add_text(out, bash_tail);
	strbuf_add_text(out, "_exoaudit_names=(");
	for (size_t i = 0; i < count; i++)
		strbuf_printf(
		    out, "%s'%s'", i > 0 ? " " : "", commands[i]->name);
	strbuf_add_text(out, ")\n");
}

/* --- zsh ----------------------------------------------------------------- */

static const char zsh_head[] = "#compdef exoaudit\n"
			       "# exoaudit completion for zsh\n"
			       "_exoaudit_options()\n"
			       "{\n"
			       "\tcase $1 in\n";

static const char zsh_tail[] =
    ")\n"
    "\n"
    "_exoaudit()\n"
    "{\n"
    "\tlocal -a options firsts seconds\n"
    "\tlocal two=\"$words[2] $words[3]\" one=$words[2]\n"
    "\tif ((CURRENT == 2)); then\n"
    "\t\tfirsts=(${(u)_exoaudit_names%% *})\n"
    "\t\tcompadd -a firsts\n"
    "\t\treturn\n"
    "\tfi\n"
    "\tseconds=(${${(M)_exoaudit_names:#$one *}#* })\n"
    "\t((CURRENT == 3 && $#seconds)) && compadd -a seconds\n"
    "\tif _exoaudit_options \"$two\"; then\n"
    "\t\twords=($words[1] \"${words[@]:3}\")\n"
    "\t\t((CURRENT -= 2))\n"
    "\telif _exoaudit_options \"$one\"; then\n"
    "\t\twords=($words[1] \"${words[@]:2}\")\n"
    "\t\t((CURRENT -= 1))\n"
    "\tfi\n"
    "\t_arguments -S $options '*:file:_files'\n"
    "}\n"
    "_exoaudit \"$@\"\n";

/* In the brackets of _arguments these have a meaning of their own. */
static void
zsh_add_about(struct strbuf *out, const char *text)
{
	for (; *text != '\0'; text++) {
		if (strchr("[]:\\", *text) != NULL)
			strbuf_add_char(out, '\\');
		if (*text == '\'')
			strbuf_add_text(out, "'\\''");
		else
			strbuf_add_char(out, *text);
	}
}

static void
zsh_option(struct strbuf *out, const struct command *command,
    const struct option_row *row)
{
	(void)command;
	strbuf_printf(out, "\n\t\t'%s--%s%s[",
	    option_is_list(row->type) ? "*" : "", row->name,
	    row->type == OPTION_FLAG ? "" : "=");
	zsh_add_about(out, lang(row->about));
	strbuf_add_char(out, ']');
	if (row->type != OPTION_FLAG) {
		strbuf_add_char(out, ':');
		zsh_add_about(out, row->value);
		strbuf_add_text(out, is_file(row) ? ":_files" : ": ");
	}
	strbuf_add_char(out, '\'');
}

static void
zsh_script(
    const struct command *const *commands, size_t count, struct strbuf *out)
{
	strbuf_add_text(out, zsh_head);
	for (size_t i = 0; i < count; i++) {
		strbuf_printf(out, "\t'%s') options=(", commands[i]->name);
		each_option(commands[i], out, zsh_option);
		strbuf_add_text(out, ") ;;\n");
	}
	/* The names come before the last line, which runs it. */
	strbuf_add_text(
	    out, "\t*) return 1 ;;\n\tesac\n}\n\n_exoaudit_names=(");
	for (size_t i = 0; i < count; i++)
		strbuf_printf(
		    out, "%s'%s'", i > 0 ? " " : "", commands[i]->name);
	strbuf_add_text(out, zsh_tail);
}

/* --- fish ---------------------------------------------------------------- */

static const char fish_head[] =
    "# exoaudit completion for fish\n"
    "function __exoaudit_at\n"
    "\tset -l words (commandline -opc)[2..]\n"
    "\tset -l wanted (string split ' ' -- $argv[1])\n"
    "\ttest \"$words[1..\"(count $wanted)\"]\" = \"$argv[1]\"\n"
    "end\n"
    "complete -c exoaudit -f\n";

static void
fish_option(struct strbuf *out, const struct command *command,
    const struct option_row *row)
{
	strbuf_printf(out, "complete -c exoaudit -n '__exoaudit_at \"%s\"'",
	    command->name);
	if (row->letter != '\0')
		strbuf_printf(out, " -s %c", row->letter);
	strbuf_printf(out, " -l %s", row->name);
	if (row->type != OPTION_FLAG)
		strbuf_add_text(out, is_file(row) ? " -r -F" : " -x");
	strbuf_add_text(out, " -d ");
	add_quoted(out, lang(row->about));
	strbuf_add_char(out, '\n');
}

static void
fish_command(const struct command *command, struct strbuf *out)
{
	strview rest = sv_from(command->name);
	strview first;

	(void)sv_cut(&rest, ' ', &first);
	if (rest.len == 0)
		strbuf_printf(out,
		    "complete -c exoaudit -n __fish_use_subcommand -a %s -d ",
		    command->name);
	else
		strbuf_printf(out,
		    "complete -c exoaudit -n __fish_use_subcommand -a " SV_FMT
		    "\ncomplete -c exoaudit -n '__exoaudit_at \"" SV_FMT
		    "\"' -a " SV_FMT " -d ",
		    SV_ARG(first), SV_ARG(first), SV_ARG(rest));
	add_quoted(out, lang(command->summary));
	strbuf_add_char(out, '\n');
	if (command->words_use != WORDS_PLAIN)
		strbuf_printf(out,
		    "complete -c exoaudit -n '__exoaudit_at \"%s\"' -F\n",
		    command->name);
	each_option(command, out, fish_option);
}

static void
fish_script(
    const struct command *const *commands, size_t count, struct strbuf *out)
{
	strbuf_add_text(out, fish_head);
	for (size_t i = 0; i < count; i++)
		fish_command(commands[i], out);
}

/* --- all of them --------------------------------------------------------- */

static const struct {
	const char *name;
	void (*write)(const struct command *const *commands, size_t count,
	    struct strbuf *out);
} shells[] = {
    {"bash", bash_script},
    {"fish", fish_script},
    {"zsh", zsh_script},
};

int
complete_script(const char *shell, struct strbuf *out, struct err *err)
{
	size_t count;
	const struct command *const *commands = command_table(&count);

	for (size_t i = 0; i < COUNT_OF(shells); i++) {
		if (strcmp(shells[i].name, shell) != 0)
			continue;
		shells[i].write(commands, count, out);
		return 0;
	}
	(void)err_set(err, ERR_USAGE, "no completion for \"%s\"", shell);
	return err_hint(err, "one of: bash, fish, zsh");
}
