/*
 * pscommand.c - one command line of PowerShell, as a rule collection holds it.
 */
#include "auditor/intake/pscommand.h"

#include <string.h>

#include "auditor/base/lang.h"
#include "auditor/intake/pslex.h"
#include "auditor/intake/psvalue.h"

#include "auditor/base/banned.h"

static int
add_parameter(struct pslex *lex, size_t at, const struct json *value,
    struct json *parameters, size_t *cap)
{
	for (size_t i = 0; i < parameters->count; i++) {
		if (sv_eq_fold(parameters->items[i].key, value->key))
			return pslex_fail(lex, at, N_("a parameter twice"));
	}
	if (parameters->count >= PSCOMMAND_PARAMETERS)
		return pslex_fail(lex, at, N_("more than 512 parameters"));
	parameters->items = arena_grow(lex->arena, parameters->items,
	    parameters->count, cap, sizeof(*parameters->items));
	parameters->items[parameters->count++] = *value;
	return 0;
}

/* Why this is no parameter. */
static int
refuse(const struct pslex *lex)
{
	char c = pslex_peek(lex, 0);

	if (c == ';' || c == '&')
		return pslex_fail(
		    lex, lex->at, N_("a second command is refused"));
	if (c == '|')
		return pslex_fail(lex, lex->at, N_("a pipeline is refused"));
	if (c == '<' || c == '>')
		return pslex_fail(lex, lex->at, N_("a redirection is refused"));
	return pslex_fail(lex, lex->at, N_("-Parameter was expected"));
}

/* Behind the name of a parameter: nothing that could be its value. */
static bool
is_switch(const struct pslex *lex)
{
	struct pslex behind = *lex;
	char c = pslex_peek(lex, 0);

	return lex->at >= lex->all.len || pslex_dash(&behind) ||
	       (c != '\0' && strchr(";|&<>", c) != NULL);
}

static int
take_parameter(struct pslex *lex, struct json *parameters, size_t *cap)
{
	struct json value = {.type = JSON_BOOL, .truth = true};
	size_t at = lex->at;

	if (!pslex_dash(lex))
		return refuse(lex);
	size_t from = lex->at;
	while (pslex_is_name(pslex_peek(lex, 0)))
		lex->at++;
	strview name = sv_slice(lex->all, from, lex->at);
	bool has_colon = pslex_peek(lex, 0) == ':';
	lex->at += has_colon;
	TRY(pslex_blanks(lex, NULL));
	if (has_colon && is_switch(lex))
		return pslex_fail(lex, lex->at, N_("a value was expected"));
	if (!is_switch(lex))
		TRY(psvalue_take(lex, &value));
	value.key = arena_dup(lex->arena, name);
	TRY(pslex_blanks(lex, NULL));
	return add_parameter(lex, at, &value, parameters, cap);
}

static int
take_command(struct pslex *lex, strview *command)
{
	TRY(pslex_blanks(lex, NULL));
	size_t from = lex->at;
	while (pslex_is_name(pslex_peek(lex, 0)) ||
	       (pslex_peek(lex, 0) == '-' && lex->at > from))
		lex->at++;
	*command = sv_slice(lex->all, from, lex->at);
	size_t end = lex->at;
	TRY(pslex_blanks(lex, NULL));
	if (!sv_has(*command, SV("-")) ||
	    (lex->at == end && end < lex->all.len))
		return pslex_fail(
		    lex, from, N_("the name of a command was expected"));
	return 0;
}

int
pscommand_parse(strview text, struct arena *arena, strview *name,
    struct json *parameters, struct err *err)
{
	struct pslex lex = {.all = text, .arena = arena, .err = err};
	struct json result = {.type = JSON_OBJECT};
	strview command;
	size_t cap = 0;

	TRY(take_command(&lex, &command));
	while (lex.at < text.len && pslex_peek(&lex, 0) != ';')
		TRY(take_parameter(&lex, &result, &cap));
	/* A semicolon may end the command. */
	size_t end = lex.at;
	lex.at += lex.at < text.len;
	TRY(pslex_blanks(&lex, NULL));
	if (lex.at < text.len)
		return pslex_fail(&lex, end, N_("a second command is refused"));
	*name = arena_dup(arena, command);
	*parameters = result;
	return 0;
}
