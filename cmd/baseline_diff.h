/*
 * baseline_diff.h - what one baseline says otherwise than another, in words.
 */
#ifndef CMD_BASELINE_DIFF_H
#define CMD_BASELINE_DIFF_H

#include "auditor/base/strbuf.h"
#include "auditor/diff/diff.h"
#include "baselines/baseline.h"

/*
 * baseline_diff_put(before, after, arena, out):
 * Append head, scope, policy, approvals and objects of ${after} as far as they
 * differ from ${before}, safe for a terminal.
 */
void baseline_diff_put(const struct baseline *before,
    const struct baseline *after, struct arena *arena, struct strbuf *out);

/* baseline_diff_first(baseline, arena, out): there was none before it. */
void baseline_diff_first(
    const struct baseline *baseline, struct arena *arena, struct strbuf *out);

/* baseline_diff_change(change, arena, out): one change, with its fields. */
void baseline_diff_change(
    const struct change *change, struct arena *arena, struct strbuf *out);

#endif
