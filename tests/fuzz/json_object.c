/*
 * json_object.c - JSON from outside, normalised as an object of some kind,
 * and read back from its stored body.
 */
#include "auditor/base/jsonw.h"
#include "auditor/base/utf8.h"
#include "auditor/model/normal.h"
#include "auditor/model/snapshot.h"
#include "tests/fuzz/fuzz.h"

static struct digest
seal(struct snapshot *snapshot, const struct object *object)
{
	snapshot_add_object(snapshot, object);
	snapshot_seal(snapshot);
	return snapshot_list(snapshot, object->kind)
	    ->objects[0]
	    .behaviour_digest;
}

static void
check_behaviour(const struct object *object, const struct object *again)
{
	CLEANUP(snapshot_drop)
	struct snapshot *a = snapshot_new(SV("a"), SV("live"), SV("1"));
	CLEANUP(snapshot_drop)
	struct snapshot *b = snapshot_new(SV("a"), SV("live"), SV("1"));
	struct digest one = seal(a, object);
	struct digest other = seal(b, again);

	FUZZ_CHECK(digest_eq(&one, &other));
}

/* The canonical form of the canonical form is itself. */
static void
check_again(const struct object *object, struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf buf = {0};
	const struct json *root;
	struct object again;
	struct err err;

	/* A tag from outside is odd text of its own. */
	if (object->is_odd)
		return;
	normal_write(object->state, &buf);
	FUZZ_CHECK(
	    json_parse(strbuf_view(&buf), JSON_WIRE, arena, &root, &err) == 0);
	FUZZ_CHECK(normal_object(object->kind, root, arena, &again, &err) == 0);
	FUZZ_CHECK(digest_eq(&object->state_digest, &again.state_digest));
}

static void
check_object(enum kind kind, const struct json *raw, struct arena *arena)
{
	struct object object;
	struct object again;
	struct err err;

	if (normal_object(kind, raw, arena, &object, &err) != 0)
		return;
	FUZZ_CHECK(object.id.len > 0);
	FUZZ_CHECK(normal_restore(
		       kind, object.id, object.body, arena, &again, &err) == 0);
	FUZZ_CHECK(sv_eq(object.body, again.body));
	FUZZ_CHECK(digest_eq(&object.state_digest, &again.state_digest));
	FUZZ_CHECK(digest_eq(&object.record_digest, &again.record_digest));
	FUZZ_CHECK(sv_eq(object.name, again.name));
	FUZZ_CHECK(object.is_odd == again.is_odd);
	check_behaviour(&object, &again);
	check_again(&object, arena);
}

/* The first byte chooses the kind. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	const struct json *root;
	struct err err;

	if (size == 0)
		return 0;
	enum kind kind = (enum kind)(data[0] % KIND_COUNT);
	if (json_parse(fuzz_view(data + 1, size - 1), JSON_WIRE, arena, &root,
		&err) == 0)
		check_object(kind, root, arena);
	return 0;
}
