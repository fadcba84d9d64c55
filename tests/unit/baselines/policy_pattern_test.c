/*
 * policy_pattern_test.c - what is too wide to be approved.
 */
#include "baselines/policy_pattern.h"

#include "tests/support/kit_rows.h"

struct pattern_row {
	const char *name;
	enum policy_pattern_type type;
	strview pattern;
	const char *problem; /* NULL: taken */
};

#define L63 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

static const struct pattern_row patterns[] = {
    {"name", PATTERN_CERTIFICATE, SV_INIT("mail.contoso.com"), NULL},
    {"wildcard", PATTERN_CERTIFICATE, SV_INIT("*.contoso.com"), NULL},
    {"wildcard below a tenant", PATTERN_CERTIFICATE,
	SV_INIT("*.contoso.onmicrosoft.com"), NULL},
    {"international name", PATTERN_CERTIFICATE, SV_INIT("*.xn--wgv71a.jp"),
	NULL},
    {"everything", PATTERN_CERTIFICATE, SV_INIT("*"), "whole labels"},
    {"everything with a dot", PATTERN_CERTIFICATE, SV_INIT("*."),
	"is no host name"},
    {"top level", PATTERN_CERTIFICATE, SV_INIT("*.com"),
	"at least two labels are needed"},
    {"one label", PATTERN_CERTIFICATE, SV_INIT("mail"),
	"at least two labels are needed"},
    {"public suffix", PATTERN_CERTIFICATE, SV_INIT("*.co.jp"),
	"names below it are open to anyone"},
    {"registered below it", PATTERN_CERTIFICATE, SV_INIT("*.contoso.co.jp"),
	NULL},
    {"provider", PATTERN_CERTIFICATE, SV_INIT("*.amazonses.com"),
	"shared by all customers"},
    {"provider's own name", PATTERN_CERTIFICATE,
	SV_INIT("mail.protection.outlook.com"), "shared by all customers"},
    {"customer of a provider", PATTERN_HOST,
	SV_INIT("contoso-com.mail.protection.outlook.com"), NULL},
    {"wildcard inside a label", PATTERN_CERTIFICATE, SV_INIT("*mail.a.com"),
	"whole labels"},
    {"wildcard in the middle", PATTERN_CERTIFICATE, SV_INIT("a.*.com"),
	"is no host name"},
    {"two wildcards", PATTERN_CERTIFICATE, SV_INIT("*.*.com"),
	"is no host name"},
    {"blank", PATTERN_CERTIFICATE, SV_INIT("a b.example"), "is no host name"},
    {"empty label", PATTERN_CERTIFICATE, SV_INIT("a..example"),
	"is no host name"},
    {"dot at the end", PATTERN_CERTIFICATE, SV_INIT("a.example."),
	"is no host name"},
    {"letters of other scripts", PATTERN_CERTIFICATE,
	SV_INIT("m\xd0\xb0il.example"), "is no host name"},
    {"NUL", PATTERN_CERTIFICATE, SV_INIT("a.ex\0ample"), "is no host name"},
    {"label of 63", PATTERN_CERTIFICATE, SV_INIT(L63 ".example"), NULL},
    {"label of 64", PATTERN_CERTIFICATE, SV_INIT("a" L63 ".example"),
	"is no host name"},
    {"name of 253", PATTERN_HOST,
	SV_INIT(L63 "." L63 "." L63 "."
		    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		    "aaaaaaaaaaaaaaaaaa.example"),
	NULL},
    {"name of 254", PATTERN_HOST,
	SV_INIT(L63 "." L63 "." L63 "."
		    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		    "aaaaaaaaaaaaaaaaaaa.example"),
	"is no host name"},
    {"address as certificate", PATTERN_CERTIFICATE, SV_INIT("192.0.2.1"),
	"is no host name"},
    {"address as host", PATTERN_HOST, SV_INIT("192.0.2.1"), NULL},
    {"IPv6 address as host", PATTERN_HOST, SV_INIT("2001:db8::1"), NULL},
    {"prefix as host", PATTERN_HOST, SV_INIT("192.0.2.1/32"),
	"is no host name"},
    {"all addresses as host", PATTERN_HOST, SV_INIT("0.0.0.0/0"),
	"is no host name"},
    {"wildcard and numbers", PATTERN_HOST, SV_INIT("*.0.2.1"),
	"is no host name"},
    {"mailbox", PATTERN_RECIPIENT, SV_INIT("journal@archive.example"), NULL},
    {"mailbox with a provider", PATTERN_RECIPIENT, SV_INIT("a.b@gmail.com"),
	NULL},
    {"domain", PATTERN_RECIPIENT, SV_INIT("@archive.example"), NULL},
    {"provider's domain", PATTERN_RECIPIENT, SV_INIT("@gmail.com"),
	"shared by all customers"},
    {"domain without @", PATTERN_RECIPIENT, SV_INIT("archive.example"),
	"is no mail address"},
    {"wildcard domain", PATTERN_RECIPIENT, SV_INIT("@*.example.com"),
	"is no host name"},
    {"wildcard mailbox", PATTERN_RECIPIENT, SV_INIT("*@archive.example"),
	"wildcards and special characters"},
    {"wildcard of all", PATTERN_RECIPIENT, SV_INIT("*@*"),
	"wildcards and special characters"},
    {"only @", PATTERN_RECIPIENT, SV_INIT("@"), "is no host name"},
    {"two @", PATTERN_RECIPIENT, SV_INIT("a@b@archive.example"),
	"wildcards and special characters"},
    {"two mailboxes", PATTERN_RECIPIENT, SV_INIT("a,b@archive.example"),
	"wildcards and special characters"},
    {"line break", PATTERN_RECIPIENT, SV_INIT("a\n@archive.example"),
	"wildcards and special characters"},
    {"empty", PATTERN_RECIPIENT, SV_INIT(""), "is no mail address"},
    {"mailbox of the SOC", PATTERN_MAILBOX, SV_INIT("soc@contoso.com"), NULL},
    {"all mailboxes of a domain", PATTERN_MAILBOX, SV_INIT("@contoso.com"),
	"name each one"},
    {"domain for a mailbox", PATTERN_MAILBOX, SV_INIT("contoso.com"),
	"is no mail address"},
    {"person", PATTERN_PERSON, SV_INIT("mika sato"), NULL},
    {"person by principal name", PATTERN_PERSON, SV_INIT("mika@contoso.com"),
	NULL},
    {"all persons", PATTERN_PERSON, SV_INIT("*"), "approve everybody"},
    {"persons of a domain", PATTERN_PERSON, SV_INIT("@contoso.com"),
	"approve everybody"},
    {"sealer", PATTERN_DOMAIN, SV_INIT("gateway.example"), NULL},
    {"wildcard sealer", PATTERN_DOMAIN, SV_INIT("*.gateway.example"),
	"is no host name"},
    {"sealer of everybody", PATTERN_DOMAIN, SV_INIT("gmail.com"),
	"shared by all customers"},
};

