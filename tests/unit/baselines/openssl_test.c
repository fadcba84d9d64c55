/*
 * openssl_test.c - `openssl cms` takes ours, and we take what it makes.
 */
#include "tests/unit/baselines/people.h"

#include <string.h>

struct own_row {
	const char *name;
	const char *signer;
};

static const struct own_row own_rows[] = {
    {"ours: RSA", "alice"},
    {"ours: P-256", "bob"},
    {"ours: P-384", "carol"},
    {"ours: P-521", "dave"},
    {"ours: RSASSA-PSS", "erin"},
};

static void
openssl_takes(const void *at)
{
	const struct own_row *row = at;

	people_prepare();
	strview pem = people_sign_as(row->signer);
	struct signature_verdict verdict = people_check(pem);
	KIT_TEXT(verdict.problem, SV(""));
	KIT_TEXT(verdict.signer, sv_from(row->signer));
	KIT_INT(verdict.signed_at, NOW);

	kit_write("own.p7s", pem);
	const char *const run[] = {"openssl", "cms", "-verify", "-binary",
	    "-inform", "PEM", "-content", kit_path("doc"), "-CAfile",
	    people_file_of(row->signer, "crt.pem"), "-purpose", "any",
	    "-no_check_time", "-in", kit_path("own.p7s"), "-out",
	    kit_path("out"), NULL};
	KIT_INT(kit_run(run), 0);
	KIT_TEXT(kit_read("out"), SV(DOCUMENT));
}

struct openssl_row {
	const char *name;
	const char *signer;
	const char *options; /* between blanks; %NAME is a certificate's path */
	const char *problem; /* NULL: it counts */
	const char *as;      /* NULL: as the signer's */
};

static const struct openssl_row openssl_rows[] = {
    {"openssl: RSA", "alice", "-binary", NULL, NULL},
    {"openssl: without capabilities", "alice", "-binary -nosmimecap", NULL,
	NULL},
    {"openssl: without certificate", "alice", "-binary -nocerts", NULL, NULL},
    {"openssl: by key id", "alice", "-binary -keyid", NULL, NULL},
    {"openssl: SHA-384", "alice", "-binary -md sha384", NULL, NULL},
    {"openssl: SHA-512", "alice", "-binary -md sha512", NULL, NULL},
    {"openssl: PSS", "alice", "-binary -keyopt rsa_padding_mode:pss", NULL,
	NULL},
    {"openssl: PSS, SHA-512", "alice",
	"-binary -md sha512 -keyopt rsa_padding_mode:pss", NULL, NULL},
    {"openssl: PSS, short salt", "alice",
	"-binary -keyopt rsa_padding_mode:pss -keyopt rsa_pss_saltlen:32", NULL,
	NULL},
    {"openssl: PSS key", "erin", "-binary -keyopt rsa_padding_mode:pss", NULL,
	NULL},
    {"openssl: CAdES", "alice", "-binary -cades", NULL, NULL},
    {"openssl: CAdES, SHA-512", "bob", "-binary -cades -md sha512", NULL, NULL},
    {"openssl: P-256", "bob", "-binary", NULL, NULL},
    {"openssl: P-256 bare", "bob", "-binary -nocerts -keyid -nosmimecap", NULL,
	NULL},
    {"openssl: P-384", "carol", "-binary -md sha384", NULL, NULL},
    {"openssl: P-521", "dave", "-binary -md sha256", NULL, NULL},
    {"other certificate inside", "alice", "-binary -certfile %mallory",
	"more inside than the signer's certificate", NULL},
    {"document inside", "alice", "-binary -nodetach",
	"the signature is not detached", NULL},
    {"no attributes", "alice", "-binary -noattr",
	"a signature without signed attributes", NULL},
    {"SHA-1", "alice", "-binary -md sha1",
	"a digest algorithm other than SHA-256, SHA-384, SHA-512", NULL},
    {"PSS with two digests", "alice",
	"-binary -keyopt rsa_padding_mode:pss -keyopt rsa_mgf1_md:sha512",
	"a signature algorithm other than", NULL},
    {"streamed", "alice", "-binary -stream -nodetach",
	"not a CMS signature in strict encoding (DER)", NULL},
    {"as text", "alice", "", "what was signed is not this document", NULL},
    {"other kind of content", "alice",
	"-binary -econtent_type 1.3.6.1.5.5.7.16.1",
	"a signature over other than plain data", NULL},
    {"receipt asked for", "alice",
	"-binary -receipt_request_all -receipt_request_to a@example.com",
	"a signed attribute that has no use here", NULL},
    {"two signers", "alice", "-binary -nocerts -signer %bob -inkey %bob.key",
	"2 signers in one file", NULL},
    {"RSA key restricted to PSS", "erin", "-binary",
	"the algorithm does not suit the pinned key", NULL},
    {"stranger", "mallory", "-binary",
	"signed by CN=mallory, who is not trusted", NULL},
    {"stranger without certificate", "mallory", "-binary -nocerts -keyid",
	"not signed by anybody trusted", NULL},
    {"key under another certificate", "renewed", "-binary",
	"signed under another certificate of bob than the pinned one", NULL},
    {"key under another certificate, by key id", "renewed", "-binary -keyid",
	"another certificate inside than the pinned one", NULL},
    {"key of bob, by key id", "renewed", "-binary -nocerts -keyid", NULL,
	"bob"},
    {"key of bob, for another certificate", "renewed",
	"-binary -nocerts -keyid -cades",
	"made for another certificate than the pinned one", NULL},
    {"bob's name and number", "impostor", "-binary",
	"another certificate inside than the pinned one", NULL},
    {"bob's name and number, no certificate", "impostor", "-binary -nocerts",
	"the signature does not verify", NULL},
    {"certificate no longer valid", "past", "-binary",
	"when the signer's certificate was not valid", NULL},
};

