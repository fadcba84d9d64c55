/*
 * html_internal.h - the sections of the page; for html*.c.
 */
#ifndef AUDITOR_REPORT_HTML_INTERNAL_H
#define AUDITOR_REPORT_HTML_INTERNAL_H

#include "auditor/base/lang.h"
#include "auditor/report/gaps.h"
#include "auditor/report/htmlw.h"
#include "auditor/report/overview.h"
#include "auditor/report/report.h"
#include "auditor/report/verdict.h"

/* Lists with more elements are folded; print shows them open. */
#define HTML_FOLD_MIN 20

/* A column of a table. */
struct html_column {
	const char *label; /* a msgid */
	const char *class; /* of its cells; or NULL */
};

struct html_report {
	struct htmlw w;
	const struct audit_result *result;
	struct arena *arena;
	struct overview view;
	struct gaps gaps;
	struct verdict verdict;
	const struct html_column *column; /* of the next cell */
};

/* What stands for an element in a sentence that is translated. */
#define HTML_SLOT_1 "\1"
#define HTML_SLOT_2 "\2"
#define HTML_SLOT_3 "\3"

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

/* html_check(report, check): its id and title. */
void html_check(struct html_report *report, const struct check *check);

/* html_section(report, id, title): open a section; end it with htmlw_end. */
void html_section(struct html_report *report, const char *id, strview title);

/*
 * html_slot(report, sentence):
 * Write ${sentence}, which is ours, up to a slot; leave in it what follows, and
 * return the number of the slot; 0 behind the last.  A translation may have
 * them in another order, so that the caller writes what is asked for.
 */
unsigned html_slot(struct html_report *report, strview *sentence);

/* html_mark(report, class, text): a word of ours, a msgid, in a frame. */
void html_mark(struct html_report *report, const char *class, const char *text);

/* html_name(report, class, text): foreign text, short, inside a line. */
void html_name(struct html_report *report, const char *class, strview text);

/* html_value(report, text): foreign text as a block; folded when long; "" is
 * nothing at all. */
void html_value(struct html_report *report, strview text);

/* html_evidence(report, finding): all of it, as a list. */
void html_evidence(struct html_report *report, const struct finding *finding);

void html_time(struct html_report *report, int64_t seconds);
/* html_since(report, seconds): "since", and the time. */
void html_since(struct html_report *report, int64_t seconds);
/* html_day(report, seconds): the day is enough to read. */
void html_day(struct html_report *report, int64_t seconds);

/*
 * html_fold(report, count, summary), html_unfold(report, count):
 * Put what is between them into a details element when ${count} is large.
 */
void html_fold(struct html_report *report, size_t count, strview summary);
void html_unfold(struct html_report *report, size_t count);

#endif
