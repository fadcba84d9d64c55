/*
 * html_flow.c - page: the way of mail, as a picture and as lists.
 */
#include "auditor/report/flow.h"
#include "auditor/report/html_internal.h"
#include "auditor/report/phrase.h"
#include "auditor/report/svg_flow.h"

#include "auditor/base/banned.h"

static void
put_names(struct html_report *report, const struct flow_node *node)
{
	struct htmlw *w = &report->w;

	if (node->count < 2)
		return;
	htmlw_begin(w, "ul", "names");
	for (size_t i = 0; i < node->count; i++) {
		const struct object *object = node->objects[i];
		htmlw_begin(w, "li", NULL);
		html_name(report, NULL,
		    object->name.len > 0 ? object->name : object->id);
		htmlw_end(w);
	}
	htmlw_end(w);
}

static void
put_node(struct html_report *report, const struct flow_node *node)
{
	struct htmlw *w = &report->w;

	htmlw_leaf(w, "bdi", "name", node->label);
	if (node->note.len > 0) {
		htmlw_text(w, SV(", "));
		htmlw_text(w, node->note);
	}
	if (!node->is_marked)
		return;
	htmlw_text(w, SV(" "));
	htmlw_say(w, "span", "mark warn", severity_word(node->severity));
	htmlw_text(w, SV(" "));
	htmlw_leaf(w, "span", "check", node->checks);
}

static void
put_in(struct html_report *report, const struct flow *flow)
{
	struct htmlw *w = &report->w;

	htmlw_say(w, "h3", NULL, "Ways in");
	htmlw_begin(w, "ul", NULL);
	for (size_t i = 0; i < flow->in_count; i++) {
		const struct flow_way *way = &flow->in[i];
		htmlw_begin(w, "li", NULL);
		htmlw_leaf(w, "bdi", NULL, way->outside);
		if (way->has_connector) {
			htmlw_text(w, SV(" through "));
			put_node(report, &way->connector);
			put_names(report, &way->connector);
		} else {
			htmlw_text(w, SV(" without a connector"));
		}
		htmlw_end(w);
	}
	htmlw_end(w);
}

static void
put_rules(struct html_report *report, const struct flow *flow)
{
	struct htmlw *w = &report->w;

	htmlw_say(w, "h3", NULL, "Rules, in the order they run");
	if (flow->rule_count == 0) {
		htmlw_say(w, "p", NULL, "None.");
		return;
	}
	htmlw_begin(w, "ul", NULL);
	for (size_t i = 0; i < flow->rule_count; i++) {
		htmlw_begin(w, "li", NULL);
		put_node(report, &flow->rules[i]);
		put_names(report, &flow->rules[i]);
		htmlw_end(w);
	}
	htmlw_end(w);
}

static void
put_out(struct html_report *report, const struct flow *flow)
{
	struct htmlw *w = &report->w;

	htmlw_say(w, "h3", NULL, "Ways out");
	htmlw_begin(w, "ul", NULL);
	for (size_t i = 0; i < flow->out_count; i++) {
		const struct flow_way *way = &flow->out[i];
		htmlw_begin(w, "li", NULL);
		if (way->by_rule > 0) {
			htmlw_text(w, SV("sent by "));
			put_node(report, &flow->rules[way->by_rule - 1]);
			htmlw_text(w, SV(": "));
		}
		if (way->has_connector) {
			put_node(report, &way->connector);
			htmlw_text(w, SV(" to "));
		}
		htmlw_leaf(w, "bdi", NULL, way->outside);
		if (way->has_connector)
			put_names(report, &way->connector);
		htmlw_end(w);
	}
	htmlw_end(w);
}

void
html_flow(struct html_report *report)
{
	struct htmlw *w = &report->w;
	struct svg svg = {.w = w, .arena = report->arena};
	struct flow flow;

	flow_build(report->result, report->arena, &flow);
	html_section(report, "mail-flow", SV("Mail flow"));
	htmlw_say(w, "p", "note",
	    flow.is_marked
		? "Thick lines and frames are where open findings are; what "
		  "has none is taken together."
		: "No open findings on connectors and rules.");
	htmlw_begin(w, "section", "picture");
	htmlw_attr(w, "aria-label", SV("Mail flow, picture"));
	htmlw_attr(w, "tabindex", SV("0"));
	svg_flow(&svg, &flow, "mail-flow-title");
	htmlw_end(w);
	htmlw_begin(w, "details", NULL);
	htmlw_say(w, "summary", NULL, "The same as lists");
	put_in(report, &flow);
	put_rules(report, &flow);
	put_out(report, &flow);
	htmlw_end(w);
	htmlw_end(w);
}
