/*
 * verify.c - which signatures count.
 */
#include "auditor/base/lang.h"
#include "baselines/signature.h"

#include <openssl/err.h>
#include <openssl/rsa.h>

#include "auditor/base/timefmt.h"
#include "baselines/der.h"
#include "baselines/pem.h"
#include "baselines/signer.h"

#include "auditor/base/banned.h"

struct judgement {
	strview document;
	const struct trust *trust;
	struct arena *arena;
	struct cms_parts parts;
	struct signature_verdict *verdict;
};

/* The name a key has in ${trust}: one key is one person. */
static strview
name_of(const struct trust *trust, const struct digest *spki)
{
	for (size_t i = 0; i < trust->count; i++) {
		if (digest_eq(&trust->signers[i].spki, spki))
			return trust->signers[i].name;
	}
	return (strview){NULL, 0};
}

/* issuer and serial number of ${certificate}: contents of the SEQUENCE */
static void
write_issuer_and_serial(const X509 *certificate, struct strbuf *buf)
{
	CLEANUP(ossl_bytes_drop) unsigned char *name = NULL;
	CLEANUP(ossl_bytes_drop) unsigned char *serial = NULL;
	int name_len = i2d_X509_NAME(X509_get_issuer_name(certificate), &name);
	int serial_len =
	    i2d_ASN1_INTEGER(X509_get0_serialNumber(certificate), &serial);

	if (name_len > 0 && serial_len > 0) {
		strbuf_add(
		    buf, (strview){(const char *)name, (size_t)name_len});
		strbuf_add(
		    buf, (strview){(const char *)serial, (size_t)serial_len});
	}
}

/* The file names ${certificate} as its signer. */
static bool
is_named(const struct cms_parts *parts, X509 *certificate)
{
	CLEANUP(strbuf_done) struct strbuf own = {0};
	strview signer = parts->signer;
	struct der id;

	if (!der_next(&signer, &id))
		return false;
	if (id.tag == DER_SEQUENCE) {
		write_issuer_and_serial(certificate, &own);
	} else {
		const ASN1_OCTET_STRING *key_id =
		    X509_get0_subject_key_id(certificate);
		if (key_id != NULL)
			strbuf_add(&own,
			    (strview){
				(const char *)ASN1_STRING_get0_data(key_id),
				(size_t)ASN1_STRING_length(key_id)});
	}
	return own.len > 0 && sv_eq(strbuf_view(&own), id.body);
}

static int
set_padding(EVP_PKEY_CTX *ctx, const struct cms_parts *parts, struct err *err)
{
	if (parts->scheme == CMS_ECDSA)
		return 0;
	int padding = parts->scheme == CMS_PSS ? RSA_PKCS1_PSS_PADDING
					       : RSA_PKCS1_PADDING;
	if (EVP_PKEY_CTX_set_rsa_padding(ctx, padding) != 1 ||
	    (parts->scheme == CMS_PSS &&
		EVP_PKEY_CTX_set_rsa_pss_saltlen(ctx, parts->salt) != 1))
		return ossl_fail(err, _("the key does not suit its algorithm"));
	return 0;
}

/* Does ${value} verify over the attributes, as a SET OF (RFC 5652, 5.4)? */
static int
check_value(const struct cms_parts *parts, EVP_PKEY *key, struct err *err)
{
	CLEANUP(ossl_ctx_drop) EVP_MD_CTX *ctx = EVP_MD_CTX_new();
	EVP_PKEY_CTX *key_ctx = NULL; /* owned by ctx */
	const unsigned char tag = DER_SET;

	ERR_clear_error();
	if (!signer_suits(key, parts->scheme))
		return err_set(err, ERR_TRUST,
		    "the algorithm does not suit the pinned key");
	if (ctx == NULL || EVP_DigestVerifyInit_ex(ctx, &key_ctx,
			       parts->hash->name, NULL, NULL, key, NULL) != 1)
		return ossl_fail(err, _("the key does not suit its algorithm"));
	TRY(set_padding(key_ctx, parts, err));
	if (EVP_DigestVerifyUpdate(ctx, &tag, sizeof(tag)) != 1 ||
	    EVP_DigestVerifyUpdate(
		ctx, parts->attributes.ptr, parts->attributes.len) != 1)
		return ossl_fail(err, _("the signature cannot be verified"));
	int status = EVP_DigestVerifyFinal(
	    ctx, (const unsigned char *)parts->value.ptr, parts->value.len);
	ERR_clear_error();
	if (status != 1)
		return err_set(err, ERR_TRUST, "the signature does not verify");
	return 0;
}

