/*
 * form.h - application/x-www-form-urlencoded, and parts of addresses.
 */
#ifndef GRAPH_FORM_H
#define GRAPH_FORM_H

#include "auditor/base/strbuf.h"

/*
 * form_encode(buf, text):
 * Append ${text}, all but the unreserved characters of RFC 3986 as %XX.
 */
void form_encode(struct strbuf *buf, strview text);

/* form_add(buf, name, value): append "name=value", "&" before it if needed. */
void form_add(struct strbuf *buf, const char *name, strview value);

/* form_wipe(buf): strbuf_done for a buffer that held a secret. */
void form_wipe(struct strbuf *buf);

/*
 * form_room(buf, size):
 * Take room for ${size} bytes in the empty ${buf}, so that growing leaves no
 * copy of a secret behind.
 */
void form_room(struct strbuf *buf, size_t size);

#endif
