/*
 * sentence_rule.c - the words for a transport rule.
 */
#include "auditor/report/sentence.h"

#include "auditor/base/banned.h"

#define SAYS(field, text)                                                      \
	{                                                                      \
		field, text, SENTENCE_VALUE, KIND_COUNT                        \
	}
#define SAYS_IF(field, text)                                                   \
	{                                                                      \
		field, text, SENTENCE_TRUE, KIND_COUNT                         \
	}

static const struct sentence_part conditions[] = {
    SAYS("FromScope", "the sender is $"),
    SAYS("SentToScope", "a recipient is $"),
    SAYS("From", "the sender is $"),
    SAYS("FromMemberOf", "the sender is a member of $"),
    SAYS("FromAddressContainsWords", "the sender's address contains $"),
    SAYS("FromAddressMatchesPatterns", "the sender's address matches $"),
    SAYS("SenderDomainIs", "the sender's domain is $"),
    SAYS("SenderIpRanges", "the sender's address lies in $"),
    SAYS("SenderADAttributeContainsWords", "the sender's properties contain $"),
    SAYS("SenderADAttributeMatchesPatterns", "the sender's properties match $"),
    SAYS("SenderInRecipientList", "the sender is on the list $"),
    SAYS("SenderManagementRelationship",
	"sender and recipient are related as $"),
    SAYS("SentTo", "it is sent to $"),
    SAYS("SentToMemberOf", "it is sent to members of $"),
    SAYS("RecipientDomainIs", "a recipient's domain is $"),
    SAYS("RecipientAddressContainsWords", "a recipient's address contains $"),
    SAYS("RecipientAddressMatchesPatterns", "a recipient's address matches $"),
    SAYS("AnyOfRecipientAddressContainsWords",
	"any recipient's address contains $"),
    SAYS("AnyOfRecipientAddressMatchesPatterns",
	"any recipient's address matches $"),
    SAYS("RecipientADAttributeContainsWords",
	"a recipient's properties contain $"),
    SAYS("RecipientADAttributeMatchesPatterns",
	"a recipient's properties match $"),
    SAYS("AnyOfToHeader", "To names $"),
    SAYS("AnyOfToHeaderMemberOf", "To names a member of $"),
    SAYS("AnyOfCcHeader", "Cc names $"),
    SAYS("AnyOfCcHeaderMemberOf", "Cc names a member of $"),
    SAYS("AnyOfToCcHeader", "To or Cc names $"),
    SAYS("AnyOfToCcHeaderMemberOf", "To or Cc names a member of $"),
    SAYS("BetweenMemberOf1", "it is between members of $"),
    SAYS("BetweenMemberOf2", "and members of $"),
    SAYS("ManagerAddresses", "the manager is $"),
    SAYS("ManagerForEvaluatedUser", "which is the manager of the $"),
    SAYS("SubjectContainsWords", "the subject contains $"),
    SAYS("SubjectMatchesPatterns", "the subject matches $"),
    SAYS("SubjectOrBodyContainsWords", "the subject or body contains $"),
    SAYS("SubjectOrBodyMatchesPatterns", "the subject or body matches $"),
    SAYS("HeaderContainsMessageHeader", "there is a header $"),
    SAYS("HeaderContainsWords", "that header contains $"),
    SAYS("HeaderMatchesMessageHeader", "there is a header $"),
    SAYS("HeaderMatchesPatterns", "that header matches $"),
    SAYS("AttachmentNameMatchesPatterns", "an attachment's name matches $"),
    SAYS("AttachmentExtensionMatchesWords", "an attachment's extension is $"),
    SAYS("AttachmentContainsWords", "an attachment contains $"),
    SAYS("AttachmentMatchesPatterns", "an attachment matches $"),
    SAYS("AttachmentPropertyContainsWords",
	"an attachment's properties contain $"),
    SAYS("AttachmentSizeOver", "an attachment is larger than $"),
    SAYS_IF("AttachmentHasExecutableContent", "an attachment can be run"),
    SAYS_IF("AttachmentIsPasswordProtected",
	"an attachment is protected by a password"),
    SAYS_IF("AttachmentIsUnsupported", "an attachment cannot be looked into"),
    SAYS_IF("AttachmentProcessingLimitExceeded",
	"an attachment is too much to look through"),
    SAYS("MessageSizeOver", "it is larger than $"),
    SAYS("MessageTypeMatches", "it is of type $"),
    SAYS("MessageContainsDataClassifications", "it contains $"),
    SAYS("ContentCharacterSetContainsWords", "its character set contains $"),
    SAYS("HasClassification", "it is classified as $"),
    SAYS_IF("HasNoClassification", "it has no classification"),
    SAYS_IF("HasSenderOverride", "the sender overrode a warning"),
    SAYS("SCLOver", "its spam confidence level is $ or more"),
    SAYS("WithImportance", "its importance is $"),
};

