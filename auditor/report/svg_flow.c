/*
 * svg_flow.c - the way of mail as a picture.
 */
#include "auditor/report/svg_flow.h"

#include "auditor/base/lang.h"
#include "auditor/report/phrase.h"

#include "auditor/base/banned.h"

#define WIDTH 1184
#define TOP   44 /* first row, below the heads of the columns */
#define ROW   54 /* from one way to the next */
#define BOX   44 /* height of a box with two lines */
#define FLAT  28 /* and with one */
#define LINE  17 /* from one line in a box to the next */
#define GAP   10

/* The columns: where they begin and how wide they are. */
enum {
	SENDER_X = 2,
	OUTER_W = 200,
	INBOUND_X = 226,
	BOX_W = 216,
	RULES_X = 482,
	RULES_W = 236,
	INSET = 10, /* of a rule in the frame of all */
	OUTBOUND_X = 758,
	DESTINATION_X = 998,
	DESTINATION_W = 184,
	PADDING = 9,
	RADIUS = 5,
};

/* Sizes of type, as the style sheet has them; heads are bold. */
#define LABEL_FONT  13U
#define SECOND_FONT 11U
#define HEAD_FONT   14U

#define BOX_ROOM    SVG_ROOM(BOX_W - 2 * PADDING, LABEL_FONT)
#define SECOND_ROOM SVG_ROOM(BOX_W - 2 * PADDING, SECOND_FONT)

/* What stands above a column; one is as wide as it is to the next. */
static const struct head {
	const char *text;
	unsigned x;
} heads[] = {
    {N_("Senders"), SENDER_X},
    {N_("Inbound connectors"), INBOUND_X},
    {N_("Transport rules, in order"), RULES_X},
    {N_("Outbound connectors"), OUTBOUND_X},
    {N_("Destinations"), DESTINATION_X},
};

static const char *
node_class(const struct flow_node *node)
{
	static const char *const classes[] = {
	    [SEVERITY_INFO] = "node marked info",
	    [SEVERITY_LOW] = "node marked low",
	    [SEVERITY_MEDIUM] = "node marked medium",
	    [SEVERITY_HIGH] = "node marked high",
	    [SEVERITY_CRITICAL] = "node marked critical",
	};

	if (node->count == 0)
		return "node unread";
	if (node->is_marked)
		return classes[node->severity];
	return node->count > 1 ? "node many" : "node";
}

static const char *
edge_class(const struct flow_node *node)
{
	static const char *const classes[] = {
	    [SEVERITY_INFO] = "edge marked info",
	    [SEVERITY_LOW] = "edge marked low",
	    [SEVERITY_MEDIUM] = "edge marked medium",
	    [SEVERITY_HIGH] = "edge marked high",
	    [SEVERITY_CRITICAL] = "edge marked critical",
	};

	return node != NULL && node->is_marked ? classes[node->severity]
					       : "edge";
}

/* "critical: IC-001, IC-011", or what else there is to say. */
static strview
second_line(const struct flow_node *node, struct arena *arena)
{
	if (!node->is_marked || node->checks.len == 0)
		return node->note;
	return phrase_pair(
	    SV_(severity_word(node->severity)), node->checks, arena);
}

static unsigned
node_height(const struct flow_node *node)
{
	return node->note.len > 0 || node->is_marked ? BOX : FLAT;
}

static strview
join_clause(strview text, strview clause, struct arena *arena)
{
	if (clause.len == 0)
		return text;
	return arena_printf(
	    arena, _(SV_FMT "; " SV_FMT), SV_ARG(text), SV_ARG(clause));
}

/* All there is to say, for a pointer that rests on the box. */
static strview
whole_text(const struct flow_node *node, struct arena *arena)
{
	strview text =
	    join_clause(node->label, second_line(node, arena), arena);

	if (!node->is_marked || node->checks.len == 0)
		return text;
	return join_clause(text, node->note, arena);
}

