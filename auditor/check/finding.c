/*
 * finding.c - one thing that is wrong, and what to do about it.
 */
#include "auditor/check/finding.h"

#include "auditor/check/check.h"

#include "auditor/base/banned.h"

struct band {
	const char *word;
	unsigned least;
};

static const struct band bands[] = {
#define SEVERITY_BAND(constant, word, least) {word, least},
    SEVERITIES(SEVERITY_BAND)
#undef SEVERITY_BAND
};

static const char *const statuses[] = {
#define FINDING_WORD(constant, word) word,
    FINDING_STATUSES(FINDING_WORD)
#undef FINDING_WORD
};

enum severity
severity_of(unsigned points)
{
	size_t at = COUNT_OF(bands) - 1;

	while (at > 0 && points < bands[at].least)
		at--;
	return (enum severity)at;
}

const char *
severity_word(enum severity severity)
{
	return bands[severity].word;
}

bool
severity_find(strview word, enum severity *severity)
{
	for (size_t i = 0; i < COUNT_OF(bands); i++) {
		if (sv_eq_fold(word, sv_from(bands[i].word))) {
			*severity = (enum severity)i;
			return true;
		}
	}
	return false;
}

const char *
finding_status_word(enum finding_status status)
{
	return statuses[status];
}

strview
finding_field(const struct evidence *evidence)
{
	return evidence->is_label ? sv_from(lang(evidence->field.ptr))
				  : evidence->field;
}

strview
finding_accepted_by(const struct finding *finding)
{
	bool is_policy = sv_eq(finding->accepted_by, SV(FINDING_BY_POLICY));

	return is_policy ? SV_(FINDING_BY_POLICY) : finding->accepted_by;
}

bool
finding_same(const struct finding *a, const struct finding *b)
{
	return a->check == b->check && a->kind == b->kind &&
	       sv_eq(a->id, b->id);
}
