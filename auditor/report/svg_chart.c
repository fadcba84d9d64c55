/*
 * svg_chart.c - figures over time as pictures.
 */
#include "auditor/report/svg_chart.h"

#include "auditor/report/phrase.h"

#include "auditor/base/banned.h"

/* Where the curve of a picture lies in it. */
struct plot {
	unsigned x;
	unsigned y;
	unsigned width;
	unsigned height;
};

#define CHART_WIDTH  900
#define CHART_HEIGHT 220
#define SPARK_WIDTH  240
#define SPARK_HEIGHT 36
#define DATE_WIDTH   76 /* of 2026-11-22 below the axis */

static const struct plot chart_plot = {60, 14, 820, 168};
static const struct plot spark_plot = {4, 4, 232, 28};

static int64_t
largest(const struct svg_chart *chart)
{
	int64_t most = 1;

	for (size_t i = 0; i < chart->count; i++) {
		if (chart->values[i] > most)
			most = chart->values[i];
	}
	return most;
}

static unsigned
place_x(const struct svg_chart *chart, const struct plot *plot, size_t i)
{
	int64_t span = chart->at[chart->count - 1] - chart->at[0];
	int64_t since = chart->at[i] - chart->at[0];

	if (span <= 0)
		return plot->x;
	return plot->x + (unsigned)((int64_t)plot->width * since / span);
}

static unsigned
place_y(const struct plot *plot, int64_t value, int64_t most)
{
	return plot->y + plot->height -
	       (unsigned)((int64_t)plot->height * value / most);
}

/* The curve breaks where a figure is not known. */
static void
put_curve(
    struct svg *svg, const struct svg_chart *chart, const struct plot *plot)
{
	CLEANUP(strbuf_done) struct strbuf d = {0};
	int64_t most = largest(chart);
	bool is_joined = false;

	for (size_t i = 0; i < chart->count; i++) {
		if (chart->values[i] >= 0)
			strbuf_printf(&d, "%c%u %u", is_joined ? 'L' : 'M',
			    place_x(chart, plot, i),
			    place_y(plot, chart->values[i], most));
		is_joined = chart->values[i] >= 0;
	}
	if (d.len > 0)
		svg_path(svg, "curve", strbuf_view(&d));
	for (size_t i = 0; i < chart->count; i++) {
		unsigned x = place_x(chart, plot, i);
		unsigned y;
		if (chart->values[i] < 0)
			continue;
		y = place_y(plot, chart->values[i], most);
		svg_rect(svg, "dot", &(struct svg_box){x - 3, y - 3, 6, 6, 3});
	}
}

static void
put_date(struct svg *svg, unsigned x, int64_t at)
{
	strview time = phrase_time(at, svg->arena);

	svg_text(svg, "second", x, CHART_HEIGHT - 16, sv_slice(time, 0, 10));
}

/* The most and nothing, at their height. */
static void
put_scale(struct svg *svg, const struct plot *plot, int64_t most)
{
	unsigned end = plot->x + plot->width;

	for (int i = 0; i < 2; i++) {
		int64_t value = i == 0 ? 0 : most;
		unsigned y = place_y(plot, value, most);
		svg_path(svg, "axis",
		    arena_printf(svg->arena, "M%u %uH%u", plot->x, y, end));
		svg_text(svg, "second", 4, y + 4,
		    arena_printf(svg->arena, "%lld", (long long)value));
	}
}

void
svg_chart_line(struct svg *svg, const struct svg_chart *chart)
{
	const struct plot *plot = &chart_plot;

	svg_begin(svg, "chart", CHART_WIDTH, CHART_HEIGHT, chart->title,
	    chart->label);
	put_scale(svg, plot, largest(chart));
	put_date(svg, plot->x, chart->at[0]);
	put_date(svg, plot->x + plot->width - DATE_WIDTH,
	    chart->at[chart->count - 1]);
	put_curve(svg, chart, plot);
	svg_end(svg);
}

void
svg_chart_spark(struct svg *svg, const struct svg_chart *chart)
{
	svg_begin(svg, "spark", SPARK_WIDTH, SPARK_HEIGHT, chart->title,
	    chart->label);
	put_curve(svg, chart, &spark_plot);
	svg_end(svg);
}

/* --- weeks --------------------------------------------------------------- */

static int64_t
busiest(const struct trend *trend)
{
	size_t most = 1;

	for (size_t i = 0; i < trend->week_count; i++) {
		const struct trend_week *week = &trend->weeks[i];
		size_t sum = week->added + week->changed + week->removed;
		if (sum > most)
			most = sum;
	}
	return (int64_t)most;
}

/* One part of a bar on top of ${below} others. */
static void
put_part(struct svg *svg, const char *class, const struct svg_box *slot,
    size_t below, size_t count, int64_t most)
{
	const struct plot *plot = &chart_plot;
	unsigned top = place_y(plot, (int64_t)(below + count), most);
	unsigned foot = place_y(plot, (int64_t)below, most);

	const struct svg_box box = {
	    .x = slot->x,
	    .y = top,
	    .width = slot->width,
	    .height = foot - top,
	};

	if (count > 0)
		svg_rect(svg, class, &box);
}

void
svg_chart_weeks(struct svg *svg, const struct trend *trend, const char *title,
    strview label)
{
	const struct plot *plot = &chart_plot;
	int64_t most = busiest(trend);
	unsigned step = plot->width / (unsigned)trend->week_count;
	unsigned width = step > 60 ? 48 : step * 4 / 5;

	svg_begin(svg, "chart", CHART_WIDTH, CHART_HEIGHT, title, label);
	put_scale(svg, plot, most);
	for (size_t i = 0; i < trend->week_count; i++) {
		const struct trend_week *week = &trend->weeks[i];
		const struct svg_box slot = {
		    .x = plot->x + (unsigned)i * step, .width = width};
		put_part(svg, "bar added", &slot, 0, week->added, most);
		put_part(svg, "bar changed", &slot, week->added, week->changed,
		    most);
		put_part(svg, "bar removed", &slot, week->added + week->changed,
		    week->removed, most);
	}
	put_date(svg, plot->x, trend->weeks[0].from);
	if (trend->week_count > 1)
		put_date(svg,
		    plot->x + (unsigned)(trend->week_count - 1) * step,
		    trend->weeks[trend->week_count - 1].from);
	svg_end(svg);
}
