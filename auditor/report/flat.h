/*
 * flat.h - a finding in few words, for formats of rows and lines.
 */
#ifndef AUDITOR_REPORT_FLAT_H
#define AUDITOR_REPORT_FLAT_H

#include "auditor/audit/result.h"

/* flat_evidence(finding, arena): all of it, uncut, "; " between. */
strview flat_evidence(const struct finding *finding, struct arena *arena);

/* flat_members(finding, arena): 'kind "name" (id)' of each, "; " between. */
strview flat_members(const struct finding *finding, struct arena *arena);

/*
 * flat_key(finding):
 * The same for a finding in every report on its tenant: over check, kind, id.
 */
struct digest flat_key(const struct finding *finding);

/* flat_version(result): of the tool, without its name: "0.1.0". */
strview flat_version(const struct audit_result *result);

/* The checks that a report names, each once, by id. */
struct named_checks {
	const struct check **at;
	size_t count;
	size_t cap;
};

/* flat_checks(result, arena, checks): of findings, resolved ones and gaps. */
void flat_checks(const struct audit_result *result, struct arena *arena,
    struct named_checks *checks);

/* flat_check_index(checks, check): of one that is there. */
size_t flat_check_index(
    const struct named_checks *checks, const struct check *check);

#endif
