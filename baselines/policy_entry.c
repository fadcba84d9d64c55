/*
 * policy_entry.c - entries of a policy file, each checked by itself.
 */
#include "baselines/policy_internal.h"

#include <stdlib.h>

#include "auditor/base/yaml.h"
#include "auditor/model/normal.h"
#include "baselines/policy_pattern.h"

#include "auditor/base/banned.h"

/* What ranges can be for, and what an application is bound to. */
#define RANGE_KINDS                                                            \
	(KIND_BIT(KIND_INBOUND_CONNECTOR) | KIND_BIT(KIND_TRANSPORT_RULE) |    \
	    KIND_BIT(KIND_EXO_PHISH_SIM_OVERRIDE_RULE) |                       \
	    KIND_BIT(KIND_TRANSPORT_CONFIG))
#define APPLICATION_KINDS                                                      \
	(KIND_BIT(KIND_APPLICATION) | KIND_BIT(KIND_SERVICE_PRINCIPAL) |       \
	    KIND_BIT(KIND_APP_ROLE_ASSIGNMENT) |                               \
	    KIND_BIT(KIND_OAUTH2_PERMISSION_GRANT) |                           \
	    KIND_BIT(KIND_ROLE_ASSIGNMENT))

static int
compare_words(const void *a, const void *b)
{
	const strview *left = a;
	const strview *right = b;

	return sv_cmp(*left, *right);
}

/* `for`: left out means any; an empty list is more likely a slip. */
static int
read_for(const struct policy_source *source, const struct json *list,
    struct policy_range *range)
{
	const struct object *object;

	if (list == NULL)
		return 0;
	if (list->type != JSON_ARRAY || list->count == 0)
		return yaml_fail(source->err, source->name, list,
		    "for: a list of connectors or rules expected; leave it "
		    "out for any");
	range->objects =
	    arena_alloc(source->arena, list->count, sizeof(*range->objects));
	for (size_t i = 0; i < list->count; i++) {
		TRY(policy_resolve(
		    source, &list->items[i], RANGE_KINDS, &object));
		for (size_t j = 0; j < i; j++) {
			if (sv_eq(range->objects[j], object->id))
				return yaml_fail(source->err, source->name,
				    &list->items[i],
				    "the same object for the second time");
		}
		range->objects[range->object_count++] = object->id;
	}
	qsort(range->objects, range->object_count, sizeof(*range->objects),
	    compare_words);
	return 0;
}

/* The member `range`, refused when ${find_problem} has words on it. */
static int
read_range(const struct policy_source *source, const struct json *entry,
    const char *(*find_problem)(const struct iprange *range),
    struct policy_range *range)
{
	CLEANUP(strbuf_done) struct strbuf spelt = {0};
	strview text;

	TRY(policy_yaml_text(source, entry, "range", &text));
	const struct json *value = json_get(entry, SV("range"));
	if (!iprange_read(text, &range->range))
		return yaml_fail(source->err, source->name, value,
		    "range: an address, prefix or range expected, not "
		    "\"" SV_FMT "\"",
		    SV_ARG(text));
	const char *problem = find_problem(&range->range);
	if (problem != NULL)
		return yaml_fail(source->err, source->name, value,
		    "range " SV_FMT ": %s", SV_ARG(text), problem);
	iprange_write(&spelt, &range->range);
	range->text = arena_dup(source->arena, strbuf_view(&spelt));
	return policy_yaml_text(source, entry, "reason", &range->reason);
}

int
policy_range_compile(
    const struct policy_source *source, const struct json *entry, void *to)
{
	static const char *const known[] = {"range", "for", "reason", NULL};
	struct policy_range *range = to;

	TRY(policy_yaml_keys(source, entry, known));
	TRY(read_range(source, entry, policy_range_problem, range));
	return read_for(source, json_get(entry, SV("for")), range);
}

