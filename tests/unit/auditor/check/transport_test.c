/*
 * transport_test.c - transport rules that harm, stop, watch, or cannot be
 * judged.
 */
#include "tests/unit/auditor/check/rows.h"

#define LIST(rules) "{'TransportRule':[" rules "]}"
#define R(more)                                                                \
	"{'Guid':'e0000000-0000-4000-8000-000000000001','Name':'Rule'" more "}"
#define S(more)                                                                \
	"{'Guid':'e0000000-0000-4000-8000-000000000002','Name':'Other'" more "}"
#define OFF          ",'State':'Disabled'"
#define DELETES      ",'DeleteMessage':true"
#define REJECTS      ",'RejectMessageReasonText':'no'"
#define STOPS        ",'StopRuleProcessing':true"
#define TEXT(html)   ",'ApplyHtmlDisclaimerText':'" html "'"
#define ACTION(name) ",'Actions':['Microsoft.Exchange.Tasks." name "']"
#define BCC(list)    ",'BlindCopyTo':[" list "]"
#define BANNER(more)                                                           \
	R(",'FromScope':'NotInOrganization','PrependSubject':'[EXT]'" more)
#define TAG(on) ",'ExternalInOutlook':{'Enabled':" on "}"

/* clang-format off */
static const struct check_row rows[] = {
    /* --- harm --- */
    {"TR-006 all mail", "TR-006", 55, LIST(R(DELETES)), NULL, "no condition"},
    {"TR-006 by direction", "TR-006", 55,
	LIST(R(DELETES ",'FromScope':'NotInOrganization'")), NULL, NULL},
    {"TR-006 any size", "TR-006", 55,
	LIST(R(DELETES ",'MessageSizeOver':'0 B'")), NULL, NULL},
    {"TR-006 any text", "TR-006", 55,
	LIST(R(DELETES ",'SubjectMatchesPatterns':['.*']")), NULL,
	"stands in nearly all messages"},
    {"TR-006 any sender", "TR-006", 55,
	LIST(R(DELETES ",'FromAddressContainsWords':['@']")), NULL, NULL},
    {"TR-006 half of the Internet", "TR-006", 55,
	LIST(R(DELETES ",'SenderIpRanges':['0.0.0.0/1']")), NULL, NULL},
    {"TR-006 any level", "TR-006", 55, LIST(R(DELETES ",'SCLOver':-1")), NULL,
	NULL},
    {"TR-006 switched off", "TR-006", 28, LIST(R(DELETES OFF)), NULL, NULL},
    {"TR-006 some mail", "TR-006", 0,
	LIST(R(DELETES ",'SubjectContainsWords':['lottery']")), NULL, NULL},
    {"TR-006 any text to somebody", "TR-006", 0, LIST(R(DELETES
	",'SubjectMatchesPatterns':['.*'],'SentTo':['a@contoso.com']")), NULL,
	NULL},
    {"TR-006 deletes nothing", "TR-006", 0, LIST(R("")), NULL, NULL},
    {"TR-008 rejects", "TR-008", 55, LIST(R(REJECTS)), NULL,
	"RejectMessageReasonText=no"},
    {"TR-008 hangs up", "TR-008", 55, LIST(R(",'Disconnect':true")), NULL, NULL},
    {"TR-008 locks up", "TR-008", 55, LIST(R(",'Quarantine':true")), NULL, NULL},
    {"TR-008 encrypts", "TR-008", 55,
	LIST(R(",'ApplyRightsProtectionTemplate':'x'")), NULL, NULL},
    {"TR-008 some mail", "TR-008", 0,
	LIST(R(REJECTS ",'MessageTypeMatches':'AutoForward'")), NULL, NULL},
    {"TR-042 first", "TR-042", 32, LIST(R(STOPS ",'Priority':0") ","
	S(",'Priority':1")), NULL, "StopRuleProcessing=true"},
    {"TR-042 behind one that is off", "TR-042", 32,
	LIST(S(OFF ",'Priority':0") "," R(STOPS ",'Priority':1")), NULL, NULL},
    {"TR-042 behind another", "TR-042", 0,
	LIST(S(",'Priority':0") "," R(STOPS ",'Priority':1")), NULL, NULL},
    {"TR-042 some mail", "TR-042", 0,
	LIST(R(STOPS ",'SentTo':['a@contoso.com']")), NULL, NULL},
    {"TR-042 goes on", "TR-042", 0, LIST(R("")), NULL, NULL},
    {"TR-045 begins", "TR-045", 15,
	LIST(R(",'ActivationDate':'2026-12-24T00:00:00Z'")), NULL,
	"ActivationDate=2026-12-24"},
    {"TR-045 ends", "TR-045", 15,
	LIST(R(",'ExpiryDate':'2026-12-24T00:00:00Z'")), NULL, NULL},
    {"TR-045 always", "TR-045", 0, LIST(R(",'ExpiryDate':null")), NULL, NULL},
    {"TR-048 not supported", "TR-048", 25,
	LIST(R(",'IsRuleConfigurationSupported':false,"
	"'RuleConfigurationUnsupportedReason':'new'")), NULL,
	"RuleConfigurationUnsupportedReason=new"},
    {"TR-048 unknown action", "TR-048", 25,
	LIST(R(ACTION("TeleportMessageAction"))), NULL,
	"Actions=Microsoft.Exchange.Tasks.TeleportMessageAction"},
    {"TR-048 known action", "TR-048", 0, LIST(R(ACTION("SetSclAction"))), NULL,
	NULL},
    {"TR-048 action of two properties", "TR-048", 0,
	LIST(R(ACTION("RejectMessageAction"))), NULL, NULL},
    {"TR-048 not returned", "TR-048", 0,
	LIST(R(",'IsRuleConfigurationSupported':null")), NULL, NULL},
    {"TR-049 nobody named", "TR-049", 0, LIST(R(",'CreatedBy':'Eve'")), NULL,
	NULL},

    /* --- text --- */
    {"TR-007 link", "TR-007", 45,
	LIST(R(TEXT("<a href=https://evil.example/x>read</a>"))), LIST(R("")),
	"ApplyHtmlDisclaimerText=evil.example"},
    {"TR-007 new rule", "TR-007", 45,
	LIST(R(TEXT("<img src=//evil.example/p.png>"))), LIST(""),
	"no such text"},
    {"TR-007 written with references", "TR-007", 45,
	LIST(R(TEXT("<a href=https:&#47;&#x2f;evil&period;example>x</a>"))),
	LIST(R("")), "evil.example"},
    {"TR-007 hidden", "TR-007", 45,
	LIST(R(TEXT("<p style=font-size:0>x</p>"))), LIST(R(TEXT("<p>x</p>"))),
	"is not shown"},
    {"TR-007 ours", "TR-007", 0,
	LIST(R(TEXT("<a href=https://www.contoso.com/legal>x</a>"))),
	LIST(R("")), NULL},
    {"TR-007 no link", "TR-007", 0, LIST(R(TEXT("<p>EXTERNAL</p>"))),
	LIST(R("")), NULL},
    {"TR-007 host of before", "TR-007", 0,
	LIST(R(TEXT("<a href=https://a.example/2>x</a>"))),
	LIST(R(TEXT("<a href=https://a.example/1>x</a>"))), NULL},
    {"TR-007 without a baseline", "TR-007", 0,
	LIST(R(TEXT("<a href=https://evil.example/x>x</a>"))), NULL, NULL},

    /* --- drift --- */
    {"TR-012 copy more", "TR-012", 25, LIST(R(BCC("'a@contoso.com'"))),
	LIST(R("")), "BlindCopyTo=a@contoso.com"},
    {"TR-012 new rule", "TR-012", 25, LIST(R(BCC("'a@contoso.com'"))), LIST(""),
	NULL},
    {"TR-012 as it was", "TR-012", 0, LIST(R(BCC("'a@contoso.com'"))),
	LIST(R(BCC("'a@contoso.com'"))), NULL},
    {"TR-012 outside", "TR-012", 0, LIST(R(BCC("'a@evil.example'"))),
	LIST(R("")), NULL},
    {"TR-041 decrypts", "TR-041", 30, LIST(R(",'RemoveOMEv2':true")),
	LIST(R(",'RemoveOMEv2':false")), "RemoveOMEv2=true"},
    {"TR-041 the property came with it", "TR-041", 30,
	LIST(R(",'RemoveOMEv2':true")), LIST(R("")), NULL},
    {"TR-041 new rule", "TR-041", 30,
	LIST(R(",'RemoveRMSAttachmentEncryption':true")), LIST(""), NULL},
    {"TR-041 as it was", "TR-041", 0, LIST(R(",'RemoveOME':true")),
	LIST(R(",'RemoveOME':true")), NULL},
    {"TR-043 switched off", "TR-043", 48, LIST(R(REJECTS OFF)),
	LIST(R(REJECTS)), "State=Disabled (Enabled)"},
    {"TR-043 only audits", "TR-043", 48, LIST(R(REJECTS ",'Mode':'Audit'")),
	LIST(R(REJECTS)), "Mode=Audit (Enforce)"},
    {"TR-043 gone", "TR-043", 48, LIST(S("")), LIST(R(REJECTS) "," S("")),
	"is gone"},
    {"TR-043 gone, and one like it is off", "TR-043", 48,
	LIST(S(REJECTS OFF)), LIST(R(REJECTS)), "is gone"},
    {"TR-043 made again", "TR-043", 0, LIST(S(REJECTS)), LIST(R(REJECTS)),
	NULL},
    {"TR-043 off before", "TR-043", 0, LIST(S("")),
	LIST(R(REJECTS OFF) "," S("")), NULL},
    {"TR-043 on", "TR-043", 0, LIST(R(REJECTS)), LIST(R(REJECTS)), NULL},
    {"TR-044 exception", "TR-044", 42,
	LIST(R(",'ExceptIfSenderDomainIs':['evil.example']")), LIST(R("")),
	"ExceptIfSenderDomainIs"},
    {"TR-044 one more", "TR-044", 42,
	LIST(R(",'ExceptIfFrom':['a@contoso.com','b@contoso.com']")),
	LIST(R(",'ExceptIfFrom':['a@contoso.com']")), NULL},
    {"TR-044 turned on", "TR-044", 42,
	LIST(R(",'ExceptIfHasSenderOverride':true")),
	LIST(R(",'ExceptIfHasSenderOverride':false")), NULL},
    {"TR-044 other direction", "TR-044", 42,
	LIST(R(",'ExceptIfFromScope':'NotInOrganization'")),
	LIST(R(",'ExceptIfFromScope':'InOrganization'")), NULL},
    {"TR-044 one less", "TR-044", 0,
	LIST(R(",'ExceptIfFrom':['a@contoso.com']")),
	LIST(R(",'ExceptIfFrom':['a@contoso.com','b@contoso.com']")), NULL},
    {"TR-044 new property, empty", "TR-044", 0,
	LIST(R(",'ExceptIfNewThing':null,'ExceptIfOther':false")), LIST(R("")),
	NULL},
    {"TR-044 new rule", "TR-044", 0,
	LIST(R(",'ExceptIfFrom':['a@contoso.com']")), LIST(""), NULL},
    {"TR-050 rule gone", "TR-050", 25,
	"{'TransportRule':[]" TAG("false") "}", LIST(BANNER("")),
	"the baseline warned"},
    {"TR-050 rule off", "TR-050", 25,
	"{'TransportRule':[" BANNER(OFF) "]" TAG("false") "}",
	LIST(BANNER("")), NULL},
    {"TR-050 tag off", "TR-050", 25, "{'TransportRule':[]" TAG("false") "}",
	"{'TransportRule':[]" TAG("true") "}", NULL},
    {"TR-050 never had one", "TR-050", 15,
	"{'TransportRule':[]" TAG("false") "}", NULL, "no rule marks"},
    {"TR-050 rule", "TR-050", 0,
	"{'TransportRule':[" BANNER("") "]" TAG("false") "}", NULL, NULL},
    {"TR-050 tag", "TR-050", 0, "{'TransportRule':[]" TAG("true") "}", NULL,
	NULL},
    {"TR-050 rules not read", "TR-050", 0,
	"{'ExternalInOutlook':{'Enabled':false}}", NULL, NULL},
};

