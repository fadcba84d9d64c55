/*
 * sentence_test.c - what objects do, in sentences, and that no case is without.
 */
#include "auditor/report/sentence.h"
#include "auditor/report/sentence_internal.h"

#include "tests/unit/auditor/diff/given.h"

struct row {
	const char *name;
	const char *key; /* of the import */
	enum kind kind;
	const char *object;
	const char *want;
};

#define RULE(name, object, want)                                               \
	{                                                                      \
		name, "TransportRule", KIND_TRANSPORT_RULE, object, want       \
	}

static const struct row rows[] = {
    RULE("a rule for everything",
	"'DeleteMessage': true, 'State': 'Enabled', 'Mode': 'Enforce'",
	"For every message: deletes the message without notice (Enabled, mode "
	"Enforce)."),
    RULE("a rule that does nothing", "'State': 'Disabled'",
	"For every message: does nothing (Disabled)."),
    RULE("a rule without a state", "'Quarantine': true",
	"For every message: puts it into quarantine."),
    RULE("conditions hold together, exceptions each",
	"'SenderDomainIs': ['a.example', 'b.example', 'c.example'], "
	"'SubjectContainsWords': ['x'], 'ExceptIfFrom': ['d@e.example'], "
	"'ExceptIfHasNoClassification': true, 'SetSCL': -1, "
	"'State': 'Enabled'",
	"If the sender's domain is \"a.example\", \"b.example\" or "
	"\"c.example\" and the subject contains \"x\", except if the sender "
	"is \"d@e.example\" or if it has no classification: sets the spam "
	"confidence level to -1 (Enabled)."),
    RULE("nothing but an exception",
	"'ExceptIfSenderDomainIs': ['a.example'], 'PrependSubject': '[X]'",
	"For every message, except if the sender's domain is \"a.example\": "
	"puts \"[X]\" before the subject."),
    RULE("a rule between two groups",
	"'BetweenMemberOf1': ['a'], 'BetweenMemberOf2': ['b'], "
	"'BlindCopyTo': ['c@d.example']",
	"If one side is a member of \"a\" and the other side is a member of "
	"\"b\": sends a hidden copy to \"c@d.example\"."),
    RULE("what has no words",
	"'DeleteMessage': true, 'ContentMatchesPrompt': ['odd']",
	"For every message: deletes the message without notice; "
	"ContentMatchesPrompt: [odd]."),
    RULE("more than can be said",
	"'SentTo': ['1', '2', '3', '4', '5', '6', '7', '8'], "
	"'DeleteMessage': true",
	"If it is sent to \"1\", \"2\", \"3\", \"4\", \"5\", \"6\" or 2 "
	"more: deletes the message without notice."),
    RULE("a dollar of the tenant's own",
	"'SubjectContainsWords': ['$2 for $1'], 'PrependSubject': '$9'",
	"If the subject contains \"$2 for $1\": puts \"$9\" before the "
	"subject."),
    {"an inbound connector", "InboundConnector", KIND_INBOUND_CONNECTOR,
	"'SenderIPAddresses': ['192.0.2.1'], 'RequireTls': false, "
	"'Enabled': true",
	"Accepts mail from the addresses 192.0.2.1 without TLS as well; on."},
    {"an inbound connector for all", "InboundConnector", KIND_INBOUND_CONNECTOR,
	"'ConnectorType': 'Partner'", "Accepts mail from anywhere as Partner."},
    {"an outbound connector", "OutboundConnector", KIND_OUTBOUND_CONNECTOR,
	"'UseMXRecord': true, 'RecipientDomains': ['*'], 'Enabled': false",
	"Sends mail to where the MX record points for the domains \"*\"; "
	"off."},
    {"a remote domain", "RemoteDomain", KIND_REMOTE_DOMAIN,
	"'DomainName': '*', 'AutoForwardEnabled': true",
	"Mail to \"*\": lets users forward by rule."},
    {"a journal rule", "JournalRule", KIND_JOURNAL_RULE,
	"'Recipient': 'a@b.example', 'JournalEmailAddress': 'c@d.example', "
	"'Scope': 'Global', 'Enabled': true",
	"Copies all mail of \"a@b.example\" to \"c@d.example\", in scope "
	"Global; on."},
    {"an application", "Application", KIND_APPLICATION,
	"'signInAudience': 'AzureADMyOrg', 'passwordCredentials': "
	"[{'keyId': 'k'}], 'owners': ['a', 'b']",
	"Application: for accounts of AzureADMyOrg, 1 password, 2 "
	"owners."},
    {"a consent for all", "OAuth2PermissionGrant", KIND_OAUTH2_PERMISSION_GRANT,
	"'clientId': 'app', 'resourceId': 'api', 'scope': 'Mail.Read', "
	"'consentType': 'AllPrincipals'",
	"Consent: lets app do \"Mail.Read\" on api for AllPrincipals."},
    {"a kind without words", "MailContact", KIND_MAIL_CONTACT, "'Name': 'x'",
	""},
};

static void
says(const void *at)
{
	const struct row *row = at;
	CLEANUP(strbuf_done) struct strbuf doc = {0};
	CLEANUP(arena_drop) struct arena *arena = arena_new();

	strbuf_printf(&doc, "{'%s': [{'Guid': 'g', 'id': 'g', %s}]}", row->key,
	    row->object);
	struct snapshot *snapshot = given("live", 1, strbuf_cstr(&doc));
	const struct object_list *list = snapshot_list(snapshot, row->kind);
	KIT_INT(list->count, 1);
	KIT_TEXT(sentence_of(snapshot, &list->objects[0], arena),
	    sv_from(row->want));
	snapshot_free(snapshot);
}

/* --- tables -------------------------------------------------------------- */

/* Each case that can come has one frame, which names its groups. */
static void
check_form(const struct sentence_form *form)
{
	unsigned always = 0;

	KIT_TRUE(form->count <= SENTENCE_GROUPS);
	for (size_t i = 0; i < form->count; i++) {
		if (form->groups[i].nothing != NULL)
			always |= SENTENCE_HAS(i + 1);
	}
	for (unsigned said = 0; said < SENTENCE_HAS(form->count + 1); said++) {
		size_t found = 0;
		for (size_t i = 0; i < form->frame_count; i++)
			found += form->frames[i].groups == said;
		KIT_INT(found, (said & always) == always);
	}
	for (size_t i = 0; i < form->frame_count; i++) {
		const struct sentence_frame *frame = &form->frames[i];
		for (unsigned j = 1; j <= SENTENCE_GROUPS; j++) {
			const char place[] = {'$', (char)('0' + j), '\0'};
			bool has = strstr(frame->text, place) != NULL;
			KIT_INT(has, (frame->groups & SENTENCE_HAS(j)) != 0);
		}
	}
}

static void
every_case_has_a_frame(const void *row)
{
	(void)row;
	check_form(&sentence_rule);
	for (size_t i = 0; i < sentence_mail_count; i++)
		check_form(&sentence_mail[i]);
	for (size_t i = 0; i < sentence_access_count; i++)
		check_form(&sentence_access[i]);
}

int
main(void)
{
	KIT_ROWS(rows, says);
	kit_case("every case has a frame", every_case_has_a_frame);
	return kit_finish();
}
