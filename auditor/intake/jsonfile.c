/*
 * jsonfile.c - a file of JSON: what of it is list, answer, document or object.
 */
#include "auditor/intake/jsonfile.h"

#include "auditor/base/json_pull.h"
#include "auditor/base/lang.h"
#include "auditor/intake/bounds.h"
#include "auditor/intake/jsonshape.h"
#include "auditor/intake/keyset.h"

#include "auditor/base/banned.h"

/* So much is looked at to see what an object at the top is. */
#define AHEAD     MIB
#define KEY_SHOWN 80

struct reader {
	struct feed *feed;
	struct harvest *harvest;
	struct json_pull pull;
	struct arena *kept; /* of the answer at hand */
};

static void
reader_done(struct reader *reader)
{
	json_pull_done(&reader->pull);
	arena_free(reader->kept);
}

/* Lines in messages count from the front of the file. */
static int
fail_at(const struct reader *reader, struct err *err, const char *what)
{
	return err_set(
	    err, ERR_FORMAT, "line %u: %s", reader->feed->line, what);
}

/* The value at the front of the window, in it as a whole. */
static int
pull(struct reader *reader, struct arena *arena, struct json *value,
    struct err *err)
{
	size_t want = 64 * KIB;

	for (;;) {
		size_t used = 0;
		TRY(feed_want(reader->feed, want, err));
		bool is_last = feed_is_over(reader->feed);
		strview view = feed_view(reader->feed);
		reader->pull.line = reader->feed->line - 1;
		reader->pull.offset = feed_offset(reader->feed);
		enum json_pull_status status = json_pull_value(
		    &reader->pull, view, is_last, arena, value, &used, err);
		if (status == JSON_PULL_DONE) {
			/* What is skipped stays until more is wanted. */
			feed_skip(reader->feed, used);
			return 0;
		}
		if (status == JSON_PULL_FAILED)
			return -1;
		if (view.len > BOUND_ELEMENT)
			return err_set(err, ERR_LIMIT,
			    "line %u: one object has more than %zu bytes",
			    reader->feed->line, BOUND_ELEMENT);
		want = 2 * view.len;
	}
}

/* The next character that is no white space; '\0' at the end. */
static int
peek(struct reader *reader, char *c, struct err *err)
{
	for (;;) {
		TRY(feed_want(reader->feed, 1, err));
		strview view = feed_view(reader->feed);
		size_t at = 0;
		while (at < view.len && jsonshape_is_space(view.ptr[at]))
			at++;
		feed_skip(reader->feed, at);
		if (at < view.len) {
			*c = view.ptr[at];
			return *c == '\0'
				   ? fail_at(reader, err, _("a NUL byte"))
				   : 0;
		}
		if (view.len == 0) {
			*c = '\0';
			return 0;
		}
	}
}

/* Behind an element: ${is_over} when the list is closed. */
static int
take_comma(struct reader *reader, char close, bool *is_over, struct err *err)
{
	char c;

	TRY(peek(reader, &c, err));
	if (c != ',' && c != close)
		return fail_at(reader, err,
		    c == '\0' ? _("the text ends inside a list")
			      : _("comma or bracket expected"));
	feed_skip(reader->feed, 1);
	*is_over = c == close;
	return 0;
}

/* The opening bracket is taken; ${is_over} when nothing is inside. */
static int
open_list(struct reader *reader, char close, bool *is_over, struct err *err)
{
	char c;

	feed_skip(reader->feed, 1);
	TRY(peek(reader, &c, err));
	*is_over = c == close;
	if (*is_over)
		feed_skip(reader->feed, 1);
	return 0;
}

/*
 * The elements of the array at hand; ${first} becomes what the first one was.
 */
static int
take_array(struct reader *reader, const struct found *found,
    struct found *first, struct err *err)
{
	bool is_over;
	bool is_first = true;

