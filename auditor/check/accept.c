/*
 * accept.c - what people approved, and whether it still is what they saw.
 */
#include "auditor/check/accept.h"

#include "auditor/base/lang.h"
#include "auditor/base/timefmt.h"
#include "auditor/model/behaviour.h"

#include "auditor/base/banned.h"

/* How many objects of the list return the field. */
static size_t
count_with(const struct object_list *list, strview name)
{
	size_t count = 0;

	for (size_t i = 0; i < list->count; i++)
		count += json_get(list->objects[i].state, name) != NULL;
	return count;
}

/*
 * Whoever wrote ${object} writes empty properties too, so that one which is
 * not there was not returned by the service, rather than emptied.
 */
static bool
has_empties(const struct object *object)
{
	for (size_t i = 0; i < object->state->count; i++) {
		if (object->state->items[i].type == JSON_NULL)
			return true;
	}
	return false;
}

/* One object as it is in one of two snapshots, and in the other. */
struct pair {
	const struct snapshot *own;
	const struct object *object;
	const struct snapshot *other;
	const struct object *counterpart;
};

/*
 * The digest of the object without the fields that all objects of its kind
 * have in its own snapshot and none in the other; a name that cannot be looked
 * up in the one, because the list was not read, is looked up in the other.
 */
static struct digest
shared_digest(const struct pair *pair, struct arena *arena)
{
	const struct object *object = pair->object;
	const struct object_list *mine = snapshot_list(pair->own, object->kind);
	const struct object_list *theirs =
	    snapshot_list(pair->other, object->kind);
	struct json *state = arena_alloc(arena, 1, sizeof(*state));
	struct object trimmed = *object;

	if (!has_empties(pair->counterpart))
		return behaviour_digest_known(pair->own, pair->other, object);
	*state = (struct json){.type = JSON_OBJECT};
	state->items =
	    arena_alloc(arena, object->state->count, sizeof(*state->items));
	for (size_t i = 0; i < object->state->count; i++) {
		const struct json *member = &object->state->items[i];
		if (count_with(theirs, member->key) == 0 &&
		    count_with(mine, member->key) == mine->count)
			continue;
		state->items[state->count++] = *member;
	}
	trimmed.state = state;
	return behaviour_digest_known(pair->own, pair->other, &trimmed);
}

static bool
is_as_before(const struct check_run *run, const struct object *before,
    const struct object *now)
{
	const struct pair back = {run->baseline, before, run->now, now};
	const struct pair forth = {run->now, now, run->baseline, before};
	struct digest old = shared_digest(&back, run->arena);
	struct digest new = shared_digest(&forth, run->arena);

	return digest_eq(&old, &new);
}

static bool
is_object_as_approved(const struct check_run *run, const struct object *object,
    const struct digest *approved)
{
	if (digest_eq(&object->behaviour_digest, approved))
		return true;

	const struct object *before = run_before(run, object);
	return before != NULL &&
	       digest_eq(&before->behaviour_digest, approved) &&
	       is_as_before(run, before, object);
}

static bool
is_set_as_approved(const struct check_run *run, const struct finding *finding,
    const struct digest *approved)
{
	size_t count = finding->member_count;
	const struct object **before =
	    arena_alloc(run->arena, count, sizeof(const struct object *));
	struct digest digest =
	    policy_set_behaviour(finding->members, count, run->arena);

	if (digest_eq(&digest, approved))
		return true;
	for (size_t i = 0; i < count; i++) {
		before[i] = run_before(run, finding->members[i]);
		if (before[i] == NULL ||
		    !is_as_before(run, before[i], finding->members[i]))
			return false;
	}
	digest = policy_set_behaviour(before, count, run->arena);
	return digest_eq(&digest, approved);
}

/* What the finding rests on besides is in the baseline as it is now. */
static bool
are_grounds_as_before(
    const struct check_run *run, const struct finding *finding)
{
	for (size_t i = 0; i < finding->ground_count; i++) {
		const struct object *ground = finding->grounds[i];
		const struct object *before = run_before(run, ground);
		if (before == NULL || !is_as_before(run, before, ground))
			return false;
	}
	return true;
}

