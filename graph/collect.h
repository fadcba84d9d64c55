/*
 * collect.h - the live producer of snapshots.
 */
#ifndef GRAPH_COLLECT_H
#define GRAPH_COLLECT_H

#include "auditor/base/secret.h"
#include "auditor/model/snapshot.h"

/* Where a cloud's services are; a preset or settings of the user. */
struct cloud {
	const char *name;           /* global, gcc-high, dod, china */
	const char *login;          /* https://login.microsoftonline.com */
	const char *graph;          /* https://graph.microsoft.com */
	const char *exchange;       /* https://outlook.office365.com */
	const char *graph_scope;    /* https://graph.microsoft.com/.default */
	const char *exchange_scope; /* https://outlook.office365.com/.default */
	/* Hosts that a regional redirect of Exchange may lead to end so. */
	const char *exchange_suffix; /* .outlook.office365.com */
};

/* cloud_find(name): a preset, or NULL. */
const struct cloud *cloud_find(strview name);

enum credential_type {
	CREDENTIAL_SECRET,
	CREDENTIAL_CERTIFICATE,
};

struct credential {
	enum credential_type type;
	struct secret secret;     /* client secret, or PEM of key */
	strview certificate;      /* PEM */
	struct secret passphrase; /* of the key, may be empty */
	bool use_rs256;           /* RS256 + x5t instead of PS256 + x5t#S256 */
};

struct collect_settings {
	struct cloud cloud;
	const char *tenant; /* GUID or verified domain, as configured */
	const char *client_id;
	struct credential credential;
	const char *ca_file;      /* NULL: the system's */
	unsigned budget_ms;       /* for the whole collection, all retries */
	unsigned in_flight;       /* requests at once per service */
	unsigned page_size;       /* 0: the usual of each list */
	kind_set kinds;           /* which lists */
	const char *tool_version; /* "exoaudit/1.0": also the user agent */
	/* Called when a list ends or a page arrives; NULL: nobody looks. */
	void (*progress)(void *cookie, enum kind kind, size_t objects,
	    const struct coverage *ended);
	void *cookie;
};

/*
 * collect(settings, snapshot, err):
 * Sign in, read all lists side by side, and hand over a sealed snapshot whose
 * tenant is the tid of the token.  A list that cannot be read whole is partial
 * or not collected, with the reason; that is no failure.  Nor is it when only
 * one of the services refuses sign-in: its lists are not collected.  Failures:
 * sign-in refused (ERR_AUTH), a token of another tenant (ERR_AUTH), no
 * connection to the login (ERR_NETWORK), no answer from it in time
 * (ERR_TIMEOUT), bad settings (ERR_CONFIG); each with a hint.  Never takes
 * longer than the budget.
 */
int collect(const struct collect_settings *settings, struct snapshot **snapshot,
    struct err *err) MUST_USE;

#endif
