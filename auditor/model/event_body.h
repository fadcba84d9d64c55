/*
 * event_body.h - what a service said of an event, within bounds.
 */
#ifndef AUDITOR_MODEL_EVENT_BODY_H
#define AUDITOR_MODEL_EVENT_BODY_H

#include "auditor/base/json.h"
#include "auditor/base/limits.h"
#include "auditor/base/strbuf.h"

/* The most that is kept of one event; most have some 2 KiB. */
#define EVENT_BODY_MAX (16 * KIB)

/*
 * event_body_write(raw, body, err):
 * Append the object ${raw} as JSON: members sorted by name, annotations (keys
 * with @) and bulky details left out, texts and lists cut as far as the bound
 * wants it.
 * ERR_FORMAT when it is still too large.
 */
int event_body_write(
    const struct json *raw, struct strbuf *body, struct err *err) MUST_USE;

#endif
