/*
 * sarif_internal.h - the parts of a run; for sarif*.c.
 */
#ifndef AUDITOR_REPORT_SARIF_INTERNAL_H
#define AUDITOR_REPORT_SARIF_INTERNAL_H

#include "auditor/report/flat.h"
#include "auditor/report/json_internal.h"

struct sarif {
	struct json_report json;
	struct named_checks checks; /* the rules, in this order */
};

/* Members of the run. */
void sarif_tool(struct sarif *sarif);
void sarif_invocations(struct sarif *sarif);
void sarif_results(struct sarif *sarif);

/* sarif_message(sarif, key, text): {"text"}, foreign text escaped. */
void sarif_message(struct sarif *sarif, const char *key, strview text);

/* sarif_end_line(sarif): end an object that stands on a line of its own. */
void sarif_end_line(struct sarif *sarif);

/* sarif_level(severity): error, warning, note. */
const char *sarif_level(enum severity severity);

#endif
