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
order_applications(const void *a, const void *b)
{
	const struct policy_application *left = a;
	const struct policy_application *right = b;

	return sv_cmp(left->app_id, right->app_id);
}

static int
order_approvals(const void *a, const void *b)
{
	const struct approval *left = a;
	const struct approval *right = b;
	int order = sv_cmp(left->check, right->check);

	if (order == 0 && left->kind != right->kind)
		order = left->kind < right->kind ? -1 : 1;
	return order != 0 ? order : sv_cmp(left->id, right->id);
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
    {"applications", AT(applications), AT(application_count),
	sizeof(struct policy_application), order_applications,
	policy_application_compile, policy_application_read},
    {"approvals", AT(approvals), AT(approval_count), sizeof(struct approval),
	order_approvals, policy_approval_compile, policy_approval_read},
};

void
policy_store(struct policy *policy, const struct policy_section *section,
    void *items, size_t count)
{
	memcpy((char *)policy + section->items_at, &items, sizeof(items));
	memcpy((char *)policy + section->count_at, &count, sizeof(count));
}

bool
policy_is_check(strview text)
{
	static const char form[] = "AA-000";

	if (text.len != sizeof(form) - 1)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		bool is_right = form[i] == 'A'   ? c >= 'A' && c <= 'Z'
				: form[i] == '0' ? c >= '0' && c <= '9'
						 : c == form[i];
		if (!is_right)
			return false;
	}
	return true;
}
