/*
 * option.h - command line options from tables.
 *
 * One table drives parsing, --help and the manual page.  Names are not
 * abbreviated, and an option that is no list is given once.
 */
#ifndef CMD_OPTION_H
#define CMD_OPTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "auditor/base/arena.h"
#include "auditor/base/err.h"

enum option_type {
	OPTION_FLAG,    /* bool */
	OPTION_TEXT,    /* const char * */
	OPTION_NUMBER,  /* int64_t, not negative */
	OPTION_TIME,    /* int64_t seconds: 2026-11-22 or RFC 3339 */
	OPTION_LIST,    /* struct option_list: may be repeated */
	OPTION_INPUT,   /* const char *: a file or folder that is read */
	OPTION_INPUTS,  /* struct option_list of such */
	OPTION_OUTPUT,  /* const char *: a file that is written */
	OPTION_OUTPUTS, /* struct option_list of FORMAT=FILE, written */
};

struct option_list {
	const char **at;
	size_t count;
	size_t cap;
};

struct option_row {
	char letter; /* '\0': long form only */
	const char *name;
	enum option_type type;
	size_t offset;     /* in the command's own struct of options */
	const char *value; /* what --help calls the value; NULL for flags */
	const char *about;
};

struct option_table {
	const struct option_row *rows;
	size_t count;
};

/* option_is_list(type): is it a struct option_list? */
bool option_is_list(enum option_type type);

/*
 * option_parse(argc, argv, tables, table_count, options, rest, arena, err):
 * Fill the struct ${options} as the tables say; what is no option goes to
 * ${rest}.  "--" ends the options.  ERR_USAGE otherwise, with a hint when
 * another option may have been meant.
 */
int option_parse(int argc, char **argv, const struct option_table *tables,
    size_t table_count, void *options, struct option_list *rest,
    struct arena *arena, struct err *err) MUST_USE;

#endif
