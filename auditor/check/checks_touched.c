/*
 * checks_touched.c - edited and put back: only the time of the edit is left.
 */
#include "auditor/base/lang.h"
#include "auditor/check/checks.h"
#include "auditor/check/remedy.h"
#include "auditor/check/view.h"

#include "auditor/base/banned.h"

/* Rules and connectors decide where mail goes. */
#define MAIL_PATH_POINTS 25

/* What shapes the flow of mail, and who shows it. */
static const struct {
	const char *cmdlet;
	enum kind kind;
	bool is_path;
} kinds[] = {
    {"Get-InboundConnector", KIND_INBOUND_CONNECTOR, true},
    {"Get-OutboundConnector", KIND_OUTBOUND_CONNECTOR, true},
    {"Get-TransportRule", KIND_TRANSPORT_RULE, true},
    {"Get-AcceptedDomain", KIND_ACCEPTED_DOMAIN, false},
    {"Get-RemoteDomain", KIND_REMOTE_DOMAIN, false},
    {"Get-JournalRule", KIND_JOURNAL_RULE, false},
    {"Get-HostedConnectionFilterPolicy", KIND_HOSTED_CONNECTION_FILTER_POLICY,
	false},
    {"Get-HostedContentFilterPolicy", KIND_HOSTED_CONTENT_FILTER_POLICY, false},
    {"Get-HostedOutboundSpamFilterPolicy",
	KIND_HOSTED_OUTBOUND_SPAM_FILTER_POLICY, false},
};

/* When ${object} was changed, whatever its kind calls it. */
static int64_t
changed_at(const struct object *object)
{
	int64_t utc = run_time(object, "WhenChangedUTC");

	return utc != 0 ? utc : run_time(object, "WhenChanged");
}

static bool
is_touched(const struct check_run *run, const struct object *object)
{
	const struct object *before = run_before(run, object);

	return before != NULL &&
	       digest_eq(&before->state_digest, &object->state_digest) &&
	       changed_at(before) != 0 &&
	       changed_at(object) > changed_at(before);
}

/*
 * Without a record, all at once is the service at work, if there are some.
 */
#define ALL_LEAST 3

static bool
are_all_touched(const struct check_run *run, const struct object_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		if (!is_touched(run, &list->objects[i]))
			return false;
	}
	return list->count >= ALL_LEAST;
}

/* What the audit log says of it since the baseline, else what is likely. */
static bool
is_by_service(
    const struct check_run *run, const struct object *object, bool is_likely)
{
	const struct event *event = trail_last(&run->trail, object);

	if (event == NULL || event->time < changed_at(run_before(run, object)))
		return is_likely;
	return event->is_by_service;
}

static void
judge(struct check_run *run, const struct check *check,
    const struct object *object, size_t at)
{
	const struct object *before = run_before(run, object);
	const char *stamp = object_stamp(object, "WhenChangedUTC").len > 0
				? "WhenChangedUTC"
				: "WhenChanged";
	struct finding finding = run_begin(run, check, object,
	    kinds[at].is_path ? MAIL_PATH_POINTS : check->points);

	finding.happened_at = changed_at(object);
	finding.remediation =
	    remedy_on(kinds[at].cmdlet, object, "", run->arena);
	run_note(run, &finding, stamp, object_stamp(object, stamp),
	    object_stamp(before, stamp));
	run_say(run, &finding,
	    SV_("it was written since the baseline and is as it was; the audit "
		"log says by whom, and what it was in between"));
	run_add(run, &finding);
}

void
check_hx_004(struct check_run *run, const struct check *check)
{
	for (size_t i = 0; i < COUNT_OF(kinds); i++) {
		const struct object_list *list =
		    snapshot_list(run->now, kinds[i].kind);
		if (run->baseline == NULL ||
		    !snapshot_is_complete(run->baseline, kinds[i].kind))
			continue;
		bool is_likely = are_all_touched(run, list);
		for (size_t j = 0; j < list->count; j++) {
			const struct object *object = &list->objects[j];
			if (is_touched(run, object) &&
			    !is_by_service(run, object, is_likely))
				judge(run, check, object, i);
		}
	}
}
