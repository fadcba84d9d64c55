/*
 * checkhead.c - the comment lines at the head of a check of the user's own.
 */
#include "auditor/query/checkhead.h"

#include <stdarg.h>
#include <stdio.h>

#include "auditor/base/decimal.h"
#include "auditor/base/lang.h"

#include "auditor/base/banned.h"

#define POINTS_MAX 100

enum header_key { KEY_ID, KEY_TITLE, KEY_POINTS, KEY_REMEDIATION };

static const char *const keys[] = {
    [KEY_ID] = "id",
    [KEY_TITLE] = "title",
    [KEY_POINTS] = "points",
    [KEY_REMEDIATION] = "remediation",
};

#define KEYS_HINT                                                              \
	N_("a check begins with the lines -- id: -- title: -- points: "        \
	   "-- remediation:")

/* A file that is being read. */
struct reader {
	const char *path;
	struct checkhead *head;
	unsigned lines[COUNT_OF(keys)]; /* where each stands; 0: nowhere */
	struct err *err;
};

static int PRINTF(3, 4)
    fail(const struct reader *reader, unsigned line, const char *fmt, ...)
{
	char text[512];
	va_list args;

	va_start(args, fmt);
	(void)vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	return err_set(
	    reader->err, ERR_CONFIG, "%s:%u: %s", reader->path, line, text);
}

static size_t
count_between(strview text, size_t at, char first, char last)
{
	size_t count = 0;

	while (at + count < text.len && text.ptr[at + count] >= first &&
	       text.ptr[at + count] <= last)
		count++;
	return count;
}

/* As those of the catalogue, so that a policy can name it: ORG-001. */
static bool
is_id(strview id)
{
	size_t letters = count_between(id, 0, 'A', 'Z');
	size_t digits = count_between(id, letters + 1, '0', '9');

	return letters >= 2 && letters <= 16 && letters < id.len &&
	       id.ptr[letters] == '-' && digits >= 3 && digits <= 6 &&
	       letters + 1 + digits == id.len;
}

static int
take_points(struct reader *reader, unsigned line, strview value)
{
	uint64_t points;

	if (!decimal_read(value, POINTS_MAX, &points)) {
		(void)fail(reader, line,
		    _("points: a whole number from 0 to 100 is expected, "
		      "not " SV_FMT),
		    SV_ARG(value));
		return err_hint(
		    reader->err, "10 is low, 25 medium, 45 high, 70 critical");
	}
	reader->head->points = (unsigned)points;
	return 0;
}

static int
take_header(
    struct reader *reader, enum header_key key, unsigned line, strview value)
{
	struct checkhead *head = reader->head;

	if (reader->lines[key] > 0)
		return fail(reader, line, _("given twice: %s"), keys[key]);
	reader->lines[key] = line;
	if (value.len == 0)
		return fail(reader, line, _("nothing is said: %s"), keys[key]);
	switch (key) {
	case KEY_ID:
		head->id = value;
		head->id_line = line;
		if (is_id(value))
			return 0;
		(void)fail(
		    reader, line, _("this is no id: " SV_FMT), SV_ARG(value));
		return err_hint(reader->err,
		    "capitals, a hyphen, and three digits or more, "
		    "such as ORG-001");
	case KEY_TITLE:
		head->title = value;
		return 0;
	case KEY_POINTS:
		return take_points(reader, line, value);
	case KEY_REMEDIATION:
		head->remediation = value;
		return 0;
	}
	return 0;
}

static bool
is_word(strview text)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z'))
			return false;
	}
	return text.len > 0;
}

/* "-- key: value"; any other comment is for people. */
static int
take_comment(struct reader *reader, unsigned line, strview comment)
{
	strview value = comment;
	strview word;

	if (!sv_has(comment, SV(":")) || !sv_cut(&value, ':', &word) ||
	    !is_word(sv_trim(word)))
		return 0;
	word = sv_trim(word);
	for (size_t i = 0; i < COUNT_OF(keys); i++) {
		if (sv_eq_fold(word, sv_from(keys[i])))
			return take_header(
			    reader, (enum header_key)i, line, sv_trim(value));
	}
	(void)fail(reader, line, _("not known at the head of a check: " SV_FMT),
	    SV_ARG(word));
	return err_hint(reader->err, KEYS_HINT);
}

static int
read_lines(struct reader *reader, strview text)
{
	strview rest = text;
	strview line;

	for (unsigned at = 1; sv_cut(&rest, '\n', &line); at++) {
		line = sv_trim(line);
		if (line.len > 0 && !sv_starts(line, SV("--")))
			break;
		TRY(take_comment(
		    reader, at, sv_trim(sv_slice(line, 2, line.len))));
	}
	for (size_t i = 0; i < COUNT_OF(keys); i++) {
		if (reader->lines[i] > 0)
			continue;
		(void)fail(reader, 1, _("its head lacks %s"), keys[i]);
		return err_hint(reader->err, KEYS_HINT);
	}
	return 0;
}

int
checkhead_read(
    const char *path, strview text, struct checkhead *head, struct err *err)
{
	struct reader reader = {.path = path, .head = head, .err = err};

	*head = (struct checkhead){0};
	if (sv_has(text, (strview){.ptr = "", .len = 1}))
		return fail(&reader, 1, "%s", _("it holds a NUL byte"));
	return read_lines(&reader, text);
}
