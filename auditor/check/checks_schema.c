/*
 * checks_schema.c - switches that this program does not know.
 */
#include "auditor/base/lang.h"
#include "auditor/check/checks.h"
#include "auditor/check/remedy.h"
#include "auditor/check/view.h"

#include "auditor/base/banned.h"

/*
 * Kinds whose properties are known one by one, and that have several objects.
 * Of others only those that are asked for are returned.
 */
static const struct {
	enum kind kind;
	const char *cmdlet;
} kinds[] = {
    {KIND_INBOUND_CONNECTOR, "Get-InboundConnector"},
    {KIND_OUTBOUND_CONNECTOR, "Get-OutboundConnector"},
    {KIND_TRANSPORT_RULE, "Get-TransportRule"},
    {KIND_ACCEPTED_DOMAIN, "Get-AcceptedDomain"},
    {KIND_REMOTE_DOMAIN, "Get-RemoteDomain"},
    {KIND_JOURNAL_RULE, "Get-JournalRule"},
    {KIND_HOSTED_CONNECTION_FILTER_POLICY, "Get-HostedConnectionFilterPolicy"},
    {KIND_HOSTED_CONTENT_FILTER_POLICY, "Get-HostedContentFilterPolicy"},
    {KIND_HOSTED_OUTBOUND_SPAM_FILTER_POLICY,
	"Get-HostedOutboundSpamFilterPolicy"},
};

/* Known too, and of no interest to anything here. */
static const struct {
	enum kind kind;
	strview field;
} idle[] = {
    {KIND_ACCEPTED_DOMAIN, SV_INIT("AddressBookEnabled")},
    {KIND_ACCEPTED_DOMAIN, SV_INIT("AdminDisplayName")},
    {KIND_ACCEPTED_DOMAIN, SV_INIT("AuthenticationType")},
    {KIND_ACCEPTED_DOMAIN, SV_INIT("EmailOnly")},
    {KIND_ACCEPTED_DOMAIN, SV_INIT("EnableNego2Authentication")},
    {KIND_ACCEPTED_DOMAIN, SV_INIT("ExternallyManaged")},
    {KIND_ACCEPTED_DOMAIN, SV_INIT("FederatedOrganizationLink")},
    {KIND_ACCEPTED_DOMAIN, SV_INIT("InitialDomain")},
    {KIND_ACCEPTED_DOMAIN, SV_INIT("IsCoexistenceDomain")},
    {KIND_ACCEPTED_DOMAIN, SV_INIT("IsDefaultFederatedDomain")},
    {KIND_ACCEPTED_DOMAIN, SV_INIT("LiveIdInstanceType")},
    {KIND_ACCEPTED_DOMAIN, SV_INIT("MailFlowPartner")},
    {KIND_ACCEPTED_DOMAIN, SV_INIT("PendingFederatedAccountNamespace")},
    {KIND_ACCEPTED_DOMAIN, SV_INIT("PendingFederatedDomain")},
    {KIND_ACCEPTED_DOMAIN, SV_INIT("PerimeterDuplicateDetected")},
    {KIND_ACCEPTED_DOMAIN, SV_INIT("RawAuthenticationType")},
    {KIND_ACCEPTED_DOMAIN, SV_INIT("SendingFromDomainDisabled")},
    {KIND_ACCEPTED_DOMAIN, SV_INIT("SendingToDomainDisabled")},
    {KIND_REMOTE_DOMAIN, SV_INIT("AdminDisplayName")},
    {KIND_REMOTE_DOMAIN, SV_INIT("ByteEncoderTypeFor7BitCharsets")},
    {KIND_REMOTE_DOMAIN, SV_INIT("CharacterSet")},
    {KIND_REMOTE_DOMAIN, SV_INIT("ContentType")},
    {KIND_REMOTE_DOMAIN, SV_INIT("DisplaySenderName")},
    {KIND_REMOTE_DOMAIN, SV_INIT("LineWrapSize")},
    {KIND_REMOTE_DOMAIN, SV_INIT("NDRDiagnosticInfoEnabled")},
    {KIND_REMOTE_DOMAIN, SV_INIT("NonMimeCharacterSet")},
    {KIND_REMOTE_DOMAIN, SV_INIT("PreferredInternetCodePageForShiftJis")},
    {KIND_REMOTE_DOMAIN, SV_INIT("RequiredCharsetCoverage")},
    {KIND_REMOTE_DOMAIN, SV_INIT("UseSimpleDisplayName")},
};

static bool
is_known(enum kind kind, strview field)
{
	for (size_t i = 0; i < COUNT_OF(idle); i++) {
		if (idle[i].kind == kind && sv_eq(idle[i].field, field))
			return true;
	}
	return kind_field(kind, field) != NULL;
}

/* Nothing, off, zero, or a word for that. */
static bool
is_default(const struct json *value)
{
	static const strview words[] = {SV_INIT("0"), SV_INIT("None"),
	    SV_INIT("Default"), SV_INIT("NotConfigured"), SV_INIT("Disabled"),
	    SV_INIT("Unlimited"), SV_INIT("False")};

	if (json_is_empty(value) || (value->type == JSON_BOOL && !value->truth))
		return true;
	for (size_t i = 0; i < COUNT_OF(words); i++) {
		if (sv_eq_fold(json_text(value), words[i]))
			return true;
	}
	return false;
}

static const struct json *
value_of(const struct object *object, strview field)
{
	return json_get(object->state, field);
}

static size_t
count_set(const struct object_list *list, strview field)
{
	size_t count = 0;

	for (size_t i = 0; i < list->count; i++)
		count += !is_default(value_of(&list->objects[i], field));
	return count;
}

/* Set on some objects and not on others: not what the service gave to all. */
static bool
is_uneven(const struct object_list *list, strview field)
{
	size_t set = count_set(list, field);

	return set > 0 && set < list->count;
}

static bool
note_unknown(const struct check_run *run, struct finding *finding,
    const struct object_list *list)
{
	bool found = false;

	for (size_t i = 0; i < list->field_count; i++) {
		strview field = list->fields[i];
		const struct json *value = value_of(finding->object, field);
		if (is_known(list->kind, field) || is_default(value) ||
		    !is_uneven(list, field))
			continue;
		run_note(run, finding, arena_dup(run->arena, field).ptr,
		    run_value(run, value),
		    SV_("nothing that this version does not know"));
		found = true;
	}
	return found;
}

/* Most kinds have no unknown field at all. */
static bool
has_unknown(const struct object_list *list)
{
	for (size_t i = 0; i < list->field_count; i++) {
		if (!is_known(list->kind, list->fields[i]))
			return true;
	}
	return false;
}

void
check_sc_001(struct check_run *run, const struct check *check)
{
	for (size_t i = 0; i < COUNT_OF(kinds); i++) {
		const struct object_list *list =
		    snapshot_list(run->now, kinds[i].kind);
		if (!has_unknown(list))
			continue;
		for (size_t j = 0; j < list->count; j++) {
			const struct object *object = &list->objects[j];
			struct finding finding =
			    run_begin(run, check, object, check->points);
			if (!note_unknown(run, &finding, list))
				continue;
			finding.remediation =
			    remedy_on(kinds[i].cmdlet, object, "", run->arena);
			run_add(run, &finding);
		}
	}
}
