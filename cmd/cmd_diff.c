/*
 * cmd_diff.c - exoaudit diff: changes between two stored snapshots.
 */
#include <inttypes.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "auditor/audit/drift.h"
#include "auditor/audit/who.h"
#include "auditor/base/lang.h"
#include "auditor/base/term.h"
#include "auditor/base/utf8.h"
#include "auditor/diff/order.h"
#include "auditor/model/normal.h"
#include "auditor/store/store_event.h"
#include "cmd/command.h"
#include "cmd/output.h"
#include "cmd/session.h"

#include "auditor/base/banned.h"

#define VALUE_SHOWN 2000
#define LABEL       10

struct diff_options {
	struct common_options common;
	const char *series;
	const char *fail_on;
};

static const struct option_row rows[] = {
    {'\0', "series", OPTION_TEXT, offsetof(struct diff_options, series), "NAME",
	N_("series of the snapshots (otherwise live)")},
    {'\0', "fail-on", OPTION_TEXT, offsetof(struct diff_options, fail_on),
	"SEVERITY", N_("status 1 from this severity on (otherwise info)")},
};

struct work {
	struct store *store;
	struct session session;
	strview series;
	int64_t numbers[2];
	struct snapshot *before;
	struct snapshot *after;
	struct event_log events; /* of the time between, and since */
	struct strbuf out;
};

static void
work_done(struct work *work)
{
	snapshot_free(work->before);
	snapshot_free(work->after);
	store_close(work->store);
	strbuf_done(&work->out);
}

static int
read_number(const char *word, int64_t *number, struct err *err)
{
	size_t len = strlen(word);

	if (len > 0 && len < 16 && strspn(word, "0123456789") == len) {
		*number = strtoll(word, NULL, 10);
		if (*number > 0)
			return 0;
	}
	(void)err_set(
	    err, ERR_USAGE, "\"%s\" is no number of a snapshot", word);
	return err_hint(err, "see `exoaudit history`");
}

static void
put_value(struct strbuf *out, const struct json *value)
{
	CLEANUP(strbuf_done) struct strbuf text = {0};
	struct json shown = *value;

	shown.text = text_shown(value->text);
	normal_write(&shown, &text);
	term_escape(out, sv_slice(strbuf_view(&text), 0, VALUE_SHOWN));
}

static void
put_elements(struct strbuf *out, const char *sign,
    const struct json *const *items, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		strbuf_printf(out, "      %s ", sign);
		put_value(out, items[i]);
		strbuf_add_char(out, '\n');
	}
}

static void
put_edit(struct strbuf *out, const struct edit *edit)
{
	strbuf_add_text(out, "    ");
	term_escape(out, edit->field);
	if (edit->added_count + edit->removed_count > 0) {
		strbuf_add_char(out, '\n');
		put_elements(out, "-",
		    (const struct json *const *)edit->items_removed,
		    edit->removed_count);
		put_elements(out, "+",
		    (const struct json *const *)edit->items_added,
		    edit->added_count);
		return;
	}
	strbuf_add_text(out, ": ");
	put_value(out, edit->before);
	strbuf_add_text(out, " -> ");
	put_value(out, edit->after);
	strbuf_add_char(out, '\n');
}

static void
put_change(struct strbuf *out, const struct change *change, struct arena *arena)
{
	strview name = change->name.len > 0 ? change->name : change->id;

	if (change->old_name.len > 0)
		name = arena_printf(arena, _(SV_FMT " (was " SV_FMT ")"),
		    SV_ARG(name), SV_ARG(change->old_name));
	output_cell(out, LABEL, lang(change_word(change->type)));
	output_cell(out, 8, lang(severity_word(drift_severity(change))));
	strbuf_printf(out, "%s ", kind_name(change->kind));
	term_escape(out, name);
	strbuf_add_text(out, "  ");
	term_escape(out, change->id);
	strbuf_add_char(out, '\n');
	for (size_t i = 0; i < change->edit_count; i++)
		put_edit(out, &change->edits[i]);
}

/* Records come late: those of later runs are looked at as well. */
static int
load_events(struct work *work, struct arena *arena, struct err *err)
{
	int64_t since[EVENT_TYPE_COUNT];

	for (size_t i = 0; i < EVENT_TYPE_COUNT; i++)
		since[i] = work->before->started;
	return store_events(work->store, work->session.tenant_id, work->series,
	    0, since, arena, &work->events, err);
}

static void
put_who(struct work *work, const struct who *who, struct arena *arena)
{
	if (who == NULL)
		return;
	strbuf_add_text(&work->out, "    ");
	term_escape(&work->out, who_words(who, arena));
	strbuf_add_char(&work->out, '\n');
}

static void
put_note(struct strbuf *out, const struct schema_note *note)
{
	output_cell(out, LABEL, _("note"));
	if (note->has_appeared)
		output_line(out, 0,
		    "%s: property " SV_FMT " is new on all objects",
		    kind_name(note->kind), SV_ARG(note->field));
	else
		output_line(out, 0,
		    "%s: property " SV_FMT " is gone from all objects",
		    kind_name(note->kind), SV_ARG(note->field));
}

