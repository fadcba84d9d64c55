/*
 * events_search.c - records of the unified audit log, searched piece by piece.
 *
 * A search gives at most EVENT_SEARCH_MOST records, in no order; it is asked
 * again under the same id until nothing more comes.  So the time is searched in
 * pieces, the newest first, and a piece with too many is made smaller: where
 * reading is cut, all behind the last whole piece is there.
 */
#include "auditor/base/decimal.h"
#include "auditor/base/guid.h"
#include "auditor/base/lang.h"
#include "auditor/base/timefmt.h"
#include "graph/events_internal.h"

#include "auditor/base/banned.h"

#define ROWS_MOST   5000 /* of one answer, documented */
#define PAGE_MAX    1000
#define SLICE_MOST  TIME_DAY
#define SLICE_LEAST (15 * INT64_C(60))
/* Of a piece, when the service ran out of time or lost some. */
#define TRIES_MOST 3

static void ask(struct event_reading *reading);

static void
slice_begin(struct event_reading *reading, int64_t to, int64_t length)
{
	struct event_slice *slice = &reading->slice;
	int64_t from = to - length;

	if (from < reading->asked.from)
		from = reading->asked.from;
	*slice = (struct event_slice){
	    .window = {from, to},
	    .begun_at = reading->count,
	};
	(void)guid_make(slice->id);
}

/* The same piece again, as a new search. */
static void
slice_again(struct event_reading *reading)
{
	struct event_slice *slice = &reading->slice;
	unsigned tries = slice->tries + 1;
	struct event_window window = slice->window;

	reading->count = slice->begun_at;
	slice_begin(reading, window.to, window.to - window.from);
	reading->slice.tries = tries;
	ask(reading);
}

static void
stop(struct event_reading *reading, enum coverage_reason reason, strview words)
{
	bool is_any = reading->tally.requests > 0 && reading->count > 0;

	is_any |= reading->window.from < reading->window.to;
	event_reading_end(reading,
	    is_any ? COVERAGE_PARTIAL : COVERAGE_NOT_COLLECTED, reason, words);
}

/* --- one answer ---------------------------------------------------------- */

/* Numbers come as numbers or as text; what is none reads as 0. */
static int64_t
number(const struct json *row, const char *name)
{
	strview text = json_get_text(row, sv_from(name));
	bool is_negative = sv_starts(text, SV("-"));
	uint64_t value;

	text = sv_slice(text, is_negative, text.len);
	if (!decimal_read(text, DECIMAL_MOST, &value))
		return 0;
	return is_negative ? -(int64_t)value : (int64_t)value;
}

/* A row with a number that came before is a repeat; some have none. */
static void
look_at_row(struct event_slice *slice, const struct json *row)
{
	int64_t index = number(row, "ResultIndex");
	int64_t count = number(row, "ResultCount");

	slice->is_broken |= index < 0 || count < 0;
	if (count > 0 && (size_t)count > slice->claimed)
		slice->claimed = (size_t)count;
	slice->rows++;
	if (index <= 0 || index > EVENT_SEARCH_MOST) {
		slice->found++;
		return;
	}
	slice->found += !slice->has[index];
	slice->has[index] = true;
}

static void
on_page(void *cookie, const struct json *values)
{
	struct event_reading *reading = cookie;

	for (size_t i = 0; i < values->count; i++)
		look_at_row(&reading->slice, &values->items[i]);
	if (!reading->slice.is_broken)
		event_reading_take(reading, values);
	arena_reset(reading->arena);
}

static void
on_restart(void *cookie)
{
	/* What came is the same search: its records are known by their ids. */
	(void)cookie;
}

/* --- one piece ----------------------------------------------------------- */

static void
slice_smaller(struct event_reading *reading)
{
	struct event_window window = reading->slice.window;

	reading->count = reading->slice.begun_at;
	slice_begin(reading, window.to, (window.to - window.from) / 2);
	ask(reading);
}

static bool
can_be_smaller(const struct event_slice *slice)
{
	return slice->window.to - slice->window.from >= 2 * SLICE_LEAST;
}

/* A whole piece: go on with the one before it. */
static void
slice_done(struct event_reading *reading)
{
	const struct event_window done = reading->slice.window;

	reading->window.from = done.from;
	if (done.from <= reading->asked.from) {
		event_reading_end(
		    reading, COVERAGE_COMPLETE, COVERAGE_NONE_REASON, SV(""));
		return;
	}
	if (reading->count >= EVENTS_MOST) {
		stop(reading, COVERAGE_TRUNCATED_REASON,
		    SV_("there are more records than are read at once"));
		return;
	}
	/* A busy day is likely to follow another. */
	slice_begin(reading, done.from, done.to - done.from);
	ask(reading);
}

