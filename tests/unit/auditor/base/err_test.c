/*
 * err_test.c - texts, hints and wrapping of errors.
 */
#include "auditor/base/err.h"

#include <errno.h>
#include <string.h>

#include "tests/support/kit_rows.h"

struct word_row {
	const char *name;
	enum err_code code;
	const char *want;
};

static const struct word_row words[] = {
    {"word of no error", ERR_NONE, "none"},
    {"word of usage", ERR_USAGE, "usage"},
    {"word of not found", ERR_NOT_FOUND, "not-found"},
    {"word of the last code", ERR_CRYPTO, "crypto"},
};

static void
words_codes(const void *at)
{
	const struct word_row *row = at;

	KIT_TEXT(sv_from(err_word(row->code)), sv_from(row->want));
}

static void
names_errno(const void *at)
{
	(void)at;
	KIT_TEXT(sv_from(err_errno(ENOENT)), SV("No such file or directory"));
	KIT_TEXT(sv_from(err_errno(-5)), SV("unknown error"));
}

static void
sets(const void *at)
{
	struct err err = {.hint = "old advice"};

	(void)at;
	KIT_INT(err_set(&err, ERR_LIMIT, "%s holds %d", "page", 7), -1);
	KIT_INT(err.code, ERR_LIMIT);
	KIT_TEXT(sv_from(err.text), SV("page holds 7"));
	KIT_TEXT(sv_from(err.hint), SV(""));
}

static void
hints(const void *at)
{
	struct err err;

	(void)at;
	(void)err_set(&err, ERR_IO, "cannot open %s", "x");
	KIT_INT(err_hint(&err, "give %s", "another"), -1);
	KIT_INT(err_wrap(&err, "reading page %d", 3), -1);
	KIT_TEXT(sv_from(err.text), SV("reading page 3: cannot open x"));
	KIT_TEXT(sv_from(err.hint), SV("give another"));
	KIT_INT(err.code, ERR_IO);
}

static void
takes_no_err(const void *at)
{
	(void)at;
	KIT_INT(err_set(NULL, ERR_IO, "x"), -1);
	KIT_INT(err_hint(NULL, "x"), -1);
	KIT_INT(err_wrap(NULL, "x"), -1);
}

static void
sets_from_own_text(const void *at)
{
	struct err err;

	(void)at;
	(void)err_set(&err, ERR_IO, "inner");
	(void)err_set(&err, ERR_STORE, "outer of %s", err.text);
	KIT_TEXT(sv_from(err.text), SV("outer of inner"));
	(void)err_hint(&err, "first");
	(void)err_hint(&err, "%s, second", err.hint);
	KIT_TEXT(sv_from(err.hint), SV("first, second"));
	(void)err_wrap(&err, "again %s", err.text);
	KIT_TEXT(sv_from(err.text), SV("again outer of inner: outer of inner"));
}

static void
inner_gives_way(const void *at)
{
	struct err err;
	char big[4000];

	(void)at;
	memset(big, 'x', sizeof(big) - 1);
	big[sizeof(big) - 1] = '\0';
	(void)err_set(&err, ERR_IO, "%s", big);
	KIT_INT(strlen(err.text), sizeof(err.text) - 1);
	(void)err_wrap(&err, "outer");
	KIT_TRUE(sv_starts(sv_from(err.text), SV("outer: xxx")));
	KIT_INT(strlen(err.text), sizeof(err.text) - 1);
	(void)err_wrap(&err, "%s", big);
	KIT_TRUE(!sv_has(sv_from(err.text), SV("outer")));
	KIT_INT(strlen(err.text), sizeof(err.text) - 1);
}

int
main(void)
{
	KIT_ROWS(words, words_codes);
	kit_case("meaning of errno", names_errno);
	kit_case("set forgets the hint", sets);
	kit_case("wrap keeps code and hint", hints);
	kit_case("no err to fill", takes_no_err);
	kit_case("text made of its own old text", sets_from_own_text);
	kit_case("the inner text gives way", inner_gives_way);
	return kit_finish();
}
