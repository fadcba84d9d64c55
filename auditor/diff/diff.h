/*
 * diff.h - what changed between two states of a tenant.
 */
#ifndef AUDITOR_DIFF_DIFF_H
#define AUDITOR_DIFF_DIFF_H

#include "auditor/base/lang.h"
#include "auditor/model/snapshot.h"

#define CHANGE_TYPES(X)                                                        \
	X(ADDED, N_("added"))                                                  \
	X(REMOVED, N_("removed"))                                              \
	X(CHANGED, N_("changed")) /* some state, perhaps the name too */       \
	X(RENAMED, N_("renamed")) /* nothing but the name */                   \
	X(MOVED, N_("moved"))     /* relative order of rules, nothing else */  \
	X(TOUCHED, N_("touched")) /* stamps only */                            \
	X(RECREATED, N_("recreated")) /* same behaviour under another id */

enum change_type {
#define CHANGE_ENUM(constant, word) CHANGE_##constant,
	CHANGE_TYPES(CHANGE_ENUM)
#undef CHANGE_ENUM
};

/* One property.  For sets, items_removed and items_added hold the elements. */
struct edit {
	strview field;
	const struct json *before; /* canonical; JSON null when empty */
	const struct json *after;
	const struct json **items_removed;
	size_t removed_count;
	const struct json **items_added;
	size_t added_count;
};

struct change {
	enum change_type type;
	enum kind kind;
	strview id; /* of after, or of before when removed */
	strview name;
	strview old_name;            /* when it differs, else "" */
	const struct object *before; /* NULL when added */
	const struct object *after;  /* NULL when removed */
	struct edit *edits;
	size_t edit_count;
	/* What it does changed, or may have, in a field that is not known; it
	 * was switched on or off, it came or went. */
	bool is_behaviour;
};

/*
 * A field that came to, or went from, all objects of a kind at once; a member
 * of nested objects is "keyCredentials.keyId".
 */
struct schema_note {
	enum kind kind;
	strview field;
	bool has_appeared;
};

struct diff {
	struct change *changes; /* by kind, then id, then type */
	size_t count;
	size_t cap;
	struct schema_note *notes; /* by kind, then field */
	size_t note_count;
	size_t note_cap;
	kind_set compared; /* kinds whose lists could be compared whole */
};

/*
 * diff_snapshots(before, after, arena, diff):
 * Compare ${after} with ${before}, kind by kind.  A kind not complete in
 * ${before} is left out; one that is partial in ${after} yields additions and
 * changes but no removals; one not collected yields nothing.  A property that
 * is absent on either side is not compared.  Objects recreated are paired when
 * nothing else in the lists behaves so, or when the name is the same; that one
 * is neither added nor removed then.  ${diff} lives in ${arena} and borrows
 * from both snapshots.
 */
void diff_snapshots(const struct snapshot *before, const struct snapshot *after,
    struct arena *arena, struct diff *diff);

/*
 * diff_objects(before, after, arena, change):
 * Compare two states of one object; return false when nothing comparable,
 * stamps included, differs.  The number that orders transport rules says
 * nothing about one rule alone and is left out.
 */
bool diff_objects(const struct object *before, const struct object *after,
    struct arena *arena, struct change *change);

/*
 * diff_same_behaviour(before, after):
 * True when no behaviour field that both objects have differs, and none that
 * says something is there on one side only; or when nothing differs but names
 * of other objects that were renamed.
 */
bool diff_same_behaviour(
    const struct object *before, const struct object *after);

/* change_word(type): "added" …; the word of machines and of catalogues. */
const char *change_word(enum change_type type);

#endif
