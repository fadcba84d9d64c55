/*
 * view_rule.c - transport rules as the checks see them.
 */
#include "auditor/check/view_rule.h"

#include "auditor/check/lexicon.h"
#include "auditor/check/ranges.h"
#include "auditor/check/remedy.h"

#include "auditor/base/banned.h"

int64_t
rule_time(const struct object *rule)
{
	int64_t when = run_time(rule, "WhenChanged");

	return when != 0 ? when : run_time(rule, "WhenChangedUTC");
}

static bool
has_text(const struct object *object, const char *field, strview value)
{
	return sv_eq(object_text(object, field), value);
}

bool
rule_is_on(const struct object *rule)
{
	return !has_text(rule, "State", SV("Disabled")) &&
	       !sv_starts(object_text(rule, "Mode"), SV("Audit"));
}

bool
rule_is_outbound(const struct object *rule)
{
	return has_text(rule, "FromScope", SV("InOrganization")) &&
	       has_text(rule, "SentToScope", SV("NotInOrganization"));
}

/* How the values of a condition tell whether they leave out much. */
enum breadth {
	BY_ITSELF, /* whatever they are */
	BY_WORDS,
	BY_PATTERNS,
	BY_RANGES,
	BY_LEVEL, /* of spam */
};

/*
 * Conditions of Get-TransportRule that narrow a rule down.  Direction
 * (FromScope, SentToScope) and size alone do not.
 */
static const struct {
	const char *field;
	enum breadth breadth;
} conditions[] = {
    {"ADComparisonAttribute", BY_ITSELF},
    {"AnyOfCcHeader", BY_ITSELF},
    {"AnyOfCcHeaderMemberOf", BY_ITSELF},
    {"AnyOfRecipientAddressContainsWords", BY_WORDS},
    {"AnyOfRecipientAddressMatchesPatterns", BY_PATTERNS},
    {"AnyOfToCcHeader", BY_ITSELF},
    {"AnyOfToCcHeaderMemberOf", BY_ITSELF},
    {"AnyOfToHeader", BY_ITSELF},
    {"AnyOfToHeaderMemberOf", BY_ITSELF},
    {"AttachmentContainsWords", BY_ITSELF},
    {"AttachmentExtensionMatchesWords", BY_ITSELF},
    {"AttachmentHasExecutableContent", BY_ITSELF},
    {"AttachmentIsPasswordProtected", BY_ITSELF},
    {"AttachmentIsUnsupported", BY_ITSELF},
    {"AttachmentMatchesPatterns", BY_ITSELF},
    {"AttachmentNameMatchesPatterns", BY_ITSELF},
    {"AttachmentProcessingLimitExceeded", BY_ITSELF},
    {"AttachmentPropertyContainsWords", BY_ITSELF},
    {"BetweenMemberOf1", BY_ITSELF},
    {"BetweenMemberOf2", BY_ITSELF},
    {"ContentCharacterSetContainsWords", BY_ITSELF},
    {"ContentMatchesPrompt", BY_ITSELF},
    {"From", BY_ITSELF},
    {"FromAddressContainsWords", BY_WORDS},
    {"FromAddressMatchesPatterns", BY_PATTERNS},
    {"FromMemberOf", BY_ITSELF},
    {"HasClassification", BY_ITSELF},
    {"HasNoClassification", BY_ITSELF},
    {"HasSenderOverride", BY_ITSELF},
    {"HeaderContainsWords", BY_WORDS},
    {"HeaderMatchesPatterns", BY_PATTERNS},
    {"ManagerAddresses", BY_ITSELF},
    {"MessageContainsAllDataClassifications", BY_ITSELF},
    {"MessageContainsDataClassifications", BY_ITSELF},
    {"MessageTypeMatches", BY_ITSELF},
    {"RecipientADAttributeContainsWords", BY_ITSELF},
    {"RecipientADAttributeMatchesPatterns", BY_ITSELF},
    {"RecipientAddressContainsWords", BY_WORDS},
    {"RecipientAddressMatchesPatterns", BY_PATTERNS},
    {"RecipientDomainIs", BY_ITSELF},
    {"RecipientInSenderList", BY_ITSELF},
    {"SCLOver", BY_LEVEL},
    {"SenderADAttributeContainsWords", BY_ITSELF},
    {"SenderADAttributeMatchesPatterns", BY_ITSELF},
    {"SenderDomainIs", BY_ITSELF},
    {"SenderInRecipientList", BY_ITSELF},
    {"SenderIpRanges", BY_RANGES},
    {"SenderManagementRelationship", BY_ITSELF},
    {"SentTo", BY_ITSELF},
    {"SentToMemberOf", BY_ITSELF},
    {"SubjectContainsWords", BY_WORDS},
    {"SubjectMatchesPatterns", BY_PATTERNS},
    {"SubjectOrBodyContainsWords", BY_WORDS},
    {"SubjectOrBodyMatchesPatterns", BY_PATTERNS},
    {"WithImportance", BY_ITSELF},
};

