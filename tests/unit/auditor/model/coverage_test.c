/*
 * coverage_test.c - the words of coverage.
 */
#include "auditor/model/coverage.h"

#include <string.h>

#include "tests/support/kit_rows.h"

struct status_row {
	const char *name;
	enum coverage_status status;
	const char *word;
};

static const struct status_row statuses[] = {
    {"not collected", COVERAGE_NOT_COLLECTED, "not-collected"},
    {"partial", COVERAGE_PARTIAL, "partial"},
    {"complete", COVERAGE_COMPLETE, "complete"},
};

static void
words_status(const void *at)
{
	const struct status_row *row = at;
	enum coverage_status found;

	KIT_TEXT(
	    sv_from(coverage_status_word(row->status)), sv_from(row->word));
	KIT_TRUE(coverage_status_find(sv_from(row->word), &found));
	KIT_INT(found, row->status);
}

static void
words_reasons(const void *at)
{
	(void)at;
	for (int i = COVERAGE_NONE_REASON; i <= COVERAGE_SIGN_IN_REASON; i++) {
		enum coverage_reason reason = (enum coverage_reason)i;
		enum coverage_reason found = COVERAGE_SIGN_IN_REASON;
		strview word = sv_from(coverage_reason_word(reason));
		KIT_TRUE(coverage_reason_find(word, &found));
		KIT_INT(found, reason);
		KIT_INT(word.len == 0, reason == COVERAGE_NONE_REASON);
	}
}

static void
knows_no_other_words(const void *at)
{
	enum coverage_status status;
	enum coverage_reason reason;

	(void)at;
	KIT_TRUE(!coverage_status_find(SV("Complete"), &status));
	KIT_TRUE(!coverage_status_find(SV(""), &status));
	KIT_TRUE(!coverage_reason_find(SV("moon"), &reason));
}

/* What nobody filled in is nothing that could be taken for clean. */
static void
zero_is_unread(const void *at)
{
	struct coverage coverage;

	(void)at;
	memset(&coverage, 0, sizeof(coverage));
	KIT_INT(coverage.status, COVERAGE_NOT_COLLECTED);
}

int
main(void)
{
	KIT_ROWS(statuses, words_status);
	kit_case("reasons and their words", words_reasons);
	kit_case("unknown words", knows_no_other_words);
	kit_case("zero is unread", zero_is_unread);
	return kit_finish();
}
