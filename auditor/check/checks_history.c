/*
 * checks_history.c - what went and came back.
 */
#include "auditor/base/lang.h"
#include "auditor/base/timefmt.h"
#include "auditor/check/checks.h"
#include "auditor/check/join_mail.h"
#include "auditor/check/past.h"
#include "auditor/check/remedy.h"
#include "auditor/check/view.h"
#include "auditor/model/normal.h"

#include "auditor/base/banned.h"

/* What a rule does; when it does so is left out: it may come back narrower. */
static const char *const actions[] = {"AddManagerAsRecipientType",
    "AddToRecipients", "ApplyHtmlDisclaimerText",
    "ApplyRightsProtectionTemplate", "BlindCopyTo", "CopyTo", "DeleteMessage",
    "Disconnect", "GenerateIncidentReport", "ModerateMessageByUser",
    "PrependSubject", "Quarantine", "RedirectMessageTo",
    "RejectMessageReasonText", "RemoveHeader", "RemoveOME", "RemoveOMEv2",
    "RemoveRMSAttachmentEncryption", "RouteMessageOutboundConnector",
    "SetHeaderName", "SetHeaderValue", "SetSCL", "SmtpRejectMessageRejectText",
    "StopRuleProcessing"};

static const char *const flags[] = {"AssociatedAcceptedDomains",
    "CloudServicesMailEnabled", "ConnectorType", "EFSkipIPs", "EFSkipLastIP",
    "RequireTls", "RestrictDomainsToCertificate",
    "RestrictDomainsToIPAddresses", "TlsSenderCertificateName",
    "TreatMessagesAsInternal"};

static void
put_fields(struct strbuf *out, const struct object *object,
    const char *const *fields, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct json *value = object_field(object, fields[i]);
		if (json_is_empty(value) ||
		    (value->type == JSON_BOOL && !value->truth))
			continue;
		strbuf_printf(out, "%s=", fields[i]);
		normal_write(value, out);
		strbuf_add_char(out, '\n');
	}
}

/*
 * What two objects share that are one and the same again, whatever they are
 * called; "" where it would say nothing.  The addresses of an inbound connector
 * are compared apart: an intruder changes one of them.
 */
static strview
fingerprint(const struct check_run *run, const struct object *object)
{
	CLEANUP(strbuf_done) struct strbuf out = {0};
	char hex[DIGEST_HEX_MAX];
	struct digest digest;

	if (object->kind == KIND_TRANSPORT_RULE)
		put_fields(&out, object, actions, COUNT_OF(actions));
	else if (object->kind == KIND_INBOUND_CONNECTOR)
		put_fields(&out, object, flags, COUNT_OF(flags));
	else {
		digest = history_digest(object);
		strbuf_add_text(&out, digest_hex(&digest, hex));
	}
	return arena_dup(run->arena, strbuf_view(&out));
}

static bool
list_has(
    const struct object *object, const char *field, const struct json *item)
{
	const struct json *other;

	for (size_t i = 0; (other = object_each(object, field, i)) != NULL;
	     i++) {
		if (normal_compare(other, item) == 0)
			return true;
	}
	return false;
}

static size_t
count_of(const struct object *object, const char *field)
{
	size_t count = 0;

	while (object_each(object, field, count) != NULL)
		count++;
	return count;
}

/* At least half of all the addresses of both are shared; or both have none. */
static bool
shares_addresses(const struct object *a, const struct object *b)
{
	static const char field[] = "SenderIPAddresses";
	const struct json *item;
	size_t shared = 0;

	for (size_t i = 0; (item = object_each(a, field, i)) != NULL; i++)
		shared += list_has(b, field, item);
	size_t all = count_of(a, field) + count_of(b, field) - shared;
	return 2 * shared >= all;
}

static bool
is_alike(const struct object *a, const struct object *b)
{
	return a->kind != KIND_INBOUND_CONNECTOR || shares_addresses(a, b);
}

/* --- lives --------------------------------------------------------------- */

/* One kind over time, up to the snapshot that is judged. */
struct past {
	const struct history_snapshot *snapshots;
	size_t snapshot_count;
	const struct history_version *versions;
	size_t version_count;
	struct join_index prints; /* versions by fingerprint */
	enum kind kind;
};

static bool
is_there(const struct history_version *version, int64_t number)
{
	return version->first <= number &&
	       (version->until == 0 || number < version->until);
}

/* A state of an object with that id was there. */
static bool
was_there(const struct past *past, strview id, int64_t number)
{
	for (size_t i = 0; i < past->version_count; i++) {
		if (sv_eq(past->versions[i].object.id, id) &&
		    is_there(&past->versions[i], number))
			return true;
	}
	return false;
}

static const struct history_version *
version_of(const struct object *object)
{
	/* The object is the first member. */
	return (const struct history_version *)(const void *)object;
}

/* When it was there before, when it was gone, and as what it came back. */
struct comeback {
	const struct history_version *before;
	const struct history_snapshot *last; /* that had it */
	const struct history_snapshot *gone;
	const struct history_snapshot *back; /* the first that has it again */
};