	TRY(open_list(reader, ']', &is_over, err));
	while (!is_over) {
		struct found one = *found;
		struct json value;
		arena_reset(reader->harvest->scratch);
		TRY(pull(reader, reader->harvest->scratch, &value, err));
		TRY(jsonshape_take(reader->harvest, &one, &value, err));
		if (is_first)
			*first = one;
		is_first = false;
		TRY(take_comma(reader, ']', &is_over, err));
	}
	return 0;
}

static int
take_list(struct reader *reader, const struct found *found, struct err *err)
{
	struct found first = *found;

	size_t before = reader->harvest->objects;
	TRY(take_array(reader, found, &first, err));
	if (!found->is_known && reader->harvest->objects == before)
		harvest_skip(reader->harvest, SV_("list"),
		    _("it is empty and does not say of what"));
	harvest_list(reader->harvest, found->is_known ? found : &first);
	return 0;
}

/* One of two equal keys would hide the other. */
static int
add_key(const struct reader *reader, struct keyset *keys, strview key,
    uint64_t offset, struct err *err)
{
	if (!keyset_add(keys, key))
		return err_set(err, ERR_FORMAT,
		    "line %u, offset %llu: the key \"" SV_FMT
		    "\" occurs twice in one object",
		    reader->feed->line, (unsigned long long)offset,
		    SV_ARG(sv_slice(key, 0, KEY_SHOWN)));
	if (keys->count > LIMIT_MEMBERS)
		return err_set(err, ERR_LIMIT,
		    "line %u: more than %d members in one object",
		    reader->feed->line, LIMIT_MEMBERS);
	return 0;
}

/* A key and its colon, kept for the answer. */
static int
take_key(
    struct reader *reader, struct keyset *keys, strview *key, struct err *err)
{
	struct json value;
	char c;

	TRY(peek(reader, &c, err));
	uint64_t offset = feed_offset(reader->feed) + 1;
	TRY(pull(reader, reader->kept, &value, err));
	if (value.type != JSON_STRING)
		return fail_at(reader, err, _("a key has to be a string"));
	*key = arena_dup(reader->kept, value.text);
	TRY(add_key(reader, keys, *key, offset, err));
	TRY(peek(reader, &c, err));
	if (c != ':')
		return fail_at(reader, err, _("no colon behind a key"));
	feed_skip(reader->feed, 1);
	return 0;
}

/* A member of the answer beside its list; of what is nested in it only whether
 * it is empty is asked later, for its texts move away. */
static int
keep_member(struct reader *reader, strview key, struct json *answer,
    size_t *cap, struct err *err)
{
	struct json value;

	TRY(pull(reader, reader->kept, &value, err));
	value.key = key;
	value.text = arena_dup(reader->kept, value.text);
	answer->items = arena_grow(reader->kept, answer->items, answer->count,
	    cap, sizeof(*answer->items));
	answer->items[answer->count++] = value;
	return 0;
}

/* {"@odata.context":…,"value":[…],"@odata.nextLink":…} */
static int
take_answer(struct reader *reader, const struct found *outer, struct err *err)
{
	CLEANUP(keyset_done) struct keyset keys = {0};
	struct json answer = {.type = JSON_OBJECT};
	struct found found = *outer;
	size_t cap = 0;
	bool is_over;
	strview key = SV("");
	char c;

	TRY(open_list(reader, '}', &is_over, err));
	while (!is_over) {
		TRY(take_key(reader, &keys, &key, err));
		TRY(peek(reader, &c, err));
		if (sv_eq(key, SV("value")) && c == '[') {
			struct found list = found;
			TRY(take_array(reader, &list, &found, err));
		} else {
			TRY(keep_member(reader, key, &answer, &cap, err));
			if (sv_eq(key, SV("@odata.context")) &&
			    !outer->is_known)
				found = harvest_by_context(
				    answer.items[answer.count - 1].text);
		}
		TRY(take_comma(reader, '}', &is_over, err));
	}
	harvest_answer(reader->harvest, &found, &answer);
	arena_reset(reader->kept);
	return 0;
}

static int
take_whole(struct reader *reader, const struct found *found, struct err *err)
{
	struct found one = *found;
	struct json value;

	arena_reset(reader->harvest->scratch);
	TRY(pull(reader, reader->harvest->scratch, &value, err));
	return jsonshape_take(reader->harvest, &one, &value, err);
}

