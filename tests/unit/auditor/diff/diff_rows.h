/*
 * diff_rows.h - two states as short JSON, and their changes as text.
 */
#ifndef TESTS_UNIT_AUDITOR_DIFF_DIFF_ROWS_H
#define TESTS_UNIT_AUDITOR_DIFF_DIFF_ROWS_H

#include "auditor/diff/diff.h"
#include "auditor/model/normal.h"
#include "tests/unit/auditor/diff/given.h"

/* Documents for given(). */
#define RULES(list) "{'TransportRule':[" list "]}"
#define RULE(id, priority)                                                     \
	"{'Guid':'" id "','Name':'rule " id "','Priority':" priority           \
	",'RemoveHeader':'X-" id "'}"
#define TWO(list)  "{'InboundConnector':[" list "]}"
#define APPS(list) "{'Application':[" list "]}"

struct diff_row {
	const char *name;
	const char *before;
	const char *after;
	/* One line a change: type kind id [name [<- old name]] [!] edits. */
	const char *want;
};

static inline void
diff_put_items(
    struct strbuf *out, char sign, const struct json **items, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		strbuf_add_char(out, sign);
		normal_write(items[i], out);
	}
}

static inline void
diff_put_change(struct strbuf *out, const struct change *change)
{
	strbuf_printf(out, "%s %s " SV_FMT " " SV_FMT,
	    change_word(change->type), kind_name(change->kind),
	    SV_ARG(change->id), SV_ARG(change->name));
	if (change->old_name.len > 0)
		strbuf_printf(out, "<-" SV_FMT, SV_ARG(change->old_name));
	if (change->is_behaviour)
		strbuf_add_text(out, " !");
	for (size_t i = 0; i < change->edit_count; i++) {
		const struct edit *edit = &change->edits[i];
		strbuf_printf(out, " " SV_FMT ":", SV_ARG(edit->field));
		normal_write(edit->before, out);
		strbuf_add_char(out, '>');
		normal_write(edit->after, out);
		diff_put_items(
		    out, '-', edit->items_removed, edit->removed_count);
		diff_put_items(out, '+', edit->items_added, edit->added_count);
	}
	strbuf_add_char(out, '\n');
}

static inline void
diff_put(struct strbuf *out, const struct diff *diff)
{
	for (size_t i = 0; i < diff->count; i++)
		diff_put_change(out, &diff->changes[i]);
	for (size_t i = 0; i < diff->note_count; i++)
		strbuf_printf(out, "%s %s " SV_FMT "\n",
		    diff->notes[i].has_appeared ? "appeared" : "vanished",
		    kind_name(diff->notes[i].kind),
		    SV_ARG(diff->notes[i].field));
}

/* diff_compares(at): the states of a struct diff_row, for KIT_ROWS. */
static inline void
diff_compares(const void *at)
{
	const struct diff_row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf out = {0};
	CLEANUP(snapshot_drop)
	struct snapshot *before = given("live", 100, row->before);
	CLEANUP(snapshot_drop)
	struct snapshot *after = given("live", 200, row->after);
	struct diff diff;

	diff_snapshots(before, after, arena, &diff);
	diff_put(&out, &diff);
	KIT_TEXT(strbuf_view(&out), sv_from(row->want));
	for (size_t i = 0; i < diff.count; i++) {
		const struct change *change = &diff.changes[i];
		KIT_INT(change->before == NULL, change->type == CHANGE_ADDED);
		KIT_INT(change->after == NULL, change->type == CHANGE_REMOVED);
	}

	/* A state against itself is no change, whatever is in it. */
	diff_snapshots(after, after, arena, &diff);
	KIT_INT(diff.count + diff.note_count, 0);
}

#endif
