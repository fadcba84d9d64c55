/*
 * recent.c - the events that an audit looks at.
 */
#include "auditor/audit/recent.h"

#include "auditor/base/timefmt.h"

#include "auditor/base/banned.h"

static const int64_t days[EVENT_TYPE_COUNT] = {
    [EVENT_SIGN_IN] = 7,
    [EVENT_PRINCIPAL_SIGN_IN] = 30,
    [EVENT_DIRECTORY_AUDIT] = 30,
    [EVENT_EXCHANGE_AUDIT] = 30,
};

int
recent_events(struct store *store, const struct snapshot *snapshot,
    int64_t as_of, struct arena *arena, struct event_log *log, struct err *err)
{
	int64_t from[EVENT_TYPE_COUNT];

	*log = (struct event_log){0};
	for (size_t i = 0; i < EVENT_TYPE_COUNT; i++)
		from[i] = as_of - days[i] * TIME_DAY;
	return store_events(store, snapshot->tenant, snapshot->series,
	    snapshot->number, from, arena, log, err);
}
