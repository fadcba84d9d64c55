/*
 * cms_read_test.c - the one form of a signature, and what is not it.
 */
#include "baselines/cms_read.h"

#include <stdlib.h>

#include "auditor/base/strbuf.h"
#include "tests/support/kit_rows.h"

/* Contents of object identifiers. */
#define DATA        "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01"
#define SIGNED      "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"
#define SHA256      "\x60\x86\x48\x01\x65\x03\x04\x02\x01"
#define SHA512      "\x60\x86\x48\x01\x65\x03\x04\x02\x03"
#define SHA1        "\x2b\x0e\x03\x02\x1a"
#define RSA         "\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01"
#define RSA_SHA256  "\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0b"
#define MGF1        "\x2a\x86\x48\x86\xf7\x0d\x01\x01\x08"
#define PSS         "\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0a"
#define EC_SHA256   "\x2a\x86\x48\xce\x3d\x04\x03\x02"
#define EC_SHA512   "\x2a\x86\x48\xce\x3d\x04\x03\x04"
#define TYPE        "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x03"
#define DIGEST      "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x04"
#define TIME        "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x05"
#define CERTIFICATE "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x02\x2f"

/* Whole elements: tag, length, contents. */
#define OID(contents) "\x06\x09" contents
#define NUL           "\x05\x00"
#define HASH256       "\x30\x0b" OID(SHA256)
#define HASH256_NULL  "\x30\x0d" OID(SHA256) NUL
#define HASH512       "\x30\x0b" OID(SHA512)
#define OCTETS32                                                               \
	"\x04\x20"                                                             \
	"0123456789abcdef0123456789abcdef"
#define ISSUER "\x30\x05\x30\x00\x02\x01\x07"
#define KEY_ID                                                                 \
	"\x80\x03"                                                             \
	"kid"
#define ONE   "\x02\x01\x01"
#define THREE "\x02\x01\x03"
#define INNER "\x30\x0b" OID(DATA)

#define A_TYPE "\x30\x18" OID(TYPE) "\x31\x0b" OID(DATA)
#define A_TIME                                                                 \
	"\x30\x1c" OID(TIME) "\x31\x0f\x17\x0d"                                \
			     "270115080000Z"
#define A_DIGEST "\x30\x2f" OID(DIGEST) "\x31\x22" OCTETS32
#define A_ALL    A_TYPE A_TIME A_DIGEST

#define S_RSA "\x30\x0d" OID(RSA) NUL
#define S_EC  "\x30\x0a\x06\x08" EC_SHA256
/* Parameters of 48 bytes: both digests, a salt of 32. */
#define P_HASH "\xa0\x0d" HASH256
#define P_MASK "\xa1\x1a\x30\x18" OID(MGF1) HASH256
#define P_SALT "\xa2\x03\x02\x01\x20"

/* What stands in each place; {NULL, 0} takes the usual. */
struct row {
	const char *name;
	const char *problem; /* NULL: it is taken */
	strview version;
	strview digests; /* contents of the SET */
	strview content; /* encapContentInfo */
	strview bags;    /* certificates and revocations */
	strview signer;  /* version and identifier of the signer */
	strview hash;
	strview attributes; /* contents of the SET */
	strview scheme;
	strview behind; /* the value: the signature and more */
	strview tail;   /* behind everything */
};

#define IN(text) SV_INIT(text)

