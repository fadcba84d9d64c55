/*
 * credential.c - which way to sign in, and what it needs.
 */
#include "cmd/credential.h"

#include <stdlib.h>
#include <string.h>

#include "auditor/base/file.h"
#include "auditor/base/lang.h"
#include "auditor/base/limits.h"
#include "auditor/base/log.h"
#include "graph/form.h"
#include "graph/token_source.h"

#include "auditor/base/banned.h"

struct loader {
	const struct session *session;
	const struct tenant_config *tenant;
	struct arena *arena;
	struct credential *credential;
	struct err *err;
};

void
credential_done(struct credential *credential)
{
	secret_done(&credential->secret);
	secret_done(&credential->passphrase);
}

int
credential_fail(const struct session *session, const char *what,
    const char *hint, struct err *err)
{
	(void)err_set(err, ERR_CONFIG, "%s: tenant \"%s\": %s",
	    session->config.path != NULL ? session->config.path
					 : _("the environment"),
	    session->tenant->name, what);
	return err_hint(err, "%s", hint);
}

/* NULL also when it is empty, as scripts leave variables. */
static const char *
environment(const char *name)
{
	/* NOLINTNEXTLINE(concurrency-mt-unsafe): there are no threads */
	const char *value = getenv(name);

	return value != NULL && value[0] != '\0' ? value : NULL;
}

/* Move a variable into ${secret}: it shall not stay in /proc/PID/environ. */
static bool
take_secret(const char *name, struct secret *secret)
{
	/* NOLINTNEXTLINE(concurrency-mt-unsafe): there are no threads */
	char *value = getenv(name);

	if (value == NULL || value[0] == '\0')
		return false;
	secret_set(secret, sv_from(value));
	explicit_bzero(value, strlen(value));
	/* NOLINTNEXTLINE(concurrency-mt-unsafe): there are no threads */
	(void)unsetenv(name);
	return true;
}

/* --- certificate ----------------------------------------------------------- */

static int
read_file(const char *path, struct strbuf *bytes, struct err *err)
{
	/* Room from the start: growing would leave copies behind. */
	form_room(bytes, LIMIT_KEY);
	return file_read(path, LIMIT_KEY, bytes, err);
}

/* Only the blocks of certificates: the key belongs into locked memory. */
static strview
public_part(strview pem, struct strbuf *out)
{
	const strview begin = SV("-----BEGIN CERTIFICATE-----");
	const strview end = SV("-----END CERTIFICATE-----");

	for (;;) {
		size_t from = sv_find(pem, begin);
		pem = sv_slice(pem, from, pem.len);
		size_t to = sv_find(pem, end) + end.len;
		if (pem.len == 0)
			break;
		strbuf_add(out, sv_slice(pem, 0, to));
		strbuf_add_char(out, '\n');
		pem = sv_slice(pem, to, pem.len);
	}
	return strbuf_view(out);
}

static int
load_certificate(struct loader *loader)
{
	CLEANUP(form_wipe) struct strbuf bytes = {0};
	CLEANUP(strbuf_done) struct strbuf certificate = {0};
	const struct tenant_config *tenant = loader->tenant;
	struct credential *credential = loader->credential;
	const char *path = tenant->certificate;

	if (path == NULL)
		path = environment("AZURE_CLIENT_CERTIFICATE_PATH");
	if (path == NULL)
		return credential_fail(loader->session,
		    _("no certificate is set"),
		    _("set `certificate:` or AZURE_CLIENT_CERTIFICATE_PATH"),
		    loader->err);
	if (tenant->passphrase_file != NULL)
		TRY(secret_read(tenant->passphrase_file,
		    &credential->passphrase, loader->err));
	else
		(void)take_secret("AZURE_CLIENT_CERTIFICATE_PASSWORD",
		    &credential->passphrase);
	TRY(read_file(path, &bytes, loader->err));
	if (!sv_has(strbuf_view(&bytes), SV("-----BEGIN "))) {
		secret_set(&credential->secret, strbuf_view(&bytes));
		return 0;
	}
	strview part = public_part(strbuf_view(&bytes), &certificate);
	/* Without a block of a certificate it is refused as no PEM. */
	credential->certificate =
	    part.len > 0 ? arena_dup(loader->arena, part) : SV("-");
	/* The key may stand in the same file, as most tools write it. */
	secret_set(&credential->secret, strbuf_view(&bytes));
	if (tenant->key == NULL)
		return 0;
	CLEANUP(form_wipe) struct strbuf key = {0};
	TRY(read_file(tenant->key, &key, loader->err));
	secret_set(&credential->secret, strbuf_view(&key));
	return 0;
}

/* --- the other ways -------------------------------------------------------- */

static int
load_secret(struct loader *loader)
{
	const struct tenant_config *tenant = loader->tenant;
	struct secret *secret = &loader->credential->secret;
	const char *name = tenant->secret_env != NULL ? tenant->secret_env
						      : "AZURE_CLIENT_SECRET";

	if (tenant->secret_file != NULL)
		return secret_read(tenant->secret_file, secret, loader->err);
	if (take_secret(name, secret))
		return 0;
	(void)err_set(
	    loader->err, ERR_CONFIG, "%s is not in the environment", name);
	return err_hint(
	    loader->err, "set `secret-file:`, or better a certificate");
}

