/*
 * history_life.c - the life of one object, told.
 */
#include "cmd/history_life.h"

#include <inttypes.h>

#include "auditor/base/lang.h"
#include "auditor/base/term.h"
#include "auditor/base/timefmt.h"
#include "auditor/diff/diff.h"
#include "auditor/report/phrase.h"
#include "cmd/output.h"

#include "auditor/base/banned.h"

struct teller {
	struct store *store;
	const struct store_life *life;
	struct arena *arena;
	struct strbuf *out;
	struct err *err;
	int status; /* -1 once a time could not be read */
};

static void
put_time(struct teller *teller, int64_t number)
{
	char when[TIME_TEXT_MAX];
	int64_t finished = 0;

	if (teller->status == 0)
		teller->status = store_finished(teller->store,
		    teller->life->series_id, number, &finished, teller->err);
	strbuf_printf(teller->out, "  %5" PRId64 "  %s  ", number,
	    time_text(finished, when));
}

static void
put_text(struct teller *teller, strview text)
{
	term_escape(teller->out, text);
}

static strview
quoted(const struct teller *teller, strview name)
{
	return phrase_quoted(name, SV_("(no name)"), teller->arena);
}

/* What became of it, in a word or some; a pruned state keeps no fields. */
static const char *
what_became(const struct teller *teller, const struct store_state *before,
    const struct store_state *now, struct change *change)
{
	if (before->is_pruned || now->is_pruned)
		return digest_eq(&before->object.behaviour_digest,
			   &now->object.behaviour_digest)
			   ? _("another state, with the same effect (pruned)")
			   : _("another state, with another effect (pruned)");
	if (!diff_objects(&before->object, &now->object, teller->arena, change))
		return _("nothing that can be compared");
	return lang(change_word(change->type));
}

/* What differs from the state before. */
static void
put_change(struct teller *teller, const struct store_state *before,
    const struct store_state *now)
{
	struct change change = {0};
	const char *what = what_became(teller, before, now, &change);
	strview old = quoted(teller, before->object.name);
	strview new = quoted(teller, now->object.name);

	put_time(teller, now->first);
	if (sv_eq(before->object.name, now->object.name))
		output_line(teller->out, 0, "%s", what);
	else
		output_line(teller->out, 0,
		    "renamed from " SV_FMT " to " SV_FMT "; %s", SV_ARG(old),
		    SV_ARG(new), what);
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
		strview name = quoted(teller, now->object.name);
		put_time(teller, now->first);
		if (before == NULL)
			output_line(teller->out, 0, "first seen as " SV_FMT,
			    SV_ARG(name));
		else
			output_line(teller->out, 0, "returned as " SV_FMT,
			    SV_ARG(name));
		if (before != NULL)
			put_change(teller, before, now);
	}
	bool is_last = at + 1 == teller->life->count;
	if (now->until != 0 &&
	    (is_last || teller->life->states[at + 1].first != now->until)) {
		put_time(teller, now->until);
		output_line(teller->out, 0, "gone");
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
		strview name = phrase_object(
		    other->object.name, other->object.id, teller->arena);
		output_line(teller->out, 0,
		    "the same effect under another id: " SV_FMT, SV_ARG(name));
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
	struct teller teller = {
	    .store = store,
	    .life = life,
	    .arena = arena,
	    .out = out,
	    .err = err,
	};
	struct history history;
	struct history_version *versions = NULL;
	size_t count = 0;

	store_history(store, life->tenant, life->series, arena, &history);
	if ((followed & KIND_BIT(life->kind)) != 0)
		TRY(history.list_versions(
		    &history, life->kind, arena, &versions, &count, err));
	strview name = phrase_object(
	    life->states[life->count - 1].object.name, life->id, arena);
	output_line(out, 0, "%s " SV_FMT ", series " SV_FMT,
	    kind_name(life->kind), SV_ARG(name), SV_ARG(life->series));
	for (size_t i = 0; i < life->count; i++)
		put_state(&teller, i);
	if (life->states[life->count - 1].until == 0)
		output_line(out, 9, "still there when last seen");
	put_others(&teller, versions, count);
	return teller.status;
}
