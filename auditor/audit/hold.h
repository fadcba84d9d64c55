/*
 * hold.h - may this baseline be held against the tenant?
 */
#ifndef AUDITOR_AUDIT_HOLD_H
#define AUDITOR_AUDIT_HOLD_H

#include "auditor/audit/result.h"
#include "auditor/store/store.h"

struct hold_request {
	const char *path; /* of the document; NULL when none is configured */
	const struct trust *trust;
	strview tenant; /* GUID */
	int64_t as_of;
	struct store *store; /* memory of serials; NULL: none */
	bool is_past;        /* judged, but not remembered */
	bool is_clock;       /* as_of is the time of this machine */
};

/*
 * hold_baseline(request, arena, baseline, verdict, err):
 * Read the document and the signature files beside it (PATH.NAME.p7s), judge
 * them, and tell in ${verdict} whether it is trusted.  ${baseline} is filled
 * only when the state is BASELINE_TRUSTED; release it with baseline_done.  An
 * accepted serial is remembered in the store.  Fails only when the store does.
 */
int hold_baseline(const struct hold_request *request, struct arena *arena,
    struct baseline *baseline, struct baseline_verdict *verdict,
    struct err *err) MUST_USE;

/*
 * hold_signatures(path, document, trust, arena, verdicts, count, err):
 * Judge all signature files beside ${path}, sorted by name.
 */
int hold_signatures(const char *path, strview document,
    const struct trust *trust, struct arena *arena,
    struct signature_verdict **verdicts, size_t *count,
    struct err *err) MUST_USE;

#endif
