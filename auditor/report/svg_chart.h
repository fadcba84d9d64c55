/*
 * svg_chart.h - figures over time as pictures.
 */
#ifndef AUDITOR_REPORT_SVG_CHART_H
#define AUDITOR_REPORT_SVG_CHART_H

#include "auditor/audit/trend.h"
#include "auditor/report/svg.h"

/* A picture, its figures in order of time. */
struct svg_chart {
	const char *title;     /* id of its accessible name */
	strview label;         /* that name */
	const int64_t *at;     /* seconds, rising */
	const int64_t *values; /* negative: not known */
	size_t count;          /* at least 2 */
};

/* svg_chart_line(svg, chart): a large one with axes. */
void svg_chart_line(struct svg *svg, const struct svg_chart *chart);

/* svg_chart_spark(svg, chart): one for a cell of a table. */
void svg_chart_spark(struct svg *svg, const struct svg_chart *chart);

/* svg_chart_weeks(svg, trend, title, label): added, changed, removed. */
void svg_chart_weeks(struct svg *svg, const struct trend *trend,
    const char *title, strview label);

#endif
