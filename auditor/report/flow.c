/*
 * flow.c - the way mail takes through the tenant.
 */
#include "auditor/report/flow_internal.h"
#include "auditor/report/overview.h"
#include "auditor/report/phrase.h"

#include "auditor/base/banned.h"

/* So many without findings need not be taken together. */
#define PLAIN_MAX 3
/* Values of a property that are named. */
#define VALUES_MAX 2

/* What rules do with mail besides letting it pass: they send it elsewhere. */
static const char *const sending[] = {
    "RedirectMessageTo", "BlindCopyTo", "CopyTo", "AddToRecipients"};

static strview
join_values(const struct object *object, const char *field, strview list,
    struct arena *arena)
{
	const struct json *value;
	size_t count = 0;

	for (; (value = object_each(object, field, count)) != NULL; count++) {
		if (value->type != JSON_STRING || count >= VALUES_MAX)
			continue;
		list = phrase_join(list,
		    phrase_cut(value->text, PHRASE_NAME_MAX, arena), arena);
	}
	if (count <= VALUES_MAX)
		return list;
	return arena_printf(
	    arena, _(SV_FMT " and %zu more"), SV_ARG(list), count - VALUES_MAX);
}

/* Who may send through an inbound connector. */
static strview
senders_of(const struct object *connector, struct arena *arena)
{
	static const char *const fields[] = {
	    "SenderIPAddresses", "TlsSenderCertificateName", "SenderDomains"};

	for (size_t i = 0; i < COUNT_OF(fields); i++) {
		strview list =
		    join_values(connector, fields[i], (strview){0}, arena);
		if (list.len > 0)
			return list;
	}
	return SV_("any sender");
}

static strview
destination_of(const struct object *connector, struct arena *arena)
{
	strview hosts =
	    join_values(connector, "SmartHosts", (strview){0}, arena);
	strview domains =
	    join_values(connector, "RecipientDomains", (strview){0}, arena);

	if (hosts.len > 0)
		return hosts;
	return domains.len > 0 ? domains : SV_("by MX record");
}

static strview
note_of(const struct object *object, struct arena *arena)
{
	strview priority = object_text(object, "Priority");
	strview off = flow_is_off(object) ? SV_("switched off") : SV("");

	if (object->kind != KIND_TRANSPORT_RULE || priority.len == 0)
		return off;
	strview note =
	    arena_printf(arena, _("priority " SV_FMT), SV_ARG(priority));
	return off.len > 0 ? phrase_join(note, off, arena) : note;
}

static struct flow_node
node_of(const struct flow_mark *mark, struct arena *arena)
{
	const struct object **objects =
	    arena_alloc(arena, 1, sizeof(const struct object *));

	objects[0] = mark->object;
	return (struct flow_node){
	    .label = phrase_name(mark->object->name, mark->object->id, arena),
	    .note = note_of(mark->object, arena),
	    .checks = mark->checks,
	    .severity = mark->severity,
	    .is_marked = mark->is_marked,
	    .objects = objects,
	    .count = 1,
	};
}

/* Several in one: of those with findings there were too many, or none. */
static struct flow_node
node_of_many(const struct flow_mark *const *marks, size_t count, strview label,
    struct arena *arena)
{
	struct flow_node node = {.label = label, .count = count};
	size_t marked = 0;

	node.objects = arena_alloc(arena, count, sizeof(const struct object *));
	for (size_t i = 0; i < count; i++) {
		node.objects[i] = marks[i]->object;
		marked += marks[i]->is_marked;
		if (marks[i]->is_marked && marks[i]->severity > node.severity)
			node.severity = marks[i]->severity;
	}
	node.is_marked = marked > 0;
	node.note = marked == 0
			? SV_("nothing found")
			: arena_printf(arena, _("%zu with findings"), marked);
	return node;
}

static struct flow_way *
add_way(struct flow_way **ways, size_t *count, size_t *cap, strview outside,
    struct arena *arena)
{
	*ways = arena_grow(arena, *ways, *count, cap, sizeof(**ways));
	struct flow_way *way = &(*ways)[(*count)++];
	*way = (struct flow_way){.outside = outside};
	return way;
}

static struct flow_way *
add_in(struct flow *flow, strview outside, struct arena *arena)
{
	return add_way(
	    &flow->in, &flow->in_count, &flow->in_cap, outside, arena);
}

static struct flow_way *
add_out(struct flow *flow, strview outside, struct arena *arena)
{
	return add_way(
	    &flow->out, &flow->out_count, &flow->out_cap, outside, arena);
}

static struct flow_node *
add_rule(struct flow *flow, struct flow_node node, struct arena *arena)
{
	flow->rules = arena_grow(arena, flow->rules, flow->rule_count,
	    &flow->rule_cap, sizeof(*flow->rules));
	flow->rules[flow->rule_count] = node;
	return &flow->rules[flow->rule_count++];
}

static void
set_connector(struct flow *flow, struct flow_way *way, struct flow_node node)
{
	way->connector = node;
	way->has_connector = true;
	flow->is_marked |= node.is_marked;
}

/* What is not known has a place in the picture too. */
static struct flow_node
node_of_unread(
    const struct snapshot *snapshot, enum kind kind, struct arena *arena)
{
	const struct coverage *coverage =
	    &snapshot_list(snapshot, kind)->coverage;

	return (struct flow_node){
	    .label = sv_from(kind_name(kind)),
	    .note = arena_printf(arena, _("not read whole (%s)"),
		lang(coverage_reason_word(coverage->reason))),
	};
}

