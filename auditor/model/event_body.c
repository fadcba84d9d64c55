/*
 * event_body.c - what a service said of an event, within bounds.
 */
#include "auditor/model/event_body.h"

#include "auditor/base/jsonw.h"
#include "auditor/base/utf8.h"
#include "auditor/model/value.h"

#include "auditor/base/banned.h"

/* How much of a text and of a list is kept: the first that fits. */
struct bound {
	size_t bytes;
	size_t items;
};

static const struct bound bounds[] = {
    {EVENT_BODY_MAX, EVENT_BODY_MAX},
    {KIB, 128},
    {128, 32},
    {64, 4},
};

/* Of sign-ins: much, and of no use here. */
static bool
is_left_out(strview key)
{
	static const char *const names[] = {"appliedConditionalAccessPolicies",
	    "authenticationAppDeviceDetails", "authenticationDetails",
	    "authenticationProcessingDetails", "deviceDetail", "geoCoordinates",
	    "networkLocationDetails"};

	for (size_t i = 0; i < COUNT_OF(names); i++) {
		if (sv_eq(key, sv_from(names[i])))
			return true;
	}
	/* Annotations are of the service. */
	return sv_has(key, SV("@"));
}

static struct json
bounded(const struct json *raw, const struct bound *bound, struct arena *arena)
{
	struct json made = *raw;
	bool is_object = raw->type == JSON_OBJECT;
	size_t most = raw->count;

	if (raw->type == JSON_STRING)
		made.text = utf8_clip(raw->text, bound->bytes);
	if (!is_object && most > bound->items)
		most = bound->items;
	made.items = arena_alloc(arena, most, sizeof(*made.items));
	made.count = 0;
	for (size_t i = 0; i < most; i++) {
		if (is_object && is_left_out(raw->items[i].key))
			continue;
		made.items[made.count++] =
		    bounded(&raw->items[i], bound, arena);
	}
	if (is_object)
		value_sort_members(&made);
	return made;
}

int
event_body_write(const struct json *raw, struct strbuf *body, struct err *err)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();

	for (size_t i = 0; i < COUNT_OF(bounds); i++) {
		CLEANUP(strbuf_done)
		struct strbuf out = {.max = EVENT_BODY_MAX};
		struct json tree = bounded(raw, &bounds[i], arena);
		struct jsonw w = {.out = &out};
		jsonw_value(&w, NULL, &tree);
		if (!out.overflow) {
			strbuf_add(body, strbuf_view(&out));
			return 0;
		}
	}
	return err_set(
	    err, ERR_FORMAT, "an event of more than %zu bytes", EVENT_BODY_MAX);
}
