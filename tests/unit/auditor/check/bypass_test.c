/*
 * bypass_test.c - transport rules that let mail past the filters, or hide it.
 */
#include "tests/unit/auditor/check/rows.h"

#define LIST(rules) "{'TransportRule':[" rules "]}"
#define SCL(more)                                                              \
	"{'Guid':'e0000000-0000-4000-8000-000000000001','Name':'Rule',"        \
	"'SetSCL':'-1'" more "}"
#define DEL(more)                                                              \
	"{'Guid':'e0000000-0000-4000-8000-000000000001','Name':'Rule',"        \
	"'DeleteMessage':true" more "}"
#define LOCK(more)                                                             \
	"{'Guid':'e0000000-0000-4000-8000-000000000001','Name':'Rule',"        \
	"'Quarantine':true" more "}"
#define FROM(list)  ",'SenderIpRanges':[" list "]"
#define BY(list)    ",'SenderDomainIs':[" list "]"
#define SUBJ(list)  ",'SubjectContainsWords':[" list "]"
#define SUBJP(list) ",'SubjectMatchesPatterns':[" list "]"
#define HEADER(name, words)                                                    \
	",'HeaderContainsMessageHeader':'" name                                \
	"','HeaderContainsWords':[" words "]"
#define PASS HEADER("Authentication-Results", "'dmarc=pass'")

