/*
 * recognise.c - of which kind an object is, by what names it.
 */
#include "auditor/intake/recognise.h"

#include "auditor/base/attr.h"
#include "auditor/intake/clixml.h"

#include "auditor/base/banned.h"

#define NAME_MAX_LEN 128

/* Lower case, without what different spellings put between words. */
struct squashed {
	char text[NAME_MAX_LEN];
	size_t len;
};

static strview
squash(strview name, struct squashed *to)
{
	to->len = 0;
	for (size_t i = 0; i < name.len && to->len < NAME_MAX_LEN; i++) {
		char c = name.ptr[i];
		if (c == '_' || c == '-' || c == ' ')
			continue;
		if (c >= 'A' && c <= 'Z')
			c = (char)(c | 0x20);
		to->text[to->len++] = c;
	}
	return (strview){to->text, to->len};
}

static strview
without(strview text, strview prefix)
{
	return sv_starts_fold(text, prefix)
		   ? sv_slice(text, prefix.len, text.len)
		   : text;
}

struct name_row {
	const char *name;
	enum kind kind;
};

static bool
find_row(const struct name_row *rows, size_t count, strview name,
    struct recognised *found)
{
	for (size_t i = 0; i < count; i++) {
		if (!sv_eq_fold(sv_from(rows[i].name), name))
			continue;
		*found = (struct recognised){THING_OBJECT, rows[i].kind};
		return true;
	}
	return false;
}

/* ${key} or its plural; ${name} is in lower case. */
static bool
is_key(strview name, strview key)
{
	strview stem = sv_slice(key, 0, key.len - 1);

	if (!sv_starts_fold(name, stem))
		return false;
	strview rest = sv_slice(name, stem.len, name.len);
	strview last = sv_slice(key, stem.len, key.len);
	bool is_plural = sv_starts(rest, last) &&
			 sv_eq(sv_slice(rest, 1, rest.len), SV("s"));
	bool is_ies = sv_eq(last, SV("y")) && sv_eq(rest, SV("ies"));
	return sv_eq(rest, last) || is_plural || is_ies;
}

/* The import key of a kind, or its plural, words apart or together. */
static bool
find_key(strview name, struct recognised *found)
{
	struct squashed squashed;

	name = without(name, SV("Get-"));
	name = squash(without(name, SV("Get_")), &squashed);
	for (size_t i = 0; i < KIND_COUNT && name.len > 0; i++) {
		const char *key = kind_import_key((enum kind)i);
		if ((key[0] | 0x20) == name.ptr[0] &&
		    is_key(name, sv_from(key))) {
			*found =
			    (struct recognised){THING_OBJECT, (enum kind)i};
			return true;
		}
	}
	return false;
}

/* Where ScubaGear's documents, and cmdlets, have a name of their own. */
static const struct name_row keys[] = {
    {"org_config", KIND_ORGANIZATION_CONFIG},
    {"org_relationships", KIND_ORGANIZATION_RELATIONSHIP},
    {"conn_filter", KIND_HOSTED_CONNECTION_FILTER_POLICY},
    {"dkim_config", KIND_DKIM_SIGNING_CONFIG},
    {"oauth2_grants", KIND_OAUTH2_PERMISSION_GRANT},
    {"app_role_assigned_to", KIND_APP_ROLE_ASSIGNMENT},
};

static bool
is_reserved(strview key)
{
	static const char *const events[] = {
	    "directoryAudits", "DirectoryAudit", "directory_audits"};

	for (size_t i = 0; i < COUNT_OF(events); i++) {
		if (sv_eq_fold(key, sv_from(events[i])))
			return true;
	}
	return false;
}

bool
recognise_key(strview key, struct recognised *found)
{
	enum kind kind;

	if (key.len == 0 || key.len > NAME_MAX_LEN || sv_has(key, SV("@")))
		return false;
	if (is_reserved(key)) {
		*found = (struct recognised){.thing = THING_DIRECTORY_AUDIT};
		return true;
	}
	if (kind_find_key(key, &kind)) {
		*found = (struct recognised){THING_OBJECT, kind};
		return true;
	}
	return find_row(keys, COUNT_OF(keys), key, found) ||
	       find_key(key, found);
}

