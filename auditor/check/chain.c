/*
 * chain.c - findings that are the stages of one attack.
 *
 * points = (n - 1) / 2 * sum over pairs of sqrt(p * q) * link, which grows
 * with the cube of the stages while their sum grows with their number; links
 * are in percent, roots in thousandths.
 */
#include "auditor/check/chain.h"

#include <inttypes.h>

#include "auditor/base/lang.h"
#include "auditor/base/timefmt.h"
#include "auditor/check/remedy.h"
#include "auditor/check/score.h"

#include "auditor/base/banned.h"

#define LEAST_POINTS 20
#define LEAST_STAGES 3
#define THRESHOLD    100

/* In the order in which an attack goes on. */
struct stage {
	const char *name;
	bool is_in_mail;
};

static const struct stage stages[] = {
    {N_("foothold"), false},
    {N_("identity"), false},
    {N_("app"), false},
    {N_("grant"), false},
    {N_("role"), false},
    {N_("cred"), false},
    {N_("mailpath"), true},
    {N_("evasion"), true},
    {N_("bypass"), true},
    {N_("collect"), true},
    {N_("cover"), true},
};

/* The worst finding of each stage, or NULL. */
struct chain {
	const struct finding *at[COUNT_OF(stages)];
	size_t count;
};

enum link {
	LINK_SAME,
	LINK_DAY,
	LINK_FORTNIGHT,
	LINK_UNKNOWN,
	LINK_FAR,
};

static const struct {
	unsigned percent;
	const char *words;
} links[] = {
    [LINK_SAME] = {100, N_("by the same application or object")},
    [LINK_DAY] = {80, N_("within 24 hours")},
    [LINK_FORTNIGHT] = {60, N_("within 14 days")},
    [LINK_UNKNOWN] = {50, N_("at an unknown time")},
    [LINK_FAR] = {15, N_("further apart")},
};

static size_t
stage_of(const struct finding *finding)
{
	size_t at = 0;

	while (
	    at < COUNT_OF(stages) && (finding->check->stage == NULL ||
					 !sv_eq(sv_from(stages[at].name),
					     sv_from(finding->check->stage))))
		at++;
	return at;
}

/* Of findings with equal points the one on the worse object counts. */
static bool
is_worse(const struct finding *a, const struct finding *b)
{
	if (b == NULL || a->points != b->points)
		return b == NULL || a->points > b->points;
	return a->object_points > b->object_points;
}

static void
collect(const struct finding_list *findings, struct chain *chain)
{
	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *finding = &findings->at[i];
		size_t at = stage_of(finding);
		if (at == COUNT_OF(stages) || finding->points < LEAST_POINTS ||
		    finding->status == FINDING_ACCEPTED)
			continue;
		if (is_worse(finding, chain->at[at])) {
			chain->count += chain->at[at] == NULL;
			chain->at[at] = finding;
		}
	}
}

static bool
is_whole(const struct chain *chain)
{
	bool has_left = false;
	bool has_right = false;

	for (size_t i = 0; i < COUNT_OF(stages); i++) {
		if (chain->at[i] == NULL)
			continue;
		has_left |= !stages[i].is_in_mail;
		has_right |= stages[i].is_in_mail;
	}
	return chain->count >= LEAST_STAGES && has_left && has_right;
}

static enum link
link_of(const struct finding *a, const struct finding *b)
{
	if (a->principal.len > 0 && sv_eq(a->principal, b->principal))
		return LINK_SAME;
	if (a->kind == b->kind && sv_eq(a->id, b->id))
		return LINK_SAME;
	if (a->happened_at == 0 || b->happened_at == 0)
		return LINK_UNKNOWN;
	int64_t apart = a->happened_at - b->happened_at;
	if (apart < 0)
		apart = -apart;
	if (apart <= TIME_DAY)
		return LINK_DAY;
	return apart <= 14 * TIME_DAY ? LINK_FORTNIGHT : LINK_FAR;
}

/* Square root, rounded down. */
static uint64_t
root(uint64_t square)
{
	uint64_t low = 0;
	uint64_t high = UINT32_MAX;

	while (low < high) {
		uint64_t middle = low + (high - low + 1) / 2;
		if (middle * middle <= square)
			low = middle;
		else
			high = middle - 1;
	}
	return low;
}

/* Every pair of stages. */
static void
find_terms(
    const struct chain *chain, struct arena *arena, struct chain_terms *terms)
{
	uint64_t sum = 0;

	*terms = (struct chain_terms){.stages = chain->count};
	terms->at = arena_alloc(
	    arena, COUNT_OF(stages) * COUNT_OF(stages), sizeof(*terms->at));
	for (size_t i = 0; i < COUNT_OF(stages); i++) {
		for (size_t j = i + 1; j < COUNT_OF(stages); j++) {
			const struct finding *a = chain->at[i];
			const struct finding *b = chain->at[j];
			if (a == NULL || b == NULL)
				continue;
			enum link link = link_of(a, b);
			uint64_t product = (uint64_t)a->points * b->points;
			const struct chain_term term = {
			    .a = a,
			    .b = b,
			    .a_stage = stages[i].name,
			    .b_stage = stages[j].name,
			    .root = (unsigned)root(product * 1000000),
			    .percent = links[link].percent,
			    .words = links[link].words,
			};
			sum += (uint64_t)term.root * term.percent;
			terms->at[terms->count++] = term;
		}
	}
	/* Thousandths times percent, halved, rounded. */
	if (is_whole(chain))
		terms->points =
		    (unsigned)((sum * (chain->count - 1) + 100000) / 200000);
}

