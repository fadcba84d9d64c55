/*
 * review_report.h - a change review as text, Markdown and JSON.
 */
#ifndef AUDITOR_REPORT_REVIEW_REPORT_H
#define AUDITOR_REPORT_REVIEW_REPORT_H

#include "auditor/audit/review.h"
#include "auditor/report/report.h"

/*
 * review_text(result, style, out), review_markdown(…), review_json(…):
 * Append the review; the same result gives the same bytes.  Markdown fits a
 * pull request or a ticket: nothing foreign in it is markup, link or mention.
 */
void review_text(const struct review_result *result,
    const struct report_style *style, struct strbuf *out);
void review_markdown(const struct review_result *result,
    const struct report_style *style, struct strbuf *out);
void review_json(const struct review_result *result,
    const struct report_style *style, struct strbuf *out);

#endif