/* One that does the same as ${object} was in the snapshot ${number}. */
static const struct history_version *
find_alike(const struct past *past, const struct object *object, strview print,
    int64_t number)
{
	size_t count;
	const struct join_entry *entry =
	    join_first(&past->prints, print, &count);

	for (size_t i = 0; i < count; i++) {
		const struct history_version *version =
		    version_of(entry[i].object);
		if (is_there(version, number) &&
		    is_alike(&version->object, object))
			return version;
	}
	return NULL;
}

/*
 * An edit that was taken back is no comeback: between, neither the one before
 * nor ${object} itself may have been there in any state.
 */
static bool
find_comeback(const struct past *past, const struct object *object,
    strview print, struct comeback *comeback)
{
	*comeback = (struct comeback){0};
	for (size_t i = 0; i < past->snapshot_count; i++) {
		const struct history_snapshot *at = &past->snapshots[i];
		if ((at->complete & KIND_BIT(past->kind)) == 0)
			continue;
		const struct history_version *alike =
		    find_alike(past, object, print, at->number);
		if (alike != NULL && comeback->gone != NULL) {
			comeback->back = at;
			return true;
		}
		if (alike != NULL) {
			comeback->before = alike;
			comeback->last = at;
		} else if (comeback->before != NULL &&
			   !was_there(
			       past, comeback->before->object.id, at->number) &&
			   !was_there(past, object->id, at->number)) {
			comeback->gone = at;
		}
	}
	return false;
}

static const char *
when(const struct history_snapshot *snapshot, char text[TIME_TEXT_MAX])
{
	return time_text(snapshot->finished, text);
}

static void
judge_comeback(struct check_run *run, const struct check *check,
    const struct object *object, const struct comeback *comeback)
{
	char last[TIME_TEXT_MAX];
	char gone[TIME_TEXT_MAX];
	char back[TIME_TEXT_MAX];
	const struct object *before = &comeback->before->object;
	struct finding finding = run_begin(run, check, object, check->points);

	run_say(run, &finding,
	    arena_printf(run->arena,
		_("there until %s, gone by %s, back by %s with the same "
		  "effect"),
		when(comeback->last, last), when(comeback->gone, gone),
		when(comeback->back, back)));
	if (!sv_eq(before->name, object->name))
		run_note_label(
		    run, &finding, N_("then called"), before->name, SV(""));
	if (!sv_eq(before->id, object->id))
		run_note_label(
		    run, &finding, N_("then known as"), before->id, SV(""));
	finding.happened_at = comeback->back->started;
	if (object->kind == KIND_TRANSPORT_RULE)
		finding.remediation =
		    remedy_on("Disable-TransportRule", object, "", run->arena);
	else if (object->kind == KIND_JOURNAL_RULE)
		finding.remediation =
		    remedy_on("Disable-JournalRule", object, "", run->arena);
	else
		finding.remediation =
		    remedy_on(object->kind == KIND_INBOUND_CONNECTOR
				  ? "Set-InboundConnector"
				  : "Set-OutboundConnector",
			object, " -Enabled $false", run->arena);
	run_add(run, &finding);
}

static int
load_versions(struct check_run *run, struct past *past, struct err *err)
{
	const struct history *history = run->input->history;
	struct history_version *versions;

	TRY(history->list_versions(history, past->kind, run->arena, &versions,
	    &past->version_count, err));
	past->versions = versions;
	past->prints = (struct join_index){0};
	for (size_t i = 0; i < past->version_count; i++)
		join_add(&run->join, &past->prints,
		    fingerprint(run, &versions[i].object), &versions[i].object);
	join_sort(&past->prints);
	return 0;
}

static int
judge_past(struct check_run *run, const struct check *check, struct err *err)
{
	static const enum kind kinds[] = {KIND_INBOUND_CONNECTOR,
	    KIND_OUTBOUND_CONNECTOR, KIND_TRANSPORT_RULE, KIND_JOURNAL_RULE};
	struct past past = {0};

	TRY(past_snapshots(run, &past.snapshots, &past.snapshot_count, err));
	if (past.snapshot_count < 3)
		return 0;
	for (size_t i = 0; i < COUNT_OF(kinds); i++) {
		const struct object_list *list =
		    snapshot_list(run->now, kinds[i]);
		past.kind = kinds[i];
		TRY(load_versions(run, &past, err));
		for (size_t j = 0; j < list->count; j++) {
			const struct object *object = &list->objects[j];
			struct comeback comeback;
			strview print = fingerprint(run, object);
			if (print.len > 0 &&
			    find_comeback(&past, object, print, &comeback))
				judge_comeback(run, check, object, &comeback);
		}
	}
	return 0;
}

void
check_hx_001(struct check_run *run, const struct check *check)
{
	if (run->input->history == NULL || run->history_failed)
		return;
	run->history_failed = judge_past(run, check, &run->history_err) != 0;
}
