/*
 * accept.h - what people approved, and whether it still is what they saw.
 */
#ifndef AUDITOR_CHECK_ACCEPT_H
#define AUDITOR_CHECK_ACCEPT_H

#include "auditor/check/run.h"

/*
 * accept_settle(run, finding):
 * Set the status of ${finding}: ACCEPTED by an approval that holds or by the
 * policy (run_cover), REOPENED when an approval no longer holds, with evidence
 * why, else NEW.
 *
 * An approval holds until it expires, for the behaviour it names: the object
 * has that digest; or the baseline's object has it, and the two differ in
 * nothing but fields that the service added to, or dropped from, all objects
 * of the kind.
 */
void accept_settle(struct check_run *run, struct finding *finding);

/*
 * accept_behind(run, finding, object):
 * Accept ${finding} when an approval of its check that was given for ${object}
 * holds: a rule that routes through a connector, for the connector.
 */
void accept_behind(const struct check_run *run, struct finding *finding,
    const struct object *object);

#endif
