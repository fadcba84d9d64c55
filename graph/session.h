/*
 * session.h - what all calls of one collection share.
 */
#ifndef GRAPH_SESSION_H
#define GRAPH_SESSION_H

#include "auditor/base/strbuf.h"
#include "auditor/model/snapshot.h"
#include "graph/batch.h"
#include "graph/connect.h"
#include "graph/signin.h"

struct session {
	const struct collect_settings *settings;
	struct connection connection;
	struct http *http;
	struct signin *signin;
	struct batch *batch;
	struct snapshot *snapshot; /* NULL until a tenant is known */
	int64_t started;           /* seconds */
	/* Where Exchange is: as configured, or where it redirected to. */
	struct strbuf exchange;
	char connection_id[37]; /* GUID of this collection, for support */
};

/*
 * session_snapshot(session):
 * The snapshot to fill, made when it is first asked for: then a token has come
 * and the tenant is known.
 */
struct snapshot *session_snapshot(struct session *session);

#endif
