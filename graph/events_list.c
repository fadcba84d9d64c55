/*
 * events_list.c - sign-ins and directory audits, a list of Graph each.
 */
#include "auditor/base/timefmt.h"
#include "graph/events_internal.h"

#include "auditor/base/banned.h"

/* Documented most of signIns; asked of directoryAudits as well. */
#define PAGE_MAX 1000

static void
on_page(void *cookie, const struct json *values)
{
	struct event_reading *reading = cookie;

	event_reading_take(reading, values);
	arena_reset(reading->arena);
}

static void
on_restart(void *cookie)
{
	struct event_reading *reading = cookie;

	reading->count = 0;
	reading->malformed = 0;
	reading->is_unordered = false;
	arena_reset(reading->arena);
}

/*
 * The newest come first: when reading was cut, all behind the last one that
 * came is there, but others of its second may be missing.
 */
static void
on_end(void *cookie, const struct pages_end *end)
{
	struct event_reading *reading = cookie;

	reading->window = reading->asked;
	if (end->status == COVERAGE_PARTIAL && reading->count > 0 &&
	    !reading->is_unordered)
		reading->window.from = reading->at[reading->count - 1].time + 1;
	else if (end->status != COVERAGE_COMPLETE)
		reading->window.from = reading->window.to;
	event_reading_end(reading, end->status, end->reason, end->words);
}

static void
add_moment(struct strbuf *url, int64_t seconds)
{
	char text[TIME_TEXT_MAX];

	strbuf_add_text(url, time_text(seconds, text));
}

void
event_list_start(struct event_reading *reading)
{
	static const struct pages_handler handler = {
	    on_page, on_restart, on_end};
	const struct event_source *source = reading->source;
	const struct collect_settings *settings = reading->session->settings;
	CLEANUP(strbuf_done) struct strbuf url = {0};
	unsigned page_size = settings->page_size;

	if (page_size == 0 || page_size > PAGE_MAX)
		page_size = PAGE_MAX;
	strbuf_printf(&url, "%s%s?$filter=%s%%20ge%%20", settings->cloud.graph,
	    source->path, source->time);
	add_moment(&url, reading->asked.from);
	strbuf_printf(&url, "%%20and%%20%s%%20lt%%20", source->time);
	add_moment(&url, reading->asked.to);
	if (source->filter != NULL)
		strbuf_add_text(&url, source->filter);
	strbuf_printf(&url, "&$top=%u", page_size);
	pages_start(reading->session,
	    &(struct pages_request){.service = SERVICE_GRAPH,
		.form = ANSWER_LIST,
		.url = strbuf_view(&url),
		.most = EVENTS_MOST,
		.tally = &reading->tally},
	    reading->arena, &handler, reading);
}
