/*
 * join_recipient.c - where mail for somebody goes in the end: through mail
 * contacts, groups, and guests.
 */
#include <stdlib.h>

#include "auditor/base/utf8.h"
#include "auditor/check/join_mail.h"

#include "auditor/base/banned.h"

/* By what objects of a kind are named, and where mail for them goes. */
static const struct {
	enum kind kind;
	const char *names[8];
	const char *address; /* or NULL: to its members */
} sources[] = {
    {KIND_MAIL_CONTACT,
	{"Name", "DisplayName", "Alias", "Guid", "ExternalDirectoryObjectId",
	    "PrimarySmtpAddress", "WindowsEmailAddress", "EmailAddresses"},
	"ExternalEmailAddress"},
    {KIND_GROUP, {"displayName", "mail", "mailNickname", "id"}, NULL},
    {KIND_USER, {"displayName", "mail", "userPrincipalName", "id"}, "mail"},
};

static void
index_names(struct join *join, const struct object *object,
    const char *const *names, size_t count)
{
	for (size_t i = 0; i < count && names[i] != NULL; i++) {
		const struct json *value;
		for (size_t j = 0;
		     (value = object_each(object, names[i], j)) != NULL; j++)
			join_add(join, &join->recipients,
			    arena_lower(join->arena, json_text(value)), object);
	}
}

void
join_index_recipients(struct join *join)
{
	for (size_t i = 0; i < COUNT_OF(sources); i++) {
		const struct object_list *list =
		    snapshot_list(join->now, sources[i].kind);
		for (size_t j = 0; j < list->count; j++)
			index_names(join, &list->objects[j], sources[i].names,
			    COUNT_OF(sources[i].names));
	}
	join_sort(&join->recipients);
}

/* --- what stands behind a name ------------------------------------------- */

struct met {
	const struct object **at;
	size_t count;
	size_t cap;
};

static bool
has_met(const struct met *met, const struct object *object)
{
	for (size_t i = 0; i < met->count; i++) {
		if (met->at[i] == object)
			return true;
	}
	return false;
}

static void
add(const struct join *join, struct met *met, const struct object *object)
{
	met->at = arena_grow(join->arena, met->at, met->count, &met->cap,
	    sizeof(const struct object *));
	met->at[met->count++] = object;
}

/* Groups are met once, since they may be in each other; others as they come. */
static void
meet(const struct join *join, struct met *groups, struct met *others,
    strview text)
{
	size_t count;
	const struct join_entry *entry = join_first(
	    &join->recipients, arena_lower(join->arena, text), &count);

	for (size_t i = 0; i < count; i++) {
		const struct object *object = entry[i].object;
		if (object->kind != KIND_GROUP)
			add(join, others, object);
		else if (!has_met(groups, object))
			add(join, groups, object);
	}
}

static int
compare_met(const void *a, const void *b)
{
	const struct object *left = *(const struct object *const *)a;
	const struct object *right = *(const struct object *const *)b;

	if (left->kind != right->kind)
		return left->kind < right->kind ? -1 : 1;
	return sv_cmp(left->id, right->id);
}

/* Each once, in an order of their own. */
static void
sort_met(struct met *met)
{
	size_t kept = 0;

	if (met->count > 0)
		qsort(met->at, met->count, sizeof(const struct object *),
		    compare_met);
	for (size_t i = 0; i < met->count; i++) {
		if (kept == 0 || met->at[kept - 1] != met->at[i])
			met->at[kept++] = met->at[i];
	}
	met->count = kept;
}

const struct object *const *
join_behind(const struct join *join, strview text, size_t *count)
{
	struct met groups = {0};
	struct met all = {0};
	const struct json *member;

	meet(join, &groups, &all, text);
	for (size_t i = 0; i < groups.count; i++) {
		for (size_t j = 0;
		     (member = object_each(groups.at[i], "members", j)) != NULL;
		     j++)
			meet(join, &groups, &all, json_text(member));
	}
	for (size_t i = 0; i < groups.count; i++)
		add(join, &all, groups.at[i]);
	sort_met(&all);
	*count = all.count;
	return all.at;
}

/* --- inside or outside --------------------------------------------------- */

enum side {
	SIDE_INSIDE,
	SIDE_OUTSIDE,
	SIDE_UNKNOWN, /* what is ours is not known */
};

/* Offset of the domain of an address, behind the last @; or its length. */
static size_t
domain_at(strview address)
{
	size_t at = address.len;

	while (at > 0 && address.ptr[at - 1] != '@')
		at--;
	return at > 0 ? at : address.len;
}

static enum side
side_of_address(const struct join *join, strview address)
{
	strview domain = sv_slice(address, domain_at(address), address.len);

	if (domain.len == 0)
		return SIDE_INSIDE;
	/* What stands before the last @ of odd text may end it elsewhere; a
	 * guest bears a name of ours and reads mail at home. */
	if (text_is_odd(address) ||
	    sv_find_fold(address, SV("#ext#@")) < address.len)
		return SIDE_OUTSIDE;
	if (join_is_ours(join, domain))
		return SIDE_INSIDE;
	return join_knows(join, KIND_ACCEPTED_DOMAIN) ? SIDE_OUTSIDE
						      : SIDE_UNKNOWN;
}

static strview
address_of(const struct object *object)
{
	for (size_t i = 0; i < COUNT_OF(sources); i++) {
		if (sources[i].kind == object->kind &&
		    sources[i].address != NULL)
			return object_text(object, sources[i].address);
	}
	return SV("");
}

struct outside {
	strview *at;
	size_t count;
	size_t cap;
};

static void
add_outside(const struct join *join, strview address, struct outside *outside)
{
	if (address.len == 0 || side_of_address(join, address) != SIDE_OUTSIDE)
		return;
	outside->at = arena_grow(join->arena, outside->at, outside->count,
	    &outside->cap, sizeof(*outside->at));
	outside->at[outside->count++] = address;
}

/* Members that are given as addresses, of nobody who is known. */
static void
add_members(const struct join *join, const struct object *group,
    struct outside *outside)
{
	const struct json *member;

	for (size_t i = 0; (member = object_each(group, "members", i)) != NULL;
	     i++) {
		size_t count;
		strview text = arena_lower(join->arena, json_text(member));
		if (join_first(&join->recipients, text, &count) == NULL)
			add_outside(join, text, outside);
	}
}

const strview *
join_outside(const struct join *join, strview text, size_t *count)
{
	size_t met;
	const struct object *const *behind = join_behind(join, text, &met);
	struct outside outside = {0};

	for (size_t i = 0; i < met; i++) {
		if (behind[i]->kind == KIND_GROUP)
			add_members(join, behind[i], &outside);
		else
			add_outside(join, address_of(behind[i]), &outside);
	}
	if (outside.count == 0)
		add_outside(join, text, &outside);
	*count = outside.count;
	return outside.at;
}

bool
join_is_inside(const struct join *join, strview text)
{
	size_t count;

	(void)join_outside(join, text, &count);
	return count == 0 && side_of_address(join, text) == SIDE_INSIDE;
}