/* ScubaGear says which tenant it looked at. */
static int
take_about(struct reader *reader, strview key, const struct json *value,
    struct err *err)
{
	if (!sv_eq_fold(key, SV("tenant_details")))
		return 0;
	return harvest_tenant(
	    reader->harvest, json_get_text(value, SV("TenantId")), err);
}

static int
skip_array(struct reader *reader, strview key, struct err *err)
{
	const struct found nothing = {.source = key};
	bool is_over;

	TRY(open_list(reader, ']', &is_over, err));
	while (!is_over) {
		struct json value;
		arena_reset(reader->harvest->scratch);
		TRY(pull(reader, reader->harvest->scratch, &value, err));
		TRY(take_about(reader, key, &value, err));
		TRY(take_comma(reader, ']', &is_over, err));
	}
	const struct json list = {.type = JSON_ARRAY};
	jsonshape_member(reader->harvest, key, &nothing, &list);
	return 0;
}

/* A member of a document that is no list of ours. */
static int
take_member(struct reader *reader, strview key, const struct found *found,
    struct err *err)
{
	struct json value;
	char c;

	TRY(peek(reader, &c, err));
	if (c == '[') /* of any length: element by element */
		return skip_array(reader, key, err);
	arena_reset(reader->harvest->scratch);
	TRY(pull(reader, reader->harvest->scratch, &value, err));
	TRY(take_about(reader, key, &value, err));
	jsonshape_member(reader->harvest, key, found, &value);
	return 0;
}

static int take_document(struct reader *reader, struct err *err);

/* An object: an answer and a document may be large, and are not read whole. */
static int
take_object(struct reader *reader, const struct found *found, struct err *err)
{
	struct json skeleton;

	arena_reset(reader->harvest->scratch);
	TRY(feed_want(reader->feed, AHEAD, err));
	jsonshape_skeleton(
	    feed_view(reader->feed), reader->harvest->scratch, &skeleton);
	switch (jsonshape_of(reader->harvest, found, &skeleton)) {
	case SHAPE_ANSWER:
		return take_answer(reader, found, err);
	case SHAPE_DOCUMENT:
		return take_document(reader, err);
	case SHAPE_BATCH:
	case SHAPE_ERROR:
	case SHAPE_OBJECT:
		break;
	}
	return take_whole(reader, found, err);
}

static int
take_value(struct reader *reader, const struct found *found, struct err *err)
{
	char c;

	TRY(peek(reader, &c, err));
	if (c == '[')
		return take_list(reader, found, err);
	if (c == '{')
		return take_object(reader, found, err);
	return take_whole(reader, found, err);
}

/* {"InboundConnector": […], "TransportRule": {"value": […]}, …} */
static int
take_document(struct reader *reader, struct err *err)
{
	CLEANUP(keyset_done) struct keyset keys = {0};
	bool is_over;
	strview key = SV("");
	char c;

	TRY(open_list(reader, '}', &is_over, err));
	while (!is_over) {
		TRY(take_key(reader, &keys, &key, err));
		struct found found = harvest_by_key(key);
		TRY(peek(reader, &c, err));
		if (!found.is_known || (c != '[' && c != '{'))
			TRY(take_member(reader, key, &found, err));
		else
			TRY(take_value(reader, &found, err));
		arena_reset(reader->kept);
		TRY(take_comma(reader, '}', &is_over, err));
	}
	return 0;
}

int
jsonfile_read(struct feed *feed, struct harvest *harvest, struct err *err)
{
	CLEANUP(reader_done)
	struct reader reader = {
	    .feed = feed, .harvest = harvest, .kept = arena_new()};
	const struct found nothing = {.source = SV("")};
	char c;

	TRY(peek(&reader, &c, err));
	if (c != '{' && c != '[')
		return fail_at(&reader, err, _("no JSON object or array"));
	while (c != '\0') {
		TRY(take_value(&reader, &nothing, err));
		TRY(peek(&reader, &c, err));
	}
	return 0;
}
