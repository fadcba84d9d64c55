/*
 * ids_internal.h - tables between ids.c and ids_app_roles.c.
 */
#ifndef AUDITOR_CHECK_IDS_INTERNAL_H
#define AUDITOR_CHECK_IDS_INTERNAL_H

#include "auditor/check/ids.h"

extern const struct known_role ids_app_roles[];
extern const size_t ids_app_role_count;

#endif
