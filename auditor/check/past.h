/*
 * past.h - the history as the checks read it.
 */
#ifndef AUDITOR_CHECK_PAST_H
#define AUDITOR_CHECK_PAST_H

#include "auditor/check/run.h"

/*
 * past_snapshots(run, snapshots, count, err):
 * The snapshots of the series up to the one that is judged, oldest first.
 */
int past_snapshots(const struct check_run *run,
    const struct history_snapshot **snapshots, size_t *count,
    struct err *err) MUST_USE;

#endif
