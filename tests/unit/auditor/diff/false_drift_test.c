/*
 * false_drift_test.c - for every kind: another spelling is no change, stamps
 * alone are touched, and one edit is exactly that edit.
 *
 * EXOAUDIT_DRIFT_ROUNDS in the environment says how often each is tried.
 */
#include <stdlib.h>

#include "auditor/diff/diff.h"
#include "auditor/diff/order.h"
#include "auditor/model/snapshot.h"
#include "tests/support/kit_rows.h"
#include "tests/unit/auditor/diff/spelling.h"

#define ROUNDS 40
#define TENANT "aaaaaaaa-0000-4000-8000-000000000001"

/* --- snapshots ----------------------------------------------------------- */

static void
write_object(const struct recipe *recipe, struct strbuf *out)
{
	struct writer w = {recipe, recipe->spelling, out};

	put_members(&w, "", recipe->meaning, true);
}

static struct snapshot *
make(const struct recipe *recipe)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(strbuf_done) struct strbuf text = {0};
	const struct coverage whole = {.status = COVERAGE_COMPLETE};
	struct snapshot *snapshot =
	    snapshot_new(SV(TENANT), SV("live"), SV("test"));
	const struct json *raw;
	struct err err = {0};

	write_object(recipe, &text);
	KIT_GOOD(
	    json_parse(strbuf_view(&text), JSON_WIRE, arena, &raw, &err), &err);
	KIT_GOOD(snapshot_add(snapshot, recipe->kind, raw, &err), &err);
	snapshot_cover(snapshot, recipe->kind, &whole);
	snapshot_seal(snapshot);
	KIT_INT(snapshot_list(snapshot, recipe->kind)->count, 1);
	KIT_TRUE(snapshot_is_complete(snapshot, recipe->kind));
	return snapshot;
}

/* The changes from one to the other as "type field field …", or "". */
static void
tell(
    const struct recipe *before, const struct recipe *after, struct strbuf *out)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(snapshot_drop) struct snapshot *left = make(before);
	CLEANUP(snapshot_drop) struct snapshot *right = make(after);
	struct diff diff;

	strbuf_clear(out);
	diff_snapshots(left, right, arena, &diff);
	KIT_INT(diff.note_count, 0);
	for (size_t i = 0; i < diff.count; i++) {
		const struct change *change = &diff.changes[i];
		strbuf_add_text(out, change_word(change->type));
		for (size_t j = 0; j < change->edit_count; j++)
			strbuf_printf(
			    out, " " SV_FMT, SV_ARG(change->edits[j].field));
		strbuf_add_char(out, ';');
	}
}

static int
rounds(void)
{
	const char *text = getenv("EXOAUDIT_DRIFT_ROUNDS");

	return text != NULL ? (int)strtol(text, NULL, 10) : ROUNDS;
}

struct kind_row {
	const char *name;
	enum kind kind;
};

static struct kind_row kinds[KIND_COUNT];

static struct recipe
some_recipe(enum kind kind, int round)
{
	uint64_t seed = mix((uint64_t)kind + 1, (uint64_t)round + 1);

	return (struct recipe){
	    .kind = kind,
	    .meaning = next(&seed),
	    .edited = SIZE_MAX,
	    .stamps = next(&seed),
	};
}

static bool
has_stamps(enum kind kind)
{
	size_t count;
	const struct field *fields = kind_fields(kind, &count);

	for (size_t i = 0; i < count; i++) {
		if (fields[i].class == FIELD_STAMP &&
		    strchr(fields[i].name, '.') == NULL)
			return true;
	}
	return false;
}

static void
is_no_change(const void *at)
{
	enum kind kind = ((const struct kind_row *)at)->kind;
	CLEANUP(strbuf_done) struct strbuf told = {0};

	for (int i = 0; i < rounds(); i++) {
		struct recipe before = some_recipe(kind, i);
		struct recipe after = before;
		before.spelling = mix(7, (uint64_t)i) | 1;
		after.spelling = mix(8, (uint64_t)i) | 1;
		tell(&before, &after, &told);
		KIT_TEXT(strbuf_view(&told), SV(""));
		after.stamps = mix(9, (uint64_t)i);
		tell(&before, &after, &told);
		if (has_stamps(kind))
			KIT_TRUE(sv_starts(strbuf_view(&told), SV("touched ")));
		else
			KIT_TEXT(strbuf_view(&told), SV(""));
	}
}

/* One of the fields whose edit is an edit and nothing else. */
static const struct field *
some_field(struct recipe *recipe, uint64_t seed)
{
	size_t count;
	const struct field *fields = kind_fields(recipe->kind, &count);

	for (size_t i = 0; i < count; i++) {
		size_t at = (i + seed) % count;
		const char *name = fields[at].name;
		if (fields[at].class != FIELD_STATE ||
		    strchr(name, '.') != NULL || is_id(recipe->kind, name) ||
		    sv_eq(order_field(recipe->kind), sv_from(name)))
			continue;
		recipe->edited = at;
		return &fields[at];
	}
	return NULL;
}

/* The field as it stands in the object, in the plain way. */
static void
plain(
    const struct recipe *recipe, const struct field *field, struct strbuf *out)
{
	struct recipe as_is = *recipe;
	struct writer w = {&as_is, 0, out};

	as_is.spelling = 0;
	strbuf_clear(out);
	put_member(&w, field, field->name,
	    seed_of(recipe, field, recipe->edited), true);
}

static void
is_that_edit(const void *at)
{
	enum kind kind = ((const struct kind_row *)at)->kind;
	CLEANUP(strbuf_done) struct strbuf old = {0};
	CLEANUP(strbuf_done) struct strbuf new = {0};
	CLEANUP(strbuf_done) struct strbuf told = {0};
	CLEANUP(strbuf_done) struct strbuf want = {0};

	/* What an entry of an access list says is what it is. */
	for (int i = 0; kind_fallback(kind) != KIND_BY_CONTENT && i < rounds();
	     i++) {
		struct recipe before = some_recipe(kind, i);
		uint64_t seed = before.meaning;
		const struct field *field = some_field(&before, next(&seed));
		if (field == NULL)
			return;
		before.edit = mix(before.meaning, before.edited);
		struct recipe after = before;
		plain(&before, field, &old);
		do {
			after.edit = next(&seed);
			plain(&after, field, &new);
		} while (sv_eq(strbuf_view(&old), strbuf_view(&new)));
		before.spelling = next(&seed) | 1;
		after.spelling = next(&seed) | 1;
		const char *called = kind_name_field(kind);
		bool is_name = called != NULL &&
			       sv_eq(sv_from(called), sv_from(field->name));
		strbuf_clear(&want);
		strbuf_printf(&want, "%s %s;", is_name ? "renamed" : "changed",
		    field->name);
		tell(&before, &after, &told);
		KIT_TEXT(strbuf_view(&told), strbuf_view(&want));
	}
}

static struct kind_row edits[KIND_COUNT];
static char names[KIND_COUNT][80];

int
main(void)
{
	for (size_t i = 0; i < KIND_COUNT; i++) {
		(void)snprintf(names[i], sizeof(names[i]), "%s, one edit",
		    kind_name((enum kind)i));
		kinds[i] =
		    (struct kind_row){kind_name((enum kind)i), (enum kind)i};
		edits[i] = (struct kind_row){names[i], (enum kind)i};
	}
	KIT_ROWS(kinds, is_no_change);
	KIT_ROWS(edits, is_that_edit);
	return kit_finish();
}
