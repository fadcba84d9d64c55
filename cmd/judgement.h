/*
 * judgement.h - a snapshot judged and reported on: audit and report.
 */
#ifndef CMD_JUDGEMENT_H
#define CMD_JUDGEMENT_H

#include <stddef.h>

#include "auditor/base/lang.h"
#include "cmd/live.h"
#include "cmd/reports.h"
#include "cmd/rules.h"

struct judgement_options {
	int64_t number;
	const char *series;
	int64_t as_of;
	const char *format;
	const char *output;
	struct option_list reports;
	const char *baseline;
	const char *fail_on;
	bool strict_coverage;
	const char *explain;
	struct rules_options rules;
};

/* Rows of a table of options, for a member ${member} of struct ${type}. */
/* NOLINTBEGIN(bugprone-macro-parentheses): members of a type */
#define JUDGEMENT_OPTION_ROWS(type, member)                                    \
	{'n', "snapshot", OPTION_NUMBER, offsetof(type, member.number), "N",   \
	    N_("judge this stored snapshot; no network")},                     \
	    {'\0', "series", OPTION_TEXT, offsetof(type, member.series),       \
		"NAME",                                                        \
		N_("judge the newest of a series such as import:files; no "    \
		   "network")},                                                \
	    {'\0', "as-of", OPTION_TIME, offsetof(type, member.as_of), "TIME", \
		N_("judge as of that time (approvals, expiry)")},              \
	    {'f', "format", OPTION_TEXT, offsetof(type, member.format),        \
		"NAME",                                                        \
		N_("text, json, html, markdown, csv, plan, ndjson, sarif, "    \
		   "junit, ocsf "                                              \
		   "or prometheus")},                                          \
	    {'o', "output", OPTION_OUTPUT, offsetof(type, member.output),      \
		"FILE", N_("write the report there")},                         \
	    {'r', "report", OPTION_OUTPUTS, offsetof(type, member.reports),    \
		"FORMAT=FILE", N_("one more report; may be repeated")},        \
	    {'b', "baseline", OPTION_INPUT, offsetof(type, member.baseline),   \
		"FILE", N_("baseline, instead of the configured one")},        \
	    {'\0', "fail-on", OPTION_TEXT, offsetof(type, member.fail_on),     \
		"SEVERITY",                                                    \
		N_("status 1 from this severity on; may only tighten")},       \
	    {'\0', "strict-coverage", OPTION_FLAG,                             \
		offsetof(type, member.strict_coverage), NULL,                  \
		N_("status 3 whenever something was not read, findings or "    \
		   "not")},                                                    \
	    {'\0', "explain", OPTION_TEXT, offsetof(type, member.explain),     \
		"FINDING",                                                     \
		N_("instead of the report, all terms of CHECK or CHECK:ID")},  \
	    RULES_OPTION_ROWS(type, member.rules)
/* NOLINTEND(bugprone-macro-parentheses) */

struct judgement {
	struct session session;
	struct store *store;
	struct audit *audit;
	const struct audit_result *result;
};

/*
 * judgement_is_stored(options): a snapshot of the history is asked for.
 */
bool judgement_is_stored(const struct judgement_options *options);

/*
 * judgement_run(common, options, live, arena, judgement, err):
 * Judge the snapshot that is asked for; when none is, take one with ${live},
 * or, with NULL, judge the newest.  Publish the reports.  ${judgement} is for
 * judgement_done.
 */
int judgement_run(const struct common_options *common,
    const struct judgement_options *options, const struct live_options *live,
    struct arena *arena, struct judgement *judgement, struct err *err) MUST_USE;
void judgement_done(struct judgement *judgement);

#endif