static void
slice_failed(struct event_reading *reading)
{
	CLEANUP(strbuf_done) struct strbuf words = {0};
	const struct event_slice *slice = &reading->slice;

	if (slice->tries + 1 < TRIES_MOST) {
		slice_again(reading);
		return;
	}
	if (slice->is_broken && can_be_smaller(slice)) {
		slice_smaller(reading);
		return;
	}
	if (slice->is_broken) {
		stop(reading, COVERAGE_TIMEOUT_REASON,
		    SV_("the search ran out of time at the service"));
		return;
	}
	strbuf_printf(&words, _("the search gave %zu of %zu records"),
	    slice->found, slice->claimed);
	stop(reading, COVERAGE_INCONSISTENT_REASON, strbuf_view(&words));
}

static bool
is_full(const struct event_slice *slice)
{
	return slice->claimed >= EVENT_SEARCH_MOST ||
	       slice->rows >= EVENT_SEARCH_MOST;
}

/* The search has said all it has to say. */
static void
slice_end(struct event_reading *reading)
{
	const struct event_slice *slice = &reading->slice;

	if (slice->is_broken ||
	    (!is_full(slice) && slice->found < slice->claimed))
		slice_failed(reading);
	else if (!is_full(slice))
		slice_done(reading);
	else if (can_be_smaller(slice))
		slice_smaller(reading);
	else
		stop(reading, COVERAGE_TRUNCATED_REASON,
		    SV_("a quarter of an hour has more records than a search "
			"gives"));
}

/* There may be more: the search is asked until nothing new comes. */
static bool
is_exhausted(const struct event_slice *slice)
{
	return slice->is_broken || is_full(slice) ||
	       slice->found == slice->asked_at ||
	       (slice->claimed > 0 && slice->found >= slice->claimed);
}

static void
on_end(void *cookie, const struct pages_end *end)
{
	struct event_reading *reading = cookie;
	bool is_cut = end->status == COVERAGE_PARTIAL &&
		      end->reason == COVERAGE_TRUNCATED_REASON;

	/* That there is more than one answer shows is what searches are for. */
	if (end->status != COVERAGE_COMPLETE && !is_cut)
		stop(reading, end->reason, end->words);
	else if (is_exhausted(&reading->slice))
		slice_end(reading);
	else
		ask(reading);
}

/* --- asking -------------------------------------------------------------- */

static void
write_body(const struct event_reading *reading, struct strbuf *body)
{
	const struct event_slice *slice = &reading->slice;
	char from[TIME_TEXT_MAX];
	char to[TIME_TEXT_MAX];

	strbuf_printf(body,
	    "{\"CmdletInput\":{\"CmdletName\":\"%s\",\"Parameters\":{"
	    "\"StartDate\":\"%s\",\"EndDate\":\"%s\","
	    "\"RecordType\":\"ExchangeAdmin\",\"SessionId\":\"%s\","
	    "\"SessionCommand\":\"ReturnLargeSet\",\"ResultSize\":%d}}}",
	    reading->source->cmdlet, time_text(slice->window.from, from),
	    time_text(slice->window.to, to), slice->id, ROWS_MOST);
}

static void
ask(struct event_reading *reading)
{
	static const struct pages_handler handler = {
	    on_page, on_restart, on_end};
	struct session *session = reading->session;
	const struct endpoint exchange = {.service = SERVICE_EXCHANGE};
	CLEANUP(strbuf_done) struct strbuf url = {0};
	CLEANUP(strbuf_done) struct strbuf body = {0};

	reading->slice.asked_at = reading->slice.found;
	endpoint_url(&exchange, strbuf_view(&session->exchange),
	    signin_tenant(session->signin), 0, &url);
	write_body(reading, &body);
	pages_start(session,
	    &(struct pages_request){.service = SERVICE_EXCHANGE,
		.form = ANSWER_LIST,
		.url = strbuf_view(&url),
		.body = strbuf_view(&body),
		.cmdlet = reading->source->cmdlet,
		.page_size = PAGE_MAX,
		.tally = &reading->tally},
	    reading->arena, &handler, reading);
}

void
event_search_start(struct event_reading *reading)
{
	reading->window.from = reading->asked.to;
	reading->window.to = reading->asked.to;
	slice_begin(reading, reading->asked.to, SLICE_MOST);
	ask(reading);
}