static const struct row rows[] = {
    {"plain", NULL, .bags = {NULL, 0}},
    {"NULL parameters", NULL, .digests = IN(HASH256_NULL),
	.hash = IN(HASH256_NULL)},
    {"by key id", NULL, .version = IN(THREE), .signer = IN(THREE KEY_ID)},
    {"certificate inside", NULL, .bags = IN("\xa0\x02\x30\x00")},
    {"ECDSA", NULL, .scheme = IN(S_EC)},
    {"version 2", "not a CMS signature", .version = IN("\x02\x01\x02")},
    {"version of two bytes", "not a CMS signature",
	.version = IN("\x02\x02\x00\x01")},
    {"versions differ", "not a CMS signature", .version = IN(THREE)},
    {"key id under version 1", "not a CMS signature", .signer = IN(ONE KEY_ID)},
    {"two digests", "a digest algorithm other", .digests = IN(HASH256 HASH512)},
    {"no digests", "a digest algorithm other", .digests = IN("\x05\x00")},
    {"digests differ", "a digest algorithm other", .digests = IN(HASH512)},
    {"SHA-1", "a digest algorithm other",
	.digests = IN("\x30\x07\x06\x05" SHA1),
	.hash = IN("\x30\x07\x06\x05" SHA1)},
    {"other parameters of a digest", "a digest algorithm other",
	.hash = IN("\x30\x0d" OID(SHA256) "\x04\x00")},
    {"NULL that is not empty", "a digest algorithm other",
	.hash = IN("\x30\x0e" OID(SHA256) "\x05\x01x")},
    {"content inside", "the signature is not detached",
	.content = IN("\x30\x10" OID(DATA) "\xa0\x03\x04\x01x")},
    {"content of another kind", "other than plain data",
	.content = IN("\x30\x0b" OID(SIGNED))},
    {"no content", "not a CMS signature", .content = IN("\x05\x00")},
    {"two certificates", "more inside than the signer's certificate",
	.bags = IN("\xa0\x04\x30\x00\x30\x00")},
    {"no certificate in the bag", "more inside than the signer's certificate",
	.bags = IN("\xa0\x00")},
    {"attribute certificate", "more inside than the signer's certificate",
	.bags = IN("\xa0\x02\xa2\x00")},
    {"revocation list", "revocation lists", .bags = IN("\xa1\x02\x30\x00")},
    {"unknown bag", "not a CMS signature", .bags = IN("\xa2\x02\x30\x00")},
    {"no attributes", "signed attribute contentType is missing",
	.attributes = IN("")},
    {"no type", "signed attribute contentType is missing",
	.attributes = IN(A_TIME A_DIGEST)},
    {"no time", "signed attribute signingTime is missing",
	.attributes = IN(A_TYPE A_DIGEST)},
    {"no digest", "signed attribute messageDigest is missing",
	.attributes = IN(A_TYPE A_TIME)},
    {"attributes not in order", "signed attributes are not in DER",
	.attributes = IN(A_TIME A_TYPE A_DIGEST)},
    {"attribute twice", "signed attributes are not in DER",
	.attributes = IN(A_TYPE A_TYPE A_TIME A_DIGEST)},
    {"attribute with two values", "malformed signed attribute",
	.attributes = IN("\x30\x23" OID(TYPE) "\x31\x16" OID(DATA) OID(DATA)
		A_TIME A_DIGEST)},
    {"two times", "signed attribute signingTime occurs twice",
	.attributes =
	    IN(A_TYPE A_TIME "\x30\x1c" OID(TIME) "\x31\x0f\x17\x0d"
						  "280115080000Z" A_DIGEST)},
    {"type of something else", "unfit signed attribute contentType",
	.attributes =
	    IN("\x30\x18" OID(TYPE) "\x31\x0b" OID(SIGNED) A_TIME A_DIGEST)},
    {"digest of another length", "unfit signed attribute messageDigest",
	.attributes =
	    IN("\x30\x10" OID(DIGEST) "\x31\x03\x04\x01x" A_TYPE A_TIME)},
    {"unknown attribute", "a signed attribute that has no use here",
	.attributes = IN("\x30\x09\x06\x03\x2a\x03\x04\x31\x02" NUL A_ALL)},
    {"time with fraction", "unfit signed attribute signingTime",
	.attributes =
	    IN(A_TYPE "\x30\x1e" OID(TIME) "\x31\x11\x17\x0f"
					   "270115080000.5Z" A_DIGEST)},
    {"time in another zone", "unfit signed attribute signingTime",
	.attributes = IN(A_TYPE "\x30\x1c" OID(TIME) "\x31\x0f\x17\x0d"
						     "2701150800+01" A_DIGEST)},
    {"no such day", "unfit signed attribute signingTime",
	.attributes = IN(A_TYPE "\x30\x1c" OID(TIME) "\x31\x0f\x17\x0d"
						     "270230080000Z" A_DIGEST)},
    {"time in letters", "unfit signed attribute signingTime",
	.attributes = IN(A_TYPE "\x30\x1c" OID(TIME) "\x31\x0f\x17\x0d"
						     "27011508000xZ" A_DIGEST)},
    {"long time", NULL,
	.attributes =
	    IN(A_TYPE "\x30\x1e" OID(TIME) "\x31\x11\x18\x0f"
					   "20270115080000Z" A_DIGEST)},
    {"RSA without parameters", "a signature algorithm other",
	.scheme = IN("\x30\x0b" OID(RSA))},
    {"RSA named with its digest", "a signature algorithm other",
	.scheme = IN("\x30\x0d" OID(RSA_SHA256) NUL)},
    {"ECDSA with another digest", "a signature algorithm other",
	.scheme = IN("\x30\x0a\x06\x08" EC_SHA512)},
    {"ECDSA with parameters", "a signature algorithm other",
	.scheme = IN("\x30\x0c\x06\x08" EC_SHA256 NUL)},
    {"PSS by default", "a signature algorithm other",
	.scheme = IN("\x30\x0d" OID(PSS) "\x30\x00")},
    {"PSS without salt", "a signature algorithm other",
	.scheme = IN("\x30\x38" OID(PSS) "\x30\x2b" P_HASH P_MASK)},
    {"unsigned attributes", "unsigned attributes have no use",
	.behind = IN("\x04\x03sig\xa1\x02\x31\x00")},
    {"no signature", "not a CMS signature", .behind = IN("")},
    {"trailing byte", "not a CMS signature", .tail = IN("x")},
};

