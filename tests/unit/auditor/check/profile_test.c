/*
 * profile_test.c - which checks count, by the files that ship and by others.
 */
#include "auditor/check/profile.h"

#include <stdio.h>

#include "auditor/base/file.h"
#include "auditor/check/own.h"
#include "tests/support/kit_rows.h"

static struct profile
parse(const char *yaml, struct arena *arena)
{
	struct profile profile = {0};
	struct err err = {0};

	KIT_GOOD(profile_parse(sv_from(yaml), "p.yaml", arena, &profile, &err),
	    &err);
	return profile;
}

struct refusal_row {
	const char *name;
	const char *yaml;
	const char *want;
};

static const struct refusal_row refusals[] = {
    {"no name", "fail-on: low\n", "p.yaml:1:1: profile: is missing"},
    {"nothing decided", "profile: x\n", "it decides nothing"},
    {"unknown key", "profile: x\nfailon: low\n",
	"p.yaml:2:9: unknown key \"failon\""},
    {"severity that is none", "profile: x\nfail-on: huge\n",
	"p.yaml:2:10: there is no severity \"huge\""},
    {"never for all", "profile: x\nfail-on: never\n",
	"there is no severity \"never\""},
    {"strict with a word", "profile: x\nfail-on: low\nstrict-coverage: 1\n",
	"p.yaml:3:18: yes or no is expected"},
    {"checks as a list", "profile: x\nchecks: [TR-001]\n",
	"CHECK: SEVERITY is expected"},
    {"a check with a word", "profile: x\nchecks:\n  TR-001: off\n",
	"p.yaml:3:11: there is no severity \"off\""},
    {"controls as text", "profile: x\ncontrols: all\n",
	"a list of controls is expected"},
    {"a control without title",
	"profile: x\ncontrols:\n  - id: A\n    manual: look\n",
	"title: is missing"},
    {"a control of nothing", "profile: x\ncontrols:\n  - id: A\n    title: T\n",
	"p.yaml:3:5: nothing tells how it stands"},
    {"a control with a check that is none",
	"profile: x\ncontrols:\n  - id: A\n    title: T\n"
	"    checks: [TR-999]\n",
	"p.yaml:5:14: there is no check \"TR-999\""},
    {"a control with an unknown key",
	"profile: x\ncontrols:\n  - id: A\n    title: T\n    sql: x\n",
	"unknown key \"sql\""},
    {"a control twice",
	"profile: x\ncontrols:\n  - {id: A, title: T, manual: m}\n"
	"  - {id: A, title: U, manual: m}\n",
	"p.yaml:4:5: a control of this id is there already"},
    {"no YAML", "profile: [x\n", "p.yaml:"},
};

static void
is_refused(const void *at)
{
	const struct refusal_row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct profile profile = {0};
	struct err err = {0};

	KIT_INT(
	    profile_parse(sv_from(row->yaml), "p.yaml", arena, &profile, &err),
	    -1);
	KIT_HAS(sv_from(err.text), row->want);
	KIT_TRUE(profile.name.len == 0);
}

struct limit_row {
	const char *name;
	const char *first;
	const char *second; /* or NULL */
	const char *check;
	const char *want;
};

#define RULES                                                                  \
	"profile: r\nfail-on: high\nchecks:\n  TR-*: low\n  TR-001: "          \
	"critical\n"                                                           \
	"  HX-003: never\n"

static const struct limit_row limits[] = {
    {"fail-on", "profile: x\nfail-on: low\n", NULL, "AP-001", "low"},
    {"medium when rules alone", "profile: x\nchecks:\n  TR-*: low\n", NULL,
	"AP-001", "medium"},
    {"a rule for one", RULES, NULL, "TR-001", "critical"},
    {"a rule for many", RULES, NULL, "TR-002", "low"},
    {"letter case has no meaning", RULES, NULL, "tr-002", "low"},
    {"never", RULES, NULL, "HX-003", "never"},
    {"the strictest of two", RULES, "profile: s\nfail-on: medium\n", "AP-001",
	"medium"},
    {"any limit is stricter than never", RULES,
	"profile: s\nfail-on: critical\n", "HX-003", "critical"},
    {"one that only shows decides nothing",
	"profile: c\ncontrols: [{id: A, title: T, manual: m}]\n", NULL,
	"AP-001", "info"},
    {"nor beside another",
	"profile: c\ncontrols: [{id: A, title: T, manual: m}]\n",
	"profile: s\nfail-on: high\n", "AP-001", "high"},
};

