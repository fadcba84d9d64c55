/*
 * kit_signers.c - keys and certificates made anew for one test program.
 */
#include "tests/support/kit_signers.h"

#include <fcntl.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#include "auditor/base/arena.h"
#include "auditor/base/file.h"
#include "tests/support/kit_rows.h"

extern char **environ;

static struct arena *paths;

const char *
kit_path(const char *name)
{
	if (paths == NULL)
		paths = arena_new();
	return arena_printf(paths, "%s/%s", kit_folder(), name).ptr;
}

void
kit_write(const char *name, strview bytes)
{
	struct err err = {0};

	KIT_GOOD(file_publish(kit_path(name), bytes, 0600, &err), &err);
}

strview
kit_read(const char *name)
{
	return kit_file(kit_path(name));
}

int
kit_run(const char *const *arguments)
{
	posix_spawn_file_actions_t actions;
	char *argv[64] = {NULL};
	int status = 0;
	pid_t pid;

	if (arguments[0] == NULL)
		return -1;
	/* What is run does not write to them. */
	for (size_t i = 0; arguments[i] != NULL; i++) {
		KIT_TRUE(i + 1 < COUNT_OF(argv));
		memcpy(&argv[i], &arguments[i], sizeof(argv[i]));
	}
	(void)posix_spawn_file_actions_init(&actions);
	(void)posix_spawn_file_actions_addopen(
	    &actions, 1, kit_path("log"), O_WRONLY | O_CREAT | O_TRUNC, 0600);
	(void)posix_spawn_file_actions_adddup2(&actions, 1, 2);
	KIT_INT(
	    posix_spawnp(&pid, arguments[0], &actions, NULL, argv, environ), 0);
	(void)posix_spawn_file_actions_destroy(&actions);
	KIT_INT(waitpid(pid, &status, 0), pid);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static EVP_PKEY *
read_key(const char *name)
{
	strview pem = kit_read(arena_printf(paths, "%s.key.pem", name).ptr);
	BIO *bio = BIO_new_mem_buf(pem.ptr, (int)pem.len);
	EVP_PKEY *key = PEM_read_bio_PrivateKey(bio, NULL, NULL, NULL);

	BIO_free(bio);
	return key;
}

static EVP_PKEY *
make_key(const char *type)
{
	if (strcmp(type, "RSA") == 0)
		return EVP_RSA_gen(2048);
	if (strcmp(type, "RSA-1024") == 0)
		return EVP_RSA_gen(1024);
	if (strcmp(type, "ED25519") == 0)
		return EVP_PKEY_Q_keygen(NULL, NULL, type);
	if (strcmp(type, "RSA-PSS") != 0)
		return EVP_EC_gen(type);

	EVP_PKEY *key = NULL;
	EVP_PKEY_CTX *ctx = EVP_PKEY_CTX_new_from_name(NULL, type, NULL);
	KIT_TRUE(EVP_PKEY_keygen_init(ctx) == 1);
	KIT_TRUE(EVP_PKEY_CTX_set_rsa_keygen_bits(ctx, 2048) == 1);
	KIT_TRUE(EVP_PKEY_keygen(ctx, &key) == 1);
	EVP_PKEY_CTX_free(ctx);
	return key;
}

static void
add_key_id(X509 *certificate)
{
	X509V3_CTX ctx;

	X509V3_set_ctx(&ctx, certificate, certificate, NULL, NULL, 0);
	X509_EXTENSION *extension =
	    X509V3_EXT_conf_nid(NULL, &ctx, NID_subject_key_identifier, "hash");
	KIT_TRUE(X509_add_ext(certificate, extension, -1) == 1);
	X509_EXTENSION_free(extension);
}

static X509 *
make_certificate(const struct kit_signer *signer, EVP_PKEY *key)
{
	X509 *certificate = X509_new();
	X509_NAME *name = X509_get_subject_name(certificate);
	const char *subject =
	    signer->subject != NULL ? signer->subject : signer->name;
	bool is_bare = EVP_PKEY_get_base_id(key) == EVP_PKEY_ED25519;

	KIT_TRUE(X509_set_version(certificate, X509_VERSION_3) == 1);
	KIT_TRUE(X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
		     (const unsigned char *)subject, -1, -1, 0) == 1);
	KIT_TRUE(X509_set_issuer_name(certificate, name) == 1);
	KIT_TRUE(ASN1_INTEGER_set(X509_get_serialNumber(certificate), 7) == 1);
	KIT_TRUE(ASN1_TIME_set(X509_getm_notBefore(certificate),
		     (time_t)signer->from) != NULL);
	KIT_TRUE(ASN1_TIME_set(X509_getm_notAfter(certificate),
		     (time_t)signer->until) != NULL);
	KIT_TRUE(X509_set_pubkey(certificate, key) == 1);
	add_key_id(certificate);
	KIT_TRUE(
	    X509_sign(certificate, key, is_bare ? NULL : EVP_sha256()) > 0);
	return certificate;
}

void
kit_signer_make(const struct kit_signer *signer)
{
	BIO *bio = BIO_new(BIO_s_mem());
	char *text;

	(void)kit_path("");
	EVP_PKEY *key = signer->type[0] == '=' ? read_key(signer->type + 1)
					       : make_key(signer->type);
	KIT_TRUE(key != NULL);
	X509 *certificate = make_certificate(signer, key);
	KIT_TRUE(
	    PEM_write_bio_PrivateKey(bio, key, NULL, NULL, 0, NULL, NULL) == 1);
	long len = BIO_get_mem_data(bio, &text);
	kit_write(arena_printf(paths, "%s.key.pem", signer->name).ptr,
	    (strview){text, (size_t)len});
	(void)BIO_reset(bio);
	KIT_TRUE(PEM_write_bio_X509(bio, certificate) == 1);
	len = BIO_get_mem_data(bio, &text);
	kit_write(arena_printf(paths, "%s.crt.pem", signer->name).ptr,
	    (strview){text, (size_t)len});
	X509_free(certificate);
	EVP_PKEY_free(key);
	BIO_free(bio);
}
