/*
 * config_value.h - values of the configuration by tables of keys.
 */
#ifndef CMD_CONFIG_VALUE_H
#define CMD_CONFIG_VALUE_H

#include <stddef.h>

#include "auditor/base/arena.h"
#include "auditor/base/err.h"
#include "auditor/base/json.h"

/* What a value is, and the member it goes to. */
enum value_type {
	VALUE_TEXT,     /* const char * */
	VALUE_PATH,     /* const char *, from the folder of the file */
	VALUE_INPUT,    /* the same, or "-" for standard input */
	VALUE_NUMBER,   /* int64_t */
	VALUE_SEVERITY, /* enum severity */
	VALUE_PROFILES, /* const char *: names or paths, with commas */
	VALUE_LIST,     /* a list or a block, which its owner reads */
};

struct key_row {
	const char *key;
	enum value_type type;
	size_t offset;
	const char *about; /* one line of the manual */
};

struct key_table {
	const struct key_row *rows;
	size_t count;
};

/* Of the file, of a tenant, of a signer, of somebody to be notified. */
enum config_block {
	CONFIG_ROOT,
	CONFIG_TENANT,
	CONFIG_SIGNER,
	CONFIG_NOTIFY,
	CONFIG_BLOCK_COUNT
};

/* config_keys(block): what may stand there. */
const struct key_table *config_keys(enum config_block block);

struct reader {
	const char *path; /* of the file, for messages */
	strview folder;   /* of the file, with its slash; "" is here */
	struct arena *arena;
	struct err *err;
};

/* reader_fail_type(reader, value, want): "… has to be ${want}". */
int reader_fail_type(
    struct reader *reader, const struct json *value, const char *want);

/*
 * reader_row(reader, block, value, row):
 * The row of key ${value}; else ERR_CONFIG naming those that are known.
 */
int reader_row(struct reader *reader, enum config_block block,
    const struct json *value, const struct key_row **row) MUST_USE;

/* reader_take(reader, row, value, to): ${value} into its member of ${to}. */
int reader_take(struct reader *reader, const struct key_row *row,
    const struct json *value, void *to) MUST_USE;

#endif