static void
put_node(struct svg *svg, const struct flow_node *node, unsigned x, unsigned y)
{
	struct arena *arena = svg->arena;
	strview second = second_line(node, arena);
	const struct svg_box box = {x, y, BOX_W, node_height(node), RADIUS};

	svg_group(svg, node_class(node));
	svg_title(svg, whole_text(node, arena));
	svg_rect(svg, NULL, &box);
	svg_text(svg, "label", x + PADDING, y + 18,
	    svg_fit(node->label, BOX_ROOM, arena));
	if (second.len > 0)
		svg_text(svg, "second", x + PADDING, y + 18 + LINE,
		    svg_fit(second, SECOND_ROOM, arena));
	svg_end(svg);
}

static void
put_outside(
    struct svg *svg, strview text, unsigned x, unsigned width, unsigned centre)
{
	strview lines[SVG_LINES];

	svg_wrap(
	    text, SVG_ROOM(width - 2 * PADDING, LABEL_FONT), svg->arena, lines);
	const unsigned height = lines[1].len > 0 ? BOX : FLAT;
	const unsigned y = centre - height / 2;
	svg_group(svg, "outside");
	svg_title(svg, text);
	svg_rect(svg, NULL, &(struct svg_box){x, y, width, height, RADIUS});
	for (unsigned i = 0; i < SVG_LINES && lines[i].len > 0; i++)
		svg_text(
		    svg, "label", x + PADDING, y + 18 + i * LINE, lines[i]);
	svg_end(svg);
}

static void
put_line(
    struct svg *svg, const char *class, unsigned from, unsigned to, unsigned y)
{
	svg_path(svg, class,
	    arena_printf(svg->arena, "M%u %uH%um-6 -4l6 4l-6 4", from, y, to));
}

/* The boxes of a row have one middle. */
static unsigned
middle(size_t row)
{
	return TOP + (unsigned)row * ROW + BOX / 2;
}

static void
put_ways_in(struct svg *svg, const struct flow *flow)
{
	for (size_t i = 0; i < flow->in_count; i++) {
		const struct flow_way *way = &flow->in[i];
		const struct flow_node *node =
		    way->has_connector ? &way->connector : NULL;
		const char *class = edge_class(node);
		unsigned y = middle(i);
		put_outside(svg, way->outside, SENDER_X, OUTER_W, y);
		if (node == NULL) {
			put_line(svg, class, SENDER_X + OUTER_W, RULES_X, y);
			continue;
		}
		put_line(svg, class, SENDER_X + OUTER_W, INBOUND_X, y);
		put_node(svg, node, INBOUND_X, y - node_height(node) / 2);
		put_line(svg, class, INBOUND_X + BOX_W, RULES_X, y);
	}
}

/* Where the rules stand: the top of each. */
static unsigned *
place_rules(const struct flow *flow, struct arena *arena, unsigned *end)
{
	unsigned *tops = arena_alloc(arena, flow->rule_count, sizeof(*tops));
	unsigned y = TOP + GAP;

	for (size_t i = 0; i < flow->rule_count; i++) {
		tops[i] = y;
		y += node_height(&flow->rules[i]) + GAP;
	}
	*end = y;
	return tops;
}

static void
put_rules(struct svg *svg, const struct flow *flow, const unsigned *tops,
    unsigned height)
{
	const struct svg_box frame = {
	    RULES_X, TOP, RULES_W, height - TOP, RADIUS};

	svg_rect(svg, "frame", &frame);
	if (flow->rule_count == 0)
		svg_text(svg, "second", RULES_X + PADDING, TOP + 24,
		    SV_("no rules"));
	for (size_t i = 0; i < flow->rule_count; i++) {
		const struct flow_node *node = &flow->rules[i];
		put_node(svg, node, RULES_X + INSET, tops[i]);
		if (i + 1 < flow->rule_count)
			svg_path(svg, "edge",
			    arena_printf(svg->arena, "M%d %uV%u",
				RULES_X + RULES_W / 2,
				tops[i] + node_height(node), tops[i + 1]));
	}
}

