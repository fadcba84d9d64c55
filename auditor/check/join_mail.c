/*
 * join_mail.c - which domains are ours.
 */
#include "auditor/check/join_mail.h"

#include "auditor/base/fold.h"
#include "auditor/check/names.h"

#include "auditor/base/banned.h"

static bool
is_below(strview domain, strview parent)
{
	return domain.len > parent.len && sv_ends_fold(domain, parent) &&
	       domain.ptr[domain.len - parent.len - 1] == '.';
}

bool
join_is_ours(const struct join *join, strview domain)
{
	const struct object_list *list =
	    snapshot_list(join->now, KIND_ACCEPTED_DOMAIN);

	for (size_t i = 0; i < list->count; i++) {
		const struct object *accepted = &list->objects[i];
		strview name = object_text(accepted, "DomainName");
		bool has_below = object_is(accepted, "MatchSubDomains");
		if (sv_starts(name, SV("*."))) {
			name = sv_slice(name, 2, name.len);
			has_below = true;
		}
		if (name.len > 0 && (sv_eq_fold(domain, name) ||
					(has_below && is_below(domain, name))))
			return true;
	}
	return false;
}

bool
join_is_own_host(const struct join *join, strview host)
{
	const struct object_list *list =
	    snapshot_list(join->now, KIND_ACCEPTED_DOMAIN);

	if (sv_starts(host, SV("*.")))
		host = sv_slice(host, 2, host.len);
	for (size_t i = 0; i < list->count; i++) {
		strview name = object_text(&list->objects[i], "DomainName");
		/* Names below onmicrosoft.com are Microsoft's to give. */
		bool is_theirs = sv_ends_fold(name, SV(".onmicrosoft.com"));
		if (name.len > 0 && !is_theirs &&
		    (sv_eq_fold(host, name) || is_below(host, name)))
			return true;
	}
	return false;
}

/* Which accepted domain reads the same as ${domain} and is not it, or "". */
static strview
look_alike_of(const struct join *join, strview domain)
{
	const struct object_list *list =
	    snapshot_list(join->now, KIND_ACCEPTED_DOMAIN);
	bool is_plain = names_is_plain(domain);
	strview loose = names_loose(domain, join->arena);
	struct name_shape shape = {0};

	for (size_t i = 0; i < list->count; i++) {
		strview name = object_text(&list->objects[i], "DomainName");
		strview ours = fold_domain(name, join->arena);
		/* Skeletons are dear. */
		if (ours.len == 0 ||
		    (is_plain && !sv_eq(names_loose(ours, join->arena), loose)))
			continue;
		struct name_shape own = names_shape(ours, join->arena);
		if (shape.plain.len == 0)
			shape = names_shape(domain, join->arena);
		if (names_look_alike(&own, &shape))
			return name;
	}
	return SV("");
}

strview
join_imitated(const struct join *join, strview domain)
{
	strview ours = SV("");

	if (join_is_ours(join, domain))
		return ours;
	for (strview rest = fold_domain(domain, join->arena);
	     ours.len == 0 && sv_has(rest, SV("."));) {
		ours = look_alike_of(join, rest);
		rest = sv_slice(rest, sv_find(rest, SV(".")) + 1, rest.len);
	}
	return ours;
}
