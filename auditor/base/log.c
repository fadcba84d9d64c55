/*
 * log.c - one line each on standard error; never secrets.
 */
#include "auditor/base/log.h"

#include <stdarg.h>
#include <stdio.h>

#include "auditor/base/lang.h"
#include "auditor/base/strbuf.h"
#include "auditor/base/term.h"

#include "auditor/base/banned.h"

static const char *const words[] = {
    [LOG_ERROR] = N_("error"),
    [LOG_WARN] = N_("warning"),
    [LOG_INFO] = N_("info"),
    [LOG_DEBUG] = N_("debug"),
};

static enum log_level least = LOG_WARN;

void
log_set_level(enum log_level level)
{
	least = level;
}

void
log_line(enum log_level level, const char *fmt, ...)
{
	CLEANUP(strbuf_done) struct strbuf safe = {0};
	char text[4096];
	va_list args;

	if (level > least)
		return;
	va_start(args, fmt);
	(void)vsnprintf(text, sizeof(text), lang(fmt), args);
	va_end(args);
	term_escape(&safe, sv_from(text));
	(void)fprintf(stderr, "exoaudit: %s: %s\n", lang(words[level]),
	    strbuf_cstr(&safe));
}
