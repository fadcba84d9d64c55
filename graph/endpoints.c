/*
 * endpoints.c - every call that is ever made to a tenant.
 *
 * Sources: Microsoft Graph v1.0 reference and permissions reference; Exchange
 * Online PowerShell reference (ResultSize is no parameter of every cmdlet).
 * An id in a path is that of an application, the same in every tenant.
 */
#include "graph/endpoints.h"

#include "graph/form.h"

#include "auditor/base/banned.h"

#define PAGE_GRAPH    999 /* documented most; 1000 is refused */
#define PAGE_EXCHANGE 1000

#define UNLIMITED "{\"ResultSize\":\"Unlimited\"}"
#define EXCHANGE_READER                                                        \
	"the application permission Exchange.ManageAsApp and a directory "     \
	"role such as Global Reader"
#define ASSIGNMENT_SELECT                                                      \
	"id,appRoleId,createdDateTime,principalDisplayName,principalId,"       \
	"principalType,resourceDisplayName,resourceId"

static const struct endpoint rows[] = {
    {
	.kind = KIND_ORGANIZATION,
	.service = SERVICE_GRAPH,
	.effect = ENDPOINT_READS,
	.path = "/organization",
	.select = "id,businessPhones,createdDateTime,displayName,"
		  "marketingNotificationEmails,onPremisesSyncEnabled,"
		  "securityComplianceNotificationMails,"
		  "securityComplianceNotificationPhones,"
		  "technicalNotificationMails,tenantType,verifiedDomains",
	.permission = "Organization.Read.All",
	.is_never_empty = true,
    },
    {
	.kind = KIND_DOMAIN,
	.service = SERVICE_GRAPH,
	.effect = ENDPOINT_READS,
	.path = "/domains",
	.select = "id,authenticationType,isAdminManaged,isDefault,isInitial,"
		  "isRoot,isVerified,passwordNotificationWindowInDays,"
		  "passwordValidityPeriodInDays,supportedServices",
	.permission = "Domain.Read.All",
	.is_never_empty = true,
    },
    {
	.kind = KIND_ACCEPTED_DOMAIN,
	.service = SERVICE_EXCHANGE,
	.effect = ENDPOINT_READS,
	.cmdlet = "Get-AcceptedDomain",
	.parameters = UNLIMITED,
	.page_size = PAGE_EXCHANGE,
	.permission = EXCHANGE_READER,
	.is_never_empty = true,
    },
    {
	.kind = KIND_REMOTE_DOMAIN,
	.service = SERVICE_EXCHANGE,
	.effect = ENDPOINT_READS,
	.cmdlet = "Get-RemoteDomain",
	.parameters = UNLIMITED,
	.page_size = PAGE_EXCHANGE,
	.permission = EXCHANGE_READER,
    },
    {
	.kind = KIND_INBOUND_CONNECTOR,
	.service = SERVICE_EXCHANGE,
	.effect = ENDPOINT_READS,
	.cmdlet = "Get-InboundConnector",
	.parameters = UNLIMITED,
	.page_size = PAGE_EXCHANGE,
	.permission = EXCHANGE_READER,
    },
    {
	.kind = KIND_OUTBOUND_CONNECTOR,
	.service = SERVICE_EXCHANGE,
	.effect = ENDPOINT_READS,
	.cmdlet = "Get-OutboundConnector",
	/* Connectors in test mode carry mail as well. */
	.parameters = "{\"ResultSize\":\"Unlimited\","
		      "\"IncludeTestModeConnectors\":true}",
	.page_size = PAGE_EXCHANGE,
	.permission = EXCHANGE_READER,
    },
    {
	.kind = KIND_TRANSPORT_RULE,
	.service = SERVICE_EXCHANGE,
	.effect = ENDPOINT_READS,
	.cmdlet = "Get-TransportRule",
	.parameters = UNLIMITED,
	.page_size = PAGE_EXCHANGE,
	.permission = EXCHANGE_READER,
    },
    {
	.kind = KIND_MAIL_CONTACT,
	.service = SERVICE_EXCHANGE,
	.effect = ENDPOINT_READS,
	.cmdlet = "Get-MailContact",
	.parameters = UNLIMITED,
	.page_size = PAGE_EXCHANGE,
	.permission = EXCHANGE_READER,
    },
    {
	.kind = KIND_APPLICATION,
	.service = SERVICE_GRAPH,
	.effect = ENDPOINT_READS,
	.path = "/applications",
	.select = "id,appId,createdDateTime,disabledByMicrosoftStatus,"
		  "displayName,identifierUris,isFallbackPublicClient,"
		  "keyCredentials,passwordCredentials,publicClient,"
		  "publisherDomain,requiredResourceAccess,signInAudience,spa,"
		  "tags,web",
	.expand = "owners",
	.page_size = PAGE_GRAPH,
	.permission = "Application.Read.All",
    },
    {
	.kind = KIND_SERVICE_PRINCIPAL,
	.service = SERVICE_GRAPH,
	.effect = ENDPOINT_READS,
	.path = "/servicePrincipals",
	.select = "id,accountEnabled,alternativeNames,appDisplayName,appId,"
		  "appOwnerOrganizationId,appRoleAssignmentRequired,appRoles,"
		  "disabledByMicrosoftStatus,displayName,keyCredentials,"
		  "passwordCredentials,replyUrls,servicePrincipalNames,"
		  "servicePrincipalType,signInAudience,tags,verifiedPublisher",
	.expand = "owners",
	.page_size = PAGE_GRAPH,
	.permission = "Application.Read.All",
	.is_never_empty = true,
    },
    {
	.kind = KIND_APP_ROLE_ASSIGNMENT,
	.service = SERVICE_GRAPH,
	.effect = ENDPOINT_READS,
	.path = "/servicePrincipals(appId='00000002-0000-0ff1-ce00-"
		"000000000000')/appRoleAssignedTo",
	.select = ASSIGNMENT_SELECT,
	.page_size = PAGE_GRAPH,
	.permission = "Application.Read.All",
	.about = "on Office 365 Exchange Online",
    },
    {
	.kind = KIND_APP_ROLE_ASSIGNMENT,
	.service = SERVICE_GRAPH,
	.effect = ENDPOINT_READS,
	.path = "/servicePrincipals(appId='00000003-0000-0000-c000-"
		"000000000000')/appRoleAssignedTo",
	.select = ASSIGNMENT_SELECT,
	.page_size = PAGE_GRAPH,
	.permission = "Application.Read.All",
	.about = "on Microsoft Graph",
    },
    {
	.kind = KIND_OAUTH2_PERMISSION_GRANT,
	.service = SERVICE_GRAPH,
	.effect = ENDPOINT_READS,
	.path = "/oauth2PermissionGrants",
	.select = "id,clientId,consentType,principalId,resourceId,scope",
	.page_size = PAGE_GRAPH,
	.permission = "Directory.Read.All",
    },
    {
	.kind = KIND_ROLE_ASSIGNMENT,
	.service = SERVICE_GRAPH,
	.effect = ENDPOINT_READS,
	.path = "/roleManagement/directory/roleAssignments",
	.select = "id,appScopeId,condition,directoryScopeId,principalId,"
		  "roleDefinitionId",
	.permission = "RoleManagement.Read.Directory",
	.is_never_empty = true,
    },
    {
	.kind = KIND_ROLE_DEFINITION,
	.service = SERVICE_GRAPH,
	.effect = ENDPOINT_READS,
	.path = "/roleManagement/directory/roleDefinitions",
	.select = "id,displayName,isBuiltIn,isEnabled,resourceScopes,"
		  "rolePermissions,templateId,version",
	.permission = "RoleManagement.Read.Directory",
	.is_never_empty = true,
    },
};