/* Which are taken together: those that do not stand alone, if many. */
static const struct flow_mark **
choose_rest(const struct flow_marks *marks, struct arena *arena, size_t *count)
{
	const struct flow_mark **rest =
	    arena_alloc(arena, marks->count, sizeof(const struct flow_mark *));

	*count = 0;
	for (size_t i = 0; i < marks->count; i++) {
		if (!marks->at[i].is_alone)
			rest[(*count)++] = &marks->at[i];
	}
	if (*count > PLAIN_MAX)
		return rest;
	for (size_t i = 0; i < marks->count; i++)
		marks->at[i].is_alone = true;
	*count = 0;
	return rest;
}

/* --- the three parts ----------------------------------------------------- */

static void
add_ways_in(
    const struct audit_result *result, struct arena *arena, struct flow *flow)
{
	struct flow_marks marks;
	size_t rest_count;

	flow_marks_build(result, KIND_INBOUND_CONNECTOR, arena, &marks);
	const struct flow_mark **rest = choose_rest(&marks, arena, &rest_count);
	for (size_t i = 0; i < marks.count; i++) {
		if (marks.at[i].is_alone)
			set_connector(flow,
			    add_in(flow, senders_of(marks.at[i].object, arena),
				arena),
			    node_of(&marks.at[i], arena));
	}
	if (rest_count > 0)
		set_connector(flow, add_in(flow, SV_("their senders"), arena),
		    node_of_many(rest, rest_count,
			arena_printf(arena,
			    PLURAL(rest_count, "%zu inbound connector",
				"%zu inbound connectors"),
			    rest_count),
			arena));
	if (snapshot_lacks(result->snapshot, KIND_INBOUND_CONNECTOR))
		set_connector(flow, add_in(flow, SV_("unknown"), arena),
		    node_of_unread(
			result->snapshot, KIND_INBOUND_CONNECTOR, arena));
	(void)add_in(flow, SV_("Internet, by MX record"), arena);
	(void)add_in(flow, SV_("Own mailboxes"), arena);
}

/* Mail that the rule sends elsewhere than to its recipients. */
static void
add_rule_ways(const struct object *rule, size_t index, struct arena *arena,
    struct flow *flow)
{
	strview list = {0};

	for (size_t i = 0; i < COUNT_OF(sending); i++)
		list = join_values(rule, sending[i], list, arena);
	if (list.len > 0)
		add_out(flow, list, arena)->by_rule = index + 1;
}

static void
add_rules(
    const struct audit_result *result, struct arena *arena, struct flow *flow)
{
	struct flow_marks marks;

	flow_marks_build(result, KIND_TRANSPORT_RULE, arena, &marks);
	const struct flow_mark **run =
	    arena_alloc(arena, marks.count, sizeof(const struct flow_mark *));
	for (size_t i = 0, count; i < marks.count; i += count) {
		for (count = 0;
		     i + count < marks.count && !marks.at[i + count].is_alone;
		     count++)
			run[count] = &marks.at[i + count];
		if (count > 1) {
			flow->is_marked |= add_rule(flow,
			    node_of_many(run, count,
				arena_printf(arena,
				    PLURAL(count, "%zu rule", "%zu rules"),
				    count),
				arena),
			    arena)
					       ->is_marked;
			continue;
		}
		count = 1;
		flow->is_marked |=
		    add_rule(flow, node_of(&marks.at[i], arena), arena)
			->is_marked;
		add_rule_ways(
		    marks.at[i].object, flow->rule_count - 1, arena, flow);
	}
	if (snapshot_lacks(result->snapshot, KIND_TRANSPORT_RULE))
		add_rule(flow,
		    node_of_unread(
			result->snapshot, KIND_TRANSPORT_RULE, arena),
		    arena);
}

/* The first rule, or run of them, that routes mail to ${connector}. */
static size_t
find_router(const struct flow *flow, const struct object *connector)
{
	for (size_t i = 0; i < flow->rule_count; i++) {
		for (size_t j = 0; j < flow->rules[i].count; j++) {
			strview name = object_text(flow->rules[i].objects[j],
			    "RouteMessageOutboundConnector");
			if (name.len > 0 &&
			    (sv_eq_fold(name, connector->name) ||
				sv_eq_fold(name, connector->id)))
				return i + 1;
		}
	}
	return 0;
}

static void
add_ways_out(
    const struct audit_result *result, struct arena *arena, struct flow *flow)
{
	struct flow_marks marks;
	size_t rest_count;

	flow_marks_build(result, KIND_OUTBOUND_CONNECTOR, arena, &marks);
	const struct flow_mark **rest = choose_rest(&marks, arena, &rest_count);
	for (size_t i = 0; i < marks.count; i++) {
		const struct object *connector = marks.at[i].object;
		if (!marks.at[i].is_alone)
			continue;
		struct flow_way *way =
		    add_out(flow, destination_of(connector, arena), arena);
		set_connector(flow, way, node_of(&marks.at[i], arena));
		way->by_rule = find_router(flow, connector);
	}
	if (rest_count > 0)
		set_connector(flow,
		    add_out(flow, SV_("their destinations"), arena),
		    node_of_many(rest, rest_count,
			arena_printf(arena,
			    PLURAL(rest_count, "%zu outbound connector",
				"%zu outbound connectors"),
			    rest_count),
			arena));
	if (snapshot_lacks(result->snapshot, KIND_OUTBOUND_CONNECTOR))
		set_connector(flow, add_out(flow, SV_("unknown"), arena),
		    node_of_unread(
			result->snapshot, KIND_OUTBOUND_CONNECTOR, arena));
	(void)add_out(flow, SV_("Internet, by MX record"), arena);
	(void)add_out(flow, SV_("Own mailboxes"), arena);
}

void
flow_build(
    const struct audit_result *result, struct arena *arena, struct flow *flow)
{
	*flow = (struct flow){0};
	add_ways_in(result, arena, flow);
	add_rules(result, arena, flow);
	add_ways_out(result, arena, flow);
}
