/*
 * live.h - a snapshot of a configured tenant over the network.
 */
#ifndef CMD_LIVE_H
#define CMD_LIVE_H

#include "auditor/model/snapshot.h"
#include "cmd/session.h"

/*
 * live_snapshot(session, is_quiet, arena, snapshot, err):
 * Sign in as the configuration of session->tenant says and read all lists,
 * with a progress line when standard error is a terminal.
 */
int live_snapshot(const struct session *session, bool is_quiet,
    struct arena *arena, struct snapshot **snapshot, struct err *err) MUST_USE;

/* live_report_gaps(snapshot, is_quiet): one line for each unread list. */
void live_report_gaps(const struct snapshot *snapshot, bool is_quiet);

#endif
