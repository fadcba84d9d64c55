/*
 * catalogue_test.c - the table is whole, and every check has its rows.
 */
#include <regex.h>

#include "tests/unit/auditor/check/scene.h"

static void
is_sorted(const void *at)
{
	(void)at;
	KIT_TRUE(check_count() >= 22);
	for (size_t i = 1; i < check_count(); i++) {
		strview earlier = sv_from(check_at(i - 1)->id);
		strview later = sv_from(check_at(i)->id);
		if (sv_cmp(earlier, later) >= 0)
			fprintf(stderr, SV_FMT " stands behind " SV_FMT "\n",
			    SV_ARG(later), SV_ARG(earlier));
		KIT_TRUE(sv_cmp(earlier, later) < 0);
	}
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
	(void)at;
	for (size_t i = 0; i < check_count(); i++) {
		const struct check *check = check_at(i);
		KIT_TRUE(check->title != NULL && strlen(check->title) > 10);
		KIT_TRUE(is_sentence(check->why));
		KIT_TRUE(is_sentence(check->looks_like));
		KIT_TRUE(is_sentence(check->fix));
		KIT_TRUE(check_fires(check) != NULL &&
			 strlen(check_fires(check)) >= 5);
		KIT_TRUE(check_silent(check) != NULL &&
			 strlen(check_silent(check)) >= 5);
		KIT_TRUE(check->points >= 1 && check->points <= 100);
		KIT_TRUE(check->approved <= 5);
		KIT_TRUE(check->needs_baseline == (check->compares != 0));
		KIT_TRUE(check->eval != NULL ||
			 sv_eq(sv_from(check->id), SV("CH-001")));
	}
}

/* How the numbers of a framework are spelt. */
static const struct {
	const char *scheme;
	const char *pattern;
} frameworks[] = {
    {"MITRE ATT&CK v18.1", "^T[0-9]{4}([.][0-9]{3})?$"},
    {"MITRE ATT&CK v19", "^T[0-9]{4}([.][0-9]{3})?$"},
    {"SCuBA", "^MS[.](AAD|EXO|SECURITYSUITE)[.][0-9]+[.][0-9]+[a-z]?$"},
    {"CIS Microsoft 365 v7.0.0", "^[1-9]([.][0-9]+){2,3}$"},
    {"NIST SP 800-53r5", "^[A-Z]{2}-[0-9]+([(][0-9]+[)])?$"},
};

static bool
is_spelt(const struct reference *reference)
{
	for (size_t i = 0; i < COUNT_OF(frameworks); i++) {
		regex_t compiled;
		if (strcmp(frameworks[i].scheme, reference->scheme) != 0)
			continue;
		KIT_INT(
		    regcomp(&compiled, frameworks[i].pattern, REG_EXTENDED), 0);
		int status = regexec(&compiled, reference->id, 0, NULL, 0);
		regfree(&compiled);
		if (status != 0)
			fprintf(stderr, "%s: %s\n", reference->scheme,
			    reference->id);
		return status == 0;
	}
	return false;
}

static void
has_references(const void *at)
{
	(void)at;
	for (size_t i = 0; i < check_count(); i++) {
		const struct reference *reference = check_at(i)->references;
		/* Posture that no technique is named for stands in a control. */
		KIT_TRUE(reference != NULL && reference->scheme != NULL);
		for (; reference->scheme != NULL; reference++)
			KIT_TRUE(is_spelt(reference));
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

/* --- the policy ---------------------------------------------------------- */

static bool
is_section(const char *word)
{
	static const char *const sections[] = {"administrators",
	    "allow-list-ranges", "applications", "arc-sealers", "certificates",
	    "hybrid", "recipients", "rotation-tickets", "sender-ranges",
	    "simulation", "smart-hosts", "soc-mailboxes"};

	for (size_t i = 0; i < COUNT_OF(sections); i++) {
		if (strcmp(word, sections[i]) == 0)
			return true;
	}
	return false;
}

static void
names_sections(const void *at)
{
	size_t settled = 0;

	(void)at;
	for (size_t i = 0; i < check_count(); i++) {
		const struct settled *by = check_settled_by(check_at(i));
		if (by == NULL)
			continue;
		settled++;
		KIT_TRUE(is_section(by->section));
		KIT_TRUE(by->other == NULL || is_section(by->other));
		KIT_TRUE(by->other != NULL || !by->needs_both);
	}
	KIT_TRUE(settled >= 50);
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
	kit_case("settled by sections that there are", names_sections);
	KIT_ROWS(bands, has_band);
	kit_case("words of severity", refuses_words);
	return kit_finish();
}