/* ${bytes} have digest ${want} under ${hash}. */
static bool
has_digest(strview bytes, const struct cms_hash *hash, strview want)
{
	unsigned char digest[EVP_MAX_MD_SIZE];
	size_t len = 0;

	return EVP_Q_digest(NULL, hash->name, NULL,
		   bytes.ptr != NULL ? bytes.ptr : "", bytes.len, digest,
		   &len) == 1 &&
	       sv_eq((strview){(const char *)digest, len}, want);
}

static int
check_time(const struct judgement *at, X509 *certificate, struct err *err)
{
	char text[TIME_TEXT_MAX];

	if (signer_is_valid(certificate, at->parts.signed_at))
		return 0;
	return err_set(err, ERR_TRUST,
	    "signed on %s, when the signer's certificate was not valid",
	    time_text(at->parts.signed_at, text));
}

/* Hold the parts against one pinned signer whom the file names. */
static int
check_signer(const struct judgement *at, const struct signer *signer,
    X509 *certificate, struct err *err)
{
	const struct cms_parts *parts = &at->parts;
	EVP_PKEY *key = X509_get0_pubkey(certificate);
	struct digest spki = signer_spki(certificate);

	if (key == NULL || !digest_eq(&spki, &signer->spki))
		return err_set(err, ERR_TRUST,
		    "the pinned certificate is not of the pinned key");
	TRY(signer_check_key(key, err));
	if (parts->certificate.len > 0 &&
	    !sv_eq(parts->certificate, signer->certificate))
		return err_set(err, ERR_TRUST,
		    "another certificate inside than the pinned one");
	TRY(check_value(parts, key, err));
	at->verdict->signed_at = parts->signed_at;
	if (!has_digest(at->document, parts->hash, parts->digest))
		return err_set(
		    err, ERR_TRUST, "what was signed is not this document");
	if (parts->certificate_hash != NULL &&
	    !has_digest(signer->certificate, parts->certificate_hash,
		parts->certificate_digest))
		return err_set(err, ERR_TRUST,
		    "made for another certificate than the pinned one");
	return check_time(at, certificate, err);
}

static bool
is_barred(
    const struct judgement *at, const struct barred *barred, const X509 *inside)
{
	CLEANUP(ossl_x509_drop)
	X509 *certificate = ossl_x509(barred->signer.certificate);

	if (certificate != NULL && is_named(&at->parts, certificate))
		return true;
	if (inside == NULL)
		return false;
	struct digest spki = signer_spki(inside);
	return digest_eq(&spki, &barred->signer.spki);
}

/* Somebody we know, whose signature does not count. */
static const struct barred *
find_barred(const struct judgement *at, const X509 *inside)
{
	for (size_t i = 0; i < at->trust->barred_count; i++) {
		if (is_barred(at, &at->trust->barred[i], inside))
			return &at->trust->barred[i];
	}
	return NULL;
}

