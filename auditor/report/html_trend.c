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

static const struct html_column risk_columns[] = {{N_("Taken"), NULL},
    {N_("Snapshot"), "number"}, {N_("Risk"), "number"},
    {N_("Of it for the attack chain"), "number"}};

static const struct html_column object_columns[] = {{N_("Kind"), NULL},
    {N_("First"), "number"}, {N_("Last"), "number"}, {N_("Over time"), NULL}};

static const struct html_column week_columns[] = {{N_("Week from"), NULL},
    {N_("Added"), "number"}, {N_("Changed"), "number"},
    {N_("Removed"), "number"}};

static void
open_figure(struct html_report *report, const char *caption)
{
	htmlw_begin(&report->w, "figure", NULL);
	htmlw_say(&report->w, "figcaption", NULL, caption);
}

/* How many there were, if anybody knows. */
static void
put_count(struct html_report *report, int64_t number)
{
	if (number >= 0) {
		html_number(report, (uint64_t)number);
		return;
	}
	html_cell(report);
	htmlw_text(&report->w, SV_("not read"));
	htmlw_end(&report->w);
}

static void
put_risk_figures(struct html_report *report, const struct trend *trend)
{
	htmlw_begin(&report->w, "details", NULL);
	htmlw_say(&report->w, "summary", NULL, _("The figures"));
	html_table(report, _("Risk of earlier snapshots, by the policy of now"),
	    risk_columns, COUNT_OF(risk_columns));
	for (size_t i = 0; i < trend->point_count; i++) {
		const struct trend_point *point = &trend->points[i];
		html_row(report, risk_columns);
		html_cell(report);
		html_time(report, point->at);
		htmlw_end(&report->w);
		html_number(report, (uint64_t)point->number);
		html_number(report, point->risk);
		html_number(report, point->chain);
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
		_("Risk over time: %u points in the first snapshot, %u in the "
		  "last"),
		first->risk, last->risk),
	    .at = series.at,
	    .values = series.values,
	    .count = trend->point_count,
	};
	open_figure(report, _("Risk over time, in points"));
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
	    .label = arena_printf(report->arena, _("%s over time"), name),
	    .at = series.at,
	    .values = series.values,
	    .count = trend->point_count,
	};
	html_row(report, object_columns);
	html_cell(report);
	htmlw_say(&report->w, "code", NULL, name);
	htmlw_end(&report->w);
	put_count(report, series.values[0]);
	put_count(report, series.values[last]);
	html_cell(report);
	svg_chart_spark(&svg, &chart);
	htmlw_end(&report->w);
	htmlw_end(&report->w);
}

static void
put_objects(struct html_report *report, const struct trend *trend)
{
	htmlw_say(&report->w, "h3", NULL, _("Objects by kind"));
	html_table(report, _("How many there were in each snapshot"),
	    object_columns, COUNT_OF(object_columns));
	for (size_t i = 0; i < TREND_KINDS; i++)
		put_kind(report, trend, i);
	html_table_end(report);
}

static void
put_legend(struct html_report *report)
{
	static const char *const words[][2] = {{"key added", N_("added")},
	    {"key changed", N_("changed")}, {"key removed", N_("removed")}};

	htmlw_begin(&report->w, "p", "legend");
	for (size_t i = 0; i < COUNT_OF(words); i++)
		htmlw_say(&report->w, "span", words[i][0], lang(words[i][1]));
	htmlw_end(&report->w);
}

static void
put_week_figures(struct html_report *report, const struct trend *trend)
{
	htmlw_begin(&report->w, "details", NULL);
	htmlw_say(&report->w, "summary", NULL, _("The figures"));
	html_table(report, _("Changes of these kinds"), week_columns,
	    COUNT_OF(week_columns));
	for (size_t i = 0; i < trend->week_count; i++) {
		const struct trend_week *week = &trend->weeks[i];
		html_row(report, week_columns);
		html_cell(report);
		html_day(report, week->from);
		htmlw_end(&report->w);
		html_number(report, week->added);
		html_number(report, week->changed);
		html_number(report, week->removed);
		htmlw_end(&report->w);
	}
	html_table_end(report);
	htmlw_end(&report->w);
}

static void
put_weeks(struct html_report *report, const struct trend *trend)
{
	struct svg svg = {&report->w, report->arena};

	open_figure(report, _("Changes a week, of these kinds"));
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
	html_section(report, "history", SV_("History"));
	put_risk(report, trend);
	put_objects(report, trend);
	put_weeks(report, trend);
	htmlw_end(&report->w);
}
