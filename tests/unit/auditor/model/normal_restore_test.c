/*
 * normal_restore_test.c - canonical form read back, and its order.
 */
#include "auditor/model/normal.h"

#include "tests/support/kit_rows.h"

#define TR KIND_TRANSPORT_RULE

struct bad_row {
	const char *name;
	strview text;
};

static const struct bad_row bodies[] = {
    {"body is no JSON", SV_INIT("{")},
    {"body is no object", SV_INIT("[]")},
    {"body without stamps", SV_INIT("{\"state\":{}}")},
    {"body without state", SV_INIT("{\"stamps\":{}}")},
    {"state is no object", SV_INIT("{\"stamps\":{},\"state\":[]}")},
    {"body with blanks", SV_INIT("{\"stamps\":{}, \"state\":{}}")},
    {"body with more", SV_INIT("{\"stamps\":{},\"state\":{},\"x\":1}")},
    {"body in other order", SV_INIT("{\"state\":{},\"stamps\":{}}")},
    {"members out of order",
	SV_INIT("{\"stamps\":{},\"state\":{\"b\":1,\"a\":1}}")},
    {"inner members out of order",
	SV_INIT("{\"stamps\":{},\"state\":{\"a\":[{\"b\":1,\"a\":1}]}}")},
    {"repeated member", SV_INIT("{\"stamps\":{},\"state\":{\"a\":1,\"a\":1}}")},
    {"empty text", SV_INIT("{\"stamps\":{},\"state\":{\"a\":\"\"}}")},
    {"empty list", SV_INIT("{\"stamps\":{\"a\":[]},\"state\":{}}")},
    {"empty object", SV_INIT("{\"stamps\":{},\"state\":{\"a\":{}}}")},
    {"empty element", SV_INIT("{\"stamps\":{},\"state\":{\"a\":[null]}}")},
    {"escape not needed",
	SV_INIT("{\"stamps\":{},\"state\":{\"a\":\"\\u0041\"}}")},
    {"broken byte", SV_INIT("{\"stamps\":{},\"state\":{\"a\":\"\xff\"}}")},
};

static void
refuses_bodies(const void *at)
{
	const struct bad_row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct object object;
	struct err err = {0};

	KIT_INT(
	    normal_restore(TR, SV("some-id"), row->text, arena, &object, &err),
	    -1);
	KIT_INT(err.code, ERR_FORMAT);
	KIT_HAS(sv_from(err.text), "transport-rule some-id: ");
}

struct order_row {
	const char *name;
	strview a;
	strview b;
};

static const struct order_row orders[] = {
    {"null before bool", SV_INIT("null"), SV_INIT("false")},
    {"false before true", SV_INIT("false"), SV_INIT("true")},
    {"number before text", SV_INIT("9"), SV_INIT("\"1\"")},
    {"text by bytes", SV_INIT("\"a\""), SV_INIT("\"b\"")},
    {"list by elements", SV_INIT("[1,2]"), SV_INIT("[1,3]")},
    {"shorter list", SV_INIT("[1]"), SV_INIT("[1,0]")},
    {"object by keys", SV_INIT("{\"a\":2}"), SV_INIT("{\"b\":1}")},
    {"object by values", SV_INIT("{\"a\":1}"), SV_INIT("{\"a\":2}")},
    {"list before object", SV_INIT("[9]"), SV_INIT("{}")},
};

static void
orders_values(const void *at)
{
	const struct order_row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	const struct json *a;
	const struct json *b;
	struct err err = {0};

	KIT_GOOD(json_parse(row->a, JSON_WIRE, arena, &a, &err), &err);
	KIT_GOOD(json_parse(row->b, JSON_WIRE, arena, &b, &err), &err);
	KIT_TRUE(normal_compare(a, b) < 0);
	KIT_TRUE(normal_compare(b, a) > 0);
	KIT_INT(normal_compare(a, a), 0);
}

int
main(void)
{
	KIT_ROWS(bodies, refuses_bodies);
	KIT_ROWS(orders, orders_values);
	return kit_finish();
}