static void
limits_check(const void *at)
{
	const struct limit_row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct profile profiles[2] = {parse(row->first, arena)};
	struct profile_set set = {.at = profiles, .count = 1};
	const struct check check = {.id = row->check};

	if (row->second != NULL)
		profiles[set.count++] = parse(row->second, arena);
	struct profile_limit limit = profile_limit(&set, &check, SEVERITY_INFO);
	KIT_TEXT(sv_from(profile_limit_word(limit)), sv_from(row->want));
}

/* What ships is in the program as it is in the folder, and is never edited:
 * a new profile is a new file, and a new line here. */
static const struct shipped_row {
	const char *name;
	const char *sha256;
} shipped[] = {
    {"20261122-cis",
	"711b894eb3ee765167ed2219a42b083eb9f3dab3f6033c0e715b845b7af30f47"},
    {"20261122-default",
	"7c318b01e83da417bd0157437f9928fc5be9dac0da763cc9f47bc031acde1265"},
    {"20261122-scuba",
	"6f761a8c761038b3b6e22da44be04bbab48be0e359a51085e7cbdb066f657bbb"},
    {"20261122-strict",
	"b1f134907f900dcba95a92b7b7865b61ac3b6a865d996e98bbfbf1bcf8d48c76"},
};

static void
ships(const void *at)
{
	const struct shipped_row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf text = {0};
	struct profile_set set = {0};
	struct err err = {0};
	char path[100];
	char hex[DIGEST_HEX_MAX];
	size_t i = 0;

	while (profile_shipped(i) != NULL &&
	       !sv_eq(sv_from(profile_shipped(i)->name), sv_from(row->name)))
		i++;
	KIT_TRUE(profile_shipped(i) != NULL);
	profile_shipped_text(profile_shipped(i), &text);
	(void)snprintf(
	    path, sizeof(path), "baselines/profiles/%s.yaml", row->name);
	KIT_TEXT(strbuf_view(&text), kit_file(path));
	KIT_GOOD(profile_add(&set, row->name, arena, &err), &err);
	KIT_TEXT(set.at[0].name, sv_from(row->name));
	KIT_GOOD(profile_check_names(&set, NULL, 0, &err), &err);
	KIT_TEXT(
	    sv_from(digest_hex(&set.at[0].digest, hex)), sv_from(row->sha256));
}

static void
ships_no_other(const void *at)
{
	(void)at;
	KIT_TRUE(profile_shipped(COUNT_OF(shipped)) == NULL);
}

static void
finds_by_word(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct profile_set set = {0};
	struct err err = {0};

	(void)at;
	KIT_GOOD(profile_add(&set, "strict", arena, &err), &err);
	KIT_TEXT(set.at[0].name, SV("20261122-strict"));
	KIT_TRUE(set.at[0].strict_coverage);
	KIT_GOOD(profile_add(&set, "20261122-strict", arena, &err), &err);
	KIT_INT(set.count, 1);
	KIT_INT(profile_add(&set, "lax", arena, &err), -1);
	KIT_HAS(sv_from(err.text), "there is no profile \"lax\"");
	KIT_HAS(sv_from(err.hint), "default, scuba");
	KIT_INT(profile_add(&set, "./lax.yaml", arena, &err), -1);
	KIT_INT(err.code, ERR_NOT_FOUND);
	KIT_INT(set.count, 1);
}

static void
knows_own_checks(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct profile profile =
	    parse("profile: x\nchecks:\n  ORG-*: never\n", arena);
	const struct profile_set set = {.at = &profile, .count = 1};
	const struct check check = {.id = "ORG-001"};
	const struct own_result own = {.check = &check};
	struct err err = {0};

	(void)at;
	KIT_INT(profile_check_names(&set, NULL, 0, &err), -1);
	KIT_HAS(sv_from(err.text), "p.yaml: there is no check \"ORG-*\"");
	KIT_GOOD(profile_check_names(&set, &own, 1, &err), &err);
}

int
main(void)
{
	KIT_ROWS(refusals, is_refused);
	KIT_ROWS(limits, limits_check);
	KIT_ROWS(shipped, ships);
	kit_case("no other ships", ships_no_other);
	kit_case("found by a word", finds_by_word);
	kit_case("names checks of one's own", knows_own_checks);
	return kit_finish();
}
