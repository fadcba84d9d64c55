/*
 * checks_signin.c - passwords tried on many accounts, and one that fitted.
 */
#include <stdlib.h>

#include "auditor/base/lang.h"
#include "auditor/base/timefmt.h"
#include "auditor/check/checks.h"
#include "auditor/check/remedy.h"
#include "auditor/check/spray.h"

#include "auditor/base/banned.h"

/* Whether by one factor only is not told: Graph v1.0 does not return it. */
#define UNKNOWN_FACTOR_POINTS 45

static void
judge_tries(
    struct check_run *run, const struct check *check, const struct spray *spray)
{
	char from[TIME_TEXT_MAX];
	char to[TIME_TEXT_MAX];
	const struct event *first = spray->at[0].event;
	const struct event *last = spray->at[spray->count - 1].event;
	struct finding finding =
	    run_begin_set(run, check, KIND_ORGANIZATION, check->points);

	finding.id = arena_lower(run->arena, spray->at->key);
	finding.name = spray->at->key;
	finding.happened_at = first->time;
	run_say(run, &finding,
	    arena_printf(run->arena,
		PLURAL(spray->user_count,
		    "%zu wrong passwords on %zu account from %s to %s",
		    "%zu wrong passwords on %zu accounts from %s to %s"),
		spray->count, spray->user_count, time_text(first->time, from),
		time_text(last->time, to)));
	run_note(run, &finding, "ipAddress", first->address, SV(""));
	run_note(run, &finding, "appDisplayName", first->app_name, SV(""));
	run_note(run, &finding, "userAgent", first->agent, SV(""));
	strview filter = arena_printf(
	    run->arena, "ipAddress eq '" SV_FMT "'", SV_ARG(first->address));
	finding.remediation = arena_printf(run->arena,
	    "Get-MgAuditLogSignIn -All -Filter " SV_FMT,
	    SV_ARG(remedy_quote(filter, run->arena)));
	run_add(run, &finding);
}

void
check_si_001(struct check_run *run, const struct check *check)
{
	struct sprays sprays = {0};

	spray_find(run, &sprays);
	for (size_t i = 0; i < sprays.count; i++)
		judge_tries(run, check, &sprays.at[i]);
}

/* --- the one that fitted ------------------------------------------------- */

/* Somebody got in; those with one key belong together. */
struct success {
	strview key;
	const struct event *event;
	const struct spray *spray; /* once it is known */
};

struct successes {
	struct success *at;
	size_t count;
	size_t cap;
};

static int
compare_keys(const void *a, const void *b)
{
	return sv_cmp(
	    ((const struct success *)a)->key, ((const struct success *)b)->key);
}

static int
compare_successes(const void *a, const void *b)
{
	const struct success *left = a;
	const struct success *right = b;
	int order = compare_keys(left, right);

	if (order != 0)
		return order;
	if (left->spray != right->spray)
		return left->spray < right->spray ? -1 : 1;
	return event_compare(left->event, right->event);
}

static void
add_success(struct check_run *run, struct successes *all, strview key,
    const struct event *event, const struct spray *spray)
{
	all->at = arena_grow(
	    run->arena, all->at, all->count, &all->cap, sizeof(*all->at));
	all->at[all->count++] = (struct success){key, event, spray};
}

/* From where: the address, or network and client. */
static strview
origin_of(struct check_run *run, const struct event *event, bool is_spread)
{
	if (!is_spread)
		return event->address;
	return arena_printf(run->arena, SV_FMT " " SV_FMT,
	    SV_ARG(spray_place(event)), SV_ARG(event->agent));
}

/* The sign-ins with one factor, by origin. */
static void
find_successes(struct check_run *run, bool is_spread, struct successes *all)
{
	const struct event_log *log = run->input->events;

	for (size_t i = 0; log != NULL && i < log->count; i++) {
		const struct event *event = &log->at[i];
		if (event->type == EVENT_SIGN_IN && !event->has_failed &&
		    event->result.len > 0 &&
		    event->factor != EVENT_FACTOR_MULTI)
			add_success(run, all, origin_of(run, event, is_spread),
			    event, NULL);
	}
	if (all->count > 0)
		qsort(all->at, all->count, sizeof(*all->at), compare_successes);
}

/* The first with ${key}; without any, where it would be. */
static size_t
find_first(const struct successes *all, strview key)
{
	size_t from = 0;
	size_t to = all->count;

	while (from < to) {
		size_t middle = from + (to - from) / 2;
		if (sv_cmp(all->at[middle].key, key) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

/*
 * Those of ${all} since the first try, from where it came; from a shared
 * address others sign in too, with other clients.
 */
static void
match(struct check_run *run, const struct spray *spray,
    const struct successes *all, struct successes *found)
{
	const struct event *first = spray->at[0].event;
	strview origin = origin_of(run, first, spray->is_spread);

	for (size_t i = find_first(all, origin);
	     i < all->count && sv_eq(all->at[i].key, origin); i++) {
		const struct event *event = all->at[i].event;
		if (event->time >= first->time &&
		    (sv_eq_fold(event->app_id, first->app_id) ||
			spray_has_tried(spray, event, run->arena)))
			add_success(run, found,
			    arena_lower(run->arena, spray_user(event)), event,
			    spray);
	}
}

static void
judge_success(struct check_run *run, const struct check *check,
    const struct spray *spray, const struct event *event)
{
	bool is_single = event->factor == EVENT_FACTOR_SINGLE;
	struct finding finding = run_begin_set(run, check, KIND_USER,
	    is_single ? check->points : UNKNOWN_FACTOR_POINTS);

	finding.id = arena_lower(run->arena, spray_user(event));
	finding.name = event->actor;
	finding.happened_at = event->time;
	run_note(run, &finding, "ipAddress", event->address, SV(""));
	run_note(run, &finding, "appDisplayName", event->app_name, SV(""));
	run_say(run, &finding,
	    arena_printf(run->arena,
		PLURAL(spray->user_count,
		    "signed in from where passwords were tried on %zu account",
		    "signed in from where passwords were tried on %zu "
		    "accounts"),
		spray->user_count));
	run_note(run, &finding, "authenticationRequirement",
	    is_single ? SV("singleFactorAuthentication") : SV_("not returned"),
	    SV("multiFactorAuthentication"));
	finding.remediation = arena_printf(run->arena,
	    "Revoke-MgUserSignInSession -UserId " SV_FMT,
	    SV_ARG(remedy_quote(spray_user(event), run->arena)));
	run_add(run, &finding);
}

void
check_si_002(struct check_run *run, const struct check *check)
{
	struct sprays sprays = {0};
	struct successes by_address = {0};
	struct successes by_client = {0};
	struct successes found = {0};

	spray_find(run, &sprays);
	if (sprays.count == 0)
		return;
	find_successes(run, false, &by_address);
	find_successes(run, true, &by_client);
	for (size_t i = 0; i < sprays.count; i++)
		match(run, &sprays.at[i],
		    sprays.at[i].is_spread ? &by_client : &by_address, &found);
	if (found.count > 0)
		qsort(found.at, found.count, sizeof(*found.at),
		    compare_successes);
	/* Each account once. */
	for (size_t i = 0; i < found.count; i++) {
		if (i == 0 || compare_keys(&found.at[i - 1], &found.at[i]) != 0)
			judge_success(
			    run, check, found.at[i].spray, found.at[i].event);
	}
}
