/*
 * jsonw.h - writer of JSON: commas, quoting and nesting in one place.
 *
 * Each call takes the key of the member, or NULL inside an array and at the
 * top.  Text is quoted here; odd text (utf8.h) is written with its tag.  The
 * levels of a document of ours and of a tree inside it may each come to
 * LIMIT_DEPTH.
 */
#ifndef AUDITOR_BASE_JSONW_H
#define AUDITOR_BASE_JSONW_H

#include <stdbool.h>
#include <stdint.h>

#include "auditor/base/digest.h"
#include "auditor/base/json.h"
#include "auditor/base/limits.h"
#include "auditor/base/strbuf.h"

#define JSONW_LEVELS (2 * LIMIT_DEPTH + 1)

struct jsonw {
	struct strbuf *out; /* borrowed */
	bool pretty;        /* one member a line, two blanks a level */
	bool is_shown; /* perhaps on a terminal: what is hidden is escaped */
	unsigned depth;
	char open[JSONW_LEVELS]; /* '{' or '[' around, innermost last */
	bool has_item[JSONW_LEVELS];
};

void jsonw_object(struct jsonw *w, const char *key);
void jsonw_array(struct jsonw *w, const char *key);
/* jsonw_end(w): close the innermost object or array. */
void jsonw_end(struct jsonw *w);
void jsonw_text(struct jsonw *w, const char *key, strview value);
void jsonw_cstr(struct jsonw *w, const char *key, const char *value);
void jsonw_int(struct jsonw *w, const char *key, int64_t value);
void jsonw_bool(struct jsonw *w, const char *key, bool value);
void jsonw_null(struct jsonw *w, const char *key);
/* jsonw_digest(w, key, digest), jsonw_time(w, key, seconds): as text, in
 * hexadecimal and as time_text has it. */
void jsonw_digest(
    struct jsonw *w, const char *key, const struct digest *digest);
void jsonw_time(struct jsonw *w, const char *key, int64_t seconds);
/* jsonw_value(w, key, value): a whole tree; numbers as they were written. */
void jsonw_value(struct jsonw *w, const char *key, const struct json *value);

/*
 * jsonw_quote(out, text):
 * Append ${text} as JSON string with its quotes; a byte that is not UTF-8
 * becomes U+FFFD.
 */
void jsonw_quote(struct strbuf *out, strview text);

#endif