/* Nobody we trust: say who it is, as far as the file tells. */
static int
fail_unknown(const struct judgement *at, struct err *err)
{
	CLEANUP(ossl_x509_drop)
	X509 *certificate = ossl_x509(at->parts.certificate);
	const struct barred *barred = find_barred(at, certificate);

	if (barred != NULL) {
		at->verdict->signer = arena_dup(at->arena, barred->signer.name);
		return err_set(err, ERR_TRUST, SV_FMT, SV_ARG(barred->why));
	}
	if (certificate == NULL) {
		at->verdict->signer = SV_("unknown");
		return err_set(err, ERR_TRUST, "not signed by anybody trusted");
	}
	at->verdict->signer = signer_subject(certificate, at->arena);
	struct digest spki = signer_spki(certificate);
	strview name = name_of(at->trust, &spki);
	if (name.len == 0)
		return err_set(err, ERR_TRUST,
		    "signed by " SV_FMT ", who is not trusted",
		    SV_ARG(at->verdict->signer));
	return err_set(err, ERR_TRUST,
	    "signed under another certificate of " SV_FMT
	    " than the pinned one",
	    SV_ARG(name));
}

/* Of the pinned signers whom the file may name, one must be the right one. */
static int
check_signers(const struct judgement *at, struct err *err)
{
	bool is_known = false;

	for (size_t i = 0; i < at->trust->count; i++) {
		const struct signer *signer = &at->trust->signers[i];
		CLEANUP(ossl_x509_drop)
		X509 *certificate = ossl_x509(signer->certificate);
		if (certificate == NULL || !is_named(&at->parts, certificate))
			continue;
		is_known = true;
		at->verdict->signer =
		    arena_dup(at->arena, name_of(at->trust, &signer->spki));
		if (check_signer(at, signer, certificate, err) == 0)
			return 0;
	}
	return is_known ? -1 : fail_unknown(at, err);
}

/* As openssl and we write it, as certtool does, as gpgsm does. */
static const char *const labels[] = {"CMS", "PKCS7", "SIGNED MESSAGE"};

/* The signature in ${pem} as DER. */
static int
read_file(strview pem, struct strbuf *der, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf bytes = {0};
	const char *label = labels[0];

	for (size_t i = 0; i < COUNT_OF(labels); i++) {
		if (pem_is_labelled(pem, labels[i]))
			label = labels[i];
	}
	TRY(pem_read(pem, label, &bytes, err));
	return cms_definite(strbuf_view(&bytes), der, err);
}

static int
judge(struct judgement *at, strview pem, struct err *err)
{
	CLEANUP(strbuf_done) struct strbuf der = {0};

	TRY(read_file(pem, &der, err));
	TRY(cms_read(strbuf_view(&der), &at->parts, err));
	return check_signers(at, err);
}

bool
signature_is_over(strview document, strview pem)
{
	CLEANUP(strbuf_done) struct strbuf der = {0};
	struct cms_parts parts;
	struct err err = {0};

	return read_file(pem, &der, &err) == 0 &&
	       cms_read(strbuf_view(&der), &parts, &err) == 0 &&
	       has_digest(document, parts.hash, parts.digest);
}

void
signature_check(strview document, strview pem, const struct trust *trust,
    struct arena *arena, struct signature_verdict *verdict)
{
	struct err err = {0};

	*verdict = (struct signature_verdict){.file = verdict->file};
	struct judgement at = {
	    .document = document,
	    .trust = trust,
	    .arena = arena,
	    .verdict = verdict,
	};
	verdict->is_good = judge(&at, pem, &err) == 0;
	if (!verdict->is_good)
		verdict->problem = arena_dup(arena, sv_from(err.text));
}

size_t
signature_count(const struct signature_verdict *verdicts, size_t count)
{
	size_t distinct = 0;

	for (size_t i = 0; i < count; i++) {
		bool is_repeat = false;
		for (size_t j = 0; j < i && !is_repeat; j++)
			is_repeat =
			    verdicts[j].is_good &&
			    sv_eq_fold(verdicts[j].signer, verdicts[i].signer);
		distinct += verdicts[i].is_good && !is_repeat;
	}
	return distinct;
}
