/*
 * policy_section.c - the lists a policy is made of.
 */
#include "baselines/policy_internal.h"

#include <stddef.h>
#include <string.h>

#include "auditor/base/banned.h"

static int
order_ranges(const void *a, const void *b)
{
	const struct policy_range *left = a;
	const struct policy_range *right = b;
	int order = sv_cmp(left->text, right->text);

	for (size_t i = 0; order == 0 && i < left->object_count; i++) {
		if (i == right->object_count)
			return 1;
		order = sv_cmp(left->objects[i], right->objects[i]);
	}
	if (order == 0 && left->object_count < right->object_count)
		return -1;
	return order;
}

static int
order_patterns(const void *a, const void *b)
{
	const struct policy_pattern *left = a;
	const struct policy_pattern *right = b;

	return sv_cmp(left->pattern, right->pattern);
}

static int
order_rotations(const void *a, const void *b)
{
	const struct policy_rotation *left = a;
	const struct policy_rotation *right = b;
	int order = sv_cmp(left->app_id, right->app_id);

	return order != 0 ? order : sv_cmp(left->key_id, right->key_id);
}

static int
order_applications(const void *a, const void *b)
{
	const struct policy_application *left = a;
	const struct policy_application *right = b;

	return sv_cmp(left->app_id, right->app_id);
}

#define AT(member) offsetof(struct policy, member)

const struct policy_section policy_sections[POLICY_SECTION_COUNT] = {
    {"sender-ranges", AT(ranges), AT(range_count), sizeof(struct policy_range),
	order_ranges, policy_range_compile, policy_range_read},
    {"certificates", AT(certificates.at), AT(certificates.count),
	sizeof(struct policy_pattern), order_patterns,
	policy_certificate_compile, policy_certificate_read},
    {"smart-hosts", AT(smart_hosts.at), AT(smart_hosts.count),
	sizeof(struct policy_pattern), order_patterns,
	policy_smart_host_compile, policy_smart_host_read},
    {"recipients", AT(recipients.at), AT(recipients.count),
	sizeof(struct policy_pattern), order_patterns, policy_recipient_compile,
	policy_recipient_read},
    {"soc-mailboxes", AT(soc_mailboxes.at), AT(soc_mailboxes.count),
	sizeof(struct policy_pattern), order_patterns, policy_mailbox_compile,
	policy_mailbox_read},
    {"arc-sealers", AT(arc_sealers.at), AT(arc_sealers.count),
	sizeof(struct policy_pattern), order_patterns, policy_domain_compile,
	policy_domain_read},
    {"simulation", AT(simulation.at), AT(simulation.count),
	sizeof(struct policy_pattern), order_patterns, policy_domain_compile,
	policy_domain_read},
    {"allow-list-ranges", AT(allow_ranges), AT(allow_range_count),
	sizeof(struct policy_range), order_ranges, policy_allow_compile,
	policy_allow_read},
    {"administrators", AT(administrators.at), AT(administrators.count),
	sizeof(struct policy_pattern), order_patterns, policy_person_compile,
	policy_person_read},
    {"rotation-tickets", AT(rotations), AT(rotation_count),
	sizeof(struct policy_rotation), order_rotations,
	policy_rotation_compile, policy_rotation_read},
    {"applications", AT(applications), AT(application_count),
	sizeof(struct policy_application), order_applications,
	policy_application_compile, policy_application_read},
    {"approvals", AT(approvals), AT(approval_count), sizeof(struct approval),
	policy_approval_order, policy_approval_compile, policy_approval_read},
};

void
policy_store(struct policy *policy, const struct policy_section *section,
    void *items, size_t count)
{
	memcpy((char *)policy + section->items_at, &items, sizeof(items));
	memcpy((char *)policy + section->count_at, &count, sizeof(count));
}

/* How many characters from ${at} on lie between ${first} and ${last}. */
static size_t
count_between(strview text, size_t at, char first, char last)
{
	size_t count = 0;

	while (at + count < text.len && text.ptr[at + count] >= first &&
	       text.ptr[at + count] <= last)
		count++;
	return count;
}

bool
policy_is_check(strview text)
{
	size_t letters = count_between(text, 0, 'A', 'Z');
	size_t digits = count_between(text, letters + 1, '0', '9');
	/* A case of its own within a check: CR-002b. */
	size_t tail = count_between(text, letters + 1 + digits, 'a', 'z');

	return letters >= 2 && letters <= 16 && letters < text.len &&
	       text.ptr[letters] == '-' && digits >= 3 && digits <= 6 &&
	       tail <= 1 && letters + 1 + digits + tail == text.len;
}
