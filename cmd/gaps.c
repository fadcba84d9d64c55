/*
 * gaps.c - what a snapshot lacks, on standard error.
 */
#include "cmd/gaps.h"

#include "auditor/base/lang.h"
#include "auditor/base/strbuf.h"
#include "auditor/base/utf8.h"
#include "cmd/output.h"

#include "auditor/base/banned.h"

/* Bytes of the service's own words that are shown. */
#define DETAIL_SHOWN 400

static void
report_gap(const char *what, const struct coverage *coverage)
{
	strview detail = utf8_clip(coverage->detail, DETAIL_SHOWN);
	const char *status = lang(coverage_status_word(coverage->status));
	const char *reason = lang(coverage_reason_word(coverage->reason));

	if (detail.len > 0)
		output_note(false, "%s: %s (%s): " SV_FMT, what, status, reason,
		    SV_ARG(detail));
	else
		output_note(false, "%s: %s (%s)", what, status, reason);
}

static void
report_event_gaps(const struct snapshot *snapshot)
{
	for (size_t i = 0; i < EVENT_TYPE_COUNT; i++) {
		enum event_type type = (enum event_type)i;
		const struct coverage *coverage =
		    &snapshot->events.covers[i].coverage;
		if (!snapshot_lacks_events(snapshot, type))
			continue;
		report_gap(event_type_name(type), coverage);
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
report_unasked(const struct snapshot *snapshot)
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
	const char *status = lang(coverage_status_word(COVERAGE_NOT_COLLECTED));
	const char *reason =
	    lang(coverage_reason_word(COVERAGE_NOT_REQUESTED_REASON));
	if (count > UNASKED_SHOWN)
		output_note(false,
		    "%s (%s): %s and %zu more; the audit names them", status,
		    reason, strbuf_cstr(&names), count - UNASKED_SHOWN);
	else if (count > 0)
		output_note(
		    false, "%s (%s): %s", status, reason, strbuf_cstr(&names));
}

void
gaps_report(const struct snapshot *snapshot, bool is_quiet)
{
	if (is_quiet)
		return;
	for (size_t i = 0; i < KIND_COUNT; i++) {
		const struct coverage *coverage = &snapshot->lists[i].coverage;
		if (!snapshot_lacks(snapshot, (enum kind)i) ||
		    is_unasked(coverage))
			continue;
		report_gap(kind_name((enum kind)i), coverage);
	}
	report_unasked(snapshot);
	report_event_gaps(snapshot);
}
