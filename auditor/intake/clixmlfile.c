/*
 * clixmlfile.c - the objects of a CLIXML document, for a harvest.
 */
#include "auditor/intake/clixmlfile.h"

#include "auditor/base/lang.h"
#include "auditor/intake/bounds.h"
#include "auditor/intake/clixml.h"
#include "auditor/intake/jsonshape.h"

#include "auditor/base/banned.h"

#define TYPE_SHOWN 100

struct taking {
	struct harvest *harvest;
	struct found outer; /* of the answer around it, if any */
	struct found last;  /* what the last element of a list was */
	bool has_value;     /* an answer of REST, as a dictionary */
	bool has_odd;       /* it was said that something is of no known type */
};

static struct found
found_of(const struct taking *taking, strview key)
{
	if (taking->outer.is_known || key.len == 0)
		return taking->outer;
	return harvest_by_key(key);
}

static void
lower(struct taking *taking, const struct found *found,
    enum coverage_reason reason, strview detail)
{
	if (found->is_known && found->is.thing == THING_OBJECT)
		harvest_lower(taking->harvest, found->is.kind, reason, detail);
}

/* Said once for a file, and noted for each kind. */
static void
note_odd(struct taking *taking, const struct found *found, strview odd)
{
	CLEANUP(strbuf_done) struct strbuf why = {0};

	lower(taking, found, COVERAGE_MALFORMED_REASON, odd);
	if (taking->has_odd)
		return;
	taking->has_odd = true;
	strbuf_add(&why, odd);
	harvest_skip(
	    taking->harvest, SV_("type of a value"), strbuf_cstr(&why));
}

/* What -Depth, or Select-Object, left of an object: no more than its type. */
static bool
take_cut(struct taking *taking, struct found *found, const struct json *value)
{
	if (value->type != JSON_OBJECT || value->count != 1 ||
	    json_get(value, SV(CLIXML_TYPE)) == NULL)
		return false;
	*found = harvest_tell(taking->harvest, found, value);
	lower(taking, found, COVERAGE_TRUNCATED_REASON,
	    SV_("of an object only its name was exported"));
	harvest_skip(taking->harvest,
	    sv_slice(json_get_text(value, SV(CLIXML_TYPE)), 0, TYPE_SHOWN),
	    _("no property of it was exported: export again with -Depth 10"));
	return true;
}

/* What stands beside the lists of a document, or of an answer. */
static void
take_rest(struct taking *taking, const struct json *rest)
{
	struct found found =
	    harvest_by_context(json_get_text(rest, SV("@odata.context")));

	for (size_t i = 0; !taking->has_value && i < rest->count; i++) {
		struct found member = harvest_by_key(rest->items[i].key);
		jsonshape_member(taking->harvest, rest->items[i].key, &member,
		    &rest->items[i]);
	}
	if (!taking->has_value)
		return;
	taking->has_value = false;
	if (!found.is_known)
		found.is_known = taking->last.is_known;
	if (found.is.thing == THING_UNKNOWN)
		found.is = taking->last.is;
	harvest_answer(taking->harvest, &found, rest);
}

/* Known lists of a document; the one of an answer. */
static bool
is_list(void *cookie, strview key)
{
	struct taking *taking = cookie;
	struct recognised is;
	bool is_value = sv_eq(key, SV("value"));

	taking->has_value |= is_value;
	return is_value || recognise_key(key, &is);
}

static int
take(void *cookie, const struct clixml_item *item, struct err *err)
{
	struct taking *taking = cookie;
	struct found found = found_of(taking, item->key);
	struct json value = *item->value;

	if (item->is_rest) {
		take_rest(taking, &value);
		return 0;
	}
	/* Beside the lists of a dictionary stand texts about it. */
	if (item->key.len > 0 && value.type != JSON_OBJECT &&
	    !item->is_element) {
		jsonshape_member(taking->harvest, item->key, &found, &value);
		return 0;
	}
	found.has_lost = item->has_lost;
	/* Most likely it was of the kind of the one before it. */
	if (item->has_lost && value.type != JSON_OBJECT &&
	    taking->last.is_known && taking->last.is.thing == THING_OBJECT)
		harvest_lower(taking->harvest, taking->last.is.kind,
		    COVERAGE_TRUNCATED_REASON,
		    SV_("a reference leads to what is not in the file"));
	if (!take_cut(taking, &found, &value))
		TRY(jsonshape_take(taking->harvest, &found, &value, err));
	if (item->odd.len > 0)
		note_odd(taking, &found, item->odd);
	taking->last = found;
	return 0;
}

static void
note_list(void *cookie, strview key)
{
	struct taking *taking = cookie;
	struct found found = found_of(taking, key);

	if (sv_eq(key, SV("value")))
		return;
	harvest_list(taking->harvest, &found);
}

static int
read_all(struct feed *feed, struct taking *taking, struct err *err)
{
	const struct clixml_sink sink = {take, is_list, note_list, taking};

	return clixml_read(feed, &sink, err);
}

/* The line before what powershell.exe writes with -OutputFormat XML. */
static int
skip_mark(struct feed *feed, struct err *err)
{
	const strview mark = SV("#< CLIXML");

	TRY(feed_want(feed, mark.len, err));
	if (sv_starts(feed_view(feed), mark))
		feed_skip(feed, mark.len);
	do {
		TRY(feed_want(feed, 1, err));
		strview view = feed_view(feed);
		if (view.len == 0 || !jsonshape_is_space(view.ptr[0]))
			return 0;
		feed_skip(feed, 1);
	} while (true);
}

int
clixmlfile_read(struct feed *feed, struct harvest *harvest, struct err *err)
{
	struct taking taking = {
	    .harvest = harvest, .outer = {.source = SV("")}};

	TRY(skip_mark(feed, err));
	return read_all(feed, &taking, err);
}

int
clixmlfile_text(struct harvest *harvest, const struct found *found,
    strview text, struct err *err)
{
	struct taking taking = {.harvest = harvest, .outer = *found};
	const struct feed_source source = feed_from_bytes(&text);
	CLEANUP(feed_done) struct feed feed;

	feed_init(&feed, &source, BOUND_ELEMENT, 0);
	return read_all(&feed, &taking, err);
}
