/*
 * config.c - exoaudit.yaml: tenants, how to sign in, whom to trust.
 */
#include "cmd/config.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "auditor/base/file.h"
#include "auditor/base/lang.h"
#include "auditor/base/limits.h"
#include "auditor/base/yaml.h"
#include "cmd/config_value.h"

#include "auditor/base/banned.h"

/* A block of the keys of ${block}, none of them a list. */
static int
take_block(struct reader *reader, enum config_block block,
    const struct json *entry, void *to)
{
	const struct key_row *row;

	for (size_t i = 0; i < entry->count; i++) {
		TRY(reader_row(reader, block, &entry->items[i], &row));
		TRY(reader_take(reader, row, &entry->items[i], to));
	}
	return 0;
}

static int
take_signers(struct reader *reader, const struct json *list,
    struct tenant_config *tenant)
{
	if (list->type != JSON_ARRAY)
		return reader_fail_type(
		    reader, list, _("a list of name and certificate"));
	tenant->signers =
	    arena_alloc(reader->arena, list->count, sizeof(*tenant->signers));
	for (size_t i = 0; i < list->count; i++) {
		const struct json *entry = &list->items[i];
		struct config_signer *signer =
		    &tenant->signers[tenant->signer_count++];
		TRY(take_block(reader, CONFIG_SIGNER, entry, signer));
		if (signer->name == NULL || signer->certificate == NULL)
			return yaml_fail(reader->err, reader->path, entry,
			    "a signer needs name and certificate");
	}
	return 0;
}

static int
take_addresses(struct reader *reader, const struct json *list,
    struct notify_target *target)
{
	if (list->type != JSON_ARRAY)
		return reader_fail_type(reader, list, _("a list of addresses"));
	const char **to = arena_alloc(reader->arena, list->count, sizeof(*to));
	for (size_t i = 0; i < list->count; i++) {
		if (list->items[i].type != JSON_STRING)
			return reader_fail_type(
			    reader, list, _("a list of addresses"));
		to[i] = arena_dup(reader->arena, list->items[i].text).ptr;
	}
	target->to = to;
	target->to_count = list->count;
	return 0;
}

static int
take_target(struct reader *reader, const struct json *entry,
    struct notify_target *target)
{
	const struct key_row *row;
	struct err why;

	if (entry->type != JSON_OBJECT)
		return yaml_fail(reader->err, reader->path, entry,
		    "a block such as {type: mail, url: ...} was expected");
	*target = (struct notify_target){.least = SEVERITY_MEDIUM};
	for (size_t i = 0; i < entry->count; i++) {
		const struct json *value = &entry->items[i];
		TRY(reader_row(reader, CONFIG_NOTIFY, value, &row));
		if (row->type == VALUE_LIST)
			TRY(take_addresses(reader, value, target));
		else
			TRY(reader_take(reader, row, value, target));
	}
	if (notify_check(target, &why) == 0)
		return 0;
	(void)yaml_fail(reader->err, reader->path, entry, "%s", why.text);
	return err_hint(reader->err, "%s", why.hint);
}

static int
take_targets(struct reader *reader, const struct json *list,
    struct tenant_config *tenant)
{
	if (list->type != JSON_ARRAY)
		return reader_fail_type(
		    reader, list, _("a list of those to be notified"));
	tenant->targets =
	    arena_alloc(reader->arena, list->count, sizeof(*tenant->targets));
	for (size_t i = 0; i < list->count; i++)
		TRY(take_target(reader, &list->items[i],
		    &tenant->targets[tenant->target_count++]));
	return 0;
}

static const char *
from_environment(const char *name)
{
	/* NOLINTNEXTLINE(concurrency-mt-unsafe): there are no threads */
	const char *value = getenv(name);

	return value != NULL && value[0] != '\0' ? value : NULL;
}