int
policy_allow_compile(
    const struct policy_source *source, const struct json *entry, void *to)
{
	static const char *const known[] = {"range", "reason", NULL};

	TRY(policy_yaml_keys(source, entry, known));
	return read_range(source, entry, policy_allow_problem, to);
}

/* An entry {KEY: pattern, reason: …}. */
static int
read_pattern(const struct policy_source *source, const struct json *entry,
    const char *key, enum policy_pattern_type type,
    struct policy_pattern *pattern)
{
	const char *const known[] = {key, "reason", NULL};
	strview text;

	TRY(policy_yaml_keys(source, entry, known));
	TRY(policy_yaml_text(source, entry, key, &text));
	pattern->pattern = policy_yaml_lower(source, text);
	const char *problem = policy_pattern_problem(type, pattern->pattern);
	if (problem != NULL)
		return yaml_fail(source->err, source->name,
		    json_get(entry, sv_from(key)), "%s \"" SV_FMT "\": %s", key,
		    SV_ARG(text), problem);
	return policy_yaml_text(source, entry, "reason", &pattern->reason);
}

int
policy_certificate_compile(
    const struct policy_source *source, const struct json *entry, void *to)
{
	return read_pattern(source, entry, "name", PATTERN_CERTIFICATE, to);
}

int
policy_smart_host_compile(
    const struct policy_source *source, const struct json *entry, void *to)
{
	return read_pattern(source, entry, "host", PATTERN_HOST, to);
}

int
policy_recipient_compile(
    const struct policy_source *source, const struct json *entry, void *to)
{
	return read_pattern(source, entry, "address", PATTERN_RECIPIENT, to);
}

int
policy_mailbox_compile(
    const struct policy_source *source, const struct json *entry, void *to)
{
	return read_pattern(source, entry, "address", PATTERN_MAILBOX, to);
}

int
policy_domain_compile(
    const struct policy_source *source, const struct json *entry, void *to)
{
	return read_pattern(source, entry, "domain", PATTERN_DOMAIN, to);
}

int
policy_person_compile(
    const struct policy_source *source, const struct json *entry, void *to)
{
	return read_pattern(source, entry, "name", PATTERN_PERSON, to);
}

int
policy_rotation_compile(
    const struct policy_source *source, const struct json *entry, void *to)
{
	static const char *const known[] = {
	    "appId", "keyId", "ticket", "reason", NULL};
	struct policy_rotation *rotation = to;
	strview text;

	TRY(policy_yaml_keys(source, entry, known));
	TRY(policy_yaml_text(source, entry, "appId", &text));
	rotation->app_id = normal_id(text, source->arena);
	TRY(policy_yaml_option(source, entry, "keyId", &text));
	rotation->key_id = normal_id(text, source->arena);
	TRY(policy_yaml_text(source, entry, "ticket", &rotation->ticket));
	return policy_yaml_text(source, entry, "reason", &rotation->reason);
}

int
policy_application_compile(
    const struct policy_source *source, const struct json *entry, void *to)
{
	static const char *const known[] = {"appId", "reason", NULL};
	struct policy_application *application = to;
	strview text;

	TRY(policy_yaml_keys(source, entry, known));
	TRY(policy_yaml_text(source, entry, "appId", &text));
	TRY(policy_yaml_text(source, entry, "reason", &application->reason));
	const struct json *value = json_get(entry, SV("appId"));
	for (size_t i = 0; i < KIND_COUNT; i++) {
		if ((APPLICATION_KINDS & KIND_BIT(i)) != 0 &&
		    !snapshot_is_complete(source->snapshot, (enum kind)i))
			return yaml_fail(source->err, source->name, value,
			    "an application cannot be approved: %s was not "
			    "read whole",
			    kind_name((enum kind)i));
	}
	application->app_id = normal_id(text, source->arena);
	if (!policy_bind(source->snapshot, application->app_id, source->arena,
		application))
		return yaml_fail(source->err, source->name, value,
		    "the snapshot has no application with appId \"" SV_FMT "\"",
		    SV_ARG(text));
	return 0;
}
