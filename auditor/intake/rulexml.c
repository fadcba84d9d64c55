/*
 * rulexml.c - what Export-TransportRuleCollection wrote.
 */
#include "auditor/intake/rulexml.h"

#include "auditor/base/lang.h"
#include "auditor/base/term.h"
#include "auditor/base/xml.h"
#include "auditor/intake/bounds.h"
#include "auditor/intake/pscommand.h"

#include "auditor/base/banned.h"

#define NAME_SHOWN 80

/* Parameters that are no field, or one of another name. */
static const struct {
	const char *parameter;
	const char *property;
} renamed[] = {
    {"Name", "Name"},
    {"NotifySender", "SenderNotificationType"},
};

/* What a rule does unless its line says otherwise: New-TransportRule. */
static const struct {
	const char *property;
	const char *value;
} defaults[] = {
    {"Mode", "Enforce"},
    {"RuleErrorAction", "Ignore"},
    {"SenderAddressLocation", "Header"},
    {"State", "Enabled"},
};

static struct json
text_value(strview key, strview text)
{
	return (struct json){.type = JSON_STRING, .key = key, .text = text};
}

static void
add(struct json *rule, const struct json *member)
{
	if (json_get(rule, member->key) == NULL)
		rule->items[rule->count++] = *member;
}

/* The property as the field table spells it; letter case has no meaning. */
static strview
property_of(strview parameter)
{
	size_t count;
	const struct field *fields = kind_fields(KIND_TRANSPORT_RULE, &count);

	for (size_t i = 0; i < COUNT_OF(renamed); i++) {
		if (sv_eq_fold(parameter, sv_from(renamed[i].parameter)))
			return sv_from(renamed[i].property);
	}
	for (size_t i = 0; i < count; i++) {
		if (sv_eq_fold(parameter, sv_from(fields[i].name)))
			return sv_from(fields[i].name);
	}
	/* ExceptIf… of them, as everybody writes it, and what is new. */
	return parameter;
}

static void
add_parameter(struct json *rule, const struct json *parameter)
{
	struct json member = *parameter;

	member.key = property_of(parameter->key);
	if (sv_eq_fold(parameter->key, SV("Enabled"))) {
		bool is_off =
		    sv_eq_fold(parameter->text, SV("false")) ||
		    (parameter->type == JSON_BOOL && !parameter->truth);
		member = text_value(
		    SV("State"), is_off ? SV("Disabled") : SV("Enabled"));
	}
	add(rule, &member);
}

/* What the line leaves out of what has to be known of a rule. */
static void
add_defaults(struct json *rule)
{
	size_t count;
	const struct field *fields = kind_fields(KIND_TRANSPORT_RULE, &count);

	for (size_t i = 0; i < COUNT_OF(defaults); i++) {
		struct json member = text_value(
		    sv_from(defaults[i].property), sv_from(defaults[i].value));
		add(rule, &member);
	}
	for (size_t i = 0; i < count; i++) {
		struct json nothing = {
		    .type = JSON_NULL, .key = sv_from(fields[i].name)};
		if ((fields[i].flags & FIELD_EXPECTED) != 0)
			add(rule, &nothing);
	}
}

int
rulexml_rule(strview line, strview id, size_t place, struct arena *arena,
    struct json *rule, struct err *err)
{
	struct json parameters;
	strview command;
	size_t count;

	if (line.len > BOUND_COMMAND)
		return err_set(err, ERR_LIMIT,
		    "a command line of more than %zu bytes", BOUND_COMMAND);
	TRY(pscommand_parse(line, arena, &command, &parameters, err));
	if (!sv_eq_fold(command, SV("New-TransportRule")))
		return err_set(err, ERR_FORMAT,
		    "New-TransportRule was expected as command");
	(void)kind_fields(KIND_TRANSPORT_RULE, &count);
	*rule = (struct json){.type = JSON_OBJECT};
	rule->items = arena_alloc(arena,
	    parameters.count + count + COUNT_OF(defaults) + 3, sizeof(*rule));
	if (id.len > 0) {
		struct json guid = text_value(SV("Guid"), id);
		struct json immutable = text_value(SV("ImmutableId"), id);
		add(rule, &guid);
		add(rule, &immutable);
	}
	for (size_t i = 0; i < parameters.count; i++)
		add_parameter(rule, &parameters.items[i]);
	if (json_get_text(rule, SV("Name")).len == 0)
		return err_set(
		    err, ERR_FORMAT, "the command has no -Name with a text");
	struct json priority =
	    text_value(SV("Priority"), arena_printf(arena, "%zu", place));
	priority.type = JSON_NUMBER;
	add(rule, &priority);
	add_defaults(rule);
	return 0;
}

