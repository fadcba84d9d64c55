/*
 * fake_exchange.h - the Exchange admin interface: InvokeCommand.
 */
#ifndef TESTS_SUPPORT_FAKE_EXCHANGE_H
#define TESTS_SUPPORT_FAKE_EXCHANGE_H

#include "tests/support/fake_data.h"
#include "tests/support/fake_reply.h"

/* fake_exchange_handle(site, req, reply): answer a request below /adminapi/. */
void fake_exchange_handle(const struct fake_site *site,
    const struct fake_request *req, struct fake_reply *reply);

/*
 * fake_exchange_cmdlet(req):
 * Return the cmdlet that the body names, "" when there is none; the caller
 * frees it.
 */
char *fake_exchange_cmdlet(const struct fake_request *req);

#endif
