/*
 * event_cmdlet.h - which object a record of Exchange is about.
 *
 * ObjectId is often empty, for objects that are made at once: then the name
 * stands in the parameters Name or Identity only.
 */
#ifndef AUDITOR_MODEL_EVENT_CMDLET_H
#define AUDITOR_MODEL_EVENT_CMDLET_H

#include "auditor/model/event.h"
#include "auditor/model/kind.h"

/*
 * event_cmdlet(event, verb, kind):
 * "New" and the kind for New-InboundConnector.  False when it is no record of
 * Exchange, or of objects that are no kind.
 */
bool event_cmdlet(const struct event *event, strview *verb, enum kind *kind);

#define EVENT_NAMES_MAX 3

/*
 * event_names(event, names):
 * What the record calls the object: Identity, Name, ObjectId, each without the
 * organization before it.  Returns how many there are.
 */
size_t event_names(const struct event *event, strview names[EVENT_NAMES_MAX]);

/* event_is_called(event, name): one of these is ${name}, case ignored. */
bool event_is_called(const struct event *event, strview name);

#endif
