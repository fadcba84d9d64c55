/*
 * ids.c - identifiers of Microsoft's own resources, permissions and roles.
 */
#include "auditor/check/ids.h"

#include "auditor/base/attr.h"
#include "auditor/check/ids_internal.h"

#include "auditor/base/banned.h"

#define ROLE(id, name, power, points)                                          \
	{                                                                      \
		SV_INIT(""), SV_INIT(id), name, POWER_##power, points          \
	}

static const struct known_role directory_roles[] = {
    ROLE(IDS_GLOBAL_ADMINISTRATOR, "Global Administrator", TENANT, 62),
    ROLE(IDS_EXCHANGE_ADMINISTRATOR, "Exchange Administrator", TENANT, 48),
    ROLE("e8611ab8-c189-46e8-94e1-60213ab1f814",
	"Privileged Role Administrator", TENANT, 50),
    ROLE("7be44c8a-adaf-4e2a-84d6-ab2649e08a13",
	"Privileged Authentication Administrator", TENANT, 50),
    ROLE("9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3", "Application Administrator",
	TENANT, 45),
    ROLE("158c047a-c907-4556-b7ef-446551a6b5f7",
	"Cloud Application Administrator", TENANT, 45),
    ROLE("8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2",
	"Hybrid Identity Administrator", TENANT, 45),
    ROLE("fe930be7-5e62-47db-91af-98c3a49a38b1", "User Administrator", TENANT,
	45),
    /* Retired, hidden in the portal, and as strong as the first of all. */
    ROLE("e00e864a-17c5-4a4b-9c06-f5b95a8d5bd8", "Partner Tier2 Support",
	TENANT, 50),
    ROLE("4ba39ca4-527c-499a-b93d-d9b492c50246", "Partner Tier1 Support",
	TENANT, 45),
    /* They may federate a domain, and so sign in as anybody. */
    ROLE("8329153b-31d0-4727-b945-745eb3bc5f31", "Domain Name Administrator",
	TENANT, 45),
    ROLE("be2f45a1-457d-42af-a067-6ec1fa63bc45",
	"External Identity Provider Administrator", TENANT, 45),
    ROLE("d29b2b05-8046-44ba-8758-1e26182fcf32",
	"Directory Synchronization Accounts", SYNC, 0),
    ROLE("a92aed5d-d78a-4d16-b381-09adb37eb3b0",
	"On Premises Directory Sync Account", SYNC, 0),
    ROLE("31392ffb-586c-42d1-9346-e59415a2cc4e",
	"Exchange Recipient Administrator", NONE, 0),
    ROLE("cf1c38e5-3621-4004-a7cb-879624dced7c", "Application Developer", NONE,
	0),
    ROLE("194ae4cb-b126-40b2-bd5b-6091b380977d", "Security Administrator", NONE,
	0),
    ROLE("5d6b6bb7-de71-4623-b4af-96380a352509", "Security Reader", NONE, 0),
    ROLE("f2ef992c-3afb-46b9-b7cf-a126ee74c451", "Global Reader", NONE, 0),
    ROLE("729827e3-9c14-49f7-bb1b-9608f156bbb8", "Helpdesk Administrator", NONE,
	0),
};

const struct known_role *
ids_app_role(strview resource, strview role)
{
	for (size_t i = 0; i < ids_app_role_count; i++) {
		const struct known_role *row = &ids_app_roles[i];
		if (sv_eq(row->id, role) &&
		    (resource.len == 0 || sv_eq(row->resource, resource)))
			return row;
	}
	return NULL;
}

const struct known_role *
ids_app_role_named(strview resource, strview name)
{
	for (size_t i = 0; i < ids_app_role_count; i++) {
		const struct known_role *row = &ids_app_roles[i];
		if (sv_eq(row->resource, resource) &&
		    sv_eq(sv_from(row->name), name))
			return row;
	}
	return NULL;
}

const struct known_role *
ids_directory_role(strview template)
{
	for (size_t i = 0; i < COUNT_OF(directory_roles); i++) {
		if (sv_eq(directory_roles[i].id, template))
			return &directory_roles[i];
	}
	return NULL;
}

strview
ids_resource_name(strview app_id)
{
	if (sv_eq(app_id, SV(IDS_EXCHANGE)))
		return SV("Office 365 Exchange Online");
	if (sv_eq(app_id, SV(IDS_GRAPH)))
		return SV("Microsoft Graph");
	if (sv_eq(app_id, SV(IDS_AAD_GRAPH)))
		return SV("Windows Azure Active Directory");
	return app_id;
}

bool
ids_is_microsoft(strview tenant)
{
	/* Services, corporate, and the one that command line tools moved to. */
	static const strview tenants[] = {
	    SV_INIT("f8cdef31-a31e-4b4a-93e4-5f571e91255a"),
	    SV_INIT("72f988bf-86f1-41af-91ab-2d7cd011db47"),
	    SV_INIT("cdc5aeea-15c5-4db6-b079-fcadd2505dc2"),
	};

	for (size_t i = 0; i < COUNT_OF(tenants); i++) {
		if (sv_eq_fold(tenant, tenants[i]))
			return true;
	}
	return false;
}

const char *
ids_product_name(size_t index)
{
	static const char *const names[] = {
	    "Office 365 Exchange Online",
	    "Microsoft Graph",
	    "Windows Azure Active Directory",
	    "Office 365 SharePoint Online",
	    "Office 365 Management APIs",
	    "Microsoft Exchange Online Protection",
	    "Windows Azure Service Management API",
	    "Azure Active Directory PowerShell",
	    "Microsoft Exchange REST API Based Powershell",
	    "Microsoft Graph Command Line Tools",
	    "Microsoft Azure CLI",
	    "Microsoft Azure PowerShell",
	    "Graph Explorer",
	    "Microsoft Office",
	    "Microsoft Outlook",
	    "Microsoft Teams",
	    "Microsoft Authentication Broker",
	    "Outlook Mobile",
	    "Outlook Web App",
	    "Exchange Admin Center",
	    "Microsoft Azure AD Connect",
	    "Azure Portal",
	};

	return index < COUNT_OF(names) ? names[index] : NULL;
}
