/*
 * html_table.c - tables that turn into cards on a narrow screen.
 */
#include "auditor/report/html_table.h"

#include "auditor/base/banned.h"

void
html_table(struct html_report *report, const char *caption,
    const char *const *columns, size_t count)
{
	struct htmlw *w = &report->w;

	htmlw_begin(w, "table", NULL);
	htmlw_say(w, "caption", NULL, caption);
	htmlw_begin(w, "thead", NULL);
	htmlw_begin(w, "tr", NULL);
	for (size_t i = 0; i < count; i++) {
		htmlw_begin(w, "th", NULL);
		htmlw_attr(w, "scope", SV("col"));
		htmlw_text(w, sv_from(columns[i]));
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
html_cell(struct html_report *report, const char *label)
{
	htmlw_begin(&report->w, "td", NULL);
	htmlw_attr(&report->w, "data-label", sv_from(label));
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
