/*
 * chain.h - findings that are the stages of one attack.
 */
#ifndef AUDITOR_CHECK_CHAIN_H
#define AUDITOR_CHECK_CHAIN_H

#include "auditor/check/run.h"

/*
 * chain_add(run, outcome):
 * Join the worst open finding of each stage (check->stage).  With three stages
 * or more, one before the mail flow and one in it, and enough points, add
 * CH-001, set the chain, add it to the risk, and make the grade 100.  Call
 * after score_findings: of equal findings the one on the worse object counts.
 */
void chain_add(struct check_run *run, struct check_outcome *outcome);

/* Two stages of a chain, and what they add: root of the product, times link. */
struct chain_term {
	const struct finding *a;
	const struct finding *b;
	const char *a_stage;
	const char *b_stage;
	unsigned root;     /* of the product of their points, thousandths */
	unsigned percent;  /* the link between them */
	const char *words; /* why it is that, a msgid */
};

struct chain_terms {
	struct chain_term *at;
	size_t count;
	size_t stages;   /* n; the sum counts (n - 1) / 2 */
	unsigned points; /* of the chain, 0 when there is none */
};

/*
 * chain_explain(findings, arena, terms):
 * The terms of the chain of ${findings}, whether it reaches its threshold or
 * not.
 */
void chain_explain(const struct finding_list *findings, struct arena *arena,
    struct chain_terms *terms);

#endif
