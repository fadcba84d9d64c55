/*
 * html_trend.c - page: risk, objects and changes over time.
 */
#include "auditor/report/html_table.h"
#include "auditor/report/phrase.h"
#include "auditor/report/svg_chart.h"

#include "auditor/base/banned.h"

/* The figures of one picture. */
struct series {
	int64_t at[TREND_POINTS];
	int64_t values[TREND_POINTS];
};

static void
open_figure(struct html_report *report, const char *caption)
{
	htmlw_begin(&report->w, "figure", NULL);
	htmlw_say(&report->w, "figcaption", NULL, caption);
}

static void
put_number(struct html_report *report, const char *label, int64_t number)
{
	html_cell(report, label);
	if (number < 0)
		htmlw_text(&report->w, SV("not read"));
	else
		htmlw_text(&report->w,
		    arena_printf(report->arena, "%lld", (long long)number));
	htmlw_end(&report->w);
}

static void
put_day(struct html_report *report, const char *label, int64_t at)
{
	html_cell(report, label);
	html_time(report, at);
	htmlw_end(&report->w);
}

static void
put_risk_figures(struct html_report *report, const struct trend *trend)
{
	static const char *const columns[] = {
	    "Taken", "Snapshot", "Risk", "Of it for the attack chain"};

	htmlw_begin(&report->w, "details", NULL);
	htmlw_say(&report->w, "summary", NULL, "The figures");
	html_table(report, "Risk of earlier snapshots, by the policy of now",
	    columns, COUNT_OF(columns));
	for (size_t i = 0; i < trend->point_count; i++) {
		const struct trend_point *point = &trend->points[i];
		htmlw_begin(&report->w, "tr", NULL);
		put_day(report, columns[0], point->at);
		put_number(report, columns[1], point->number);
		put_number(report, columns[2], point->risk);
		put_number(report, columns[3], point->chain);
		htmlw_end(&report->w);
	}
	html_table_end(report);
	htmlw_end(&report->w);
}

static void
put_risk(struct html_report *report, const struct trend *trend)
{
	struct svg svg = {&report->w, report->arena};
	struct series series;

	for (size_t i = 0; i < trend->point_count; i++) {
		series.at[i] = trend->points[i].at;
		series.values[i] = trend->points[i].risk;
	}
	const struct trend_point *first = &trend->points[0];
	const struct trend_point *last = &trend->points[trend->point_count - 1];
	const struct svg_chart chart = {
	    .title = "risk-title",
	    .label = arena_printf(report->arena,
		"Risk over time: %u points in the first snapshot, %u in the "
		"last",
		first->risk, last->risk),
	    .at = series.at,
	    .values = series.values,
	    .count = trend->point_count,
	};
	open_figure(report, "Risk over time, in points");
	svg_chart_line(&svg, &chart);
	put_risk_figures(report, trend);
	htmlw_end(&report->w);
}

static void
put_kind(struct html_report *report, const struct trend *trend, size_t index)
{
	struct svg svg = {&report->w, report->arena};
	const char *name = kind_name(trend_kinds()[index]);
	struct series series;
	size_t last = trend->point_count - 1;

	for (size_t i = 0; i < trend->point_count; i++) {
		series.at[i] = trend->points[i].at;
		series.values[i] = trend->points[i].objects[index];
	}
	const struct svg_chart chart = {
	    .title = arena_printf(report->arena, "objects-%s", name).ptr,
	    .label = arena_printf(report->arena, "%s over time", name),
	    .at = series.at,
	    .values = series.values,
	    .count = trend->point_count,
	};
	htmlw_begin(&report->w, "tr", NULL);
	html_cell(report, "Kind");
	htmlw_say(&report->w, "code", NULL, name);
	htmlw_end(&report->w);
	put_number(report, "First", series.values[0]);
	put_number(report, "Last", series.values[last]);
	html_cell(report, "Over time");
	svg_chart_spark(&svg, &chart);
	htmlw_end(&report->w);
	htmlw_end(&report->w);
}

static void
put_objects(struct html_report *report, const struct trend *trend)
{
	static const char *const columns[] = {
	    "Kind", "First", "Last", "Over time"};

	htmlw_say(&report->w, "h3", NULL, "Objects by kind");
	html_table(report, "How many there were in each snapshot", columns,
	    COUNT_OF(columns));
	for (size_t i = 0; i < TREND_KINDS; i++)
		put_kind(report, trend, i);
	html_table_end(report);
}

static void
put_legend(struct html_report *report)
{
	static const char *const words[][2] = {{"key added", "added"},
	    {"key changed", "changed"}, {"key removed", "removed"}};

	htmlw_begin(&report->w, "p", "legend");
	for (size_t i = 0; i < COUNT_OF(words); i++)
		htmlw_say(&report->w, "span", words[i][0], words[i][1]);
	htmlw_end(&report->w);
}

static void
put_week_figures(struct html_report *report, const struct trend *trend)
{
	static const char *const columns[] = {
	    "Week from", "Added", "Changed", "Removed"};

	htmlw_begin(&report->w, "details", NULL);
	htmlw_say(&report->w, "summary", NULL, "The figures");
	html_table(
	    report, "Changes of these kinds", columns, COUNT_OF(columns));
	for (size_t i = 0; i < trend->week_count; i++) {
		const struct trend_week *week = &trend->weeks[i];
		htmlw_begin(&report->w, "tr", NULL);
		html_cell(report, columns[0]);
		html_day(report, week->from);
		htmlw_end(&report->w);
		put_number(report, columns[1], (int64_t)week->added);
		put_number(report, columns[2], (int64_t)week->changed);
		put_number(report, columns[3], (int64_t)week->removed);
		htmlw_end(&report->w);
	}
	html_table_end(report);
	htmlw_end(&report->w);
}

static void
put_weeks(struct html_report *report, const struct trend *trend)
{
	struct svg svg = {&report->w, report->arena};

	open_figure(report, "Changes a week, of these kinds");
	svg_chart_weeks(&svg, trend, "weeks-title",
	    arena_printf(report->arena,
		PLURAL(trend->week_count, "Changes of %zu week",
		    "Changes a week, %zu weeks"),
		trend->week_count));
	put_legend(report);
	put_week_figures(report, trend);
	htmlw_end(&report->w);
}

void
html_trend(struct html_report *report)
{
	const struct trend *trend = &report->result->trend;

	if (trend->point_count < 2)
		return;
	html_section(report, "history", SV("History"));
	put_risk(report, trend);
	put_objects(report, trend);
	put_weeks(report, trend);
	htmlw_end(&report->w);
}
