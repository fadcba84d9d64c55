/*
 * policy_approval.c - approvals, bound to what their objects do.
 */
#include "baselines/policy_internal.h"

#include <stdlib.h>

#include "auditor/base/timefmt.h"
#include "auditor/base/yaml.h"

#include "auditor/base/banned.h"

#define ALL_KINDS (KIND_BIT(KIND_COUNT) - 1)

static int
read_kinds(const struct policy_source *source, const struct json *entry,
    kind_set *kinds)
{
	CLEANUP(strbuf_done) struct strbuf list = {0};
	const struct json *value = json_get(entry, SV("kind"));
	strview text;
	enum kind kind;

	*kinds = ALL_KINDS;
	if (value == NULL)
		return 0;
	TRY(policy_yaml_text(source, entry, "kind", &text));
	if (kind_find(text, &kind) || kind_find_key(text, &kind)) {
		*kinds = KIND_BIT(kind);
		return 0;
	}
	for (size_t i = 0; i < KIND_COUNT; i++)
		strbuf_printf(
		    &list, "%s%s", i > 0 ? ", " : "", kind_name((enum kind)i));
	(void)yaml_fail(source->err, source->name, value,
	    "unknown kind \"" SV_FMT "\"", SV_ARG(text));
	return err_hint(source->err, "known: %s", strbuf_cstr(&list));
}

static int
bind_object(const struct policy_source *source, const struct json *value,
    kind_set kinds, struct approval *approval)
{
	const struct object *object;

	TRY(policy_resolve(source, value, kinds, &object));
	approval->kind = object->kind;
	approval->id = object->id;
	approval->name = object->name;
	approval->behaviour = object->behaviour_digest;
	return 0;
}

/* The members of a finding about several objects; all are of one kind. */
static int
bind_set(const struct policy_source *source, const struct json *list,
    kind_set kinds, struct approval *approval)
{
	CLEANUP(strbuf_done) struct strbuf names = {0};

	if (list->type != JSON_ARRAY || list->count == 0)
		return yaml_fail(source->err, source->name, list,
		    "objects: a list of names or ids expected");
	const struct object **members = arena_alloc(
	    source->arena, list->count, sizeof(const struct object *));
	for (size_t i = 0; i < list->count; i++) {
		TRY(policy_resolve(
		    source, &list->items[i], kinds, &members[i]));
		for (size_t j = 0; j < i; j++) {
			if (members[j] == members[i])
				return yaml_fail(source->err, source->name,
				    &list->items[i],
				    "the same object for the second time");
		}
		kinds = KIND_BIT(members[i]->kind);
		strbuf_printf(&names, "%s" SV_FMT, i > 0 ? ", " : "",
		    SV_ARG(members[i]->name));
	}
	approval->kind = members[0]->kind;
	approval->id = source->snapshot->tenant;
	approval->name = arena_dup(source->arena, strbuf_view(&names));
	approval->behaviour =
	    policy_set_behaviour(members, list->count, source->arena);
	return 0;
}

static int
bind(const struct policy_source *source, const struct json *entry,
    struct approval *approval)
{
	const struct json *object = json_get(entry, SV("object"));
	const struct json *objects = json_get(entry, SV("objects"));
	kind_set kinds;

	if ((object == NULL) == (objects == NULL))
		return yaml_fail(source->err, source->name, entry,
		    "either object or objects expected");
	TRY(read_kinds(source, entry, &kinds));
	if (object != NULL)
		return bind_object(source, object, kinds, approval);
	return bind_set(source, objects, kinds, approval);
}

bool
policy_end(strview text, int64_t *seconds)
{
	CLEANUP(strbuf_done) struct strbuf end = {0};

	if (time_read(text, seconds))
		return true;
	strbuf_add(&end, text);
	strbuf_add_text(&end, "T23:59:59Z");
	return text.len == sizeof("2027-01-31") - 1 &&
	       time_read(strbuf_view(&end), seconds);
}

static int
read_expiry(const struct policy_source *source, const struct json *entry,
    struct approval *approval)
{
	strview text;
	int64_t end = source->expires;

	TRY(policy_yaml_option(source, entry, "expires", &text));
	if (text.len > 0 && !policy_end(text, &end))
		return yaml_fail(source->err, source->name,
		    json_get(entry, SV("expires")),
		    "expires: a day such as 2027-01-31 expected, not "
		    "\"" SV_FMT "\"",
		    SV_ARG(text));
	if (text.len > 0 && end <= source->snapshot->finished)
		return yaml_fail(source->err, source->name,
		    json_get(entry, SV("expires")),
		    "expires: the approval is over already");
	approval->expires = end < source->expires ? end : source->expires;
	return 0;
}

int
policy_approval_compile(
    const struct policy_source *source, const struct json *entry, void *to)
{
	static const char *const known[] = {"check", "object", "objects",
	    "kind", "reason", "ticket", "approver", "expires", NULL};
	struct approval *approval = to;

	TRY(policy_yaml_keys(source, entry, known));
	TRY(policy_yaml_text(source, entry, "check", &approval->check));
	if (!policy_is_check(approval->check))
		return yaml_fail(source->err, source->name,
		    json_get(entry, SV("check")),
		    "check: an id such as TR-010 expected, not \"" SV_FMT "\"",
		    SV_ARG(approval->check));
	TRY(bind(source, entry, approval));
	approval->canon = SV(OBJECT_CANON);
	TRY(policy_yaml_text(source, entry, "reason", &approval->reason));
	TRY(policy_yaml_option(source, entry, "ticket", &approval->ticket));
	TRY(policy_yaml_text(source, entry, "approver", &approval->approver));
	return read_expiry(source, entry, approval);
}

int
policy_approval_order(const void *a, const void *b)
{
	const struct approval *left = a;
	const struct approval *right = b;
	int order = sv_cmp(left->check, right->check);

	if (order == 0 && left->kind != right->kind)
		order = left->kind < right->kind ? -1 : 1;
	return order != 0 ? order : sv_cmp(left->id, right->id);
}

void
policy_approve(
    struct policy *policy, const struct approval *approval, struct arena *arena)
{
	struct approval *all =
	    arena_alloc(arena, policy->approval_count + 1, sizeof(*all));
	size_t count = 0;

	for (size_t i = 0; i < policy->approval_count; i++) {
		if (policy_approval_order(&policy->approvals[i], approval) != 0)
			all[count++] = policy->approvals[i];
	}
	all[count++] = *approval;
	qsort(all, count, sizeof(*all), policy_approval_order);
	policy->approvals = all;
	policy->approval_count = count;
}