static strview
or_usual(strview given, strview usual)
{
	return given.ptr != NULL ? given : usual;
}

/* Append ${body} as element of ${tag}. */
static void
wrap(struct strbuf *out, unsigned tag, strview body)
{
	strbuf_add_char(out, (char)tag);
	if (body.len < 0x80) {
		strbuf_add_char(out, (char)body.len);
	} else {
		KIT_TRUE(body.len < 0x10000);
		strbuf_add_char(out, (char)(body.len < 0x100 ? 0x81 : 0x82));
		if (body.len >= 0x100)
			strbuf_add_char(out, (char)(body.len >> 8));
		strbuf_add_char(out, (char)(body.len & 0xff));
	}
	strbuf_add(out, body);
}

/* Put ${body} into an element of ${tag}, in place. */
static void
enclose(struct strbuf *body, unsigned tag)
{
	struct strbuf out = {0};

	wrap(&out, tag, strbuf_view(body));
	strbuf_done(body);
	*body = out;
}

static void
build(const struct row *row, struct strbuf *out)
{
	CLEANUP(strbuf_done) struct strbuf info = {0};
	CLEANUP(strbuf_done) struct strbuf data = {0};

	strbuf_add(&info, or_usual(row->signer, SV(ONE ISSUER)));
	strbuf_add(&info, or_usual(row->hash, SV(HASH256)));
	wrap(&info, 0xa0, or_usual(row->attributes, SV(A_ALL)));
	strbuf_add(&info, or_usual(row->scheme, SV(S_RSA)));
	strbuf_add(&info, or_usual(row->behind, SV("\x04\x03sig")));
	enclose(&info, 0x30);
	enclose(&info, 0x31);

	strbuf_add(&data, or_usual(row->version, SV(ONE)));
	wrap(&data, 0x31, or_usual(row->digests, SV(HASH256)));
	strbuf_add(&data, or_usual(row->content, SV(INNER)));
	strbuf_add(&data, row->bags);
	strbuf_add(&data, strbuf_view(&info));
	enclose(&data, 0x30);
	enclose(&data, 0xa0);
	strbuf_add(out, SV(OID(SIGNED)));
	strbuf_add(out, strbuf_view(&data));
	enclose(out, 0x30);
	strbuf_add(out, row->tail);
}

static void
reads(const void *at)
{
	const struct row *row = at;
	CLEANUP(strbuf_done) struct strbuf der = {0};
	struct cms_parts parts = {0};
	struct err err = {0};

	build(row, &der);
	int status = cms_read(strbuf_view(&der), &parts, &err);
	if (row->problem != NULL) {
		KIT_INT(status, -1);
		KIT_INT(err.code, ERR_FORMAT);
		KIT_HAS(sv_from(err.text), row->problem);
		KIT_TRUE(parts.hash == NULL);
		return;
	}
	KIT_GOOD(status, &err);
	KIT_TEXT(sv_from(parts.hash->name), SV("SHA256"));
	KIT_INT(parts.signed_at, INT64_C(1800000000));
	KIT_TEXT(parts.digest, SV("0123456789abcdef0123456789abcdef"));
	KIT_TEXT(parts.value, SV("sig"));
	KIT_INT(parts.certificate.len, row->bags.ptr != NULL ? 2 : 0);
}

struct salt_row {
	const char *name;
	strview salt; /* the field, whole */
	int want;     /* -1: refused */
};

static const struct salt_row salts[] = {
    {"salt of 32", IN("\xa2\x03\x02\x01\x20"), 32},
    {"salt of none", IN("\xa2\x03\x02\x01\x00"), 0},
    {"salt of 222", IN("\xa2\x04\x02\x02\x00\xde"), 222},
    {"salt of 478", IN("\xa2\x04\x02\x02\x01\xde"), 478},
    {"negative salt", IN("\xa2\x03\x02\x01\xde"), -1},
    {"salt with a zero in front", IN("\xa2\x04\x02\x02\x00\x20"), -1},
    {"salt of three bytes", IN("\xa2\x05\x02\x03\x01\x00\x00"), -1},
    {"empty salt", IN("\xa2\x02\x02\x00"), -1},
    {"salt and a trailer", IN("\xa2\x03\x02\x01\x20\xa3\x03\x02\x01\x01"), -1},
};

