/*
 * near_test.c - the word that was probably meant.
 */
#include "auditor/base/near.h"

#include "tests/support/kit_rows.h"

struct row {
	const char *name;
	const char *word;
	const char *found; /* "": none */
};

static const struct row rows[] = {
    {"a letter is missing", "adit", "audit"},
    {"a letter is too many", "auditt", "audit"},
    {"another letter", "audir", "audit"},
    {"two letters swapped", "fromat", "format"},
    {"two edits", "hisotri", "history"},
    {"two edits of a short one", "odur", ""},
    {"three edits", "isotri", ""},
    {"another case", "Audit", "audit"},
    {"the nearest of two", "frmat", "format"},
    {"the first of equals", "trut", "trust"},
    {"the word itself", "audit", "audit"},
    {"nothing like it", "frobnicate", ""},
    {"one letter", "a", ""},
    {"nothing", "", ""},
    {"very long", "auditauditauditauditauditauditauditauditaudit", ""},
};

static void
is_meant(const void *at)
{
	static const char *const words[] = {"audit", "history", "formal",
	    "format", "trust", "truth", "diff",
	    "auditauditauditauditauditauditauditauditaudit", ""};
	const struct row *row = at;
	struct near near = {.word = sv_from(row->word)};

	for (size_t i = 0; i < COUNT_OF(words); i++)
		near_try(&near, sv_from(words[i]));
	KIT_TEXT(near.found, sv_from(row->found));
}

int
main(void)
{
	KIT_ROWS(rows, is_meant);
	return kit_finish();
}
