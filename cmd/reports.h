/*
 * reports.h - the reports of one audit: planned first, written all or none.
 */
#ifndef CMD_REPORTS_H
#define CMD_REPORTS_H

#include "auditor/report/report.h"
#include "cmd/option.h"

struct reports; /* opaque, in the arena given to reports_plan */

/* What is asked for on the command line. */
struct reports_request {
	const char *format;      /* NULL: text */
	const char *output;      /* NULL: standard output */
	struct option_list more; /* FORMAT=FILE */
	const char *explain;     /* a finding, whose terms take the place of
				  * the first report; or NULL */
};

/*
 * reports_plan(request, arena, reports, err):
 * Look up the formats, before the tenant is asked for anything.
 */
int reports_plan(const struct reports_request *request, struct arena *arena,
    struct reports **reports, struct err *err) MUST_USE;

/* reports_want_trend(reports): one of them shows how things came to be. */
bool reports_want_trend(const struct reports *reports);

/*
 * reports_guard(reports, inputs, count, err):
 * Refuse two reports in one place, and one in the place of a file in
 * ${inputs}, of which some may be NULL.
 */
int reports_guard(const struct reports *reports, const char *const *inputs,
    size_t count, struct err *err) MUST_USE;

/*
 * reports_publish(reports, result, is_verbose, err):
 * Render and write all.  On failure no file was replaced, unless the last
 * step itself fails: putting files that are written in their places.
 */
int reports_publish(const struct reports *reports,
    const struct audit_result *result, bool is_verbose,
    struct err *err) MUST_USE;

#endif
