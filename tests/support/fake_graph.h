/*
 * fake_graph.h - Microsoft Graph v1.0, the paths that an audit reads.
 */
#ifndef TESTS_SUPPORT_FAKE_GRAPH_H
#define TESTS_SUPPORT_FAKE_GRAPH_H

#include "tests/support/fake_data.h"
#include "tests/support/fake_reply.h"

/* fake_graph_handle(site, req, reply): answer a request under /v1.0/. */
void fake_graph_handle(const struct fake_site *site,
    const struct fake_request *req, struct fake_reply *reply);

#endif
