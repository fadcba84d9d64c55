/*
 * coverage.c - how much of a list was read, and why not all.
 */
#include "auditor/model/coverage.h"

#include "auditor/base/attr.h"

#include "auditor/base/banned.h"

static const char *const statuses[] = {
    [COVERAGE_NOT_COLLECTED] = N_("not-collected"),
    [COVERAGE_PARTIAL] = N_("partial"),
    [COVERAGE_COMPLETE] = N_("complete"),
};

static const char *const reasons[] = {
#define COVERAGE_WORD(constant, word) word,
    COVERAGE_REASONS(COVERAGE_WORD)
#undef COVERAGE_WORD
};

const char *
coverage_status_word(enum coverage_status status)
{
	return statuses[status];
}

const char *
coverage_reason_word(enum coverage_reason reason)
{
	return reasons[reason];
}

static bool
find(const char *const *words, size_t count, strview word, size_t *at)
{
	for (size_t i = 0; i < count; i++) {
		if (sv_eq(sv_from(words[i]), word)) {
			*at = i;
			return true;
		}
	}
	return false;
}

bool
coverage_status_find(strview word, enum coverage_status *status)
{
	size_t at;

	if (!find(statuses, COUNT_OF(statuses), word, &at))
		return false;
	*status = (enum coverage_status)at;
	return true;
}

bool
coverage_reason_find(strview word, enum coverage_reason *reason)
{
	size_t at;

	if (!find(reasons, COUNT_OF(reasons), word, &at))
		return false;
	*reason = (enum coverage_reason)at;
	return true;
}
