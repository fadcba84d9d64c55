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
	enum kind_fallback fallback;
};

/* An import may lack the Guid; then the name has to serve. */
#define EXCHANGE_IDS                                                           \
	{                                                                      \
		"Guid", "ExchangeObjectId", "DomainName", "Name"               \
	}

static const struct identity by_guid = {EXCHANGE_IDS, "Name", KIND_BY_NOTHING};
static const struct identity by_domain = {
    EXCHANGE_IDS, "DomainName", KIND_BY_NOTHING};
static const struct identity by_contact = {
    EXCHANGE_IDS, "DisplayName", KIND_BY_NOTHING};
static const struct identity by_rule = {
    {"Guid", "ImmutableId", "Name"}, "Name", KIND_BY_NOTHING};
static const struct identity by_dkim = {
    {"Guid", "ExchangeObjectId", "Domain"}, "Domain", KIND_BY_NOTHING};
/* The value may stand in more than one list. */
static const struct identity by_value = {
    {"Identity", "EntryValueHash", "Value"}, "Value", KIND_BY_NOTHING};
static const struct identity by_spoof = {
    {"Identity"}, "SpoofedUser", KIND_BY_CONTENT};
static const struct identity by_object = {
    {"ObjectId", "ServiceId", "AppId"}, "DisplayName", KIND_BY_NOTHING};
static const struct identity by_identity = {
    {"Identity"}, "ScopeName", KIND_BY_CONTENT};
static const struct identity by_mailbox = {
    {"Guid", "ExchangeObjectId", "PrimarySmtpAddress", "Name"}, "DisplayName",
    KIND_BY_NOTHING};
/* The name is unique in no mailbox. */
static const struct identity by_inbox_rule = {
    {"Identity"}, "Name", KIND_BY_CONTENT};
static const struct identity by_entry = {{NULL}, NULL, KIND_BY_CONTENT};
static const struct identity single = {{NULL}, NULL, KIND_BY_ITSELF};

static const struct identity by_graph = {
    {"id"}, "displayName", KIND_BY_NOTHING};
static const struct identity by_graph_domain = {{"id"}, "id", KIND_BY_NOTHING};
static const struct identity by_principal = {
    {"id"}, "principalDisplayName", KIND_BY_NOTHING};
static const struct identity by_user = {
    {"id"}, "userPrincipalName", KIND_BY_NOTHING};
/* What holds for all partners that have no row of their own. */
static const struct identity by_partner = {{"tenantId"}, NULL, KIND_BY_ITSELF};
static const struct identity nameless = {{"id"}, NULL, KIND_BY_NOTHING};

enum source_flags {
	IS_EXCHANGE = 1,    /* also has what every object of Exchange has */
	IS_IMPORTED = 2,    /* no live collection reads it */
	HAS_EXCEPTIONS = 4, /* ExceptIfX is as X */
};

struct source {
	const struct identity *identity;
	const struct field *fields;
	const size_t *field_count;
	unsigned flags;
};

#define FIELDS(table) fields_##table, &fields_##table##_count

