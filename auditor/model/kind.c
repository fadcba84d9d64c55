/*
 * kind.c - the kinds of objects a tenant is made of.
 */
#include "auditor/model/kind.h"

#include <stdlib.h>
#include <string.h>

#include "auditor/base/attr.h"
#include "auditor/model/fields.h"

#include "auditor/base/banned.h"

/* Where identity and name of a kind stand, by the service it comes from. */
struct identity {
	const char *id_fields[4];
	const char *name_field;
};

/* An import may lack the Guid; then the name has to serve. */
#define EXCHANGE_IDS                                                           \
	{                                                                      \
		"Guid", "ExchangeObjectId", "DomainName", "Name"               \
	}

static const struct identity by_guid = {EXCHANGE_IDS, "Name"};
static const struct identity by_domain = {EXCHANGE_IDS, "DomainName"};
static const struct identity by_contact = {EXCHANGE_IDS, "DisplayName"};
static const struct identity by_rule = {
    {"Guid", "ImmutableId", "Name"}, "Name"};
static const struct identity by_graph = {{"id"}, "displayName"};
static const struct identity by_graph_domain = {{"id"}, "id"};
static const struct identity by_principal = {{"id"}, "principalDisplayName"};
static const struct identity nameless = {{"id"}, NULL};

struct source {
	const struct identity *identity;
	const struct field *fields;
	const size_t *field_count;
	bool has_exceptions;
};

#define FIELDS(table)                                                          \
	.fields = fields_##table, .field_count = &fields_##table##_count

static const struct source sources[KIND_COUNT] = {
    [KIND_ORGANIZATION] = {&by_graph, FIELDS(organization)},
    [KIND_DOMAIN] = {&by_graph_domain, FIELDS(domain)},
    [KIND_ACCEPTED_DOMAIN] = {&by_domain, FIELDS(accepted_domain)},
    [KIND_REMOTE_DOMAIN] = {&by_guid, FIELDS(remote_domain)},
    [KIND_INBOUND_CONNECTOR] = {&by_guid, FIELDS(inbound_connector)},
    [KIND_OUTBOUND_CONNECTOR] = {&by_guid, FIELDS(outbound_connector)},
    [KIND_TRANSPORT_RULE] = {&by_rule, FIELDS(transport_rule),
	.has_exceptions = true},
    [KIND_MAIL_CONTACT] = {&by_contact, FIELDS(mail_contact)},
    [KIND_APPLICATION] = {&by_graph, FIELDS(application)},
    [KIND_SERVICE_PRINCIPAL] = {&by_graph, FIELDS(service_principal)},
    [KIND_APP_ROLE_ASSIGNMENT] = {&by_principal, FIELDS(app_role_assignment)},
    [KIND_OAUTH2_PERMISSION_GRANT] = {&nameless,
	FIELDS(oauth2_permission_grant)},
    [KIND_ROLE_ASSIGNMENT] = {&nameless, FIELDS(role_assignment)},
    [KIND_ROLE_DEFINITION] = {&by_graph, FIELDS(role_definition)},
};

static const struct {
	const char *name;
	const char *key;
} names[KIND_COUNT] = {
#define KIND_NAMES(constant, name, key) [KIND_##constant] = {name, key},
    KINDS(KIND_NAMES)
#undef KIND_NAMES
};

const char *
kind_name(enum kind kind)
{
	return names[kind].name;
}

const char *
kind_import_key(enum kind kind)
{
	return names[kind].key;
}

const char *
kind_id_field(enum kind kind, size_t index)
{
	const struct identity *identity = sources[kind].identity;

	return index < COUNT_OF(identity->id_fields)
		   ? identity->id_fields[index]
		   : NULL;
}

const char *
kind_name_field(enum kind kind)
{
	return sources[kind].identity->name_field;
}

bool
kind_find(strview name, enum kind *kind)
{
	for (size_t i = 0; i < KIND_COUNT; i++) {
		if (sv_eq(sv_from(names[i].name), name)) {
			*kind = (enum kind)i;
			return true;
		}
	}
	return false;
}

bool
kind_find_key(strview key, enum kind *kind)
{
	for (size_t i = 0; i < KIND_COUNT; i++) {
		if (sv_eq_fold(sv_from(names[i].key), key)) {
			*kind = (enum kind)i;
			return true;
		}
	}
	return false;
}

const struct field *
kind_fields(enum kind kind, size_t *count)
{
	*count = *sources[kind].field_count;
	return sources[kind].fields;
}

static int
compare_field(const void *key, const void *row)
{
	const strview *path = key;
	const struct field *field = row;

	return sv_cmp(*path, sv_from(field->name));
}

static const struct field *
search(enum kind kind, strview path)
{
	return bsearch(&path, sources[kind].fields, *sources[kind].field_count,
	    sizeof(struct field), compare_field);
}

const struct field *
kind_field(enum kind kind, strview path)
{
	const strview except = SV("ExceptIf");
	const struct field *field = search(kind, path);

	if (field != NULL || !sources[kind].has_exceptions ||
	    !sv_starts(path, except))
		return field;
	return search(kind, sv_slice(path, except.len, path.len));
}
