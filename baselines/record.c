/*
 * record.c - strict reading of JSON objects whose members stand in one order.
 */
#include "baselines/record.h"

#include "auditor/base/decimal.h"
#include "auditor/base/timefmt.h"

#include "auditor/base/banned.h"

/* Digits of the largest number that is taken: below 2^63. */

int
record_fail(const struct record *record, const char *key)
{
	(void)err_set(record->err, ERR_FORMAT,
	    "%s: \"%s\" is missing, misplaced or malformed", record->what, key);
	return -1;
}

int
record_begin(struct record *record, const struct json *object)
{
	record->object = object;
	record->next = 0;
	if (!json_is_type(object, JSON_OBJECT))
		return err_set(
		    record->err, ERR_FORMAT, "%s: not an object", record->what);
	return 0;
}

int
record_end(const struct record *record)
{
	if (record->next < record->object->count)
		return err_set(record->err, ERR_FORMAT,
		    "%s: \"" SV_FMT "\" has no meaning here", record->what,
		    SV_ARG(record->object->items[record->next].key));
	return 0;
}

int
record_next(struct record *record, const char *key, const struct json **value)
{
	const struct json *object = record->object;

	if (record->next >= object->count ||
	    !sv_eq(object->items[record->next].key, sv_from(key)))
		return record_fail(record, key);
	*value = &object->items[record->next++];
	return 0;
}

int
record_text(struct record *record, const char *key, strview *text)
{
	const struct json *value;

	TRY(record_next(record, key, &value));
	if (value->type != JSON_STRING)
		return record_fail(record, key);
	*text = arena_dup(record->arena, value->text);
	return 0;
}

int
record_filled(struct record *record, const char *key, strview *text)
{
	TRY(record_text(record, key, text));
	return text->len > 0 ? 0 : record_fail(record, key);
}

int
record_list(struct record *record, const char *key, const struct json **list)
{
	const struct json *value;

	TRY(record_next(record, key, &value));
	if (value->type != JSON_ARRAY)
		return record_fail(record, key);
	*list = value;
	return 0;
}

int
record_bool(struct record *record, const char *key, bool *value)
{
	const struct json *found;

	TRY(record_next(record, key, &found));
	if (found->type != JSON_BOOL)
		return record_fail(record, key);
	*value = found->truth;
	return 0;
}

int
record_count(struct record *record, const char *key, int64_t *value)
{
	const struct json *found;
	uint64_t number;

	TRY(record_next(record, key, &found));
	if (found->type != JSON_NUMBER ||
	    !decimal_read(found->text, DECIMAL_MOST, &number) || number == 0)
		return record_fail(record, key);
	*value = (int64_t)number;
	return 0;
}

int
record_time(struct record *record, const char *key, int64_t *seconds)
{
	char again[TIME_TEXT_MAX];
	strview text;

	TRY(record_text(record, key, &text));
	if (!time_read(text, seconds) ||
	    !sv_eq(text, sv_from(time_text(*seconds, again))))
		return record_fail(record, key);
	return 0;
}

int
record_digest(struct record *record, const char *key, struct digest *digest)
{
	char again[DIGEST_HEX_MAX];
	strview text;

	TRY(record_text(record, key, &text));
	if (!digest_read(text, digest) ||
	    !sv_eq(text, sv_from(digest_hex(digest, again))))
		return record_fail(record, key);
	return 0;
}

int
record_words(
    const struct record *record, const struct json *list, strview **words)
{
	strview *copy = NULL;

	if (list->count > 0)
		copy = arena_alloc(record->arena, list->count, sizeof(*copy));
	for (size_t i = 0; i < list->count; i++) {
		const struct json *item = &list->items[i];
		if (item->type != JSON_STRING || item->text.len == 0 ||
		    (i > 0 && sv_cmp(copy[i - 1], item->text) >= 0))
			return err_set(record->err, ERR_FORMAT,
			    "%s: a list of texts is not in order",
			    record->what);
		copy[i] = arena_dup(record->arena, item->text);
	}
	*words = copy;
	return 0;
}
