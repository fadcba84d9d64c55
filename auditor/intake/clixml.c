/*
 * clixml.c - what Export-Clixml wrote, object by object.
 *
 * What is at the top is handed over piece by piece, also when it is one list
 * (Export-Clixml -InputObject) or one dictionary of lists.
 */
#include "auditor/intake/clixml.h"

#include "auditor/intake/clixml_internal.h"
#include "auditor/intake/clixml_text.h"

#include "auditor/base/banned.h"

static void
clixml_done(struct clixml *reader)
{
	xml_close(reader->xml);
	arena_free(reader->scratch);
	arena_free(reader->kept);
	clixml_refs_done(&reader->refs);
}

static int
read_feed(void *cookie, char *buf, size_t size, size_t *got, struct err *err)
{
	return feed_take(cookie, buf, size, got, err);
}

static int
hand_over(struct clixml *reader, const struct json *value, strview key,
    bool is_element, struct err *err)
{
	const struct clixml_item item = {
	    .value = value,
	    .key = key,
	    .has_lost = reader->has_lost,
	    .is_element = is_element,
	    .odd = reader->odd,
	    .is_rest = reader->is_rest,
	};

	reader->has_lost = false;
	reader->odd = SV("");
	reader->is_rest = false;
	return reader->sink->take(reader->sink->cookie, &item, err);
}

/* The element that just began is one item. */
static int
take_item(struct clixml *reader, strview key, bool is_element, struct err *err)
{
	struct json value = {.type = JSON_NULL};
	bool is_one;

	TRY(clixml_value(reader, &value, &is_one, err));
	if (is_one)
		TRY(hand_over(reader, &value, key, is_element, err));
	return 0;
}

static int take_top(
    struct clixml *reader, strview key, bool is_element, struct err *err);

/* The elements of a list, of which each is an item. */
static int
take_elements(struct clixml *reader, strview key, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf kept = {0};
	bool has_one;

	strbuf_add(&kept, key); /* the scratch is emptied */
	reader->sink->list(reader->sink->cookie, strbuf_view(&kept));
	for (;;) {
		TRY(clixml_next_element(reader, &has_one, err));
		if (!has_one)
			return 0;
		arena_reset(reader->scratch);
		TRY(take_top(reader, strbuf_view(&kept), true, err));
	}
}

/* A value that lasts as long as the dictionary it is in; in ${rest}, if any. */
static int
read_kept(struct clixml *reader, struct json *value, struct clixml_draft *rest,
    struct err *err)
{
	struct arena *scratch = reader->scratch;
	strview key = value->key;
	bool is_one = false;

	reader->scratch = reader->kept;
	int status = clixml_value(reader, value, &is_one, err);
	value->key = key;
	if (status == 0 && is_one && rest != NULL && key.len > 0)
		clixml_draft_put(reader, rest, value);
	reader->scratch = scratch;
	return status;
}

/* A list of objects is handed over; what else it holds goes to ${rest}. */
static int
take_entry(struct clixml *reader, struct clixml_draft *rest, bool *has_lists,
    struct err *err)
{
	struct json key = {.type = JSON_NULL};
	bool has_one;

	for (;;) {
		struct json value = {.type = JSON_NULL, .key = key.text};
		TRY(clixml_next_element(reader, &has_one, err));
		if (!has_one)
			return 0;
		if (sv_eq(xml_attribute(reader->xml, "N"), SV("Key"))) {
			TRY(read_kept(reader, &key, NULL, err));
		} else if (sv_eq(xml_name(reader->xml), SV("Obj")) &&
			   reader->sink->is_list(
			       reader->sink->cookie, key.text)) {
			*has_lists = true;
			TRY(take_top(reader, key.text, false, err));
		} else {
			TRY(read_kept(reader, &value, rest, err));
		}
	}
}

/* A document of lists, an answer of REST, or one object that is a table. */
static int
take_entries(struct clixml *reader, struct err *err)
{
	struct clixml_draft rest = {.text = SV("")};
	bool has_lists = false;
	bool has_one;

	arena_reset(reader->kept);
	for (;;) {
		TRY(clixml_next_element(reader, &has_one, err));
		if (!has_one)
			break;
		arena_reset(reader->scratch);
		TRY(take_entry(reader, &rest, &has_lists, err));
		TRY(clixml_draft_count(reader, &rest, err));
	}
	if (rest.members.count == 0)
		return 0;
	TRY(clixml_draft_repeats(reader, &rest, err));
	rest.members.type = JSON_OBJECT;
	reader->is_rest = has_lists;
	return hand_over(reader, &rest.members, SV(""), false, err);
}

/* An Obj at the top: its elements, its entries, or itself. */
static int
take_object(
    struct clixml *reader, strview key, bool is_element, struct err *err)
{
	struct clixml_draft draft = {.is_top = true, .text = SV("")};
	bool is_over = false;
	bool has_one;

	TRY(clixml_refs_top(
	    &reader->refs, xml_attribute(reader->xml, "RefId"), err));
	for (;;) {
		TRY(clixml_next_element(reader, &has_one, err));
		if (!has_one)
			break;
		strview name = xml_name(reader->xml);
		bool is_entries =
		    sv_eq(name, SV("DCT")) && key.len == 0 && !is_element;
		if (is_over) {
			TRY(xml_skip(reader->xml, err));
		} else if (clixml_is_list(name) || is_entries) {
			is_over = true;
			TRY(is_entries ? take_entries(reader, err)
				       : take_elements(reader, key, err));
		} else {
			TRY(clixml_draft_part(reader, &draft, err));
		}
	}
	if (is_over)
		return 0;
	struct json value = clixml_draft_settle(reader, &draft);
	return hand_over(reader, &value, key, is_element, err);
}

static int
take_top(struct clixml *reader, strview key, bool is_element, struct err *err)
{
	if (sv_eq(xml_name(reader->xml), SV("Obj")))
		return take_object(reader, key, is_element, err);
	if (sv_eq(xml_name(reader->xml), SV("Ref")) &&
	    clixml_refs_is_top(
		&reader->refs, xml_attribute(reader->xml, "RefId")))
		return xml_skip(reader->xml, err);
	return take_item(reader, key, is_element, err);
}

static int
read_document(struct clixml *reader, struct err *err)
{
	enum xml_node node;

	TRY(xml_next(reader->xml, &node, err));
	if (node != XML_START || !sv_eq(xml_name(reader->xml), SV("Objs")))
		return err_set(err, ERR_FORMAT,
		    "line %u: the element Objs was expected",
		    xml_line(reader->xml));
	for (;;) {
		bool has_one;
		TRY(clixml_next_element(reader, &has_one, err));
		if (!has_one)
			break;
		arena_reset(reader->scratch);
		TRY(take_top(reader, SV(""), false, err));
	}
	TRY(xml_next(reader->xml, &node, err));
	if (node != XML_CLOSED)
		return err_set(err, ERR_FORMAT,
		    "line %u: text behind the document", xml_line(reader->xml));
	return 0;
}

int
clixml_read(struct feed *feed, const struct clixml_sink *sink, struct err *err)
{
	const struct xml_source source = {read_feed, feed};
	CLEANUP(clixml_done)
	struct clixml reader = {
	    .xml = xml_open(&source),
	    .sink = sink,
	    .scratch = arena_new(),
	    .kept = arena_new(),
	    .odd = SV(""),
	};

	return read_document(&reader, err);
}
