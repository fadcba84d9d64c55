/*
 * policy_pattern.c - which entries are well formed and narrow enough.
 */
#include "baselines/policy_pattern.h"

#include <string.h>

#include "auditor/base/attr.h"
#include "auditor/base/lang.h"

#include "auditor/base/banned.h"

#define HOST_MAX  253 /* RFC 1035, section 2.3.4, without the last dot */
#define LABEL_MAX 63
/* A /16 of IPv4: larger than any one organisation's sending hosts. */
#define V4_MAX 65536
/* A /32 of IPv6, what a provider gets as a whole (RFC 6177). */
#define V6_BYTES 4
/* What Exchange takes as one entry of its allow list; of IPv6 one network. */
#define ALLOW_V4_MAX   256
#define ALLOW_V6_BYTES 8

/*
 * Domains below which, or in which, anybody gets a host, a certificate or a
 * mailbox at once.  A hint for people, not a boundary: who signs a
 * baseline answers for its entries.
 */
static const char *const shared_domains[] = {
    "163.com",
    "amazonaws.com",
    "amazonses.com",
    "aol.com",
    "appspot.com",
    "azurewebsites.net",
    "cloudapp.azure.com",
    "cloudapp.net",
    "compute.amazonaws.com",
    "docomo.ne.jp",
    "duckdns.org",
    "ezweb.ne.jp",
    "github.io",
    "gmail.com",
    "gmx.de",
    "gmx.net",
    "googlemail.com",
    "googleusercontent.com",
    "herokuapp.com",
    "hotmail.com",
    "icloud.com",
    "live.com",
    "mail.protection.outlook.com",
    "mail.ru",
    "mailgun.org",
    "me.com",
    "msn.com",
    "ngrok.io",
    "onmicrosoft.com",
    "outlook.com",
    "outlook.jp",
    "prod.outlook.com",
    "protection.outlook.com",
    "proton.me",
    "protonmail.com",
    "qq.com",
    "sendgrid.net",
    "softbank.ne.jp",
    "web.de",
    "yahoo.co.jp",
    "yahoo.com",
    "yandex.ru",
    "ymail.com",
};

/* Second labels below which two-letter countries register names. */
static const char *const shared_labels[] = {
    "ac",
    "ad",
    "co",
    "com",
    "ed",
    "edu",
    "gob",
    "gov",
    "go",
    "gr",
    "lg",
    "ltd",
    "me",
    "mil",
    "ne",
    "net",
    "nhs",
    "nom",
    "or",
    "org",
    "plc",
    "sch",
};

static bool
is_listed(const char *const *list, size_t count, strview word)
{
	for (size_t i = 0; i < count; i++) {
		if (sv_eq(sv_from(list[i]), word))
			return true;
	}
	return false;
}

static bool
is_label(strview label)
{
	static const char allowed[] = "abcdefghijklmnopqrstuvwxyz0123456789-_";

	if (label.len == 0 || label.len > LABEL_MAX)
		return false;
	for (size_t i = 0; i < label.len; i++) {
		if (label.ptr[i] == '\0' ||
		    strchr(allowed, label.ptr[i]) == NULL)
			return false;
	}
	return true;
}

/* Count the labels of ${host} and take the last two; 0 when malformed. */
static size_t
labels_of(strview host, strview last[2])
{
	size_t count = 0;
	strview rest = host;
	strview label;

	if (host.len == 0 || host.len > HOST_MAX)
		return 0;
	while (sv_cut(&rest, '.', &label)) {
		if (!is_label(label))
			return 0;
		last[0] = last[1];
		last[1] = label;
		count++;
	}
	return count;
}

static bool
is_number(strview label)
{
	for (size_t i = 0; i < label.len; i++) {
		if (label.ptr[i] < '0' || label.ptr[i] > '9')
			return false;
	}
	return true;
}

/* ${host} is, or may be, below everybody's reach and not one owner's. */
static const char *
host_problem(strview host)
{
	strview last[2] = {{NULL, 0}, {NULL, 0}};
	size_t count = labels_of(host, last);

	if (count == 0)
		return _(
		    "it is no host name (letters, digits, hyphens and dots; an "
		    "international name in its xn-- form)");
	if (count < 2)
		return _("it would approve everybody: at least two labels are "
			 "needed, as in contoso.com");
	if (is_number(last[1]))
		return _("it is no host name");
	if (is_listed(shared_domains, COUNT_OF(shared_domains), host))
		return _(
		    "it would approve everybody: it is shared by all customers "
		    "of a provider");
	if (count == 2 && last[1].len == 2 &&
	    is_listed(shared_labels, COUNT_OF(shared_labels), last[0]))
		return _(
		    "it would approve everybody: names below it are open to "
		    "anyone");
	return NULL;
}