static void
take_environment(struct tenant_config *tenant)
{
	if (tenant->tenant == NULL)
		tenant->tenant = from_environment("AZURE_TENANT_ID");
	if (tenant->client_id == NULL)
		tenant->client_id = from_environment("AZURE_CLIENT_ID");
}

#define CREDENTIAL(key, member)                                                \
	{                                                                      \
		key, offsetof(struct tenant_config, member)                    \
	}

static const struct config_credential credentials[] = {
    CREDENTIAL("certificate", certificate),
    CREDENTIAL("key", key),
    CREDENTIAL("passphrase-file", passphrase_file),
    CREDENTIAL("proxy-password-file", proxy_password_file),
    CREDENTIAL("secret-file", secret_file),
};

const struct config_credential *
config_credentials(size_t *count)
{
	*count = COUNT_OF(credentials);
	return credentials;
}

const char *
config_credential(
    const struct tenant_config *tenant, const struct config_credential *row)
{
	const char *field = (const char *)tenant + row->offset;

	return *(const char *const *)(const void *)field;
}

static void
take_credentials(struct tenant_config *tenant, struct arena *arena)
{
	const char *folder = from_environment("CREDENTIALS_DIRECTORY");

	for (size_t i = 0; i < COUNT_OF(credentials) && folder != NULL; i++) {
		char *field = (char *)tenant + credentials[i].offset;
		strview path =
		    arena_printf(arena, "%s/%s", folder, credentials[i].key);
		if (file_exists(path.ptr))
			*(const char **)(void *)field = path.ptr;
	}
}

static int
take_tenant(struct reader *reader, const struct json *object,
    struct tenant_config *tenant)
{
	tenant->name = arena_dup(reader->arena, object->key).ptr;
	if (object->type != JSON_OBJECT)
		return reader_fail_type(
		    reader, object, _("a block of settings"));
	for (size_t i = 0; i < object->count; i++) {
		const struct json *value = &object->items[i];
		const struct key_row *row;
		TRY(reader_row(reader, CONFIG_TENANT, value, &row));
		if (row->type != VALUE_LIST)
			TRY(reader_take(reader, row, value, tenant));
		else if (sv_eq(value->key, SV("notify")))
			TRY(take_targets(reader, value, tenant));
		else
			TRY(take_signers(reader, value, tenant));
	}
	if (tenant->trust != NULL &&
	    (tenant->signer_count > 0 || tenant->threshold > 0)) {
		(void)yaml_fail(reader->err, reader->path, object,
		    "tenant \"%s\" has both `trust:` and `signers:` or "
		    "`threshold:`",
		    tenant->name);
		return err_hint(reader->err,
		    "the trust document names signers and thresholds: leave "
		    "the others out");
	}
	take_environment(tenant);
	take_credentials(tenant, reader->arena);
	if (tenant->tenant == NULL) {
		(void)yaml_fail(reader->err, reader->path, object,
		    "tenant \"%s\" has no `tenant:`", tenant->name);
		return err_hint(reader->err,
		    "give its directory (tenant) id or a verified domain, "
		    "here or in AZURE_TENANT_ID");
	}
	return 0;
}

static int
take_tenants(
    struct reader *reader, const struct json *tenants, struct config *config)
{
	if (tenants->type != JSON_OBJECT)
		return reader_fail_type(
		    reader, tenants, _("a block of named tenants"));
	config->tenants = arena_alloc(
	    reader->arena, tenants->count, sizeof(*config->tenants));
	for (size_t i = 0; i < tenants->count; i++)
		TRY(take_tenant(reader, &tenants->items[i],
		    &config->tenants[config->tenant_count++]));
	return 0;
}

static int
take_root(struct reader *reader, const struct json *root, struct config *config)
{
	const struct key_row *row;

	if (root->type != JSON_OBJECT)
		return yaml_fail(reader->err, reader->path, root,
		    "settings were expected, such as `store:` and `tenants:`");
	for (size_t i = 0; i < root->count; i++) {
		const struct json *value = &root->items[i];
		TRY(reader_row(reader, CONFIG_ROOT, value, &row));
		if (row->type == VALUE_LIST)
			TRY(take_tenants(reader, value, config));
		else
			TRY(reader_take(reader, row, value, config));
	}
	return 0;
}

