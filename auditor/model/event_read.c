/*
 * event_read.c - events as Graph and the unified audit log tell them.
 *
 * Sources: Microsoft Graph resources signIn and directoryAudit; the common and
 * Exchange Admin schemas of the Office 365 Management Activity API.
 */
#include "auditor/base/digest.h"
#include "auditor/base/timefmt.h"
#include "auditor/model/event_body.h"
#include "auditor/model/event_internal.h"
#include "auditor/model/normal.h"

#include "auditor/base/banned.h"

/* Where the parts of an event stand, by type. */
struct layout {
	const char *time;
	const char *id;
	const char *operation;
	void (*read)(struct event_draft *reading);
};

strview
event_text(const struct json *object, const char *name)
{
	return json_get_text(object, sv_from(name));
}

/* The first of the members of ${object} that says something. */
strview
event_first(const struct json *object, const char *const *names, size_t count)
{
	strview text = SV("");

	for (size_t i = 0; i < count && text.len == 0; i++)
		text = event_text(object, names[i]);
	return text;
}

/* "192.0.2.1:4444", "[2001:db8::1]:4444" and "2001:db8::1": no port. */
strview
event_address(strview address)
{
	size_t end = sv_find(address, SV("]"));
	size_t colon = sv_find(address, SV(":"));

	if (sv_starts(address, SV("[")) && end < address.len)
		return sv_slice(address, 1, end);
	strview rest = sv_slice(address, colon + 1, address.len);
	return sv_has(rest, SV(":")) ? address : sv_slice(address, 0, colon);
}

/* --- sign-ins ------------------------------------------------------------ */

/*
 * Graph v1.0 does not return authenticationRequirement (beta does); the
 * details of the status then often say that a second factor was met.
 */
static enum event_factor
factor_of(const struct json *raw)
{
	strview said = event_text(raw, "authenticationRequirement");
	strview details =
	    event_text(json_get(raw, SV("status")), "additionalDetails");

	if (sv_eq_fold(said, SV("singleFactorAuthentication")))
		return EVENT_FACTOR_SINGLE;
	if (sv_eq_fold(said, SV("multiFactorAuthentication")) ||
	    sv_starts_fold(details, SV("MFA ")))
		return EVENT_FACTOR_MULTI;
	return EVENT_FACTOR_UNKNOWN;
}

static void
read_outcome(struct event_draft *reading)
{
	struct event *event = reading->event;

	event->result =
	    event_text(json_get(reading->raw, SV("status")), "errorCode");
	event->has_failed =
	    event->result.len > 0 && !sv_eq(event->result, SV("0"));
	event->factor = factor_of(reading->raw);
}

static void
read_sign_in(struct event_draft *reading)
{
	static const char *const names[] = {
	    "userPrincipalName", "userDisplayName"};
	const struct json *raw = reading->raw;
	struct event *event = reading->event;

	event->actor = event_first(raw, names, COUNT_OF(names));
	event->actor_id = event_text(raw, "userId");
	event->app_id = event_text(raw, "appId");
	event->app_name = event_text(raw, "appDisplayName");
	event->address = event_address(event_text(raw, "ipAddress"));
	event->agent = event_text(raw, "userAgent");
	event->network = event_text(raw, "autonomousSystemNumber");
	/* 0 stands for unknown. */
	if (sv_eq(event->network, SV("0")))
		event->network = SV("");
	event->country =
	    event_text(json_get(raw, SV("location")), "countryOrRegion");
	read_outcome(reading);
}

static void
read_principal_sign_in(struct event_draft *reading)
{
	static const char *const names[] = {
	    "servicePrincipalName", "appDisplayName"};

	read_sign_in(reading);
	reading->event->actor =
	    event_first(reading->raw, names, COUNT_OF(names));
	reading->event->actor_id =
	    event_text(reading->raw, "servicePrincipalId");
}

/* --- all ----------------------------------------------------------------- */

static const struct layout layouts[EVENT_TYPE_COUNT] = {
    [EVENT_SIGN_IN] = {"createdDateTime", "id", "resourceDisplayName",
	read_sign_in},
    [EVENT_PRINCIPAL_SIGN_IN] = {"createdDateTime", "id", "resourceDisplayName",
	read_principal_sign_in},
    [EVENT_DIRECTORY_AUDIT] = {"activityDateTime", "id", "activityDisplayName",
	event_read_directory},
    [EVENT_EXCHANGE_AUDIT] = {"CreationTime", "Id", "Operation",
	event_read_exchange},
};

