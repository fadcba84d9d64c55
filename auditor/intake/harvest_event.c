/*
 * harvest_event.c - records of audit logs in imported files.
 */
#include "auditor/base/json_pull.h"
#include "auditor/base/lang.h"
#include "auditor/intake/harvest_internal.h"

#include "auditor/base/banned.h"

static bool
is_principal_sign_in(const struct json *value)
{
	return json_get_text(value, SV("servicePrincipalId")).len > 0 &&
	       json_get_text(value, SV("userId")).len == 0;
}

static enum event_type
type_of(enum thing thing, const struct json *value)
{
	if (thing == THING_DIRECTORY_AUDIT)
		return EVENT_DIRECTORY_AUDIT;
	if (thing == THING_SIGN_IN)
		return is_principal_sign_in(value) ? EVENT_PRINCIPAL_SIGN_IN
						   : EVENT_SIGN_IN;
	return EVENT_EXCHANGE_AUDIT;
}

/* A record that is text: one object, in which no key stands twice. */
static int
read_text(struct harvest *harvest, strview text, const struct json **record,
    struct err *err)
{
	CLEANUP(json_pull_done) struct json_pull pull = {0};
	struct json *value = arena_alloc(harvest->scratch, 1, sizeof(*value));
	size_t used = 0;

	if (json_pull_value(&pull, text, true, harvest->scratch, value, &used,
		err) != JSON_PULL_DONE)
		return -1;
	if (value->type != JSON_OBJECT ||
	    sv_trim(sv_slice(text, used, text.len)).len > 0)
		return err_set(err, ERR_FORMAT, "one JSON object was expected");
	*record = value;
	return 0;
}

/* The record itself, where it stands in a row around it. */
static int
unwrap(struct harvest *harvest, const struct json **record, struct err *err)
{
	static const char *const wrappers[] = {"AuditData", "auditData"};

	for (size_t i = 0; i < COUNT_OF(wrappers); i++) {
		const struct json *data =
		    json_get(*record, sv_from(wrappers[i]));
		if (json_is_type(data, JSON_OBJECT))
			*record = data;
		if (json_is_type(data, JSON_STRING))
			return read_text(harvest, data->text, record, err);
	}
	return 0;
}

/* Records of other services are in the unified audit log as well. */
static bool
is_of_exchange(const struct json *record)
{
	return sv_eq_fold(
	    json_get_text(record, SV("Workload")), SV("Exchange"));
}

/* Rows of one search say how many there were. */
static void
note_count(struct harvest *harvest, const struct json *row)
{
	struct event_cover *cover =
	    &harvest->snapshot->events.covers[EVENT_EXCHANGE_AUDIT];
	strview index = json_get_text(row, SV("ResultIndex"));

	/* An index of -1: the search was given up inside the service. */
	if (sv_eq(index, SV("-1")))
		cover->coverage.reason = COVERAGE_TIMEOUT_REASON;
}

static void
add(struct harvest *harvest, const struct event *event)
{
	struct event_log *log = &harvest->snapshot->events;
	struct event_cover *cover = &log->covers[event->type];

	event_log_add(log, harvest->snapshot->arena, event);
	/* For which time these are all the records, no export says. */
	cover->coverage.status = COVERAGE_PARTIAL;
	if (cover->coverage.reason != COVERAGE_TIMEOUT_REASON) {
		cover->coverage.reason = COVERAGE_TRUNCATED_REASON;
		cover->coverage.detail =
		    SV_("an export does not say for which time it is whole");
	}
	harvest_took(harvest, sv_from(event_type_name(event->type)), 1);
}

int
harvest_event(struct harvest *harvest, enum thing thing,
    const struct json *value, struct err *err)
{
	const struct json *record = value;
	enum event_type type = type_of(thing, value);
	struct err why = {0};
	struct event event;

	if (type == EVENT_EXCHANGE_AUDIT) {
		note_count(harvest, value);
		if (unwrap(harvest, &record, &why) != 0) {
			harvest_skip(harvest, SV_("audit record"),
			    arena_printf(harvest->scratch,
				_("its AuditData cannot be read: %s"), why.text)
				.ptr);
			return 0;
		}
		if (!is_of_exchange(record)) {
			strview of = json_get_text(record, SV("Workload"));
			harvest_skip(harvest,
			    of.len > 0 ? sv_slice(of, 0, HARVEST_SHOWN)
				       : SV_("audit record"),
			    _("records of this workload are not looked at"));
			return 0;
		}
		TRY(harvest_tenant(
		    harvest, json_get_text(record, SV("OrganizationId")), err));
	}
	if (event_read(type, record, harvest->snapshot->arena, &event, &why) !=
	    0) {
		harvest_skip(harvest, sv_from(event_type_name(type)),
		    _("a record without a time, or no record"));
		return 0;
	}
	add(harvest, &event);
	return 0;
}
