/*
 * events.c - what happened in the tenant, read beside its lists.
 */
#include "graph/events.h"

#include "auditor/base/lang.h"
#include "auditor/base/mem.h"
#include "auditor/base/timefmt.h"
#include "graph/events_internal.h"

#include "auditor/base/banned.h"

/*
 * Sources: Microsoft Graph "List signIns", "List directoryAudits"; Exchange
 * Online PowerShell "Search-UnifiedAuditLog".  The sign-ins of service
 * principals are in beta only: v1.0 refuses signInEventTypes.
 */
static const struct event_source sources[EVENT_TYPE_COUNT] = {
    [EVENT_SIGN_IN] = {.type = EVENT_SIGN_IN,
	.service = SERVICE_GRAPH,
	.effect = ENDPOINT_READS,
	.path = "/v1.0/auditLogs/signIns",
	.time = "createdDateTime",
	.permission = "AuditLog.Read.All"},
    [EVENT_PRINCIPAL_SIGN_IN] = {.type = EVENT_PRINCIPAL_SIGN_IN,
	.service = SERVICE_GRAPH,
	.effect = ENDPOINT_READS,
	.path = "/beta/auditLogs/signIns",
	.time = "createdDateTime",
	.filter = "%20and%20signInEventTypes/any(t:t%20eq%20"
		  "'servicePrincipal')",
	.permission = "AuditLog.Read.All"},
    [EVENT_DIRECTORY_AUDIT] = {.type = EVENT_DIRECTORY_AUDIT,
	.service = SERVICE_GRAPH,
	.effect = ENDPOINT_READS,
	.path = "/v1.0/auditLogs/directoryAudits",
	.time = "activityDateTime",
	.permission = "AuditLog.Read.All"},
    [EVENT_EXCHANGE_AUDIT] = {.type = EVENT_EXCHANGE_AUDIT,
	.service = SERVICE_EXCHANGE,
	.effect = ENDPOINT_READS,
	.cmdlet = "Search-UnifiedAuditLog",
	.permission = N_("the application permission Exchange.ManageAsApp and "
			 "the Exchange role View-Only Audit Logs")},
};

/* How long a tenant without Entra ID P1 keeps directory audits. */
#define FREE_RETENTION (7 * TIME_DAY)

struct events {
	struct event_reading readings[EVENT_TYPE_COUNT];
};

const struct event_source *
event_source(enum event_type type)
{
	return &sources[type];
}

/* What the services keep: Entra ID P1 and P2; the standard unified log. */
static const int64_t retentions[SERVICE_COUNT] = {
    [SERVICE_GRAPH] = 30 * TIME_DAY,
    [SERVICE_EXCHANGE] = 180 * TIME_DAY,
};

unsigned
events_services(const struct collect_settings *settings)
{
	unsigned services = 0;

	for (size_t i = 0; settings->events_from > 0 && i < EVENT_TYPE_COUNT;
	     i++)
		services |= 1U << sources[i].service;
	return services;
}

struct events *
events_new(struct session *session)
{
	struct events *events = mem_new(1, sizeof(*events));

	for (size_t i = 0; i < EVENT_TYPE_COUNT; i++) {
		struct event_reading *reading = &events->readings[i];
		reading->session = session;
		reading->source = &sources[i];
		/* Until it has begun: the token did not come. */
		reading->reason = COVERAGE_SIGN_IN_REASON;
		reading->arena = arena_new();
	}
	return events;
}

void
events_free(struct events *events)
{
	if (events == NULL)
		return;
	for (size_t i = 0; i < EVENT_TYPE_COUNT; i++) {
		struct event_reading *reading = &events->readings[i];
		arena_free(reading->arena);
		strbuf_done(&reading->detail);
		strbuf_done(&reading->tally.request_ids);
	}
	mem_free(events);
}

/*
 * Go on where the last run ended, a little earlier for records that came late,
 * but ask for nothing that the service no longer keeps.
 */
static struct event_window
window_for(const struct session *session, const struct event_source *source)
{
	const struct collect_settings *settings = session->settings;
	int64_t from = settings->events_from;
	int64_t kept = session->started - retentions[source->service];
	int64_t known = 0;

	if (settings->events_known != NULL)
		known = settings->events_known(settings->cookie,
		    signin_tenant(session->signin), source->type);
	if (known > 0)
		from = known - event_type_lag(source->type);
	if (from < kept)
		from = kept;
	if (from > session->started)
		from = session->started;
	return (struct event_window){from, session->started};
}

void
events_start(struct events *events, enum service service)
{
	for (size_t i = 0; i < EVENT_TYPE_COUNT; i++) {
		struct event_reading *reading = &events->readings[i];
		if (sources[i].service != service ||
		    reading->session->settings->events_from == 0)
			continue;
		reading->asked = window_for(reading->session, &sources[i]);
		if (service == SERVICE_EXCHANGE)
			event_search_start(reading);
		else
			event_list_start(reading);
	}
}

/* --- what comes in ------------------------------------------------------- */

