/*
 * redirect.h - the one redirect that is followed: Exchange sends a caller to
 * the region of its tenant.
 */
#ifndef GRAPH_REDIRECT_H
#define GRAPH_REDIRECT_H

#include <stdbool.h>

#include "auditor/base/strbuf.h"
#include "graph/collect.h"

/*
 * redirect_follow(cloud, location, origin):
 * Is ${location} an https address whose host is that of Exchange in ${cloud},
 * or ends in its suffix?  Then put its origin into ${origin} and return true;
 * else leave ${origin} alone.  Only the host is taken over, never the path.
 * Port 446, which the front door names for its own use, becomes 443.
 */
bool redirect_follow(const struct cloud *cloud, strview location,
    struct strbuf *origin) MUST_USE;

/* redirect_apply(origin, url): put ${origin} in place of the one of ${url}. */
void redirect_apply(strview origin, struct strbuf *url);

#endif
