/*
 * psvalue.c - one value on a command line of PowerShell.
 */
#include "auditor/intake/psvalue.h"

#include <string.h>

#include "auditor/base/lang.h"

#include "auditor/base/banned.h"

/* Inside parentheses a bare word would be a command, and is refused. */
enum mode { ARGUMENT, EXPRESSION };

struct list {
	struct json *items;
	size_t count;
	size_t cap;
};

static int take_list(
    struct pslex *lex, enum mode mode, unsigned depth, struct json *value);

static int
add(struct pslex *lex, struct list *list, const struct json *one)
{
	if (list->count >= PSVALUE_ELEMENTS)
		return pslex_fail(lex, lex->at, N_("more than 10000 values"));
	list->items = arena_grow(lex->arena, list->items, list->count,
	    &list->cap, sizeof(*list->items));
	list->items[list->count++] = *one;
	return 0;
}

/* $true, $false and $null are the only names that have one meaning. */
static bool
take_constant(struct pslex *lex, struct json *value)
{
	static const struct {
		strview name;
		enum json_type type;
		bool truth;
	} constants[] = {
	    {SV_INIT("$true"), JSON_BOOL, true},
	    {SV_INIT("$false"), JSON_BOOL, false},
	    {SV_INIT("$null"), JSON_NULL, false},
	};
	strview rest = sv_slice(lex->all, lex->at, lex->all.len);

	for (size_t i = 0; i < COUNT_OF(constants); i++) {
		struct pslex behind = *lex;
		behind.at += constants[i].name.len;
		if (!sv_starts_fold(rest, constants[i].name) ||
		    !pslex_ends_word(&behind))
			continue;
		*value = (struct json){
		    .type = constants[i].type, .truth = constants[i].truth};
		lex->at = behind.at;
		return true;
	}
	return false;
}

static int
refuse_code(const struct pslex *lex)
{
	struct pslex behind = *lex;
	char c = pslex_peek(lex, 0);
	char kind;

	behind.at++;
	if (c == '@' && pslex_quote(&behind, &kind) > 0)
		return pslex_fail(lex, lex->at, N_("a here-string is refused"));
	if (c == '$' && pslex_peek(lex, 1) == '(')
		return pslex_fail(
		    lex, lex->at, N_("a subexpression is not followed"));
	if (c == '$' || c == '@')
		return pslex_fail(lex, lex->at,
		    N_("a variable or an expression is not followed"));
	if (c != '\0' && strchr(";|&{}<>", c) != NULL)
		return pslex_fail(lex, lex->at,
		    N_("more than one command, or an expression"));
	return 0;
}

/* 5, -1, 0x1F, 10MB; no operators. */
static bool
is_number(strview word)
{
	size_t at = word.len > 0 && strchr("+-", word.ptr[0]) != NULL ? 1 : 0;

	if (at == word.len || sv_has(word, SV("..")) || word.ptr[at] > '9')
		return false;
	for (; at < word.len; at++) {
		if (word.ptr[at] != '.' &&
		    (!pslex_is_name(word.ptr[at]) || word.ptr[at] == '_'))
			return false;
	}
	return true;
}

static int
take_text(struct pslex *lex, enum mode mode, struct json *value)
{
	size_t from = lex->at;
	char kind;
	bool is_quoted = pslex_quote(lex, &kind) > 0;

	*value = (struct json){.type = JSON_STRING};
	TRY(refuse_code(lex));
	TRY(is_quoted ? pslex_quoted(lex, &value->text)
		      : pslex_word(lex, &value->text));
	if (!is_quoted && lex->at == from)
		return pslex_fail(lex, from, N_("a value was expected"));
	if (!is_quoted && mode == EXPRESSION && !is_number(value->text))
		return pslex_fail(lex, from,
		    N_("a command or an operator inside an expression is not "
		       "followed"));
	if (!pslex_ends_word(lex) || pslex_quote(lex, &kind) > 0)
		return pslex_fail(
		    lex, lex->at, N_("text runs on behind a value"));
	return 0;
}

/*
 * Behind a statement inside brackets: the bracket, which is taken, or what
 * separates it from the next one.
 */
static int
take_separator(struct pslex *lex, char close, bool *is_over)
{
	bool has_break;

	TRY(pslex_blanks(lex, &has_break));
	*is_over = pslex_peek(lex, 0) == close;
	if (*is_over || pslex_peek(lex, 0) == ';')
		lex->at++;
	else if (lex->at >= lex->all.len)
		return pslex_fail(lex, lex->at, N_("a bracket is not closed"));
	else if (!has_break)
		return pslex_fail(lex, lex->at,
		    N_("a command or an operator inside an expression is not "
		       "followed"));
	return 0;
}

/* Behind the opening bracket, and behind each separator. */
static int
take_close(struct pslex *lex, char close, bool *is_over)
{
	do {
		TRY(pslex_blanks(lex, NULL));
	} while (pslex_peek(lex, 0) == ';' && lex->at++ < lex->all.len);
	*is_over = pslex_peek(lex, 0) == close;
	lex->at += *is_over;
	return 0;
}

