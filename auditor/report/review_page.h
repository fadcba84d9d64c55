/*
 * review_page.h - what the parts of a review for people share.
 */
#ifndef AUDITOR_REPORT_REVIEW_PAGE_H
#define AUDITOR_REPORT_REVIEW_PAGE_H

#include "auditor/audit/review.h"
#include "auditor/report/textw.h"

/* One format: text, or Markdown. */
struct page {
	const struct review_result *result;
	struct arena *arena;
	struct textw w;
	bool is_markdown;
};

/*
 * review_page_item(page, tone, words, foreign): an entry of a list, our words first.
 * review_page_detail(page, label, foreign): a line below it.
 */
void review_page_item(
    struct page *page, enum tone tone, strview words, strview foreign);
void review_page_detail(struct page *page, const char *label, strview foreign);

/* review_page_record(event, arena): who did what, from where, through what, when. */
strview review_page_record(const struct event *event, struct arena *arena);

/* review_page_change(page, item, tone): one change, in words and field by field. */
void review_page_change(
    struct page *page, const struct review_item *item, enum tone tone);

#endif
