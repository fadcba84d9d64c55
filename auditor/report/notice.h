/*
 * notice.h - what is told to people who do not look at reports: only what
 * changed since they were last told.
 */
#ifndef AUDITOR_REPORT_NOTICE_H
#define AUDITOR_REPORT_NOTICE_H

#include "auditor/audit/result.h"
#include "auditor/base/json.h"
#include "auditor/base/strbuf.h"

enum notice_news { NOTICE_NEW, NOTICE_REOPENED, NOTICE_RESOLVED };

struct notice_item {
	strview key; /* the finding, the same in every audit of its tenant */
	enum notice_news news;
	enum severity severity;
	unsigned points;
	strview check; /* id; of what is resolved as it was told */
	strview title; /* in English */
	strview kind;
	strview name; /* foreign text */
	strview id;
};

struct notice {
	struct notice_item *items; /* most points first; resolved ones last */
	size_t count;
	const struct audit_result *result;
	strview headline;
};

/*
 * notice_make(result, told, least, arena, notice):
 * What is news to whoever was told ${told}, NULL for nothing yet: findings of
 * ${least} or above that are open now, and of those that were told those that
 * are no longer.  What could not be verified is no news.  Borrows from all.
 */
void notice_make(const struct audit_result *result, const struct json *told,
    enum severity least, struct arena *arena, struct notice *notice);

/*
 * notice_remember(notice, told, w, key):
 * Write what has been told once ${notice} has: an object, finding to state.
 */
void notice_remember(const struct notice *notice, const struct json *told,
    struct jsonw *w, const char *key);

/* notice_text(notice, out): plain text of many lines, for mail. */
void notice_text(const struct notice *notice, struct strbuf *out);

/* notice_subject(notice, out): one line, for mail. */
void notice_subject(const struct notice *notice, struct strbuf *out);

/* notice_line(notice, item, out): one line, for a system log. */
void notice_line(const struct notice *notice, const struct notice_item *item,
    struct strbuf *out);

/* notice_json(notice, out): schema exoaudit-notice/1. */
void notice_json(const struct notice *notice, struct strbuf *out);

/* notice_slack(notice, out): a message of an incoming webhook of Slack. */
void notice_slack(const struct notice *notice, struct strbuf *out);

/* notice_teams(notice, out): an Adaptive Card for a workflow of Teams. */
void notice_teams(const struct notice *notice, struct strbuf *out);

#endif
