/*
 * clixmlfile.c - the objects of a CLIXML document, for a harvest.
 */
#include "auditor/intake/clixmlfile.h"

#include "auditor/intake/bounds.h"
#include "auditor/intake/clixml.h"
#include "auditor/intake/jsonshape.h"

#include "auditor/base/banned.h"

struct taking {
	struct harvest *harvest;
	struct found outer; /* of the answer around it, if any */
	struct found last;  /* what the last element of a list was */
};

static struct found
found_of(const struct taking *taking, strview key)
{
	if (taking->outer.is_known || key.len == 0)
		return taking->outer;
	return harvest_by_key(key);
}

static int
take(void *cookie, const struct clixml_item *item, struct err *err)
{
	struct taking *taking = cookie;
	struct found found = found_of(taking, item->key);
	struct json value = *item->value;

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
		    SV("a reference leads to what is not in the file"));
	TRY(jsonshape_take(taking->harvest, &found, &value, err));
	taking->last = found;
	return 0;
}

static void
note_list(void *cookie, strview key)
{
	struct taking *taking = cookie;
	struct found found = found_of(taking, key);

	harvest_list(taking->harvest, &found);
}

static int
read_all(struct feed *feed, struct taking *taking, struct err *err)
{
	const struct clixml_sink sink = {take, note_list, taking};

	return clixml_read(feed, &sink, err);
}

int
clixmlfile_read(struct feed *feed, struct harvest *harvest, struct err *err)
{
	struct taking taking = {
	    .harvest = harvest, .outer = {.source = SV("")}};

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
