/*
 * scene.h - small tenants for the tests of the checks, written as JSON.
 *
 * Objects are spelt as in fixtures/cases; fields they leave out take the
 * defaults there.  A kind that is present was read whole.
 */
#ifndef TESTS_UNIT_AUDITOR_CHECK_SCENE_H
#define TESTS_UNIT_AUDITOR_CHECK_SCENE_H

#include <stdio.h>
#include <string.h>

#include "auditor/base/timefmt.h"
#include "auditor/check/check.h"
#include "tests/cases/case_state.h"
#include "tests/support/kit_rows.h"

#define SCENE_TENANT "11111111-2222-4333-8444-555555555555"
#define SCENE_NOW    "2026-11-20T00:00:00Z"

struct scene {
	struct arena *arena;
	struct snapshot *now;
	struct snapshot *baseline; /* or NULL */
	struct policy policy;
	struct check_input input;
	struct check_outcome outcome;
};

static inline void
scene_done(struct scene *scene)
{
	snapshot_free(scene->now);
	snapshot_free(scene->baseline);
	arena_free(scene->arena);
}

static inline const struct json *
scene_parse(strview text, struct arena *arena)
{
	struct err err = {0};
	const struct json *root = NULL;

	KIT_GOOD(json_parse(text, JSON_WIRE, arena, &root, &err), &err);
	return root;
}

/* fixtures/cases/positives.json; the other file has the same defaults. */
static inline const struct json *
scene_cases(struct arena *arena)
{
	return scene_parse(kit_file("fixtures/cases/positives.json"), arena);
}

static inline void
scene_add(struct snapshot *snapshot, enum kind kind, const struct json *raw,
    const struct json *defaults, struct arena *arena)
{
	struct err err = {0};

	KIT_GOOD(snapshot_add(
		     snapshot, kind, case_merge(raw, defaults, arena), &err),
	    &err);
}

/* All lists of ${objects} whose kind the model has; not sealed. */
static inline struct snapshot *
scene_lists(const struct json *objects, const struct json *defaults,
    struct arena *arena)
{
	struct snapshot *snapshot =
	    snapshot_new(SV(SCENE_TENANT), SV("import:test"), SV("test"));

	for (size_t i = 0; i < objects->count; i++) {
		const struct json *list = &objects->items[i];
		const struct json *usual = json_get(defaults, list->key);
		enum kind kind;
		if (!kind_find_key(list->key, &kind))
			continue;
		case_cover(snapshot, kind);
		if (list->type == JSON_OBJECT)
			scene_add(snapshot, kind, list, usual, arena);
		for (size_t j = 0; list->type == JSON_ARRAY && j < list->count;
		     j++)
			scene_add(
			    snapshot, kind, &list->items[j], usual, arena);
	}
	return snapshot;
}

/* The accepted domains of the context, where the lists have none. */
static inline void
scene_add_domains(
    struct snapshot *snapshot, const struct json *context, struct arena *arena)
{
	const struct json *names = json_get(context, SV("acceptedDomains"));

	if (snapshot_is_complete(snapshot, KIND_ACCEPTED_DOMAIN))
		return;
	for (size_t i = 0; i < names->count; i++) {
		strview text =
		    arena_printf(arena, "{\"DomainName\":\"" SV_FMT "\"}",
			SV_ARG(names->items[i].text));
		scene_add(snapshot, KIND_ACCEPTED_DOMAIN,
		    scene_parse(text, arena), NULL, arena);
	}
	case_cover(snapshot, KIND_ACCEPTED_DOMAIN);
}

/* JSON written with ' for ", so that it reads well in C. */
static inline const struct json *
scene_read(const char *text, struct arena *arena)
{
	char *copy = arena_alloc(arena, strlen(text) + 1, 1);

	for (size_t i = 0; text[i] != '\0'; i++) {
		copy[i] = text[i];
		if (copy[i] == '\'')
			copy[i] = '"';
	}
	return scene_parse(sv_from(copy), arena);
}

/* ${now} and ${baseline} are texts for scene_read; ${baseline} may be NULL. */
static inline struct scene
scene_begin(const char *now, const char *baseline)
{
	struct scene scene = {.arena = arena_new()};
	const struct json *cases = scene_cases(scene.arena);
	const struct json *defaults = json_get(cases, SV("defaults"));

	scene.now =
	    scene_lists(scene_read(now, scene.arena), defaults, scene.arena);
	scene_add_domains(
	    scene.now, json_get(cases, SV("context")), scene.arena);
	snapshot_seal(scene.now);
	if (baseline != NULL) {
		scene.baseline = scene_lists(
		    scene_read(baseline, scene.arena), defaults, scene.arena);
		snapshot_seal(scene.baseline);
	}
	return scene;
}

static inline void
scene_judge(struct scene *scene)
{
	scene->input.now = scene->now;
	scene->input.baseline = scene->baseline;
	scene->input.policy = &scene->policy;
	KIT_TRUE(time_read(SV(SCENE_NOW), &scene->input.as_of));
	check_evaluate(&scene->input, scene->arena, &scene->outcome);
}

/* The first finding of ${check}, or NULL. */
static inline const struct finding *
scene_find(const struct check_outcome *outcome, strview check)
{
	for (size_t i = 0; i < outcome->findings.count; i++) {
		const struct finding *finding = &outcome->findings.at[i];
		if (sv_eq(sv_from(finding->check->id), check))
			return finding;
	}
	return NULL;
}

/* All evidence of a finding in one text, for KIT_HAS. */
static inline strview
scene_evidence(const struct finding *finding, struct arena *arena)
{
	strview text = SV("");

	for (size_t i = 0; i < finding->evidence_count; i++) {
		const struct evidence *row = &finding->evidence[i];
		text = arena_printf(arena,
		    SV_FMT SV_FMT "=" SV_FMT " (" SV_FMT ")\n", SV_ARG(text),
		    SV_ARG(row->field), SV_ARG(row->value),
		    SV_ARG(row->expected));
	}
	return text;
}

#endif
