/*
 * quota.h - the documented quotas of single lists, and how we stay below.
 */
#ifndef GRAPH_QUOTA_H
#define GRAPH_QUOTA_H

#include "auditor/net/http.h"
#include "graph/endpoints.h"

/*
 * quota_table():
 * The pace of each quota, HTTP_QUOTAS of them, for http_settings.  Sources:
 * Microsoft Graph "Throttling limits" (reports: 5 in 10 seconds; Conditional
 * Access: 1 a second) and "List applications" (keyCredentials in $select: 150
 * a minute).
 */
const struct pace *quota_table(void);

/* quota_of(service, url): which of them a request falls under; 0: none. */
unsigned quota_of(enum service service, strview url);

#endif