/* CreationTime is UTC and does not say so. */
static bool
read_time(strview text, struct arena *arena, int64_t *seconds)
{
	return time_read(text, seconds) ||
	       time_read(
		   arena_printf(arena, SV_FMT "Z", SV_ARG(text)), seconds);
}

/* Without an id of the service what it says is what it is. */
static strview
make_id(strview id, strview body, struct arena *arena)
{
	char hex[DIGEST_HEX_MAX];
	struct digest digest;

	if (id.len > 0)
		return normal_id(id, arena);
	digest = digest_of(body);
	return arena_printf(arena, "unidentified:%s", digest_hex(&digest, hex));
}

/* Copy what the event borrows. */
static void
keep_texts(struct event *event, struct arena *arena)
{
	strview *const texts[] = {&event->id, &event->operation, &event->actor,
	    &event->actor_id, &event->app_id, &event->app_name, &event->address,
	    &event->result, &event->country, &event->network, &event->agent};
	const struct event_target *targets = event->targets;
	const struct event_parameter *parameters = event->parameters;

	for (size_t i = 0; i < COUNT_OF(texts); i++)
		*texts[i] = arena_dup(arena, *texts[i]);
	event->targets =
	    arena_alloc(arena, event->target_count, sizeof(*targets));
	for (size_t i = 0; i < event->target_count; i++)
		event->targets[i] = (struct event_target){
		    arena_dup(arena, targets[i].type),
		    normal_id(targets[i].id, arena),
		    arena_dup(arena, targets[i].name),
		};
	event->parameters =
	    arena_alloc(arena, event->parameter_count, sizeof(*parameters));
	for (size_t i = 0; i < event->parameter_count; i++)
		event->parameters[i] = (struct event_parameter){
		    arena_dup(arena, parameters[i].name),
		    arena_dup(arena, parameters[i].value),
		};
}

int
event_restore(enum event_type type, strview body, struct arena *arena,
    struct event *event, struct err *err)
{
	CLEANUP(arena_drop) struct arena *scratch = arena_new();
	const struct layout *layout = &layouts[type];
	struct event made = {.type = type};
	struct event_draft reading = {.event = &made, .arena = scratch};

	TRY(json_parse(body, JSON_OWN, scratch, &reading.raw, err));
	strview when = event_text(reading.raw, layout->time);
	if (!read_time(when, scratch, &made.time))
		return err_set(err, ERR_FORMAT,
		    "%s: \"%s\" is no time: \"" SV_FMT "\"",
		    event_type_name(type), layout->time, SV_ARG(when));
	made.id = make_id(event_text(reading.raw, layout->id), body, scratch);
	made.operation = event_text(reading.raw, layout->operation);
	layout->read(&reading);
	keep_texts(&made, arena);
	*event = made;
	return 0;
}

/* A row of the search holds the record as text. */
static int
unwrap(const struct json **raw, struct arena *arena, struct err *err)
{
	const struct json *data = json_get(*raw, SV("AuditData"));

	if (json_is_type(data, JSON_OBJECT))
		*raw = data;
	if (!json_is_type(data, JSON_STRING))
		return 0;
	return json_parse(data->text, JSON_WIRE, arena, raw, err);
}

int
event_read(enum event_type type, const struct json *raw, struct arena *arena,
    struct event *event, struct err *err)
{
	CLEANUP(arena_drop) struct arena *scratch = arena_new();
	CLEANUP(strbuf_done) struct strbuf body = {0};

	if (type == EVENT_EXCHANGE_AUDIT)
		TRY(unwrap(&raw, scratch, err));
	if (!json_is_type(raw, JSON_OBJECT))
		return err_set(err, ERR_FORMAT, "%s: this is no record",
		    event_type_name(type));
	TRY(event_body_write(raw, &body, err));
	TRY(event_restore(type, strbuf_view(&body), arena, event, err));
	event->body = arena_dup(arena, strbuf_view(&body));
	return 0;
}
