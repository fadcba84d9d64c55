/*
 * renewal_walk.c - changes decided one by one, as `git add -p` does it.
 */
#include "cmd/renewal_walk.h"

#include <stdio.h>

#include "auditor/base/lang.h"
#include "auditor/base/limits.h"
#include "auditor/base/term.h"
#include "auditor/model/normal.h"
#include "cmd/output.h"

#include "auditor/base/banned.h"

#define LINE_MAX_BYTES 256

static const struct {
	char key;
	const char *about;
} keys[] = {
    {'y', N_("accept: it becomes part of the baseline")},
    {'n', N_("reject: the baseline stays as it is, and audits report the "
	     "change")},
    {'s', N_("skip: decide later, it is shown once more")},
    {'v', N_("show both states whole")},
    {'a', N_("accept this one and all that follow")},
    {'q', N_("quit: what is not accepted yet is rejected")},
};

struct walk {
	struct renewal_units *units;
	struct arena *arena;
	bool takes_rest;
	bool is_over;
};

static int
ask(const struct renewal_unit *unit, const char *position, struct arena *arena,
    struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};

	renewal_units_put(unit, arena, &out);
	strbuf_printf(&out, _("(%s) Accept it [y,n,s,v,a,q,?]?"), position);
	strbuf_add_char(&out, ' ');
	return output_write(strbuf_view(&out), err);
}

/* The first letter of a line; the rest of it counts for nothing. */
static int
read_key(char *key, struct err *err)
{
	char line[LINE_MAX_BYTES];

	if (fgets(line, sizeof(line), stdin) == NULL) {
		(void)err_set(err, ERR_USAGE,
		    "the input ended before all changes were decided; nothing "
		    "was written");
		return err_hint(err, "q quits and keeps what was accepted");
	}
	*key = line[0];
	return 0;
}

static void
put_state(struct strbuf *out, const char *label, const struct object *object)
{
	CLEANUP(strbuf_done) struct strbuf text = {0};

	if (object == NULL)
		return;
	for (size_t i = 0; i < object->state->count; i++) {
		const struct json *member = &object->state->items[i];
		strbuf_clear(&text);
		normal_write(member, &text);
		strbuf_printf(out, "    %s ", label);
		term_escape(out, member->key);
		strbuf_add_text(out, ": ");
		term_escape(out, strbuf_view(&text));
		strbuf_add_char(out, '\n');
	}
}

static int
show_help(struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};

	for (size_t i = 0; i < COUNT_OF(keys); i++)
		strbuf_printf(
		    &out, "  %c  %s\n", keys[i].key, lang(keys[i].about));
	return output_write(strbuf_view(&out), err);
}

static int
show(const struct renewal_unit *unit, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};

	if (unit->count > 0) {
		put_state(&out, "-", unit->changes[0].before);
		put_state(&out, "+", unit->changes[0].after);
	}
	return output_write(strbuf_view(&out), err);
}

/* One answer; true when the unit is dealt with. */
static bool
obey(struct walk *walk, struct renewal_unit *unit, char key)
{
	switch (key) {
	case 'a':
		walk->takes_rest = true;
		unit->choice = RENEWAL_TAKEN;
		return true;
	case 'y':
		unit->choice = RENEWAL_TAKEN;
		return true;
	case 'n':
		unit->choice = RENEWAL_LEFT;
		return true;
	case 'q':
		walk->is_over = true;
		return true;
	case 's':
		return true;
	default:
		return false;
	}
}

static int
decide(struct walk *walk, size_t at, struct err *err)
{
	struct renewal_unit *unit = &walk->units->at[at];
	strview position =
	    arena_printf(walk->arena, "%zu/%zu", at + 1, walk->units->count);
	char key = '\0';

	for (;;) {
		TRY(ask(unit, position.ptr, walk->arena, err));
		TRY(read_key(&key, err));
		if (obey(walk, unit, key))
			return 0;
		if (key == 'v')
			TRY(show(unit, err));
		else
			TRY(show_help(err));
	}
}

/* All that are not decided yet. */
static int
pass(struct walk *walk, struct err *err)
{
	for (size_t i = 0; i < walk->units->count && !walk->is_over; i++) {
		struct renewal_unit *unit = &walk->units->at[i];
		if (unit->choice != RENEWAL_UNDECIDED)
			continue;
		if (walk->takes_rest)
			unit->choice = RENEWAL_TAKEN;
		else
			TRY(decide(walk, i, err));
	}
	return 0;
}

int
renewal_walk(struct renewal_units *units, struct arena *arena, struct err *err)
{
	struct walk walk = {.units = units, .arena = arena};

	TRY(pass(&walk, err));
	/* "a" was for what followed, not for what had been skipped. */
	walk.takes_rest = false;
	return pass(&walk, err);
}
