/*
 * import.c - any file given to import; the first bytes tell its form.  What is
 * taken is taken again with the same content, and read back from its bodies.
 */
#include "auditor/intake/import.h"
#include "auditor/model/normal.h"
#include "tests/fuzz/fuzz.h"

#define TENANT "11111111-2222-4333-8444-555555555555"

static void
check_lists(const struct snapshot *one, const struct snapshot *other)
{
	for (size_t i = 0; i < KIND_COUNT; i++)
		FUZZ_CHECK(one->lists[i].count == other->lists[i].count);
	FUZZ_CHECK(digest_eq(&one->content_digest, &other->content_digest));
}

/* The bodies are read back, as the history reads them. */
static void
check_bodies(const struct snapshot *snapshot, struct arena *arena)
{
	struct object again;
	struct err err;

	for (size_t i = 0; i < KIND_COUNT; i++) {
		const struct object_list *list = &snapshot->lists[i];
		for (size_t j = 0; j < list->count; j++) {
			const struct object *object = &list->objects[j];
			FUZZ_CHECK(normal_restore(object->kind, object->id,
				       object->body, arena, &again, &err) == 0);
			FUZZ_CHECK(digest_eq(
			    &object->state_digest, &again.state_digest));
			FUZZ_CHECK(digest_eq(
			    &object->record_digest, &again.record_digest));
		}
	}
}

static struct snapshot *
read_once(strview bytes, struct arena *arena)
{
	const struct import_settings settings = {
	    .tenant = SV(TENANT),
	    .series = SV("import:fuzz"),
	    .taken_at = 1,
	    .tool_version = "fuzz",
	};
	struct import_report report = {0};
	struct snapshot *snapshot = NULL;
	struct err err;

	return import_bytes(bytes, "fuzz", &settings, arena, &snapshot, &report,
		   &err) == 0
		   ? snapshot
		   : NULL;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(snapshot_drop)
	struct snapshot *one = read_once(fuzz_view(data, size), arena);

	if (one == NULL)
		return 0;
	CLEANUP(snapshot_drop)
	struct snapshot *other = read_once(fuzz_view(data, size), arena);
	FUZZ_CHECK(other != NULL);
	check_lists(one, other);
	check_bodies(one, arena);
	return 0;
}
