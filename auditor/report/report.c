/*
 * report.c - the renderers.
 */
#include "auditor/report/report.h"

#include "auditor/report/html.h"
#include "auditor/report/json_report.h"
#include "auditor/report/text.h"

#include "auditor/base/banned.h"

static const struct renderer renderers[] = {
    {"text", "for a terminal", text_render},
    {"json", "for programs: schema " AUDIT_SCHEMA, json_report_render},
    {"html", "one self-contained page", html_render},
};

const struct renderer *
report_renderers(size_t *count)
{
	*count = COUNT_OF(renderers);
	return renderers;
}

const struct renderer *
report_find(strview name)
{
	for (size_t i = 0; i < COUNT_OF(renderers); i++) {
		if (sv_eq(name, sv_from(renderers[i].name)))
			return &renderers[i];
	}
	return NULL;
}
