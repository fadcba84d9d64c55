/*
 * diff.c - what changed between two states of a tenant.
 */
#include "auditor/diff/diff.h"

#include <stdlib.h>

#include "auditor/diff/edit.h"
#include "auditor/diff/order.h"
#include "auditor/diff/recreate.h"
#include "auditor/model/behaviour.h"

#include "auditor/base/banned.h"

static const char *const words[] = {
#define CHANGE_WORD(constant, word) word,
    CHANGE_TYPES(CHANGE_WORD)
#undef CHANGE_WORD
};

/*
 * Fields that switch an object on and off.  They are not in the fingerprint,
 * by which a rule switched off is known again; but a switch changes what the
 * object does all the same.
 */
static const char *const switches[] = {
    "ActivationDate",
    "Enabled",
    "ExpiryDate",
    "Mode",
    "State",
    "accountEnabled",
};

const char *
change_word(enum change_type type)
{
	return words[type];
}

bool
diff_same_behaviour(const struct object *before, const struct object *after)
{
	static const struct snapshot nothing;
	static const struct digest none;
	struct digest left = behaviour_digest(&nothing, before);
	struct digest right = behaviour_digest(&nothing, after);

	if (before->kind != after->kind)
		return false;
	if (digest_eq(&left, &right))
		return true;
	return digest_eq(&before->behaviour_digest, &after->behaviour_digest) &&
	       !digest_eq(&before->behaviour_digest, &none);
}

static bool
is_switch(strview field)
{
	for (size_t i = 0; i < COUNT_OF(switches); i++) {
		if (sv_eq(sv_from(switches[i]), field))
			return true;
	}
	return false;
}

static bool
changes_behaviour(const struct change *change)
{
	bool has_flagged = false;

	for (size_t i = 0; i < change->edit_count; i++) {
		strview name = change->edits[i].field;
		const struct field *field = kind_field(change->kind, name);
		/* Nobody can say of an unknown field that it does nothing. */
		if (field == NULL || is_switch(name))
			return true;
		has_flagged |= (field->flags & FIELD_BEHAVIOUR) != 0;
	}
	/* A field that was absent before is no edit, and no change. */
	return has_flagged &&
	       !diff_same_behaviour(change->before, change->after);
}

static bool
is_rename(const struct change *change)
{
	const char *name = kind_name_field(change->kind);

	return name != NULL && change->edit_count == 1 &&
	       sv_eq(change->edits[0].field, sv_from(name));
}

static struct change
change_of(const struct object *before, const struct object *after)
{
	struct change change = {
	    .type = CHANGE_CHANGED,
	    .kind = after->kind,
	    .id = after->id,
	    .name = after->name,
	    .before = before,
	    .after = after,
	};

	if (!sv_eq(before->name, after->name))
		change.old_name = before->name;
	return change;
}

/* Fill in the edits of ${change}; false when there are none. */
static bool
find_edits(
    struct change *change, const struct edit_scope *scope, struct arena *arena)
{
	const struct object *before = change->before;
	const struct object *after = change->after;
	struct edit_list edits = {0};

	edit_members(
	    change->kind, before->state, after->state, scope, arena, &edits);
	if (edits.count == 0) {
		change->type = CHANGE_TOUCHED;
		edit_members(change->kind, before->stamps, after->stamps, scope,
		    arena, &edits);
	}
	change->edits = edits.at;
	change->edit_count = edits.count;
	if (change->type == CHANGE_CHANGED) {
		change->is_behaviour = changes_behaviour(change);
		if (is_rename(change))
			change->type = CHANGE_RENAMED;
	}
	return edits.count > 0;
}

bool
diff_objects(const struct object *before, const struct object *after,
    struct arena *arena, struct change *change)
{
	const struct edit_scope scope = {.without = order_field(after->kind)};
	struct change found = change_of(before, after);

	if (!find_edits(&found, &scope, arena))
		return false;
	*change = found;
	return true;
}

static void
add_change(struct diff *diff, const struct change *change, struct arena *arena)
{
	diff->changes = arena_grow(arena, diff->changes, diff->count,
	    &diff->cap, sizeof(*diff->changes));
	diff->changes[diff->count++] = *change;
}

static void
add_single(struct diff *diff, enum change_type type,
    const struct object *object, struct arena *arena)
{
	const struct change change = {
	    .type = type,
	    .kind = object->kind,
	    .id = object->id,
	    .name = object->name,
	    .before = type == CHANGE_REMOVED ? object : NULL,
	    .after = type == CHANGE_ADDED ? object : NULL,
	    .is_behaviour = true,
	};

	add_change(diff, &change, arena);
}

