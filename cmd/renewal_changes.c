/*
 * renewal_changes.c - what changed since the baseline, to be taken or left.
 */
#include "cmd/renewal_changes.h"

#include <assert.h>

#include "auditor/base/lang.h"
#include "auditor/base/term.h"
#include "auditor/report/phrase.h"
#include "cmd/baseline_diff.h"
#include "cmd/output.h"

#include "auditor/base/banned.h"

static bool
is_same_object(const struct change *a, const struct change *b)
{
	return a->kind == b->kind && sv_eq(a->id, b->id);
}

static void
add_objects(struct renewal_units *units, kind_set scope)
{
	const struct diff *diff = &units->diff;

	for (size_t i = 0; i < diff->count;) {
		size_t next = i + 1;
		while (next < diff->count &&
		       is_same_object(&diff->changes[i], &diff->changes[next]))
			next++;
		if ((scope & KIND_BIT(diff->changes[i].kind)) != 0)
			units->at[units->count++] = (struct renewal_unit){
			    .kind = diff->changes[i].kind,
			    .id = diff->changes[i].id,
			    .name = diff->changes[i].name,
			    .changes = &diff->changes[i],
			    .count = next - i,
			};
		i = next;
	}
}

static void
add_notes(struct renewal_units *units, kind_set scope)
{
	const struct diff *diff = &units->diff;

	for (size_t i = 0; i < diff->note_count; i++) {
		if ((scope & KIND_BIT(diff->notes[i].kind)) != 0)
			units->at[units->count++] = (struct renewal_unit){
			    .kind = diff->notes[i].kind,
			    .name = diff->notes[i].field,
			    .note = &diff->notes[i],
			};
	}
}

void
renewal_units_find(const struct baseline *base, const struct snapshot *now,
    kind_set scope, struct arena *arena, struct renewal_units *units)
{
	*units = (struct renewal_units){0};
	diff_snapshots(base->objects, now, arena, &units->diff);
	units->at = arena_alloc(arena,
	    units->diff.count + units->diff.note_count, sizeof(*units->at));
	add_objects(units, scope & base->scope);
	add_notes(units, scope & base->scope);
}

int
renewal_units_choose(
    struct renewal_units *units, const char *word, struct err *err)
{
	struct renewal_unit *found = NULL;
	strview rest = sv_from(word);
	strview kind;

	if (!sv_cut(&rest, ':', &kind) || rest.len == 0) {
		(void)err_set(err, ERR_USAGE,
		    "\"%s\" names no change: KIND:ID or KIND:NAME", word);
		return err_hint(err, "transport-rule:Company disclaimer");
	}
	for (size_t i = 0; i < units->count; i++) {
		struct renewal_unit *unit = &units->at[i];
		bool is_it =
		    sv_eq(sv_from(kind_name(unit->kind)), kind) &&
		    (sv_eq_fold(unit->id, rest) || sv_eq(unit->name, rest));
		if (is_it && found != NULL)
			return err_set(err, ERR_USAGE,
			    "\"%s\" names more than one change: give the id",
			    word);
		if (is_it)
			found = unit;
	}
	if (found == NULL) {
		(void)err_set(err, ERR_USAGE, "\"%s\": no such change", word);
		return err_hint(err, "`exoaudit baseline renew --dry-run` "
				     "lists them");
	}
	found->choice = RENEWAL_TAKEN;
	return 0;
}

/* --- the objects of the next one ------------------------------------------- */

static bool
is_note_taken(const struct renewal_units *units, enum kind kind)
{
	for (size_t i = 0; i < units->count; i++) {
		if (units->at[i].note != NULL && units->at[i].kind == kind &&
		    units->at[i].choice == RENEWAL_TAKEN)
			return true;
	}
	return false;
}

/* The unit that is about ${object} of the baseline, or NULL. */
static const struct renewal_unit *
unit_of(const struct renewal_units *units, const struct object *object)
{
	for (size_t i = 0; i < units->count; i++) {
		if (units->at[i].count > 0 &&
		    units->at[i].changes[0].before == object)
			return &units->at[i];
	}
	return NULL;
}

