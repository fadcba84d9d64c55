/*
 * checks_name_disguise.c - names that hide, or imitate others.
 */
#include <stdlib.h>

#include "auditor/base/fold.h"
#include "auditor/base/lang.h"
#include "auditor/check/checks.h"
#include "auditor/check/names.h"
#include "auditor/check/remedy.h"
#include "auditor/check/view.h"

#include "auditor/base/banned.h"

/* Was ${a} surely there before ${b}?  Then ${b} is the copy. */
static bool
is_older(
    const struct check_run *run, const struct object *a, const struct object *b)
{
	bool was_a = run_before(run, a) != NULL;
	bool was_b = run_before(run, b) != NULL;
	int64_t made_a = run_time(a, "WhenCreatedUTC");
	int64_t made_b = run_time(b, "WhenCreatedUTC");

	if (was_a != was_b)
		return was_a;
	return made_a != 0 && made_b != 0 && made_a < made_b;
}

/* An object, by what its name roughly reads like. */
struct look {
	strview key;
	const struct object *object;
	struct name_shape shape; /* where two have one key */
};

static int
compare_looks(const void *a, const void *b)
{
	const struct look *left = a;
	const struct look *right = b;
	int order = sv_cmp(left->key, right->key);

	return order != 0 ? order : sv_cmp(left->object->id, right->object->id);
}

/* Skeletons are dear: those of plain names are made where two may be alike. */
static struct look *
make_looks(const struct check_run *run, const struct object_list *list)
{
	struct look *looks =
	    arena_alloc(run->arena, list->count, sizeof(*looks));

	for (size_t i = 0; i < list->count; i++) {
		const struct object *object = &list->objects[i];
		strview name = object->name;
		if (!names_is_plain(name))
			name = fold_skeleton(name, run->arena);
		looks[i].key = names_loose(name, run->arena);
		looks[i].object = object;
	}
	if (list->count > 0)
		qsort(looks, list->count, sizeof(*looks), compare_looks);
	return looks;
}

/* Looks of one key: true when not all of the names are the same. */
static bool
are_different(const struct look *looks, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		if (!sv_eq(looks[0].object->name, looks[i].object->name))
			return true;
	}
	return false;
}

static void
make_shapes(const struct check_run *run, struct look *looks, size_t count)
{
	for (size_t i = 0; i < count; i++)
		looks[i].shape = names_shape(looks[i].object->name, run->arena);
}

/*
 * An object whose name ${looks}[${at}] imitates, or NULL: among the ${count} of
 * one key.
 */
static const struct object *
find_original(const struct check_run *run, const struct look *looks,
    size_t count, size_t at)
{
	for (size_t i = 0; i < count; i++) {
		if (i != at &&
		    names_look_alike(&looks[i].shape, &looks[at].shape) &&
		    !is_older(run, looks[at].object, looks[i].object))
			return looks[i].object;
	}
	return NULL;
}

static void
add_hidden(struct check_run *run, struct finding *finding, strview disguise,
    const struct object *original)
{
	view_note_name(run, finding, fold(finding->name, run->arena));
	if (disguise.len > 0)
		run_say(run, finding,
		    arena_printf(run->arena, _("the name holds " SV_FMT),
			SV_ARG(disguise)));
	if (original != NULL)
		run_note_label(
		    run, finding, N_("looks like"), original->name, SV(""));
	if (!fold_has_letter(finding->name))
		run_say(
		    run, finding, SV_("the name has neither letter nor digit"));
	run_add(run, finding);
}

/* What hides, and how it is switched off. */
struct manner {
	enum kind kind;
	const char *cmdlet;
	const char *rest;
};

static void
judge_name(struct check_run *run, const struct check *check,
    const struct manner *manner, const struct object *object,
    const struct object *original)
{
	strview disguise = names_is_plain(object->name)
			       ? SV("")
			       : names_disguise(object->name, run->arena);
	bool is_rule = manner->kind == KIND_TRANSPORT_RULE;
	bool is_wordless =
	    is_rule && object->name.len > 0 && !fold_has_letter(object->name);

	if (disguise.len == 0 && original == NULL && !is_wordless)
		return;
	struct finding finding = run_begin(run, check, object, check->points);
	finding.happened_at =
	    is_rule ? rule_time(object) : connector_time(run, object);
	finding.remediation =
	    remedy_on(manner->cmdlet, object, manner->rest, run->arena);
	add_hidden(run, &finding, disguise, original);
}

/* The names of one key. */
static void
judge_alike(struct check_run *run, const struct check *check,
    const struct manner *manner, struct look *looks, size_t count)
{
	bool is_apart = are_different(looks, count);

	if (is_apart)
		make_shapes(run, looks, count);
	for (size_t i = 0; i < count; i++)
		judge_name(run, check, manner, looks[i].object,
		    is_apart ? find_original(run, looks, count, i) : NULL);
}

static void
judge_names(struct check_run *run, const struct check *check,
    const struct manner *manner)
{
	const struct object_list *list = snapshot_list(run->now, manner->kind);
	struct look *looks = make_looks(run, list);

	for (size_t from = 0; from < list->count;) {
		size_t to = from + 1;
		while (
		    to < list->count && sv_eq(looks[to].key, looks[from].key))
			to++;
		judge_alike(run, check, manner, &looks[from], to - from);
		from = to;
	}
}

void
check_ic_003(struct check_run *run, const struct check *check)
{
	static const struct manner manner = {
	    KIND_INBOUND_CONNECTOR, "Set-InboundConnector", " -Enabled $false"};

	judge_names(run, check, &manner);
}

void
check_tr_046(struct check_run *run, const struct check *check)
{
	static const struct manner manner = {
	    KIND_TRANSPORT_RULE, "Disable-TransportRule", ""};

	judge_names(run, check, &manner);
}
