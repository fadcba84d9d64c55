/*
 * hold_trust.h - may this trust document say who signs?
 */
#ifndef AUDITOR_AUDIT_HOLD_TRUST_H
#define AUDITOR_AUDIT_HOLD_TRUST_H

#include "auditor/audit/hold.h"
#include "baselines/trust.h"

struct trust_request {
	const char *path;         /* of the document */
	strview tenant;           /* GUID */
	const struct digest *pin; /* of some version of it; NULL: none */
	int64_t as_of;
	struct store *store; /* memory of versions; NULL: none */
	bool is_past;        /* judged, but not remembered */
	bool is_clock;       /* as_of is the time of this machine */
};

/*
 * hold_trust(request, role, arena, trust, err):
 * Read the document, hold it against its signatures, the versions beside it
 * (trust.2.json is version 2 of trust.json) and the memory, and tell in
 * ${trust} whose signatures count for ${role}; or, in trust->problem, why
 * nobody's does.  Fails only when the store does.
 */
int hold_trust(const struct trust_request *request, enum trust_role role,
    struct arena *arena, struct trust *trust, struct err *err) MUST_USE;

/*
 * hold_trust_signed(path, document, before, arena, problem, err):
 * Count the signatures beside ${path} over its bytes: those that the version
 * ${before} asks for (NULL for the first) and those that ${document} does.
 * ${problem} is "" when there are enough.
 */
int hold_trust_signed(const char *path, const struct trust_document *document,
    const struct trust_document *before, struct arena *arena, strview *problem,
    struct err *err) MUST_USE;

/*
 * hold_trust_read(path, arena, document, err):
 * The document in the file ${path}, whoever signed it.
 */
int hold_trust_read(const char *path, struct arena *arena,
    struct trust_document *document, struct err *err) MUST_USE;

#endif
