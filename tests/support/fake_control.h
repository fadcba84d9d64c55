/*
 * fake_control.h - the test's own paths: /_fake/stats, reset, faults.
 */
#ifndef TESTS_SUPPORT_FAKE_CONTROL_H
#define TESTS_SUPPORT_FAKE_CONTROL_H

#include "tests/support/fake_reply.h"

/* fake_control_handle(req, reply): answer a request below /_fake/. */
void fake_control_handle(
    const struct fake_request *req, struct fake_reply *reply);

#endif
