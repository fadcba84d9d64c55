/*
 * policy_yaml.c - the shapes of entries in a policy file.
 */
#include "baselines/policy_internal.h"

#include "auditor/base/yaml.h"

#include "auditor/base/banned.h"

static bool
is_known(strview key, const char *const *known)
{
	for (; *known != NULL; known++) {
		if (sv_eq(key, sv_from(*known)))
			return true;
	}
	return false;
}

int
policy_yaml_keys(const struct policy_source *source, const struct json *entry,
    const char *const *known)
{
	if (entry->type != JSON_OBJECT)
		return yaml_fail(source->err, source->name, entry,
		    "keys and values expected here");
	for (size_t i = 0; i < entry->count; i++) {
		const struct json *member = &entry->items[i];
		if (is_known(member->key, known))
			continue;
		CLEANUP(strbuf_done) struct strbuf list = {0};
		for (size_t j = 0; known[j] != NULL; j++)
			strbuf_printf(
			    &list, "%s%s", j > 0 ? ", " : "", known[j]);
		(void)yaml_fail(source->err, source->name, member,
		    "unknown key \"" SV_FMT "\"", SV_ARG(member->key));
		return err_hint(
		    source->err, "known here: %s", strbuf_cstr(&list));
	}
	return 0;
}

int
policy_yaml_option(const struct policy_source *source, const struct json *entry,
    const char *key, strview *text)
{
	const struct json *value = json_get(entry, sv_from(key));

	if (value != NULL && value->type != JSON_STRING)
		return yaml_fail(source->err, source->name, value,
		    "%s: plain text expected", key);
	*text = sv_trim(json_text(value));
	return 0;
}

int
policy_yaml_text(const struct policy_source *source, const struct json *entry,
    const char *key, strview *text)
{
	const struct json *value = json_get(entry, sv_from(key));

	TRY(policy_yaml_option(source, entry, key, text));
	if (text->len == 0)
		return yaml_fail(source->err, source->name,
		    value != NULL ? value : entry, "%s is missing", key);
	return 0;
}

strview
policy_yaml_lower(const struct policy_source *source, strview text)
{
	char *low = arena_alloc(source->arena, text.len + 1, 1);

	for (size_t i = 0; i < text.len; i++) {
		bool is_upper = text.ptr[i] >= 'A' && text.ptr[i] <= 'Z';
		low[i] = text.ptr[i];
		if (is_upper)
			low[i] = (char)(low[i] | 0x20);
	}
	return (strview){low, text.len};
}
