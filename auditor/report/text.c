/*
 * text.c - the report for a terminal.
 */
#include "auditor/report/text.h"

#include "auditor/report/text_internal.h"

#include "auditor/base/banned.h"

enum tone
text_severity(enum severity severity)
{
	switch (severity) {
	case SEVERITY_CRITICAL:
	case SEVERITY_HIGH:
		return TONE_BAD;
	case SEVERITY_MEDIUM:
		return TONE_DOUBT;
	case SEVERITY_LOW:
	case SEVERITY_INFO:
		return TONE_STRONG;
	}
	return TONE_STRONG;
}

void
text_render(const struct audit_result *result, const struct report_style *style,
    struct strbuf *out)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct text_report report = {
	    .w = {.out = out,
		.width = style->width,
		.use_colour = style->use_colour},
	    .result = result,
	    .style = style,
	    .arena = arena,
	};

	overview_build(result, arena, &report.view);
	gaps_build(result, arena, &report.gaps);
	text_head(&report);
	text_chains(&report);
	text_findings(&report);
	text_gaps(&report);
	text_accepted(&report);
	text_resolved(&report);
	text_changes(&report);
	text_controls(&report);
	text_summary(&report);
}
