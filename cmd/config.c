/*
 * config.c - exoaudit.yaml: tenants, how to sign in, whom to trust.
 */
#include "cmd/config.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "auditor/base/file.h"
#include "auditor/base/limits.h"
#include "auditor/base/yaml.h"

#include "auditor/base/banned.h"

enum value_type { VALUE_TEXT, VALUE_PATH, VALUE_NUMBER };

struct key_row {
	const char *key;
	enum value_type type;
	size_t offset;
};

#define TENANT_KEY(key, type, member)                                          \
	{                                                                      \
		key, type, offsetof(struct tenant_config, member)              \
	}

static const struct key_row tenant_keys[] = {
    TENANT_KEY("tenant", VALUE_TEXT, tenant),
    TENANT_KEY("client-id", VALUE_TEXT, client_id),
    TENANT_KEY("certificate", VALUE_PATH, certificate),
    TENANT_KEY("key", VALUE_PATH, key),
    TENANT_KEY("passphrase-file", VALUE_PATH, passphrase_file),
    TENANT_KEY("secret-file", VALUE_PATH, secret_file),
    TENANT_KEY("assertion", VALUE_TEXT, assertion),
    TENANT_KEY("cloud", VALUE_TEXT, cloud),
    TENANT_KEY("login", VALUE_TEXT, login),
    TENANT_KEY("graph", VALUE_TEXT, graph),
    TENANT_KEY("exchange", VALUE_TEXT, exchange),
    TENANT_KEY("exchange-suffix", VALUE_TEXT, exchange_suffix),
    TENANT_KEY("ca-file", VALUE_PATH, ca_file),
    TENANT_KEY("baseline", VALUE_PATH, baseline),
    TENANT_KEY("fail-on", VALUE_TEXT, fail_on),
    TENANT_KEY("threshold", VALUE_NUMBER, threshold),
    TENANT_KEY("budget", VALUE_NUMBER, budget),
    TENANT_KEY("in-flight", VALUE_NUMBER, in_flight),
    TENANT_KEY("page-size", VALUE_NUMBER, page_size),
};

static const struct key_row signer_keys[] = {
    {"name", VALUE_TEXT, offsetof(struct config_signer, name)},
    {"certificate", VALUE_PATH, offsetof(struct config_signer, certificate)},
};

struct reader {
	const char *path; /* of the file, for messages */
	strview folder;   /* of the file, with its slash; "" is here */
	struct arena *arena;
	struct err *err;
};

static int
fail_type(struct reader *reader, const struct json *value, const char *want)
{
	return yaml_fail(reader->err, reader->path, value,
	    "\"" SV_FMT "\" has to be %s", SV_ARG(value->key), want);
}

static int
fail_key(struct reader *reader, const struct json *value,
    const struct key_row *rows, size_t count)
{
	CLEANUP(strbuf_done) struct strbuf known = {0};

	for (size_t i = 0; i < count; i++)
		strbuf_printf(&known, "%s%s", i > 0 ? ", " : "", rows[i].key);
	(void)yaml_fail(reader->err, reader->path, value,
	    "unknown key \"" SV_FMT "\"", SV_ARG(value->key));
	return err_hint(reader->err, "known here: %s", strbuf_cstr(&known));
}

static const char *
as_path(struct reader *reader, strview text)
{
	if (text.len > 0 && text.ptr[0] == '/')
		return arena_dup(reader->arena, text).ptr;
	return arena_printf(
	    reader->arena, SV_FMT SV_FMT, SV_ARG(reader->folder), SV_ARG(text))
	    .ptr;
}

static int
as_number(struct reader *reader, const struct json *value, int64_t *number)
{
	int64_t sum = 0;

	if (value->text.len == 0 || value->text.len > 9)
		return fail_type(reader, value, "a whole number");
	for (size_t i = 0; i < value->text.len; i++) {
		char c = value->text.ptr[i];
		if (c < '0' || c > '9')
			return fail_type(reader, value, "a whole number");
		sum = sum * 10 + (c - '0');
	}
	*number = sum;
	return 0;
}

static const struct key_row *
find_key(const struct key_row *rows, size_t count, strview key)
{
	for (size_t i = 0; i < count; i++) {
		if (sv_eq(sv_from(rows[i].key), key))
			return &rows[i];
	}
	return NULL;
}

