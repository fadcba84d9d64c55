/*
 * text_internal.h - the sections of the text report; for text*.c.
 */
#ifndef AUDITOR_REPORT_TEXT_INTERNAL_H
#define AUDITOR_REPORT_TEXT_INTERNAL_H

#include "auditor/report/gaps.h"
#include "auditor/report/overview.h"
#include "auditor/report/report.h"
#include "auditor/report/textw.h"

struct text_report {
	struct textw w;
	const struct audit_result *result;
	const struct report_style *style;
	struct arena *arena;
	struct overview view;
	struct gaps gaps;
};

/* Each writes its section, or nothing where there is nothing to say. */
void text_head(struct text_report *report);
void text_chains(struct text_report *report);
void text_findings(struct text_report *report);
void text_gaps(struct text_report *report);
void text_accepted(struct text_report *report);
void text_resolved(struct text_report *report);
void text_changes(struct text_report *report);
void text_controls(struct text_report *report);
void text_summary(struct text_report *report);

/* text_finding_body(report, group): where, why and what to do. */
void text_finding_body(
    struct text_report *report, const struct overview_group *group);

/* text_severity(severity): the colour of it. */
enum tone text_severity(enum severity severity);

#endif
