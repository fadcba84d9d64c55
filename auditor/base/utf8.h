/*
 * utf8.h - UTF-8 one code point at a time, and the tag of odd text.
 *
 * Text from outside may hold what no ordinary client writes: NUL, control
 * characters, lone surrogates, bytes that are not UTF-8.  Such text is kept
 * losslessly in an escaped form that begins with TEXT_ODD_TAG; text without
 * the tag never holds that character.
 */
#ifndef AUDITOR_BASE_UTF8_H
#define AUDITOR_BASE_UTF8_H

#include <stdbool.h>
#include <stdint.h>

#include "auditor/base/strbuf.h"
#include "auditor/base/strview.h"

/* First character of escaped odd text: U+001A SUBSTITUTE. */
#define TEXT_ODD_TAG '\x1a'

/*
 * utf8_next(rest, point):
 * Take one code point from the front of ${rest} (not empty) into ${point}.
 * Return false for a byte that starts no well-formed sequence (RFC 3629);
 * that byte alone is taken then and stands in ${point}.
 */
bool utf8_next(strview *rest, uint32_t *point);

/* utf8_clip(text, most): the first ${most} bytes, without half a character. */
strview utf8_clip(strview text, size_t most);

/* utf8_add(buf, point): append ${point}, at most U+10FFFF, encoded. */
void utf8_add(struct strbuf *buf, uint32_t point);

/* utf8_is_odd_point(point): a control character other than TAB, LF, CR. */
bool utf8_is_odd_point(uint32_t point);

/* text_is_odd(sv): ${sv} is the escaped form of odd text. */
bool text_is_odd(strview sv);

/*
 * text_shown(sv):
 * The part of ${sv} to show: without the tag.  Backslash escapes (NUL as
 * \u0000, byte FF as \xFF, a backslash as \\) stay as they are.
 */
strview text_shown(strview sv);

/*
 * text_visible(buf, sv):
 * Append ${sv} without the odd characters in it and with its backslashes
 * single: what somebody who is shown the text believes to read.
 */
void text_visible(struct strbuf *buf, strview sv);

/*
 * text_keep(buf, bytes):
 * Append ${bytes} to ${buf} as it is kept: unchanged if it is ordinary UTF-8,
 * else in the escaped form.  Return true when it was odd.
 */
bool text_keep(struct strbuf *buf, strview bytes);

#endif
