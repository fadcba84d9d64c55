/*
 * mixed_test.c - files that do not belong together, and files of which nothing
 * is left.
 */
#include "tests/unit/auditor/intake/taken.h"

struct row {
	const char *name;
	const char *files[2];
	bool keeps_going;
	size_t count;      /* of accepted domains; when there is no error */
	const char *error; /* part of the message */
	const char *doubt; /* why the list is not whole; NULL: it is */
};

#define DOMAIN(id, place)                                                      \
	"[{\"DomainName\": \"" id ".example\", \"DomainType\": "               \
	"\"Authoritative\", \"MatchSubDomains\": false, \"Guid\": \"" id       \
	"\", \"PendingRemoval\": false, \"EmailOnly\": false, "                \
	"\"DistinguishedName\": \"CN=" place ",DC=X,DC=OUTLOOK,DC=COM\"}]"
#define IN(place)                                                              \
	"a,CN=Configuration,CN=" place ".onmicrosoft.com,CN="                  \
	"ConfigurationUnits"

static const struct row rows[] = {
    {"one organization", {DOMAIN("a", IN("x")), DOMAIN("b", IN("X"))}, false, 2,
	NULL, NULL},
    {"two organizations", {DOMAIN("a", IN("x")), DOMAIN("b", IN("y"))}, false,
	2, NULL, "two tenants in one import? Of the organization y.onm"},
    {"what all tenants share",
	{DOMAIN("a", IN("x")),
	    DOMAIN("b", "a,CN=Configuration,CN=sct-15_20-bpos,"
			"CN=ConfigurationUnits")},
	false, 2, NULL, NULL},
    {"a name that holds another organization",
	{DOMAIN("a", "b\\\\,CN=y.onmicrosoft.com\\\\,CN=ConfigurationUnits"
		     ",CN=Accepted Domains,CN=Configuration,CN=x.onmicrosoft."
		     "com,CN=ConfigurationUnits"),
	    DOMAIN("b", "b\\\\,CN=y.onmicrosoft.com\\\\,CN=ConfigurationUnits"
			"\\\\,DC=Z,CN=Accepted Domains,CN=Configuration,CN="
			"x.onmicrosoft.com,CN=ConfigurationUnits")},
	false, 2, NULL, NULL},
    {"no file is left",
	{DOMAIN("a", IN("x")) "[", "{\"AcceptedDomain\": [], \"a\": }"}, true,
	0, "a.txt: line 1: ", NULL},
};

static void
imports(const void *at)
{
	const struct row *row = at;
	CLEANUP(taken_done)
	struct taken taken =
	    taken_files(row->files, COUNT_OF(row->files), row->keeps_going);

	if (taken_is_refused(&taken, row->error))
		return;
	KIT_INT(snapshot_list(taken.snapshot, KIND_ACCEPTED_DOMAIN)->count,
	    row->count);
	const struct coverage *coverage =
	    &snapshot_list(taken.snapshot, KIND_ACCEPTED_DOMAIN)->coverage;
	KIT_INT(coverage->status == COVERAGE_PARTIAL, row->doubt != NULL);
	if (row->doubt != NULL)
		KIT_HAS(coverage->detail, row->doubt);
}

/* What stands behind it is not dropped in silence. */
static void
is_no_end(const void *row)
{
	CLEANUP(taken_done)
	struct taken taken = taken_bytes(
	    SV(DOMAIN("a", IN("x")) "\n\0" DOMAIN("b", IN("x"))), "a", TENANT);

	(void)row;
	(void)taken_is_refused(&taken, "a: line 2: a NUL byte");
}

int
main(void)
{
	KIT_ROWS(rows, imports);
	kit_case("a NUL byte is no end", is_no_end);
	return kit_finish();
}
