/*
 * units_check.h - would the units run? Found out before they are written.
 */
#ifndef CMD_UNITS_CHECK_H
#define CMD_UNITS_CHECK_H

#include "auditor/base/err.h"

/*
 * units_check_time(when, err):
 * Refuse ${when} unless it can stand in OnCalendar= of a timer.  What
 * systemd.time(7) allows is asked of systemd-analyze(1) where that is there.
 */
int units_check_time(const char *when, struct err *err) MUST_USE;

/*
 * units_warn(program, config, store):
 * Say on standard error what would keep the service from its work: files that
 * its hardening hides, a store that it may not write, an account that is not
 * there.  ${store} may be NULL.
 */
void units_warn(const char *program, const char *config, const char *store);

#endif
