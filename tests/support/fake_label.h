/*
 * fake_label.h - the name under which a request is counted.
 */
#ifndef TESTS_SUPPORT_FAKE_LABEL_H
#define TESTS_SUPPORT_FAKE_LABEL_H

#include "tests/support/fake_reply.h"

/*
 * fake_label(req):
 * Return "POST token", "GET /v1.0/applications/#/owners", "POST InvokeCommand
 * Get-RemoteDomain", or "(other)"; the caller frees it.
 */
char *fake_label(const struct fake_request *req);

#endif