/* Collections of Microsoft Graph: the last words of their path. */
static const struct {
	const char *path;
	struct recognised is;
} collections[] = {
    {"organization", {THING_OBJECT, KIND_ORGANIZATION}},
    {"domains", {THING_OBJECT, KIND_DOMAIN}},
    {"applications", {THING_OBJECT, KIND_APPLICATION}},
    {"deleteditems/microsoft.graph.application",
	{THING_OBJECT, KIND_DELETED_APPLICATION}},
    {"serviceprincipals", {THING_OBJECT, KIND_SERVICE_PRINCIPAL}},
    {"approleassignments", {THING_OBJECT, KIND_APP_ROLE_ASSIGNMENT}},
    {"approleassignedto", {THING_OBJECT, KIND_APP_ROLE_ASSIGNMENT}},
    {"oauth2permissiongrants", {THING_OBJECT, KIND_OAUTH2_PERMISSION_GRANT}},
    {"directory/roleassignments", {THING_OBJECT, KIND_ROLE_ASSIGNMENT}},
    {"directory/roleeligibilityschedules",
	{THING_OBJECT, KIND_ROLE_ELIGIBILITY_SCHEDULE}},
    {"directory/roleassignmentscheduleinstances",
	{THING_OBJECT, KIND_ROLE_ASSIGNMENT}},
    {"directory/roleeligibilityscheduleinstances",
	{THING_OBJECT, KIND_ROLE_ELIGIBILITY_SCHEDULE}},
    {"directory/roledefinitions", {THING_OBJECT, KIND_ROLE_DEFINITION}},
    {"groups", {THING_OBJECT, KIND_GROUP}},
    {"users", {THING_OBJECT, KIND_USER}},
    {"userregistrationdetails", {THING_OBJECT, KIND_USER_REGISTRATION_DETAILS}},
    {"conditionalaccess/policies",
	{THING_OBJECT, KIND_CONDITIONAL_ACCESS_POLICY}},
    {"namedlocations", {THING_OBJECT, KIND_NAMED_LOCATION}},
    {"identitysecuritydefaultsenforcementpolicy",
	{THING_OBJECT, KIND_SECURITY_DEFAULTS}},
    {"authorizationpolicy", {THING_OBJECT, KIND_AUTHORIZATION_POLICY}},
    {"permissiongrantpolicies", {THING_OBJECT, KIND_PERMISSION_GRANT_POLICY}},
    {"onpremisessynchronization",
	{THING_OBJECT, KIND_ON_PREMISES_SYNCHRONIZATION}},
    {"delegatedadminrelationships",
	{THING_OBJECT, KIND_DELEGATED_ADMIN_RELATIONSHIP}},
    {"crosstenantaccesspolicy/default",
	{THING_OBJECT, KIND_CROSS_TENANT_ACCESS_POLICY}},
    {"crosstenantaccesspolicy/partners",
	{THING_OBJECT, KIND_CROSS_TENANT_ACCESS_POLICY}},
    {"auditlogs/directoryaudits", {.thing = THING_DIRECTORY_AUDIT}},
    {"auditlogs/signins", {.thing = THING_SIGN_IN}},
    {"records", {.thing = THING_AUDIT_RECORD}},
};

static bool
ends_with_words(strview path, strview words)
{
	if (!sv_ends_fold(path, words))
		return false;
	return path.len == words.len ||
	       path.ptr[path.len - words.len - 1] == '/';
}

/* Without "(id,mail)", which is what was selected. */
static strview
drop_selection(strview path)
{
	size_t depth = 0;

	if (!sv_ends(path, SV(")")) || sv_ends(path, SV("')")))
		return path;
	for (size_t i = path.len; i-- > 0;) {
		if (path.ptr[i] == ')')
			depth++;
		if (path.ptr[i] == '(' && --depth == 0)
			return sv_slice(path, 0, i);
	}
	return path;
}

