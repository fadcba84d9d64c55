/*
 * transient.c - what was created and is in neither of two states.
 */
#include "auditor/audit/transient.h"

#include "auditor/model/event_cmdlet.h"

#include "auditor/base/banned.h"

/* Operations by which an object comes and goes. */
static const struct {
	enum kind kind;
	const char *comes;
	const char *goes;
} operations[] = {
    {KIND_INBOUND_CONNECTOR, "New-InboundConnector", "Remove-InboundConnector"},
    {KIND_OUTBOUND_CONNECTOR, "New-OutboundConnector",
	"Remove-OutboundConnector"},
    {KIND_TRANSPORT_RULE, "New-TransportRule", "Remove-TransportRule"},
    {KIND_JOURNAL_RULE, "New-JournalRule", "Remove-JournalRule"},
    {KIND_REMOTE_DOMAIN, "New-RemoteDomain", "Remove-RemoteDomain"},
    {KIND_ACCEPTED_DOMAIN, "New-AcceptedDomain", "Remove-AcceptedDomain"},
    {KIND_MAIL_CONTACT, "New-MailContact", "Remove-MailContact"},
    {KIND_INBOX_RULE, "New-InboxRule", "Remove-InboxRule"},
    {KIND_APPLICATION, "Add application", "Delete application"},
    {KIND_SERVICE_PRINCIPAL, "Add service principal",
	"Remove service principal"},
    {KIND_DOMAIN, "Add unverified domain", "Delete domain"},
};

struct search {
	const struct snapshot *before;
	const struct snapshot *after;
	const struct event_log *log;
	struct event_window window;
};

struct event_window
transient_window(const struct snapshot *before, const struct snapshot *after)
{
	/* While a list is read, what changes may be missing from it. */
	return (struct event_window){before->started, after->finished + 1};
}

/* What the object is called by the record of its making. */
static strview
event_name(const struct event *event)
{
	strview names[EVENT_NAMES_MAX];
	strview name = event_parameter(event, "Name");
	size_t count = event_names(event, names);

	if (name.len == 0 && event->target_count > 0)
		name = event->targets[0].name;
	return name.len == 0 && count > 0 ? names[0] : name;
}

static bool
is_about(const struct event *event, strview id, strview name)
{
	for (size_t i = 0; i < event->target_count; i++) {
		const struct event_target *target = &event->targets[i];
		if ((id.len > 0 && sv_eq_fold(target->id, id)) ||
		    (name.len > 0 && sv_eq_fold(target->name, name)))
			return true;
	}
	return (id.len > 0 && event_is_called(event, id)) ||
	       (name.len > 0 && event_is_called(event, name));
}

static bool
has_object(const struct object_list *list, const struct event *event)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct object *object = &list->objects[i];
		if (is_about(event, object->id, object->name))
			return true;
	}
	return false;
}

static bool
is_done(const struct search *search, const struct event *event,
    const char *operation)
{
	return !event->has_failed && event->time >= search->window.from &&
	       event->time < search->window.to &&
	       sv_eq_fold(event->operation, sv_from(operation));
}

static const struct event *
find_end(const struct search *search, const struct transient *transient,
    const char *operation)
{
	for (size_t i = 0; i < search->log->count; i++) {
		const struct event *event = &search->log->at[i];
		if (is_done(search, event, operation) &&
		    event->time >= transient->created->time &&
		    is_about(event, transient->id, transient->name))
			return event;
	}
	return NULL;
}

static void
find_of_kind(const struct search *search, size_t row, struct transient *found,
    size_t *count)
{
	enum kind kind = operations[row].kind;

	for (size_t i = 0; i < search->log->count; i++) {
		const struct event *event = &search->log->at[i];
		if (!is_done(search, event, operations[row].comes) ||
		    has_object(snapshot_list(search->before, kind), event) ||
		    has_object(snapshot_list(search->after, kind), event))
			continue;
		struct transient *at = &found[(*count)++];
		*at = (struct transient){
		    .kind = kind,
		    .id =
			event->target_count > 0 ? event->targets[0].id : SV(""),
		    .name = event_name(event),
		    .created = event,
		};
		at->removed = find_end(search, at, operations[row].goes);
	}
}

void
transient_find(const struct snapshot *before, const struct snapshot *after,
    const struct event_log *log, struct arena *arena, struct transient **found,
    size_t *count)
{
	const struct search search = {
	    before, after, log, transient_window(before, after)};

	*found = arena_alloc(arena, log->count, sizeof(**found));
	*count = 0;
	for (size_t i = 0; i < COUNT_OF(operations); i++) {
		if (snapshot_is_complete(after, operations[i].kind))
			find_of_kind(&search, i, *found, count);
	}
}
