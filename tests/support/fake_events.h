/*
 * fake_events.h - sign-ins and audit records, which are asked for by time.
 *
 * A fixture says with "_ago" how many seconds before the first request for
 * events one happened, for what is recent stays so then.
 */
#ifndef TESTS_SUPPORT_FAKE_EVENTS_H
#define TESTS_SUPPORT_FAKE_EVENTS_H

#include "tests/support/fake_data.h"
#include "tests/support/fake_reply.h"

/*
 * fake_events_list(site, req, list, reply):
 * Answer a request for sign-ins or directory audits of ${list}: those between
 * the times of its $filter, the newest first.  tenant.json may say
 * "entraPremium": false; then sign-ins are refused.
 */
void fake_events_list(const struct fake_site *site,
    const struct fake_request *req, const char *list, struct fake_reply *reply);

/*
 * fake_events_search(site, req, parameters, reply):
 * Answer Search-UnifiedAuditLog: without SessionCommand the first 100 records
 * of the time asked for, with ReturnLargeSet the next ResultSize of the search
 * that SessionId names, in an order of its own.
 */
void fake_events_search(const struct fake_site *site,
    const struct fake_request *req, const cJSON *parameters,
    struct fake_reply *reply);

#endif
