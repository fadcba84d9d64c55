/*
 * steps.c - the attack chain as a timeline.
 */
#include "auditor/report/steps.h"

#include <stdlib.h>
#include <string.h>

#include "auditor/base/lang.h"
#include "auditor/report/overview.h"
#include "auditor/report/phrase.h"
#include "auditor/report/steps_internal.h"

#include "auditor/base/banned.h"

struct stage {
	const char *stage;
	const char *label;
};

/* In the order an attack takes. */
static const struct stage stages[] = {
    {"foothold", N_("An account was taken over")},
    {"identity", N_("Trust between directories was changed")},
    {"app", N_("An application was registered")},
    {"grant", N_("Permissions were granted")},
    {"role", N_("Directory roles were given")},
    {"cred", N_("Credentials were added")},
    {"mailpath", N_("A way in for mail was opened")},
    {"evasion", N_("Traces are removed from mail")},
    {"bypass", N_("Filters are bypassed")},
    {"collect", N_("Mail is collected")},
    {"cover", N_("Tracks are covered")},
};

static size_t
order_of(const char *stage)
{
	size_t i = 0;

	while (i < COUNT_OF(stages) && strcmp(stages[i].stage, stage) != 0)
		i++;
	return i;
}

static bool
is_member(const struct finding *chain, enum kind kind, strview id)
{
	for (size_t i = 0; i < chain->member_count; i++) {
		if (chain->members[i]->kind == kind &&
		    sv_eq(chain->members[i]->id, id))
			return true;
	}
	return chain->member_count == 0;
}

static void
add_entry(const struct finding *finding, const struct object *member,
    const struct finding *chain, struct arena *arena, struct entries *list)
{
	const struct entry entry = {
	    .order = order_of(finding->check->stage),
	    .kind = member != NULL ? member->kind : finding->kind,
	    .id = member != NULL ? member->id : finding->id,
	    .name = member != NULL ? member->name : finding->name,
	    .finding = finding,
	};

	list->at = arena_grow(
	    arena, list->at, list->count, &list->cap, sizeof(*list->at));
	list->at[list->count] = entry;
	list->at[list->count++].is_core =
	    is_member(chain, entry.kind, entry.id);
}

static void
add_finding(const struct finding *finding, const struct finding *chain,
    struct arena *arena, struct entries *list)
{
	if (finding->check->stage == NULL || overview_is_chain(finding) ||
	    finding->status == FINDING_ACCEPTED ||
	    finding->points < STEP_POINTS_MIN)
		return;
	if (finding->member_count == 0)
		add_entry(finding, NULL, chain, arena, list);
	for (size_t i = 0; i < finding->member_count; i++)
		add_entry(finding, finding->members[i], chain, arena, list);
}

static bool
has_core(const struct entries *list, size_t order)
{
	for (size_t i = 0; i < list->count; i++) {
		if (list->at[i].order == order && list->at[i].is_core)
			return true;
	}
	return false;
}

/* A stage whose worst finding is on a set has no object that is named: its
 * worst finding stands for it.  Findings come with the worst first. */
static void
mark_worst(struct entries *list, size_t order)
{
	const struct finding *worst = NULL;

	for (size_t i = 0; i < list->count; i++) {
		struct entry *entry = &list->at[i];
		if (entry->order != order)
			continue;
		if (worst == NULL)
			worst = entry->finding;
		entry->is_core = entry->finding == worst;
	}
}

static bool
is_same_principal(strview principal, const struct finding *finding)
{
	return principal.len > 0 && sv_eq(principal, finding->principal);
}

/* Of one stage, what the chain does not name but what goes with it. */
static bool
is_related(const struct entry *entry, const struct finding *chain,
    const struct entries *list)
{
	const struct finding *finding = entry->finding;

	if (is_same_principal(chain->principal, finding))
		return true;
	for (size_t i = 0; i < list->count; i++) {
		const struct entry *core = &list->at[i];
		if (!core->is_core)
			continue;
		if (is_same_principal(core->finding->principal, finding) ||
		    (finding->principal.len == 0 &&
			core->finding->check == finding->check))
			return true;
	}
	return false;
}

/* Leave what is no part of the chain out. */
static void
keep_chain(struct entries *list, const struct finding *chain)
{
	size_t count = 0;

	for (size_t i = 0; i < list->count; i++) {
		struct entry *entry = &list->at[i];
		entry->is_kept =
		    entry->is_core || is_related(entry, chain, list);
	}
	for (size_t i = 0; i < list->count; i++) {
		if (list->at[i].is_kept)
			list->at[count++] = list->at[i];
	}
	list->count = count;
}

static struct step *
step_of(const struct entry *entry, struct arena *arena, struct steps *steps)
{
	const char *stage = entry->finding->check->stage;

	if (entry->step < steps->count)
		return &steps->at[steps->count - 1];
	steps->at = arena_grow(
	    arena, steps->at, steps->count, &steps->cap, sizeof(*steps->at));
	struct step *step = &steps->at[steps->count++];
	*step = (struct step){.stage = stage, .label = stage};
	if (entry->order < COUNT_OF(stages))
		step->label = stages[entry->order].label;
	return step;
}

static struct step_part *
part_of(const struct entry *entry, struct arena *arena, struct step *step)
{
	struct step_part *last =
	    step->count > 0 ? &step->parts[step->count - 1] : NULL;

	if (last != NULL && last->kind == entry->kind &&
	    sv_eq(last->id, entry->id))
		return last;
	step->parts = arena_grow(
	    arena, step->parts, step->count, &step->cap, sizeof(*step->parts));
	struct step_part *part = &step->parts[step->count++];
	*part = (struct step_part){.kind = entry->kind,
	    .id = entry->id,
	    .name = entry->name,
	    .finding = entry->finding};
	return part;
}

static void
take_time(int64_t at, struct step *step)
{
	if (at == 0)
		return;
	if (step->first_at == 0 || at < step->first_at)
		step->first_at = at;
	if (at > step->last_at)
		step->last_at = at;
}

static void
join(const struct entry *entry, struct arena *arena, struct steps *steps)
{
	const struct finding *finding = entry->finding;
	struct step *step = step_of(entry, arena, steps);
	struct step_part *part = part_of(entry, arena, step);

	if (finding->points > step->points)
		step->points = finding->points;
	if (finding->points > part->finding->points)
		part->finding = finding;
	part->checks =
	    phrase_join(part->checks, sv_from(finding->check->id), arena);
	take_time(entry->at, step);
}

void
steps_build(const struct audit_result *result, const struct finding *chain,
    struct arena *arena, struct steps *steps)
{
	struct entries list = {0};

	*steps = (struct steps){0};
	for (size_t i = 0; i < result->findings.count; i++)
		add_finding(&result->findings.at[i], chain, arena, &list);
	for (size_t i = 0; i <= COUNT_OF(stages); i++) {
		if (!has_core(&list, i))
			mark_worst(&list, i);
	}
	keep_chain(&list, chain);
	steps_order(&list);
	for (size_t i = 0; i < list.count; i++)
		join(&list.at[i], arena, steps);
}

strview
steps_time(const struct step *step, struct arena *arena)
{
	strview first = phrase_time(step->first_at, arena);
	strview last = phrase_time(step->last_at, arena);

	if (step->first_at == 0)
		return SV_("at an unknown time");
	if (step->first_at == step->last_at)
		return first;
	return arena_printf(
	    arena, _(SV_FMT " to " SV_FMT), SV_ARG(first), SV_ARG(last));
}
