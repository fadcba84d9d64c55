/*
 * audit.h - one audit: snapshot, history, baseline, checks, verdict.
 */
#ifndef AUDITOR_AUDIT_AUDIT_H
#define AUDITOR_AUDIT_AUDIT_H

#include "auditor/audit/hold.h"
#include "auditor/audit/ownrun.h"
#include "auditor/audit/result.h"
#include "auditor/store/store.h"

struct audit_request {
	struct store *store;
	strview tenant; /* GUID */
	strview series;
	int64_t number;            /* 0: the newest of the series */
	const char *baseline_path; /* NULL: none */
	const struct trust *trust;
	/* Not before the snapshot was taken: ERR_USAGE when given, else then. */
	int64_t as_of;
	bool is_as_of_given;
	bool is_stored; /* an old snapshot: nothing is remembered */
	/* From configuration and command line; may only tighten what the
	 * baseline says.  SEVERITY_CRITICAL when nothing is asked for. */
	enum severity fail_on;
	struct profile_set profiles; /* likewise */
	const struct checkfile *own; /* checks of the user's own */
	size_t own_count;
	bool strict_coverage; /* incomplete comes before findings */
	strview own_app_id;
	bool with_trend; /* fill in how the tenant has come to where it is */
};

struct audit; /* opaque: owns what the result borrows */

/*
 * audit_run(request, audit, err):
 * Judge a stored snapshot.  What is wrong with the tenant or the baseline is
 * in the result; failing means that the audit could not be done, ERR_TRUST
 * that a check or profile is not what was signed with the baseline.
 */
int audit_run(const struct audit_request *request, struct audit **audit,
    struct err *err) MUST_USE;

const struct audit_result *audit_result(const struct audit *audit);
void audit_free(struct audit *audit);
/* audit_drop(audit): audit_free for CLEANUP. */
void audit_drop(struct audit **audit);

#endif
