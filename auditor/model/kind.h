/*
 * kind.h - the kinds of objects a tenant is made of.
 *
 * A new kind is one line here, one table of fields (fields_*.c) and one row in
 * graph/endpoints.c.
 */
#ifndef AUDITOR_MODEL_KIND_H
#define AUDITOR_MODEL_KIND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "auditor/base/strview.h"
#include "auditor/model/field.h"

/* Constant, the name that is printed, the key in import files. */
#define KINDS(X)                                                               \
	X(ORGANIZATION, "organization", "Organization")                        \
	X(DOMAIN, "domain", "Domain")                                          \
	X(ACCEPTED_DOMAIN, "accepted-domain", "AcceptedDomain")                \
	X(REMOTE_DOMAIN, "remote-domain", "RemoteDomain")                      \
	X(INBOUND_CONNECTOR, "inbound-connector", "InboundConnector")          \
	X(OUTBOUND_CONNECTOR, "outbound-connector", "OutboundConnector")       \
	X(TRANSPORT_RULE, "transport-rule", "TransportRule")                   \
	X(MAIL_CONTACT, "mail-contact", "MailContact")                         \
	X(APPLICATION, "application", "Application")                           \
	X(SERVICE_PRINCIPAL, "service-principal", "ServicePrincipal")          \
	X(APP_ROLE_ASSIGNMENT, "app-role-assignment", "AppRoleAssignment")     \
	X(OAUTH2_PERMISSION_GRANT, "oauth2-permission-grant",                  \
	    "OAuth2PermissionGrant")                                           \
	X(ROLE_ASSIGNMENT, "role-assignment", "RoleAssignment")                \
	X(ROLE_DEFINITION, "role-definition", "RoleDefinition")

enum kind {
#define KIND_ENUM(constant, name, key) KIND_##constant,
	KINDS(KIND_ENUM)
#undef KIND_ENUM
	    KIND_COUNT
};

/* A set of kinds, one bit each: a tenant has more kinds than 64. */
__extension__ typedef unsigned __int128 kind_set;
#define KIND_BIT(kind) ((kind_set)1 << (unsigned)(kind))

/* kind_name(kind): inbound-connector, the printed spelling. */
const char *kind_name(enum kind kind);

/* kind_import_key(kind): InboundConnector. */
const char *kind_import_key(enum kind kind);

/*
 * kind_id_field(kind, index):
 * Property that can identify an object, best first; NULL behind the last.
 */
const char *kind_id_field(enum kind kind, size_t index);

/* kind_name_field(kind): NULL when objects of the kind have no name. */
const char *kind_name_field(enum kind kind);

/* kind_find(name, kind): by printed name; false if there is none. */
bool kind_find(strview name, enum kind *kind);

/* kind_find_key(key, kind): by import key, letter case ignored. */
bool kind_find_key(strview key, enum kind *kind);

/* kind_fields(kind, count): the table, sorted by name. */
const struct field *kind_fields(enum kind kind, size_t *count);

/*
 * kind_field(kind, path):
 * The field row of ${path}, "keyCredentials.key" for members of nested
 * objects; ExceptIfX of a transport rule is as X.  NULL when there is none.
 */
const struct field *kind_field(enum kind kind, strview path);

#endif