/* Nothing but the number that orders it differs, or stamps beside. */
static bool
is_only_order(const struct change *change)
{
	return change->type == CHANGE_TOUCHED ||
	       (change->edit_count == 1 &&
		   sv_eq(change->edits[0].field, order_field(change->kind)));
}

static void
add_pair(struct diff *diff, const struct pair *pair,
    const struct schema *schema, bool has_moved, struct arena *arena)
{
	const struct edit_scope scope = {
	    .schema = schema,
	    .without =
		has_moved ? (strview){NULL, 0} : order_field(pair->after->kind),
	};
	struct change change = change_of(pair->before, pair->after);
	bool has_edits = find_edits(&change, &scope, arena);

	if (!has_edits && !has_moved)
		return;
	if (has_moved && is_only_order(&change)) {
		/* The others may have moved past it: its number stays. */
		if (change.type == CHANGE_TOUCHED)
			change.edit_count = 0;
		change.type = CHANGE_MOVED;
	}
	add_change(diff, &change, arena);
}

static void
add_recreated(struct diff *diff, const struct pair *pair,
    const struct schema *schema, struct arena *arena)
{
	const struct edit_scope scope = {
	    .schema = schema,
	    .without = order_field(pair->after->kind),
	};
	struct change change = change_of(pair->before, pair->after);

	(void)find_edits(&change, &scope, arena);
	change.type = CHANGE_RECREATED;
	add_change(diff, &change, arena);
}

static void
add_notes(struct diff *diff, const struct schema *schema, struct arena *arena)
{
	for (size_t i = 0; i < schema->count; i++) {
		diff->notes = arena_grow(arena, diff->notes, diff->note_count,
		    &diff->note_cap, sizeof(*diff->notes));
		diff->notes[diff->note_count++] = (struct schema_note){
		    .kind = schema->kind,
		    .field = schema->at[i].shown,
		    .has_appeared = schema->at[i].has_appeared,
		};
	}
}

static int
order_changes(const void *a, const void *b)
{
	const struct change *left = a;
	const struct change *right = b;
	int order = sv_cmp(left->id, right->id);

	return order != 0 ? order : (int)left->type - (int)right->type;
}

static void
add_pairs(struct diff *diff, const struct pairing *pairing,
    const struct schema *schema, struct arena *arena)
{
	const bool *moved = order_moved(schema->kind, pairing, arena);

	for (size_t i = 0; i < pairing->count; i++) {
		const struct pair *pair = &pairing->pairs[i];
		bool has_moved = moved != NULL && moved[i];
		if (has_moved || !digest_eq(&pair->before->record_digest,
				     &pair->after->record_digest))
			add_pair(diff, pair, schema, has_moved, arena);
	}
}

/* What is missing from a list not read whole may still be there. */
static void
add_missing(struct diff *diff, const struct object_list *before,
    const struct object_list *after, struct pairing *pairing,
    const struct schema *schema, struct arena *arena)
{
	size_t count;
	const struct pair *recreated =
	    recreate_find(before, after, pairing, arena, &count);

	for (size_t i = 0; i < count; i++)
		add_recreated(diff, &recreated[i], schema, arena);
	for (size_t i = 0; i < pairing->removed_count; i++)
		add_single(diff, CHANGE_REMOVED, pairing->removed[i], arena);
}

static void
compare_lists(const struct object_list *before, const struct object_list *after,
    struct arena *arena, struct diff *diff)
{
	size_t first = diff->count;
	struct pairing pairing;
	struct schema schema;

	pairing_make(before, after, arena, &pairing);
	schema_find(before, after, &pairing, arena, &schema);
	add_notes(diff, &schema, arena);
	add_pairs(diff, &pairing, &schema, arena);
	if (after->coverage.status == COVERAGE_COMPLETE) {
		add_missing(diff, before, after, &pairing, &schema, arena);
		diff->compared |= KIND_BIT(before->kind);
	}
	for (size_t i = 0; i < pairing.added_count; i++)
		add_single(diff, CHANGE_ADDED, pairing.added[i], arena);
	if (diff->count > first)
		qsort(&diff->changes[first], diff->count - first,
		    sizeof(*diff->changes), order_changes);
}

void
diff_snapshots(const struct snapshot *before, const struct snapshot *after,
    struct arena *arena, struct diff *diff)
{
	*diff = (struct diff){0};
	for (size_t i = 0; i < KIND_COUNT; i++) {
		enum kind kind = (enum kind)i;
		if (snapshot_is_complete(before, kind) &&
		    snapshot_list(after, kind)->coverage.status !=
			COVERAGE_NOT_COLLECTED)
			compare_lists(snapshot_list(before, kind),
			    snapshot_list(after, kind), arena, diff);
	}
}