/* clang-format off */
static const struct check_row rows[] = {
    /* --- everybody --- */
    {"TR-020 all", "TR-020", 60, LIST(SCL("")), NULL,
	"neither address nor sender"},
    {"TR-020 as a number", "TR-020", 60,
	LIST("{'Guid':'1','Name':'x','SetSCL':-1}"), NULL, NULL},
    {"TR-020 by subject", "TR-020", 60, LIST(SCL(SUBJ("'invoice'"))), NULL,
	NULL},
    {"TR-020 header that all have", "TR-020", 60,
	LIST(SCL(HEADER("Subject", "'invoice 4711'"))), NULL, NULL},
    {"TR-020 secret of one letter", "TR-020", 60,
	LIST(SCL(HEADER("X-Test", "'a'"))), NULL, NULL},
    {"TR-020 authenticated, whoever it is", "TR-020", 60, LIST(SCL(PASS)), NULL,
	NULL},
    {"TR-020 secret header", "TR-020", 9,
	LIST(SCL(HEADER("X-PHISHTEST", "'a91b6f0e'"))), NULL,
	"whoever knows the header"},
    {"TR-020 from inside", "TR-020", 15,
	LIST(SCL(",'FromScope':'InOrganization'")), NULL, NULL},
    {"TR-020 by address", "TR-020", 0, LIST(SCL(FROM("'203.0.113.9'"))), NULL,
	NULL},
    {"TR-020 by sender", "TR-020", 0, LIST(SCL(BY("'a.example'"))), NULL, NULL},
    {"TR-020 other level", "TR-020", 0,
	LIST("{'Guid':'1','Name':'x','SetSCL':5}"), NULL, NULL},

    /* --- senders --- */
    {"TR-021 partner", "TR-021", 48, LIST(SCL(BY("'partner.example'"))), NULL,
	"SenderDomainIs"},
    {"TR-021 ours", "TR-021", 66, LIST(SCL(BY("'contoso.com'"))), NULL,
	"forged mail in our name"},
    {"TR-021 below ours", "TR-021", 66, LIST(SCL(BY("'mail.contoso.com'"))),
	NULL, NULL},
    {"TR-021 freemail", "TR-021", 66, LIST(SCL(BY("'gmail.com'"))), NULL,
	"anybody gets an address"},
    {"TR-021 our address", "TR-021", 66, LIST(SCL(",'From':['ceo@contoso.com']")),
	NULL, NULL},
    {"TR-021 our word", "TR-021", 66,
	LIST(SCL(",'FromAddressContainsWords':['contoso']")), NULL, NULL},
    {"TR-021 any word", "TR-021", 66,
	LIST(SCL(",'FromAddressContainsWords':['@']")), NULL, NULL},
    {"TR-021 our pattern", "TR-021", 66,
	LIST(SCL(",'FromAddressMatchesPatterns':['@cont.so\\\\.com$']")), NULL,
	NULL},
    {"TR-021 other pattern", "TR-021", 48,
	LIST(SCL(",'FromAddressMatchesPatterns':['@partner\\\\.example$']")),
	NULL, NULL},
    {"TR-021 our group", "TR-021", 66,
	LIST(SCL(",'FromMemberOf':['staff@contoso.com']")), NULL, NULL},
    {"TR-021 authenticated", "TR-021", 20,
	LIST(SCL(BY("'partner.example'") PASS)), NULL, NULL},
    {"TR-021 authenticated by a pattern", "TR-021", 20,
	LIST(SCL(BY("'contoso.com'") ",'HeaderMatchesMessageHeader':"
	"'Authentication-Results','HeaderMatchesPatterns':['dmarc=pass']")),
	NULL, NULL},
    {"TR-021 authenticated, or not", "TR-021", 48,
	LIST(SCL(BY("'partner.example'")
	HEADER("Authentication-Results", "'dmarc=pass','dmarc=none'"))), NULL,
	NULL},
    {"TR-021 freemail, authenticated", "TR-021", 66,
	LIST(SCL(BY("'gmail.com'") PASS)), NULL, NULL},
    {"TR-021 by address too", "TR-021", 0,
	LIST(SCL(BY("'partner.example'") FROM("'203.0.113.9'"))), NULL, NULL},
    {"TR-021 signed in", "TR-021", 0,
	LIST(SCL(BY("'contoso.com'") ",'FromScope':'InOrganization'")), NULL,
	NULL},
    {"TR-021 no sender", "TR-021", 0, LIST(SCL("")), NULL, NULL},

    /* --- addresses --- */
    {"TR-022 narrow", "TR-022", 30, LIST(SCL(FROM("'203.0.113.9'"))), NULL,
	"SenderIpRanges"},
    {"TR-022 /20", "TR-022", 30, LIST(SCL(FROM("'198.18.0.0/20'"))), NULL, NULL},
    {"TR-022 /19", "TR-022", 52, LIST(SCL(FROM("'198.18.0.0/19'"))), NULL, NULL},
    {"TR-022 two halves of it", "TR-022", 52,
	LIST(SCL(FROM("'198.18.0.0/20','198.18.16.0/20'"))), NULL, NULL},
    {"TR-022 a service", "TR-022", 52, LIST(SCL(FROM("'54.240.8.9'"))), NULL,
	NULL},
    {"TR-022 switched off", "TR-022", 15,
	LIST(SCL(FROM("'203.0.113.9'") ",'State':'Disabled'")), NULL, NULL},
    {"TR-022 no address", "TR-022", 0, LIST(SCL("")), NULL, NULL},

    /* --- cover --- */
    {"TR-030 deletes", "TR-030", 65, LIST(DEL(SUBJ("'Security alert'"))), NULL,
	"SubjectContainsWords=Security alert"},
    {"TR-030 locks up", "TR-030", 65, LIST(LOCK(SUBJ("'不審なサインイン'"))),
	NULL, NULL},
    {"TR-030 sends elsewhere", "TR-030", 65,
	LIST("{'Guid':'1','Name':'x','RedirectMessageTo':['a@contoso.com'],"
	"'SubjectOrBodyContainsWords':['suspicious']}"), NULL, NULL},
    {"TR-030 pattern", "TR-030", 65,
	LIST(DEL(SUBJP("'(?i)sec.rity\\\\s+al.rt'"))), NULL, NULL},
    {"TR-030 sender", "TR-030", 65,
	LIST(DEL(",'From':['office365alerts@microsoft.com']")), NULL, NULL},
    {"TR-030 domain of the sender", "TR-030", 65,
	LIST(DEL(BY("'accountprotection.microsoft.com'"))), NULL, NULL},
    {"TR-030 pattern of the sender", "TR-030", 65,
	LIST(DEL(",'FromAddressMatchesPatterns':['alerts@microsoft']")), NULL,
	NULL},
    {"TR-030 header", "TR-030", 65,
	LIST(DEL(HEADER("From", "'office365alerts@microsoft.com'"))), NULL,
	NULL},
    {"TR-030 sent back", "TR-030", 45,
	LIST("{'Guid':'1','Name':'x','RejectMessageReasonText':'no',"
	"'SubjectContainsWords':['Security alert']}"), NULL,
	"RejectMessageReasonText=no"},
    {"TR-030 spam", "TR-030", 0, LIST(DEL(SUBJ("'virus','lottery'"))), NULL,
	NULL},
    {"TR-030 any subject", "TR-030", 0, LIST(DEL(SUBJP("'.*'"))), NULL, NULL},
    {"TR-030 marks only", "TR-030", 0,
	LIST("{'Guid':'1','Name':'x','PrependSubject':'!',"
	"'SubjectContainsWords':['Security alert']}"), NULL, NULL},
    {"TR-032 deletes", "TR-032", 48, LIST(DEL(SUBJ("'Undeliverable'"))), NULL,
	"SubjectContainsWords=Undeliverable"},
    {"TR-032 Japanese", "TR-032", 48, LIST(DEL(SUBJ("'配信不能'"))), NULL, NULL},
    {"TR-032 sender", "TR-032", 48,
	LIST(DEL(",'FromAddressContainsWords':['mailer-daemon']")), NULL, NULL},
    {"TR-032 pattern", "TR-032", 48, LIST(DEL(SUBJP("'^undeliver'"))), NULL,
	NULL},
    {"TR-032 other subject", "TR-032", 0, LIST(DEL(SUBJ("'delivery note'"))),
	NULL, NULL},
};

static const struct settle_row covers[] = {
    {"TR-022 approved", "TR-022",
	"sender-ranges:\n- {range: 203.0.113.0/28, reason: r}\n", true,
	LIST(SCL(FROM("'203.0.113.1','203.0.113.2'"))), NULL},
    {"TR-022 approved for this rule", "TR-022",
	"sender-ranges:\n- {range: 203.0.113.0/28, for: [Rule], reason: r}\n",
	true, LIST(SCL(FROM("'203.0.113.1'"))), NULL},
    {"TR-022 one address not", "TR-022",
	"sender-ranges:\n- {range: 203.0.113.0/28, reason: r}\n", false,
	LIST(SCL(FROM("'203.0.113.1','203.0.113.20'"))), NULL},
};
/* clang-format on */

int
main(void)
{
	KIT_ROWS(rows, rows_fire);
	KIT_ROWS(covers, rows_settle);
	return kit_finish();
}