#define ROUTE(host)                                                            \
	"{'TransportRule':[" R(STOPS ",'RouteMessageOutboundConnector':'Out'") \
	"],'OutboundConnector':[{'Guid':'d1','Name':'Out','SmartHosts':['"    \
	host "']}]}"
#define HOSTS "smart-hosts:\n- {host: '*.gateway.example', reason: r}\n"
#define ADMINS "administrators:\n- {name: Mika Sato, reason: messaging}\n"

static const struct settle_row covers[] = {
    {"TR-042 routing of a service", "TR-042", HOSTS, true,
	ROUTE("a.gateway.example"), NULL},
    {"TR-042 routing elsewhere", "TR-042", HOSTS, false, ROUTE("evil.example"),
	NULL},
    {"TR-042 routing to ourselves", "TR-042", HOSTS, false,
	ROUTE("mail.contoso.com"), NULL},
    {"TR-049 stranger", "TR-049", ADMINS, false,
	LIST(R(",'CreatedBy':'Mika Sato','LastModifiedBy':'Eve'")), NULL},
};
/* clang-format on */

/* The service and those who are named may write rules. */
static void
knows_hands(const void *at)
{
	CLEANUP(scene_done)
	struct scene scene =
	    scene_begin(LIST(R(",'CreatedBy':'mika sato','LastModifiedBy':"
			       "'Microsoft Exchange'") "," S("")),
		NULL);
	struct policy_pattern name = {SV("mika sato"), SV("messaging")};

	(void)at;
	scene.policy.administrators = (struct policy_patterns){&name, 1};
	scene_judge(&scene);
	KIT_TRUE(scene_find(&scene.outcome, SV("TR-049")) == NULL);
}

/* Of a list that was cut short nothing is gone. */
static void
does_not_guess(const void *at)
{
	CLEANUP(scene_done)
	struct scene scene = scene_begin(LIST(S("")), LIST(R(REJECTS)));
	const struct coverage cut = {
	    .status = COVERAGE_PARTIAL, .reason = COVERAGE_TRUNCATED_REASON};

	(void)at;
	snapshot_cover(scene.now, KIND_TRANSPORT_RULE, &cut);
	scene_judge(&scene);
	KIT_TRUE(scene_find(&scene.outcome, SV("TR-043")) == NULL);
}

int
main(void)
{
	KIT_ROWS(rows, rows_fire);
	KIT_ROWS(covers, rows_settle);
	kit_case("known hands", knows_hands);
	kit_case("list cut short", does_not_guess);
	return kit_finish();
}
