/*
 * ids.h - identifiers of Microsoft's own resources, permissions and roles.
 *
 * Ids of app roles repeat across resources (Mail.ReadWrite has one id on
 * Graph and on Exchange): the key is resource and role together.
 */
#ifndef AUDITOR_CHECK_IDS_H
#define AUDITOR_CHECK_IDS_H

#include <stdbool.h>

#include "auditor/base/strview.h"

#define IDS_EXCHANGE "00000002-0000-0ff1-ce00-000000000000"
#define IDS_GRAPH    "00000003-0000-0000-c000-000000000000"
/* Azure AD Graph, the predecessor of Microsoft Graph. */
#define IDS_AAD_GRAPH "00000002-0000-0000-c000-000000000000"

/* An assignment to a resource that publishes no roles: no permission. */
#define IDS_NO_ROLE "00000000-0000-0000-0000-000000000000"

#define IDS_MANAGE_AS_APP      "dc50a0fb-09a3-484d-be87-e023b12c6440"
#define IDS_MANAGE_AS_APP_V2   "ea3d980d-ebc7-4be4-8298-a167e5b8797c"
#define IDS_FULL_ACCESS_AS_APP "dc890d15-9560-4a4c-9b7f-a736ec74ec40"

#define IDS_GLOBAL_ADMINISTRATOR   "62e90394-69f5-4237-9190-012177145e10"
#define IDS_EXCHANGE_ADMINISTRATOR "29232cdf-9323-42fd-ade2-1d097af3e4de"

/* What a role is good for; all but NONE take the tenant or its mail. */
enum role_power {
	POWER_NONE,
	POWER_EXCHANGE, /* administers Exchange, or opens every mailbox */
	POWER_MAIL,     /* mail of every mailbox */
	POWER_PROTOCOL, /* mail by IMAP, POP or SMTP */
	POWER_ESCALATE, /* can give itself any of the others */
	POWER_TENANT,   /* directory role of an administrator */
	POWER_SYNC,     /* directory role of an account that synchronises */
};

/* An app role, or with resource "" a directory role. */
struct known_role {
	strview resource; /* appId */
	strview id;       /* app role id, or role template id */
	const char *name;
	enum role_power power;
	unsigned points; /* of a finding about it, 0 when it is none */
};

/*
 * ids_app_role(resource, role):
 * By appId of the resource, or by ${role} alone when ${resource} is "" because
 * it could not be read.  NULL when it is not known.
 */
const struct known_role *ids_app_role(strview resource, strview role);

/*
 * ids_app_role_named(resource, name):
 * By the name that the resource publishes, exactly; or NULL.
 */
const struct known_role *ids_app_role_named(strview resource, strview name);

/* ids_directory_role(template): by template id, or NULL. */
const struct known_role *ids_directory_role(strview template);

/* ids_resource_name(app_id): "Microsoft Graph" …, or the id itself. */
strview ids_resource_name(strview app_id);

/*
 * ids_is_microsoft(tenant):
 * ${tenant} is one of the tenants in which Microsoft keeps its applications.
 */
bool ids_is_microsoft(strview tenant);

/*
 * ids_product_name(index):
 * Name of an application of Microsoft that is there in every tenant; NULL
 * behind the last.
 */
const char *ids_product_name(size_t index);

#endif
