/*
 * events.h - one JSON object a line, in the shape of osquery's result log:
 * name, hostIdentifier, calendarTime, unixTime, epoch, counter, action,
 * columns.
 *
 *	exoaudit.audit    the verdict ("snapshot"), once
 *	exoaudit.list     a list that was not read whole ("snapshot")
 *	exoaudit.finding  added when it is new, changed when reopened, removed
 *	                  when resolved, else "snapshot": it is still there
 *	exoaudit.change   added, removed or changed, since the baseline or the
 *	                  state before
 */
#ifndef AUDITOR_REPORT_EVENTS_H
#define AUDITOR_REPORT_EVENTS_H

#include "auditor/report/report.h"

/* events_render(result, style, out): see report.h; no style matters. */
void events_render(const struct audit_result *result,
    const struct report_style *style, struct strbuf *out);

#endif
