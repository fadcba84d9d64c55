/*
 * case_policy.h - the short policy of a case as a policy.
 */
#ifndef TESTS_CASES_CASE_POLICY_H
#define TESTS_CASES_CASE_POLICY_H

#include <stdlib.h>

#include "auditor/check/check.h"
#include "tests/cases/case_file.h"

#define CASE_REASON SV("of the case")

/* What a policy is made from, and bound to. */
struct case_policy {
	const struct case_file *file;
	const struct json *keys; /* or NULL */
	const struct snapshot *now;
	const struct snapshot *baseline; /* or NULL */
	struct arena *arena;
	struct policy policy;
};

static inline const struct json *
case_list(const struct case_policy *from, const char *key, size_t *count)
{
	const struct json *list = json_get(from->keys, sv_from(key));

	*count = list != NULL ? list->count : 0;
	return list;
}

static inline struct policy_patterns
case_patterns(const struct case_policy *from, const char *key)
{
	struct policy_patterns patterns;
	const struct json *list = case_list(from, key, &patterns.count);

	patterns.at =
	    arena_alloc(from->arena, patterns.count, sizeof(*patterns.at));
	for (size_t i = 0; i < patterns.count; i++)
		patterns.at[i] = (struct policy_pattern){
		    arena_lower(from->arena, list->items[i].text), CASE_REASON};
	return patterns;
}

/* A domain alone, or *@domain, stands for all mailboxes of it: @domain. */
static inline void
case_recipients(const struct case_policy *from, struct policy_patterns *all)
{
	for (size_t i = 0; i < all->count; i++) {
		strview *text = &all->at[i].pattern;
		if (sv_starts(*text, SV("*@")))
			*text = sv_slice(*text, 1, text->len);
		else if (!sv_has(*text, SV("@")))
			*text = arena_printf(
			    from->arena, "@" SV_FMT, SV_ARG(*text));
	}
}

static inline int
case_ranges(const struct case_policy *from, const char *key,
    struct policy_range **ranges, size_t *count, struct err *err)
{
	const struct json *list = case_list(from, key, count);

	*ranges = arena_alloc(from->arena, *count, sizeof(**ranges));
	for (size_t i = 0; i < *count; i++) {
		struct policy_range *range = &(*ranges)[i];
		range->text = list->items[i].text;
		range->reason = CASE_REASON;
		if (!iprange_read(range->text, &range->range))
			return err_set(err, ERR_FORMAT,
			    "%s: \"" SV_FMT "\" is no range", key,
			    SV_ARG(range->text));
	}
	return 0;
}

/*
 * Which principal is of which application, and nothing else of it: a baseline
 * without the principals would not know whose the grants are.
 */
static inline int
case_add_principals(
    const struct case_policy *from, struct snapshot *source, struct err *err)
{
	const struct object_list *list =
	    snapshot_list(from->now, KIND_SERVICE_PRINCIPAL);

	for (size_t i = 0; i < list->count; i++) {
		const struct object *principal = &list->objects[i];
		struct json members[] = {
		    {.type = JSON_STRING,
			.key = SV("id"),
			.text = principal->id},
		    {.type = JSON_STRING,
			.key = SV("appId"),
			.text = object_text(principal, "appId")},
		};
		const struct json raw = {.type = JSON_OBJECT,
		    .items = members,
		    .count = COUNT_OF(members)};
		bool is_known =
		    from->baseline == NULL ||
		    !snapshot_is_complete(
			from->baseline, KIND_SERVICE_PRINCIPAL) ||
		    snapshot_find(from->baseline, KIND_SERVICE_PRINCIPAL,
			principal->id) != NULL;
		if (!is_known)
			TRY(case_add(
			    source, KIND_SERVICE_PRINCIPAL, &raw, NULL, err));
	}
	return 0;
}

/*
 * What an application is approved with: of the kinds that the baseline holds
 * what it has there, of the others what the case has.
 */
static inline int
case_source(
    const struct case_policy *from, struct snapshot **source, struct err *err)
{
	*source =
	    snapshot_new(from->file->tenant, SV("import:case"), SV("cases"));
	for (size_t i = 0; i < KIND_COUNT; i++) {
		enum kind kind = (enum kind)i;
		bool is_old = from->baseline != NULL &&
			      snapshot_is_complete(from->baseline, kind);
		const struct object_list *list =
		    snapshot_list(is_old ? from->baseline : from->now, kind);
		for (size_t j = 0; j < list->count; j++)
			snapshot_add_object(*source, &list->objects[j]);
		case_cover(*source, kind);
	}
	TRY(case_add_principals(from, *source, err));
	case_seal(*source);
	return 0;
}

