/*
 * prometheus.c - figures for the textfile directory of a node_exporter.
 */
#include "auditor/report/prometheus.h"

#include <inttypes.h>

#include "auditor/report/escape.h"
#include "auditor/report/gaps.h"
#include "auditor/report/overview.h"
#include "auditor/report/phrase.h"

#include "auditor/base/banned.h"

struct page {
	const struct audit_result *result;
	struct arena *arena;
	struct strbuf *out;
	strview tenant; /* escaped */
};

/* One figure of the whole audit. */
struct figure {
	const char *name;
	const char *help;
	int64_t (*value)(const struct audit_result *result);
};

static int64_t
snapshot_time(const struct audit_result *result)
{
	return result->snapshot->finished;
}

static int64_t
as_of(const struct audit_result *result)
{
	return result->as_of;
}

static int64_t
exit_status(const struct audit_result *result)
{
	return result->exit_status;
}

static int64_t
is_complete(const struct audit_result *result)
{
	return result->is_complete;
}

static int64_t
risk(const struct audit_result *result)
{
	return result->risk;
}

static int64_t
chain(const struct audit_result *result)
{
	return result->chain;
}

static int64_t
grade(const struct audit_result *result)
{
	return result->grade;
}

static int64_t
is_trusted(const struct audit_result *result)
{
	return result->baseline.state == BASELINE_TRUSTED;
}

static int64_t
expires(const struct audit_result *result)
{
	return result->baseline.expires;
}

static int64_t
drift(const struct audit_result *result)
{
	return (int64_t)result->drift_count;
}

static int64_t
passed(const struct audit_result *result)
{
	return (int64_t)result->checks_passed;
}

static int64_t
gap_count(const struct audit_result *result)
{
	return (int64_t)gaps_checks(result);
}

static const struct figure figures[] = {
    {"exoaudit_snapshot_timestamp_seconds",
	"When the snapshot that was judged was finished.", snapshot_time},
    {"exoaudit_as_of_timestamp_seconds", "The time as of which was judged.",
	as_of},
    {"exoaudit_exit_status",
	"0 clean, 1 findings, 3 incomplete, 4 baseline not trusted.",
	exit_status},
    {"exoaudit_complete", "1 when every list in scope was read whole.",
	is_complete},
    {"exoaudit_risk_points", "Open-ended risk of the tenant.", risk},
    {"exoaudit_chain_points", "Part of the risk for the attack chain.", chain},
    {"exoaudit_grade", "Risk from 0, which is best, to 100.", grade},
    {"exoaudit_baseline_trusted",
	"1 when a signed baseline was held against the tenant.", is_trusted},
    {"exoaudit_baseline_expiry_timestamp_seconds",
	"When the baseline expires; 0 without one.", expires},
    {"exoaudit_drift_changes",
	"Changes since the baseline at or above the threshold.", drift},
    {"exoaudit_checks_passed", "Checks assessed whole without an open finding.",
	passed},
    {"exoaudit_checks_not_assessed", "Checks that could not be assessed whole.",
	gap_count},
};

static void
put_head(struct page *page, const char *name, const char *help)
{
	strbuf_printf(
	    page->out, "# HELP %s %s\n# TYPE %s gauge\n", name, help, name);
}

static void
put_figures(struct page *page)
{
	for (size_t i = 0; i < COUNT_OF(figures); i++) {
		const struct figure *figure = &figures[i];
		put_head(page, figure->name, figure->help);
		strbuf_printf(page->out,
		    "%s{tenant=\"" SV_FMT "\"} %" PRId64 "\n", figure->name,
		    SV_ARG(page->tenant), figure->value(page->result));
	}
}

static strview
label(strview foreign, struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf buf = {0};

	escape_label(&buf, phrase_cut(foreign, PHRASE_NAME_MAX, arena));
	return arena_dup(arena, strbuf_view(&buf));
}

static void
put_info(struct page *page)
{
	const struct audit_result *result = page->result;
	const struct snapshot *snapshot = result->snapshot;
	struct arena *arena = page->arena;

	put_head(page, "exoaudit_info", "What was judged; always 1.");
	strbuf_printf(page->out,
	    "exoaudit_info{tenant=\"" SV_FMT "\",name=\"" SV_FMT
	    "\",series=\"" SV_FMT "\",tool=\"" SV_FMT "\",baseline=\"%s\","
	    "link=\"" SV_FMT "\"} 1\n",
	    SV_ARG(page->tenant), SV_ARG(label(snapshot->tenant_name, arena)),
	    SV_ARG(label(snapshot->series, arena)),
	    SV_ARG(label(snapshot->tool_version, arena)),
	    baseline_state_word(result->baseline.state),
	    SV_ARG(phrase_digest(&snapshot->link, arena)));
}

static size_t
count_findings(
    const struct page *page, enum severity severity, enum finding_status status)
{
	const struct finding_list *list = &page->result->findings;
	size_t count = 0;

	for (size_t i = 0; i < list->count; i++)
		count += list->at[i].severity == severity &&
			 list->at[i].status == status &&
			 !overview_is_chain(&list->at[i]);
	return count;
}

/* Each pair is there also when it is 0, so that an alert can tell the rise. */
static void
put_findings(struct page *page)
{
	put_head(page, "exoaudit_findings",
	    "Findings without attack chains, by severity and status.");
	for (int severity = 0; severity < (int)SEVERITY_COUNT; severity++) {
		for (int status = 0; status < (int)FINDING_RESOLVED; status++)
			strbuf_printf(page->out,
			    "exoaudit_findings{tenant=\"" SV_FMT
			    "\",severity=\"%s\",status=\"%s\"} %zu\n",
			    SV_ARG(page->tenant),
			    severity_word((enum severity)severity),
			    finding_status_word((enum finding_status)status),
			    count_findings(page, (enum severity)severity,
				(enum finding_status)status));
	}
}

static void
put_lists(struct page *page, const char *name, const char *help, bool is_count)
{
	const struct snapshot *snapshot = page->result->snapshot;

	put_head(page, name, help);
	for (size_t i = 0; i < KIND_COUNT; i++) {
		const struct object_list *list = &snapshot->lists[i];
		bool is_whole = snapshot_is_complete(snapshot, list->kind);
		if (!is_whole && !snapshot_lacks(snapshot, list->kind))
			continue;
		/* What was not read is no count of 0. */
		if (is_count && !is_whole)
			continue;
		strbuf_printf(page->out,
		    "%s{tenant=\"" SV_FMT "\",kind=\"%s\"} %zu\n", name,
		    SV_ARG(page->tenant), kind_name((enum kind)i),
		    is_count ? list->count : is_whole);
	}
}

void
prometheus_render(const struct audit_result *result,
    const struct report_style *style, struct strbuf *out)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct page page = {.result = result,
	    .arena = arena,
	    .out = out,
	    .tenant = label(result->snapshot->tenant, arena)};

	(void)style;
	put_info(&page);
	put_figures(&page);
	put_findings(&page);
	put_lists(&page, "exoaudit_list_complete",
	    "1 when the list was read whole.", false);
	put_lists(&page, "exoaudit_list_objects",
	    "Objects of a list that was read whole.", true);
}
