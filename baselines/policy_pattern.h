/*
 * policy_pattern.h - which entries are well formed and narrow enough.
 *
 * An entry under which strangers can place themselves would approve everybody.
 */
#ifndef BASELINES_POLICY_PATTERN_H
#define BASELINES_POLICY_PATTERN_H

#include "auditor/model/iprange.h"

enum policy_pattern_type {
	PATTERN_CERTIFICATE, /* name, or "*." and at least two labels */
	PATTERN_HOST,        /* the same, or one address */
	PATTERN_RECIPIENT,   /* local@domain, or @domain */
	PATTERN_MAILBOX,     /* local@domain */
	PATTERN_DOMAIN,      /* one domain */
	PATTERN_PERSON,      /* display name or user principal name */
};

/*
 * policy_pattern_problem(type, pattern):
 * Why ${pattern} (lower case) is not taken, in the language of the reader: to
 * stand behind its name and a colon.  NULL when it is taken.
 */
const char *policy_pattern_problem(
    enum policy_pattern_type type, strview pattern);

/* policy_range_problem(range): likewise for an address range. */
const char *policy_range_problem(const struct iprange *range);

/*
 * policy_allow_problem(range):
 * Likewise for one whose mail is not filtered at all: no more than Exchange
 * itself takes in one entry, a /24 (Set-HostedConnectionFilterPolicy).
 */
const char *policy_allow_problem(const struct iprange *range);

#endif
