/*
 * counting.h - which findings count, by baseline, profiles and command line.
 *
 * The strictest of the baseline's fail-on and of its profiles decides, a rule
 * of a profile for single checks being an exception to both; what is asked for
 * by configuration and command line can only tighten that.
 */
#ifndef AUDITOR_AUDIT_COUNTING_H
#define AUDITOR_AUDIT_COUNTING_H

#include "auditor/audit/ownrun.h"
#include "auditor/audit/result.h"

/* What the configuration and the command line ask for. */
struct counting_request {
	const struct profile_set *profiles;
	const struct ownrun *own;
	enum severity fail_on; /* SEVERITY_CRITICAL: nothing */
};

/*
 * counting_settle(request, baseline, arena, counting, err):
 * Find what ${baseline}, which is trusted, or NULL, binds, and put it together
 * with what is asked for.  ERR_TRUST when a check or profile that was signed
 * is not there or is another now; ERR_USAGE when a profile that is asked for
 * is laxer than what was signed.
 */
int counting_settle(const struct counting_request *request,
    const struct baseline *baseline, struct arena *arena,
    struct counting *counting, struct err *err) MUST_USE;

/* counting_limit(counting, check): from which severity on it counts. */
struct profile_limit counting_limit(
    const struct counting *counting, const struct check *check);

/* counting_has(counting, finding): it is open and counts. */
bool counting_has(
    const struct counting *counting, const struct finding *finding);

/* counting_fail_on(counting): of what no rule speaks of, and of drift. */
enum severity counting_fail_on(const struct counting *counting);

/* counting_is_strict(counting): some profile wants strict coverage. */
bool counting_is_strict(const struct counting *counting);

#endif
