/*
 * rulexml.h - what Export-TransportRuleCollection wrote.
 *
 * Each rule is the command line that would make it anew, with what is not at
 * its default.  The rules become objects as Get-TransportRule gives them: what
 * a line leaves out is at its default.
 */
#ifndef AUDITOR_INTAKE_RULEXML_H
#define AUDITOR_INTAKE_RULEXML_H

#include "auditor/intake/feed.h"
#include "auditor/intake/harvest.h"

/*
 * rulexml_read(feed, harvest, err):
 * Take all rules of the collection in ${feed}.  A command line that is more
 * than text (pscommand.h) fails, naming the rule.
 */
int rulexml_read(
    struct feed *feed, struct harvest *harvest, struct err *err) MUST_USE;

/*
 * rulexml_rule(line, id, place, arena, rule, err):
 * The rule that command ${line} makes, with the ${id} and the ${place} in the
 * order that the collection gives it.
 */
int rulexml_rule(strview line, strview id, size_t place, struct arena *arena,
    struct json *rule, struct err *err) MUST_USE;

#endif
