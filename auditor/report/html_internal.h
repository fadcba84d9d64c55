/*
 * html_internal.h - the sections of the page; for html*.c.
 */
#ifndef AUDITOR_REPORT_HTML_INTERNAL_H
#define AUDITOR_REPORT_HTML_INTERNAL_H

#include "auditor/report/gaps.h"
#include "auditor/report/htmlw.h"
#include "auditor/report/overview.h"
#include "auditor/report/report.h"
#include "auditor/report/verdict.h"

/* Lists with more elements are folded; print shows them open. */
#define HTML_FOLD_MIN 20

struct html_report {
	struct htmlw w;
	const struct audit_result *result;
	struct arena *arena;
	struct overview view;
	struct gaps gaps;
	struct verdict verdict;
};

/* html_css(css): append the style sheet. */
void html_css(struct strbuf *css);

/* Each writes its section, or nothing where there is nothing to say. */
void html_verdict(struct html_report *report);
void html_nav(struct html_report *report);
void html_gaps(struct html_report *report);
void html_chains(struct html_report *report);
void html_flow(struct html_report *report);
void html_findings(struct html_report *report);
void html_accepted(struct html_report *report);
void html_resolved(struct html_report *report);
void html_changes(struct html_report *report);
void html_controls(struct html_report *report);
void html_trend(struct html_report *report);
void html_coverage(struct html_report *report);
void html_provenance(struct html_report *report);

/* html_finding_body(report, group): where, why and what to do. */
void html_finding_body(
    struct html_report *report, const struct overview_group *group);

/* html_section(report, id, title): open a section; end it with htmlw_end. */
void html_section(struct html_report *report, const char *id, strview title);

/* html_name(report, class, text): foreign text, short, inside a line. */
void html_name(struct html_report *report, const char *class, strview text);

/* html_value(report, text): foreign text as a block; folded when long. */
void html_value(struct html_report *report, strview text);

/* html_evidence(report, finding): all of it, as a list. */
void html_evidence(struct html_report *report, const struct finding *finding);

void html_time(struct html_report *report, int64_t seconds);
/* html_day(report, seconds): the day is enough to read. */
void html_day(struct html_report *report, int64_t seconds);

/*
 * html_fold(report, count, summary), html_unfold(report, count):
 * Put what is between them into a details element when ${count} is large.
 */
void html_fold(struct html_report *report, size_t count, strview summary);
void html_unfold(struct html_report *report, size_t count);

#endif
