/*
 * fake_data - reads a fixture tenant from its folder.
 */
#include "tests/support/fake_data.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include "tests/support/fake_crowd.h"
#include "tests/support/fake_json.h"
#include "tests/support/fake_text.h"
#include "tests/support/fake_util.h"

#define EXTENDS_MAX 8

static cJSON *
read_json(const char *path)
{
	FAKE_CLEANUP(fake_text_done) struct fake_text bytes = {0};

	if (!fake_read_file(path, &bytes))
		return NULL;
	cJSON *json =
	    cJSON_ParseWithOpts(bytes.len > 0 ? bytes.data : "", NULL, 1);
	if (json == NULL)
		fake_die("%s: not JSON near byte %td", path,
		    cJSON_GetErrorPtr() - bytes.data);
	return json;
}

static int
find_by_id(const cJSON *list, const char *id)
{
	const cJSON *object;
	int at = 0;

	cJSON_ArrayForEach(object, list)
	{
		const char *have = fake_json_id(object);

		if (id != NULL && have != NULL && strcasecmp(have, id) == 0)
			return at;
		at++;
	}
	return -1;
}

/* Append, replace or remove the objects of ${more}; takes them. */
static void
merge_list(cJSON *list, cJSON *more)
{
	cJSON *object;

	while ((object = cJSON_DetachItemFromArray(more, 0)) != NULL) {
		int at = find_by_id(list, fake_json_id(object));
		bool remove = cJSON_IsTrue(fake_json_get(object, "_remove"));

		if (at >= 0 && remove)
			cJSON_DeleteItemFromArray(list, at);
		else if (at >= 0)
			cJSON_ReplaceItemInArray(list, at, object);
		else if (!remove)
			cJSON_AddItemToArray(list, object);
		if (remove)
			cJSON_Delete(object);
	}
}

static void
merge_members(cJSON *object, cJSON *more)
{
	cJSON *member;

	while ((member = cJSON_DetachItemFromArray(more, 0)) != NULL) {
		char *key = fake_string(member->string);

		fake_json_put(object, key, member);
		free(key);
	}
}

static void
load_file(struct fake_site *site, const char *dir, const char *file)
{
	FAKE_CLEANUP(fake_text_done) struct fake_text path = {0};
	char *name = fake_copy(file, strlen(file) - strlen(".json"));

	fake_text_printf(&path, "%s/%s", dir, file);
	cJSON *json = read_json(path.data);
	if (json == NULL)
		fake_die("%s: cannot be read", path.data);
	if (strcmp(name, "tenant") == 0) {
		merge_members(site->tenant, json);
	} else if (strcmp(name, "defaults") == 0) {
		merge_members(site->defaults, json);
	} else if (cJSON_IsArray(json)) {
		if (fake_json_get(site->lists, name) == NULL)
			cJSON_AddArrayToObject(site->lists, name);
		merge_list(
		    cJSON_GetObjectItemCaseSensitive(site->lists, name), json);
	} else {
		fake_die("%s: not a list", path.data);
	}
	cJSON_Delete(json);
	free(name);
}

static int
is_json_file(const struct dirent *entry)
{
	size_t len = strlen(entry->d_name);

	return len > 5 && strcmp(entry->d_name + len - 5, ".json") == 0;
}

static void
load_dir(struct fake_site *site, const char *dir, int depth)
{
	FAKE_CLEANUP(fake_text_done) struct fake_text path = {0};
	struct dirent **entries;

	fake_text_printf(&path, "%s/tenant.json", dir);
	cJSON *tenant = read_json(path.data);
	if (tenant == NULL || depth > EXTENDS_MAX)
		fake_die("%s: no fixture", dir);
	const char *parent = fake_json_text(tenant, "extends");
	if (parent != NULL) {
		path.len = 0;
		if (parent[0] != '/')
			fake_text_printf(&path, "%s/", dir);
		fake_text_puts(&path, parent);
		load_dir(site, path.data, depth + 1);
	}
	cJSON_Delete(tenant);

	int count = scandir(dir, &entries, is_json_file, alphasort);
	if (count < 0)
		fake_die("%s: cannot be listed", dir);
	for (int i = 0; i < count; i++) {
		load_file(site, dir, entries[i]->d_name);
		free(entries[i]);
	}
	free(entries);
}

