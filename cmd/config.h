/*
 * config.h - exoaudit.yaml: tenants, how to sign in, whom to trust.
 *
 * Paths in the file are taken from the folder of the file.
 */
#ifndef CMD_CONFIG_H
#define CMD_CONFIG_H

#include <stddef.h>
#include <stdint.h>

#include "auditor/base/arena.h"
#include "auditor/base/err.h"
#include "auditor/base/json.h"

/* Values as written; NULL where the file says nothing. */
struct tenant_config {
	const char *name;
	const char *tenant; /* GUID or verified domain */
	const char *client_id;
	const char *certificate;     /* file, PEM */
	const char *key;             /* file, PEM; NULL: in certificate */
	const char *passphrase_file; /* of the key */
	const char *secret_file;
	const char *assertion; /* ps256 or rs256 */
	const char *cloud;     /* preset */
	const char *login;     /* these override the preset */
	const char *graph;
	const char *exchange;
	const char *exchange_suffix;
	const char *ca_file;
	const char *baseline; /* file */
	const char *fail_on;  /* severity */
	int64_t threshold;
	int64_t budget; /* seconds */
	int64_t in_flight;
	int64_t page_size;
	struct config_signer {
		const char *name;
		const char *certificate; /* file, PEM */
	} * signers;
	size_t signer_count;
};

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
 * one.
 */
int config_tenant(const struct config *config, const char *name,
    const struct tenant_config **tenant, struct err *err) MUST_USE;

#endif
