/*
 * role.h - findings on directory roles and who holds them.
 */
#ifndef AUDITOR_CHECK_ROLE_H
#define AUDITOR_CHECK_ROLE_H

#include "auditor/check/join_role.h"
#include "auditor/check/view.h"

/* role_each(run, check, judge): have it look at assignments and
 * eligibilities. */
void role_each(struct check_run *run, const struct check *check,
    void (*judge)(struct check_run *run, const struct check *check,
	const struct object *assignment));

/*
 * role_begin(run, check, assignment, points):
 * A finding on a role assignment or eligibility: the role by name, its scope,
 * and the command that takes it away.
 */
struct finding role_begin(const struct check_run *run,
    const struct check *check, const struct object *assignment,
    unsigned points);

/*
 * role_note_holder(run, finding, holder):
 * Evidence of who it is, and through which group.
 */
void role_note_holder(const struct check_run *run, struct finding *finding,
    const struct join_holder *holder);

/* role_name(run, assignment): never empty, the id at worst. */
strview role_name(const struct check_run *run, const struct object *assignment);

/*
 * role_is_approved(run, holder, assignment):
 * The application was approved with exactly this role and scope.
 */
bool role_is_approved(const struct check_run *run, const struct holder *holder,
    const struct object *assignment);

#endif