static inline int
case_apps(struct case_policy *from, struct err *err)
{
	struct policy *policy = &from->policy;
	CLEANUP(snapshot_drop) struct snapshot *source = NULL;
	const struct json *list =
	    case_list(from, "apps", &policy->application_count);

	policy->applications = arena_alloc(from->arena,
	    policy->application_count, sizeof(*policy->applications));
	TRY(case_source(from, &source, err));
	for (size_t i = 0; i < policy->application_count; i++) {
		struct policy_application *app = &policy->applications[i];
		app->app_id = list->items[i].text;
		app->reason = CASE_REASON;
		(void)policy_bind(source, app->app_id, from->arena, app);
	}
	return 0;
}

/* The application of the case that has ${key_id}, or NULL. */
static inline const struct object *
case_owner_of_key(const struct case_policy *from, strview key_id)
{
	static const char *const lists[] = {
	    "keyCredentials", "passwordCredentials"};
	const struct object_list *list =
	    snapshot_list(from->now, KIND_APPLICATION);
	const struct json *key;

	for (size_t i = 0; i < list->count; i++) {
		for (size_t j = 0; j < COUNT_OF(lists); j++) {
			for (size_t k = 0; (key = object_each(&list->objects[i],
						lists[j], k)) != NULL;
			     k++) {
				if (sv_eq(json_get_text(key, SV("keyId")),
					key_id))
					return &list->objects[i];
			}
		}
	}
	return NULL;
}

/* A ticket is for an appId, a keyId, or, if it is neither, for all. */
static inline void
case_add_ticket(struct case_policy *from, strview of, strview ticket)
{
	struct policy *policy = &from->policy;
	const struct object_list *list =
	    snapshot_list(from->now, KIND_APPLICATION);
	const struct object *owner = case_owner_of_key(from, of);
	bool is_app =
	    snapshot_find_by(from->now, KIND_APPLICATION, "appId", of) != NULL;
	struct policy_rotation *all = arena_alloc(from->arena,
	    policy->rotation_count + list->count + 1, sizeof(*all));

	for (size_t i = 0; i < policy->rotation_count; i++)
		all[i] = policy->rotations[i];
	policy->rotations = all;
	struct policy_rotation one = {
	    .app_id = of, .ticket = ticket, .reason = CASE_REASON};
	if (owner != NULL) {
		one.app_id = object_text(owner, "appId");
		one.key_id = of;
	}
	if (owner != NULL || is_app) {
		all[policy->rotation_count++] = one;
		return;
	}
	for (size_t i = 0; i < list->count; i++) {
		one.app_id = object_text(&list->objects[i], "appId");
		all[policy->rotation_count++] = one;
	}
}

/* "ticket", ["id"], [{"appId", "keyId", "ticket"}] or {"id": "ticket"}. */
static inline void
case_tickets(struct case_policy *from)
{
	size_t count;
	const struct json *list = case_list(from, "rotationTickets", &count);

	if (json_is_type(list, JSON_STRING))
		case_add_ticket(from, list->text, list->text);
	for (size_t i = 0; i < count; i++) {
		const struct json *item = &list->items[i];
		strview key = json_get_text(item, SV("keyId"));
		if (item->type == JSON_OBJECT)
			case_add_ticket(from,
			    key.len > 0 ? key
					: json_get_text(item, SV("appId")),
			    json_get_text(item, SV("ticket")));
		else if (list->type == JSON_OBJECT)
			case_add_ticket(from, item->key, item->text);
		else
			case_add_ticket(from, item->text, item->text);
	}
}

/* The pin of ${connector}: {"name": {…}} or [{"Name", …}]; or NULL. */
static inline const struct json *
case_pin(const struct case_policy *from, const struct object *connector)
{
	size_t count;
	const struct json *pins = case_list(from, "connectorPins", &count);

	for (size_t i = 0; i < count; i++) {
		const struct json *pin = &pins->items[i];
		if (sv_eq(pin->key, connector->name) ||
		    sv_eq_fold(pin->key, connector->id) ||
		    sv_eq(json_get_text(pin, SV("Name")), connector->name) ||
		    sv_eq_fold(json_get_text(pin, SV("Guid")), connector->id))
			return pin;
	}
	return NULL;
}