static const struct source sources[KIND_COUNT] = {
    [KIND_ORGANIZATION] = {&by_graph, FIELDS(organization), 0},
    [KIND_DOMAIN] = {&by_graph_domain, FIELDS(domain), 0},
    [KIND_ACCEPTED_DOMAIN] = {&by_domain, FIELDS(accepted_domain), IS_EXCHANGE},
    [KIND_REMOTE_DOMAIN] = {&by_guid, FIELDS(remote_domain), IS_EXCHANGE},
    [KIND_INBOUND_CONNECTOR] = {&by_guid, FIELDS(inbound_connector),
	IS_EXCHANGE},
    [KIND_OUTBOUND_CONNECTOR] = {&by_guid, FIELDS(outbound_connector),
	IS_EXCHANGE},
    [KIND_TRANSPORT_RULE] = {&by_rule, FIELDS(transport_rule),
	IS_EXCHANGE | HAS_EXCEPTIONS},
    [KIND_MAIL_CONTACT] = {&by_contact, FIELDS(mail_contact), IS_EXCHANGE},
    [KIND_TRANSPORT_CONFIG] = {&single, FIELDS(transport_config), IS_EXCHANGE},
    [KIND_ORGANIZATION_CONFIG] = {&single, FIELDS(organization_config),
	IS_EXCHANGE},
    [KIND_HOSTED_CONNECTION_FILTER_POLICY] = {&by_guid,
	FIELDS(hosted_connection_filter_policy), IS_EXCHANGE},
    [KIND_HOSTED_CONTENT_FILTER_POLICY] = {&by_guid,
	FIELDS(hosted_content_filter_policy), IS_EXCHANGE},
    [KIND_HOSTED_CONTENT_FILTER_RULE] = {&by_rule,
	FIELDS(hosted_content_filter_rule), IS_EXCHANGE},
    [KIND_HOSTED_OUTBOUND_SPAM_FILTER_POLICY] = {&by_guid,
	FIELDS(hosted_outbound_spam_filter_policy), IS_EXCHANGE},
    [KIND_HOSTED_OUTBOUND_SPAM_FILTER_RULE] = {&by_rule,
	FIELDS(hosted_outbound_spam_filter_rule), IS_EXCHANGE},
    [KIND_ANTI_PHISH_POLICY] = {&by_guid, FIELDS(anti_phish_policy),
	IS_EXCHANGE},
    [KIND_ANTI_PHISH_RULE] = {&by_rule, FIELDS(anti_phish_rule), IS_EXCHANGE},
    [KIND_MALWARE_FILTER_POLICY] = {&by_guid, FIELDS(malware_filter_policy),
	IS_EXCHANGE},
    [KIND_MALWARE_FILTER_RULE] = {&by_rule, FIELDS(malware_filter_rule),
	IS_EXCHANGE},
    [KIND_QUARANTINE_POLICY] = {&by_guid, FIELDS(quarantine_policy),
	IS_EXCHANGE},
    [KIND_TENANT_ALLOW_BLOCK_LIST_ITEM] = {&by_value,
	FIELDS(tenant_allow_block_list_item), IS_EXCHANGE},
    [KIND_TENANT_ALLOW_BLOCK_LIST_SPOOF_ITEM] = {&by_spoof,
	FIELDS(tenant_allow_block_list_spoof_item), IS_EXCHANGE},
    [KIND_EXO_PHISH_SIM_OVERRIDE_RULE] = {&by_guid,
	FIELDS(exo_phish_sim_override_rule), IS_EXCHANGE},
    [KIND_PHISH_SIM_OVERRIDE_POLICY] = {&by_guid,
	FIELDS(phish_sim_override_policy), IS_EXCHANGE},
    [KIND_EXO_SEC_OPS_OVERRIDE_RULE] = {&by_guid,
	FIELDS(exo_sec_ops_override_rule), IS_EXCHANGE},
    [KIND_SEC_OPS_OVERRIDE_POLICY] = {&by_guid, FIELDS(sec_ops_override_policy),
	IS_EXCHANGE},
    [KIND_DKIM_SIGNING_CONFIG] = {&by_dkim, FIELDS(dkim_signing_config),
	IS_EXCHANGE},
    [KIND_ARC_CONFIG] = {&single, FIELDS(arc_config), IS_EXCHANGE},
    [KIND_JOURNAL_RULE] = {&by_rule, FIELDS(journal_rule), IS_EXCHANGE},
    [KIND_EXTERNAL_IN_OUTLOOK] = {&single, FIELDS(external_in_outlook),
	IS_EXCHANGE},
    [KIND_ROLE_GROUP] = {&by_guid, FIELDS(role_group), IS_EXCHANGE},
    [KIND_MANAGEMENT_ROLE_ASSIGNMENT] = {&by_guid,
	FIELDS(management_role_assignment), IS_EXCHANGE},
    [KIND_EXCHANGE_SERVICE_PRINCIPAL] = {&by_object,
	FIELDS(exchange_service_principal), IS_EXCHANGE},
    [KIND_APPLICATION_ACCESS_POLICY] = {&by_identity,
	FIELDS(application_access_policy), IS_EXCHANGE},
    [KIND_ROLE_ASSIGNMENT_POLICY] = {&by_guid, FIELDS(role_assignment_policy),
	IS_EXCHANGE},
    [KIND_ADMIN_AUDIT_LOG_CONFIG] = {&single, FIELDS(admin_audit_log_config),
	IS_EXCHANGE},
    [KIND_MAILBOX_AUDIT_BYPASS_ASSOCIATION] = {&by_guid,
	FIELDS(mailbox_audit_bypass_association), IS_EXCHANGE},
    [KIND_PROTECTION_ALERT] = {&by_guid, FIELDS(protection_alert),
	IS_EXCHANGE | IS_IMPORTED},
    [KIND_CAS_MAILBOX_PLAN] = {&by_guid, FIELDS(cas_mailbox_plan), IS_EXCHANGE},
    [KIND_MAILBOX_PLAN] = {&by_guid, FIELDS(mailbox_plan), IS_EXCHANGE},
    [KIND_MAILBOX] = {&by_mailbox, FIELDS(mailbox), IS_EXCHANGE | IS_IMPORTED},
    [KIND_CAS_MAILBOX] = {&by_mailbox, FIELDS(cas_mailbox),
	IS_EXCHANGE | IS_IMPORTED},
    [KIND_INBOX_RULE] = {&by_inbox_rule, FIELDS(inbox_rule),
	IS_EXCHANGE | IS_IMPORTED},
    [KIND_MAILBOX_FOLDER_PERMISSION] = {&by_entry,
	FIELDS(mailbox_folder_permission), IS_EXCHANGE | IS_IMPORTED},
    [KIND_MAILBOX_PERMISSION] = {&by_entry, FIELDS(mailbox_permission),
	IS_EXCHANGE | IS_IMPORTED},
    [KIND_RECIPIENT_PERMISSION] = {&by_entry, FIELDS(recipient_permission),
	IS_EXCHANGE | IS_IMPORTED},
    [KIND_ORGANIZATION_RELATIONSHIP] = {&by_guid,
	FIELDS(organization_relationship), IS_EXCHANGE},
    [KIND_INTRA_ORGANIZATION_CONNECTOR] = {&by_guid,
	FIELDS(intra_organization_connector), IS_EXCHANGE},
    [KIND_ON_PREMISES_ORGANIZATION] = {&by_guid,
	FIELDS(on_premises_organization), IS_EXCHANGE},
    [KIND_APPLICATION] = {&by_graph, FIELDS(application), 0},
    [KIND_DELETED_APPLICATION] = {&by_graph, FIELDS(application), 0},
    [KIND_SERVICE_PRINCIPAL] = {&by_graph, FIELDS(service_principal), 0},
    [KIND_APP_ROLE_ASSIGNMENT] = {&by_principal, FIELDS(app_role_assignment),
	0},
    [KIND_OAUTH2_PERMISSION_GRANT] = {&nameless,
	FIELDS(oauth2_permission_grant), 0},
    [KIND_ROLE_ASSIGNMENT] = {&nameless, FIELDS(role_assignment), 0},
    [KIND_ROLE_ELIGIBILITY_SCHEDULE] = {&nameless,
	FIELDS(role_eligibility_schedule), 0},
    [KIND_ROLE_DEFINITION] = {&by_graph, FIELDS(role_definition), 0},
    [KIND_GROUP] = {&by_graph, FIELDS(group), 0},
    [KIND_USER] = {&by_user, FIELDS(user), 0},
    [KIND_USER_REGISTRATION_DETAILS] = {&by_user,
	FIELDS(user_registration_details), 0},
    [KIND_CONDITIONAL_ACCESS_POLICY] = {&by_graph,
	FIELDS(conditional_access_policy), 0},
    [KIND_NAMED_LOCATION] = {&by_graph, FIELDS(named_location), 0},
    [KIND_SECURITY_DEFAULTS] = {&single, FIELDS(security_defaults), 0},
    [KIND_AUTHORIZATION_POLICY] = {&single, FIELDS(authorization_policy), 0},
    [KIND_PERMISSION_GRANT_POLICY] = {&by_graph,
	FIELDS(permission_grant_policy), 0},
    [KIND_ON_PREMISES_SYNCHRONIZATION] = {&single,
	FIELDS(on_premises_synchronization), 0},
    [KIND_DELEGATED_ADMIN_RELATIONSHIP] = {&by_graph,
	FIELDS(delegated_admin_relationship), 0},
    [KIND_CROSS_TENANT_ACCESS_POLICY] = {&by_partner,
	FIELDS(cross_tenant_access_policy), 0},
    [KIND_TRANSPORT_RULE_EXPORT] = {&by_rule, FIELDS(transport_rule),
	IS_EXCHANGE | IS_IMPORTED | HAS_EXCEPTIONS},
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

enum kind_fallback
kind_fallback(enum kind kind)
{
	return sources[kind].identity->fallback;
}

bool
kind_is_collected(enum kind kind)
{
	return (sources[kind].flags & IS_IMPORTED) == 0;
}

kind_set
kind_collected(void)
{
	kind_set collected = 0;

	for (size_t i = 0; i < KIND_COUNT; i++) {
		if (kind_is_collected((enum kind)i))
			collected |= KIND_BIT(i);
	}
	return collected;
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

/* Other spellings of import keys: nouns of cmdlets, entities of Graph. */
static const struct {
	const char *key;
	enum kind kind;
} other_keys[] = {
    {"TenantAllowBlockListItems", KIND_TENANT_ALLOW_BLOCK_LIST_ITEM},
    {"TenantAllowBlockListSpoofItems", KIND_TENANT_ALLOW_BLOCK_LIST_SPOOF_ITEM},
    {"PhishSimOverrideRule", KIND_EXO_PHISH_SIM_OVERRIDE_RULE},
    {"SecOpsOverrideRule", KIND_EXO_SEC_OPS_OVERRIDE_RULE},
    {"IdentitySecurityDefaultsEnforcementPolicy", KIND_SECURITY_DEFAULTS},
    {"OnPremisesDirectorySynchronization", KIND_ON_PREMISES_SYNCHRONIZATION},
    {"UnifiedRoleAssignment", KIND_ROLE_ASSIGNMENT},
    {"UnifiedRoleAssignmentScheduleInstance", KIND_ROLE_ASSIGNMENT},
    {"RoleAssignmentScheduleInstance", KIND_ROLE_ASSIGNMENT},
    {"UnifiedRoleDefinition", KIND_ROLE_DEFINITION},
    {"UnifiedRoleEligibilitySchedule", KIND_ROLE_ELIGIBILITY_SCHEDULE},
    {"UnifiedRoleEligibilityScheduleInstance", KIND_ROLE_ELIGIBILITY_SCHEDULE},
    {"RoleEligibilityScheduleInstance", KIND_ROLE_ELIGIBILITY_SCHEDULE},
};

bool
kind_find_key(strview key, enum kind *kind)
{
	for (size_t i = 0; i < KIND_COUNT; i++) {
		if (sv_is_fold(key, names[i].key)) {
			*kind = (enum kind)i;
			return true;
		}
	}
	for (size_t i = 0; i < COUNT_OF(other_keys); i++) {
		if (sv_is_fold(key, other_keys[i].key)) {
			*kind = other_keys[i].kind;
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
	const char *name = ((const struct field *)row)->name;
	size_t i = 0;

	/* As sv_cmp, without asking for the length: it is asked very often. */
	while (i < path->len && name[i] != '\0' && path->ptr[i] == name[i])
		i++;
	if (i == path->len)
		return name[i] == '\0' ? 0 : -1;
	return (int)(unsigned char)path->ptr[i] - (int)(unsigned char)name[i];
}

static const struct field *
search_table(const struct field *fields, size_t count, strview path)
{
	return bsearch(
	    &path, fields, count, sizeof(struct field), compare_field);
}

static const struct field *
search_tables(enum kind kind, strview path)
{
	const struct source *source = &sources[kind];
	const struct field *field =
	    search_table(source->fields, *source->field_count, path);

	if (field == NULL && (source->flags & IS_EXCHANGE) != 0)
		field =
		    search_table(fields_exchange, fields_exchange_count, path);
	return field;
}

/*
 * Rows found before, where they were found: the objects of a list are alike,
 * and all their properties are looked up, twice.  It saves an import a tenth
 * of its time.
 */
static struct {
	const struct field *field;
	strview name; /* of the field */
	enum kind kind;
} recent[1024];

static const struct field *
search(enum kind kind, strview path)
{
	if (path.len == 0)
		return NULL;
	size_t hash = path.len * 31 + (unsigned char)path.ptr[0];
	hash = hash * 31 + (unsigned char)path.ptr[path.len / 2];
	hash = hash * 31 + (unsigned char)path.ptr[path.len - 1];
	size_t at = (hash * 31 + (size_t)kind) % COUNT_OF(recent);
	const struct field *field = recent[at].field;

	if (field != NULL && recent[at].kind == kind &&
	    sv_eq(recent[at].name, path))
		return field;
	field = search_tables(kind, path);
	if (field != NULL) {
		recent[at].field = field;
		recent[at].name = sv_from(field->name);
		recent[at].kind = kind;
	}
	return field;
}

const struct field *
kind_field(enum kind kind, strview path)
{
	const strview except = SV("ExceptIf");
	const struct field *field = search(kind, path);

	if (field != NULL || (sources[kind].flags & HAS_EXCEPTIONS) == 0 ||
	    !sv_starts(path, except))
		return field;
	return search_table(sources[kind].fields, *sources[kind].field_count,
	    sv_slice(path, except.len, path.len));
}