static void
put_uncompared(struct strbuf *out, const struct diff *diff)
{
	for (size_t i = 0; i < KIND_COUNT; i++) {
		if ((diff->compared & KIND_BIT(i)) == 0 &&
		    kind_is_collected((enum kind)i))
			output_line(out, 0,
			    "not compared: %s was not read whole in both",
			    kind_name((enum kind)i));
	}
}

static int
load(struct work *work, const struct invocation *invocation,
    const struct diff_options *options, struct err *err)
{
	const char *series =
	    options->series != NULL ? options->series : SERIES_LIVE;
	int64_t from = 0;
	int64_t to = 0;

	TRY(read_number(invocation->words.at[0], &from, err));
	TRY(read_number(invocation->words.at[1], &to, err));
	TRY(session_open(
	    &options->common, false, invocation->arena, &work->session, err));
	TRY(store_open(
	    work->session.store_path, STORE_READ, &work->store, err));
	TRY(session_tenant_id(&work->session, work->store, &options->common,
	    invocation->arena, err));
	work->series = sv_from(series);
	work->numbers[0] = from;
	work->numbers[1] = to;
	return 0;
}

static int
load_whole(struct work *work, struct err *err)
{
	snapshot_free(TAKE(work->before));
	snapshot_free(TAKE(work->after));
	TRY(store_get(work->store, work->session.tenant_id, work->series,
	    work->numbers[0], &work->before, err));
	return store_get(work->store, work->session.tenant_id, work->series,
	    work->numbers[1], &work->after, err);
}

/*
 * What another version of the program wrote may be incomplete by what this one
 * expects; and whether something was recreated, all that is alike decides.
 */
static bool
needs_whole(const struct work *work, const struct diff *diff)
{
	if (!sv_eq(work->before->tool_version, SV(PROGRAM_TOOL)) ||
	    !sv_eq(work->after->tool_version, SV(PROGRAM_TOOL)))
		return true;
	for (size_t i = 0; i < diff->count; i++) {
		if (diff->changes[i].type == CHANGE_RECREATED)
			return true;
	}
	return false;
}

/* Only what differs is read, as far as that is enough. */
static int
find_changes(
    struct work *work, struct arena *arena, struct diff *diff, struct err *err)
{
	struct snapshot *both[2];
	kind_set ordered = 0;

	for (size_t i = 0; i < KIND_COUNT; i++) {
		if (order_field((enum kind)i).len > 0)
			ordered |= KIND_BIT(i);
	}
	TRY(store_changed(work->store, work->session.tenant_id, work->series,
	    work->numbers, ordered, both, err));
	work->before = both[0];
	work->after = both[1];
	diff_snapshots(work->before, work->after, arena, diff);
	if (!needs_whole(work, diff))
		return 0;
	TRY(load_whole(work, err));
	diff_snapshots(work->before, work->after, arena, diff);
	return 0;
}

static int
compare(struct work *work, const struct invocation *invocation,
    const struct diff_options *options, int *status)
{
	struct err *err = invocation->err;
	struct diff diff = {0};
	enum severity limit;

	TRY(session_severity(
	    options->fail_on, "--fail-on", SEVERITY_INFO, &limit, err));
	TRY(load(work, invocation, options, err));
	TRY(find_changes(work, invocation->arena, &diff, err));
	TRY(load_events(work, invocation->arena, err));
	const struct who *who = who_changes(&work->events, &diff,
	    (struct event_window){work->before->started, work->after->finished},
	    invocation->arena);
	*status = STATUS_GOOD;
	for (size_t i = 0; i < diff.count; i++) {
		put_change(&work->out, &diff.changes[i], invocation->arena);
		put_who(work, who_of(who, &diff, &diff.changes[i]),
		    invocation->arena);
		if (drift_severity(&diff.changes[i]) >= limit)
			*status = STATUS_FINDINGS;
	}
	for (size_t i = 0; i < diff.note_count; i++)
		put_note(&work->out, &diff.notes[i]);
	put_uncompared(&work->out, &diff);
	if (*status == STATUS_GOOD && (kind_collected() & ~diff.compared) != 0)
		*status = STATUS_INCOMPLETE;
	return output_write(strbuf_view(&work->out), err);
}

static int
run(const struct invocation *invocation, const void *options)
{
	CLEANUP(work_done) struct work work = {0};
	int status = STATUS_FAILED;

	if (compare(&work, invocation, options, &status) != 0)
		return STATUS_FAILED;
	return status;
}

const struct command command_diff = {
    .name = "diff",
    .arguments = "N M",
    .summary = N_("changes between two stored snapshots"),
    .about =
	N_("Show what changed from snapshot N to snapshot M, field by field.\n"
	   "Lists that were not read whole are named, never taken for empty."),
    .options = {rows, COUNT_OF(rows)},
    .options_size = sizeof(struct diff_options),
    .least_words = 2,
    .most_words = 2,
    .is_offline = command_is_offline,
    .run = run,
};
