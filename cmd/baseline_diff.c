/*
 * baseline_diff.c - what one baseline says otherwise than another, in words.
 */
#include "cmd/baseline_diff.h"

#include "auditor/audit/drift.h"
#include "auditor/base/lang.h"
#include "auditor/base/term.h"
#include "auditor/base/timefmt.h"
#include "auditor/model/normal.h"
#include "auditor/report/phrase.h"
#include "cmd/output.h"

#include "auditor/base/banned.h"

#define LABEL 10

/* The beginning of a line: ${label} in its column. */
static void
put_label(struct strbuf *out, const char *label)
{
	strbuf_add_text(out, "  ");
	output_cell(out, LABEL, label);
}

static void
put_head(const struct baseline *before, const struct baseline *after,
    struct strbuf *out)
{
	char old[TIME_TEXT_MAX];
	char new[TIME_TEXT_MAX];

	put_label(out, _("serial"));
	strbuf_printf(out, "%lld -> %lld\n", (long long)before->serial,
	    (long long)after->serial);
	if (before->expires != after->expires) {
		put_label(out, _("expires"));
		strbuf_printf(out, "%s -> %s\n",
		    time_text(before->expires, old),
		    time_text(after->expires, new));
	}
	if (!sv_eq(before->tenant, after->tenant)) {
		put_label(out, _("tenant"));
		term_escape(out, before->tenant);
		strbuf_add_text(out, " -> ");
		term_escape(out, after->tenant);
		strbuf_add_char(out, '\n');
	}
	if (!sv_eq(before->fail_on, after->fail_on)) {
		put_label(out, "fail-on");
		strbuf_printf(out, SV_FMT " -> " SV_FMT "\n",
		    SV_ARG(before->fail_on), SV_ARG(after->fail_on));
	}
}

static void
put_judged(struct strbuf *out, enum kind kind, const struct baseline *baseline)
{
	size_t count = baseline->objects->lists[kind].count;

	put_label(out, _("scope"));
	strbuf_printf(out,
	    PLURAL(count, "+ %s: %zu object", "+ %s: %zu objects"),
	    kind_name(kind), count);
	strbuf_add_char(out, '\n');
}

static void
put_unjudged(struct strbuf *out, enum kind kind, bool is_said)
{
	put_label(out, _("scope"));
	if (is_said)
		output_line(out, 0, "- %s: judged no more", kind_name(kind));
	else
		output_line(out, 0,
		    "- %s: judged no more, and the document does not say so",
		    kind_name(kind));
}

static void
put_scope(const struct baseline *before, const struct baseline *after,
    struct strbuf *out)
{
	for (size_t i = 0; i < KIND_COUNT; i++) {
		bool was_in = (before->scope & KIND_BIT(i)) != 0;
		bool is_in = (after->scope & KIND_BIT(i)) != 0;
		if (was_in && !is_in)
			put_unjudged(out, (enum kind)i,
			    (after->dropped & KIND_BIT(i)) != 0);
		if (!was_in && is_in)
			put_judged(out, (enum kind)i, after);
	}
}

/* Entries of ${list} that ${other} lacks, or has with another digest. */
static void
put_binding(const struct binding_list *list, const struct binding_list *other,
    const char *what, char sign, struct strbuf *out)
{
	char hex[DIGEST_HEX_MAX];

	for (size_t i = 0; i < list->count; i++) {
		const struct binding_entry *entry = &list->at[i];
		const struct binding_entry *there =
		    binding_find(other, entry->name);
		if (there != NULL && digest_eq(&there->digest, &entry->digest))
			continue;
		put_label(out, what);
		strbuf_printf(out, "%c ", sign);
		term_escape(out, entry->name);
		strbuf_printf(
		    out, ": sha256 %s\n", digest_hex(&entry->digest, hex));
	}
}

static void
put_bindings(const struct binding *before, const struct binding *after,
    struct strbuf *out)
{
	const char *profile = _("profile");
	const char *check = _("own check");

	put_binding(&before->profiles, &after->profiles, profile, '-', out);
	put_binding(&after->profiles, &before->profiles, profile, '+', out);
	put_binding(&before->checks, &after->checks, check, '-', out);
	put_binding(&after->checks, &before->checks, check, '+', out);
}

/* --- policy and approvals -------------------------------------------------- */

