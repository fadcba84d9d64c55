/*
 * join_mail.c - which domains are ours, and where mail for somebody goes.
 */
#include "auditor/check/join_mail.h"

#include "auditor/base/utf8.h"

#include "auditor/base/banned.h"

static strview
lower(struct arena *arena, strview text)
{
	char *copy = arena_alloc(arena, text.len + 1, 1);

	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		copy[i] = c;
	}
	return (strview){copy, text.len};
}

void
join_index_contacts(struct join *join)
{
	static const char *const fields[] = {"Name", "DisplayName", "Alias",
	    "Guid", "ExternalDirectoryObjectId", "PrimarySmtpAddress",
	    "WindowsEmailAddress", "EmailAddresses"};
	const struct object_list *list =
	    snapshot_list(join->now, KIND_MAIL_CONTACT);

	for (size_t i = 0; i < list->count; i++) {
		const struct object *contact = &list->objects[i];
		for (size_t j = 0; j < COUNT_OF(fields); j++) {
			const struct json *value;
			for (size_t k = 0; (value = object_each(
						contact, fields[j], k)) != NULL;
			     k++)
				join_add(join, &join->contacts,
				    lower(join->arena, json_text(value)),
				    contact);
		}
	}
	join_sort(&join->contacts);
}

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

/* Offset of the domain of an address, behind the last @; or its length. */
static size_t
domain_at(strview address)
{
	size_t at = address.len;

	while (at > 0 && address.ptr[at - 1] != '@')
		at--;
	return at > 0 ? at : address.len;
}

static enum recipient_side
side_of_address(const struct join *join, strview address)
{
	strview domain = sv_slice(address, domain_at(address), address.len);

	if (domain.len == 0)
		return RECIPIENT_INSIDE;
	/* What stands before the last @ of odd text may end it elsewhere. */
	if (text_is_odd(address))
		return RECIPIENT_OUTSIDE;
	if (join_is_ours(join, domain))
		return RECIPIENT_INSIDE;
	return join_knows(join, KIND_ACCEPTED_DOMAIN) ? RECIPIENT_OUTSIDE
						      : RECIPIENT_UNKNOWN;
}

const struct join_entry *
join_contacts(const struct join *join, strview text, size_t *count)
{
	return join_first(&join->contacts, lower(join->arena, text), count);
}

enum recipient_side
join_recipient(const struct join *join, strview text, strview *target)
{
	size_t count;
	const struct join_entry *entry = join_contacts(join, text, &count);

	/* Of several contacts with one name the one outside counts. */
	for (size_t i = 0; i < count; i++) {
		strview address =
		    object_text(entry[i].object, "ExternalEmailAddress");
		enum recipient_side side = side_of_address(join, address);
		if (address.len > 0 && side != RECIPIENT_INSIDE) {
			*target = address;
			return side;
		}
	}
	*target = text;
	return side_of_address(join, text);
}
