/*
 * grant.h - findings on what an application was granted.
 */
#ifndef AUDITOR_CHECK_GRANT_H
#define AUDITOR_CHECK_GRANT_H

#include "auditor/check/ids.h"
#include "auditor/check/view.h"

/*
 * grant_judge(run, check, granted, points):
 * A finding of ${check} on one app role assignment: what is granted by whom to
 * whom, accepted when the policy approves the application with exactly it.
 */
void grant_judge(struct check_run *run, const struct check *check,
    const struct join_grant *granted, unsigned points);

/* grant_is_to_app(granted): to an application, not to a user or a group. */
bool grant_is_to_app(const struct join_grant *granted);

/*
 * grant_name(run, resource, role):
 * "Mail.Send of Microsoft Graph"; ids stand where names are not known.
 */
strview grant_name(const struct check_run *run, strview resource, strview role);

/*
 * grant_is_foreign(run, principal):
 * The application of ${principal} (or NULL) is at home in another tenant that
 * is not one of Microsoft's.
 */
bool grant_is_foreign(
    const struct check_run *run, const struct object *principal);

#endif
