/*
 * yaml.c - YAML as JSON values: strings only, with line and column.
 */
#include "auditor/base/yaml.h"

#include <stdarg.h>
#include <stdio.h>
#include <yaml.h>

#include "auditor/base/lang.h"
#include "auditor/base/limits.h"
#include "auditor/base/utf8.h"

#include "auditor/base/banned.h"

struct reader {
	yaml_parser_t parser;
	const char *name;
	struct arena *arena;
	struct err *err;
};

static void
reader_done(struct reader *reader)
{
	yaml_parser_delete(&reader->parser);
}

static void
event_done(yaml_event_t *event)
{
	yaml_event_delete(event);
}

int
yaml_fail(struct err *err, const char *name, const struct json *value,
    const char *fmt, ...)
{
	char text[512];
	va_list args;

	va_start(args, fmt);
	(void)vsnprintf(text, sizeof(text), lang(fmt), args);
	va_end(args);
	return err_set(err, ERR_CONFIG, "%s:%u:%u: %s", name,
	    value != NULL ? value->line : 1, value != NULL ? value->column : 1,
	    text);
}

static struct json
place(const yaml_mark_t *mark)
{
	return (struct json){
	    .line = (unsigned)mark->line + 1,
	    .column = (unsigned)mark->column + 1,
	};
}

static int
fail_at(struct reader *reader, const yaml_mark_t *mark, const char *what)
{
	struct json at = place(mark);

	return yaml_fail(reader->err, reader->name, &at, "%s", what);
}

static int
next(struct reader *reader, yaml_event_t *event)
{
	if (yaml_parser_parse(&reader->parser, event) != 0)
		return 0;
	yaml_mark_t mark = reader->parser.problem_mark;
	const char *problem = reader->parser.problem;
	return fail_at(
	    reader, &mark, problem != NULL ? problem : _("not YAML"));
}

static int take_value(struct reader *reader, const yaml_event_t *event,
    unsigned depth, struct json *value);

static int
take_scalar(
    struct reader *reader, const yaml_event_t *event, struct json *value)
{
	CLEANUP(strbuf_done) struct strbuf kept = {0};
	strview text = {
	    (const char *)event->data.scalar.value, event->data.scalar.length};

	if (event->data.scalar.anchor != NULL || event->data.scalar.tag != NULL)
		return fail_at(reader, &event->start_mark,
		    _("anchors and tags have no use here"));
	if (text_keep(&kept, text))
		return fail_at(reader, &event->start_mark,
		    _("control character or broken text"));
	value->type = JSON_STRING;
	value->text = arena_dup(reader->arena, text);
	return 0;
}

static int
take_key(struct reader *reader, const yaml_event_t *event,
    const struct json *object, strview *key)
{
	struct json value = {0};

	if (event->type != YAML_SCALAR_EVENT)
		return fail_at(reader, &event->start_mark,
		    _("a key has to be plain text"));
	TRY(take_scalar(reader, event, &value));
	if (json_get(object, value.text) != NULL)
		return fail_at(
		    reader, &event->start_mark, _("key occurs twice"));
	*key = value.text;
	return 0;
}

static int
take_children(struct reader *reader, unsigned depth, struct json *value)
{
	yaml_event_type_t end = value->type == JSON_OBJECT
				    ? YAML_MAPPING_END_EVENT
				    : YAML_SEQUENCE_END_EVENT;
	size_t cap = 0;

	for (;;) {
		CLEANUP(event_done) yaml_event_t event = {0};
		CLEANUP(event_done) yaml_event_t behind = {0};
		struct json child = {0};
		TRY(next(reader, &event));
		if (event.type == end)
			return 0;
		bool has_key = value->type == JSON_OBJECT;
		if (has_key) {
			TRY(take_key(reader, &event, value, &child.key));
			TRY(next(reader, &behind));
		}
		strview key = child.key;
		TRY(take_value(
		    reader, has_key ? &behind : &event, depth + 1, &child));
		child.key = key;
		if (value->count >= LIMIT_MEMBERS)
			return fail_at(
			    reader, &event.start_mark, _("too many entries"));
		value->items = arena_grow(reader->arena, value->items,
		    value->count, &cap, sizeof(*value->items));
		value->items[value->count++] = child;
	}
}