static void
judges_pattern(const void *at)
{
	const struct pattern_row *row = at;
	const char *problem = policy_pattern_problem(row->type, row->pattern);

	if (row->problem == NULL)
		KIT_TEXT(sv_from(problem), SV(""));
	else
		KIT_HAS(sv_from(problem), row->problem);
}

struct range_row {
	const char *name;
	strview text;
	const char *problem;
};

static const struct range_row ranges[] = {
    {"address", SV_INIT("192.0.2.1"), NULL},
    {"/16", SV_INIT("10.1.0.0/16"), NULL},
    {"/15", SV_INIT("10.0.0.0/15"), "at most a /16"},
    {"/0", SV_INIT("0.0.0.0/0"), "at most a /16"},
    {"pair of all", SV_INIT("0.0.0.0-255.255.255.255"), "at most a /16"},
    {"one more than a /16", SV_INIT("10.0.255.255-10.1.255.255"),
	"at most a /16"},
    {"IPv6 address", SV_INIT("2001:db8::1"), NULL},
    {"IPv6 /32", SV_INIT("2001:db8::/32"), NULL},
    {"IPv6 /31", SV_INIT("2001:db8::/31"), "at most a /32 of IPv6"},
    {"IPv6 /0", SV_INIT("::/0"), "covers IPv4"},
    {"all of IPv4 as IPv6", SV_INIT("::/96"), NULL},
    {"around all of IPv4", SV_INIT("::/64"), "covers IPv4"},
};

static void
judges_range(const void *at)
{
	const struct range_row *row = at;
	struct iprange range;

	KIT_TRUE(iprange_read(row->text, &range));
	const char *problem = policy_range_problem(&range);
	if (row->problem == NULL)
		KIT_TEXT(sv_from(problem), SV(""));
	else
		KIT_HAS(sv_from(problem), row->problem);
}

static const struct range_row allows[] = {
    {"unfiltered address", SV_INIT("192.0.2.1"), NULL},
    {"unfiltered /24", SV_INIT("192.0.2.0/24"), NULL},
    {"unfiltered /23", SV_INIT("192.0.2.0/23"), "at most a /24"},
    {"unfiltered /15", SV_INIT("10.0.0.0/15"), "at most a /16"},
    {"unfiltered IPv6 /64", SV_INIT("2001:db8::/64"), NULL},
    {"unfiltered IPv6 /63", SV_INIT("2001:db8::/63"), "at most a /64"},
};

static void
judges_allow(const void *at)
{
	const struct range_row *row = at;
	struct iprange range;

	KIT_TRUE(iprange_read(row->text, &range));
	const char *problem = policy_allow_problem(&range);
	if (row->problem == NULL)
		KIT_TEXT(sv_from(problem), SV(""));
	else
		KIT_HAS(sv_from(problem), row->problem);
}

int
main(void)
{
	KIT_ROWS(patterns, judges_pattern);
	KIT_ROWS(ranges, judges_range);
	KIT_ROWS(allows, judges_allow);
	return kit_finish();
}