bool
recognise_context(strview context, struct recognised *found, bool *is_list)
{
	const strview mark = SV("$metadata#");
	const strview entity = SV("/$entity");
	size_t at = sv_find(context, mark);
	strview path = sv_slice(context, at + mark.len, context.len);

	if (at == context.len)
		return false;
	bool is_entity = sv_ends(path, entity);
	if (is_entity)
		path = sv_slice(path, 0, path.len - entity.len);
	path = drop_selection(path);
	for (size_t i = 0; i < COUNT_OF(collections); i++) {
		if (!ends_with_words(path, sv_from(collections[i].path)))
			continue;
		*found = collections[i].is;
		*is_list = !is_entity && !sv_has(path, SV("')/"));
		return true;
	}
	return false;
}

/* Types whose name is not that of the cmdlet. */
static const struct name_row types[] = {
    {"TenantInboundConnector", KIND_INBOUND_CONNECTOR},
    {"TenantOutboundConnector", KIND_OUTBOUND_CONNECTOR},
    {"DomainContentConfig", KIND_REMOTE_DOMAIN},
    {"TransportConfigContainer", KIND_TRANSPORT_CONFIG},
    {"ADOrganizationConfig", KIND_ORGANIZATION_CONFIG},
    {"JournalRuleObject", KIND_JOURNAL_RULE},
    {"ExchangeRoleAssignment", KIND_MANAGEMENT_ROLE_ASSIGNMENT},
    {"ExchangeRoleAssignmentPresentation", KIND_MANAGEMENT_ROLE_ASSIGNMENT},
    {"MailboxAcePresentationObject", KIND_MAILBOX_PERMISSION},
    {"RecipientAcePresentationObject", KIND_RECIPIENT_PERMISSION},
    {"ADMailboxAuditBypassAssociation", KIND_MAILBOX_AUDIT_BYPASS_ASSOCIATION},
    {"ipNamedLocation", KIND_NAMED_LOCATION},
    {"countryNamedLocation", KIND_NAMED_LOCATION},
    {"unifiedRoleAssignment", KIND_ROLE_ASSIGNMENT},
    {"unifiedRoleDefinition", KIND_ROLE_DEFINITION},
    {"unifiedRoleEligibilitySchedule", KIND_ROLE_ELIGIBILITY_SCHEDULE},
    {"identitySecurityDefaultsEnforcementPolicy", KIND_SECURITY_DEFAULTS},
    {"onPremisesDirectorySynchronization", KIND_ON_PREMISES_SYNCHRONIZATION},
    {"crossTenantAccessPolicyConfigurationDefault",
	KIND_CROSS_TENANT_ACCESS_POLICY},
    {"crossTenantAccessPolicyConfigurationPartner",
	KIND_CROSS_TENANT_ACCESS_POLICY},
};

/* What follows the last ${separator}. */
static strview
last_word(strview name, char separator)
{
	size_t from = name.len;

	while (from > 0 && name.ptr[from - 1] != separator)
		from--;
	return sv_slice(name, from, name.len);
}

/* MicrosoftGraphApplication1 of the Graph PowerShell SDK: Application. */
static strview
sdk_name(strview name)
{
	name = without(name, SV("MicrosoftGraph"));
	while (name.len > 0 && name.ptr[name.len - 1] >= '0' &&
	       name.ptr[name.len - 1] <= '9')
		name.len--;
	return name;
}

