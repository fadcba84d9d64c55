/*
 * html_table.c - tables that turn into cards on a narrow screen.
 */
#include "auditor/report/html_table.h"

#include "auditor/base/banned.h"

void
html_table(struct html_report *report, const char *caption,
    const struct html_column *columns, size_t count)
{
	struct htmlw *w = &report->w;

	htmlw_begin(w, "table", NULL);
	htmlw_say(w, "caption", NULL, caption);
	htmlw_begin(w, "thead", NULL);
	htmlw_begin(w, "tr", NULL);
	for (size_t i = 0; i < count; i++) {
		htmlw_begin(w, "th", columns[i].class);
		htmlw_attr(w, "scope", SV("col"));
		htmlw_text(w, SV_(columns[i].label));
		htmlw_end(w);
	}
	htmlw_end(w);
	htmlw_end(w);
	htmlw_begin(w, "tbody", NULL);
}

void
html_table_end(struct html_report *report)
{
	htmlw_end(&report->w);
	htmlw_end(&report->w);
}

void
html_row(struct html_report *report, const struct html_column *columns)
{
	htmlw_begin(&report->w, "tr", NULL);
	report->column = columns;
}

void
html_cell(struct html_report *report)
{
	const struct html_column *column = report->column++;

	htmlw_begin(&report->w, "td", column->class);
	htmlw_attr(&report->w, "data-label", SV_(column->label));
}

void
html_number(struct html_report *report, uint64_t number)
{
	html_cell(report);
	htmlw_text(&report->w,
	    arena_printf(report->arena, "%llu", (unsigned long long)number));
	htmlw_end(&report->w);
}

void
html_object(
    struct html_report *report, enum kind kind, strview id, strview name)
{
	struct htmlw *w = &report->w;

	htmlw_say(w, "span", "kind", kind_name(kind));
	htmlw_text(w, SV(" "));
	if (name.len > 0) {
		html_name(report, "name", name);
		htmlw_text(w, SV(" "));
	}
	html_name(report, "id", id);
}
