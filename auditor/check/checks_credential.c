/*
 * checks_credential.c - credentials that came to a powerful application.
 */
#include "auditor/base/lang.h"
#include "auditor/base/timefmt.h"
#include "auditor/check/checks.h"
#include "auditor/check/credential.h"
#include "auditor/check/ids.h"

#include "auditor/base/banned.h"

/* With a ticket, and an old credential on its way out. */
#define ROTATION_POINTS 15
#define ROTATION_DAYS   90

/* Credentials of one object that the baseline does not have. */
struct gains {
	size_t count;
	size_t approved;
	size_t announced;
	int64_t latest; /* start of the youngest, 0 when unknown */
};

/* A credential of the baseline is gone, or ends soon. */
static bool
has_leaving(const struct check_run *run, const struct object *object)
{
	const struct object *before = run_before(run, object);
	struct credential old;

	for (size_t i = 0; before != NULL && credential_at(before, i, &old);
	     i++) {
		if (credential_find(object, &old) != CREDENTIAL_SAME ||
		    (old.ends != 0 && old.ends <= run->input->as_of +
						      ROTATION_DAYS * TIME_DAY))
			return true;
	}
	return false;
}

/* The ticket under which ${credential} was added, or NULL. */
static const struct policy_rotation *
ticket_of(const struct check_run *run, const struct object *object,
    const struct credential *credential)
{
	const struct policy_rotation *ticket = policy_find_rotation(
	    run->policy, object_text(object, "appId"), credential->key_id);

	/* One for any credential needs an old one that this replaces. */
	if (ticket != NULL && ticket->key_id.len == 0 &&
	    !has_leaving(run, object))
		return NULL;
	return ticket;
}

static void
note_gain(const struct check_run *run, struct finding *finding,
    const struct credential *credential, struct gains *gains)
{
	const struct policy_rotation *ticket =
	    ticket_of(run, finding->object, credential);

	gains->count++;
	credential_note(run, finding, credential,
	    SV_("no credential that the baseline does not have"));
	if (credential->starts > gains->latest)
		gains->latest = credential->starts;
	if (ticket == NULL)
		return;
	gains->announced++;
	run_note_label(
	    run, finding, N_("rotation ticket"), ticket->ticket, SV(""));
}

static void
note_gains(const struct check_run *run, struct finding *finding,
    const struct holder *holder, struct gains *gains)
{
	const struct object *before = run_before(run, finding->object);
	struct credential credential;

	for (size_t i = 0; credential_at(finding->object, i, &credential);
	     i++) {
		enum credential_match match =
		    credential_find(before, &credential);
		if (match == CREDENTIAL_SAME)
			continue;
		note_gain(run, finding, &credential, gains);
		/* What was approved is in the baseline as it was. */
		gains->approved += match == CREDENTIAL_ABSENT &&
				   credential_is_approved(holder, &credential);
	}
}

/* Why a new credential on this application matters, or "" if it does not. */
static strview
importance(const struct check_run *run, const struct object *object,
    const struct holder *holder)
{
	strview power =
	    holder->id.len > 0 ? join_power(&run->join, holder->id) : SV("");

	if (power.len > 0)
		return arena_printf(run->arena,
		    _("the application holds " SV_FMT), SV_ARG(power));
	if (run_before(run, object) == NULL)
		return SV_("the application itself is new");
	return SV("");
}

/*
 * Most applications have nothing new: they are looked at no further.  Any
 * credential on one of Microsoft's is CR-002's.
 */
static bool
has_gain(const struct check_run *run, const struct object *object)
{
	const struct object *before = run_before(run, object);
	struct credential credential;

	if (ids_is_microsoft(object_text(object, "appOwnerOrganizationId")))
		return false;
	for (size_t i = 0; credential_at(object, i, &credential); i++) {
		if (credential_find(before, &credential) != CREDENTIAL_SAME)
			return true;
	}
	return false;
}

static void
judge(struct check_run *run, const struct check *check,
    const struct object *object)
{
	struct finding finding = run_begin(run, check, object, check->points);
	struct holder holder =
	    holder_of_app(run, object_text(object, "appId"), object->name);
	struct gains gains = {0};
	strview why = importance(run, object, &holder);

	if (why.len == 0)
		return;
	note_gains(run, &finding, &holder, &gains);
	run_say(run, &finding, why);
	finding.happened_at = gains.latest;
	if (gains.announced == gains.count)
		finding.base_points = ROTATION_POINTS;
	credential_report(
	    run, &finding, &holder, gains.approved == gains.count);
}

void
check_cr_001(struct check_run *run, const struct check *check)
{
	static const enum kind kinds[] = {
	    KIND_APPLICATION, KIND_SERVICE_PRINCIPAL};

	for (size_t i = 0; i < COUNT_OF(kinds); i++) {
		const struct object_list *list =
		    snapshot_list(run->now, kinds[i]);
		if (run->baseline == NULL ||
		    !snapshot_is_complete(run->baseline, kinds[i]))
			continue;
		for (size_t j = 0; j < list->count; j++) {
			if (has_gain(run, &list->objects[j]))
				judge(run, check, &list->objects[j]);
		}
	}
}
