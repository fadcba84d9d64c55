/*
 * option.c - command line options from tables.
 */
#include "cmd/option.h"

#include <string.h>

#include "auditor/base/decimal.h"
#include "auditor/base/lang.h"
#include "auditor/base/near.h"
#include "auditor/base/strview.h"
#include "auditor/base/timefmt.h"

#include "auditor/base/banned.h"

#define NUMBER_MOST UINT64_C(999999999999999)

struct parse {
	const struct option_table *tables;
	size_t table_count;
	void *options;
	struct option_list *rest;
	struct option_list seen; /* names of options given */
	struct arena *arena;
	struct err *err;
	int argc;
	char **argv;
	int at; /* next argument */
};

static void
push(struct parse *parse, struct option_list *list, const char *text)
{
	list->at = arena_grow(
	    parse->arena, list->at, list->count, &list->cap, sizeof(*list->at));
	list->at[list->count++] = text;
}

bool
option_is_list(enum option_type type)
{
	return type == OPTION_LIST || type == OPTION_INPUTS ||
	       type == OPTION_OUTPUTS;
}

static bool
row_is(const struct option_row *row, strview name)
{
	if (name.len == 1)
		return row->letter != '\0' && row->letter == name.ptr[0];
	return sv_eq(sv_from(row->name), name);
}

static const struct option_row *
find(const struct parse *parse, strview name)
{
	for (size_t i = 0; i < parse->table_count; i++) {
		const struct option_table *table = &parse->tables[i];
		for (size_t j = 0; j < table->count; j++) {
			if (row_is(&table->rows[j], name))
				return &table->rows[j];
		}
	}
	return NULL;
}

static int
fail(struct parse *parse, const char *what, const char *word)
{
	return err_set(parse->err, ERR_USAGE, "%s: %s", word, what);
}

static int
fail_unknown(struct parse *parse, const char *word, strview name)
{
	struct near near = {.word = name};

	for (size_t i = 0; i < parse->table_count; i++) {
		const struct option_table *table = &parse->tables[i];
		for (size_t j = 0; j < table->count; j++)
			near_try(&near, sv_from(table->rows[j].name));
	}
	(void)fail(parse, _("no such option"), word);
	if (near.found.len == 0)
		return -1;
	return err_hint(
	    parse->err, "did you mean --" SV_FMT "?", SV_ARG(near.found));
}

static int
fail_row(struct parse *parse, const struct option_row *row, const char *what)
{
	return err_set(parse->err, ERR_USAGE, "--%s: %s", row->name, what);
}

static int
note_once(struct parse *parse, const struct option_row *row)
{
	if (option_is_list(row->type))
		return 0;
	for (size_t i = 0; i < parse->seen.count; i++) {
		if (strcmp(parse->seen.at[i], row->name) == 0)
			return fail_row(parse, row, _("given twice"));
	}
	push(parse, &parse->seen, row->name);
	return 0;
}

static int
read_number(struct parse *parse, const struct option_row *row,
    const char *value, int64_t *number)
{
	uint64_t read;

	if (!decimal_read(sv_from(value), NUMBER_MOST, &read))
		return fail_row(parse, row, _("a whole number is expected"));
	*number = (int64_t)read;
	return 0;
}

static int
read_time(struct parse *parse, const struct option_row *row, const char *value,
    int64_t *seconds)
{
	if (time_read(sv_from(value), seconds))
		return 0;
	strview midnight = arena_printf(parse->arena, "%sT00:00:00Z", value);
	if (time_read(midnight, seconds))
		return 0;
	return fail_row(parse, row,
	    _("a time such as 2026-11-22 or 2026-11-22T06:00:00Z "
	      "is expected"));
}

static int
store_value(
    struct parse *parse, const struct option_row *row, const char *value)
{
	char *field = (char *)parse->options + row->offset;

	switch (row->type) {
	case OPTION_FLAG:
		*(bool *)(void *)field = true;
		return 0;
	case OPTION_TEXT:
	case OPTION_INPUT:
	case OPTION_OUTPUT:
		*(const char **)(void *)field = value;
		return 0;
	case OPTION_NUMBER:
		return read_number(parse, row, value, (int64_t *)(void *)field);
	case OPTION_TIME:
		return read_time(parse, row, value, (int64_t *)(void *)field);
	case OPTION_LIST:
	case OPTION_INPUTS:
	case OPTION_OUTPUTS:
		push(parse, (struct option_list *)(void *)field, value);
		return 0;
	}
	return 0;
}

/* --name, --name=value, --name value, -n, -n value. */
static int
take_option(struct parse *parse, const char *word)
{
	strview name = sv_from(word + (word[1] == '-' ? 2 : 1));
	size_t equals = sv_find(name, SV("="));
	const char *value = equals < name.len ? name.ptr + equals + 1 : NULL;

	if (word[1] == '-' && equals == 1)
		return fail(parse, _("no such option"), word);
	const struct option_row *row = find(parse, sv_slice(name, 0, equals));
	if (row == NULL || (word[1] != '-' && name.len > 1))
		return fail_unknown(parse, word, sv_slice(name, 0, equals));
	TRY(note_once(parse, row));
	if (row->type == OPTION_FLAG && value != NULL)
		return fail(parse, _("takes no value"), word);
	if (row->type != OPTION_FLAG && value == NULL) {
		if (parse->at >= parse->argc)
			return fail(parse, _("a value is missing"), word);
		value = parse->argv[parse->at++];
	}
	return store_value(parse, row, value);
}

int
option_parse(int argc, char **argv, const struct option_table *tables,
    size_t table_count, void *options, struct option_list *rest,
    struct arena *arena, struct err *err)
{
	struct parse parse = {
	    .tables = tables,
	    .table_count = table_count,
	    .options = options,
	    .rest = rest,
	    .arena = arena,
	    .err = err,
	    .argc = argc,
	    .argv = argv,
	};
	bool is_open = true; /* "--" was not met */

	while (parse.at < argc) {
		const char *word = argv[parse.at++];
		if (is_open && strcmp(word, "--") == 0)
			is_open = false;
		else if (is_open && word[0] == '-' && word[1] != '\0')
			TRY(take_option(&parse, word));
		else
			push(&parse, rest, word);
	}
	return 0;
}