/* From the rule that sends mail there, else from behind all rules. */
static void
put_exit(struct svg *svg, const struct flow *flow, const struct flow_way *way,
    const unsigned *tops, unsigned to, unsigned y)
{
	const struct flow_node *rule =
	    way->by_rule > 0 ? &flow->rules[way->by_rule - 1] : NULL;
	const struct flow_node *node =
	    way->has_connector && way->connector.is_marked ? &way->connector
							   : rule;

	if (rule == NULL) {
		put_line(svg, edge_class(node), RULES_X + RULES_W, to, y);
		return;
	}
	unsigned from = tops[way->by_rule - 1] + node_height(rule) / 2;
	svg_path(svg, edge_class(node),
	    arena_printf(svg->arena,
		"M%d %uC%d %u %d %u %d %uH%um-6 -4l6 4l-6 4",
		RULES_X + INSET + BOX_W, from, OUTBOUND_X - 20, from,
		RULES_X + RULES_W + 10, y, OUTBOUND_X, y, to));
}

/* Where the ways out lie: the middle of each. */
struct places {
	unsigned *middles; /* 0: not placed yet */
	size_t count;
	unsigned end; /* below all */
};

static bool
is_free(const struct places *places, unsigned y)
{
	for (size_t i = 0; i < places->count; i++) {
		unsigned taken = places->middles[i];
		if (taken != 0 && taken < y + ROW && y < taken + ROW)
			return false;
	}
	return true;
}

static void
place(struct places *places, size_t index, unsigned y)
{
	while (!is_free(places, y))
		y += GAP;
	places->middles[index] = y;
	if (y + ROW / 2 > places->end)
		places->end = y + ROW / 2;
}

/* Beside the rule that sends mail there, or as near below as there is room;
 * the others wherever that leaves room, from the top. */
static void
place_ways_out(const struct flow *flow, const unsigned *tops,
    struct arena *arena, struct places *places)
{
	*places = (struct places){
	    .middles =
		arena_alloc(arena, flow->out_count, sizeof(*places->middles)),
	    .count = flow->out_count,
	};
	for (size_t rule = 1; rule <= flow->rule_count; rule++) {
		for (size_t i = 0; i < flow->out_count; i++) {
			if (flow->out[i].by_rule == rule)
				place(places, i, tops[rule - 1] + BOX / 2);
		}
	}
	for (size_t i = 0; i < flow->out_count; i++) {
		if (flow->out[i].by_rule == 0)
			place(places, i, middle(0));
	}
}

static void
put_ways_out(struct svg *svg, const struct flow *flow, const unsigned *tops,
    const struct places *places)
{
	for (size_t i = 0; i < flow->out_count; i++) {
		const struct flow_way *way = &flow->out[i];
		const struct flow_node *node = &way->connector;
		unsigned y = places->middles[i];
		put_outside(svg, way->outside, DESTINATION_X, DESTINATION_W, y);
		if (!way->has_connector) {
			put_exit(svg, flow, way, tops, DESTINATION_X, y);
			continue;
		}
		put_exit(svg, flow, way, tops, OUTBOUND_X, y);
		put_node(svg, node, OUTBOUND_X, y - node_height(node) / 2);
		put_line(svg, edge_class(node), OUTBOUND_X + BOX_W,
		    DESTINATION_X, y);
	}
}

static unsigned
higher(unsigned a, unsigned b)
{
	return a > b ? a : b;
}

static void
put_heads(struct svg *svg)
{
	for (size_t i = 0; i < COUNT_OF(heads); i++) {
		unsigned end =
		    i + 1 < COUNT_OF(heads) ? heads[i + 1].x : (unsigned)WIDTH;
		unsigned room = SVG_ROOM(end - heads[i].x, HEAD_FONT);
		svg_text(svg, "head", heads[i].x, 22,
		    svg_fit(SV_(heads[i].text), room, svg->arena));
	}
}

void
svg_flow(struct svg *svg, const struct flow *flow, const char *title)
{
	unsigned height;
	const unsigned *tops = place_rules(flow, svg->arena, &height);
	struct places places;

	place_ways_out(flow, tops, svg->arena, &places);
	height = higher(height, places.end);
	height = higher(height, TOP + (unsigned)flow->in_count * ROW);
	svg_begin(svg, "flow", WIDTH, height + 4, title,
	    SV_("The way of mail through the tenant; the same follows as "
		"lists."));
	put_heads(svg);
	put_ways_in(svg, flow);
	put_rules(svg, flow, tops, height);
	put_ways_out(svg, flow, tops, &places);
	svg_end(svg);
}