const struct endpoint *
endpoint_table(size_t *count)
{
	*count = COUNT_OF(rows);
	return rows;
}

unsigned
endpoint_services(kind_set kinds)
{
	unsigned services = 0;

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		if ((kinds & KIND_BIT(rows[i].kind)) != 0)
			services |= 1U << rows[i].service;
	}
	return services;
}

unsigned
endpoint_page_size(const struct endpoint *endpoint, unsigned page_size)
{
	if (page_size == 0 || page_size > endpoint->page_size)
		return endpoint->page_size;
	return page_size;
}

static void
add_top(const struct endpoint *endpoint, unsigned page_size, struct strbuf *buf)
{
	unsigned top = endpoint_page_size(endpoint, page_size);

	if (top > 0)
		strbuf_printf(buf, "&$top=%u", top);
}

void
endpoint_url(const struct endpoint *endpoint, strview base, strview tenant,
    unsigned page_size, struct strbuf *buf)
{
	strbuf_add(buf, base);
	if (endpoint->service == SERVICE_EXCHANGE) {
		strbuf_add_text(buf, "/adminapi/beta/");
		form_encode(buf, tenant);
		strbuf_add_text(buf, "/InvokeCommand");
		return;
	}
	strbuf_printf(
	    buf, "/v1.0%s?$select=%s", endpoint->path, endpoint->select);
	if (endpoint->expand != NULL)
		strbuf_printf(buf, "&$expand=%s($select=id)", endpoint->expand);
	add_top(endpoint, page_size, buf);
}

void
endpoint_expanded_url(const struct endpoint *endpoint, strview base, strview id,
    unsigned page_size, struct strbuf *buf)
{
	strbuf_add(buf, base);
	strbuf_printf(buf, "/v1.0%s/", endpoint->path);
	form_encode(buf, id);
	strbuf_printf(buf, "/%s?$select=id", endpoint->expand);
	add_top(endpoint, page_size, buf);
}

void
endpoint_body(const struct endpoint *endpoint, struct strbuf *buf)
{
	strbuf_printf(buf,
	    "{\"CmdletInput\":{\"CmdletName\":\"%s\",\"Parameters\":%s}}",
	    endpoint->cmdlet, endpoint->parameters);
}
