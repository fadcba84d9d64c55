/*
 * json_pull.h - JSON one value at a time, from a window of a longer text.
 *
 * Exports of a hundred megabytes are not to be in memory at once; cJSON reads
 * whole documents only.  Values mean what json_parse says they mean, from
 * outside (JSON_WIRE), but equal keys are refused: one of the two values would
 * be hidden, and another reader may have shown the other one.
 */
#ifndef AUDITOR_BASE_JSON_PULL_H
#define AUDITOR_BASE_JSON_PULL_H

#include <stdint.h>

#include "auditor/base/json.h"
#include "auditor/base/strbuf.h"

/* Most bytes of a key. */
#define JSON_PULL_KEY 4096

enum json_pull_status {
	JSON_PULL_DONE,
	JSON_PULL_MORE,   /* the text ends inside the value */
	JSON_PULL_FAILED, /* err is set and names the line */
};

/* Working memory of a reader; {0} is ready, for json_pull_done. */
struct json_pull {
	struct json *stack; /* members of values that are still open */
	size_t count;
	size_t cap;
	struct strbuf text;
	struct strbuf ignored;
	/* For messages: lines and bytes before the text. */
	unsigned line;
	uint64_t offset;
};

void json_pull_done(struct json_pull *pull);

/*
 * json_pull_value(pull, text, is_last, arena, value, used, err):
 * Read the value at the front of ${text} into ${value} and ${arena}, and its
 * length, with white space before it, into ${used}.  Texts borrow from
 * ${text} where they are plain.  ${is_last} says that nothing follows.  A
 * value nested deeper than LIMIT_WIRE_DEPTH, of more than LIMIT_MEMBERS
 * members, or with a key twice in one object, is refused.
 */
enum json_pull_status json_pull_value(struct json_pull *pull, strview text,
    bool is_last, struct arena *arena, struct json *value, size_t *used,
    struct err *err) MUST_USE;

/*
 * json_pull_extent(text, is_last, used):
 * The length of the value at the front of ${text}, of which only brackets and
 * quotes are looked at.  Never JSON_PULL_FAILED: what is malformed is seen
 * when it is read.
 */
enum json_pull_status json_pull_extent(
    strview text, bool is_last, size_t *used) MUST_USE;

#endif
