/*
 * history_life.c - the life of one object, told.
 */
#include "cmd/history_life.h"

#include <inttypes.h>

#include "auditor/base/term.h"
#include "auditor/base/timefmt.h"
#include "auditor/diff/diff.h"
#include "auditor/report/phrase.h"

#include "auditor/base/banned.h"

struct teller {
	const struct store_life *life;
	const struct history_snapshot *snapshots;
	size_t count;
	struct arena *arena;
	struct strbuf *out;
};

static void
put_time(struct teller *teller, int64_t number)
{
	char when[TIME_TEXT_MAX];

	strbuf_printf(teller->out, "  %5" PRId64 "  ", number);
	if (number >= 1 && (size_t)number <= teller->count)
		strbuf_printf(teller->out, "%s  ",
		    time_text(teller->snapshots[number - 1].finished, when));
}

static void
put_text(struct teller *teller, strview text)
{
	term_escape(teller->out, text);
}

static void
put_quoted(struct teller *teller, strview name)
{
	put_text(teller, phrase_quoted(name, SV("(no name)"), teller->arena));
}

/* What differs from the state before; a pruned one keeps no fields. */
static void
put_change(struct teller *teller, const struct store_state *before,
    const struct store_state *now)
{
	struct change change;

	put_time(teller, now->first);
	if (!sv_eq(before->object.name, now->object.name)) {
		strbuf_add_text(teller->out, "renamed from ");
		put_quoted(teller, before->object.name);
		strbuf_add_text(teller->out, " to ");
		put_quoted(teller, now->object.name);
		strbuf_add_text(teller->out, "; ");
	}
	if (before->is_pruned || now->is_pruned) {
		strbuf_add_text(teller->out,
		    digest_eq(&before->object.behaviour_digest,
			&now->object.behaviour_digest)
			? "another state, with the same effect (pruned)\n"
			: "another state, with another effect (pruned)\n");
		return;
	}
	if (!diff_objects(
		&before->object, &now->object, teller->arena, &change)) {
		strbuf_add_text(teller->out, "nothing that can be compared\n");
		return;
	}
	strbuf_printf(teller->out, "%s\n", change_word(change.type));
	for (size_t i = 0; i < change.edit_count; i++) {
		strbuf_add_text(teller->out, "           ");
		put_text(teller, phrase_edit(&change.edits[i], teller->arena));
		strbuf_add_char(teller->out, '\n');
	}
}

static void
put_state(struct teller *teller, size_t at)
{
	const struct store_state *now = &teller->life->states[at];
	const struct store_state *before =
	    at > 0 ? &teller->life->states[at - 1] : NULL;

	if (before != NULL && before->until == now->first) {
		put_change(teller, before, now);
	} else {
		put_time(teller, now->first);
		strbuf_add_text(teller->out,
		    before == NULL ? "first seen as " : "returned as ");
		put_quoted(teller, now->object.name);
		strbuf_add_text(teller->out, "\n");
		if (before != NULL)
			put_change(teller, before, now);
	}
	bool is_last = at + 1 == teller->life->count;
	if (now->until != 0 &&
	    (is_last || teller->life->states[at + 1].first != now->until)) {
		put_time(teller, now->until);
		strbuf_add_text(teller->out, "gone\n");
	}
}

static bool
is_idle(const struct object *object)
{
	const struct json no_members = {.type = JSON_OBJECT};
	const struct object idle = {.kind = object->kind, .state = &no_members};
	struct digest nothing = history_digest(&idle);

	return digest_eq(&object->behaviour_digest, &nothing);
}

/* A state of another object that does what some state of this one did. */
static bool
is_same_effect(
    const struct store_life *life, const struct history_version *other)
{
	if (sv_eq(other->object.id, life->id) || is_idle(&other->object))
		return false;
	for (size_t i = 0; i < life->count; i++) {
		if (digest_eq(&life->states[i].object.behaviour_digest,
			&other->object.behaviour_digest))
			return true;
	}
	return false;
}

static void
put_others(
    struct teller *teller, const struct history_version *versions, size_t count)
{
	strview last = {0};

	for (size_t i = 0; i < count; i++) {
		const struct history_version *other = &versions[i];
		if (!is_same_effect(teller->life, other) ||
		    sv_eq(last, other->object.id))
			continue;
		last = other->object.id;
		put_time(teller, other->first);
		strbuf_add_text(teller->out, "the same effect under another "
					     "id: ");
		put_text(teller, phrase_object(other->object.name,
				     other->object.id, teller->arena));
		strbuf_add_char(teller->out, '\n');
	}
}

/* Of these there are few, and each directs mail. */
static const kind_set followed =
    KIND_BIT(KIND_INBOUND_CONNECTOR) | KIND_BIT(KIND_OUTBOUND_CONNECTOR) |
    KIND_BIT(KIND_TRANSPORT_RULE) | KIND_BIT(KIND_JOURNAL_RULE) |
    KIND_BIT(KIND_APPLICATION);

int
history_life_put(struct store *store, const struct store_life *life,
    struct arena *arena, struct strbuf *out, struct err *err)
{
	struct teller teller = {.life = life, .arena = arena, .out = out};
	struct history history;
	struct history_snapshot *snapshots;
	struct history_version *versions = NULL;
	size_t count = 0;

	store_history(store, life->tenant, life->series, arena, &history);
	TRY(history.list_snapshots(
	    &history, arena, &snapshots, &teller.count, err));
	teller.snapshots = snapshots;
	if ((followed & KIND_BIT(life->kind)) != 0)
		TRY(history.list_versions(
		    &history, life->kind, arena, &versions, &count, err));
	strbuf_printf(out, "%s ", kind_name(life->kind));
	put_text(
	    &teller, phrase_object(life->states[life->count - 1].object.name,
			 life->id, arena));
	strbuf_add_text(out, ", series ");
	put_text(&teller, life->series);
	strbuf_add_char(out, '\n');
	for (size_t i = 0; i < life->count; i++)
		put_state(&teller, i);
	if (life->states[life->count - 1].until == 0)
		strbuf_add_text(out, "         still there when last seen\n");
	put_others(&teller, versions, count);
	return 0;
}
