/*
 * harvest.c - what the files of one import hold, on its way to a snapshot.
 */
#include "auditor/intake/harvest.h"

#include "auditor/base/decimal.h"
#include "auditor/base/lang.h"
#include "auditor/intake/bounds.h"
#include "auditor/intake/clixml.h"
#include "auditor/intake/harvest_internal.h"

#include "auditor/base/banned.h"

#define SHOWN_NAMES 3

void
harvest_file(struct harvest *harvest, strview name)
{
	harvest->file = arena_dup(harvest->arena, name);
	harvest->file_from = harvest->report->count;
}

/* The line of this file that says the same, or a new one. */
static struct import_line *
line_of(struct harvest *harvest, int what, strview subject, strview why)
{
	struct import_report *report = harvest->report;

	for (size_t i = harvest->file_from; i < report->count; i++) {
		struct import_line *line = &report->lines[i];
		if ((int)line->what == what && sv_eq(line->subject, subject) &&
		    sv_eq(line->why, why))
			return line;
	}
	report->lines = arena_grow(harvest->arena, report->lines, report->count,
	    &report->cap, sizeof(*report->lines));
	struct import_line *line = &report->lines[report->count++];
	*line = (struct import_line){
	    .file = harvest->file,
	    .subject = arena_dup(harvest->arena, subject),
	    .why = arena_dup(harvest->arena, why),
	};
	line->what = (unsigned)what;
	return line;
}

void
harvest_begin(const struct harvest *harvest, struct harvest_mark *mark)
{
	for (size_t i = 0; i < KIND_COUNT; i++) {
		mark->counts[i] = harvest->snapshot->lists[i].count;
		mark->tallies[i] = harvest->tallies[i];
	}
	mark->lines = harvest->report->count;
	mark->events = harvest->snapshot->events.count;
	mark->rules = harvest->rule_count;
	mark->collections = harvest->collections;
	mark->known = harvest->known;
	mark->tenant = harvest->tenant;
	mark->tenant_from = harvest->tenant_from;
	mark->place = harvest->place;
	mark->place_from = harvest->place_from;
}

void
harvest_undo(struct harvest *harvest, const struct harvest_mark *mark,
    strview name, const char *why)
{
	strview detail = arena_printf(
	    harvest->arena, _("a file was left out: " SV_FMT), SV_ARG(name));

	harvest_file(harvest, name);
	harvest->file_from = mark->lines;
	harvest->report->count = mark->lines;
	for (size_t i = 0; i < KIND_COUNT; i++) {
		struct object_list *list = &harvest->snapshot->lists[i];
		bool is_touched = list->count != mark->counts[i];
		list->count = mark->counts[i];
		harvest->tallies[i] = mark->tallies[i];
		if (is_touched)
			harvest_lower(harvest, (enum kind)i,
			    COVERAGE_MALFORMED_REASON, detail);
	}
	harvest->snapshot->events.count = mark->events;
	if (harvest->rule_count != mark->rules)
		harvest_lower(harvest, KIND_TRANSPORT_RULE_EXPORT,
		    COVERAGE_MALFORMED_REASON, detail);
	harvest->rule_count = mark->rules;
	harvest->collections = mark->collections;
	harvest->known = mark->known;
	harvest->tenant = mark->tenant;
	harvest->tenant_from = mark->tenant_from;
	harvest->place = mark->place;
	harvest->place_from = mark->place_from;
	(void)line_of(harvest, IMPORT_FAILED, SV(""), sv_from(why));
	harvest->report->failed++;
}

struct found
harvest_by_key(strview key)
{
	struct found found = {.source = key};

	found.is_known = recognise_key(key, &found.is);
	return found;
}

struct found
harvest_by_context(strview context)
{
	struct found found = {.source = context};
	bool is_list = false;

	found.has_context = sv_has(context, SV("$metadata#")) &&
			    !sv_has(context, SV("#Collection("));
	found.is_known = recognise_context(context, &found.is, &is_list);
	found.is_entity = found.has_context && !is_list;
	return found;
}

struct found
harvest_tell(struct harvest *harvest, const struct found *found,
    const struct json *value)
{
	struct found told = *found;

	if (told.is_known || value->type != JSON_OBJECT)
		return told;
	told.is_known = recognise_type(value, &told.is) ||
			recognise_class(value, &told.is) ||
			recognise_fields(value, &harvest->cache, &told.is) ||
			recognise_value(value, &told.is);
	return told;
}

