/*
 * event.c - the types of events, and what is asked of them.
 */
#include "auditor/model/event.h"

#include "auditor/base/timefmt.h"

#include "auditor/base/banned.h"

#define HOUR INT64_C(3600)

static const struct {
	const char *name;
	const char *key;
} types[EVENT_TYPE_COUNT] = {
#define EVENT_ROW(constant, name, key) [EVENT_##constant] = {name, key},
    EVENT_TYPES(EVENT_ROW)
#undef EVENT_ROW
};

static const int64_t lags[EVENT_TYPE_COUNT] = {
    [EVENT_SIGN_IN] = 2 * HOUR,
    [EVENT_PRINCIPAL_SIGN_IN] = 2 * HOUR,
    [EVENT_DIRECTORY_AUDIT] = 2 * HOUR,
    [EVENT_EXCHANGE_AUDIT] = TIME_DAY,
};

const char *
event_type_name(enum event_type type)
{
	return types[type].name;
}

bool
event_type_find(strview name, enum event_type *type)
{
	for (size_t i = 0; i < EVENT_TYPE_COUNT; i++) {
		if (!sv_eq(name, sv_from(types[i].name)))
			continue;
		*type = (enum event_type)i;
		return true;
	}
	return false;
}

bool
event_type_find_key(strview key, enum event_type *type)
{
	for (size_t i = 0; i < EVENT_TYPE_COUNT; i++) {
		if (!sv_eq_fold(key, sv_from(types[i].key)))
			continue;
		*type = (enum event_type)i;
		return true;
	}
	return false;
}

int64_t
event_type_lag(enum event_type type)
{
	return lags[type];
}

strview
event_parameter(const struct event *event, const char *name)
{
	for (size_t i = 0; i < event->parameter_count; i++) {
		if (sv_eq_fold(event->parameters[i].name, sv_from(name)))
			return event->parameters[i].value;
	}
	return SV("");
}

enum event_type
event_type_refine(enum event_type type, const struct json *raw)
{
	if (type == EVENT_SIGN_IN &&
	    json_get_text(raw, SV("servicePrincipalId")).len > 0 &&
	    json_get_text(raw, SV("userPrincipalName")).len == 0 &&
	    json_get_text(raw, SV("userId")).len == 0)
		return EVENT_PRINCIPAL_SIGN_IN;
	return type;
}

int
event_compare(const struct event *a, const struct event *b)
{
	if (a->time != b->time)
		return a->time < b->time ? -1 : 1;
	if (a->type != b->type)
		return a->type < b->type ? -1 : 1;
	return sv_cmp(a->id, b->id);
}
