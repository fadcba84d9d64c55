/*
 * cms_read.c - the parts of a detached CMS signature (RFC 5652).
 */
#include "baselines/cms_read.h"

#include "baselines/cms_internal.h"
#include "baselines/der.h"

#include "auditor/base/banned.h"

/* 1.2.840.113549.1.7.2 and .1, with tag and length */
static const strview signed_data =
    SV_INIT("\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02");
static const strview data =
    SV_INIT("\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01");

static int
malformed(struct err *err)
{
	(void)err_set(
	    err, ERR_FORMAT, "not a CMS signature in strict encoding (DER)");
	return -1;
}

/* ContentInfo: leave in ${rest} what stands in SignedData. */
static int
open_content(strview der, strview *rest, struct err *err)
{
	struct der info;
	struct der oid;
	struct der content;
	struct der sequence;

	if (!der_only(der, DER_SEQUENCE, &info) ||
	    !der_take(&info.body, DER_OID, &oid) ||
	    !der_only(info.body, DER_CONTEXT_SET, &content) ||
	    !der_only(content.body, DER_SEQUENCE, &sequence))
		return malformed(err);
	if (!sv_eq(oid.whole, signed_data))
		return err_set(err, ERR_FORMAT, "CMS, but not a signature");
	*rest = sequence.body;
	return 0;
}

/* encapContentInfo: plain data that is not inside. */
static int
check_detached(strview *rest, struct err *err)
{
	struct der encapsulated;
	struct der oid;

	if (!der_take(rest, DER_SEQUENCE, &encapsulated) ||
	    !der_take(&encapsulated.body, DER_OID, &oid))
		return malformed(err);
	if (!sv_eq(oid.whole, data))
		return err_set(
		    err, ERR_FORMAT, "a signature over other than plain data");
	if (encapsulated.body.len > 0)
		return err_set(err, ERR_FORMAT,
		    "the signature is not detached: the document is inside");
	return 0;
}

/* Lists of certificates and of revocations. */
static int
read_bags(strview *rest, struct cms_parts *parts, struct err *err)
{
	struct der bag;
	struct der certificate;

	if (der_take(rest, DER_CONTEXT_SET, &bag)) {
		if (!der_only(bag.body, DER_SEQUENCE, &certificate))
			return err_set(err, ERR_FORMAT,
			    "more inside than the signer's certificate");
		parts->certificate = certificate.whole;
	}
	if (der_take(rest, DER_CONTEXT_SET + 1, &bag))
		return err_set(
		    err, ERR_FORMAT, "revocation lists have no use inside");
	return 0;
}

static bool
take_version(strview *rest, char version)
{
	struct der number;

	return der_take(rest, DER_INTEGER, &number) && number.body.len == 1 &&
	       number.body.ptr[0] == version;
}

/* Version 1 names the signer by issuer and serial number, 3 by key. */
static bool
take_signer(strview *rest, char version, strview *signer)
{
	struct der id;

	if (!take_version(rest, version) ||
	    !der_take(rest, version == 1 ? DER_SEQUENCE : DER_CONTEXT, &id))
		return false;
	*signer = id.whole;
	return true;
}

static int
read_signer_info(
    strview info, char version, struct cms_parts *parts, struct err *err)
{
	const struct cms_hash *hash = NULL;
	struct der attributes;
	struct der value;

	if (!take_signer(&info, version, &parts->signer))
		return malformed(err);
	if (!cms_take_hash(&info, &hash) || hash != parts->hash)
		return err_set(err, ERR_FORMAT,
		    "a digest algorithm other than SHA-256, SHA-384, SHA-512");
	if (!der_take(&info, DER_CONTEXT_SET, &attributes))
		return err_set(
		    err, ERR_FORMAT, "a signature without signed attributes");
	parts->attributes = sv_slice(attributes.whole, 1, attributes.whole.len);
	TRY(cms_read_attributes(attributes.body, parts, err));
	if (!cms_take_scheme(&info, parts))
		return err_set(err, ERR_FORMAT,
		    "a signature algorithm other than RSA (rsaEncryption, or "
		    "RSASSA-PSS with one digest) and ECDSA");
	if (!der_take(&info, DER_OCTETS, &value))
		return malformed(err);
	if (info.len > 0)
		return err_set(
		    err, ERR_FORMAT, "unsigned attributes have no use here");
	parts->value = value.body;
	return 0;
}

static int
read_signed_data(strview rest, struct cms_parts *parts, struct err *err)
{
	struct der set;
	struct der info;
	size_t count;
	char version;

	if (rest.len < 3)
		return malformed(err);
	version = rest.ptr[2];
	if ((version != 1 && version != 3) || !take_version(&rest, version) ||
	    !der_take(&rest, DER_SET, &set))
		return malformed(err);
	if (!cms_take_hash(&set.body, &parts->hash) || set.body.len > 0)
		return err_set(err, ERR_FORMAT,
		    "a digest algorithm other than SHA-256, SHA-384, SHA-512");
	TRY(check_detached(&rest, err));
	TRY(read_bags(&rest, parts, err));
	if (!der_only(rest, DER_SET, &set) || !der_count(set.body, &count))
		return malformed(err);
	if (count != 1)
		return err_set(err, ERR_FORMAT,
		    "%zu signers in one file, where one is expected", count);
	if (!der_only(set.body, DER_SEQUENCE, &info))
		return malformed(err);
	return read_signer_info(info.body, version, parts, err);
}

int
cms_read(strview der, struct cms_parts *parts, struct err *err)
{
	struct cms_parts result = {0};
	strview rest = {NULL, 0};

	TRY(open_content(der, &rest, err));
	TRY(read_signed_data(rest, &result, err));
	*parts = result;
	return 0;
}
