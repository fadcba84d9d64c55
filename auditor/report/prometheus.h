/*
 * prometheus.h - figures for the textfile directory of a node_exporter
 * (Prometheus text exposition format 0.0.4; all are gauges).
 */
#ifndef AUDITOR_REPORT_PROMETHEUS_H
#define AUDITOR_REPORT_PROMETHEUS_H

#include "auditor/report/report.h"

/* prometheus_render(result, style, out): see report.h; no style matters. */
void prometheus_render(const struct audit_result *result,
    const struct report_style *style, struct strbuf *out);

#endif
