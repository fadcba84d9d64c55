/*
 * progress.c - how far a collection is, while it runs and afterwards.
 */
#include "cmd/progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "auditor/base/columns.h"
#include "auditor/base/lang.h"
#include "auditor/base/timefmt.h"
#include "cmd/output.h"

#include "auditor/base/banned.h"

/* A terminal far away should not be what takes the time. */
#define DRAW_MS 100

#define LIST_COLUMN 34

void
progress_begin(struct progress *progress, bool is_quiet, bool is_verbose)
{
	*progress = (struct progress){
	    .is_shown = !is_quiet && isatty(STDERR_FILENO) != 0,
	    .is_verbose = !is_quiet && is_verbose};
}

static void
draw(struct progress *progress)
{
	const struct http_load *load = &progress->load;
	size_t total = 0;

	if (!progress->is_shown)
		return;
	for (size_t i = 0; i < KIND_COUNT; i++)
		total += progress->objects[i];
	(void)fputs("\r\033[K", stderr);
	if (load->waiting > 0)
		(void)fprintf(stderr,
		    _("%zu of %d lists, %zu objects, %u in flight, "
		      "%u waiting, %lld s left"),
		    progress->ended, KIND_COUNT, total, load->under_way,
		    load->waiting, ((long long)load->wait_ms + 999) / 1000);
	else
		(void)fprintf(stderr,
		    _("%zu of %d lists, %zu objects, %u in flight"),
		    progress->ended, KIND_COUNT, total, load->under_way);
	(void)fflush(stderr);
	progress->drawn_ms = time_monotonic_ms();
}

void
progress_wipe(struct progress *progress)
{
	if (!progress->is_shown || progress->drawn_ms == 0)
		return;
	(void)fprintf(stderr, "\r\033[K");
	progress->drawn_ms = 0;
}

void
progress_note(struct progress *progress, enum kind kind, size_t objects,
    const struct coverage *ended)
{
	progress->objects[kind] = objects;
	progress->ended += ended != NULL;
	if (ended == NULL || !progress->is_verbose)
		return;
	progress_wipe(progress);
	const char *status = lang(coverage_status_word(ended->status));
	if (ended->reason == COVERAGE_NONE_REASON)
		output_note(false, "%s: %s, %zu objects, %u requests, %u ms",
		    kind_name(kind), status, objects, ended->requests,
		    ended->ms);
	else
		output_note(false, "%s: %s %s, %zu objects, %u requests, %u ms",
		    kind_name(kind), status,
		    lang(coverage_reason_word(ended->reason)), objects,
		    ended->requests, ended->ms);
}

void
progress_tick(struct progress *progress, const struct http_load *load)
{
	progress->load = *load;
	if (time_monotonic_ms() - progress->drawn_ms >= DRAW_MS)
		draw(progress);
}

void
progress_cost(
    struct progress *progress, enum kind kind, const struct collect_cost *cost)
{
	progress->has_cost[kind] = true;
	progress->cost[kind] = *cost;
}

/* Titles of columns of figures, and how wide these are. */
static const struct {
	const char *title;
	size_t width;
} columns[] = {
    {N_("objects"), 9},
    {N_("repeats"), 8},
    {N_("requests"), 9},
    {N_("bytes"), 12},
    {N_("ms"), 8},
    {N_("waits"), 7},
    {N_("waited ms"), 10},
};

static void
put_titles(struct strbuf *out)
{
	output_cell(out, LIST_COLUMN, _("list"));
	for (size_t i = 0; i < COUNT_OF(columns); i++) {
		const char *title = lang(columns[i].title);
		size_t used = columns_of(sv_from(title));
		do
			strbuf_add_char(out, ' ');
		while (++used < columns[i].width);
		strbuf_add_text(out, title);
	}
	strbuf_add_char(out, '\n');
}

static void
put_cost(struct strbuf *out, const char *list, const struct collect_cost *cost)
{
	output_cell(out, LIST_COLUMN, list);
	strbuf_printf(out,
	    " %8zu %7zu %8u %11" PRIu64 " %7u %6u %9" PRIu64 "\n",
	    cost->objects, cost->repeats, cost->requests, cost->bytes, cost->ms,
	    cost->waits, cost->wait_ms);
}

void
progress_timings(const struct progress *progress, struct strbuf *out)
{
	struct collect_cost sum = {0};

	put_titles(out);
	for (size_t i = 0; i < KIND_COUNT; i++) {
		const struct collect_cost *cost = &progress->cost[i];
		if (!progress->has_cost[i])
			continue;
		put_cost(out, kind_name((enum kind)i), cost);
		sum.objects += cost->objects;
		sum.repeats += cost->repeats;
		sum.requests += cost->requests;
		sum.bytes += cost->bytes;
		sum.ms = cost->ms > sum.ms ? cost->ms : sum.ms;
		sum.waits += cost->waits;
		sum.wait_ms += cost->wait_ms;
	}
	put_cost(out, _("all (ms: the longest)"), &sum);
}