static const struct sentence_part actions[] = {
    SAYS_IF("DeleteMessage", "deletes the message without notice"),
    SAYS("RedirectMessageTo", "redirects the message to $"),
    SAYS("BlindCopyTo", "sends a hidden copy to $"),
    SAYS("CopyTo", "sends a copy to $"),
    SAYS("AddToRecipients", "adds $ as recipient"),
    SAYS("AddManagerAsRecipientType", "adds the sender's manager as $"),
    SAYS("RouteMessageOutboundConnector", "routes it through connector $"),
    SAYS_IF("RouteMessageOutboundRequireTls", "requires TLS on its way out"),
    SAYS_IF("Quarantine", "puts it into quarantine"),
    SAYS("RejectMessageReasonText", "rejects it, saying $"),
    SAYS("RejectMessageEnhancedStatusCode", "with status $"),
    SAYS("SmtpRejectMessageRejectText", "rejects it, saying $"),
    SAYS("SmtpRejectMessageRejectStatusCode", "with status $"),
    SAYS_IF("Disconnect", "cuts the connection"),
    SAYS("SetSCL", "sets the spam confidence level to $"),
    SAYS("RemoveHeader", "removes the header $"),
    SAYS("SetHeaderName", "sets the header $"),
    SAYS("SetHeaderValue", "to the value $"),
    SAYS("PrependSubject", "puts $ before the subject"),
    SAYS("ApplyHtmlDisclaimerText", "adds the text $"),
    SAYS("ApplyHtmlDisclaimerLocation", "at the place $"),
    SAYS("ApplyHtmlDisclaimerFallbackAction", "or else does $"),
    SAYS("ApplyClassification", "classifies it as $"),
    SAYS("ApplyRightsProtectionTemplate", "protects it with $"),
    SAYS_IF("ApplyOME", "encrypts it"),
    SAYS_IF("RemoveOME", "takes its encryption off"),
    SAYS_IF("RemoveOMEv2", "takes its encryption off"),
    SAYS_IF("RemoveRMSAttachmentEncryption",
	"takes the encryption of attachments off"),
    SAYS("ModerateMessageByUser", "holds it until $ approves"),
    SAYS_IF("ModerateMessageByManager", "holds it until the manager approves"),
    SAYS("GenerateIncidentReport", "reports it to $"),
    SAYS("IncidentReportContent", "with $ in the report"),
    SAYS("GenerateNotification", "notifies the recipient with $"),
    SAYS("SenderNotificationType", "notifies the sender: $"),
    SAYS("LogEventText", "logs $"),
    SAYS("SetAuditSeverity", "marks the record as $"),
    SAYS_IF("StopRuleProcessing", "stops further rules"),
};

static const struct sentence_part states[] = {
    SAYS("State", "$"),
    SAYS("Mode", "mode $"),
    SAYS("ActivationDate", "from $"),
    SAYS("ExpiryDate", "until $"),
    SAYS("RuleErrorAction", "on errors $"),
    SAYS("SenderAddressLocation", "sender taken from the $"),
};

static const struct sentence_group groups[] = {
    {"If ", " and ", "For every message", "", conditions, COUNT_OF(conditions)},
    {", except if ", " or if ", NULL, "ExceptIf", conditions,
	COUNT_OF(conditions)},
    {": ", ", ", ": does nothing", "", actions, COUNT_OF(actions)},
    {" (", ", ", " (", "", states, COUNT_OF(states)},
    {")", "", ")", "", NULL, 0},
};

const struct sentence_form sentence_rule = {
    KIND_TRANSPORT_RULE, groups, COUNT_OF(groups)};
