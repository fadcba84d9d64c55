/*
 * rules.h - profiles and checks of the user's own: of the configuration, and
 * of the command line beside it.
 */
#ifndef CMD_RULES_H
#define CMD_RULES_H

#include "auditor/base/lang.h"
#include "auditor/check/profile.h"
#include "auditor/query/checkfile.h"
#include "baselines/binding.h"
#include "cmd/config.h"
#include "cmd/option.h"

struct rules_options {
	const char *checks;          /* folder */
	struct option_list profiles; /* names or files */
};

/* Rows of a table of options, for a member ${member} of struct ${type}. */
/* NOLINTBEGIN(bugprone-macro-parentheses): members of a type */
#define RULES_OPTION_ROWS(type, member)                                        \
	{'\0', "checks", OPTION_INPUT, offsetof(type, member.checks), "DIR",   \
	    N_("checks of your own: the *.sql in this folder")},               \
	{                                                                      \
		'\0', "profile", OPTION_INPUTS,                                \
		    offsetof(type, member.profiles), "NAME|FILE",              \
		    N_("what counts, or the controls of a framework: "         \
		       "default, "                                             \
		       "strict, scuba, cis or a file; may be repeated")        \
	}
/* NOLINTEND(bugprone-macro-parentheses) */

struct rules {
	struct profile_set profiles;
	struct checkfile *checks;
	size_t check_count;
};

/*
 * rules_load(tenant, options, arena, rules, err):
 * Read all that ${tenant}, which may be NULL, and ${options} name; what is
 * broken in it is told before anything else is done.
 */
int rules_load(const struct tenant_config *tenant,
    const struct rules_options *options, struct arena *arena,
    struct rules *rules, struct err *err) MUST_USE;

/* rules_has_check(rules, id): a check of the user's own is called so. */
bool rules_has_check(const struct rules *rules, strview id);

/* rules_fail_on(rules): as the profiles say, medium when they say nothing. */
enum severity rules_fail_on(const struct rules *rules);

/* rules_bind(rules, arena, binding): all of them, by digest. */
void rules_bind(
    const struct rules *rules, struct arena *arena, struct binding *binding);

/*
 * rules_run(rules, snapshot, as_of, arena, input, err):
 * Run the checks over ${snapshot}, as it is and as baseline; ${input} gets what
 * they find.
 */
int rules_run(const struct rules *rules, const struct snapshot *snapshot,
    int64_t as_of, struct arena *arena, struct check_input *input,
    struct err *err) MUST_USE;

#endif
