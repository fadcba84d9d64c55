/*
 * fake_send.h - sends an answer, whole or spoiled.
 */
#ifndef TESTS_SUPPORT_FAKE_SEND_H
#define TESTS_SUPPORT_FAKE_SEND_H

#include <microhttpd.h>

#include "tests/support/fake_reply.h"

/*
 * fake_send(connection, req, reply):
 * Queue ${reply} on ${connection}; MHD_NO closes the connection.
 */
enum MHD_Result fake_send(struct MHD_Connection *connection,
    const struct fake_request *req, struct fake_reply *reply);

#endif