static const char *
find_path(struct arena *arena)
{
	const char *base = from_environment("XDG_CONFIG_HOME");
	const char *home = from_environment("HOME");
	const char *places[] = {
	    "exoaudit.yaml",
	    base != NULL && base[0] == '/'
		? arena_printf(arena, "%s/exoaudit/exoaudit.yaml", base).ptr
		: arena_printf(arena, "%s/.config/exoaudit/exoaudit.yaml",
		      home != NULL ? home : "")
		      .ptr,
	    "/etc/exoaudit/exoaudit.yaml",
	};

	for (size_t i = 0; i < COUNT_OF(places); i++) {
		if (file_exists(places[i]))
			return places[i];
	}
	return NULL;
}

/* No file: in a container the environment may say all that is needed. */
static int
take_nothing(struct arena *arena, struct config *config)
{
	struct tenant_config tenant = {.name = "environment"};

	take_environment(&tenant);
	if (tenant.tenant == NULL)
		return 0;
	config->tenants = arena_alloc(arena, 1, sizeof(tenant));
	config->tenants[0] = tenant;
	config->tenant_count = 1;
	return 0;
}

int
config_load(const char *path, struct arena *arena, struct config *config,
    struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf bytes = {0};
	const struct json *root;

	*config = (struct config){0};
	if (path == NULL)
		path = find_path(arena);
	if (path == NULL)
		return take_nothing(arena, config);
	if (file_read(path, LIMIT_CONFIG, &bytes, err) != 0) {
		(void)err_wrap(err, "configuration");
		return err_hint(err, "name it with --config FILE");
	}
	const char *slash = strrchr(path, '/');
	struct reader reader = {
	    .path = path,
	    .folder = {path, slash != NULL ? (size_t)(slash - path) + 1 : 0},
	    .arena = arena,
	    .err = err,
	};
	config->path = path;
	if (yaml_parse(strbuf_view(&bytes), path, arena, &root, err) != 0)
		return err_hint(err, "the README shows the form of the file");
	return take_root(&reader, root, config);
}

static int
fail_unknown(const struct config *config, const char *name, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf known = {0};

	for (size_t i = 0; i < config->tenant_count; i++)
		strbuf_printf(
		    &known, "%s%s", i > 0 ? ", " : "", config->tenants[i].name);
	(void)err_set(err, ERR_CONFIG, "%s names no tenant \"%s\"",
	    config->path != NULL ? config->path : _("the environment"), name);
	return err_hint(err, "it names: %s", strbuf_cstr(&known));
}

int
config_tenant(const struct config *config, const char *name,
    const struct tenant_config **tenant, struct err *err)
{
	if (config->path == NULL && config->tenant_count == 0) {
		(void)err_set(err, ERR_CONFIG, "no configuration was found");
		return err_hint(err,
		    "write exoaudit.yaml with `exoaudit init`, or name one "
		    "with --config FILE");
	}
	if (name == NULL && config->tenant_count == 1) {
		*tenant = &config->tenants[0];
		return 0;
	}
	if (name == NULL) {
		(void)err_set(err, ERR_CONFIG, "%s names %zu tenants",
		    config->path, config->tenant_count);
		return err_hint(err, "choose one with --tenant NAME");
	}
	for (size_t i = 0; i < config->tenant_count; i++) {
		const struct tenant_config *one = &config->tenants[i];
		if (strcmp(one->name, name) == 0 ||
		    sv_eq_fold(sv_from(one->tenant), sv_from(name))) {
			*tenant = one;
			return 0;
		}
	}
	return fail_unknown(config, name, err);
}
