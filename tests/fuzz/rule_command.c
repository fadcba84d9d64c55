/*
 * rule_command.c - the command line of a rule: what is taken of it, written
 * as a line again, makes the same rule.
 */
#include "auditor/base/utf8.h"
#include "auditor/intake/pscommand.h"
#include "auditor/intake/rulexml.h"
#include "auditor/model/normal.h"
#include "tests/fuzz/fuzz.h"

static bool
has_odd(const struct json *value)
{
	if (text_is_odd(value->text) || text_is_odd(value->key))
		return true;
	for (size_t i = 0; i < value->count; i++) {
		if (has_odd(&value->items[i]))
			return true;
	}
	return false;
}

static bool
digest_line(strview line, struct arena *arena, struct digest *digest)
{
	struct json rule;
	struct object object;
	struct err err;

	if (rulexml_rule(line, SV("e0000000-0000-4000-8000-000000000001"), 0,
		arena, &rule, &err) != 0)
		return false;
	FUZZ_CHECK(normal_object(
		       KIND_TRANSPORT_RULE, &rule, arena, &object, &err) == 0);
	*digest = object.state_digest;
	return true;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf again = {0};
	strview line = fuzz_view(data, size);
	struct json parameters;
	struct digest one;
	struct digest other;
	struct err err;
	strview name;

	if (pscommand_parse(line, arena, &name, &parameters, &err) != 0 ||
	    !digest_line(line, arena, &one) || has_odd(&parameters))
		return 0;
	pscommand_write(name, &parameters, &again);
	FUZZ_CHECK(digest_line(strbuf_view(&again), arena, &other));
	FUZZ_CHECK(digest_eq(&one, &other));
	return 0;
}
