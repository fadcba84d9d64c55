/*
 * checks_event.c - what came and went between snapshots.
 */
#include "auditor/base/guid.h"
#include "auditor/base/lang.h"
#include "auditor/base/timefmt.h"
#include "auditor/check/checks.h"
#include "auditor/check/past.h"
#include "auditor/check/remedy.h"
#include "auditor/check/view.h"

#include "auditor/base/banned.h"

#define SHORT_LIFE (7 * TIME_DAY)

/* What shapes mail or who administers it; mailboxes and contacts come and go.
 */
static const enum kind kinds[] = {KIND_ACCEPTED_DOMAIN, KIND_REMOTE_DOMAIN,
    KIND_INBOUND_CONNECTOR, KIND_OUTBOUND_CONNECTOR, KIND_TRANSPORT_RULE,
    KIND_HOSTED_CONTENT_FILTER_POLICY, KIND_HOSTED_CONTENT_FILTER_RULE,
    KIND_HOSTED_OUTBOUND_SPAM_FILTER_POLICY,
    KIND_HOSTED_OUTBOUND_SPAM_FILTER_RULE, KIND_ANTI_PHISH_POLICY,
    KIND_ANTI_PHISH_RULE, KIND_MALWARE_FILTER_POLICY, KIND_MALWARE_FILTER_RULE,
    KIND_QUARANTINE_POLICY, KIND_EXO_PHISH_SIM_OVERRIDE_RULE,
    KIND_PHISH_SIM_OVERRIDE_POLICY, KIND_EXO_SEC_OPS_OVERRIDE_RULE,
    KIND_SEC_OPS_OVERRIDE_POLICY, KIND_JOURNAL_RULE, KIND_ROLE_GROUP,
    KIND_MANAGEMENT_ROLE_ASSIGNMENT, KIND_EXCHANGE_SERVICE_PRINCIPAL,
    KIND_APPLICATION_ACCESS_POLICY, KIND_ORGANIZATION_RELATIONSHIP,
    KIND_INTRA_ORGANIZATION_CONNECTOR, KIND_ON_PREMISES_ORGANIZATION};

/* One life: from its New to its Remove. */
struct life {
	enum kind kind;
	strview name; /* as it was made */
	const struct event *made;
	const struct event *removed;
};

/* A snapshot between the two has it, in whatever state. */
static int
was_in_snapshot(const struct check_run *run, const struct life *life, bool *was,
    struct err *err)
{
	const struct history *history = run->input->history;
	const struct history_snapshot *snapshots;
	struct history_version *versions;
	size_t snapshot_count;
	size_t count;

	*was = false;
	if (history == NULL)
		return 0;
	TRY(past_snapshots(run, &snapshots, &snapshot_count, err));
	TRY(history->list_versions(
	    history, life->kind, run->arena, &versions, &count, err));
	for (size_t i = 0; i < snapshot_count; i++) {
		int64_t number = snapshots[i].number;
		if (snapshots[i].finished < life->made->time ||
		    snapshots[i].started > life->removed->time)
			continue;
		for (size_t j = 0; j < count; j++)
			*was |=
			    sv_eq_fold(versions[j].object.name, life->name) &&
			    versions[j].first <= number &&
			    (versions[j].until == 0 ||
				number < versions[j].until);
	}
	return 0;
}

static bool
is_there_now(const struct check_run *run, const struct life *life)
{
	const struct object_list *list = snapshot_list(run->now, life->kind);

	for (size_t i = 0; i < list->count; i++) {
		if (sv_eq_fold(list->objects[i].name, life->name))
			return true;
	}
	return false;
}

/* What it was made to do; the rest stands in the record. */
static void
note_parameters(const struct check_run *run, struct finding *finding,
    const struct event *event)
{
	for (size_t i = 0; i < event->parameter_count; i++) {
		const struct event_parameter *parameter = &event->parameters[i];
		if (!sv_eq_fold(parameter->name, SV("Name")))
			run_note(run, finding,
			    arena_dup(run->arena, parameter->name).ptr,
			    parameter->value, SV(""));
	}
}

static void
judge_life(
    struct check_run *run, const struct check *check, const struct life *life)
{
	char from[TIME_TEXT_MAX];
	char to[TIME_TEXT_MAX];
	struct finding finding =
	    run_begin_set(run, check, life->kind, check->points);

