/*
 * policy_match.c - what the policy covers.
 */
#include "baselines/policy.h"

#include <stdlib.h>

#include "auditor/base/banned.h"

static bool
is_for(const struct policy_range *entry, strview object_id)
{
	for (size_t i = 0; i < entry->object_count; i++) {
		if (sv_eq(entry->objects[i], object_id))
			return true;
	}
	return entry->object_count == 0;
}

bool
policy_covers_range(
    const struct policy *policy, const struct iprange *range, strview object_id)
{
	for (size_t i = 0; i < policy->range_count; i++) {
		const struct policy_range *entry = &policy->ranges[i];
		if (entry->range.is_v4 == range->is_v4 &&
		    iprange_contains(&entry->range, range) &&
		    is_for(entry, object_id))
			return true;
	}
	return false;
}

bool
policy_allows_range(const struct policy *policy, const struct iprange *range)
{
	for (size_t i = 0; i < policy->allow_range_count; i++) {
		const struct policy_range *entry = &policy->allow_ranges[i];
		if (entry->range.is_v4 == range->is_v4 &&
		    iprange_contains(&entry->range, range))
			return true;
	}
	return false;
}

/*
 * Labels of a name, perhaps with a wildcard first: so that a text which is
 * more than a name, such as an issuer and a subject, does not match by its end.
 */
static bool
is_name_front(strview front)
{
	strview label;

	if (sv_starts(front, SV("*.")))
		front = sv_slice(front, 2, front.len);
	else if (sv_eq(front, SV("*")))
		return true;
	while (sv_cut(&front, '.', &label)) {
		if (label.len == 0)
			return false;
		for (size_t i = 0; i < label.len; i++) {
			char c = label.ptr[i];
			bool is_letter =
			    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
			if (!is_letter && !(c >= '0' && c <= '9') && c != '-' &&
			    c != '_')
				return false;
		}
	}
	return true;
}

/* ${pattern} is "@domain": any plain mailbox of exactly that domain. */
static bool
matches_domain(strview pattern, strview text)
{
	size_t at = sv_find(text, SV("@"));

	if (at == 0 || at == text.len ||
	    !sv_eq_fold(sv_slice(text, at, text.len), pattern))
		return false;
	for (size_t i = 0; i < at; i++) {
		char c = text.ptr[i];
		if ((c >= 0 && c <= ' ') || c == 0x7f || c == ',' || c == ';' ||
		    c == '<' || c == '>' || c == '"')
			return false;
	}
	return true;
}

static bool
matches(strview pattern, strview text)
{
	if (sv_starts(pattern, SV("@")))
		return matches_domain(pattern, text);
	if (sv_eq_fold(pattern, text))
		return true;
	if (!sv_starts(pattern, SV("*.")))
		return false;
	strview end = sv_slice(pattern, 1, pattern.len);
	return text.len > end.len && sv_ends_fold(text, end) &&
	       is_name_front(sv_slice(text, 0, text.len - end.len));
}

/* A smart host may be spelt [192.0.2.1]. */
static strview
without_brackets(strview text)
{
	struct iprange range;
	strview inner;

	if (!sv_starts(text, SV("[")) || !sv_ends(text, SV("]")))
		return text;
	inner = sv_slice(text, 1, text.len - 1);
	return iprange_read(inner, &range) ? inner : text;
}

bool
policy_matches(const struct policy_patterns *patterns, strview text)
{
	text = without_brackets(text);
	for (size_t i = 0; i < patterns->count; i++) {
		if (matches(patterns->at[i].pattern, text))
			return true;
	}
	return false;
}

const struct policy_application *
policy_find_application(const struct policy *policy, strview app_id)
{
	for (size_t i = 0; i < policy->application_count; i++) {
		if (sv_eq_fold(policy->applications[i].app_id, app_id))
			return &policy->applications[i];
	}
	return NULL;
}

const struct policy_rotation *
policy_find_rotation(
    const struct policy *policy, strview app_id, strview key_id)
{
	const struct policy_rotation *any = NULL;

	for (size_t i = 0; i < policy->rotation_count; i++) {
		const struct policy_rotation *entry = &policy->rotations[i];
		if (!sv_eq_fold(entry->app_id, app_id))
			continue;
		if (entry->key_id.len == 0)
			any = entry;
		else if (sv_eq_fold(entry->key_id, key_id))
			return entry;
	}
	return any;
}

static int
compare_words(const void *key, const void *at)
{
	const strview *word = key;
	const strview *other = at;

	return sv_cmp(*word, *other);
}

bool
policy_set_has(const struct policy_set *set, strview word)
{
	return set->count > 0 && bsearch(&word, set->at, set->count,
				     sizeof(*set->at), compare_words) != NULL;
}

strview
policy_grant_word(strview resource_app_id, strview role, struct arena *arena)
{
	return arena_printf(
	    arena, SV_FMT "/" SV_FMT, SV_ARG(resource_app_id), SV_ARG(role));
}

strview
policy_delegated_word(strview resource_app_id, strview scope, strview principal,
    struct arena *arena)
{
	/* No scope holds a blank. */
	return arena_printf(arena, SV_FMT "/" SV_FMT "%s" SV_FMT,
	    SV_ARG(resource_app_id), SV_ARG(scope),
	    principal.len > 0 ? " for " : "", SV_ARG(principal));
}

strview
policy_role_word(strview role_definition_id, strview scope, struct arena *arena)
{
	return arena_printf(arena, SV_FMT "@" SV_FMT,
	    SV_ARG(role_definition_id), SV_ARG(scope));
}

strview
policy_federated_word(strview issuer, strview subject, struct arena *arena)
{
	/* No issuer, a URL, holds a blank. */
	return arena_printf(
	    arena, SV_FMT " for " SV_FMT, SV_ARG(issuer), SV_ARG(subject));
}

static int
compare_members(const void *a, const void *b)
{
	const struct object *const *left = a;
	const struct object *const *right = b;

	if ((*left)->kind != (*right)->kind)
		return (*left)->kind < (*right)->kind ? -1 : 1;
	return sv_cmp((*left)->id, (*right)->id);
}

struct digest
policy_set_behaviour(
    const struct object *const *members, size_t count, struct arena *arena)
{
	const struct object **sorted =
	    arena_alloc(arena, count, sizeof(const struct object *));
	struct digest_run *run = digest_begin();

	for (size_t i = 0; i < count; i++)
		sorted[i] = members[i];
	if (count > 1)
		qsort(sorted, count, sizeof(const struct object *),
		    compare_members);
	digest_part(run, SV("set"));
	digest_part(run, SV(OBJECT_CANON));
	for (size_t i = 0; i < count; i++) {
		const unsigned char *bytes = sorted[i]->behaviour_digest.bytes;
		digest_part(run, sv_from(kind_name(sorted[i]->kind)));
		digest_part(run, sorted[i]->id);
		digest_part(run, (strview){(const char *)bytes, DIGEST_SIZE});
	}
	return digest_end(run);
}
