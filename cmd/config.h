/*
 * config.h - exoaudit.yaml: tenants, how to sign in, whom to trust.
 *
 * Paths in the file are taken from the folder of the file.  What it does not
 * say about tenant and application is taken from the environment, as other
 * tools read it: AZURE_TENANT_ID, AZURE_CLIENT_ID.
 */
#ifndef CMD_CONFIG_H
#define CMD_CONFIG_H

#include <stddef.h>
#include <stdint.h>

#include "auditor/base/arena.h"
#include "auditor/base/err.h"
#include "auditor/notify/notify.h"

/* Values as written; NULL where the file says nothing. */
struct tenant_config {
	const char *name;
	const char *tenant; /* GUID or verified domain */
	const char *client_id;
	const char *sign_in;         /* way, as token_source.h names it */
	const char *certificate;     /* file, PEM or PKCS#12 */
	const char *key;             /* file, PEM; NULL: in certificate */
	const char *passphrase_file; /* of the key or the PKCS#12 */
	const char *token_file;      /* of another issuer */
	const char *secret_file;     /* "-": standard input */
	const char *secret_env;      /* name of a variable */
	const char *assertion;       /* ps256 or rs256 */
	const char *cloud;           /* preset */
	const char *login;           /* these override the preset */
	const char *graph;
	const char *exchange;
	const char *exchange_suffix;
	const char *ca_file;
	const char *proxy;    /* http://host:port */
	const char *no_proxy; /* hosts, with commas */
	const char *proxy_user;
	const char *proxy_password_file;
	const char *baseline;     /* file */
	const char *trust;        /* file; NULL: signers and threshold below */
	const char *trust_digest; /* of the first version to be accepted */
	const char *fail_on;      /* severity */
	const char *checks;       /* folder */
	const char *profile;      /* names or files, with commas */
	int64_t threshold;
	int64_t budget; /* seconds */
	int64_t in_flight;
	int64_t per_second; /* requests, per service */
	int64_t page_size;
	struct config_signer {
		const char *name;
		const char *certificate; /* file, PEM */
	} * signers;
	size_t signer_count;
	struct notify_target *targets;
	size_t target_count;
};

/* A file with a key or a secret in it. */
struct config_credential {
	const char
	    *key;      /* as the configuration and the credential are called */
	size_t offset; /* in struct tenant_config */
};

/*
 * config_credentials(count):
 * The keys that name such files.  A service manager that hands over a
 * credential of that name ($CREDENTIALS_DIRECTORY, systemd.exec(5)) goes before
 * what the file says.
 */
const struct config_credential *config_credentials(size_t *count);

/* config_credential(tenant, row): the path of that file, or NULL. */
const char *config_credential(
    const struct tenant_config *tenant, const struct config_credential *row);

struct config {
	const char *path;  /* NULL: no configuration was found */
	const char *store; /* file */
	struct tenant_config *tenants;
	size_t tenant_count;
};

/*
 * config_load(path, arena, config, err):
 * Read ${path}, or when NULL the first that is there of ./exoaudit.yaml,
 * $XDG_CONFIG_HOME/exoaudit/exoaudit.yaml (or ~/.config) and
 * /etc/exoaudit/exoaudit.yaml; none of them is an empty configuration.
 * Unknown keys are errors with line and column.
 */
int config_load(const char *path, struct arena *arena, struct config *config,
    struct err *err) MUST_USE;

/*
 * config_tenant(config, name, tenant, err):
 * The tenant called ${name} or whose `tenant:` is ${name}; with NULL the only
 * one.  Without a file the environment may name one.
 */
int config_tenant(const struct config *config, const char *name,
    const struct tenant_config **tenant, struct err *err) MUST_USE;

#endif