	/* One life, not all that will ever be called so. */
	finding.id = arena_printf(run->arena, SV_FMT " of %s",
	    SV_ARG(arena_lower(run->arena, life->name)),
	    time_text(life->made->time, from));
	finding.name = life->name;
	finding.happened_at = life->made->time;
	finding.principal = holder_of_app(run, life->made->app_id, SV("")).id;
	run_say(run, &finding,
	    arena_printf(run->arena, _("made " SV_FMT),
		SV_ARG(run_hand(run, life->made))));
	run_say(run, &finding,
	    arena_printf(run->arena, _("removed " SV_FMT),
		SV_ARG(run_hand(run, life->removed))));
	note_parameters(run, &finding, life->made);
	finding.remediation = arena_printf(run->arena,
	    "Get-MessageTraceV2 -StartDate '%s' -EndDate '%s'", from,
	    time_text(life->removed->time, to));
	run_add(run, &finding);
}

/*
 * Is ${removed} the end of what ${made} began?  By one of the names it had in
 * between, or, where it was removed by its id, which New does not tell, by the
 * same hand.
 */
static bool
is_end_of(const struct event *made, const struct event *removed, strview name)
{
	strview names[EVENT_NAMES_MAX];
	size_t count = event_names(removed, names);

	for (size_t i = 0; i < count; i++) {
		if (sv_eq_fold(names[i], name))
			return true;
	}
	return count == 1 && guid_is(names[0]) &&
	       sv_eq_fold(made->actor, removed->actor);
}

/* "Set-X -Identity A -Name B": from then on it is called B. */
static strview
renamed_to(const struct event *event, strview name)
{
	strview now = event_parameter(event, "Name");
	strview verb;
	enum kind kind;

	if (now.len > 0 && event_cmdlet(event, &verb, &kind) &&
	    sv_eq_fold(verb, SV("Set")) && event_is_called(event, name))
		return now;
	return name;
}

/* Follow what ${made} made through the log to its end. */
static const struct event *
find_end(const struct event_log *log, size_t at, enum kind kind, strview name)
{
	const struct event *made = &log->at[at];

	for (size_t i = at + 1; i < log->count; i++) {
		const struct event *event = &log->at[i];
		enum kind other;
		strview verb;
		if (event->time > made->time + SHORT_LIFE)
			return NULL;
		if (event->has_failed || !event_cmdlet(event, &verb, &other) ||
		    other != kind)
			continue;
		if (sv_eq_fold(verb, SV("Remove")) &&
		    is_end_of(made, event, name))
			return event;
		name = renamed_to(event, name);
	}
	return NULL;
}

static bool
is_watched(enum kind kind)
{
	for (size_t i = 0; i < COUNT_OF(kinds); i++) {
		if (kinds[i] == kind)
			return true;
	}
	return false;
}

static strview
name_of(const struct event *made)
{
	strview name = event_parameter(made, "Name");
	strview names[EVENT_NAMES_MAX];

	if (name.len == 0 && event_names(made, names) > 0)
		name = names[0];
	return name;
}

static int
judge_made(struct check_run *run, const struct check *check, size_t at,
    struct err *err)
{
	const struct event_log *log = run->input->events;
	const struct event *made = &log->at[at];
	struct life life = {.made = made, .name = name_of(made)};
	strview verb;
	bool was;

	if (made->has_failed || made->is_by_service ||
	    !event_cmdlet(made, &verb, &life.kind) ||
	    !sv_eq_fold(verb, SV("New")) || !is_watched(life.kind) ||
	    life.name.len == 0)
		return 0;
	life.removed = find_end(log, at, life.kind, life.name);
	if (life.removed == NULL || is_there_now(run, &life))
		return 0;
	TRY(was_in_snapshot(run, &life, &was, err));
	if (!was)
		judge_life(run, check, &life);
	return 0;
}

void
check_hx_002(struct check_run *run, const struct check *check)
{
	const struct event_log *log = run->input->events;

	for (size_t i = 0; log != NULL && i < log->count; i++) {
		if (run->history_failed)
			return;
		run->history_failed =
		    judge_made(run, check, i, &run->history_err) != 0;
	}
}