/*
 * The approval is of ${connector}, and not of another that had its name: a pin
 * may be the Guid alone.
 */
static inline bool
case_is_of(const struct case_policy *from, const struct object *connector)
{
	const struct json *pin = case_pin(from, connector);
	strview id = json_get_text(pin, SV("Guid"));
	const struct object *namesake =
	    from->baseline != NULL
		? snapshot_find_by(
		      from->baseline, connector->kind, "Name", connector->name)
		: NULL;

	if (pin != NULL && pin->type == JSON_STRING)
		id = pin->text;
	if (id.len > 0)
		return sv_eq_fold(id, connector->id);
	return namesake == NULL || pin != NULL ||
	       sv_eq_fold(namesake->id, connector->id);
}

/* What ${connector} did when it was approved. */
static inline int
case_approved_state(const struct case_policy *from,
    const struct object *connector, struct digest *behaviour, struct err *err)
{
	const struct json *pin = case_pin(from, connector);
	const struct object *before =
	    from->baseline != NULL
		? snapshot_find(from->baseline, connector->kind, connector->id)
		: NULL;
	CLEANUP(snapshot_drop) struct snapshot *pinned = NULL;

	*behaviour = before != NULL ? before->behaviour_digest
				    : connector->behaviour_digest;
	if (!json_is_type(pin, JSON_OBJECT))
		return 0;
	pinned =
	    snapshot_new(from->file->tenant, SV("import:case"), SV("cases"));
	TRY(case_add(pinned, connector->kind,
	    case_merge(pin, connector->state, pinned->arena),
	    json_get(from->file->defaults,
		sv_from(kind_import_key(connector->kind))),
	    err));
	case_seal(pinned);
	*behaviour =
	    snapshot_list(pinned, connector->kind)->objects[0].behaviour_digest;
	return 0;
}

static inline int
case_approve(
    struct case_policy *from, const struct object *connector, struct err *err)
{
	struct policy *policy = &from->policy;
	size_t count = check_count();
	struct approval *all = arena_alloc(
	    from->arena, policy->approval_count + count, sizeof(*all));
	struct digest behaviour;

	TRY(case_approved_state(from, connector, &behaviour, err));
	for (size_t i = 0; i < policy->approval_count; i++)
		all[i] = policy->approvals[i];
	for (size_t i = 0; i < count; i++)
		all[policy->approval_count++] = (struct approval){
		    .check = sv_from(check_at(i)->id),
		    .kind = connector->kind,
		    .id = connector->id,
		    .name = connector->name,
		    .behaviour = behaviour,
		    .canon = SV(OBJECT_CANON),
		    .reason = CASE_REASON,
		    .approver = SV("somebody"),
		    .expires = INT64_MAX,
		};
	policy->approvals = all;
	return 0;
}

static inline int
case_connectors(struct case_policy *from, struct err *err)
{
	static const enum kind kinds[] = {
	    KIND_INBOUND_CONNECTOR, KIND_OUTBOUND_CONNECTOR};
	size_t count;
	const struct json *list = case_list(from, "connectors", &count);

	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < COUNT_OF(kinds); j++) {
			const struct object *connector = snapshot_find_by(
			    from->now, kinds[j], "Name", list->items[i].text);
			if (connector != NULL && case_is_of(from, connector))
				TRY(case_approve(from, connector, err));
		}
	}
	return 0;
}

/* case_read_policy(from, err): fill in from->policy. */
static inline int
case_read_policy(struct case_policy *from, struct err *err)
{
	struct policy *policy = &from->policy;

	policy->hybrid = json_is_true(json_get(from->keys, SV("hybrid")));
	policy->certificates = case_patterns(from, "certs");
	policy->smart_hosts = case_patterns(from, "smartHosts");
	policy->recipients = case_patterns(from, "externalRecipients");
	case_recipients(from, &policy->recipients);
	policy->soc_mailboxes = case_patterns(from, "secOps");
	policy->arc_sealers = case_patterns(from, "arcSealers");
	policy->simulation = case_patterns(from, "simDomains");
	policy->administrators = case_patterns(from, "administrators");
	TRY(case_ranges(
	    from, "senderIPs", &policy->ranges, &policy->range_count, err));
	TRY(case_ranges(from, "allowListRanges", &policy->allow_ranges,
	    &policy->allow_range_count, err));
	TRY(case_apps(from, err));
	case_tickets(from);
	return case_connectors(from, err);
}

#endif
