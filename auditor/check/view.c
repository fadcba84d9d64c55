/*
 * view.c - connectors, rules and applications as the checks see them.
 */
#include "auditor/check/view.h"

#include "auditor/base/lang.h"
#include "auditor/check/ids.h"

#include "auditor/base/banned.h"

static int64_t
first_known(int64_t first, int64_t second)
{
	return first != 0 ? first : second;
}

int64_t
connector_time(const struct check_run *run, const struct object *connector)
{
	const struct object *before = run_before(run, connector);
	int64_t created = run_time(connector, "WhenCreatedUTC");
	int64_t changed = run_time(connector, "WhenChangedUTC");
	bool has_baseline =
	    run->baseline != NULL &&
	    snapshot_is_complete(run->baseline, connector->kind);
	bool is_edited = before != NULL && !digest_eq(&before->behaviour_digest,
					       &connector->behaviour_digest);

	/* Without a baseline it may be an old one that was edited. */
	if (is_edited || !has_baseline)
		return first_known(changed, created);
	return first_known(created, changed);
}

/*
 * Two types are known, and one of them may not relay: any other spelling is
 * judged as the one that may.
 */
bool
connector_is_on_premises(const struct object *connector)
{
	return object_is_set(connector, "ConnectorType") &&
	       !sv_eq(object_text(connector, "ConnectorType"), SV("Partner"));
}

/* The entry around ${range} for ${object}, or NULL. */
static const struct policy_range *
find_range(const struct check_run *run, const struct object *object,
    const struct iprange *range)
{
	for (size_t i = 0; i < run->policy->range_count; i++) {
		const struct policy one = {
		    .ranges = &run->policy->ranges[i],
		    .range_count = 1,
		};
		if (policy_covers_range(&one, range, object->id))
			return one.ranges;
	}
	return NULL;
}

bool
view_is_covered(const struct check_run *run, const struct object *object,
    strview text, strview *why)
{
	struct iprange range;

	if (!iprange_read(text, &range))
		return false;
	const struct policy_range *entry = find_range(run, object, &range);
	if (entry == NULL)
		return false;
	*why = entry->reason;
	return true;
}

bool
view_are_covered(const struct check_run *run, const struct object *object,
    const char *field, strview *why)
{
	const struct json *value;
	size_t i = 0;

	for (; (value = object_each(object, field, i)) != NULL; i++) {
		if (!view_is_covered(run, object, json_text(value), why))
			return false;
	}
	return i > 0;
}

static const struct policy_application *
approved(const struct check_run *run, strview app_id)
{
	return app_id.len > 0 ? policy_find_application(run->policy, app_id)
			      : NULL;
}

struct holder
holder_of_principal(const struct check_run *run, strview id, strview name)
{
	struct holder holder = {.id = id, .name = name};

	holder.principal = snapshot_find(run->now, KIND_SERVICE_PRINCIPAL, id);
	if (holder.principal != NULL) {
		holder.app_id = object_text(holder.principal, "appId");
		if (holder.principal->name.len > 0)
			holder.name = holder.principal->name;
	}
	holder.approved = approved(run, holder.app_id);
	return holder;
}

struct holder
holder_of_app(const struct check_run *run, strview app_id, strview name)
{
	struct holder holder = {.app_id = app_id, .name = name};

	holder.principal = join_principal(&run->join, app_id);
	if (holder.principal != NULL)
		holder.id = holder.principal->id;
	holder.approved = approved(run, app_id);
	return holder;
}

/* The application lives in another tenant, and its credentials with it. */
static void
note_owner(const struct check_run *run, struct finding *finding,
    const struct object *principal)
{
	strview owner = object_text(principal, "appOwnerOrganizationId");

	if (owner.len == 0 || sv_eq_fold(owner, run->now->tenant))
		return;
	if (ids_is_microsoft(owner)) {
		run_note(run, finding, "appOwnerOrganizationId", owner, SV(""));
		run_say(run, finding,
		    SV_("the application is one of Microsoft's own"));
		return;
	}
	run_note(
	    run, finding, "appOwnerOrganizationId", owner, run->now->tenant);
	run_say(run, finding,
	    SV_("the application belongs to another tenant: who can sign in as "
		"it cannot be seen from here"));
}

void
holder_note(const struct check_run *run, struct finding *finding,
    const struct holder *holder)
{
	finding->principal = holder->id;
	if (finding->name.len == 0)
		finding->name = holder->name;
	if (holder->name.len > 0)
		run_note(run, finding, "displayName", holder->name, SV(""));
	if (holder->id.len > 0)
		run_note(run, finding, "principalId", holder->id, SV(""));
	if (holder->app_id.len > 0)
		run_note(run, finding, "appId", holder->app_id, SV(""));
	if (holder->principal != NULL) {
		finding->is_disabled =
		    object_is_not(holder->principal, "accountEnabled");
		note_owner(run, finding, holder->principal);
	}
	if (run->input->own_app_id.len > 0 &&
	    sv_eq_fold(holder->app_id, run->input->own_app_id))
		run_say(run, finding,
		    arena_printf(run->arena,
			_("this is the auditor itself, which may do: " SV_FMT),
			SV_ARG(join_abilities(&run->join, holder->id))));
}

void
holder_cover(const struct check_run *run, struct finding *finding,
    const struct holder *holder, bool is_approved, strview otherwise)
{
	if (is_approved)
		run_cover(run, finding, holder->approved->reason);
	else if (holder->approved != NULL)
		run_say(run, finding, otherwise);
}
