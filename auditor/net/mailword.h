/*
 * mailword.h - text in the header of a mail (RFC 2047).
 */
#ifndef AUDITOR_NET_MAILWORD_H
#define AUDITOR_NET_MAILWORD_H

#include "auditor/base/strbuf.h"

/*
 * mailword_add(out, text):
 * Append ${text}, UTF-8, as the body of an unstructured header: as it stands
 * when it is printable ASCII, else as encoded words of whole characters, each
 * on a line of its own.  No line break of ${text} survives as one.
 */
void mailword_add(struct strbuf *out, strview text);

#endif