struct reader {
	struct xml *xml;
	struct harvest *harvest;
	size_t place;
};

static int
read_feed(void *cookie, char *buf, size_t size, size_t *got, struct err *err)
{
	return feed_take(cookie, buf, size, got, err);
}

static int
fail_rule(const struct reader *reader, strview name, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf shown = {0};

	term_escape(&shown, sv_slice(name, 0, NAME_SHOWN));
	return err_wrap(err, "line %u: rule \"%s\"", xml_line(reader->xml),
	    strbuf_cstr(&shown));
}

/* The text up to the end of the element that began. */
static int
read_text(struct reader *reader, struct strbuf *text, struct err *err)
{
	enum xml_node node = XML_TEXT;

	text->max = 2 * BOUND_COMMAND;
	while (node == XML_TEXT) {
		TRY(xml_next(reader->xml, &node, err));
		if (node == XML_TEXT)
			strbuf_add(text, xml_text(reader->xml));
	}
	if (node != XML_END)
		return err_set(
		    err, ERR_FORMAT, "an element inside the command");
	return strbuf_check(text, "the command", err);
}

/* The element rule: its last version counts. */
static int
read_rule(struct reader *reader, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf line = {0};
	struct arena *scratch = reader->harvest->scratch;
	struct json rule;

	arena_reset(scratch);
	strview name = arena_dup(scratch, xml_attribute(reader->xml, "name"));
	strview id = arena_dup(scratch, xml_attribute(reader->xml, "id"));
	unsigned inside = xml_depth(reader->xml);
	for (;;) {
		enum xml_node node;
		TRY(xml_next(reader->xml, &node, err));
		if (node == XML_END && xml_depth(reader->xml) <= inside &&
		    sv_eq(xml_name(reader->xml), SV("rule")))
			break;
		if (node != XML_START ||
		    !sv_eq(xml_name(reader->xml), SV("commandBlock")))
			continue;
		strbuf_clear(&line);
		if (read_text(reader, &line, err) != 0)
			return fail_rule(reader, name, err);
	}
	if (line.len == 0) {
		harvest_skip(reader->harvest, sv_slice(name, 0, NAME_SHOWN),
		    _("a rule of the collection without a command line"));
		harvest_lower(reader->harvest, KIND_TRANSPORT_RULE_EXPORT,
		    COVERAGE_MALFORMED_REASON,
		    SV_("a rule of the collection has no command line"));
		return 0;
	}
	if (rulexml_rule(strbuf_view(&line), id, reader->place++, scratch,
		&rule, err) != 0)
		return fail_rule(reader, name, err);
	harvest_took(reader->harvest, SV_("rule of a rule collection"), 1);
	return harvest_rule(reader->harvest, &rule, err);
}

static int
read_rules(struct reader *reader, struct err *err)
{
	enum xml_node node;

	TRY(xml_next(reader->xml, &node, err));
	if (node != XML_START || !sv_eq(xml_name(reader->xml), SV("rules")))
		return err_set(err, ERR_FORMAT,
		    "line %u: the element rules was expected",
		    xml_line(reader->xml));
	while (node != XML_CLOSED) {
		TRY(xml_next(reader->xml, &node, err));
		if (node != XML_START)
			continue;
		if (sv_eq(xml_name(reader->xml), SV("rule")))
			TRY(read_rule(reader, err));
		else
			TRY(xml_skip(reader->xml, err));
	}
	return 0;
}

int
rulexml_read(struct feed *feed, struct harvest *harvest, struct err *err)
{
	const struct xml_source source = {read_feed, feed};
	CLEANUP(xml_drop) struct xml *xml = xml_open(&source);
	struct reader reader = {.xml = xml, .harvest = harvest};

	TRY(read_rules(&reader, err));
	harvest->collections++;
	harvest_took(harvest, SV_("rule of a rule collection"), 0);
	return 0;
}