static int
load_federated(struct loader *loader)
{
	const char *path = loader->tenant->token_file;

	if (path == NULL)
		path = environment("AZURE_FEDERATED_TOKEN_FILE");
	loader->credential->token_file = path;
	return 0;
}

static int
load_managed(struct loader *loader)
{
	struct credential *credential = loader->credential;

	credential->endpoint = environment("IDENTITY_ENDPOINT");
	if (credential->endpoint != NULL &&
	    take_secret("IDENTITY_HEADER", &credential->secret))
		return 0;
	credential->endpoint = environment("AZURE_POD_IDENTITY_AUTHORITY_HOST");
	return 0;
}

static int
load_nothing(struct loader *loader)
{
	(void)loader;
	return 0;
}

/* --- the choice ------------------------------------------------------------ */

/* In the order of preference. */
static const struct {
	enum credential_type type;
	const char *variable; /* that chooses it; NULL: none does */
	int (*load)(struct loader *loader);
} ways[] = {
    {CREDENTIAL_CERTIFICATE, "AZURE_CLIENT_CERTIFICATE_PATH", load_certificate},
    {CREDENTIAL_FEDERATED, "AZURE_FEDERATED_TOKEN_FILE", load_federated},
    {CREDENTIAL_SECRET, "AZURE_CLIENT_SECRET", load_secret},
    {CREDENTIAL_MANAGED, "IDENTITY_HEADER", load_managed},
    {CREDENTIAL_DEVICE, NULL, load_nothing},
};

static bool
is_configured(const struct tenant_config *tenant, enum credential_type type)
{
	switch (type) {
	case CREDENTIAL_CERTIFICATE:
		return tenant->certificate != NULL;
	case CREDENTIAL_FEDERATED:
		return tenant->token_file != NULL;
	case CREDENTIAL_SECRET:
		return tenant->secret_file != NULL ||
		       tenant->secret_env != NULL;
	case CREDENTIAL_MANAGED:
	case CREDENTIAL_DEVICE:
	case CREDENTIAL_COUNT:
		break;
	}
	return false;
}

static int
choose(struct loader *loader, enum credential_type *type)
{
	const struct tenant_config *tenant = loader->tenant;
	size_t count = 0;

	if (tenant->sign_in != NULL) {
		if (token_source_find(sv_from(tenant->sign_in), type))
			return 0;
		return credential_fail(loader->session, _("unknown `sign-in:`"),
		    _("one of: certificate, federated, secret, "
		      "managed-identity, device-code"),
		    loader->err);
	}
	for (size_t i = COUNT_OF(ways); i > 0; i--) {
		if (!is_configured(tenant, ways[i - 1].type))
			continue;
		*type = ways[i - 1].type;
		count++;
	}
	if (count > 1)
		return credential_fail(loader->session,
		    _("more than one way to sign in is set"),
		    _("keep the certificate, it is the safest; or say which "
		      "with `sign-in:`"),
		    loader->err);
	for (size_t i = 0; count == 0 && i < COUNT_OF(ways); i++) {
		if (ways[i].variable == NULL ||
		    environment(ways[i].variable) == NULL)
			continue;
		*type = ways[i].type;
		count++;
	}
	if (count > 0)
		return 0;
	return credential_fail(loader->session, _("no way to sign in is set"),
	    _("set `certificate:`, or `sign-in:` to one of: certificate, "
	      "federated, secret, managed-identity, device-code"),
	    loader->err);
}

static int
settle_algorithm(struct loader *loader)
{
	const char *name = loader->tenant->assertion;

	if (name == NULL || strcmp(name, "ps256") == 0)
		return 0;
	loader->credential->use_rs256 = true;
	if (strcmp(name, "rs256") == 0)
		return 0;
	return credential_fail(loader->session, _("unknown `assertion:`"),
	    _("one of: ps256, rs256"), loader->err);
}

int
credential_load(const struct session *session, struct arena *arena,
    struct credential *credential, struct err *err)
{
	struct secret unused = {0};
	enum credential_type type = CREDENTIAL_CERTIFICATE;
	struct loader loader = {
	    .session = session,
	    .tenant = session->tenant,
	    .arena = arena,
	    .credential = credential,
	    .err = err,
	};

	TRY(settle_algorithm(&loader));
	TRY(choose(&loader, &type));
	credential->type = type;
	for (size_t i = 0; i < COUNT_OF(ways); i++) {
		if (ways[i].type == type)
			TRY(ways[i].load(&loader));
	}
	/* Wiped whoever uses it; a warning where it would have won. */
	bool is_left = take_secret("AZURE_CLIENT_SECRET", &unused);
	secret_done(&unused);
	if (is_left && type == CREDENTIAL_CERTIFICATE)
		log_line(LOG_WARN,
		    "AZURE_CLIENT_SECRET is set and not used: the "
		    "certificate signs in; other tools would take the secret");
	return 0;
}
