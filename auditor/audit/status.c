/*
 * status.c - new, open, unverified, resolved: findings against those before.
 */
#include "auditor/audit/status.h"

#include "auditor/base/banned.h"

static const struct finding *
find(const struct check_outcome *outcome, const struct finding *finding)
{
	if (outcome == NULL)
		return NULL;
	for (size_t i = 0; i < outcome->findings.count; i++) {
		if (finding_same(&outcome->findings.at[i], finding))
			return &outcome->findings.at[i];
	}
	return NULL;
}

static enum finding_status
settle(const struct finding *finding, const struct check_outcome *now,
    const struct check_outcome *before)
{
	/* Accepted stays so, read or not; reopened says more than open. */
	if (finding->status == FINDING_ACCEPTED)
		return FINDING_ACCEPTED;
	if (find(now, finding) == NULL)
		return FINDING_UNVERIFIED;
	if (finding->status == FINDING_REOPENED)
		return FINDING_REOPENED;
	const struct finding *earlier = find(before, finding);
	bool was_open = earlier != NULL && earlier->status != FINDING_ACCEPTED;
	return was_open ? FINDING_OPEN : FINDING_NEW;
}

static void
add_resolved(struct audit_result *result, const struct check_outcome *carried,
    const struct check_outcome *before, struct arena *arena)
{
	struct finding_list *list = &result->resolved;

	for (size_t i = 0; i < before->findings.count; i++) {
		const struct finding *finding = &before->findings.at[i];
		if (finding->status == FINDING_ACCEPTED ||
		    find(carried, finding) != NULL)
			continue;
		list->at = arena_grow(arena, list->at, list->count, &list->cap,
		    sizeof(*list->at));
		list->at[list->count] = *finding;
		list->at[list->count++].status = FINDING_RESOLVED;
	}
}

void
status_settle(struct audit_result *result, const struct check_outcome *carried,
    const struct check_outcome *now, const struct check_outcome *before,
    struct arena *arena)
{
	const struct finding_list *from = &carried->findings;
	struct finding_list *to = &result->findings;

	to->at = arena_alloc(arena, from->count, sizeof(*to->at));
	for (size_t i = 0; i < from->count; i++) {
		to->at[i] = from->at[i];
		to->at[i].status = settle(&from->at[i], now, before);
	}
	to->count = from->count;
	if (before != NULL)
		add_resolved(result, carried, before, arena);
}
