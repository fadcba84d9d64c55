/*
 * progress.c - how far a collection is, while it runs and afterwards.
 */
#include "cmd/progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "auditor/base/timefmt.h"
#include "cmd/output.h"

#include "auditor/base/banned.h"

/* A terminal far away should not be what takes the time. */
#define DRAW_MS 100

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
	(void)fprintf(stderr,
	    "\r\033[K%zu of %d lists, %zu objects, %u in flight",
	    progress->ended, KIND_COUNT, total, load->under_way);
	if (load->waiting > 0)
		(void)fprintf(stderr, ", %u waiting, %" PRId64 " s left",
		    load->waiting, (load->wait_ms + 999) / 1000);
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
	output_note(false, "%s: %s%s%s, %zu objects, %u requests, %u ms",
	    kind_name(kind), coverage_status_word(ended->status),
	    ended->reason != COVERAGE_NONE_REASON ? " " : "",
	    coverage_reason_word(ended->reason), objects, ended->requests,
	    ended->ms);
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

void
progress_timings(const struct progress *progress, struct strbuf *out)
{
	struct collect_cost sum = {0};

	strbuf_printf(out, "%-34s %8s %7s %8s %11s %7s %6s %9s\n", "list",
	    "objects", "repeats", "requests", "bytes", "ms", "waits",
	    "waited ms");
	for (size_t i = 0; i < KIND_COUNT; i++) {
		const struct collect_cost *cost = &progress->cost[i];
		if (!progress->has_cost[i])
			continue;
		strbuf_printf(out,
		    "%-34s %8zu %7zu %8u %11" PRIu64 " %7u %6u %9" PRIu64 "\n",
		    kind_name((enum kind)i), cost->objects, cost->repeats,
		    cost->requests, cost->bytes, cost->ms, cost->waits,
		    cost->wait_ms);
		sum.objects += cost->objects;
		sum.repeats += cost->repeats;
		sum.requests += cost->requests;
		sum.bytes += cost->bytes;
		sum.ms = cost->ms > sum.ms ? cost->ms : sum.ms;
		sum.waits += cost->waits;
		sum.wait_ms += cost->wait_ms;
	}
	strbuf_printf(out,
	    "%-34s %8zu %7zu %8u %11" PRIu64 " %7u %6u %9" PRIu64 "\n",
	    "all (ms: the longest)", sum.objects, sum.repeats, sum.requests,
	    sum.bytes, sum.ms, sum.waits, sum.wait_ms);
}
