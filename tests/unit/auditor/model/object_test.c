/*
 * object_test.c - asking an object for its fields.
 */
#include "auditor/model/object.h"

#include "auditor/model/normal.h"
#include "tests/support/kit_rows.h"

static const char raw[] =
    "{\"Name\":\"Ran_x\",\"Guid\":\"c0000000-0000-4000-8000-000000000001\","
    "\"Enabled\":true,\"RequireTls\":false,\"Comment\":null,"
    "\"SenderIPAddresses\":[\"192.0.2.1\",\"192.0.2.2\"],"
    "\"SenderDomains\":[],\"X\":5,"
    "\"WhenChangedUTC\":\"2026-11-10T03:20:00Z\"}";

struct row {
	const char *name;
	const char *field;
	bool is_there;
	bool is_set;
	bool is_true;
	bool is_false;
	const char *text;
	size_t elements;
};

static const struct row rows[] = {
    {"text", "Name", true, true, false, false, "Ran_x", 1},
    {"number", "X", true, true, false, false, "5", 1},
    {"true", "Enabled", true, true, true, false, "", 1},
    {"false is set", "RequireTls", true, true, false, true, "", 1},
    {"list", "SenderIPAddresses", true, true, false, false, "", 2},
    {"empty", "Comment", true, false, false, false, "", 0},
    {"empty list", "SenderDomains", true, false, false, false, "", 0},
    {"absent", "TreatMessagesAsInternal", false, false, false, false, "", 0},
    {"other case", "enabled", false, false, false, false, "", 0},
    {"stamp is no field", "WhenChangedUTC", false, false, false, false, "", 0},
};

static void
make(struct arena *arena, struct object *object)
{
	const struct json *root;
	struct err err = {0};

	KIT_GOOD(json_parse(sv_from(raw), JSON_WIRE, arena, &root, &err), &err);
	KIT_GOOD(
	    normal_object(KIND_INBOUND_CONNECTOR, root, arena, object, &err),
	    &err);
}

static void
answers(const void *at)
{
	const struct row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct object object;
	size_t elements = 0;

	make(arena, &object);
	KIT_INT(object_field(&object, row->field) != NULL, row->is_there);
	KIT_INT(object_is_set(&object, row->field), row->is_set);
	KIT_INT(object_is(&object, row->field), row->is_true);
	KIT_INT(object_is_not(&object, row->field), row->is_false);
	KIT_TEXT(object_text(&object, row->field), sv_from(row->text));
	while (object_each(&object, row->field, elements) != NULL)
		elements++;
	KIT_INT(elements, row->elements);
}

static void
answers_for_stamps(const void *at)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct object object;

	(void)at;
	make(arena, &object);
	KIT_TEXT(object_stamp(&object, "WhenChangedUTC"),
	    SV("2026-11-10T03:20:00Z"));
	KIT_TEXT(object_stamp(&object, "Name"), SV(""));
	KIT_TEXT(json_text(object_each(&object, "SenderIPAddresses", 1)),
	    SV("192.0.2.2"));
	KIT_TEXT(json_text(object_each(&object, "Name", 0)), SV("Ran_x"));
}

int
main(void)
{
	KIT_ROWS(rows, answers);
	kit_case("stamps and elements", answers_for_stamps);
	return kit_finish();
}