/* What becomes of ${object} of the baseline; NULL: it goes. */
static const struct object *
settle(const struct renewal_units *units, const struct object *object,
    const struct snapshot *now, bool takes_notes)
{
	assert(object != NULL);
	const struct renewal_unit *unit = unit_of(units, object);

	if (unit != NULL)
		return unit->choice == RENEWAL_TAKEN ? unit->changes[0].after
						     : object;
	if (!takes_notes)
		return object;
	const struct object *there =
	    snapshot_find(now, object->kind, object->id);
	return there != NULL ? there : object;
}

static void
apply_kind(const struct renewal_units *units, const struct baseline *base,
    const struct snapshot *now, enum kind kind, struct snapshot *objects)
{
	const struct object_list *list = snapshot_list(base->objects, kind);
	bool takes_notes = is_note_taken(units, kind);

	for (size_t i = 0; i < list->count; i++) {
		const struct object *object =
		    settle(units, &list->objects[i], now, takes_notes);
		if (object != NULL)
			snapshot_add_object(objects, object);
	}
	for (size_t i = 0; i < units->count; i++) {
		const struct renewal_unit *unit = &units->at[i];
		if (unit->count > 0 && unit->kind == kind &&
		    unit->changes[0].type == CHANGE_ADDED &&
		    unit->choice == RENEWAL_TAKEN)
			snapshot_add_object(objects, unit->changes[0].after);
	}
}

static void
copy_kind(const struct snapshot *now, enum kind kind, struct snapshot *objects)
{
	const struct object_list *list = snapshot_list(now, kind);

	for (size_t i = 0; i < list->count; i++)
		snapshot_add_object(objects, &list->objects[i]);
}

static int
add_kind(const struct snapshot *now, enum kind kind, struct snapshot *objects,
    struct err *err)
{
	if (!snapshot_is_complete(now, kind))
		return err_set(err, ERR_USAGE,
		    "--kinds: %s was not read whole in this snapshot",
		    kind_name(kind));
	copy_kind(now, kind, objects);
	return 0;
}

static struct snapshot *
begin(const struct snapshot *now)
{
	struct snapshot *made =
	    snapshot_new(now->tenant, now->series, now->tool_version);

	made->tenant_name = arena_dup(made->arena, now->tenant_name);
	made->number = now->number;
	made->started = now->started;
	made->finished = now->finished;
	return made;
}

/* Lists out of scope: as they were read, whatever sealing makes of them. */
static void
seal(const struct snapshot *now, kind_set scope, struct snapshot *made)
{
	baseline_seal(made);
	for (size_t i = 0; i < KIND_COUNT; i++) {
		if ((scope & KIND_BIT(i)) == 0)
			snapshot_cover(
			    made, (enum kind)i, &now->lists[i].coverage);
	}
}

int
renewal_units_apply(const struct renewal_units *units,
    const struct baseline *base, const struct snapshot *now, kind_set scope,
    struct snapshot **objects, struct err *err)
{
	const struct coverage complete = {.status = COVERAGE_COMPLETE};
	CLEANUP(snapshot_drop) struct snapshot *made = begin(now);

	for (size_t i = 0; i < KIND_COUNT; i++) {
		if ((scope & KIND_BIT(i)) == 0) {
			copy_kind(now, (enum kind)i, made);
			continue;
		}
		if ((base->scope & KIND_BIT(i)) != 0)
			apply_kind(units, base, now, (enum kind)i, made);
		else
			TRY(add_kind(now, (enum kind)i, made, err));
		snapshot_cover(made, (enum kind)i, &complete);
	}
	seal(now, scope, made);
	*objects = TAKE(made);
	return 0;
}

void
renewal_units_put(
    const struct renewal_unit *unit, struct arena *arena, struct strbuf *out)
{
	for (size_t i = 0; i < unit->count; i++)
		baseline_diff_change(&unit->changes[i], arena, out);
	if (unit->note == NULL)
		return;
	strbuf_add_text(out, "  ");
	output_cell(out, 10, _("note"));
	term_escape(out, phrase_note(unit->note, arena));
	strbuf_add_char(out, '\n');
}