static bool
applies(const struct object *rule, const char *field)
{
	return object_is_set(rule, field) && !object_is_not(rule, field);
}

bool
rule_is_scoped(const struct object *rule)
{
	for (size_t i = 0; i < COUNT_OF(conditions); i++) {
		if (applies(rule, conditions[i].field))
			return true;
	}
	return false;
}

/* One letter, or what each address holds. */
static bool
is_any_word(strview word)
{
	return word.len <= 1 || sv_eq_fold(word, SV(".com"));
}

/* More than a /4, a sixteenth of all addresses. */
static bool
is_any_range(strview text)
{
	struct iprange range;

	return iprange_read(text, &range) && range.is_v4 &&
	       ranges_is_wider(&range, 4);
}

static bool
is_broad(enum breadth breadth, strview value)
{
	if (breadth == BY_WORDS)
		return is_any_word(value);
	if (breadth == BY_PATTERNS)
		return lexicon_is_any(value);
	if (breadth == BY_RANGES)
		return is_any_range(value);
	/* Ordinary mail has 1 or less. */
	return breadth == BY_LEVEL &&
	       (sv_eq(value, SV("-1")) || sv_eq(value, SV("0")));
}

bool
rule_is_sweeping(const struct object *rule)
{
	for (size_t i = 0; i < COUNT_OF(conditions); i++) {
		const char *field = conditions[i].field;
		const struct json *value;
		bool is_any = false;
		if (!applies(rule, field))
			continue;
		/* One of several values is enough to match. */
		for (size_t j = 0;
		     (value = object_each(rule, field, j)) != NULL; j++)
			is_any |=
			    is_broad(conditions[i].breadth, json_text(value));
		if (!is_any)
			return false;
	}
	return true;
}

bool
rule_is_banner(const struct object *rule)
{
	return has_text(rule, "FromScope", SV("NotInOrganization")) &&
	       (object_is_set(rule, "ApplyHtmlDisclaimerText") ||
		   object_is_set(rule, "PrependSubject"));
}

bool
rule_hides(const struct object *rule)
{
	return object_is(rule, "DeleteMessage") ||
	       object_is(rule, "Quarantine") ||
	       object_is_set(rule, "RedirectMessageTo");
}

const struct object *
rule_connector(const struct check_run *run, const struct object *rule)
{
	strview name = object_text(rule, "RouteMessageOutboundConnector");
	const struct object *connector;

	if (name.len == 0)
		return NULL;
	connector =
	    snapshot_find_by(run->now, KIND_OUTBOUND_CONNECTOR, "Name", name);
	if (connector == NULL)
		connector = snapshot_find_by(
		    run->now, KIND_OUTBOUND_CONNECTOR, "Guid", name);
	return connector;
}

void
rule_note_set(const struct check_run *run, struct finding *finding,
    const char *const *fields, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (applies(finding->object, fields[i]))
			run_note_field(run, finding, fields[i], SV(""));
	}
}

void
rule_add(struct check_run *run, struct finding *finding)
{
	static const char *const fields[] = {
	    "State", "Mode", "FromScope", "SentToScope"};

	finding->happened_at = rule_time(finding->object);
	if (finding->remediation.len == 0)
		finding->remediation = remedy_on(
		    "Disable-TransportRule", finding->object, "", run->arena);
	rule_note_set(run, finding, fields, COUNT_OF(fields));
	run_add(run, finding);
}
