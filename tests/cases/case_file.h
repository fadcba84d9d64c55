/*
 * case_file.h - files of attack and look-alike cases.
 *
 * The format is described in fixtures/cases/README.md.  A key that is not in
 * it is an error: a misspelt expectation would hold for ever.  Of files that
 * others made, what only describes or is not known yet may be noted instead.
 */
#ifndef TESTS_CASES_CASE_FILE_H
#define TESTS_CASES_CASE_FILE_H

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "auditor/base/json.h"
#include "auditor/base/timefmt.h"
#include "auditor/intake/plain_enum.h"
#include "auditor/model/event_log.h"
#include "auditor/model/snapshot.h"
#include "tests/cases/case_state.h"

/* What all cases of a file share. */
struct case_file {
	const char *path;
	const struct json *context;
	const struct json *defaults;
	const struct json *cases;
	strview tenant;
	int64_t now;
	bool notes_unknown; /* on standard error, and goes on */
};

static inline const char *const *
case_keys_of(const char *what)
{
	static const char *const root[] = {
	    "root", "schema", "context", "defaults", "cases", NULL};
	static const char *const context[] = {
	    "context", "tenantId", "acceptedDomains", "now", "notes", NULL};
	static const char *const one[] = {"case", "id", "title", "objects",
	    "baseline", "history", "policy", "expect", "evades", "notes", NULL};
	static const char *const policy[] = {"policy", "hybrid", "senderIPs",
	    "certs", "smartHosts", "externalRecipients", "apps", "secOps",
	    "arcSealers", "simDomains", "rotationTickets", "connectors",
	    "connectorPins", "administrators", "allowListRanges", NULL};
	static const char *const expect[] = {"expect", "checks", "notChecks",
	    "minSeverity", "maxSeverity", "minPoints", "chain", NULL};
	static const char *const *const all[] = {
	    root, context, one, policy, expect};

	for (size_t i = 0; i < COUNT_OF(all); i++) {
		if (sv_eq(sv_from(all[i][0]), sv_from(what)))
			return all[i] + 1;
	}
	return NULL;
}

/*
 * What ${where} has is unknown: an error, or a note.  Nobody can do without
 * what a policy or an expectation says.
 */
static inline int
case_unknown(const struct case_file *file, strview where, strview key,
    const char *what, struct err *err)
{
	bool is_needed = sv_eq(sv_from(what), SV("policy")) ||
			 sv_eq(sv_from(what), SV("expect"));

	(void)err_set(err, ERR_FORMAT,
	    SV_FMT ": unknown key \"" SV_FMT "\" in %s", SV_ARG(where),
	    SV_ARG(key), what);
	if (is_needed || !file->notes_unknown)
		return -1;
	(void)fprintf(stderr, "cases: %s, left out\n", err->text);
	*err = (struct err){0};
	return 0;
}

/* ${object} (or NULL) has no other keys than those of ${what}. */
static inline int
case_check_keys(const struct case_file *file, const struct json *object,
    const char *what, strview where, struct err *err)
{
	const char *const *known = case_keys_of(what);

	for (size_t i = 0; object != NULL && i < object->count; i++) {
		strview key = object->items[i].key;
		size_t at = 0;
		while (known[at] != NULL && !sv_eq(sv_from(known[at]), key))
			at++;
		if (known[at] == NULL)
			TRY(case_unknown(file, where, key, what, err));
	}
	return 0;
}

/* case_open_as(path, bytes, notes_unknown, …): ${bytes} are borrowed. */
static inline int
case_open_as(const char *path, strview bytes, bool notes_unknown,
    struct arena *arena, struct case_file *file, struct err *err)
{
	const struct json *root = NULL;
	strview where = sv_from(path);

	TRY(json_parse(bytes, JSON_WIRE, arena, &root, err));
	*file = (struct case_file){
	    .path = path,
	    .notes_unknown = notes_unknown,
	    .context = json_get(root, SV("context")),
	    .defaults = json_get(root, SV("defaults")),
	    .cases = json_get(root, SV("cases")),
	};
	TRY(case_check_keys(file, root, "root", where, err));
	TRY(case_check_keys(file, file->context, "context", where, err));
	file->tenant = json_get_text(file->context, SV("tenantId"));
	if (!json_is_type(file->cases, JSON_ARRAY) || file->tenant.len == 0 ||
	    !time_read(json_get_text(file->context, SV("now")), &file->now))
		return err_set(err, ERR_FORMAT,
		    "%s: cases, tenantId or now is missing", path);
	return 0;
}

static inline int
case_is_json(const struct dirent *entry)
{
	return sv_ends(sv_from(entry->d_name), SV(".json"));
}

/* case_open(path, bytes, arena, file, err): what is unknown is an error. */
static inline int
case_open(const char *path, strview bytes, struct arena *arena,
    struct case_file *file, struct err *err)
{
	return case_open_as(path, bytes, false, arena, file, err);
}

/* case_each_file(folder, arena, visit): each FILE.json there, by name. */
static inline void
case_each_file(
    const char *folder, struct arena *arena, void (*visit)(const char *path))
{
	struct dirent **entries = NULL;
	int count = scandir(folder, &entries, case_is_json, alphasort);

	for (int i = 0; i < count; i++) {
		visit(arena_printf(arena, "%s/%s", folder, entries[i]->d_name)
			  .ptr);
		free(entries[i]);
	}
	free(entries);
}

