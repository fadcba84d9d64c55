/*
 * trusted.h - whose signatures count, as the configuration says.
 */
#ifndef CMD_TRUSTED_H
#define CMD_TRUSTED_H

#include "auditor/audit/hold_trust.h"
#include "cmd/session.h"

struct trusted_request {
	strview tenant;      /* GUID */
	struct store *store; /* memory; NULL: none */
	int64_t as_of;
	bool is_past;  /* judged, but not remembered */
	bool is_clock; /* as_of is the time of this machine */
};

/*
 * trusted_load(session, request, arena, trust, err):
 * Who may sign baselines of the chosen tenant: by its trust document when it
 * has one (`trust:`), else the signers of the configuration.  What is wrong
 * with the document is in trust->problem.
 */
int trusted_load(const struct session *session,
    const struct trusted_request *request, struct arena *arena,
    struct trust *trust, struct err *err) MUST_USE;

#endif