/* Why an approval does not hold. */
enum objection {
	OBJECTION_NONE, /* it does */
	OBJECTION_EXPIRED,
	OBJECTION_FORM,   /* of the data it was given for */
	OBJECTION_CHANGED /* what it was given for */
};

static enum objection
object_to(const struct check_run *run, const struct finding *finding,
    const struct approval *approval)
{
	if (run->input->as_of >= approval->expires)
		return OBJECTION_EXPIRED;
	if (!sv_eq(approval->canon, SV(OBJECT_CANON)))
		return OBJECTION_FORM;
	bool is_same =
	    finding->object != NULL
		? is_object_as_approved(
		      run, finding->object, &approval->behaviour)
		: is_set_as_approved(run, finding, &approval->behaviour);
	is_same = is_same && are_grounds_as_before(run, finding);
	return is_same ? OBJECTION_NONE : OBJECTION_CHANGED;
}

static bool
is_about(const struct approval *approval, const struct finding *finding)
{
	return sv_eq_fold(approval->check, sv_from(finding->check->id)) &&
	       approval->kind == finding->kind &&
	       sv_eq(approval->id, finding->id);
}

static void
accept(const struct check_run *run, struct finding *finding,
    const struct approval *approval)
{
	finding->status = FINDING_ACCEPTED;
	finding->accepted_by = approval->approver;
	finding->accepted_until = approval->expires;
	finding->accepted_why =
	    approval->ticket.len == 0
		? approval->reason
		: arena_printf(run->arena, SV_FMT " (" SV_FMT ")",
		      SV_ARG(approval->reason), SV_ARG(approval->ticket));
}

static strview
objection_words(const struct check_run *run, const struct approval *approval,
    enum objection objection)
{
	char text[TIME_TEXT_MAX];
	const char *until = time_text(approval->expires, text);

	if (objection == OBJECTION_EXPIRED)
		return arena_printf(run->arena,
		    _("the approval by " SV_FMT
		      ", valid until %s, has expired"),
		    SV_ARG(approval->approver), until);
	if (objection == OBJECTION_FORM)
		return arena_printf(run->arena,
		    _("the approval by " SV_FMT ", valid until %s, was given "
		      "for another form of the data"),
		    SV_ARG(approval->approver), until);
	return arena_printf(run->arena,
	    _("the approval by " SV_FMT ", valid until %s, was given for what "
	      "it did before"),
	    SV_ARG(approval->approver), until);
}

void
accept_settle(struct check_run *run, struct finding *finding)
{
	const struct approval *lapsed = NULL;
	enum objection why = OBJECTION_NONE;

	for (size_t i = 0; i < run->policy->approval_count; i++) {
		const struct approval *approval = &run->policy->approvals[i];
		if (!is_about(approval, finding))
			continue;
		enum objection problem = object_to(run, finding, approval);
		if (problem == OBJECTION_NONE) {
			accept(run, finding, approval);
			return;
		}
		lapsed = approval;
		why = problem;
	}
	/* run_cover has left its mark. */
	if (finding->status == FINDING_ACCEPTED || lapsed == NULL)
		return;
	finding->status = FINDING_REOPENED;
	run_say(run, finding, objection_words(run, lapsed, why));
}

void
accept_behind(const struct check_run *run, struct finding *finding,
    const struct object *object)
{
	const struct finding given = {
	    .check = finding->check,
	    .kind = object->kind,
	    .id = object->id,
	    .object = object,
	};

	for (size_t i = 0; i < run->policy->approval_count; i++) {
		const struct approval *approval = &run->policy->approvals[i];
		if (is_about(approval, &given) &&
		    object_to(run, &given, approval) == OBJECTION_NONE) {
			accept(run, finding, approval);
			return;
		}
	}
}
