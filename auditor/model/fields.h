/*
 * fields.h - the tables of fields, one a kind; for kind.c.
 */
#ifndef AUDITOR_MODEL_FIELDS_H
#define AUDITOR_MODEL_FIELDS_H

#include <stddef.h>

#include "auditor/model/field.h"

extern const struct field fields_inbound_connector[];
extern const size_t fields_inbound_connector_count;
extern const struct field fields_outbound_connector[];
extern const size_t fields_outbound_connector_count;
extern const struct field fields_transport_rule[];
extern const size_t fields_transport_rule_count;
extern const struct field fields_accepted_domain[];
extern const size_t fields_accepted_domain_count;
extern const struct field fields_remote_domain[];
extern const size_t fields_remote_domain_count;
extern const struct field fields_mail_contact[];
extern const size_t fields_mail_contact_count;
extern const struct field fields_organization[];
extern const size_t fields_organization_count;
extern const struct field fields_domain[];
extern const size_t fields_domain_count;
extern const struct field fields_application[];
extern const size_t fields_application_count;
extern const struct field fields_service_principal[];
extern const size_t fields_service_principal_count;
extern const struct field fields_app_role_assignment[];
extern const size_t fields_app_role_assignment_count;
extern const struct field fields_oauth2_permission_grant[];
extern const size_t fields_oauth2_permission_grant_count;
extern const struct field fields_role_assignment[];
extern const size_t fields_role_assignment_count;
extern const struct field fields_role_definition[];
extern const size_t fields_role_definition_count;

#endif