static bool
is_address(strview text)
{
	struct iprange range;

	return iprange_read(text, &range) && iprange_count(&range) == 1 &&
	       !sv_has(text, SV("/")) && sv_find(text, SV("-")) == text.len &&
	       sv_trim(text).len == text.len;
}

/* What no ordinary mailbox name holds and headers give a meaning to. */
static bool
is_local(strview local)
{
	static const char special[] = "\"(),:;<>@[\\] ";

	if (local.len == 0 || local.len > 64)
		return false;
	for (size_t i = 0; i < local.len; i++) {
		char c = local.ptr[i];
		if ((c >= 0 && c < 0x20) || c == 0x7f || c == '*' ||
		    strchr(special, c) != NULL)
			return false;
	}
	return true;
}

static const char *
recipient_problem(strview pattern)
{
	size_t at = sv_find(pattern, SV("@"));
	strview domain = sv_slice(pattern, at + 1, pattern.len);
	strview last[2] = {{NULL, 0}, {NULL, 0}};

	if (at == pattern.len)
		return _(
		    "it is no mail address: local@domain, or @domain for all "
		    "mailboxes of a domain");
	if (at == 0)
		return host_problem(domain);
	if (!is_local(sv_slice(pattern, 0, at)) || labels_of(domain, last) < 2)
		return _(
		    "it is no mail address that can be approved: wildcards and "
		    "special characters have no use here");
	return NULL;
}

static const char *
mailbox_problem(strview pattern)
{
	return sv_starts(pattern, SV("@"))
		   ? _("it stands for all mailboxes of a domain: name each one")
		   : recipient_problem(pattern);
}

static const char *
person_problem(strview pattern)
{
	for (size_t i = 0; i < pattern.len; i++) {
		if (pattern.ptr[i] >= 'A' && pattern.ptr[i] <= 'Z')
			return _("it is not in lower case");
	}
	return sv_starts(pattern, SV("*")) || sv_starts(pattern, SV("@"))
		   ? _("it would approve everybody: one display name or user "
		       "principal name is expected")
		   : NULL;
}

const char *
policy_pattern_problem(enum policy_pattern_type type, strview pattern)
{
	if (type == PATTERN_RECIPIENT)
		return recipient_problem(pattern);
	if (type == PATTERN_MAILBOX)
		return mailbox_problem(pattern);
	if (type == PATTERN_DOMAIN)
		return host_problem(pattern);
	if (type == PATTERN_PERSON)
		return person_problem(pattern);
	if (type == PATTERN_HOST && is_address(pattern))
		return NULL;
	if (sv_starts(pattern, SV("*.")))
		pattern = sv_slice(pattern, 2, pattern.len);
	else if (sv_starts(pattern, SV("*")))
		return _(
		    "it would approve everybody: a wildcard stands for whole "
		    "labels, as in *.contoso.com");
	return host_problem(pattern);
}

const char *
policy_range_problem(const struct iprange *range)
{
	struct iprange mapped;

	if (range->is_v4)
		return iprange_count(range) > V4_MAX
			   ? _("it would approve too many hosts: at most a /16")
			   : NULL;
	if (iprange_read(SV("0.0.0.0/0"), &mapped) &&
	    iprange_overlaps(range, &mapped))
		return _("it covers IPv4 addresses: write them as IPv4");
	if (memcmp(range->first, range->last, V6_BYTES) != 0)
		return _(
		    "it would approve too many hosts: at most a /32 of IPv6");
	return NULL;
}

const char *
policy_allow_problem(const struct iprange *range)
{
	const char *problem = policy_range_problem(range);

	if (problem != NULL)
		return problem;
	if (range->is_v4)
		return iprange_count(range) > ALLOW_V4_MAX
			   ? _("it would let too many hosts past the filters: "
			       "at most a /24")
			   : NULL;
	return memcmp(range->first, range->last, ALLOW_V6_BYTES) != 0
		   ? _("it would let too many hosts past the filters: at most "
		       "a /64 of IPv6")
		   : NULL;
}
