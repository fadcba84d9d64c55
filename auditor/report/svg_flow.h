/*
 * svg_flow.h - the way of mail as a picture.
 */
#ifndef AUDITOR_REPORT_SVG_FLOW_H
#define AUDITOR_REPORT_SVG_FLOW_H

#include "auditor/report/flow.h"
#include "auditor/report/svg.h"

/*
 * svg_flow(svg, flow, title):
 * Five columns from left to right; thick lines are paths that findings touch.
 * ${title} is the id of its accessible name.
 */
void svg_flow(struct svg *svg, const struct flow *flow, const char *title);

#endif
