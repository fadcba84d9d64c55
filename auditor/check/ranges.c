/*
 * ranges.c - address ranges: how wide, and whose.
 */
#include "auditor/check/ranges.h"

#include <string.h>

#include "auditor/base/attr.h"

#include "auditor/base/banned.h"

#define NETWORK_BYTES 8

/*
 * Addresses that services with many customers send from, as their SPF records
 * listed them in 2026.  Whoever is a customer sends from them: a connector
 * that trusts one trusts them all.  The campaign of 2022 sent from Amazon SES
 * and Mailchimp; the ranges of Exchange Online are those of every tenant.
 */
static const struct {
	strview range;
	const char *service;
} hosts[] = {
    {SV_INIT("40.92.0.0/15"), "Exchange Online"},
    {SV_INIT("40.107.0.0/16"), "Exchange Online"},
    {SV_INIT("52.100.0.0/14"), "Exchange Online"},
    {SV_INIT("104.47.0.0/17"), "Exchange Online"},
    {SV_INIT("2a01:111:f400::/48"), "Exchange Online"},
    {SV_INIT("2a01:111:f403::/48"), "Exchange Online"},
    {SV_INIT("23.249.208.0/20"), "Amazon SES"},
    {SV_INIT("23.251.224.0/19"), "Amazon SES"},
    {SV_INIT("54.240.0.0/17"), "Amazon SES"},
    {SV_INIT("69.169.224.0/20"), "Amazon SES"},
    {SV_INIT("76.223.128.0/18"), "Amazon SES"},
    {SV_INIT("199.127.232.0/22"), "Amazon SES"},
    {SV_INIT("199.255.192.0/22"), "Amazon SES"},
    {SV_INIT("148.105.0.0/16"), "Mailchimp"},
    {SV_INIT("198.2.128.0/18"), "Mailchimp"},
    {SV_INIT("205.201.128.0/20"), "Mailchimp"},
    {SV_INIT("50.31.32.0/19"), "SendGrid"},
    {SV_INIT("149.72.0.0/16"), "SendGrid"},
    {SV_INIT("159.183.0.0/16"), "SendGrid"},
    {SV_INIT("167.89.0.0/17"), "SendGrid"},
    {SV_INIT("168.245.0.0/17"), "SendGrid"},
    {SV_INIT("198.21.0.0/21"), "SendGrid"},
    {SV_INIT("198.37.144.0/20"), "SendGrid"},
    {SV_INIT("208.117.48.0/20"), "SendGrid"},
};

static bool
is_one_network(const struct iprange *range)
{
	return memcmp(range->first, range->last, NETWORK_BYTES) == 0;
}

bool
ranges_is_wider(const struct iprange *range, unsigned prefix)
{
	if (!range->is_v4)
		return !is_one_network(range);
	return iprange_count(range) > UINT64_C(1) << (32 - prefix);
}

const char *
ranges_host(const struct iprange *range)
{
	struct iprange known;

	for (size_t i = 0; i < COUNT_OF(hosts); i++) {
		if (iprange_read(hosts[i].range, &known) &&
		    known.is_v4 == range->is_v4 &&
		    iprange_overlaps(&known, range))
			return hosts[i].service;
	}
	return NULL;
}

uint64_t
ranges_weight(const struct iprange *range)
{
	if (range->is_v4)
		return iprange_count(range);
	return is_one_network(range) ? 1 : UINT32_MAX;
}

bool
ranges_are_wide(const struct object *object, const char *field, unsigned prefix,
    uint64_t most)
{
	const struct json *value;
	uint64_t sum = 0;

	for (size_t i = 0; (value = object_each(object, field, i)) != NULL;
	     i++) {
		struct iprange range;
		if (!iprange_read(json_text(value), &range))
			continue;
		if (ranges_is_wider(&range, prefix) ||
		    ranges_host(&range) != NULL)
			return true;
		sum += ranges_weight(&range);
	}
	return sum > most;
}
