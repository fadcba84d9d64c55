/*
 * notify.c - each target in turn, and what it was told.
 */
#include "auditor/notify/notify.h"

#include "auditor/base/file.h"
#include "auditor/base/jsonw.h"
#include "auditor/base/limits.h"
#include "auditor/notify/send.h"

#include "auditor/base/banned.h"

#define SCHEMA "exoaudit-notices/1"

/* What was told, from file and for it. */
struct memory {
	const struct json *targets; /* by target, then by finding; or NULL */
	struct strbuf fresh;
	struct jsonw w;
};

static void
memory_done(struct memory *memory)
{
	strbuf_done(&memory->fresh);
}

static int
fail_memory(const char *path, struct err *err)
{
	(void)err_set(
	    err, ERR_FORMAT, "%s does not say what was notified", path);
	return err_hint(
	    err, "move it away: what is open now will be told once more");
}

static int
memory_read(const char *path, struct arena *arena, struct memory *memory,
    struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf bytes = {0};
	const struct json *root;

	if (!file_exists(path))
		return 0;
	TRY(file_read(path, LIMIT_BASELINE, &bytes, err));
	if (json_parse(arena_dup(arena, strbuf_view(&bytes)), JSON_OWN, arena,
		&root, err) != 0 ||
	    !sv_eq(json_get_text(root, SV("schema")), SV(SCHEMA)) ||
	    !json_is_type(json_get(root, SV("targets")), JSON_OBJECT))
		return fail_memory(path, err);
	memory->targets = json_get(root, SV("targets"));
	return 0;
}

/* What could not be kept would be told each time: find out before. */
static int
memory_try(const char *path, const struct memory *memory, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf same = {0};
	struct jsonw w = {.out = &same};

	jsonw_object(&w, NULL);
	jsonw_cstr(&w, "schema", SCHEMA);
	if (memory->targets != NULL) {
		jsonw_value(&w, "targets", memory->targets);
	} else {
		jsonw_object(&w, "targets");
		jsonw_end(&w);
	}
	jsonw_end(&w);
	return file_publish(path, strbuf_view(&same), 0600, err);
}

static strview
address_of(const struct notify_target *target, struct arena *arena)
{
	CLEANUP(strbuf_done) struct strbuf text = {0};

	strbuf_printf(&text, "%s\n%s\n%s\n", target->type,
	    target->url != NULL ? target->url : "",
	    target->url_file != NULL ? target->url_file : "");
	for (size_t i = 0; i < target->to_count; i++)
		strbuf_printf(&text, "%s\n", target->to[i]);
	return arena_dup(arena, strbuf_view(&text));
}

/* Who is told what: one that moves, or another tenant, is another; so is the
 * second one at an address. */
static const char *
target_key(const struct notify_settings *settings, size_t at,
    const struct audit_result *result, struct arena *arena)
{
	char hex[DIGEST_HEX_MAX];
	strview address = address_of(&settings->targets[at], arena);
	size_t before = 0;

	for (size_t i = 0; i < at; i++) {
		strview other = address_of(&settings->targets[i], arena);
		before += sv_eq(other, address);
	}
	const struct digest digest =
	    digest_of(arena_printf(arena, SV_FMT SV_FMT "\n%zu",
		SV_ARG(address), SV_ARG(result->snapshot->tenant), before));

	return arena_dup(arena, sv_from(digest_hex(&digest, hex))).ptr;
}

static const struct json *
told_before(const struct memory *memory, const char *key)
{
	return memory->targets != NULL ? json_get(memory->targets, sv_from(key))
				       : NULL;
}

static void
tell(const struct notify_settings *settings, size_t at,
    const struct audit_result *result, struct memory *memory,
    struct arena *arena, struct notify_outcome *outcome)
{
	const struct notify_target *target = &settings->targets[at];
	const char *key = target_key(settings, at, result, arena);
	const struct json *told = told_before(memory, key);
	struct notice notice;

	outcome->type = target->type;
	notice_make(result, told, target->least, arena, &notice);
	if (notice.count > 0 && send_notice(settings, target, &notice,
				    &outcome->told, &outcome->err) != 0)
		notice.count = outcome->told;
	notice_remember(&notice, told, &memory->w, key);
}

static bool
is_of_target(const struct notify_settings *settings,
    const struct audit_result *result, strview key, struct arena *arena)
{
	for (size_t i = 0; i < settings->count; i++) {
		const char *own = target_key(settings, i, result, arena);
		if (sv_eq(sv_from(own), key))
			return true;
	}
	return false;
}

/* Of other tenants, and of targets that are not configured at the moment. */
static void
keep_others(const struct notify_settings *settings,
    const struct audit_result *result, struct memory *memory,
    struct arena *arena)
{
	const struct json *targets = memory->targets;

	for (size_t i = 0; targets != NULL && i < targets->count; i++) {
		const struct json *entry = &targets->items[i];
		if (is_of_target(settings, result, entry->key, arena))
			continue;
		jsonw_value(&memory->w,
		    arena_printf(arena, SV_FMT, SV_ARG(entry->key)).ptr, entry);
	}
}

int
notify_run(const struct notify_settings *settings,
    const struct audit_result *result, struct arena *arena,
    struct notify_outcome *outcomes, struct err *err)
{
	CLEANUP(memory_done) struct memory memory = {0};

	memory.w.out = &memory.fresh;
	TRY(memory_read(settings->state_path, arena, &memory, err));
	TRY(memory_try(settings->state_path, &memory, err));
	jsonw_object(&memory.w, NULL);
	jsonw_cstr(&memory.w, "schema", SCHEMA);
	jsonw_object(&memory.w, "targets");
	for (size_t i = 0; i < settings->count; i++)
		tell(settings, i, result, &memory, arena, &outcomes[i]);
	keep_others(settings, result, &memory, arena);
	jsonw_end(&memory.w);
	jsonw_end(&memory.w);
	return file_publish(
	    settings->state_path, strbuf_view(&memory.fresh), 0600, err);
}