void
harvest_took(struct harvest *harvest, strview subject, size_t count)
{
	harvest->known++;
	line_of(harvest, IMPORT_TOOK, subject, SV(""))->count += count;
}

void
harvest_skip(struct harvest *harvest, strview subject, const char *why)
{
	size_t lines = harvest->report->count - harvest->file_from;

	/* A file of nothing but riddles is not told line by line. */
	if (lines >= HARVEST_LINES) {
		subject = SV_("more");
		why = _("no list that is known here");
	}
	line_of(harvest, IMPORT_SKIPPED, subject, sv_from(why))->count++;
}

/* "an object with A, B, C": what tells it apart for its reader. */
static strview
describe(struct harvest *harvest, const struct json *value)
{
	CLEANUP(strbuf_done) struct strbuf buf = {0};
	strview type = json_get_text(value, SV(CLIXML_TYPE));

	if (type.len == 0)
		type = json_get_text(value, SV("@odata.type"));
	if (type.len == 0)
		type = json_get_text(value, SV("ObjectCategory"));
	if (type.len > 0)
		return sv_slice(type, 0, HARVEST_SHOWN);
	if (value->count == 0)
		return SV_("empty object");
	for (size_t i = 0; i < value->count && i < SHOWN_NAMES; i++) {
		strbuf_add_text(&buf, i > 0 ? ", " : "");
		strbuf_add(
		    &buf, sv_slice(value->items[i].key, 0, HARVEST_SHOWN));
	}
	strbuf_add_text(&buf, value->count > SHOWN_NAMES ? ", …" : "");
	return arena_printf(
	    harvest->scratch, _("object with %s"), strbuf_cstr(&buf));
}

static void
skip_unknown(struct harvest *harvest, const struct found *found,
    const struct json *value)
{
	bool says_type = json_get(value, SV(CLIXML_TYPE)) != NULL ||
			 json_get(value, SV("@odata.type")) != NULL ||
			 json_get(value, SV("ObjectCategory")) != NULL;

	if (found->has_context && !says_type)
		harvest_skip(harvest, sv_slice(found->source, 0, HARVEST_SHOWN),
		    _("no list that is known here"));
	else
		harvest_skip(harvest, describe(harvest, value),
		    says_type ? _("no list that is known here")
			      : _("its properties do not tell its kind"));
}

static int
take_object(struct harvest *harvest, const struct found *found,
    struct json *value, struct err *err)
{
	enum kind kind = found->is.kind;
	struct tally *tally = &harvest->tallies[kind];

	if (!json_is_empty(json_get(value, SV("@removed")))) {
		harvest_skip(harvest, sv_from(kind_name(kind)),
		    _("a delta answer says that it was removed"));
		return 0;
	}
	harvest_plain(harvest, kind, value);
	if (found->has_lost)
		harvest_lower(harvest, kind, COVERAGE_TRUNCATED_REASON,
		    SV_("a reference leads to what is not in the file"));
	if (kind == KIND_ORGANIZATION)
		TRY(harvest_tenant(
		    harvest, json_get_text(value, SV("id")), err));
	harvest_place(
	    harvest, kind, json_get_text(value, SV("DistinguishedName")));
	TRY(snapshot_add(harvest->snapshot, kind, value, err));
	if (found->is_entity)
		tally->entities++;
	else if (!found->has_context)
		tally->lists++;
	harvest_took(harvest, sv_from(kind_name(kind)), 1);
	return 0;
}

/*
 * Deleted objects are answered as if they were in the list of those that are
 * not.  False: it is none that is kept.
 */
static bool
settle_deleted(
    struct harvest *harvest, struct found *found, const struct json *value)
{
	if (json_is_empty(json_get(value, SV("deletedDateTime"))))
		return true;
	if (found->is.kind == KIND_APPLICATION)
		found->is.kind = KIND_DELETED_APPLICATION;
	if (found->is.kind == KIND_DELETED_APPLICATION)
		return true;
	harvest_skip(
	    harvest, sv_from(kind_name(found->is.kind)), _("it was deleted"));
	found->is_known = false;
	return false;
}

