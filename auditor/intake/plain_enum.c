/*
 * plain_enum.c - which member of an enumeration a number is.
 *
 * The numbers are those of the enumerations of Exchange in .NET, as the
 * deserialised objects of its cmdlets show them beside the names.  What is not
 * listed is not guessed.
 */
#include "auditor/intake/plain_enum.h"

#include "auditor/base/attr.h"

#include "auditor/base/banned.h"

/* The names of the numbers from ${first} on, "A|B|C". */
static const struct {
	enum kind kind;
	const char *field;
	int first;
	const char *names;
} enums[] = {
    {KIND_ACCEPTED_DOMAIN, "DomainType", 0,
	"Authoritative|ExternalRelay|InternalRelay"},
    {KIND_INBOUND_CONNECTOR, "ConnectorType", 1, "OnPremises|Partner"},
    {KIND_INBOUND_CONNECTOR, "ConnectorSource", 0,
	"Default|Migrated|HybridWizard|AdminUI"},
    {KIND_OUTBOUND_CONNECTOR, "ConnectorType", 1, "OnPremises|Partner"},
    {KIND_OUTBOUND_CONNECTOR, "ConnectorSource", 0,
	"Default|Migrated|HybridWizard|AdminUI"},
    {KIND_OUTBOUND_CONNECTOR, "TlsSettings", 1,
	"EncryptionOnly|CertificateValidation|DomainValidation"},
    {KIND_TRANSPORT_RULE, "State", 0, "Enabled|Disabled"},
    {KIND_TRANSPORT_RULE, "Mode", 0, "Audit|AuditAndNotify|Enforce"},
    {KIND_TRANSPORT_RULE, "RuleErrorAction", 0, "Ignore|Defer"},
    {KIND_TRANSPORT_RULE, "RuleSubType", 0, "None|Dlp"},
    {KIND_TRANSPORT_RULE, "SenderAddressLocation", 0,
	"Header|Envelope|HeaderOrEnvelope"},
    {KIND_TRANSPORT_RULE, "RecipientAddressType", 0, "Original|Resolved"},
    {KIND_TRANSPORT_RULE, "FromScope", 0, "InOrganization|NotInOrganization"},
    {KIND_TRANSPORT_RULE, "ExceptIfFromScope", 0,
	"InOrganization|NotInOrganization"},
    {KIND_TRANSPORT_RULE, "SentToScope", 0,
	"InOrganization|NotInOrganization|ExternalPartner|ExternalNonPartner"},
    {KIND_TRANSPORT_RULE, "ExceptIfSentToScope", 0,
	"InOrganization|NotInOrganization|ExternalPartner|ExternalNonPartner"},
    {KIND_REMOTE_DOMAIN, "AllowedOOFType", 0,
	"External|InternalLegacy|ExternalLegacy|None"},
    {KIND_HOSTED_OUTBOUND_SPAM_FILTER_POLICY, "AutoForwardingMode", 0,
	"Automatic|Off|On"},
};

strview
plain_enum(enum kind kind, strview field, strview number)
{
	if (number.len != 1 || number.ptr[0] < '0' || number.ptr[0] > '9')
		return SV("");
	for (size_t i = 0; i < COUNT_OF(enums); i++) {
		if (enums[i].kind != kind ||
		    !sv_eq(sv_from(enums[i].field), field))
			continue;
		int at = number.ptr[0] - '0' - enums[i].first;
		strview rest = sv_from(enums[i].names);
		strview name;
		while (at >= 0 && sv_cut(&rest, '|', &name)) {
			if (at-- == 0)
				return name;
		}
	}
	return SV("");
}
