/*
 * collect.h - the live producer of snapshots.
 */
#ifndef GRAPH_COLLECT_H
#define GRAPH_COLLECT_H

#include "auditor/base/secret.h"
#include "auditor/model/snapshot.h"
#include "auditor/net/http.h"

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

/* The ways to sign in (token_source.h). */
enum credential_type {
	CREDENTIAL_SECRET,
	CREDENTIAL_CERTIFICATE,
	CREDENTIAL_FEDERATED, /* a token of another issuer, in a file */
	CREDENTIAL_MANAGED,   /* of the virtual machine, or of App Service */
	CREDENTIAL_DEVICE,    /* a person with a browser */
	CREDENTIAL_COUNT
};

struct credential {
	enum credential_type type;
	/* Client secret; PEM of the key, or PKCS#12 of key and certificate;
	 * what App Service wants in X-IDENTITY-HEADER. */
	struct secret secret;
	strview certificate;      /* PEM; empty: in the PKCS#12 */
	struct secret passphrase; /* of the key or the PKCS#12, may be empty */
	bool use_rs256;           /* RS256 + x5t instead of PS256 + x5t#S256 */
	const char *token_file;   /* of CREDENTIAL_FEDERATED, read each time */
	/* Of CREDENTIAL_MANAGED: address that gives tokens when there is a
	 * secret, else host of the machine's metadata; NULL: the usual one. */
	const char *endpoint;
};

/* What a person has to do at a terminal (RFC 8628 section 3.3). */
struct collect_prompt {
	strview address; /* to open in a browser; foreign text */
	strview code;    /* to type there; foreign text */
	int64_t seconds; /* until it is too late */
};

/* What a list has cost. */
struct collect_cost {
	size_t objects;
	size_t repeats; /* of these, on other pages */
	unsigned requests;
	uint64_t bytes;
	unsigned ms;      /* from the first request to the last answer */
	unsigned waits;   /* before a request was sent again */
	uint64_t wait_ms; /* all of them */
};

struct collect_settings {
	struct cloud cloud;
	const char *tenant;    /* GUID or verified domain, as configured */
	const char *client_id; /* NULL: managed identity of the system */
	struct credential credential;
	const char *ca_file;      /* NULL: the system's */
	const char *proxy;        /* http://host:port; NULL: environment */
	const char *no_proxy;     /* likewise */
	struct secret proxy_user; /* "name:password"; empty: none */
	unsigned budget_ms;       /* for the whole collection, all retries */
	unsigned in_flight;       /* requests at once per service; 0: 8 */
	unsigned per_second;      /* requests per service; 0: the usual */
	unsigned page_size;       /* 0: the usual of each list */
	kind_set kinds;           /* which lists */
	/* From when on events are read, seconds, where nothing is known of
	 * them; 0: they are not read at all. */
	int64_t events_from;
	/* Until when they are known already, 0: not; NULL: they are not. */
	int64_t (*events_known)(
	    void *cookie, strview tenant, enum event_type type);
	/* Of the lists that grow with the tenant only bodies and digests are
	 * kept (snapshot_thin): for a snapshot that goes into the history. */
	bool is_lean;
	const char *tool_version; /* "exoaudit/1.0": also the user agent */
	/* Called when a list ends or a page arrives; NULL: nobody looks. */
	void (*progress)(void *cookie, enum kind kind, size_t objects,
	    const struct coverage *ended);
	/* Called for each list at the end; NULL: nobody looks. */
	void (*cost)(
	    void *cookie, enum kind kind, const struct collect_cost *cost);
	/* Called some times a second; NULL: nobody looks. */
	void (*tick)(void *cookie, const struct http_load *load);
	/* Called for each answer of Graph and Exchange; NULL: nobody looks. */
	void (*seen)(void *cookie, const struct http_seen *seen);
	/*
	 * The ids of ${kind} that ${tenant} was last known to have, sorted, in
	 * ${arena}: what a list no longer holds is asked for by id.  NULL:
	 * nobody knows, and lists are believed.
	 */
	int (*expected)(void *cookie, strview tenant, enum kind kind,
	    struct arena *arena, strview **ids, size_t *count, struct err *err);
	/* Of CREDENTIAL_DEVICE: tell the person what to do. */
	void (*prompt)(void *cookie, const struct collect_prompt *prompt);
	void *cookie;
	/* Set by a signal handler: end at once.  NULL: never. */
	const volatile sig_atomic_t *is_stopped;
};

/*
 * collect(settings, snapshot, err):
 * Sign in, read all lists side by side, and hand over a sealed snapshot whose
 * tenant is the tid of the token.  A list that cannot be read whole is partial
 * or not collected, with the reason; that is no failure.  Nor is it when only
 * one of the services refuses sign-in: its lists are not collected.  Failures:
 * sign-in refused (ERR_AUTH), a token of another tenant (ERR_AUTH), no
 * connection to the login (ERR_NETWORK), no answer from it in time
 * (ERR_TIMEOUT), bad settings (ERR_CONFIG), is_stopped (ERR_TIMEOUT); all but
 * the last with a hint; and what settings->expected fails with.  Never takes
 * longer than the budget, which begins when a person has signed in.
 */
int collect(const struct collect_settings *settings, struct snapshot **snapshot,
    struct err *err) MUST_USE;

#endif