/* Members of enumerations that are given as numbers, by name. */
static inline void
case_name_enums(enum kind kind, struct json *items, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		strview name = SV("");
		if (items[i].type == JSON_NUMBER)
			name = plain_enum(kind, items[i].key, items[i].text);
		if (name.len > 0) {
			items[i].type = JSON_STRING;
			items[i].text = name;
		}
	}
}

static inline int
case_add(struct snapshot *snapshot, enum kind kind, const struct json *raw,
    const struct json *defaults, struct err *err)
{
	const struct json *whole = case_merge(raw, defaults, snapshot->arena);

	case_name_enums(kind, whole->items, whole->count);
	return snapshot_add(snapshot, kind, whole, err);
}

/* One list of a state; a single object is a list of one. */
static inline int
case_add_list(const struct case_file *file, struct snapshot *snapshot,
    const struct json *list, strview where, struct err *err)
{
	const struct json *usual = json_get(file->defaults, list->key);
	enum event_type event;
	enum kind kind;

	if (event_type_find_key(list->key, &event) ||
	    sv_eq(list->key, SV("takenAt")))
		return 0;
	if (!kind_find_key(list->key, &kind))
		return case_unknown(file, where, list->key, "kinds", err);
	case_cover(snapshot, kind);
	if (list->type == JSON_OBJECT)
		return case_add(snapshot, kind, list, usual, err);
	for (size_t i = 0; list->type == JSON_ARRAY && i < list->count; i++)
		TRY(case_add(snapshot, kind, &list->items[i], usual, err));
	return 0;
}

/* The accepted domains of the context, where the lists have none. */
static inline int
case_add_domains(
    const struct case_file *file, struct snapshot *snapshot, struct err *err)
{
	const struct json *names =
	    json_get(file->context, SV("acceptedDomains"));

	if (snapshot_is_complete(snapshot, KIND_ACCEPTED_DOMAIN))
		return 0;
	for (size_t i = 0; names != NULL && i < names->count; i++) {
		struct json name = names->items[i];
		struct json raw = {
		    .type = JSON_OBJECT, .items = &name, .count = 1};
		name.key = SV("DomainName");
		TRY(case_add(snapshot, KIND_ACCEPTED_DOMAIN, &raw, NULL, err));
	}
	case_cover(snapshot, KIND_ACCEPTED_DOMAIN);
	return 0;
}

/*
 * Seal ${snapshot}.  What the lists of a case hold was read whole, though a
 * case leaves out fields that the service would have returned.
 */
static inline void
case_seal(struct snapshot *snapshot)
{
	kind_set whole = 0;

	for (size_t i = 0; i < KIND_COUNT; i++) {
		if (snapshot_is_complete(snapshot, (enum kind)i))
			whole |= KIND_BIT(i);
	}
	snapshot_seal(snapshot);
	for (size_t i = 0; i < KIND_COUNT; i++) {
		if ((whole & KIND_BIT(i)) != 0)
			case_cover(snapshot, (enum kind)i);
	}
}

/* case_state(file, lists, where, snapshot, err): not sealed. */
static inline int
case_state(const struct case_file *file, const struct json *lists,
    strview where, struct snapshot **snapshot, struct err *err)
{
	*snapshot = snapshot_new(file->tenant, SV("import:case"), SV("cases"));
	for (size_t i = 0; i < lists->count; i++)
		TRY(case_add_list(
		    file, *snapshot, &lists->items[i], where, err));
	return 0;
}

/* --- events -------------------------------------------------------------- */

/* All of ${type} up to the time of the case was read. */
static inline void
case_cover_events(const struct case_file *file, struct event_log *log,
    struct arena *arena, enum event_type type)
{
	const struct event_cover whole = {
	    .coverage = {.status = COVERAGE_COMPLETE},
	    .window = {0, file->now},
	};

	event_log_cover(log, arena, type, &whole);
}

static inline int
case_add_events(const struct case_file *file, const struct json *list,
    enum event_type type, struct arena *arena, struct event_log *log,
    struct err *err)
{
	case_cover_events(file, log, arena, type);
	/* One key holds the sign-ins of people and of applications. */
	if (type == EVENT_SIGN_IN)
		case_cover_events(file, log, arena, EVENT_PRINCIPAL_SIGN_IN);
	for (size_t i = 0; i < list->count; i++) {
		const struct json *raw = &list->items[i];
		struct event event;
		TRY(event_read(
		    event_type_refine(type, raw), raw, arena, &event, err));
		event_log_add(log, arena, &event);
	}
	return 0;
}

/* case_events(file, lists, arena, log, err): the events among ${lists}. */
static inline int
case_events(const struct case_file *file, const struct json *lists,
    struct arena *arena, struct event_log *log, struct err *err)
{
	*log = (struct event_log){0};
	for (size_t i = 0; i < lists->count; i++) {
		const struct json *list = &lists->items[i];
		enum event_type type;
		if (event_type_find_key(list->key, &type))
			TRY(case_add_events(file, list, type, arena, log, err));
	}
	event_log_seal(log);
	return 0;
}

#endif
