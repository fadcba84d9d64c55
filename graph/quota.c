/*
 * quota.c - the documented quotas of single lists.
 */
#include "graph/quota.h"

#include "auditor/base/banned.h"

enum quota { QUOTA_NONE, QUOTA_KEYS, QUOTA_REPORTS, QUOTA_ACCESS };

_Static_assert(QUOTA_ACCESS < HTTP_QUOTAS, "a number for each quota");

/* One less than allowed: clocks differ, and others ask as well. */
static const struct pace paces[HTTP_QUOTAS] = {
    [QUOTA_KEYS] = {.count = 140, .window_ms = 60000},
    [QUOTA_REPORTS] = {.count = 4, .window_ms = 10000},
    [QUOTA_ACCESS] = {.count = 1, .window_ms = 1050},
};

static const struct {
	const char *part; /* of the address */
	enum quota quota;
} marks[] = {
    {"keyCredentials", QUOTA_KEYS},
    {"/auditLogs/", QUOTA_REPORTS},
    {"/reports/", QUOTA_REPORTS},
    {"/identity/conditionalAccess/", QUOTA_ACCESS},
    {"/identityProtection/", QUOTA_ACCESS},
};

const struct pace *
quota_table(void)
{
	return paces;
}

unsigned
quota_of(enum service service, strview url)
{
	if (service != SERVICE_GRAPH)
		return QUOTA_NONE;
	for (size_t i = 0; i < COUNT_OF(marks); i++) {
		if (sv_has(url, sv_from(marks[i].part)))
			return marks[i].quota;
	}
	return QUOTA_NONE;
}
