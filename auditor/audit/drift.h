/*
 * drift.h - how much a change since the baseline weighs.
 */
#ifndef AUDITOR_AUDIT_DRIFT_H
#define AUDITOR_AUDIT_DRIFT_H

#include "auditor/check/finding.h"
#include "auditor/diff/diff.h"

/*
 * drift_severity(change):
 * Medium when what decides where mail goes, or who may decide it, came, went
 * or behaves otherwise; low for other state; info for names, order and stamps.
 */
enum severity drift_severity(const struct change *change);

#endif
