/*
 * log.h - one line each on standard error; never secrets.
 */
#ifndef AUDITOR_BASE_LOG_H
#define AUDITOR_BASE_LOG_H

#include "auditor/base/attr.h"

enum log_level {
	LOG_ERROR,
	LOG_WARN,
	LOG_INFO,
	LOG_DEBUG,
};

/* log_set_level(level): drop what is below; LOG_WARN at start. */
void log_set_level(enum log_level level);

/*
 * log_line(level, fmt, ...):
 * Write one line; foreign text in it is made safe for a terminal.  Below cmd
 * only LOG_DEBUG is used: libraries return errors.
 */
void log_line(enum log_level level, const char *fmt, ...) PRINTF(2, 3);

#endif
