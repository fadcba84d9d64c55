/*
 * fake_batch.h - JSON batching of Microsoft Graph: requests in one request.
 *
 * Answered last first, each on its own: faults match the requests inside as
 * they match others.  One that hangs or is closed is missing from the answer.
 */
#ifndef TESTS_SUPPORT_FAKE_BATCH_H
#define TESTS_SUPPORT_FAKE_BATCH_H

#include "tests/support/fake_data.h"
#include "tests/support/fake_reply.h"

/* fake_batch_is(req): is it a batch? */
bool fake_batch_is(const struct fake_request *req);

/* fake_batch_handle(site, req, reply): answer POST /v1.0/$batch. */
void fake_batch_handle(const struct fake_site *site,
    const struct fake_request *req, struct fake_reply *reply);

#endif
