/*
 * overview.h - a result sorted the way people read it; for text and HTML.
 */
#ifndef AUDITOR_REPORT_OVERVIEW_H
#define AUDITOR_REPORT_OVERVIEW_H

#include "auditor/audit/result.h"

#define SEVERITY_COUNT (SEVERITY_CRITICAL + 1)

/* Findings of one check and severity: shown as one block. */
struct overview_group {
	const struct check *check;
	enum severity severity;
	const struct finding **at; /* most points first, then by name */
	size_t count;
	size_t cap;
};

struct overview {
	const struct audit_result *result;
	struct arena *arena;
	/* Counted without chains and accepted findings. */
	size_t by_severity[SEVERITY_COUNT];
	size_t open;
	size_t above;      /* at or above the threshold */
	size_t unverified; /* carried over from a list that was not read */
	size_t chains;
	size_t accepted;
	struct overview_group *groups; /* most severe first; no chains */
	size_t group_count;
	size_t group_cap;
};

/* overview_build(result, arena, view): borrows from both. */
void overview_build(const struct audit_result *result, struct arena *arena,
    struct overview *view);

/* overview_is_chain(finding): it joins the stages of an attack (CH-001). */
bool overview_is_chain(const struct finding *finding);

/* overview_members(finding, arena): by kind, name and id. */
const struct object **overview_members(
    const struct finding *finding, struct arena *arena);

/* overview_changes(changes, arena): likewise. */
const struct change **overview_changes(
    const struct diff *changes, struct arena *arena);

/* overview_has_one_status(group): all findings of ${group} are in one state. */
bool overview_has_one_status(const struct overview_group *group);

/* overview_has_one_kind(group): all objects of ${group} are of one kind. */
bool overview_has_one_kind(const struct overview_group *group);

/* overview_points(group, arena): "72 points", "36 to 72 points each". */
strview overview_points(
    const struct overview_group *group, struct arena *arena);

/* overview_object_count(group, arena): "12 objects (transport-rule)". */
strview overview_object_count(
    const struct overview_group *group, struct arena *arena);

#endif
