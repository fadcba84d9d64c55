/*
 * ranges.h - address ranges: how wide, and whose.
 */
#ifndef AUDITOR_CHECK_RANGES_H
#define AUDITOR_CHECK_RANGES_H

#include "auditor/model/iprange.h"
#include "auditor/model/object.h"

/*
 * ranges_is_wider(range, prefix):
 * More addresses than a prefix of ${prefix} bits of IPv4 has; of IPv6 more
 * than one network, a /64.
 */
bool ranges_is_wider(const struct iprange *range, unsigned prefix);

/*
 * ranges_host(range):
 * A service that sends mail for all its customers from some address of
 * ${range}, or NULL.  A hint: the list is not whole, and ages.
 */
const char *ranges_host(const struct iprange *range);

/* ranges_weight(range): addresses, for sums; of IPv6 a network is one. */
uint64_t ranges_weight(const struct iprange *range);

/*
 * ranges_are_wide(object, field, prefix, most):
 * Of the addresses in ${field} one is wider than ${prefix} or of a service with
 * many customers, or they weigh more than ${most} together.  What is no range
 * is passed over.
 */
bool ranges_are_wide(const struct object *object, const char *field,
    unsigned prefix, uint64_t most);

#endif
