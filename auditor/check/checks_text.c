/*
 * checks_text.c - text that no ordinary client writes.
 */
#include "auditor/base/lang.h"
#include "auditor/base/utf8.h"
#include "auditor/check/checks.h"

#include "auditor/base/banned.h"

/* More of it says nothing new. */
#define NOTES_MAX 5

/* Evidence for odd texts in ${value}, the property or member ${path}. */
static void
note_odd(const struct check_run *run, struct finding *finding, strview path,
    const struct json *value)
{
	if (finding->evidence_count >= NOTES_MAX)
		return;
	if (text_is_odd(value->text) || text_is_odd(value->key))
		run_note(run, finding, arena_cstr(run->arena, path),
		    value->text, SV_("text without control characters"));
	for (size_t i = 0; i < value->count; i++) {
		const struct json *item = &value->items[i];
		strview at = path;
		if (item->key.len > 0)
			at = arena_printf(run->arena, SV_FMT "%s" SV_FMT,
			    SV_ARG(path), path.len > 0 ? "." : "",
			    SV_ARG(text_shown(item->key)));
		note_odd(run, finding, at, item);
	}
}

static int64_t
time_of(const struct object *object)
{
	static const char *const stamps[] = {
	    "WhenChangedUTC", "WhenChanged", "createdDateTime"};
	int64_t when = 0;

	for (size_t i = 0; i < COUNT_OF(stamps) && when == 0; i++)
		when = run_time(object, stamps[i]);
	return when;
}

void
check_tx_001(struct check_run *run, const struct check *check)
{
	for (size_t i = 0; i < KIND_COUNT; i++) {
		const struct object_list *list =
		    snapshot_list(run->now, (enum kind)i);
		for (size_t j = 0; j < list->count; j++) {
			const struct object *object = &list->objects[j];
			if (!object->is_odd)
				continue;
			struct finding finding =
			    run_begin(run, check, object, check->points);
			finding.happened_at = time_of(object);
			note_odd(run, &finding, SV(""), object->state);
			note_odd(run, &finding, SV(""), object->stamps);
			run_add(run, &finding);
		}
	}
}
