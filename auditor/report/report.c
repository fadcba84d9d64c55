/*
 * report.c - the renderers.
 */
#include "auditor/report/report.h"

#include "auditor/base/lang.h"
#include "auditor/report/events.h"
#include "auditor/report/html.h"
#include "auditor/report/json_report.h"
#include "auditor/report/junit.h"
#include "auditor/report/markdown.h"
#include "auditor/report/ocsf.h"
#include "auditor/report/prometheus.h"
#include "auditor/report/sarif.h"
#include "auditor/report/sheet.h"
#include "auditor/report/text.h"

#include "auditor/base/banned.h"

static const struct renderer renderers[] = {
    {"text", N_("for a terminal"), text_render, false},
    {"json", N_("for programs: schema exoaudit-audit/1"), json_report_render,
	true},
    {"html", N_("one self-contained page"), html_render, true},
    {"markdown", N_("a summary for tickets and chat"), markdown_render, false},
    {"csv", N_("the findings as a table"), sheet_render, false},
    {"plan", N_("what to do as a table (CSV), owner and due date to fill in"),
	sheet_plan_render, false},
    {"ndjson", N_("events, one a line, for log shippers"), events_render,
	false},
    {"sarif", N_("SARIF 2.1.0, for code scanning"), sarif_render, false},
    {"junit", N_("JUnit XML, for the gates of pipelines"), junit_render, false},
    {"ocsf", N_("OCSF 1.5.0 findings, for a data lake"), ocsf_render, false},
    {"prometheus", N_("figures for a node_exporter textfile directory"),
	prometheus_render, false},
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
