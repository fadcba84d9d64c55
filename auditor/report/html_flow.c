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
		htmlw_text(w, SV(" "));
		htmlw_leaf(w, "span", "note", node->note);
	}
	if (!node->is_marked)
		return;
	html_mark(report, "mark warn", severity_word(node->severity));
	htmlw_text(w, SV(" "));
	htmlw_leaf(w, "span", "check", node->checks);
}

static void
put_way_in(struct html_report *report, const struct flow_way *way)
{
	struct htmlw *w = &report->w;
	strview sentence =
	    way->has_connector
		/* TRANSLATORS: senders, the connector their mail takes. */
		? arena_printf(report->arena, _("%s through %s"), HTML_SLOT_1,
		      HTML_SLOT_2)
		/* TRANSLATORS: senders. */
		: arena_printf(
		      report->arena, _("%s without a connector"), HTML_SLOT_1);
	unsigned slot;

	htmlw_begin(w, "li", NULL);
	while ((slot = html_slot(report, &sentence)) != 0) {
		if (slot == 1)
			htmlw_leaf(w, "bdi", NULL, way->outside);
		else
			put_node(report, &way->connector);
	}
	if (way->has_connector)
		put_names(report, &way->connector);
	htmlw_end(w);
}

static void
put_rules(struct html_report *report, const struct flow *flow)
{
	struct htmlw *w = &report->w;

	htmlw_say(w, "h3", NULL, _("Rules, in the order they run"));
	if (flow->rule_count == 0) {
		htmlw_say(w, "p", NULL, _("None."));
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

/* 1 is the destination, 2 the connector, 3 the rule. */
static strview
say_way_out(const struct flow_way *way, struct arena *arena)
{
	if (way->by_rule > 0 && way->has_connector)
		/* TRANSLATORS: a rule, a connector, a destination. */
		return arena_printf(arena, _("sent by %s: %s to %s"),
		    HTML_SLOT_3, HTML_SLOT_2, HTML_SLOT_1);
	if (way->by_rule > 0)
		/* TRANSLATORS: a rule, a destination. */
		return arena_printf(
		    arena, _("sent by %s: %s"), HTML_SLOT_3, HTML_SLOT_1);
	if (way->has_connector)
		/* TRANSLATORS: a connector, a destination. */
		return arena_printf(
		    arena, _("%s to %s"), HTML_SLOT_2, HTML_SLOT_1);
	return SV(HTML_SLOT_1);
}

static void
put_way_out(struct html_report *report, const struct flow *flow,
    const struct flow_way *way)
{
	struct htmlw *w = &report->w;
	strview sentence = say_way_out(way, report->arena);
	unsigned slot;

	htmlw_begin(w, "li", NULL);
	while ((slot = html_slot(report, &sentence)) != 0) {
		if (slot == 1)
			htmlw_leaf(w, "bdi", NULL, way->outside);
		else if (slot == 2)
			put_node(report, &way->connector);
		else
			put_node(report, &flow->rules[way->by_rule - 1]);
	}
	if (way->has_connector)
		put_names(report, &way->connector);
	htmlw_end(w);
}

static void
put_lists(struct html_report *report, const struct flow *flow)
{
	struct htmlw *w = &report->w;

	htmlw_say(w, "h3", NULL, _("Ways in"));
	htmlw_begin(w, "ul", NULL);
	for (size_t i = 0; i < flow->in_count; i++)
		put_way_in(report, &flow->in[i]);
	htmlw_end(w);
	put_rules(report, flow);
	htmlw_say(w, "h3", NULL, _("Ways out"));
	htmlw_begin(w, "ul", NULL);
	for (size_t i = 0; i < flow->out_count; i++)
		put_way_out(report, flow, &flow->out[i]);
	htmlw_end(w);
}

void
html_flow(struct html_report *report)
{
	struct htmlw *w = &report->w;
	struct svg svg = {.w = w, .arena = report->arena};
	struct flow flow;

	flow_build(report->result, report->arena, &flow);
	html_section(report, "mail-flow", SV_("Mail flow"));
	htmlw_say(w, "p", "note",
	    flow.is_marked
		? _("Thick lines and frames are where open findings are; what "
		    "has none is taken together.")
		: _("No open findings on connectors and rules."));
	htmlw_begin(w, "section", "picture");
	htmlw_attr(w, "aria-label", SV_("Mail flow, picture"));
	htmlw_attr(w, "tabindex", SV("0"));
	svg_flow(&svg, &flow, "mail-flow-title");
	htmlw_end(w);
	htmlw_begin(w, "details", NULL);
	htmlw_say(w, "summary", NULL, _("The same as lists"));
	put_lists(report, &flow);
	htmlw_end(w);
	htmlw_end(w);
}
