/*
 * checks_signin_app.c - applications with power that sign in from elsewhere.
 */
#include <stdlib.h>

#include "auditor/base/lang.h"
#include "auditor/base/timefmt.h"
#include "auditor/check/checks.h"
#include "auditor/check/remedy.h"
#include "auditor/check/view.h"

#include "auditor/base/banned.h"

/* Known for so long before what is new can be told from what is usual. */
#define KNOWN_LEAST TIME_DAY
/* Only what is recent is judged: the older shows what is usual. */
#define RECENT (14 * TIME_DAY)
/* What signed in from so many networks before has none of its own. */
#define ROAMING_LEAST 3

/* The network of a sign-in, or where that is not told its country. */
static strview
place_of(const struct event *event)
{
	return event->network.len > 0 ? event->network : event->country;
}

/* The principals that a finding says have power, approved or not. */
struct powers {
	strview *at;
	size_t count;
};

static int
compare_ids(const void *a, const void *b)
{
	return sv_cmp(*(const strview *)a, *(const strview *)b);
}

static struct powers
find_powers(const struct check_run *run)
{
	size_t most = run->findings->count;
	struct powers powers = {
	    .at = arena_alloc(run->arena, most, sizeof(*powers.at))};

	for (size_t i = 0; i < most; i++) {
		const struct finding *finding = &run->findings->at[i];
		strview check = sv_from(finding->check->id);
		if (sv_starts(check, SV("GR-")) || sv_starts(check, SV("RL-")))
			powers.at[powers.count++] =
			    arena_lower(run->arena, finding->principal);
	}
	if (powers.count > 0)
		qsort(powers.at, powers.count, sizeof(*powers.at), compare_ids);
	return powers;
}

static bool
has_power(
    const struct check_run *run, const struct powers *powers, strview principal)
{
	strview key = arena_lower(run->arena, principal);

	return powers->count > 0 &&
	       bsearch(&key, powers->at, powers->count, sizeof(*powers->at),
		   compare_ids) != NULL;
}

/* What is known of one principal, from its sign-ins so far. */
struct known {
	strview places[ROAMING_LEAST];
	size_t count;
	int64_t since; /* the first sign-in; 0: there was none */
};

static bool
has_place(const struct known *known, strview place)
{
	for (size_t i = 0; i < known->count; i++) {
		if (sv_eq_fold(known->places[i], place))
			return true;
	}
	return false;
}

static void
learn(struct known *known, const struct event *event)
{
	if (known->since == 0)
		known->since = event->time;
	if (known->count < ROAMING_LEAST && !has_place(known, place_of(event)))
		known->places[known->count++] = place_of(event);
}

static bool
is_new(const struct known *known, const struct event *event)
{
	return known->since != 0 && known->count < ROAMING_LEAST &&
	       !has_place(known, place_of(event)) &&
	       event->time - known->since >= KNOWN_LEAST;
}

static void
judge(
    struct check_run *run, const struct check *check, const struct event *event)
{
	struct holder holder =
	    holder_of_principal(run, event->actor_id, event->actor);
	struct finding finding =
	    run_begin_set(run, check, KIND_SERVICE_PRINCIPAL, check->points);

	/* An approval is for this network, not for the next. */
	finding.id = arena_printf(run->arena, SV_FMT " from " SV_FMT,
	    SV_ARG(arena_lower(run->arena, event->actor_id)),
	    SV_ARG(place_of(event)));
	finding.name = holder.name;
	finding.happened_at = event->time;
	finding.principal = holder.id;
	run_note(run, &finding, "autonomousSystemNumber", event->network,
	    SV_("a network it used before"));
	run_note(run, &finding, "countryOrRegion", event->country, SV(""));
	run_note(run, &finding, "ipAddress", event->address, SV(""));
	finding.remediation =
	    remedy_block_principal(event->actor_id, run->arena);
	run_add(run, &finding);
}

static int
compare(const void *a, const void *b)
{
	const struct event *left = *(const struct event *const *)a;
	const struct event *right = *(const struct event *const *)b;
	int order = sv_cmp(left->actor_id, right->actor_id);

	return order != 0 ? order : event_compare(left, right);
}

/* Sign-ins that succeeded and say from where, by principal and time. */
static const struct event **
sign_ins(const struct check_run *run, size_t *count)
{
	const struct event_log *log = run->input->events;
	const struct event **found =
	    arena_alloc(run->arena, log->count, sizeof(const struct event *));

	*count = 0;
	for (size_t i = 0; i < log->count; i++) {
		const struct event *event = &log->at[i];
		if (event->type == EVENT_PRINCIPAL_SIGN_IN &&
		    !event->has_failed && event->actor_id.len > 0 &&
		    place_of(event).len > 0)
			found[(*count)++] = event;
	}
	if (*count > 0)
		qsort(found, *count, sizeof(const struct event *), compare);
	return found;
}

void
check_si_003(struct check_run *run, const struct check *check)
{
	struct known known = {0};
	bool is_watched = false;
	size_t count;

	if (run->input->events == NULL)
		return;
	const struct event **events = sign_ins(run, &count);
	struct powers powers = find_powers(run);
	for (size_t i = 0; i < count; i++) {
		const struct event *event = events[i];
		if (i == 0 ||
		    !sv_eq(events[i - 1]->actor_id, event->actor_id)) {
			known = (struct known){0};
			is_watched = has_power(run, &powers, event->actor_id);
		}
		if (is_watched && event->time >= run->input->as_of - RECENT &&
		    is_new(&known, event))
			judge(run, check, event);
		learn(&known, event);
	}
}
