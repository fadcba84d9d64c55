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

#endif
