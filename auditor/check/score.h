/*
 * score.h - points of findings, objects and the tenant.
 */
#ifndef AUDITOR_CHECK_SCORE_H
#define AUDITOR_CHECK_SCORE_H

#include "auditor/check/check.h"

/*
 * score_state(finding):
 * Points from base points by the state of the object: half when it is
 * switched off, 0.4 when a rule only audits; all of them where that is what
 * the check is about.  Notes that it is switched off.
 */
void score_state(struct finding *finding);

/*
 * score_findings(findings, arena, outcome):
 * Sort ${findings}, give each the score of its object, and the worst of each
 * object the severity of that; set risk and grade of ${outcome}, without the
 * chain.  Accepted findings count for nothing.
 */
void score_findings(struct finding_list *findings, struct arena *arena,
    struct check_outcome *outcome);

/* score_factor(finding): by which the base points count, in percent. */
unsigned score_factor(const struct finding *finding);

/* score_same_object(a, b): of one object, or of one application. */
bool score_same_object(const struct finding *a, const struct finding *b);

/* score_sort(findings): most points first, then check, kind, id. */
void score_sort(struct finding_list *findings);

/* score_order(a, b): that order, total. */
int score_order(const struct finding *a, const struct finding *b);

#endif
