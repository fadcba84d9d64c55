/*
 * escape.h - foreign text made safe for the formats that are not JSON or HTML.
 *
 * Each appends ${text} to ${out}.  In all of them the tag of odd text is
 * dropped; control characters, line breaks, bidirectional and invisible
 * characters become \u{XX} and bytes that are not UTF-8 \xXX (term.h), before
 * the format's own escapes.
 */
#ifndef AUDITOR_REPORT_ESCAPE_H
#define AUDITOR_REPORT_ESCAPE_H

#include "auditor/base/strbuf.h"

/*
 * escape_csv(out, text):
 * One field in quotes (RFC 4180).  What a spreadsheet would take for a formula
 * begins with an apostrophe (OWASP, "CSV Injection").
 */
void escape_csv(struct strbuf *out, strview text);

/*
 * escape_xml(out, text):
 * For content and quoted attributes; what XML 1.0 (section 2.2) does not allow
 * as \u{XX}.
 */
void escape_xml(struct strbuf *out, strview text);

/*
 * escape_markdown(out, text):
 * A code span: neither markup nor links nor mentions work in it.  A backtick
 * becomes \u{60}, since not every chat knows longer fences.
 */
void escape_markdown(struct strbuf *out, strview text);

/* escape_prose(out, text): our own words, whose punctuation is no markup. */
void escape_prose(struct strbuf *out, strview text);

/* escape_label(out, text): the value of a Prometheus label, without quotes. */
void escape_label(struct strbuf *out, strview text);

/*
 * escape_sarif(out, text):
 * For a message, in which brackets are links and braces are places to fill
 * (SARIF 2.1.0, 3.11.5 and 3.11.6).  What is hidden becomes <U+XXXX>.
 */
void escape_sarif(struct strbuf *out, strview text);

/* escape_uri(out, text): one segment of a path (RFC 3986, 2.3). */
void escape_uri(struct strbuf *out, strview text);

/*
 * escape_plain(text, special):
 * Bytes of printable ASCII, none of them in ${special}, at the front of
 * ${text}: most text is nothing else, and need not be looked at in detail.
 */
size_t escape_plain(strview text, const char *special);

#endif