/* The policy as the document has it; JSON of ours can be read again. */
static const struct json *
tree_of(const struct policy *policy, struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf text = {0};
	struct jsonw w = {.out = &text};
	const struct json *root = NULL;
	struct err err = {0};

	policy_write(policy, &w, NULL);
	return json_parse(strbuf_view(&text), JSON_OWN, arena, &root, &err) == 0
		   ? root
		   : NULL;
}

static strview
text_of(const struct json *value, struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf text = {0};

	normal_write(value, &text);
	return arena_dup(arena, strbuf_view(&text));
}

static bool
has_entry(const struct json *list, strview text, struct arena *arena)
{
	for (size_t i = 0; list != NULL && i < list->count; i++) {
		if (sv_eq(text_of(&list->items[i], arena), text))
			return true;
	}
	return false;
}

/* Entries of ${list} that ${other} lacks. */
static void
put_entries(const struct json *list, const struct json *other, char sign,
    struct arena *arena, struct strbuf *out)
{
	for (size_t i = 0; i < list->count; i++) {
		strview text = text_of(&list->items[i], arena);
		if (has_entry(other, text, arena))
			continue;
		strbuf_printf(
		    out, "  %c " SV_FMT "  ", sign, SV_ARG(list->key));
		term_escape(out, text);
		strbuf_add_char(out, '\n');
	}
}

static void
put_policy(const struct policy *before, const struct policy *after,
    struct arena *arena, struct strbuf *out)
{
	const struct json *old = tree_of(before, arena);
	const struct json *new = tree_of(after, arena);

	if (before->hybrid != after->hybrid) {
		put_label(out, _("hybrid"));
		strbuf_printf(out, "%s -> %s\n",
		    before->hybrid ? _("yes") : _("no"),
		    after->hybrid ? _("yes") : _("no"));
	}
	for (size_t i = 0; old != NULL && i < old->count; i++)
		put_entries(&old->items[i], json_get(new, old->items[i].key),
		    '-', arena, out);
	for (size_t i = 0; new != NULL &&i < new->count; i++)
		put_entries(&new->items[i], json_get(old, new->items[i].key),
		    '+', arena, out);
}

/* --- objects --------------------------------------------------------------- */

void
baseline_diff_change(
    const struct change *change, struct arena *arena, struct strbuf *out)
{
	strview name = phrase_object(change->name, change->id, arena);

	if (change->old_name.len > 0) {
		strview old = phrase_quoted(change->old_name, SV(""), arena);
		name = arena_printf(arena, _(SV_FMT ", was " SV_FMT),
		    SV_ARG(name), SV_ARG(old));
	}
	put_label(out, lang(change_word(change->type)));
	output_cell(out, 7, lang(severity_word(drift_severity(change))));
	strbuf_printf(out, "%s ", kind_name(change->kind));
	term_escape(out, name);
	strbuf_add_char(out, '\n');
	for (size_t i = 0; i < change->edit_count; i++) {
		strbuf_add_text(out, "      ");
		term_escape(out, phrase_edit(&change->edits[i], arena));
		strbuf_add_char(out, '\n');
	}
}

static void
put_objects(const struct baseline *before, const struct baseline *after,
    struct arena *arena, struct strbuf *out)
{
	struct diff diff;

	diff_snapshots(before->objects, after->objects, arena, &diff);
	for (size_t i = 0; i < diff.count; i++)
		baseline_diff_change(&diff.changes[i], arena, out);
	for (size_t i = 0; i < diff.note_count; i++) {
		put_label(out, _("note"));
		term_escape(out, phrase_note(&diff.notes[i], arena));
		strbuf_add_char(out, '\n');
	}
}

void
baseline_diff_put(const struct baseline *before, const struct baseline *after,
    struct arena *arena, struct strbuf *out)
{
	put_head(before, after, out);
	put_scope(before, after, out);
	put_bindings(&before->binding, &after->binding, out);
	put_policy(&before->policy, &after->policy, arena, out);
	put_objects(before, after, arena, out);
}

void
baseline_diff_first(
    const struct baseline *baseline, struct arena *arena, struct strbuf *out)
{
	const struct policy none = {0};
	const struct binding unbound = {0};
	char when[TIME_TEXT_MAX];

	put_label(out, _("expires"));
	strbuf_printf(out, "%s\n", time_text(baseline->expires, when));
	for (size_t i = 0; i < KIND_COUNT; i++) {
		if ((baseline->scope & KIND_BIT(i)) != 0)
			put_judged(out, (enum kind)i, baseline);
	}
	put_bindings(&unbound, &baseline->binding, out);
	put_policy(&none, &baseline->policy, arena, out);
}
