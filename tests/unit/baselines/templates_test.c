/*
 * templates_test.c - the policy templates that ship: valid, and of use.
 */
#include "tests/unit/baselines/tenant.h"

#include <dirent.h>
#include <stdio.h>

#include "baselines/policy.h"

#define FOLDER "baselines/profiles/"

struct row {
	const char *name; /* of the file, and of the test */
	const char *certificate;
	const char *host;
	const char *range;
	const char *foreign; /* looks like it, and is not of it */
};

static const struct row rows[] = {
    {"gateway-barracuda.yaml", NULL, "d1.ess.barracudanetworks.com",
	"209.222.82.4", "ess.barracudanetworks.com.evil.example"},
    {"gateway-cisco.yaml", "mx1.hc1-1.iphmx.com", "ob1.hc1-1.iphmx.com", NULL,
	"iphmx.com.evil.example"},
    {"gateway-hornetsecurity.yaml", NULL, NULL, "94.100.136.7", NULL},
    {"gateway-mimecast.yaml", "eu-smtp.mimecast.com",
	"eu-smtp-outbound-1.mimecast.com", NULL, "xmimecast.com"},
    {"gateway-proofpoint-essentials.yaml", "a.ppe-hosted.com",
	"outbound-us1.ppe-hosted.com", NULL, "a.ppe-hosted.com.example"},
    {"gateway-proofpoint.yaml", "mx0a-1.pphosted.com", "mx0a-1.pphosted.com",
	NULL, "xpphosted.com"},
    {"hybrid.yaml", NULL, NULL, NULL, NULL},
    {"signature-codetwo.yaml", "a.smtp.codetwo.online", "a.smtp.codetwo.online",
	NULL, "codetwo.online"},
    {"signature-exclaimer.yaml", "eu1.smtp.exclaimer.net",
	"eu1.smtp.exclaimer.net", NULL, "exclaimer.net"},
    {"simulation-knowbe4.yaml", NULL, NULL, NULL, NULL},
};

static bool
covers(const struct policy *policy, const char *text)
{
	struct iprange range;

	return iprange_read(sv_from(text), &range) &&
	       policy_covers_range(policy, &range, SV("any"));
}

static void
is_of_use(const void *at)
{
	const struct row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(snapshot_drop) struct snapshot *snapshot = tenant_snapshot(0);
	struct policy policy = {0};
	struct err err = {0};
	char path[100];

	(void)snprintf(path, sizeof(path), FOLDER "%s", row->name);
	KIT_GOOD(policy_compile(kit_file(path), path, snapshot, TENANT_END,
		     arena, &policy, &err),
	    &err);
	if (row->certificate != NULL)
		KIT_TRUE(policy_matches(
		    &policy.certificates, sv_from(row->certificate)));
	if (row->host != NULL)
		KIT_TRUE(
		    policy_matches(&policy.smart_hosts, sv_from(row->host)));
	if (row->range != NULL)
		KIT_TRUE(covers(&policy, row->range));
	KIT_TRUE(!covers(&policy, "198.51.100.1"));
	if (row->foreign == NULL)
		return;
	KIT_TRUE(!policy_matches(&policy.certificates, sv_from(row->foreign)));
	KIT_TRUE(!policy_matches(&policy.smart_hosts, sv_from(row->foreign)));
}

/* A template that is added is added above. */
static void
knows_all(const void *at)
{
	DIR *folder = opendir(FOLDER);
	const struct dirent *entry;
	size_t count = 0;

	(void)at;
	KIT_TRUE(folder != NULL);
	while ((entry = readdir(folder)) != NULL) {
		strview name = sv_from(entry->d_name);
		count += sv_ends(name, SV(".yaml")) &&
			 (name.ptr[0] < '0' || name.ptr[0] > '9');
	}
	(void)closedir(folder);
	KIT_INT(count, COUNT_OF(rows));
}

int
main(void)
{
	KIT_ROWS(rows, is_of_use);
	kit_case("no other template", knows_all);
	return kit_finish();
}