/* @( is taken.  What a statement gives is added element by element. */
static int
take_array(struct pslex *lex, unsigned depth, struct json *value)
{
	struct list list = {0};
	bool is_over;

	TRY(take_close(lex, ')', &is_over));
	while (!is_over) {
		struct json one;
		TRY(take_list(lex, EXPRESSION, depth, &one));
		if (one.type != JSON_ARRAY)
			TRY(add(lex, &list, &one));
		for (size_t i = 0; one.type == JSON_ARRAY && i < one.count; i++)
			TRY(add(lex, &list, &one.items[i]));
		TRY(take_separator(lex, ')', &is_over));
		if (!is_over)
			TRY(take_close(lex, ')', &is_over));
	}
	*value = (struct json){
	    .type = JSON_ARRAY, .items = list.items, .count = list.count};
	return 0;
}

/* ( is taken: one value. */
static int
take_group(struct pslex *lex, unsigned depth, struct json *value)
{
	TRY(pslex_blanks(lex, NULL));
	TRY(take_list(lex, EXPRESSION, depth, value));
	TRY(pslex_blanks(lex, NULL));
	if (pslex_peek(lex, 0) != ')')
		return pslex_fail(lex, lex->at,
		    N_("a command or an operator inside an expression is not "
		       "followed"));
	lex->at++;
	return 0;
}

static int
take_key(struct pslex *lex, const struct list *list, strview *key)
{
	size_t from = lex->at;
	char kind;

	if (pslex_quote(lex, &kind) > 0) {
		TRY(pslex_quoted(lex, key));
	} else {
		TRY(refuse_code(lex));
		while (pslex_is_name(pslex_peek(lex, 0)))
			lex->at++;
		*key = arena_dup(lex->arena, sv_slice(lex->all, from, lex->at));
	}
	if (key->len == 0)
		return pslex_fail(lex, from, N_("a key was expected"));
	for (size_t i = 0; i < list->count; i++) {
		if (sv_eq_fold(list->items[i].key, *key))
			return pslex_fail(lex, from, N_("a key twice"));
	}
	TRY(pslex_blanks(lex, NULL));
	if (pslex_peek(lex, 0) != '=')
		return pslex_fail(
		    lex, lex->at, N_("an equals sign was expected"));
	lex->at++;
	return pslex_blanks(lex, NULL);
}

/* @{ is taken. */
static int
take_table(struct pslex *lex, unsigned depth, struct json *value)
{
	struct list list = {0};
	bool is_over;

	TRY(take_close(lex, '}', &is_over));
	while (!is_over) {
		struct json one;
		strview key;
		TRY(take_key(lex, &list, &key));
		TRY(take_list(lex, EXPRESSION, depth, &one));
		one.key = key;
		TRY(add(lex, &list, &one));
		TRY(take_separator(lex, '}', &is_over));
		if (!is_over)
			TRY(take_close(lex, '}', &is_over));
	}
	*value = (struct json){
	    .type = JSON_OBJECT, .items = list.items, .count = list.count};
	return 0;
}

static int
take_one(struct pslex *lex, enum mode mode, unsigned depth, struct json *value)
{
	static const struct {
		strview open;
		int (*take)(
		    struct pslex *lex, unsigned depth, struct json *value);
	} brackets[] = {
	    {SV_INIT("@("), take_array},
	    {SV_INIT("@{"), take_table},
	    {SV_INIT("("), take_group},
	};
	strview rest = sv_slice(lex->all, lex->at, lex->all.len);
	char kind;

	if (take_constant(lex, value))
		return 0;
	for (size_t i = 0; i < COUNT_OF(brackets); i++) {
		if (!sv_starts(rest, brackets[i].open))
			continue;
		if (depth >= PSVALUE_DEPTH)
			return pslex_fail(
			    lex, lex->at, N_("nested deeper than 16"));
		lex->at += brackets[i].open.len;
		TRY(brackets[i].take(lex, depth + 1, value));
		if (!pslex_ends_word(lex) || pslex_quote(lex, &kind) > 0)
			return pslex_fail(
			    lex, lex->at, N_("text runs on behind a value"));
		return 0;
	}
	return take_text(lex, mode, value);
}

/* A value, or several with commas between. */
static int
take_list(struct pslex *lex, enum mode mode, unsigned depth, struct json *value)
{
	struct list list = {0};
	struct json one;

	for (;;) {
		TRY(take_one(lex, mode, depth, &one));
		TRY(add(lex, &list, &one));
		struct pslex behind = *lex;
		TRY(pslex_blanks(&behind, NULL));
		if (pslex_peek(&behind, 0) != ',')
			break;
		lex->at = behind.at + 1;
		TRY(pslex_blanks(lex, NULL));
		if (lex->at >= lex->all.len)
			return pslex_fail(
			    lex, lex->at, N_("a comma at the end"));
	}
	*value = list.count == 1 ? list.items[0]
				 : (struct json){.type = JSON_ARRAY,
				       .items = list.items,
				       .count = list.count};
	return 0;
}

int
psvalue_take(struct pslex *lex, struct json *value)
{
	return take_list(lex, ARGUMENT, 0, value);
}
