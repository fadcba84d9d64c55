/*
 * profile_read.c - a profile out of its file.
 */
#include "auditor/base/lang.h"
#include "auditor/base/limits.h"
#include "auditor/base/yaml.h"
#include "auditor/check/profile.h"

#include "auditor/base/banned.h"

struct reader {
	struct profile *profile;
	struct arena *arena;
	struct err *err;
};

static int
fail(const struct reader *reader, const struct json *value, const char *what)
{
	return yaml_fail(reader->err, reader->profile->path, value, "%s", what);
}

static int
check_keys(const struct reader *reader, const struct json *entry,
    const char *const *known, size_t count)
{
	CLEANUP(strbuf_done) struct strbuf list = {0};

	if (entry->type != JSON_OBJECT)
		return fail(
		    reader, entry, _("keys and values are expected here"));
	for (size_t i = 0; i < count; i++)
		strbuf_printf(&list, "%s%s", i > 0 ? ", " : "", known[i]);
	for (size_t i = 0; i < entry->count; i++) {
		const struct json *member = &entry->items[i];
		size_t at = 0;
		while (at < count && !sv_eq(member->key, sv_from(known[at])))
			at++;
		if (at < count)
			continue;
		(void)yaml_fail(reader->err, reader->profile->path, member,
		    "unknown key \"" SV_FMT "\"", SV_ARG(member->key));
		return err_hint(
		    reader->err, "known here: %s", strbuf_cstr(&list));
	}
	return 0;
}

static int
read_text(const struct reader *reader, const struct json *entry,
    const char *key, strview *text)
{
	const struct json *value = json_get(entry, sv_from(key));

	if (value != NULL && value->type != JSON_STRING)
		return fail(reader, value, _("text is expected here"));
	*text = arena_dup(reader->arena, sv_trim(json_text(value)));
	return 0;
}

static int
need_text(const struct reader *reader, const struct json *entry,
    const char *key, strview *text)
{
	TRY(read_text(reader, entry, key, text));
	if (text->len > 0)
		return 0;
	return yaml_fail(
	    reader->err, reader->profile->path, entry, "%s: is missing", key);
}

static int
fail_severity(const struct reader *reader, const struct json *value)
{
	(void)yaml_fail(reader->err, reader->profile->path, value,
	    "there is no severity \"" SV_FMT "\"", SV_ARG(json_text(value)));
	return err_hint(reader->err,
	    "one of: info, low, medium, high, critical; never for a check");
}

static int
read_fail_on(const struct reader *reader, const struct json *root)
{
	const struct json *value = json_get(root, SV("fail-on"));

	reader->profile->fail_on = SEVERITY_MEDIUM;
	if (value == NULL)
		return 0;
	reader->profile->is_deciding = true;
	if (severity_find(json_text(value), &reader->profile->fail_on))
		return 0;
	return fail_severity(reader, value);
}

static int
read_strict(const struct reader *reader, const struct json *root)
{
	const struct json *value = json_get(root, SV("strict-coverage"));

	if (value == NULL || sv_eq(json_text(value), SV("no")))
		return 0;
	if (!sv_eq(json_text(value), SV("yes")))
		return fail(reader, value, _("yes or no is expected"));
	reader->profile->strict_coverage = true;
	return 0;
}

static int
read_rules(const struct reader *reader, const struct json *root)
{
	const struct json *map = json_get(root, SV("checks"));
	struct profile *profile = reader->profile;

	if (map == NULL)
		return 0;
	if (map->type != JSON_OBJECT)
		return fail(reader, map, _("CHECK: SEVERITY is expected"));
	profile->is_deciding = true;
	profile->rules =
	    arena_alloc(reader->arena, map->count, sizeof(*profile->rules));
	for (size_t i = 0; i < map->count; i++) {
		const struct json *value = &map->items[i];
		struct profile_rule *rule =
		    &profile->rules[profile->rule_count++];
		rule->pattern = arena_dup(reader->arena, value->key);
		rule->is_never = sv_eq(json_text(value), SV("never"));
		if (!rule->is_never &&
		    !severity_find(json_text(value), &rule->from))
			return fail_severity(reader, value);
	}
	return 0;
}

