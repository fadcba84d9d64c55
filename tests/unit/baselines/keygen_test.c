/*
 * keygen_test.c - keys that are made sign; PKCS#12 files give theirs.
 */
#include "tests/unit/baselines/people.h"

#include <string.h>

#include "baselines/keygen.h"
#include "baselines/pkcs12.h"

#define PHRASE "correct horse battery"

struct keygen_row {
	const char *name;
	const char *type;
	const char *phrase;
	const char *problem; /* NULL: made */
};

static const struct keygen_row keys[] = {
    {"P-256", "ecdsa-p256", PHRASE, NULL},
    {"P-384", "ecdsa-p384", PHRASE, NULL},
    {"P-521", "ecdsa-p521", PHRASE, NULL},
    {"RSA", "rsa-3072", PHRASE, NULL},
    {"unknown", "dsa-1024", PHRASE, "no kind of key \"dsa-1024\""},
    {"no type", "", PHRASE, "no kind of key \"\""},
    {"short passphrase", "ecdsa-p256", "seven..", "less than 8 characters"},
};

static int
make(const struct keygen_row *row, struct strbuf *key, struct strbuf *pem,
    struct err *err)
{
	CLEANUP(secret_done) struct secret phrase = {0};

	secret_set(&phrase, sv_from(row->phrase));
	const struct keygen_request request = {
	    .name = SV("Mika Mäkinen"),
	    .type = sv_from(row->type),
	    .from = NOW,
	    .until = NOW + 86400,
	    .passphrase = &phrase,
	};
	return keygen_make(&request, key, pem, err);
}

static void
makes_keys(const void *at)
{
	const struct keygen_row *row = at;
	CLEANUP(strbuf_done) struct strbuf key = {0};
	CLEANUP(strbuf_done) struct strbuf pem = {0};
	CLEANUP(strbuf_done) struct strbuf out = {0};
	CLEANUP(secret_done) struct secret phrase = {0};
	struct err err = {0};

	people_prepare();
	int status = make(row, &key, &pem, &err);
	if (row->problem != NULL) {
		KIT_INT(status, -1);
		KIT_INT(err.code, ERR_USAGE);
		KIT_HAS(sv_from(err.text), row->problem);
		KIT_INT(key.len + pem.len, 0);
		return;
	}
	KIT_GOOD(status, &err);
	KIT_TRUE(signature_is_locked(strbuf_view(&key)));
	KIT_HAS(strbuf_view(&key), "BEGIN ENCRYPTED PRIVATE KEY");
	secret_set(&phrase, SV(PHRASE));
	KIT_GOOD(signature_make(SV(DOCUMENT), strbuf_view(&pem),
		     strbuf_view(&key), &phrase, NOW, &out, &err),
	    &err);
	secret_set(&phrase, SV("another one"));
	KIT_INT(signature_make(SV(DOCUMENT), strbuf_view(&pem),
		    strbuf_view(&key), &phrase, NOW, &out, &err),
	    -1);
	KIT_HAS(sv_from(err.text), "the passphrase does not open the key");
}

struct pkcs12_row {
	const char *name;
	const char *made_with; /* -passout */
	const char *phrase;    /* NULL: none */
	bool is_locked;
	const char *problem; /* NULL: read */
};

static const struct pkcs12_row files[] = {
    {"right passphrase", "pass:" PHRASE, PHRASE, true, NULL},
    {"wrong passphrase", "pass:" PHRASE, "another one", true,
	"the passphrase does not open the PKCS#12 file"},
    {"no passphrase", "pass:" PHRASE, NULL, true,
	"is encrypted and no passphrase is given"},
    {"none needed", "pass:", NULL, false, NULL},
};

static void
reads_pkcs12(const void *at)
{
	const struct pkcs12_row *row = at;
	CLEANUP(strbuf_done) struct strbuf key = {0};
	CLEANUP(strbuf_done) struct strbuf pem = {0};
	CLEANUP(strbuf_done) struct strbuf out = {0};
	CLEANUP(secret_done) struct secret phrase = {0};
	struct err err = {0};

	people_prepare();
	const char *const run[] = {"openssl", "pkcs12", "-export", "-in",
	    people_file_of("bob", "crt.pem"), "-inkey",
	    people_file_of("bob", "key.pem"), "-out", kit_path("bob.p12"),
	    "-passout", row->made_with, NULL};
	KIT_INT(kit_run(run), 0);
	strview bytes = kit_read("bob.p12");
	KIT_TRUE(pkcs12_is(bytes));
	KIT_INT(pkcs12_is_locked(bytes), row->is_locked);
	if (row->phrase != NULL)
		secret_set(&phrase, sv_from(row->phrase));
	int status = pkcs12_read(
	    bytes, row->phrase != NULL ? &phrase : NULL, &pem, &key, &err);
	if (row->problem != NULL) {
		KIT_INT(status, -1);
		KIT_HAS(sv_from(err.text), row->problem);
		return;
	}
	KIT_GOOD(status, &err);
	KIT_TRUE(!signature_is_locked(strbuf_view(&key)));
	KIT_GOOD(signature_make(SV(DOCUMENT), strbuf_view(&pem),
		     strbuf_view(&key), NULL, NOW, &out, &err),
	    &err);
	KIT_TEXT(people_check(strbuf_view(&out)).signer, SV("bob"));
}

static void
refuses_other_files(const void *at)
{
	CLEANUP(strbuf_done) struct strbuf key = {0};
	CLEANUP(strbuf_done) struct strbuf pem = {0};
	struct err err = {0};

	(void)at;
	people_prepare();
	KIT_TRUE(!pkcs12_is(people_pem_of("bob", "crt.pem")));
	KIT_INT(pkcs12_read(SV("0not at all"), NULL, &pem, &key, &err), -1);
	KIT_HAS(sv_from(err.text), "neither PEM nor a PKCS#12 file");
}

int
main(void)
{
	KIT_ROWS(keys, makes_keys);
	KIT_ROWS(files, reads_pkcs12);
	kit_case("refuses other files", refuses_other_files);
	int status = kit_finish();
	arena_free(arena);
	return status;
}