static int
take_value(struct reader *reader, const yaml_event_t *event, unsigned depth,
    struct json *value)
{
	*value = place(&event->start_mark);
	bool is_scalar = event->type == YAML_SCALAR_EVENT;
	if (depth > LIMIT_WIRE_DEPTH ||
	    (!is_scalar && depth == LIMIT_WIRE_DEPTH))
		return fail_at(
		    reader, &event->start_mark, _("nested too deep"));
	switch ((int)event->type) {
	case YAML_SCALAR_EVENT:
		return take_scalar(reader, event, value);
	case YAML_SEQUENCE_START_EVENT:
		if (event->data.sequence_start.anchor != NULL ||
		    event->data.sequence_start.tag != NULL)
			break;
		value->type = JSON_ARRAY;
		return take_children(reader, depth, value);
	case YAML_MAPPING_START_EVENT:
		if (event->data.mapping_start.anchor != NULL ||
		    event->data.mapping_start.tag != NULL)
			break;
		value->type = JSON_OBJECT;
		return take_children(reader, depth, value);
	case YAML_ALIAS_EVENT:
		return fail_at(
		    reader, &event->start_mark, _("aliases have no use here"));
	default:
		return fail_at(reader, &event->start_mark, _("value expected"));
	}
	return fail_at(
	    reader, &event->start_mark, _("anchors and tags have no use here"));
}

/* Take an event that has to be of ${type}. */
static int
expect(struct reader *reader, yaml_event_type_t type, const char *what)
{
	CLEANUP(event_done) yaml_event_t event = {0};

	TRY(next(reader, &event));
	if (event.type != type)
		return fail_at(reader, &event.start_mark, what);
	return 0;
}

/* What stands behind a lone "---". */
static bool
is_plain_nothing(const yaml_event_t *event)
{
	return event->type == YAML_SCALAR_EVENT &&
	       event->data.scalar.length == 0 &&
	       event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
}

static int
take_document(struct reader *reader, struct json *root)
{
	CLEANUP(event_done) yaml_event_t start = {0};
	CLEANUP(event_done) yaml_event_t event = {0};

	TRY(expect(reader, YAML_STREAM_START_EVENT, _("not YAML")));
	TRY(next(reader, &start));
	if (start.type == YAML_STREAM_END_EVENT) {
		*root =
		    (struct json){.type = JSON_OBJECT, .line = 1, .column = 1};
		return 0;
	}
	if (start.type != YAML_DOCUMENT_START_EVENT)
		return fail_at(
		    reader, &start.start_mark, _("document expected"));
	if (start.data.document_start.version_directive != NULL ||
	    start.data.document_start.tag_directives.start !=
		start.data.document_start.tag_directives.end)
		return fail_at(reader, &start.start_mark,
		    _("directives have no use here"));
	TRY(next(reader, &event));
	TRY(take_value(reader, &event, 0, root));
	if (is_plain_nothing(&event))
		root->type = JSON_OBJECT;
	TRY(expect(
	    reader, YAML_DOCUMENT_END_EVENT, _("end of document expected")));
	return expect(reader, YAML_STREAM_END_EVENT,
	    _("a second document has no use here"));
}

int
yaml_parse(strview bytes, const char *name, struct arena *arena,
    const struct json **root, struct err *err)
{
	CLEANUP(reader_done)
	struct reader reader = {.name = name, .arena = arena, .err = err};
	struct json *value = arena_alloc(arena, 1, sizeof(*value));

	if (yaml_parser_initialize(&reader.parser) == 0)
		return err_set(err, ERR_CONFIG, "%s: no YAML parser", name);
	yaml_parser_set_input_string(&reader.parser,
	    (const unsigned char *)(bytes.ptr != NULL ? bytes.ptr : ""),
	    bytes.len);
	TRY(take_document(&reader, value));
	*root = value;
	return 0;
}
