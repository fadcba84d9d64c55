/*
 * credential.h - which way to sign in, and what it needs.
 *
 * Order of preference: what the configuration names; else what the environment
 * has of a certificate (AZURE_CLIENT_CERTIFICATE_PATH), a federated token
 * (AZURE_FEDERATED_TOKEN_FILE), a secret (AZURE_CLIENT_SECRET), and the managed
 * identity of an App Service (IDENTITY_ENDPOINT and IDENTITY_HEADER).
 */
#ifndef CMD_CREDENTIAL_H
#define CMD_CREDENTIAL_H

#include "cmd/session.h"
#include "graph/collect.h"

/*
 * credential_load(session, arena, credential, err):
 * Choose the way for session->tenant and read its secrets, for
 * credential_done.  Secrets of the environment are wiped there.  Warn when
 * AZURE_CLIENT_SECRET is set beside a certificate that is used: other tools
 * take the secret.
 */
int credential_load(const struct session *session, struct arena *arena,
    struct credential *credential, struct err *err) MUST_USE;
void credential_done(struct credential *credential);

/*
 * credential_fail(session, what, hint, err):
 * Fail with ERR_CONFIG: ${what} is wrong with the settings of the tenant.
 */
int credential_fail(const struct session *session, const char *what,
    const char *hint, struct err *err);

#endif
