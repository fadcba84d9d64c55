/*
 * config_keys.c - every key of exoaudit.yaml; what the reader takes and what
 * the manual says of it.
 */
#include "auditor/base/attr.h"
#include "auditor/base/lang.h"
#include "auditor/notify/notify.h"
#include "cmd/config.h"
#include "cmd/config_value.h"

#include "auditor/base/banned.h"

static const struct key_row root_keys[] = {
    {"store", VALUE_PATH, offsetof(struct config, store),
	N_("history database, a file")},
    {"tenants", VALUE_LIST, 0,
	N_("a block for each tenant, by a name of yours")},
};

#define TENANT(key, type, member, about)                                       \
	{                                                                      \
		key, type, offsetof(struct tenant_config, member), about       \
	}

static const struct key_row tenant_keys[] = {
    TENANT("tenant", VALUE_TEXT, tenant,
	N_("directory (tenant) id or a verified domain; otherwise "
	   "AZURE_TENANT_ID")),
    TENANT("client-id", VALUE_TEXT, client_id,
	N_("application (client) id of the auditor; otherwise "
	   "AZURE_CLIENT_ID")),
    TENANT("sign-in", VALUE_TEXT, sign_in,
	N_("certificate, secret, federated, managed-identity or device-code, "
	   "when it is not plain from the other keys")),
    TENANT("certificate", VALUE_PATH, certificate,
	N_("certificate by which the auditor signs in: PEM, or PKCS#12 with "
	   "key")),
    TENANT("certificate-password-file", VALUE_INPUT, passphrase_file,
	N_("first line: password of the PKCS#12; \"-\" is standard input")),
    TENANT("key", VALUE_PATH, key,
	N_("private key, PEM; otherwise in the file of the certificate")),
    TENANT("passphrase-file", VALUE_INPUT, passphrase_file,
	N_("first line: passphrase of the key; \"-\" is standard input")),
    TENANT("federated-token-file", VALUE_PATH, token_file,
	N_("token of another issuer, read each time one is needed")),
    TENANT("secret-file", VALUE_INPUT, secret_file,
	N_("first line: client secret; \"-\" is standard input")),
    TENANT("secret-env", VALUE_TEXT, secret_env,
	N_("environment variable with the client secret")),
    TENANT("assertion", VALUE_TEXT, assertion,
	N_("ps256, or rs256 for a cloud without it")),
    TENANT("cloud", VALUE_TEXT, cloud, N_("global, gcc-high, dod or china")),
    TENANT("login", VALUE_TEXT, login, N_("address in place of the cloud's")),
    TENANT("graph", VALUE_TEXT, graph, N_("address in place of the cloud's")),
    TENANT("exchange", VALUE_TEXT, exchange,
	N_("address in place of the cloud's")),
    TENANT("exchange-suffix", VALUE_TEXT, exchange_suffix,
	N_("how hosts end that Exchange may redirect to")),
    TENANT("ca-file", VALUE_PATH, ca_file,
	N_("certificate authorities in place of the system's, PEM")),
    TENANT("proxy", VALUE_TEXT, proxy,
	N_("http://host:port; otherwise HTTPS_PROXY")),
    TENANT("no-proxy", VALUE_TEXT, no_proxy,
	N_("hosts that are asked directly, with commas; otherwise NO_PROXY")),
    TENANT("proxy-user", VALUE_TEXT, proxy_user, N_("name at the proxy")),
    TENANT("proxy-password-file", VALUE_INPUT, proxy_password_file,
	N_("first line: password at the proxy")),
    TENANT("baseline", VALUE_PATH, baseline,
	N_("signed baseline that the tenant is held against")),
    TENANT("trust", VALUE_PATH, trust,
	N_("trust document that names who may sign")),
    TENANT("trust-sha256", VALUE_TEXT, trust_digest,
	N_("digest of its first version, for a machine that has not seen it")),
    TENANT("fail-on", VALUE_TEXT, fail_on,
	N_("severity from which on findings give status 1")),
    TENANT(
	"checks", VALUE_PATH, checks, N_("folder of checks of your own, SQL")),
    TENANT("profile", VALUE_PROFILES, profile,
	N_("profiles that say which checks count, names or files, with "
	   "commas")),
    TENANT("threshold", VALUE_NUMBER, threshold,
	N_("how many of the signers have to sign")),
    TENANT("budget", VALUE_NUMBER, budget, N_("seconds for a whole run")),
    TENANT("in-flight", VALUE_NUMBER, in_flight,
	N_("requests under way at once for each service")),
    TENANT("requests-per-second", VALUE_NUMBER, per_second,
	N_("requests begun in a second for each service")),
    TENANT("page-size", VALUE_NUMBER, page_size,
	N_("elements asked for at once; lowers what is usual")),
    {"signers", VALUE_LIST, 0,
	N_("who may sign: name and certificate of each")},
    {"notify", VALUE_LIST, 0, N_("who is told when findings come and go")},
};

static const struct key_row signer_keys[] = {
    {"name", VALUE_TEXT, offsetof(struct config_signer, name),
	N_("how reports call the signer")},
    {"certificate", VALUE_PATH, offsetof(struct config_signer, certificate),
	N_("the certificate that is trusted, PEM")},
};

#define NOTIFY(key, type, member, about)                                       \
	{                                                                      \
		key, type, offsetof(struct notify_target, member), about       \
	}

static const struct key_row notify_keys[] = {
    NOTIFY(
	"type", VALUE_TEXT, type, N_("webhook, slack, teams, mail or syslog")),
    NOTIFY("url", VALUE_TEXT, url,
	N_("https://, smtps:// or smtp:// (with STARTTLS), udp://, tcp:// or "
	   "unix:///dev/log")),
    NOTIFY("url-file", VALUE_PATH, url_file,
	N_("first line: the same, where the address is a secret")),
    NOTIFY("from", VALUE_TEXT, from, N_("mail: address of the sender")),
    {"to", VALUE_LIST, 0, N_("mail: list of addresses")},
    NOTIFY("user", VALUE_TEXT, user, N_("mail: name at the server")),
    NOTIFY("password-file", VALUE_PATH, password_file,
	N_("mail: first line: password at the server")),
    NOTIFY("ca-file", VALUE_PATH, ca_file,
	N_("certificate authorities in place of the system's, PEM")),
    NOTIFY("severity", VALUE_SEVERITY, least,
	N_("findings below it are not told; otherwise medium")),
};

static const struct key_table tables[] = {
    [CONFIG_ROOT] = {root_keys, COUNT_OF(root_keys)},
    [CONFIG_TENANT] = {tenant_keys, COUNT_OF(tenant_keys)},
    [CONFIG_SIGNER] = {signer_keys, COUNT_OF(signer_keys)},
    [CONFIG_NOTIFY] = {notify_keys, COUNT_OF(notify_keys)},
};

const struct key_table *
config_keys(enum config_block block)
{
	return &tables[block];
}
