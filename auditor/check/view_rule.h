/*
 * view_rule.h - transport rules as the checks see them.
 */
#ifndef AUDITOR_CHECK_VIEW_RULE_H
#define AUDITOR_CHECK_VIEW_RULE_H

#include "auditor/check/run.h"

/* rule_time(rule): when it came to be as it is, seconds; 0 when unknown. */
int64_t rule_time(const struct object *rule);

/* rule_is_on(rule): neither switched off nor only auditing. */
bool rule_is_on(const struct object *rule);

/* rule_is_outbound(rule): only from inside to outside. */
bool rule_is_outbound(const struct object *rule);

/* rule_is_scoped(rule): a condition narrows it down to some mail. */
bool rule_is_scoped(const struct object *rule);

/*
 * rule_is_sweeping(rule):
 * No condition, or none that leaves out much: a pattern that finds anything,
 * a word that stands in every address, a range that is half of the Internet.
 */
bool rule_is_sweeping(const struct object *rule);

/* rule_is_banner(rule): marks mail from outside for its reader. */
bool rule_is_banner(const struct object *rule);

/* rule_hides(rule): the message does not reach whom it was sent to. */
bool rule_hides(const struct object *rule);

/* rule_connector(run, rule): the one it routes through, or NULL. */
const struct object *rule_connector(
    const struct check_run *run, const struct object *rule);

/*
 * rule_add(run, finding):
 * run_add, with its time, its state behind the other evidence, and the command
 * to switch it off where there is no other.
 */
void rule_add(struct check_run *run, struct finding *finding);

/* rule_note_set(run, finding, fields, count): those that are set, and true. */
void rule_note_set(const struct check_run *run, struct finding *finding,
    const char *const *fields, size_t count);

#endif