static void
complete_lists(struct fake_site *site)
{
	cJSON *complete = cJSON_CreateObject();
	const cJSON *list;

	cJSON_ArrayForEach(list, site->lists)
	{
		const cJSON *defaults =
		    fake_json_get(site->defaults, list->string);
		cJSON *out = cJSON_AddArrayToObject(complete, list->string);
		const cJSON *object;

		cJSON_ArrayForEach(object, list)
		{
			cJSON_AddItemToArray(
			    out, fake_data_complete(defaults, object));
		}
	}
	cJSON_Delete(site->lists);
	site->lists = complete;
}

void
fake_data_load(struct fake_site *site, const char *dir)
{
	site->tenant = cJSON_CreateObject();
	site->lists = cJSON_CreateObject();
	site->defaults = cJSON_CreateObject();
	load_dir(site, dir, 0);
	complete_lists(site);
	fake_crowd_add(site);
	if (fake_data_tenant_id(site) == NULL)
		fake_die("%s/tenant.json: no tenantId", dir);
}

static char *
thumbprint(const X509 *x509, const EVP_MD *digest)
{
	unsigned char hash[EVP_MAX_MD_SIZE];
	unsigned len = 0;

	if (X509_digest(x509, digest, hash, &len) != 1)
		fake_die("cannot digest a certificate");
	return fake_base64url(hash, len);
}

void
fake_data_add_cert(struct fake_site *site, const char *path)
{
	FILE *file = fopen(path, "re");

	if (file == NULL || site->cert_count == FAKE_CERTS_MAX)
		fake_die("%s: certificate not taken", path);
	X509 *x509 = PEM_read_X509(file, NULL, NULL, NULL);
	(void)fclose(file);
	if (x509 == NULL)
		fake_die("%s: no certificate in it", path);
	site->certs[site->cert_count++] = (struct fake_cert){
	    .x509 = x509,
	    .sha1 = thumbprint(x509, EVP_sha1()),
	    .sha256 = thumbprint(x509, EVP_sha256()),
	};
}

void
fake_data_done(struct fake_site *site)
{
	cJSON_Delete(site->tenant);
	cJSON_Delete(site->lists);
	cJSON_Delete(site->defaults);
	for (size_t i = 0; i < site->cert_count; i++) {
		X509_free(site->certs[i].x509);
		free(site->certs[i].sha1);
		free(site->certs[i].sha256);
	}
}

const cJSON *
fake_data_list(const struct fake_site *site, const char *name)
{
	return fake_json_get(site->lists, name);
}

const char *
fake_data_tenant_id(const struct fake_site *site)
{
	return fake_json_text(site->tenant, "tenantId");
}

bool
fake_data_is_tenant(const struct fake_site *site, const char *name)
{
	const cJSON *domain;

	if (strcasecmp(name, fake_data_tenant_id(site)) == 0)
		return true;
	cJSON_ArrayForEach(domain, fake_data_list(site, "domains"))
	{
		const char *id = fake_json_text(domain, "id");

		if (id != NULL && strcasecmp(id, name) == 0 &&
		    cJSON_IsTrue(fake_json_get(domain, "isVerified")))
			return true;
	}
	return false;
}

const cJSON *
fake_data_app(const struct fake_site *site, const char *client_id)
{
	const cJSON *app;

	cJSON_ArrayForEach(app, fake_json_get(site->tenant, "apps"))
	{
		const char *id = fake_json_text(app, "clientId");

		if (id != NULL && strcasecmp(id, client_id) == 0)
			return app;
	}
	return NULL;
}
