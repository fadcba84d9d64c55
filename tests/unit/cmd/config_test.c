/*
 * config_test.c - reading exoaudit.yaml.
 */
#include "cmd/config.h"

#include "auditor/base/file.h"
#include "tests/support/kit_rows.h"

struct row {
	const char *name;
	const char *yaml;
	const char *error; /* part of the message; NULL: it is good */
};

static const struct row rows[] = {
    {"empty file", "", NULL},
    {"whole",
	"store: history.db\ntenants:\n  contoso:\n    tenant: contoso.com\n"
	"    client-id: x\n    budget: 60\n    signers:\n"
	"      - {name: alice, certificate: a.pem}\n",
	NULL},
    {"every way to sign in",
	"tenants:\n  c:\n    tenant: x\n    sign-in: federated\n"
	"    certificate: a.pfx\n    certificate-password-file: '-'\n"
	"    federated-token-file: t\n    secret-file: '-'\n"
	"    secret-env: S\n    proxy: http://p:3128\n    no-proxy: x\n"
	"    proxy-user: u\n    proxy-password-file: p\n"
	"    requests-per-second: 10\n",
	NULL},
    {"unknown key", "stroe: x\n", ":1:8: unknown key \"stroe\""},
    {"unknown key of a tenant",
	"tenants:\n  c:\n    tenant: x\n    secret: y\n",
	":4:13: unknown key \"secret\""},
    {"unknown key of a signer",
	"tenants:\n  c:\n    tenant: x\n    signers: [{nam: y}]\n",
	"unknown key \"nam\""},
    {"no tenant id", "tenants:\n  c:\n    client-id: x\n",
	"tenant \"c\" has no `tenant:`"},
    {"not a number", "tenants:\n  c:\n    tenant: x\n    budget: soon\n",
	"\"budget\" has to be a whole number"},
    {"a list where text is due", "store: [a]\n",
	"\"store\" has to be plain text"},
    {"tenants as text", "tenants: x\n", "\"tenants\" has to be a block"},
    {"text alone", "hello\n", "settings were expected"},
    {"signers as text", "tenants:\n  c:\n    tenant: x\n    signers: y\n",
	"a list of name and certificate"},
    {"signer without certificate",
	"tenants:\n  c:\n    tenant: x\n    signers: [{name: y}]\n",
	"a signer needs name and certificate"},
    {"key twice", "store: a\nstore: b\n", "key occurs twice"},
    {"alias", "store: &a x\ntenants: *a\n", "no use here"},
};

static void
loads(const void *at)
{
	const struct row *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct config config;
	struct err err = {0};
	const char *path =
	    arena_printf(arena, "%s/exoaudit.yaml", kit_folder()).ptr;

	KIT_GOOD(file_publish(path, sv_from(row->yaml), 0600, &err), &err);
	int status = config_load(path, arena, &config, &err);
	if (row->error == NULL) {
		KIT_GOOD(status, &err);
		return;
	}
	KIT_INT(status, -1);
	KIT_INT(err.code, ERR_CONFIG);
	KIT_HAS(sv_from(err.text), row->error);
}

static void
resolves(const void *unused)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct config config;
	const struct tenant_config *tenant;
	struct err err = {0};
	const char *path =
	    arena_printf(arena, "%s/exoaudit.yaml", kit_folder()).ptr;

	(void)unused;
	KIT_GOOD(file_publish(path,
		     SV("store: sub/history.db\ntenants:\n"
			"  one: {tenant: a.example, ca-file: /etc/ca.pem}\n"
			"  two: {tenant: b.example}\n"),
		     0600, &err),
	    &err);
	KIT_GOOD(config_load(path, arena, &config, &err), &err);
	KIT_TEXT(sv_from(config.store),
	    arena_printf(arena, "%s/sub/history.db", kit_folder()));
	KIT_INT(config_tenant(&config, NULL, &tenant, &err), -1);
	KIT_HAS(sv_from(err.hint), "--tenant");
	KIT_INT(config_tenant(&config, "three", &tenant, &err), -1);
	KIT_HAS(sv_from(err.hint), "one, two");
	KIT_GOOD(config_tenant(&config, "B.example", &tenant, &err), &err);
	KIT_TEXT(sv_from(tenant->name), SV("two"));
	KIT_GOOD(config_tenant(&config, "one", &tenant, &err), &err);
	KIT_TEXT(sv_from(tenant->ca_file), SV("/etc/ca.pem"));
}

/* "-" is standard input, not a file of the folder. */
static void
reads_inputs(const void *unused)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct config config;
	struct err err = {0};
	const char *path =
	    arena_printf(arena, "%s/exoaudit.yaml", kit_folder()).ptr;

	(void)unused;
	KIT_GOOD(file_publish(path,
		     SV("tenants:\n  c:\n    tenant: x\n    secret-file: '-'\n"
			"    certificate-password-file: p\n"),
		     0600, &err),
	    &err);
	KIT_GOOD(config_load(path, arena, &config, &err), &err);
	KIT_TEXT(sv_from(config.tenants[0].secret_file), SV("-"));
	KIT_TEXT(sv_from(config.tenants[0].passphrase_file),
	    arena_printf(arena, "%s/p", kit_folder()));
}

static void
misses(const void *unused)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	struct config config;
	struct err err = {0};

	(void)unused;
	KIT_INT(
	    config_load("/nowhere/exoaudit.yaml", arena, &config, &err), -1);
	KIT_INT(err.code, ERR_NOT_FOUND);
	KIT_HAS(sv_from(err.hint), "--config");
}

int
main(void)
{
	KIT_ROWS(rows, loads);
	kit_case("paths and tenants are found", resolves);
	kit_case("standard input", reads_inputs);
	kit_case("a file that is not there", misses);
	return kit_finish();
}
