/*
 * spelling_scalar.h - random values of any type, spelt in random ways.
 *
 * What an object means follows from one row of numbers, how it is spelt from
 * another: the same can be written twice with every freedom that the types of
 * its fields leave.
 */
#ifndef TESTS_UNIT_AUDITOR_DIFF_SPELLING_SCALAR_H
#define TESTS_UNIT_AUDITOR_DIFF_SPELLING_SCALAR_H

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "auditor/base/strbuf.h"
#include "auditor/base/timefmt.h"
#include "auditor/model/kind.h"

/* Most elements of a list. */
#define ITEMS    4
#define SOME_DAY INT64_C(1767225600) /* 2026-01-01 */

/* A row of numbers (Steele and others, 2014: splitmix64). */
static inline uint64_t
next(uint64_t *seed)
{
	*seed += 0x9e3779b97f4a7c15U;
	uint64_t at = *seed;
	at = (at ^ (at >> 30)) * 0xbf58476d1ce4e5b9U;
	at = (at ^ (at >> 27)) * 0x94d049bb133111ebU;
	return at ^ (at >> 31);
}

static inline uint64_t
mix(uint64_t seed, uint64_t with)
{
	uint64_t both = seed ^ (with * 0x2545f4914f6cdd1dU);

	return next(&both);
}

/* What an object means, and how it is spelt; spelling 0 is the plain way. */
struct recipe {
	enum kind kind;
	uint64_t meaning;
	size_t edited; /* index of a field whose meaning is ${edit} */
	uint64_t edit;
	uint64_t stamps;
	uint64_t spelling;
};

struct writer {
	const struct recipe *recipe;
	uint64_t spelling;
	struct strbuf *out;
};

/* One of ${count} ways; the first one when it is the plain way. */
static inline uint64_t
way(struct writer *w, uint64_t count)
{
	return w->recipe->spelling == 0 ? 0 : next(&w->spelling) % count;
}

static inline void
put_cased(struct writer *w, const char *text)
{
	for (; *text != '\0'; text++) {
		char c = *text;
		bool is_letter =
		    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
		strbuf_add_char(
		    w->out, is_letter && way(w, 2) == 1 ? (char)(c ^ 0x20) : c);
	}
}

static inline void
put_time(struct writer *w, uint64_t value)
{
	int64_t at = SOME_DAY + (int64_t)(value % 10000000);
	char text[TIME_TEXT_MAX];

	switch (way(w, 5)) {
	case 1: /* in another zone */
		(void)time_text(at + 5 * 3600 + 1800, text);
		strbuf_printf(w->out, "\"%.19s+05:30\"", text);
		return;
	case 2:
		(void)time_text(at, text);
		strbuf_printf(w->out, "\"%.19s.0000000Z\"", text);
		return;
	case 3: /* as Windows PowerShell */
		strbuf_printf(w->out, "\"/Date(%lld000)/\"", (long long)at);
		return;
	case 4:
		(void)time_text(at, text);
		strbuf_printf(w->out, "\"%.19s+00:00\"", text);
		return;
	default:
		strbuf_printf(w->out, "\"%s\"", time_text(at, text));
	}
}

static inline void
put_enum(struct writer *w, const struct field *field, uint64_t value)
{
	CLEANUP(strbuf_done) struct strbuf word = {0};
	strview rest = sv_from(field->values);
	strview at = {0};
	size_t count = 0;

	while (sv_cut(&rest, '|', &at))
		count++;
	rest = sv_from(field->values);
	for (uint64_t i = 0; count > 0 && i <= value % count; i++)
		(void)sv_cut(&rest, '|', &at);
	if (count > 0)
		strbuf_add(&word, at);
	else
		strbuf_printf(&word, "word%u", (unsigned)(value % 1000));
	strbuf_add_char(w->out, '"');
	put_cased(w, strbuf_cstr(&word));
	strbuf_add_char(w->out, '"');
}

static inline void
put_words(struct writer *w, uint64_t value)
{
	unsigned first = (unsigned)(value % 1000);

	if (way(w, 2) == 1)
		strbuf_printf(w->out, "\"Mail.%u  User.Read\"", first);
	else
		strbuf_printf(w->out, "\"User.Read Mail.%u\"", first);
}

/* Text in quotes, with a number in it, that may be spelt in any letter case. */
static inline void
put_folded(struct writer *w, const char *head, uint64_t value, const char *tail)
{
	char number[32];

	(void)snprintf(
	    number, sizeof(number), "%08x", (unsigned)(value % 4000000000U));
	strbuf_add_char(w->out, '"');
	put_cased(w, head);
	put_cased(w, number);
	put_cased(w, tail);
	strbuf_add_char(w->out, '"');
}

static inline void
put_space(struct writer *w, uint64_t value)
{
	unsigned at = (unsigned)(value % 100000);

	if (way(w, 2) == 1)
		strbuf_printf(w->out, "\"SMTP:D%u.Example;1\"", at);
	else
		strbuf_printf(w->out, "\"d%u.example\"", at);
}

static inline void
put_range(struct writer *w, uint64_t value)
{
	unsigned at = (unsigned)(value % 60000) + 1;

	if (way(w, 2) == 1)
		strbuf_printf(w->out, "\" 2001:0DB8:0:0::%X \"", at);
	else
		strbuf_printf(w->out, "\"2001:db8::%x\"", at);
}

/* Graph expands what it refers to. */
static inline void
put_id(struct writer *w, uint64_t value)
{
	bool is_expanded = way(w, 2) == 1;

	if (is_expanded)
		strbuf_add_text(w->out, "{\"displayName\":\"x\",\"id\":");
	put_folded(w, "", value, "-aaaa-4bbb-8ccc-dddddddddddd");
	if (is_expanded)
		strbuf_add_char(w->out, '}');
}

static inline void
put_scalar(struct writer *w, const struct field *field, uint64_t value)
{
	unsigned number = (unsigned)(value % 4000000000U);

	switch (field->type) {
	case FIELD_BOOL:
		strbuf_add_text(w->out, value % 2 == 0 ? "true" : "false");
		return;
	case FIELD_NUMBER:
		strbuf_printf(w->out, way(w, 2) == 1 ? "\"%u\"" : "%u", number);
		return;
	case FIELD_TIME:
		put_time(w, value);
		return;
	case FIELD_ENUM:
		put_enum(w, field, value);
		return;
	case FIELD_GUID:
		put_folded(w, "", value, "-aaaa-4bbb-8ccc-dddddddddddd");
		return;
	case FIELD_ID:
		put_id(w, value);
		return;
	case FIELD_DOMAIN:
		put_folded(w, "d", value, ".example");
		return;
	case FIELD_SMTP:
		put_folded(
		    w, way(w, 2) == 1 ? "smtp:u" : "u", value, "@d.example");
		return;
	case FIELD_HEADER:
		put_folded(
		    w, way(w, 2) == 1 ? " x-head-" : "x-head-", value, "");
		return;
	case FIELD_RANGE:
		put_range(w, value);
		return;
	case FIELD_SPACE:
		put_space(w, value);
		return;
	case FIELD_WORDS:
		put_words(w, value);
		return;
	case FIELD_TEXT:
	case FIELD_OBJECT:
		break;
	}
	strbuf_printf(
	    w->out, "\"\\\\%c Text %u\"", value % 2 == 0 ? 'd' : 'D', number);
}

#endif