static int
take_value(struct reader *reader, const struct key_row *row,
    const struct json *value, void *to)
{
	char *field = (char *)to + row->offset;

	if (value->type != JSON_STRING)
		return fail_type(reader, value, "plain text");
	switch (row->type) {
	case VALUE_TEXT:
		*(const char **)(void *)field =
		    arena_dup(reader->arena, value->text).ptr;
		return 0;
	case VALUE_PATH:
		*(const char **)(void *)field = as_path(reader, value->text);
		return 0;
	case VALUE_NUMBER:
		return as_number(reader, value, (int64_t *)(void *)field);
	}
	return 0;
}

static int
take_signers(struct reader *reader, const struct json *list,
    struct tenant_config *tenant)
{
	if (list->type != JSON_ARRAY)
		return fail_type(
		    reader, list, "a list of name and certificate");
	tenant->signers =
	    arena_alloc(reader->arena, list->count, sizeof(*tenant->signers));
	for (size_t i = 0; i < list->count; i++) {
		const struct json *entry = &list->items[i];
		struct config_signer *signer =
		    &tenant->signers[tenant->signer_count++];
		for (size_t j = 0; j < entry->count; j++) {
			const struct json *value = &entry->items[j];
			const struct key_row *row = find_key(
			    signer_keys, COUNT_OF(signer_keys), value->key);
			if (row == NULL)
				return fail_key(reader, value, signer_keys,
				    COUNT_OF(signer_keys));
			TRY(take_value(reader, row, value, signer));
		}
		if (signer->name == NULL || signer->certificate == NULL)
			return yaml_fail(reader->err, reader->path, entry,
			    "a signer needs name and certificate");
	}
	return 0;
}

static int
take_tenant(struct reader *reader, const struct json *object,
    struct tenant_config *tenant)
{
	tenant->name = arena_dup(reader->arena, object->key).ptr;
	if (object->type != JSON_OBJECT)
		return fail_type(reader, object, "a block of settings");
	for (size_t i = 0; i < object->count; i++) {
		const struct json *value = &object->items[i];
		if (sv_eq(value->key, SV("signers"))) {
			TRY(take_signers(reader, value, tenant));
			continue;
		}
		const struct key_row *row =
		    find_key(tenant_keys, COUNT_OF(tenant_keys), value->key);
		if (row == NULL)
			return fail_key(
			    reader, value, tenant_keys, COUNT_OF(tenant_keys));
		TRY(take_value(reader, row, value, tenant));
	}
	if (tenant->tenant == NULL) {
		(void)yaml_fail(reader->err, reader->path, object,
		    "tenant \"%s\" has no `tenant:`", tenant->name);
		return err_hint(reader->err,
		    "give its directory (tenant) id or a verified domain");
	}
	return 0;
}

static int
take_tenants(
    struct reader *reader, const struct json *tenants, struct config *config)
{
	if (tenants->type != JSON_OBJECT)
		return fail_type(reader, tenants, "a block of named tenants");
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
	static const struct key_row keys[] = {
	    {"store", VALUE_PATH, offsetof(struct config, store)},
	    {"tenants", VALUE_TEXT, 0},
	};

	if (root->type != JSON_OBJECT)
		return yaml_fail(reader->err, reader->path, root,
		    "settings were expected, such as `store:` and `tenants:`");
	for (size_t i = 0; i < root->count; i++) {
		const struct json *value = &root->items[i];
		const struct key_row *row =
		    find_key(keys, COUNT_OF(keys), value->key);
		if (row == NULL)
			return fail_key(reader, value, keys, COUNT_OF(keys));
		if (sv_eq(value->key, SV("tenants")))
			TRY(take_tenants(reader, value, config));
		else
			TRY(take_value(reader, row, value, config));
	}
	return 0;
}

static const char *
find_path(struct arena *arena)
{
	/* NOLINTNEXTLINE(concurrency-mt-unsafe): there is one thread */
	const char *base = getenv("XDG_CONFIG_HOME");
	/* NOLINTNEXTLINE(concurrency-mt-unsafe): there is one thread */
	const char *home = getenv("HOME");
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
		return 0;
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
	(void)err_set(
	    err, ERR_CONFIG, "%s names no tenant \"%s\"", config->path, name);
	return err_hint(err, "it names: %s", strbuf_cstr(&known));
}

int
config_tenant(const struct config *config, const char *name,
    const struct tenant_config **tenant, struct err *err)
{
	if (config->path == NULL) {
		(void)err_set(err, ERR_CONFIG, "no configuration was found");
		return err_hint(err,
		    "write exoaudit.yaml (see the README), or name one with "
		    "--config FILE");
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