int
harvest_value(struct harvest *harvest, struct found *found, struct json *value,
    struct err *err)
{
	if (++harvest->objects > BOUND_OBJECTS)
		return err_set(err, ERR_LIMIT,
		    "more than %zu objects, the most of one import",
		    BOUND_OBJECTS);
	if (plain_is_sdk(value))
		plain_rename(value, harvest->scratch);
	*found = harvest_tell(harvest, found, value);
	if (value->type != JSON_OBJECT) {
		if (found->is_known && found->is.thing == THING_OBJECT)
			harvest_lower(harvest, found->is.kind,
			    COVERAGE_MALFORMED_REASON,
			    SV_("an element is not an object"));
		harvest_skip(harvest, SV_("value"), _("it is no object"));
		return 0;
	}
	if (!found->is_known) {
		skip_unknown(harvest, found, value);
		return 0;
	}
	if (found->is.thing == THING_OBJECT &&
	    !settle_deleted(harvest, found, value))
		return 0;
	if (found->is.thing != THING_OBJECT)
		return harvest_event(harvest, found->is.thing, value, err);
	return take_object(harvest, found, value, err);
}

void
harvest_list(struct harvest *harvest, const struct found *found)
{
	if (!found->is_known || found->is.thing != THING_OBJECT)
		return;
	if (found->is_entity)
		harvest->tallies[found->is.kind].entities++;
	else
		harvest->tallies[found->is.kind].lists++;
	harvest_took(harvest, sv_from(kind_name(found->is.kind)), 0);
}

static size_t
read_count(strview text)
{
	uint64_t count;

	return decimal_read(text, UINT32_MAX, &count) ? (size_t)count : 0;
}

/* How many there are, as the service or PowerShell says; 0: not said. */
static size_t
said_count(const struct json *answer)
{
	static const strview names[] = {SV_INIT("@odata.count"),
	    SV_INIT("odata.count"), SV_INIT("Count"), SV_INIT("count")};
	size_t most = 0;

	for (size_t i = 0; i < COUNT_OF(names); i++) {
		size_t count = read_count(json_get_text(answer, names[i]));
		most = count > most ? count : most;
	}
	return most;
}

void
harvest_answer(struct harvest *harvest, const struct found *found,
    const struct json *answer)
{
	if (!found->is_known || found->is.thing != THING_OBJECT)
		return;
	enum kind kind = found->is.kind;
	struct tally *tally = &harvest->tallies[kind];
	size_t count = said_count(answer);

	harvest_took(harvest, sv_from(kind_name(kind)), 0);
	if (found->is_entity)
		tally->entities++;
	else if (json_get(answer, SV("@odata.nextLink")) != NULL ||
		 json_get(answer, SV("odata.nextLink")) != NULL)
		tally->pages_open++;
	else
		tally->pages_last++;
	if (count > tally->said_count && !found->is_entity)
		tally->said_count = count;
	if (!json_is_empty(json_get(answer, SV("@adminapi.warnings"))) ||
	    !json_is_empty(json_get(answer, SV("adminapi.warnings"))))
		harvest_lower(harvest, kind, COVERAGE_TRUNCATED_REASON,
		    SV_("the saved answer carries a warning"));
	if (json_get(answer, SV("@odata.deltaLink")) != NULL)
		harvest_lower(harvest, kind, COVERAGE_TRUNCATED_REASON,
		    SV_("a delta answer may hold changes only"));
	if (json_get(answer, SV("error")) != NULL ||
	    json_get(answer, SV("@odata.error")) != NULL)
		harvest_lower(harvest, kind, COVERAGE_SERVICE_REASON,
		    SV_("the saved answer carries an error"));
}

void
harvest_lower(struct harvest *harvest, enum kind kind,
    enum coverage_reason reason, strview detail)
{
	struct tally *tally = &harvest->tallies[kind];

	if (tally->reason != COVERAGE_NONE_REASON)
		return;
	tally->reason = reason;
	tally->detail = arena_dup(harvest->arena, detail);
}

void
harvest_empty(struct harvest *harvest, enum kind kind, const char *why)
{
	harvest->known++;
	harvest->tallies[kind].unread = why;
	harvest_skip(harvest, sv_from(kind_name(kind)), why);
}
