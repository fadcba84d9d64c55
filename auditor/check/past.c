/*
 * past.c - the history as the checks read it.
 */
#include "auditor/check/past.h"

#include "auditor/base/banned.h"

int
past_snapshots(const struct check_run *run,
    const struct history_snapshot **snapshots, size_t *count, struct err *err)
{
	const struct history *history = run->input->history;
	int64_t judged = run->now->number;
	struct history_snapshot *all;

	TRY(history->list_snapshots(history, run->arena, &all, count, err));
	/* Later ones are none of its past. */
	while (*count > 0 && judged > 0 && all[*count - 1].number > judged)
		(*count)--;
	*snapshots = all;
	return 0;
}
