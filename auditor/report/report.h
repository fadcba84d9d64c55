/*
 * report.h - one renderer per format.
 */
#ifndef AUDITOR_REPORT_REPORT_H
#define AUDITOR_REPORT_REPORT_H

#include "auditor/audit/result.h"

struct report_style {
	bool use_colour; /* text: the output is a terminal that wants it */
	unsigned width;  /* text: columns, at least 40 */
	bool is_verbose; /* text: also what is fine */
};

struct renderer {
	const char *name;  /* as --format and --report take it */
	const char *about; /* for --help; translated where it is shown */
	/* Append the report to ${out}; the same result gives the same bytes. */
	void (*render)(const struct audit_result *result,
	    const struct report_style *style, struct strbuf *out);
	bool shows_trend; /* what result->trend holds is in it */
};

/* report_renderers(count): all of them, "text" first. */
const struct renderer *report_renderers(size_t *count);

/* report_find(name): or NULL. */
const struct renderer *report_find(strview name);

#endif
