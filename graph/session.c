/*
 * session.c - what all calls of one collection share.
 */
#include "graph/session.h"

#include "auditor/base/banned.h"

struct snapshot *
session_snapshot(struct session *session)
{
	if (session->snapshot == NULL) {
		session->snapshot = snapshot_new(signin_tenant(session->signin),
		    SV("live"), sv_from(session->settings->tool_version));
		session->snapshot->started = session->started;
	}
	return session->snapshot;
}
