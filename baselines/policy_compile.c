/*
 * policy_compile.c - from policy.yaml to a policy bound to a snapshot.
 */
#include "baselines/policy_internal.h"

#include <stdlib.h>

#include "auditor/base/limits.h"
#include "auditor/base/yaml.h"

#include "auditor/base/banned.h"

/* Read all entries; sorted, none twice. */
static int
read_entries(const struct policy_source *source, const struct json *list,
    const struct policy_section *section, char *all)
{
	for (size_t i = 0; i < list->count; i++) {
		char *to = all + i * section->size;
		TRY(section->compile(source, &list->items[i], to));
		for (size_t j = 0; j < i; j++) {
			if (section->order(all + j * section->size, to) == 0)
				return yaml_fail(source->err, source->name,
				    &list->items[i],
				    "the same entry for the second time");
		}
	}
	qsort(all, list->count, section->size, section->order);
	return 0;
}

static int
read_section(const struct policy_source *source, const struct json *root,
    const struct policy_section *section, struct policy *policy)
{
	const struct json *list = json_get(root, sv_from(section->key));

	if (json_is_empty(list))
		return 0;
	if (list->type != JSON_ARRAY)
		return yaml_fail(source->err, source->name, list,
		    "%s: a list expected", section->key);
	void *all = arena_alloc(source->arena, list->count, section->size);
	TRY(read_entries(source, list, section, all));
	policy_store(policy, section, all, list->count);
	return 0;
}

static int
read_hybrid(const struct policy_source *source, const struct json *root,
    bool *is_hybrid)
{
	strview text;

	TRY(policy_yaml_option(source, root, "hybrid", &text));
	*is_hybrid = sv_eq(text, SV("yes")) || sv_eq(text, SV("true"));
	if (text.len == 0 || *is_hybrid || sv_eq(text, SV("no")) ||
	    sv_eq(text, SV("false")))
		return 0;
	return yaml_fail(source->err, source->name,
	    json_get(root, SV("hybrid")),
	    "hybrid: yes or no expected, not \"" SV_FMT "\"", SV_ARG(text));
}

int
policy_compile(strview yaml, const char *name, const struct snapshot *snapshot,
    int64_t expires, struct arena *arena, struct policy *policy,
    struct err *err)
{
	const char *known[POLICY_SECTION_COUNT + 2] = {"hybrid"};
	const struct policy_source source = {
	    name, snapshot, expires, arena, err};
	const struct json *root;
	struct policy result = {0};

	if (yaml.len > LIMIT_POLICY)
		return err_set(err, ERR_LIMIT, "%s: more than %zu bytes", name,
		    LIMIT_POLICY);
	for (size_t i = 0; i < POLICY_SECTION_COUNT; i++)
		known[i + 1] = policy_sections[i].key;
	TRY(yaml_parse(yaml, name, arena, &root, err));
	TRY(policy_yaml_keys(&source, root, known));
	TRY(read_hybrid(&source, root, &result.hybrid));
	for (size_t i = 0; i < POLICY_SECTION_COUNT; i++)
		TRY(read_section(&source, root, &policy_sections[i], &result));
	*policy = result;
	return 0;
}