/* Split ${options} behind the ${count} arguments there are. */
static void
add_options(const char **run, size_t count, size_t max, const char *options)
{
	strview rest = sv_from(options);
	strview word;

	while (sv_cut(&rest, ' ', &word)) {
		if (word.len == 0)
			continue;
		KIT_TRUE(count + 1 < max);
		strview name = sv_slice(word, 1, word.len);
		bool is_key = sv_ends(name, SV(".key"));
		if (word.ptr[0] != '%')
			run[count++] = arena_dup(arena, word).ptr;
		else
			run[count++] = kit_path(arena_printf(arena, SV_FMT "%s",
			    SV_ARG(name), is_key ? ".pem" : ".crt.pem")
						    .ptr);
	}
	run[count] = NULL;
}

static void
takes_from_openssl(const void *at)
{
	const struct openssl_row *row = at;
	const char *run[40] = {"openssl", "cms", "-sign", "-outform", "PEM",
	    "-in", NULL, "-out", NULL, "-signer", NULL, "-inkey", NULL};

	people_prepare();
	run[6] = kit_path("doc");
	run[8] = kit_path("theirs.p7s");
	run[10] = people_file_of(row->signer, "crt.pem");
	run[12] = people_file_of(row->signer, "key.pem");
	add_options(run, 13, COUNT_OF(run), row->options);
	KIT_INT(kit_run(run), 0);

	struct signature_verdict verdict = people_check(kit_read("theirs.p7s"));
	if (row->problem == NULL) {
		KIT_TEXT(verdict.problem, SV(""));
		KIT_TEXT(verdict.signer,
		    sv_from(row->as != NULL ? row->as : row->signer));
		KIT_TRUE(verdict.signed_at > FROM);
		return;
	}
	KIT_HAS(verdict.problem, row->problem);
}

int
main(void)
{
	KIT_ROWS(own_rows, openssl_takes);
	KIT_ROWS(openssl_rows, takes_from_openssl);
	int status = kit_finish();
	arena_free(arena);
	return status;
}
