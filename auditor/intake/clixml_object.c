/*
 * clixml_object.c - one value of CLIXML as a JSON value.
 */
#include "auditor/base/json_repeat.h"
#include "auditor/base/limits.h"
#include "auditor/intake/clixml_internal.h"
#include "auditor/intake/clixml_text.h"

#include "auditor/base/banned.h"

#define KEY_SHOWN 80

static void
add_member(struct clixml *reader, struct clixml_draft *draft, strview key,
    const struct json *value)
{
	struct json *members = &draft->members;

	members->items = arena_grow(reader->scratch, members->items,
	    members->count, &draft->member_cap, sizeof(*members->items));
	members->items[members->count] = *value;
	members->items[members->count++].key = key;
}

/*
 * The member ${key}, which may be among the first ${known}: PowerShell shows
 * an extended property (MS) in place of an adapted one (Props).
 */
static void
put_member(struct clixml *reader, struct clixml_draft *draft, size_t known,
    bool is_extended, const struct json *member)
{
	struct json *items = draft->members.items;

	for (size_t i = 0; i < known; i++) {
		if (!sv_eq(items[i].key, member->key))
			continue;
		if (is_extended)
			items[i] = *member;
		return;
	}
	add_member(reader, draft, member->key, member);
}

/* Of two that are equal one would be hidden. */
static int
check_repeats(const struct clixml *reader, const struct clixml_draft *draft,
    size_t from, struct err *err)
{
	strview key;

	if (draft->members.count == from ||
	    !json_repeat(&draft->members.items[from],
		draft->members.count - from, reader->scratch, &key))
		return 0;
	return err_set(err, ERR_FORMAT,
	    "line %u: the property \"" SV_FMT "\" occurs twice in one object",
	    xml_line(reader->xml), SV_ARG(sv_slice(key, 0, KEY_SHOWN)));
}

int
clixml_draft_count(const struct clixml *reader,
    const struct clixml_draft *draft, struct err *err)
{
	if (draft->members.count <= LIMIT_MEMBERS)
		return 0;
	return err_set(err, ERR_LIMIT, "line %u: more than %d properties",
	    xml_line(reader->xml), LIMIT_MEMBERS);
}

void
clixml_draft_put(struct clixml *reader, struct clixml_draft *draft,
    const struct json *member)
{
	add_member(reader, draft, member->key, member);
}

int
clixml_draft_repeats(const struct clixml *reader,
    const struct clixml_draft *draft, struct err *err)
{
	return check_repeats(reader, draft, 0, err);
}

/* Props or MS: the properties of an object, by their names. */
static int
read_members(struct clixml *reader, struct clixml_draft *draft, struct err *err)
{
	size_t known = draft->members.count;
	bool is_extended = sv_eq(xml_name(reader->xml), SV("MS"));
	bool has_one;

	draft->has_members = true;
	for (;;) {
		struct json value = {.type = JSON_NULL};
		bool is_one;
		TRY(clixml_next_element(reader, &has_one, err));
		if (!has_one)
			return check_repeats(reader, draft, known, err);
		strview key = clixml_text(
		    arena_dup(reader->scratch, xml_attribute(reader->xml, "N")),
		    reader->scratch);
		TRY(clixml_value(reader, &value, &is_one, err));
		value.key = key;
		if (is_one && key.len > 0)
			put_member(reader, draft, known, is_extended, &value);
		TRY(clixml_draft_count(reader, draft, err));
	}
}

static int
read_list(struct clixml *reader, struct clixml_draft *draft, struct err *err)
{
	size_t cap = 0;
	struct json *list = &draft->list;
	bool has_one;

	draft->has_list = true;
	*list = (struct json){.type = JSON_ARRAY};
	for (;;) {
		struct json value = {.type = JSON_NULL};
		bool is_one;
		TRY(clixml_next_element(reader, &has_one, err));
		if (!has_one)
			return 0;
		TRY(clixml_value(reader, &value, &is_one, err));
		if (!is_one)
			continue;
		list->items = arena_grow(reader->scratch, list->items,
		    list->count, &cap, sizeof(*list->items));
		list->items[list->count] = value;
		list->items[list->count++].key = SV("");
	}
}

/* One En: its Key and its Value. */
static int
read_entry(struct clixml *reader, struct clixml_draft *draft, struct err *err)
{
	struct json parts[2] = {{.type = JSON_NULL}, {.type = JSON_NULL}};
	bool has_one;
	bool is_one;

	for (;;) {
		TRY(clixml_next_element(reader, &has_one, err));
		if (!has_one)
			break;
		bool is_key = sv_eq(xml_attribute(reader->xml, "N"), SV("Key"));
		TRY(clixml_value(reader, &parts[is_key ? 0 : 1], &is_one, err));
	}
	if (parts[0].text.len > 0)
		add_member(reader, draft, parts[0].text, &parts[1]);
	return 0;
}

