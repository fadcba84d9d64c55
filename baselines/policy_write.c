/*
 * policy_write.c - the policy as member of the baseline document.
 */
#include "baselines/policy.h"

#include "baselines/jsonline.h"

#include "auditor/base/banned.h"

static void
write_range(struct jsonw *w, const struct policy_range *range)
{
	bool was_pretty = jsonline_object(w, NULL);

	jsonw_text(w, "range", range->text);
	if (range->object_count == 0)
		jsonw_null(w, "for");
	else
		jsonline_words(w, "for", range->objects, range->object_count);
	jsonw_text(w, "reason", range->reason);
	jsonline_end(w, was_pretty);
}

static void
write_allow(struct jsonw *w, const struct policy_range *range)
{
	bool was_pretty = jsonline_object(w, NULL);

	jsonw_text(w, "range", range->text);
	jsonw_text(w, "reason", range->reason);
	jsonline_end(w, was_pretty);
}

static void
write_patterns(struct jsonw *w, const char *list, const char *key,
    const struct policy_patterns *patterns)
{
	jsonw_array(w, list);
	for (size_t i = 0; i < patterns->count; i++) {
		bool was_pretty = jsonline_object(w, NULL);
		jsonw_text(w, key, patterns->at[i].pattern);
		jsonw_text(w, "reason", patterns->at[i].reason);
		jsonline_end(w, was_pretty);
	}
	jsonw_end(w);
}

static void
write_rotation(struct jsonw *w, const struct policy_rotation *rotation)
{
	bool was_pretty = jsonline_object(w, NULL);

	jsonw_text(w, "appId", rotation->app_id);
	jsonw_text(w, "keyId", rotation->key_id);
	jsonw_text(w, "ticket", rotation->ticket);
	jsonw_text(w, "reason", rotation->reason);
	jsonline_end(w, was_pretty);
}

static void
write_set(struct jsonw *w, const char *key, const struct policy_set *set)
{
	jsonline_words(w, key, set->at, set->count);
}

static void
write_application(struct jsonw *w, const struct policy_application *application)
{
	bool was_pretty = jsonline_object(w, NULL);

	jsonw_text(w, "appId", application->app_id);
	write_set(w, "grants", &application->grants);
	write_set(w, "delegated", &application->delegated);
	write_set(w, "roles", &application->roles);
	write_set(w, "credentials", &application->credentials);
	write_set(w, "owners", &application->owners);
	jsonw_text(w, "reason", application->reason);
	jsonline_end(w, was_pretty);
}

static void
write_approval(struct jsonw *w, const struct approval *approval)
{
	bool was_pretty = jsonline_object(w, NULL);

	jsonw_text(w, "check", approval->check);
	jsonw_cstr(w, "kind", kind_name(approval->kind));
	jsonw_text(w, "id", approval->id);
	jsonw_text(w, "name", approval->name);
	jsonw_digest(w, "behaviour", &approval->behaviour);
	jsonw_text(w, "canon", approval->canon);
	jsonw_text(w, "reason", approval->reason);
	jsonw_text(w, "ticket", approval->ticket);
	jsonw_text(w, "approver", approval->approver);
	jsonw_time(w, "expires", approval->expires);
	jsonline_end(w, was_pretty);
}

void
policy_write(const struct policy *policy, struct jsonw *w, const char *key)
{
	jsonw_object(w, key);
	jsonw_bool(w, "hybrid", policy->hybrid);
	jsonw_array(w, "sender-ranges");
	for (size_t i = 0; i < policy->range_count; i++)
		write_range(w, &policy->ranges[i]);
	jsonw_end(w);
	write_patterns(w, "certificates", "name", &policy->certificates);
	write_patterns(w, "smart-hosts", "host", &policy->smart_hosts);
	write_patterns(w, "recipients", "address", &policy->recipients);
	write_patterns(w, "soc-mailboxes", "address", &policy->soc_mailboxes);
	write_patterns(w, "arc-sealers", "domain", &policy->arc_sealers);
	write_patterns(w, "simulation", "domain", &policy->simulation);
	jsonw_array(w, "allow-list-ranges");
	for (size_t i = 0; i < policy->allow_range_count; i++)
		write_allow(w, &policy->allow_ranges[i]);
	jsonw_end(w);
	write_patterns(w, "administrators", "name", &policy->administrators);
	jsonw_array(w, "rotation-tickets");
	for (size_t i = 0; i < policy->rotation_count; i++)
		write_rotation(w, &policy->rotations[i]);
	jsonw_end(w);
	jsonw_array(w, "applications");
	for (size_t i = 0; i < policy->application_count; i++)
		write_application(w, &policy->applications[i]);
	jsonw_end(w);
	jsonw_array(w, "approvals");
	for (size_t i = 0; i < policy->approval_count; i++)
		write_approval(w, &policy->approvals[i]);
	jsonw_end(w);
	jsonw_end(w);
}