/* What ${part} is about: its object, or how many of a kind. */
static strview
about(const struct check_run *run, const struct finding *part)
{
	if (part->object == NULL)
		return arena_printf(run->arena, _("%zu of kind %s"),
		    part->member_count, kind_name(part->kind));
	return part->name.len > 0 ? part->name : part->id;
}

static strview
stage_words(const struct check_run *run, const struct finding *part)
{
	char when[TIME_TEXT_MAX];
	const char *id = part->check->id;
	strview what = about(run, part);

	if (part->happened_at == 0)
		return arena_printf(run->arena,
		    _("%s, %u points, time unknown: " SV_FMT), id, part->points,
		    SV_ARG(what));
	return arena_printf(run->arena, _("%s, %u points, %s: " SV_FMT), id,
	    part->points, time_text(part->happened_at, when), SV_ARG(what));
}

static void
note_stage(struct check_run *run, struct finding *finding, size_t at,
    const struct finding *part)
{
	run_note(run, finding, stages[at].name, stage_words(run, part), SV(""));
	if (part->object != NULL)
		run_member(run, finding, part->object);
	for (size_t i = 0; i < part->member_count; i++)
		run_member(run, finding, part->members[i]);
	if (finding->principal.len == 0)
		finding->principal = part->principal;
	if (part->happened_at != 0 &&
	    (finding->happened_at == 0 ||
		part->happened_at < finding->happened_at))
		finding->happened_at = part->happened_at;
}

/* ${count} pairs have ${link}. */
static strview
link_words(const struct check_run *run, enum link link, size_t count)
{
	switch (link) {
	case LINK_SAME:
		return arena_printf(run->arena,
		    _("%zu by the same application or object"), count);
	case LINK_DAY:
		return arena_printf(
		    run->arena, _("%zu within 24 hours"), count);
	case LINK_FORTNIGHT:
		return arena_printf(run->arena, _("%zu within 14 days"), count);
	case LINK_UNKNOWN:
		return arena_printf(
		    run->arena, _("%zu at an unknown time"), count);
	case LINK_FAR:
		break;
	}
	return arena_printf(run->arena, _("%zu further apart"), count);
}

static void
note_links(struct check_run *run, struct finding *finding,
    const struct chain_terms *terms)
{
	CLEANUP(strbuf_done) struct strbuf pairs = {0};

	for (size_t i = 0; i < COUNT_OF(links); i++) {
		size_t count = 0;
		for (size_t j = 0; j < terms->count; j++)
			count += terms->at[j].words == links[i].words;
		if (count == 0)
			continue;
		if (pairs.len > 0)
			strbuf_add_text(&pairs, ", ");
		strbuf_add(&pairs, link_words(run, (enum link)i, count));
	}
	run_say(run, finding,
	    arena_printf(run->arena,
		_("%u points for the chain; pairs of stages: %s"),
		terms->points, strbuf_cstr(&pairs)));
}

static void
report(struct check_run *run, const struct chain *chain,
    const struct chain_terms *terms)
{
	const struct check *check = check_find(SV("CH-001"));
	struct finding finding =
	    run_begin_set(run, check, KIND_ORGANIZATION, check->points);

	for (size_t i = 0; i < COUNT_OF(stages); i++) {
		if (chain->at[i] != NULL)
			note_stage(run, &finding, i, chain->at[i]);
	}
	note_links(run, &finding, terms);
	run_say(run, &finding,
	    SV_("if all of it is meant to be so, the entries of the policy "
		"that its parts name settle it"));
	finding.evidence[finding.evidence_count - 1].is_advice = true;
	if (finding.principal.len > 0)
		finding.remediation =
		    remedy_block_principal(finding.principal, run->arena);
	finding.object_points = check->points;
	run_add(run, &finding);
}

void
chain_add(struct check_run *run, struct check_outcome *outcome)
{
	struct chain chain = {0};
	struct chain_terms terms;

	collect(run->findings, &chain);
	find_terms(&chain, run->arena, &terms);
	if (terms.points < THRESHOLD)
		return;
	report(run, &chain, &terms);
	outcome->chain = terms.points;
	outcome->risk += terms.points;
	outcome->grade = 100;
}

void
chain_explain(const struct finding_list *findings, struct arena *arena,
    struct chain_terms *terms)
{
	struct chain chain = {0};

	collect(findings, &chain);
	find_terms(&chain, arena, terms);
}