static int
read_dictionary(
    struct clixml *reader, struct clixml_draft *draft, struct err *err)
{
	size_t known = draft->members.count;
	bool has_one;

	draft->has_members = true;
	draft->type = SV("");
	draft->has_text = false;
	for (;;) {
		TRY(clixml_next_element(reader, &has_one, err));
		if (!has_one)
			return check_repeats(reader, draft, known, err);
		TRY(read_entry(reader, draft, err));
		TRY(clixml_draft_count(reader, draft, err));
	}
}

int
clixml_draft_part(
    struct clixml *reader, struct clixml_draft *draft, struct err *err)
{
	strview name = xml_name(reader->xml);
	bool is_one;

	if (sv_eq(name, SV("TN")) || sv_eq(name, SV("TNRef")))
		return clixml_type(reader, &draft->is_enum, &draft->type, err);
	if (sv_eq(name, SV("ToString"))) {
		draft->has_text = true;
		TRY(clixml_content(reader, &draft->text, err));
		draft->text = clixml_text(draft->text, reader->scratch);
		return 0;
	}
	if (sv_eq(name, SV("Props")) || sv_eq(name, SV("MS")))
		return read_members(reader, draft, err);
	if (sv_eq(name, SV("DCT")))
		return read_dictionary(reader, draft, err);
	if (clixml_is_list(name))
		return read_list(reader, draft, err);
	draft->has_primitive = true;
	return clixml_value(reader, &draft->primitive, &is_one, err);
}

/* A text that only says of which type the object is. */
static bool
names_type(strview text, strview type)
{
	const strview mark = SV("Deserialized.");

	if (sv_starts(type, mark))
		type = sv_slice(type, mark.len, type.len);
	return sv_starts(text, SV("@{")) || sv_eq(text, type) ||
	       sv_starts(text, SV("System.Management.Automation.PSCustom")) ||
	       sv_starts(text, SV("System.Collections."));
}

static bool
is_custom(strview type)
{
	return sv_ends(type, SV("System.Management.Automation.PSCustomObject"));
}

static struct json
text_value(strview text)
{
	return (struct json){.type = JSON_STRING, .text = text};
}

/* An object with its type. */
static struct json
settle_object(struct clixml *reader, struct clixml_draft *draft)
{
	if (draft->type.len > 0) {
		struct json type =
		    text_value(clixml_text(draft->type, reader->scratch));
		type.key = SV(CLIXML_TYPE);
		put_member(reader, draft, draft->members.count, true, &type);
	}
	draft->members.type = JSON_OBJECT;
	return draft->members;
}

/* Nested, a text of its own stands for an object; REST gives that too. */
struct json
clixml_draft_settle(struct clixml *reader, struct clixml_draft *draft)
{
	bool is_nested = reader->depth > 0 && !draft->is_top;
	bool has_text =
	    draft->has_text && !names_type(draft->text, draft->type);

	if (draft->is_enum)
		return draft->text.len > 0 ? text_value(draft->text)
					   : draft->primitive;
	if (draft->has_list)
		return draft->list;
	if (draft->has_primitive)
		return draft->primitive;
	if (draft->has_members &&
	    (!is_nested || !has_text || is_custom(draft->type)))
		return settle_object(reader, draft);
	/* Of one at the top no more than its type is left. */
	if (draft->has_text && (!draft->is_top || draft->type.len == 0))
		return text_value(draft->text);
	return settle_object(reader, draft);
}

static int
read_object(struct clixml *reader, struct json *value, struct err *err)
{
	strview id =
	    arena_dup(reader->scratch, xml_attribute(reader->xml, "RefId"));
	struct clixml_draft draft = {.text = SV("")};
	bool has_one;

	TRY(clixml_refs_begin(&reader->refs, id, err));
	reader->depth++;
	for (;;) {
		TRY(clixml_next_element(reader, &has_one, err));
		if (!has_one)
			break;
		TRY(clixml_draft_part(reader, &draft, err));
	}
	*value = clixml_draft_settle(reader, &draft);
	reader->depth--;
	return clixml_refs_keep(&reader->refs, id, value, err);
}

static int
follow(struct clixml *reader, struct json *value, struct err *err)
{
	strview id = xml_attribute(reader->xml, "RefId");

	if (!clixml_refs_get(&reader->refs, id, value))
		reader->has_lost = true;
	return xml_skip(reader->xml, err);
}

int
clixml_value(
    struct clixml *reader, struct json *value, bool *is_one, struct err *err)
{
	strview name = xml_name(reader->xml);

	*is_one = true;
	if (sv_eq(name, SV("Obj")))
		return read_object(reader, value, err);
	if (sv_eq(name, SV("Ref")))
		return follow(reader, value, err);
	return clixml_primitive(reader, value, is_one, err);
}
