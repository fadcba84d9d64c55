/*
 * sign_test.c - which signatures are made, and whose keys are pinned.
 */
#include "tests/unit/baselines/people.h"

#include <string.h>

struct make_row {
	const char *name;
	const char *certificate;
	const char *key;
	int64_t at;
	const char *passphrase;
	const char *problem; /* NULL: made */
};

static const struct make_row make_rows[] = {
    {"another's key", "alice.crt.pem", "bob.key.pem", NOW, NULL,
	"the key is not the one of the certificate"},
    {"no key", "alice.crt.pem", "alice.crt.pem", NOW, NULL,
	"key of the signer: not a private key in PEM form"},
    {"no certificate", "alice.key.pem", "alice.key.pem", NOW, NULL,
	"certificate of the signer: not one PEM block \"CERTIFICATE\""},
    {"too early", "alice.crt.pem", "alice.key.pem", FROM - 1, NULL,
	"the certificate is not valid on 1999-12-31T23:59:59Z"},
    {"first second", "alice.crt.pem", "alice.key.pem", FROM, NULL, NULL},
    {"last second", "alice.crt.pem", "alice.key.pem", UNTIL, NULL, NULL},
    {"too late", "alice.crt.pem", "alice.key.pem", UNTIL + 1, NULL,
	"the certificate is not valid on"},
    {"encrypted key", "bob.crt.pem", "locked.pem", NOW, "open sesame", NULL},
    {"no passphrase", "bob.crt.pem", "locked.pem", NOW, NULL,
	"the key is encrypted and no passphrase is given"},
    {"wrong passphrase", "bob.crt.pem", "locked.pem", NOW, "sesame",
	"the passphrase does not open the key"},
    {"short RSA key", "weak.crt.pem", "weak.key.pem", NOW, NULL,
	"an RSA key of 1024 bits, where 2048 are the least"},
    {"other curve", "curve.crt.pem", "curve.key.pem", NOW, NULL,
	"a key of another kind"},
    {"Ed25519", "edwards.crt.pem", "edwards.key.pem", NOW, NULL,
	"a key of another kind"},
};

static void
lock_key(void)
{
	const char *const run[] = {"openssl", "pkcs8", "-topk8", "-in",
	    people_file_of("bob", "key.pem"), "-out", kit_path("locked.pem"),
	    "-passout", "pass:open sesame", NULL};

	KIT_INT(kit_run(run), 0);
}

static void
makes(const void *at)
{
	const struct make_row *row = at;
	CLEANUP(strbuf_done) struct strbuf out = {0};
	CLEANUP(secret_done) struct secret secret = {0};
	struct err err = {0};

	people_prepare();
	if (strcmp(row->key, "locked.pem") == 0)
		lock_key();
	if (row->passphrase != NULL)
		secret_set(&secret, sv_from(row->passphrase));
	int status = signature_make(SV(DOCUMENT), kit_read(row->certificate),
	    kit_read(row->key), row->passphrase != NULL ? &secret : NULL,
	    row->at, &out, &err);
	if (row->problem == NULL) {
		KIT_GOOD(status, &err);
		KIT_INT(people_check(strbuf_view(&out)).signed_at, row->at);
		return;
	}
	KIT_INT(status, -1);
	KIT_INT(out.len, 0);
	KIT_HAS(sv_from(err.text), row->problem);
}

static void
weak_keys_are_not_pinned(const void *at)
{
	static const char *const names[] = {"weak", "curve", "edwards"};
	struct signer signer = {0};
	struct err err = {0};

	(void)at;
	people_prepare();
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		KIT_INT(signer_load(sv_from(names[i]),
			    people_pem_of(names[i], "crt.pem"), arena, &signer,
			    &err),
		    -1);
		KIT_HAS(sv_from(err.text), "certificate of signer ");
		KIT_TRUE(signer.name.ptr == NULL);
	}
	KIT_INT(signer_load(SV(""), people_pem_of("bob", "crt.pem"), arena,
		    &signer, &err),
	    -1);
}

int
main(void)
{
	KIT_ROWS(make_rows, makes);
	kit_case("weak keys are not pinned", weak_keys_are_not_pinned);
	int status = kit_finish();
	arena_free(arena);
	return status;
}
