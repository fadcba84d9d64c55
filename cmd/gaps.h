/*
 * gaps.h - what a snapshot lacks, on standard error.
 */
#ifndef CMD_GAPS_H
#define CMD_GAPS_H

#include "auditor/model/snapshot.h"

/*
 * gaps_report(snapshot, is_quiet):
 * One line for each list and type of event that was not read, with the reason;
 * one for all lists that nobody asked for.
 */
void gaps_report(const struct snapshot *snapshot, bool is_quiet);

#endif
