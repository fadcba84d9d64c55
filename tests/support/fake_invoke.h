/*
 * fake_invoke.h - runs a checked cmdlet: which objects, which page, which
 * annotations.
 */
#ifndef TESTS_SUPPORT_FAKE_INVOKE_H
#define TESTS_SUPPORT_FAKE_INVOKE_H

#include "tests/support/fake_cmdlets.h"
#include "tests/support/fake_data.h"
#include "tests/support/fake_reply.h"

/*
 * fake_invoke(site, req, cmdlet, parameters, reply):
 * Answer with the objects that ${cmdlet} returns for the checked
 * ${parameters}.
 */
void fake_invoke(const struct fake_site *site, const struct fake_request *req,
    const struct fake_cmdlet *cmdlet, const cJSON *parameters,
    struct fake_reply *reply);

#endif