void
event_reading_take(struct event_reading *reading, const struct json *values)
{
	struct arena *arena = session_snapshot(reading->session)->arena;

	for (size_t i = 0; i < values->count; i++) {
		struct event event;
		if (event_read(reading->source->type, &values->items[i], arena,
			&event, NULL) != 0) {
			reading->malformed++;
			continue;
		}
		reading->is_unordered |=
		    reading->count > 0 &&
		    event.time > reading->at[reading->count - 1].time;
		reading->at = arena_grow(arena, reading->at, reading->count,
		    &reading->cap, sizeof(*reading->at));
		reading->at[reading->count++] = event;
	}
}

static void
explain_permission(struct event_reading *reading, strview words)
{
	strbuf_printf(&reading->detail, _("needs %s: " SV_FMT),
	    lang(reading->source->permission), SV_ARG(words));
}

void
event_reading_end(struct event_reading *reading, enum coverage_status status,
    enum coverage_reason reason, strview words)
{
	reading->status = status;
	reading->reason = reason;
	if (reason == COVERAGE_PERMISSION_REASON)
		explain_permission(reading, words);
	else
		strbuf_add(&reading->detail, words);
	if (status != COVERAGE_COMPLETE || reading->malformed == 0)
		return;
	reading->status = COVERAGE_PARTIAL;
	reading->reason = COVERAGE_MALFORMED_REASON;
	strbuf_printf(&reading->detail, _("%zu of %zu values are no records"),
	    reading->malformed, reading->malformed + reading->count);
}

/* --- what comes out ------------------------------------------------------ */

static void
lower(struct event_cover *cover, enum coverage_reason reason, strview detail)
{
	if (cover->coverage.status != COVERAGE_COMPLETE)
		return;
	cover->coverage.status = COVERAGE_PARTIAL;
	cover->coverage.reason = reason;
	cover->coverage.detail = detail;
}

/* Nothing is recorded while the log is off: no record is no proof then. */
static bool
is_log_off(const struct snapshot *snapshot)
{
	const struct object_list *list =
	    snapshot_list(snapshot, KIND_ADMIN_AUDIT_LOG_CONFIG);

	for (size_t i = 0; i < list->count; i++) {
		if (object_is_not(
			&list->objects[i], "UnifiedAuditLogIngestionEnabled"))
			return true;
	}
	return false;
}

/*
 * What the answer itself does not say: that there is no log in this cloud, that
 * it is off, or that the tenant keeps less of it than was asked for.
 */
static void
doubt(const struct events *events, const struct event_reading *reading,
    const struct snapshot *snapshot, struct event_cover *cover)
{
	const struct collect_settings *settings = reading->session->settings;
	bool is_free =
	    events->readings[EVENT_SIGN_IN].reason == COVERAGE_LICENCE_REASON;
	int64_t kept = reading->asked.to - FREE_RETENTION;

	if (reading->source->type == EVENT_EXCHANGE_AUDIT &&
	    reading->count == 0 &&
	    sv_eq(sv_from(settings->cloud.name), SV("china"))) {
		lower(cover, COVERAGE_UNSUPPORTED_REASON,
		    SV_("the search gives nothing in this cloud"));
		cover->window.from = cover->window.to;
	}
	if (reading->source->type == EVENT_EXCHANGE_AUDIT &&
	    is_log_off(snapshot)) {
		lower(cover, COVERAGE_UNSUPPORTED_REASON,
		    SV_("the audit log of the tenant is off"));
		cover->window.from = cover->window.to;
	}
	if (reading->source->type == EVENT_DIRECTORY_AUDIT && is_free &&
	    cover->window.from < kept && kept < cover->window.to) {
		lower(cover, COVERAGE_LICENCE_REASON,
		    SV_("without Entra ID P1 they are kept for seven days"));
		cover->window.from = kept;
	}
}

static struct event_cover
cover_of(const struct event_reading *reading)
{
	struct event_cover cover = {
	    .coverage = {.status = reading->status,
		.reason = reading->reason,
		.detail = strbuf_view(&reading->detail),
		.requests = reading->tally.requests,
		.bytes = reading->tally.bytes,
		.request_ids = strbuf_view(&reading->tally.request_ids)},
	    .window = reading->window,
	};

	if (reading->tally.last_ms > reading->tally.first_ms)
		cover.coverage.ms = (unsigned)(reading->tally.last_ms -
					       reading->tally.first_ms);
	return cover;
}

void
events_fill(const struct events *events, struct snapshot *snapshot)
{
	for (size_t i = 0; i < EVENT_TYPE_COUNT; i++) {
		const struct event_reading *reading = &events->readings[i];
		struct event_cover cover = cover_of(reading);
		if (reading->session->settings->events_from == 0)
			continue;
		for (size_t j = 0; j < reading->count; j++)
			event_log_add(&snapshot->events, snapshot->arena,
			    &reading->at[j]);
		doubt(events, reading, snapshot, &cover);
		event_log_cover(&snapshot->events, snapshot->arena,
		    sources[i].type, &cover);
	}
}
