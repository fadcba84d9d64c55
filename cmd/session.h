/*
 * session.h - what most commands begin with: configuration, tenant, history.
 */
#ifndef CMD_SESSION_H
#define CMD_SESSION_H

#include "auditor/audit/audit.h"
#include "auditor/store/store.h"
#include "baselines/signature.h"
#include "cmd/command.h"
#include "cmd/config.h"

#define SERIES_LIVE "live"

struct session {
	struct config config;
	const struct tenant_config *tenant; /* NULL when none is named */
	const char *store_path;
	strview tenant_id; /* GUID, from the configuration or the history */
};

/*
 * session_open(common, needs_tenant, arena, session, err):
 * Read the configuration and choose tenant and history.  Without
 * ${needs_tenant} a command works with no configuration, given --store.
 */
int session_open(const struct common_options *common, bool needs_tenant,
    struct arena *arena, struct session *session, struct err *err) MUST_USE;

/*
 * session_try(common, arena, session):
 * As session_open with a tenant, for commands that work without: what cannot
 * be opened is an empty session.
 */
void session_try(const struct common_options *common, struct arena *arena,
    struct session *session);

/*
 * session_tenant_id(session, store, common, arena, err):
 * Settle session->tenant_id: the configured GUID, --tenant itself when it is
 * one, or the only tenant of the history.
 */
int session_tenant_id(struct session *session, struct store *store,
    const struct common_options *common, struct arena *arena,
    struct err *err) MUST_USE;

/*
 * session_trust(session, arena, trust, err):
 * The signers of the chosen tenant, their certificates read.
 */
int session_trust(const struct session *session, struct arena *arena,
    struct trust *trust, struct err *err) MUST_USE;

/*
 * session_severity(word, what, fallback, severity, err):
 * ${word} as severity; ${fallback} when it is NULL.
 */
int session_severity(const char *word, const char *what, enum severity fallback,
    enum severity *severity, struct err *err) MUST_USE;

#endif