bool
recognise_type(const struct json *object, struct recognised *found)
{
	strview type = json_get_text(object, SV(CLIXML_TYPE));
	enum kind kind;

	if (type.len == 0)
		type = json_get_text(object, SV("@odata.type"));
	if (type.len == 0)
		return false;
	if (sv_ends(type, SV("MessagingPolicies.Rules.Tasks.Rule"))) {
		*found = (struct recognised){THING_OBJECT, KIND_TRANSPORT_RULE};
		return true;
	}
	type = last_word(last_word(type, '#'), '.');
	if (sv_starts(type, SV("MicrosoftGraph")))
		type = sdk_name(type);
	if (find_row(types, COUNT_OF(types), type, found))
		return true;
	if (sv_eq_fold(type, SV("directoryAudit")) ||
	    sv_eq_fold(type, SV("signIn"))) {
		*found =
		    (struct recognised){.thing = sv_eq_fold(type, SV("signIn"))
						     ? THING_SIGN_IN
						     : THING_DIRECTORY_AUDIT};
		return true;
	}
	if (!kind_find_key(type, &kind))
		return false;
	*found = (struct recognised){THING_OBJECT, kind};
	return true;
}

/*
 * Classes of the directory of Exchange.  Those of which several cmdlets give
 * objects (msExchHostedContentFilterConfig) are left out.
 */
static const struct name_row classes[] = {
    {"msExchAcceptedDomain", KIND_ACCEPTED_DOMAIN},
    {"msExchDomainContentConfig", KIND_REMOTE_DOMAIN},
    {"msExchSMTPInboundConnector", KIND_INBOUND_CONNECTOR},
    {"msExchSMTPOutboundConnector", KIND_OUTBOUND_CONNECTOR},
    {"msExchTransportSettings", KIND_TRANSPORT_CONFIG},
    {"msExchOrganizationContainer", KIND_ORGANIZATION_CONFIG},
    {"msExchConfigurationUnitContainer", KIND_ORGANIZATION_CONFIG},
    {"msExchHostedConnectionFilterPolicy",
	KIND_HOSTED_CONNECTION_FILTER_POLICY},
    {"msExchAdminAuditLogConfig", KIND_ADMIN_AUDIT_LOG_CONFIG},
    {"msExchOrganizationRelationship", KIND_ORGANIZATION_RELATIONSHIP},
    {"msExchFedSharingRelationship", KIND_ORGANIZATION_RELATIONSHIP},
    {"msExchIntraOrganizationConnector", KIND_INTRA_ORGANIZATION_CONNECTOR},
    {"msExchOnPremisesOrganization", KIND_ON_PREMISES_ORGANIZATION},
    {"msExchRoleAssignment", KIND_MANAGEMENT_ROLE_ASSIGNMENT},
};

bool
recognise_class(const struct json *object, struct recognised *found)
{
	const struct json *class = json_get(object, SV("ObjectClass"));
	strview name = json_get_text(object, SV("ObjectCategory"));
	struct squashed squashed;

	/* Last, because it is the most derived. */
	if (json_is_type(class, JSON_ARRAY) && class->count > 0 &&
	    find_row(classes, COUNT_OF(classes),
		json_text(&class->items[class->count - 1]), found))
		return true;
	return find_row(classes, COUNT_OF(classes),
	    squash(last_word(name, '/'), &squashed), found);
}

/* The service gives these names, ids and types. */
static const struct {
	const char *field;
	const char *start;
	enum kind kind;
} values[] = {
    {"id", "00000000-0000-0000-0000-000000000005", KIND_SECURITY_DEFAULTS},
    {"RecipientTypeDetails", "MailContact", KIND_MAIL_CONTACT},
    {"Name", "PhishSimOverridePolicy", KIND_PHISH_SIM_OVERRIDE_POLICY},
    {"Name", "SecOpsOverridePolicy", KIND_SEC_OPS_OVERRIDE_POLICY},
    {"Name", "_Exe:PhishSimOverr", KIND_EXO_PHISH_SIM_OVERRIDE_RULE},
    {"Name", "_Exe:SecOpsOverrid", KIND_EXO_SEC_OPS_OVERRIDE_RULE},
};

bool
recognise_value(const struct json *object, struct recognised *found)
{
	for (size_t i = 0; i < COUNT_OF(values); i++) {
		strview text = json_get_text(object, sv_from(values[i].field));
		if (!sv_starts_fold(text, sv_from(values[i].start)))
			continue;
		*found = (struct recognised){THING_OBJECT, values[i].kind};
		return true;
	}
	return false;
}
