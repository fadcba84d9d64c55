/*
 * gaps.c - what a snapshot lacks, on standard error.
 */
#include "cmd/gaps.h"

#include "auditor/base/strbuf.h"
#include "cmd/output.h"

#include "auditor/base/banned.h"

static void
report_event_gaps(const struct snapshot *snapshot, bool is_quiet)
{
	for (size_t i = 0; i < EVENT_TYPE_COUNT; i++) {
		enum event_type type = (enum event_type)i;
		const struct coverage *coverage =
		    &snapshot->events.covers[i].coverage;
		if (!snapshot_lacks_events(snapshot, type))
			continue;
		output_note(is_quiet, "%s: %s (%s)%s" SV_FMT,
		    event_type_name(type),
		    coverage_status_word(coverage->status),
		    coverage_reason_word(coverage->reason),
		    coverage->detail.len > 0 ? ": " : "",
		    SV_ARG(sv_slice(coverage->detail, 0, 400)));
	}
}

/* Lists that nobody asked for and that are named nevertheless. */
#define UNASKED_SHOWN 8

/* In no file of an import: dozens of lists, one line. */
static bool
is_unasked(const struct coverage *coverage)
{
	return coverage->status == COVERAGE_NOT_COLLECTED &&
	       coverage->reason == COVERAGE_NOT_REQUESTED_REASON &&
	       coverage->detail.len == 0;
}

static void
report_unasked(const struct snapshot *snapshot, bool is_quiet)
{
	CLEANUP(strbuf_done) struct strbuf names = {0};
	size_t count = 0;

	for (size_t i = 0; i < KIND_COUNT; i++) {
		if (!snapshot_lacks(snapshot, (enum kind)i) ||
		    !is_unasked(&snapshot->lists[i].coverage))
			continue;
		if (count++ < UNASKED_SHOWN)
			strbuf_printf(&names, "%s%s", count > 1 ? ", " : "",
			    kind_name((enum kind)i));
	}
	if (count > UNASKED_SHOWN)
		strbuf_printf(&names, " and %zu more; the audit names them",
		    count - UNASKED_SHOWN);
	if (count > 0)
		output_note(is_quiet, "not-collected (%s): %s",
		    coverage_reason_word(COVERAGE_NOT_REQUESTED_REASON),
		    strbuf_cstr(&names));
}

void
gaps_report(const struct snapshot *snapshot, bool is_quiet)
{
	for (size_t i = 0; i < KIND_COUNT; i++) {
		const struct coverage *coverage = &snapshot->lists[i].coverage;
		if (!snapshot_lacks(snapshot, (enum kind)i) ||
		    is_unasked(coverage))
			continue;
		output_note(is_quiet, "%s: %s (%s)%s" SV_FMT,
		    kind_name((enum kind)i),
		    coverage_status_word(coverage->status),
		    coverage_reason_word(coverage->reason),
		    coverage->detail.len > 0 ? ": " : "",
		    SV_ARG(sv_slice(coverage->detail, 0, 400)));
	}
	report_unasked(snapshot, is_quiet);
	report_event_gaps(snapshot, is_quiet);
}
