/*
 * catalogue_test.c - the table is whole, and every check has its rows.
 */
#include "tests/unit/auditor/check/scene.h"

static void
is_sorted(const void *at)
{
	size_t count;
	const struct check *checks = check_catalogue(&count);

	(void)at;
	KIT_INT(count, 22);
	for (size_t i = 1; i < count; i++)
		KIT_TRUE(sv_cmp(sv_from(checks[i - 1].id),
			     sv_from(checks[i].id)) < 0);
}

static bool
is_sentence(const char *text)
{
	size_t len = text != NULL ? strlen(text) : 0;

	return len > 10 && text[len - 1] == '.';
}

static void
is_told(const void *at)
{
	size_t count;
	const struct check *checks = check_catalogue(&count);

	(void)at;
	for (size_t i = 0; i < count; i++) {
		const struct check *check = &checks[i];
		KIT_TRUE(check->title != NULL && strlen(check->title) > 10);
		KIT_TRUE(is_sentence(check->why));
		KIT_TRUE(is_sentence(check->looks_like));
		KIT_TRUE(is_sentence(check->fix));
		KIT_TRUE(check->points >= 1 && check->points <= 100);
		KIT_TRUE(check->approved <= 5);
		KIT_TRUE(check->needs_baseline == (check->compares != 0));
		KIT_TRUE(check->eval != NULL ||
			 sv_eq(sv_from(check->id), SV("CH-001")));
	}
}

static void
has_references(const void *at)
{
	size_t count;
	const struct check *checks = check_catalogue(&count);

	(void)at;
	for (size_t i = 0; i < count; i++) {
		const struct reference *reference = checks[i].references;
		bool has_attack = false;
		for (; reference->scheme != NULL; reference++) {
			KIT_TRUE(reference->id != NULL);
			has_attack |= sv_starts(
			    sv_from(reference->scheme), SV("MITRE ATT&CK "));
		}
		KIT_TRUE(has_attack);
	}
}

static void
finds(const void *at)
{
	(void)at;
	KIT_TEXT(sv_from(check_find(SV("tr-002"))->id), SV("TR-002"));
	KIT_TRUE(check_find(SV("TR-999")) == NULL);
	KIT_TRUE(check_find(SV("")) == NULL);
}

/* --- severities ---------------------------------------------------------- */

struct band_row {
	const char *name;
	unsigned points;
	const char *word;
};

static const struct band_row bands[] = {
    {"0", 0, "info"},
    {"9", 9, "info"},
    {"10", 10, "low"},
    {"24", 24, "low"},
    {"25", 25, "medium"},
    {"44", 44, "medium"},
    {"45", 45, "high"},
    {"69", 69, "high"},
    {"70", 70, "critical"},
    {"100", 100, "critical"},
};

static void
has_band(const void *at)
{
	const struct band_row *row = at;
	enum severity severity = severity_of(row->points);
	enum severity found;

	KIT_TEXT(sv_from(severity_word(severity)), sv_from(row->word));
	KIT_TRUE(severity_find(sv_from(row->word), &found));
	KIT_INT(found, severity);
}

static void
refuses_words(const void *at)
{
	enum severity severity = SEVERITY_HIGH;

	(void)at;
	KIT_TRUE(!severity_find(SV("urgent"), &severity));
	KIT_TRUE(!severity_find(SV(""), &severity));
	KIT_INT(severity, SEVERITY_HIGH);
	KIT_TEXT(
	    sv_from(finding_status_word(FINDING_REOPENED)), SV("reopened"));
}

int
main(void)
{
	kit_case("sorted and unique", is_sorted);
	kit_case("texts are whole", is_told);
	kit_case("references are whole", has_references);
	kit_case("found by id", finds);
	KIT_ROWS(bands, has_band);
	kit_case("words of severity", refuses_words);
	return kit_finish();
}
