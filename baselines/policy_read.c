/*
 * policy_read.c - the policy out of the baseline document.
 */
#include "auditor/base/lang.h"
#include "baselines/policy_internal.h"
#include "baselines/policy_pattern.h"
#include "baselines/record.h"

#include "auditor/base/banned.h"

static int
read_range(struct record *record,
    const char *(*find_problem)(const struct iprange *range),
    struct policy_range *range)
{
	CLEANUP(strbuf_done) struct strbuf again = {0};

	TRY(record_text(record, "range", &range->text));
	if (!iprange_read(range->text, &range->range) ||
	    find_problem(&range->range) != NULL)
		return record_fail(record, "range");
	iprange_write(&again, &range->range);
	if (!sv_eq(strbuf_view(&again), range->text))
		return record_fail(record, "range");
	return 0;
}

int
policy_range_read(struct record *record, void *to)
{
	struct policy_range *range = to;
	const struct json *list;

	TRY(read_range(record, policy_range_problem, range));
	TRY(record_next(record, "for", &list));
	if (list->type != JSON_NULL) {
		if (list->type != JSON_ARRAY || list->count == 0)
			return record_fail(record, "for");
		TRY(record_words(record, list, &range->objects));
		range->object_count = list->count;
	}
	return record_filled(record, "reason", &range->reason);
}

int
policy_allow_read(struct record *record, void *to)
{
	struct policy_range *range = to;

	TRY(read_range(record, policy_allow_problem, range));
	return record_filled(record, "reason", &range->reason);
}

static int
read_pattern(struct record *record, const char *key,
    enum policy_pattern_type type, struct policy_pattern *pattern)
{
	TRY(record_text(record, key, &pattern->pattern));
	if (policy_pattern_problem(type, pattern->pattern) != NULL)
		return record_fail(record, key);
	return record_filled(record, "reason", &pattern->reason);
}

int
policy_certificate_read(struct record *record, void *to)
{
	return read_pattern(record, "name", PATTERN_CERTIFICATE, to);
}

int
policy_smart_host_read(struct record *record, void *to)
{
	return read_pattern(record, "host", PATTERN_HOST, to);
}

int
policy_recipient_read(struct record *record, void *to)
{
	return read_pattern(record, "address", PATTERN_RECIPIENT, to);
}

int
policy_mailbox_read(struct record *record, void *to)
{
	return read_pattern(record, "address", PATTERN_MAILBOX, to);
}

int
policy_domain_read(struct record *record, void *to)
{
	return read_pattern(record, "domain", PATTERN_DOMAIN, to);
}

int
policy_person_read(struct record *record, void *to)
{
	return read_pattern(record, "name", PATTERN_PERSON, to);
}

int
policy_rotation_read(struct record *record, void *to)
{
	struct policy_rotation *rotation = to;

	TRY(record_filled(record, "appId", &rotation->app_id));
	TRY(record_text(record, "keyId", &rotation->key_id));
	TRY(record_filled(record, "ticket", &rotation->ticket));
	return record_filled(record, "reason", &rotation->reason);
}

static int
read_set(struct record *record, const char *key, struct policy_set *set)
{
	const struct json *list;

	TRY(record_list(record, key, &list));
	TRY(record_words(record, list, &set->at));
	set->count = list->count;
	return 0;
}

int
policy_application_read(struct record *record, void *to)
{
	struct policy_application *application = to;

	TRY(record_filled(record, "appId", &application->app_id));
	TRY(read_set(record, "grants", &application->grants));
	TRY(read_set(record, "delegated", &application->delegated));
	TRY(read_set(record, "roles", &application->roles));
	TRY(read_set(record, "credentials", &application->credentials));
	TRY(read_set(record, "owners", &application->owners));
	return record_filled(record, "reason", &application->reason);
}

int
policy_approval_read(struct record *record, void *to)
{
	struct approval *approval = to;
	strview kind;

	TRY(record_text(record, "check", &approval->check));
	if (!policy_is_check(approval->check))
		return record_fail(record, "check");
	TRY(record_text(record, "kind", &kind));
	if (!kind_find(kind, &approval->kind))
		return record_fail(record, "kind");
	TRY(record_filled(record, "id", &approval->id));
	TRY(record_text(record, "name", &approval->name));
	TRY(record_digest(record, "behaviour", &approval->behaviour));
	TRY(record_filled(record, "canon", &approval->canon));
	TRY(record_filled(record, "reason", &approval->reason));
	TRY(record_text(record, "ticket", &approval->ticket));
	TRY(record_filled(record, "approver", &approval->approver));
	return record_time(record, "expires", &approval->expires);
}

/* Read the list that comes next; each entry behind the one before it. */
static int
read_section(struct record *record, const struct policy_section *section,
    struct policy *policy)
{
	const struct json *list;

	TRY(record_list(record, section->key, &list));
	if (list->count == 0)
		return 0;
	char *all = arena_alloc(record->arena, list->count, section->size);
	for (size_t i = 0; i < list->count; i++) {
		struct record entry = {.what = section->key,
		    .arena = record->arena,
		    .err = record->err};
		char *to = all + i * section->size;
		TRY(record_begin(&entry, &list->items[i]));
		TRY(section->read(&entry, to));
		TRY(record_end(&entry));
		if (i > 0 && section->order(to - section->size, to) >= 0)
			return err_set(record->err, ERR_FORMAT,
			    "%s: not in order", section->key);
	}
	policy_store(policy, section, all, list->count);
	return 0;
}

int
policy_read(const struct json *value, struct arena *arena,
    struct policy *policy, struct err *err)
{
	struct record record = {
	    .what = _("policy"), .arena = arena, .err = err};
	struct policy result = {0};

	TRY(record_begin(&record, value));
	TRY(record_bool(&record, "hybrid", &result.hybrid));
	for (size_t i = 0; i < POLICY_SECTION_COUNT; i++)
		TRY(read_section(&record, &policy_sections[i], &result));
	TRY(record_end(&record));
	*policy = result;
	return 0;
}