/* --- controls ------------------------------------------------------------ */

static int
read_checks(const struct reader *reader, const struct json *entry,
    struct control *control)
{
	const struct json *list = json_get(entry, SV("checks"));

	if (list == NULL)
		return 0;
	if (list->type != JSON_ARRAY)
		return fail(reader, list, _("a list of checks is expected"));
	control->checks =
	    arena_alloc(reader->arena, list->count, sizeof(*control->checks));
	for (size_t i = 0; i < list->count; i++) {
		strview id = json_text(&list->items[i]);
		if (check_find(id) == NULL)
			return yaml_fail(reader->err, reader->profile->path,
			    &list->items[i], "there is no check \"" SV_FMT "\"",
			    SV_ARG(id));
		control->checks[control->check_count++] =
		    arena_dup(reader->arena, id);
	}
	return 0;
}

static int
read_control(const struct reader *reader, const struct json *entry,
    struct control *control)
{
	static const char *const known[] = {
	    "id", "title", "checks", "query", "manual"};
	const struct json *query;

	TRY(check_keys(reader, entry, known, COUNT_OF(known)));
	TRY(need_text(reader, entry, "id", &control->id));
	TRY(need_text(reader, entry, "title", &control->title));
	TRY(read_checks(reader, entry, control));
	TRY(read_text(reader, entry, "query", &control->sql));
	TRY(read_text(reader, entry, "manual", &control->manual));
	query = json_get(entry, SV("query"));
	/* A block begins below the line of its |. */
	if (query != NULL)
		control->sql_line = query->line + sv_has(query->text, SV("\n"));
	if (control->check_count + control->sql.len + control->manual.len > 0)
		return 0;
	return fail(reader, entry,
	    _("nothing tells how it stands: checks, query or manual"));
}

static int
read_controls(const struct reader *reader, const struct json *root)
{
	const struct json *list = json_get(root, SV("controls"));
	struct profile *profile = reader->profile;

	if (list == NULL)
		return 0;
	if (list->type != JSON_ARRAY)
		return fail(reader, list, _("a list of controls is expected"));
	profile->controls =
	    arena_alloc(reader->arena, list->count, sizeof(*profile->controls));
	for (size_t i = 0; i < list->count; i++) {
		struct control *control = &profile->controls[i];
		TRY(read_control(reader, &list->items[i], control));
		for (size_t j = 0; j < i; j++) {
			if (sv_eq(profile->controls[j].id, control->id))
				return fail(reader, &list->items[i],
				    _("a control of this id is there already"));
		}
		profile->control_count++;
	}
	return 0;
}

static int
read_root(const struct reader *reader, const struct json *root)
{
	static const char *const known[] = {"profile", "title", "source",
	    "fail-on", "strict-coverage", "checks", "controls"};
	struct profile *profile = reader->profile;

	TRY(check_keys(reader, root, known, COUNT_OF(known)));
	TRY(need_text(reader, root, "profile", &profile->name));
	TRY(read_text(reader, root, "title", &profile->title));
	TRY(read_text(reader, root, "source", &profile->source));
	TRY(read_fail_on(reader, root));
	TRY(read_strict(reader, root));
	TRY(read_rules(reader, root));
	TRY(read_controls(reader, root));
	if (profile->is_deciding || profile->control_count > 0 ||
	    profile->strict_coverage)
		return 0;
	return fail(reader, root,
	    _("it decides nothing: fail-on, checks or controls is expected"));
}

int
profile_parse(strview yaml, const char *path, struct arena *arena,
    struct profile *profile, struct err *err)
{
	struct profile made = {
	    .path = arena_dup(arena, sv_from(path)).ptr,
	    .digest = digest_of(yaml),
	};
	const struct reader reader = {
	    .profile = &made, .arena = arena, .err = err};
	const struct json *root;

	TRY(yaml_parse(yaml, path, arena, &root, err));
	TRY(read_root(&reader, root));
	*profile = made;
	return 0;
}
