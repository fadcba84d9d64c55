/*
 * checks_app_name.c - applications whose name is there to deceive.
 */
#include <stdlib.h>

#include "auditor/base/fold.h"
#include "auditor/base/lang.h"
#include "auditor/check/app.h"
#include "auditor/check/checks.h"
#include "auditor/check/ids.h"
#include "auditor/check/join_mail.h"
#include "auditor/check/names.h"

#include "auditor/base/banned.h"

/* A name of Microsoft's, by the skeleton or the loose form of it. */
struct known_name {
	strview key;
	strview name;
};

/*
 * Names of Microsoft's applications: those compiled in, and those that are in
 * the tenant; sorted by key once learnt.
 */
struct known_names {
	struct known_name *at;
	size_t count;
	size_t cap;
};

struct lore {
	struct known_names skeletons;
	struct known_names loose;
};

static void
add_key(const struct check_run *run, struct known_names *names, strview key,
    strview name)
{
	names->at = arena_grow(run->arena, names->at, names->count, &names->cap,
	    sizeof(*names->at));
	names->at[names->count++] = (struct known_name){key, name};
}

static void
add_name(const struct check_run *run, struct lore *lore, strview name)
{
	add_key(run, &lore->skeletons, names_shape(name, run->arena).skeleton,
	    name);
	add_key(run, &lore->loose, names_loose(name, run->arena), name);
}

static int
compare_names(const void *a, const void *b)
{
	const struct known_name *left = a;
	const struct known_name *right = b;
	int order = sv_cmp(left->key, right->key);

	return order != 0 ? order : sv_cmp(left->name, right->name);
}

static void
sort_names(struct known_names *names)
{
	if (names->count > 0)
		qsort(
		    names->at, names->count, sizeof(*names->at), compare_names);
}

static struct lore
learn_names(const struct check_run *run)
{
	const struct object_list *list =
	    snapshot_list(run->now, KIND_SERVICE_PRINCIPAL);
	struct lore lore = {0};
	const char *product;

	for (size_t i = 0; (product = ids_product_name(i)) != NULL; i++)
		add_name(run, &lore, sv_from(product));
	for (size_t i = 0; i < list->count; i++) {
		const struct object *principal = &list->objects[i];
		if (principal->name.len > 0 &&
		    ids_is_microsoft(
			object_text(principal, "appOwnerOrganizationId")))
			add_name(run, &lore, principal->name);
	}
	sort_names(&lore.skeletons);
	sort_names(&lore.loose);
	return lore;
}

/* The first name under ${key}, or "". */
static strview
look_up(const struct known_names *names, strview key)
{
	size_t low = 0;
	size_t high = names->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (sv_cmp(names->at[middle].key, key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < names->count && sv_eq(names->at[low].key, key)
		   ? names->at[low].name
		   : SV("");
}

/*
 * The application of Microsoft whose name ${name} is or imitates, or "".
 * Skeletons are dear: most names are told apart without.
 */
static strview
find_name(const struct check_run *run, const struct lore *lore, strview name)
{
	strview skeleton;

	if (names_is_plain(name) &&
	    look_up(&lore->loose, names_loose(name, run->arena)).len == 0)
		return SV("");
	skeleton = names_shape(name, run->arena).skeleton;
	return skeleton.len > 0 ? look_up(&lore->skeletons, skeleton) : SV("");
}

static bool
is_verified(const struct object *principal)
{
	const struct json *publisher =
	    principal != NULL ? object_field(principal, "verifiedPublisher")
			      : NULL;

	return json_get_text(publisher, SV("verifiedPublisherId")).len > 0;
}

/*
 * Surely not Microsoft's: it is registered here, or its owner is known to be
 * somebody else.  An appId cannot be chosen, so Microsoft's own stay out even
 * where the owner was not read.
 */
static bool
is_not_microsoft(const struct app *app)
{
	strview app_id = object_text(app->object, "appId");

	if (!sv_eq(ids_resource_name(app_id), app_id))
		return false;
	return app->is_registered ||
	       object_text(app->object, "appOwnerOrganizationId").len > 0;
}

/* A name that came after the application was approved was not. */
static bool
is_known_name(const struct check_run *run, const struct app *app)
{
	const struct object *before = run_before(run, app->object);

	return before == NULL || sv_eq(before->name, app->object->name);
}

static void
judge_name(struct check_run *run, const struct check *check,
    const struct app *app, const struct lore *lore)
{
	strview name = app->object->name;
	strview disguise =
	    names_is_plain(name) ? SV("") : names_disguise(name, run->arena);
	bool is_wordless = object_field(app->object, "displayName") != NULL &&
			   !fold_has_letter(name);
	strview original = SV("");

	if (is_not_microsoft(app) && !is_verified(app->principal))
		original = find_name(run, lore, name);
	if (disguise.len == 0 && !is_wordless && original.len == 0)
		return;
	struct finding finding =
	    run_begin(run, check, app->object, check->points);
	run_note_label(run, &finding, N_("name"), name, SV(""));
	if (disguise.len > 0)
		run_say(run, &finding,
		    arena_printf(run->arena, _("the name holds " SV_FMT),
			SV_ARG(disguise)));
	if (is_wordless)
		run_say(run, &finding,
		    SV_("the name has neither letter nor digit"));
	if (original.len > 0)
		run_note_label(run, &finding, N_("looks like"), original,
		    SV_("a name of its own, or a verified publisher"));
	app_finish(run, app, &finding, is_known_name(run, app));
}

void
check_ap_003(struct check_run *run, const struct check *check)
{
	const struct lore lore = learn_names(run);
	struct app_cursor cursor = {0};
	struct app app;

	while (app_next(run, &cursor, &app))
		judge_name(run, check, &app, &lore);
}

/* --- named after somebody, or nobody ------------------------------------- */

static void
add_person(
    struct check_run *run, struct join_index *people, const struct object *user)
{
	static const char *const fields[] = {
	    "displayName", "userPrincipalName", "mail"};

	for (size_t i = 0; i < COUNT_OF(fields); i++)
		join_add(&run->join, people,
		    fold(object_text(user, fields[i]), run->arena), user);
}

static bool
is_trial(strview folded)
{
	return sv_eq(folded, SV("test")) || sv_eq(folded, SV("test app")) ||
	       sv_eq(folded, SV("testapp"));
}

static void
judge_after(struct check_run *run, const struct check *check,
    const struct app *app, const struct join_index *people)
{
	size_t count;
	strview folded = names_fold(app->object->name, run->arena);
	const struct join_entry *person = join_first(people, folded, &count);

	if (folded.len == 0 || (person == NULL && !is_trial(folded)))
		return;
	struct finding finding =
	    run_begin(run, check, app->object, check->points);
	run_note_label(run, &finding, N_("name"), app->object->name, SV(""));
	if (person != NULL)
		run_note_label(run, &finding, N_("named after"),
		    object_text(person->object, "userPrincipalName"),
		    SV_("a name of its own"));
	else
		run_say(run, &finding, SV_("the name of a trial"));
	app_finish(run, app, &finding, is_known_name(run, app));
}

void
check_ap_005(struct check_run *run, const struct check *check)
{
	const struct object_list *list = snapshot_list(run->now, KIND_USER);
	struct join_index people = {0};
	struct app_cursor cursor = {0};
	struct app app;

	for (size_t i = 0; i < list->count; i++)
		add_person(run, &people, &list->objects[i]);
	join_sort(&people);
	while (app_next(run, &cursor, &app))
		judge_after(run, check, &app, &people);
}