static void
reads_salt(const void *at)
{
	const struct salt_row *row = at;
	CLEANUP(strbuf_done) struct strbuf parameters = {0};
	CLEANUP(strbuf_done) struct strbuf scheme = {0};
	CLEANUP(strbuf_done) struct strbuf der = {0};
	struct cms_parts parts = {0};
	struct err err = {0};

	strbuf_add(&parameters, SV(P_HASH P_MASK));
	strbuf_add(&parameters, row->salt);
	strbuf_add(&scheme, SV(OID(PSS)));
	wrap(&scheme, 0x30, strbuf_view(&parameters));
	enclose(&scheme, 0x30);
	const struct row pss = {.scheme = strbuf_view(&scheme)};
	build(&pss, &der);
	int status = cms_read(strbuf_view(&der), &parts, &err);
	KIT_INT(status, row->want < 0 ? -1 : 0);
	if (status == 0) {
		KIT_INT(parts.scheme, CMS_PSS);
		KIT_INT(parts.salt, row->want);
	}
}

struct name_row {
	const char *name;
	strview value; /* contents of the SET */
	bool is_good;
};

#define DIGEST_ONLY "\x30\x22" OCTETS32

/* SigningCertificateV2. */
static const struct name_row names[] = {
    {"certificate by digest", IN("\x30\x26\x30\x24" DIGEST_ONLY), true},
    {"certificate with its digest's name",
	IN("\x30\x33\x30\x31\x30\x2f" HASH256 OCTETS32), true},
    {"certificate with issuer",
	IN("\x30\x2a\x30\x28\x30\x26" OCTETS32 "\x30\x02\x30\x00"), true},
    {"certificate by another digest",
	IN("\x30\x33\x30\x31\x30\x2f" HASH512 OCTETS32), false},
    {"no certificate", IN("\x30\x02\x30\x00"), false},
    {"certificate without digest", IN("\x30\x04\x30\x02\x30\x00"), false},
    {"digest alone", IN(OCTETS32), false},
};

static int
compare(const void *a, const void *b)
{
	const strview *left = a;
	const strview *right = b;

	return sv_cmp(*left, *right);
}

static void
reads_certificate_name(const void *at)
{
	const struct name_row *row = at;
	CLEANUP(strbuf_done) struct strbuf own = {0};
	CLEANUP(strbuf_done) struct strbuf all = {0};
	CLEANUP(strbuf_done) struct strbuf der = {0};
	struct cms_parts parts = {0};
	struct err err = {0};

	strbuf_add(&own, SV("\x06\x0b" CERTIFICATE));
	wrap(&own, 0x31, row->value);
	enclose(&own, 0x30);
	strview sorted[] = {
	    SV(A_TYPE), SV(A_TIME), SV(A_DIGEST), strbuf_view(&own)};
	qsort(sorted, COUNT_OF(sorted), sizeof(sorted[0]), compare);
	for (size_t i = 0; i < COUNT_OF(sorted); i++)
		strbuf_add(&all, sorted[i]);
	const struct row cades = {.attributes = strbuf_view(&all)};
	build(&cades, &der);
	int status = cms_read(strbuf_view(&der), &parts, &err);
	KIT_INT(status, row->is_good ? 0 : -1);
	if (row->is_good)
		KIT_TEXT(parts.certificate_digest,
		    SV("0123456789abcdef0123456789abcdef"));
	else
		KIT_HAS(sv_from(err.text), "signingCertificateV2");
}

/* Cut off anywhere it is no signature. */
static void
cut_is_refused(const void *at)
{
	CLEANUP(strbuf_done) struct strbuf der = {0};
	struct cms_parts parts = {0};
	struct err err = {0};

	(void)at;
	build(&rows[0], &der);
	for (size_t i = 0; i < der.len; i++)
		KIT_INT(
		    cms_read(sv_slice(strbuf_view(&der), 0, i), &parts, &err),
		    -1);
}

int
main(void)
{
	KIT_ROWS(rows, reads);
	KIT_ROWS(salts, reads_salt);
	KIT_ROWS(names, reads_certificate_name);
	kit_case("cut is refused", cut_is_refused);
	return kit_finish();
}
