/*
 * fake_data.h - the fixture tenant: its settings, its lists, its certificates.
 *
 * A fixture is a folder with tenant.json and one file per list.  tenant.json
 * may name a folder to extend: then its own members replace the other's, and
 * objects in its lists are appended, replace those of the same id (or Guid),
 * or remove them ("_remove": true).  defaults.json holds, per list, the
 * members that every object has; a text there may refer to others: "CN={Name}".
 * Members whose name begins with "_" are never served.
 */
#ifndef TESTS_SUPPORT_FAKE_DATA_H
#define TESTS_SUPPORT_FAKE_DATA_H

#include <stdbool.h>
#include <stddef.h>

#include <cjson/cJSON.h>

#define FAKE_CERTS_MAX 8

/* A registered client certificate: OpenSSL's X509, and how JWTs name it. */
struct fake_cert {
	void *x509;
	char *sha1;   /* base64url, as in x5t */
	char *sha256; /* base64url, as in x5t#S256 */
};

/* Everything that stays as it is while the server runs. */
struct fake_site {
	cJSON *tenant;   /* tenant.json */
	cJSON *lists;    /* list name -> array of complete objects */
	cJSON *defaults; /* list name -> default object */
	struct fake_cert certs[FAKE_CERTS_MAX];
	size_t cert_count;
	unsigned page_size; /* 0: as the request asks */
	unsigned delay_ms;
	unsigned short port;
};

/* fake_data_load(site, dir): read the fixture in ${dir}, or end the program. */
void fake_data_load(struct fake_site *site, const char *dir);

/* fake_data_add_cert(site, path): register a PEM certificate, or end. */
void fake_data_add_cert(struct fake_site *site, const char *path);

/* fake_data_done(site): free it all. */
void fake_data_done(struct fake_site *site);

/* fake_data_list(site, name): the objects of list ${name}, or NULL. */
const cJSON *fake_data_list(const struct fake_site *site, const char *name);

/* fake_data_tenant_id(site): the tenant's GUID. */
const char *fake_data_tenant_id(const struct fake_site *site);

/*
 * fake_data_is_tenant(site, name):
 * Is ${name} the tenant's GUID or one of its verified domains?
 */
bool fake_data_is_tenant(const struct fake_site *site, const char *name);

/* fake_data_app(site, client_id): the app's settings, or NULL. */
const cJSON *fake_data_app(const struct fake_site *site, const char *client_id);

/* fake_data_serve(object): a copy of ${object} without "_" members. */
cJSON *fake_data_serve(const cJSON *object);

/*
 * fake_data_complete(defaults, object):
 * Return ${object} with what ${defaults} adds to it, in the order of
 * ${defaults}; ${defaults} may be NULL.
 */
cJSON *fake_data_complete(const cJSON *defaults, const cJSON *object);

#endif
