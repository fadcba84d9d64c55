/*
 * spray.c - passwords tried on many accounts.
 */
#include "auditor/check/spray.h"

#include <stdlib.h>

#include "auditor/base/timefmt.h"

#include "auditor/base/banned.h"

/* So many accounts within a day are no typing errors. */
#define USERS_LEAST 10

/*
 * Clients that scripts sign in with and people seldom do; a whole office
 * behind one address does not.  The campaign used the first.
 */
static const char *const tools[] = {
    "1b730954-1685-4b74-9bfd-dac224a7b894", /* Azure AD PowerShell */
    "1950a258-227b-4e31-a9cf-717495945fc2", /* Azure PowerShell */
    "04b07795-8ddb-461a-bbee-02f9e1bf7b46", /* Azure CLI */
    "14d82eec-204b-4c2f-b7e8-296a70dab67e", /* Graph Command Line Tools */
    "fb78d390-0c51-40cd-8e17-fdbfab77341b", /* Exchange Online PowerShell */
};

/* Wrong, expired or no password; locked for too many tries. */
static const char *const codes[] = {"50053", "50055", "50056", "50126"};

static bool
is_one_of(strview text, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (sv_eq_fold(text, sv_from(list[i])))
			return true;
	}
	return false;
}

struct attempts {
	struct spray_try *at;
	size_t count;
	size_t cap;
};

strview
spray_user(const struct event *event)
{
	return event->actor_id.len > 0 ? event->actor_id : event->actor;
}

static int
compare_attempts(const void *a, const void *b)
{
	const struct spray_try *left = a;
	const struct spray_try *right = b;
	int order = sv_cmp(left->key, right->key);

	return order != 0 ? order : event_compare(left->event, right->event);
}

static int
compare_users(const void *a, const void *b)
{
	return sv_cmp(*(const strview *)a, *(const strview *)b);
}

/* Each account that was tried, in order. */
static void
find_users(struct spray *spray, struct arena *arena)
{
	strview *users = arena_alloc(arena, spray->count, sizeof(*users));

	for (size_t i = 0; i < spray->count; i++)
		users[i] = arena_lower(arena, spray_user(spray->at[i].event));
	qsort(users, spray->count, sizeof(*users), compare_users);
	for (size_t i = 0; i < spray->count; i++) {
		if (i == 0 || !sv_eq(users[i], users[spray->user_count - 1]))
			users[spray->user_count++] = users[i];
	}
	spray->users = users;
}

bool
spray_has_tried(
    const struct spray *spray, const struct event *event, struct arena *arena)
{
	strview user = arena_lower(arena, spray_user(event));

	return bsearch(&user, spray->users, spray->user_count,
		   sizeof(*spray->users), compare_users) != NULL;
}

/*
 * USERS_LEAST accounts within some day: the last ones are kept, each with its
 * last time, and the oldest of them is looked at.
 */
static bool
is_spray(const struct spray_try *at, size_t count)
{
	const struct event *last[USERS_LEAST] = {0};

	for (size_t i = 0; i < count; i++) {
		const struct event *event = at[i].event;
		size_t place = 0;
		while (place < USERS_LEAST - 1 && last[place] != NULL &&
		       !sv_eq_fold(spray_user(last[place]), spray_user(event)))
			place++;
		for (; place > 0; place--)
			last[place] = last[place - 1];
		last[0] = event;
		if (last[USERS_LEAST - 1] != NULL &&
		    event->time - last[USERS_LEAST - 1]->time <= TIME_DAY)
			return true;
	}
	return false;
}

static void
add_attempt(struct check_run *run, struct attempts *attempts, strview key,
    const struct event *event)
{
	if (key.len == 0)
		return;
	attempts->at = arena_grow(run->arena, attempts->at, attempts->count,
	    &attempts->cap, sizeof(*attempts->at));
	attempts->at[attempts->count++] = (struct spray_try){key, event};
}

strview
spray_place(const struct event *event)
{
	return event->network.len > 0 ? event->network : event->country;
}

/* Where tries come from many addresses, what they have in common. */
static strview
spread_key(const struct check_run *run, const struct event *event)
{
	if (spray_place(event).len == 0 || event->agent.len == 0)
		return SV("");
	return arena_printf(run->arena, SV_FMT " " SV_FMT " " SV_FMT,
	    SV_ARG(event->app_id), SV_ARG(spray_place(event)),
	    SV_ARG(event->agent));
}

static void
collect(struct check_run *run, bool is_spread, struct attempts *attempts)
{
	const struct event_log *log = run->input->events;

	for (size_t i = 0; log != NULL && i < log->count; i++) {
		const struct event *event = &log->at[i];
		if (event->type != EVENT_SIGN_IN ||
		    !is_one_of(event->result, codes, COUNT_OF(codes)) ||
		    !is_one_of(event->app_id, tools, COUNT_OF(tools)))
			continue;
		add_attempt(run, attempts,
		    is_spread ? spread_key(run, event) : event->address, event);
	}
	if (attempts->count > 0)
		qsort(attempts->at, attempts->count, sizeof(*attempts->at),
		    compare_attempts);
}

static bool
has_several_addresses(const struct spray_try *at, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		if (!sv_eq(at[i].event->address, at[0].event->address))
			return true;
	}
	return false;
}

/* The sprays among ${attempts}. */
static void
add_sprays(struct check_run *run, const struct attempts *attempts,
    bool is_spread, struct sprays *sprays)
{
	size_t count;

	for (size_t i = 0; i < attempts->count; i += count) {
		struct spray spray = {
		    .at = &attempts->at[i], .is_spread = is_spread};
		for (count = 1;
		     i + count < attempts->count &&
		     sv_eq(attempts->at[i + count].key, spray.at->key);
		     count++)
			continue;
		spray.count = count;
		if (!is_spray(spray.at, count) ||
		    (is_spread && !has_several_addresses(spray.at, count)))
			continue;
		find_users(&spray, run->arena);
		sprays->at = arena_grow(run->arena, sprays->at, sprays->count,
		    &sprays->cap, sizeof(*sprays->at));
		sprays->at[sprays->count++] = spray;
	}
}

void
spray_find(struct check_run *run, struct sprays *sprays)
{
	struct attempts by_address = {0};
	struct attempts by_client = {0};

	collect(run, false, &by_address);
	add_sprays(run, &by_address, false, sprays);
	collect(run, true, &by_client);
	add_sprays(run, &by_client, true, sprays);
}
