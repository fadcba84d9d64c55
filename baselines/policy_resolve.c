/*
 * policy_resolve.c - which object a name in a policy file means.
 */
#include "baselines/policy_internal.h"

#include "auditor/base/yaml.h"
#include "auditor/model/normal.h"

#include "auditor/base/banned.h"

/* Objects shown when a name fits several. */
#define SHOWN_MAX 4

struct search {
	const struct policy_source *source;
	const struct json *value;
	strview wanted;
	const struct object *hits[SHOWN_MAX];
	size_t count; /* of all hits */
};

static void
add_hit(struct search *search, const struct object *object)
{
	if (search->count < SHOWN_MAX)
		search->hits[search->count] = object;
	search->count++;
}

static void
find_id(struct search *search, enum kind kind)
{
	const struct object *object =
	    snapshot_find(search->source->snapshot, kind, search->wanted);

	if (object != NULL)
		add_hit(search, object);
}

/* Exchange takes names in any letter case. */
static void
find_name(struct search *search, enum kind kind)
{
	const struct object_list *list =
	    snapshot_list(search->source->snapshot, kind);

	for (size_t i = 0; i < list->count; i++) {
		if (sv_eq_fold(list->objects[i].name, search->wanted))
			add_hit(search, &list->objects[i]);
	}
}

static void
each_kind(struct search *search, kind_set kinds,
    void (*find)(struct search *search, enum kind kind))
{
	for (size_t i = 0; i < KIND_COUNT; i++) {
		if ((kinds & KIND_BIT(i)) != 0)
			find(search, (enum kind)i);
	}
}

static int
fail_ambiguous(const struct search *search)
{
	const struct policy_source *source = search->source;
	CLEANUP(strbuf_done) struct strbuf list = {0};

	for (size_t i = 0; i < search->count && i < SHOWN_MAX; i++)
		strbuf_printf(&list, "%s%s " SV_FMT, i > 0 ? ", " : "",
		    kind_name(search->hits[i]->kind),
		    SV_ARG(search->hits[i]->id));
	strbuf_add_text(&list, search->count > SHOWN_MAX ? " …" : "");
	(void)yaml_fail(source->err, source->name, search->value,
	    "\"" SV_FMT "\" names %zu objects: %s", SV_ARG(search->wanted),
	    search->count, strbuf_cstr(&list));
	return err_hint(source->err, "give the id of the one that is meant");
}

/* Nothing of that name; perhaps because its list is not there. */
static int
fail_unknown(const struct search *search, kind_set kinds)
{
	const struct policy_source *source = search->source;
	CLEANUP(strbuf_done) struct strbuf unread = {0};

	for (size_t i = 0; i < KIND_COUNT; i++) {
		if ((kinds & KIND_BIT(i)) != 0 &&
		    !snapshot_is_complete(source->snapshot, (enum kind)i))
			strbuf_printf(&unread, "%s%s",
			    unread.len > 0 ? ", " : "",
			    kind_name((enum kind)i));
	}
	(void)yaml_fail(source->err, source->name, search->value,
	    "no object of the snapshot is named \"" SV_FMT "\"",
	    SV_ARG(search->wanted));
	if (unread.len == 0)
		return err_hint(source->err,
		    "give its name as the tenant spells it, or its id");
	return err_hint(source->err,
	    "give its name as the tenant spells it, or its id; not read whole: "
	    "%s",
	    strbuf_cstr(&unread));
}

int
policy_resolve(const struct policy_source *source, const struct json *value,
    kind_set kinds, const struct object **object)
{
	struct search search = {.source = source, .value = value};

	if (value->type != JSON_STRING || sv_trim(value->text).len == 0)
		return yaml_fail(source->err, source->name, value,
		    "the name or id of an object expected");
	search.wanted = normal_id(value->text, source->arena);
	each_kind(&search, kinds, find_id);
	if (search.count == 0)
		each_kind(&search, kinds, find_name);
	if (search.count > 1)
		return fail_ambiguous(&search);
	if (search.count == 0)
		return fail_unknown(&search, kinds);
	if (!snapshot_is_complete(source->snapshot, search.hits[0]->kind))
		return yaml_fail(source->err, source->name, value,
		    "the list it is from was not read whole: %s",
		    kind_name(search.hits[0]->kind));
	*object = search.hits[0];
	return 0;
}
