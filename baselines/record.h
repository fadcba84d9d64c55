/*
 * record.h - strict reading of JSON objects whose members stand in one order.
 */
#ifndef BASELINES_RECORD_H
#define BASELINES_RECORD_H

#include <stdint.h>

#include "auditor/base/digest.h"
#include "auditor/base/json.h"

/* The members of one object, taken from first to last. */
struct record {
	const struct json *object;
	size_t next;         /* member to be taken */
	const char *what;    /* for messages: "approval" */
	struct arena *arena; /* copies of texts go here */
	struct err *err;
};

/* record_begin(record, object): ${object} must be an object. */
int record_begin(struct record *record, const struct json *object) MUST_USE;

/* record_end(record): all members were taken. */
int record_end(const struct record *record) MUST_USE;

/* record_next(record, key, value): the next member; it must be ${key}. */
int record_next(
    struct record *record, const char *key, const struct json **value) MUST_USE;

/* The same, of one type.  record_text copies; record_filled is not empty. */
int record_text(struct record *record, const char *key, strview *text) MUST_USE;
int record_filled(
    struct record *record, const char *key, strview *text) MUST_USE;
int record_list(
    struct record *record, const char *key, const struct json **list) MUST_USE;
int record_bool(struct record *record, const char *key, bool *value) MUST_USE;
/* record_count(record, key, value): a whole number from 1. */
int record_count(
    struct record *record, const char *key, int64_t *value) MUST_USE;
int record_time(
    struct record *record, const char *key, int64_t *seconds) MUST_USE;
int record_digest(
    struct record *record, const char *key, struct digest *digest) MUST_USE;

/* record_words(record, list, words): texts, sorted, none twice, copied. */
int record_words(const struct record *record, const struct json *list,
    strview **words) MUST_USE;

/* record_fail(record, key): ${key} is not as it must be. */
int record_fail(const struct record *record, const char *key);

#endif
