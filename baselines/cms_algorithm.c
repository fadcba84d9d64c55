/*
 * cms_algorithm.c - the algorithms a signature may name.
 *
 * Identifiers: RFC 5754 (SHA-2), RFC 3370 (RSA), RFC 4055 (RSASSA-PSS), RFC
 * 5753 (ECDSA).  Of the two names of PKCS #1 v1.5 only rsaEncryption is taken,
 * the one OpenSSL writes, so that a signature has one spelling.
 */
#include "baselines/cms_internal.h"

#include <string.h>

#include "auditor/base/attr.h"

#include "auditor/base/banned.h"

/* 2.16.840.1.101.3.4.2.x and 1.2.840.10045.4.3.x */
static const struct cms_hash hashes[] = {
    {"SHA256", SV_INIT("\x60\x86\x48\x01\x65\x03\x04\x02\x01"), 32,
	SV_INIT("\x2a\x86\x48\xce\x3d\x04\x03\x02")},
    {"SHA384", SV_INIT("\x60\x86\x48\x01\x65\x03\x04\x02\x02"), 48,
	SV_INIT("\x2a\x86\x48\xce\x3d\x04\x03\x03")},
    {"SHA512", SV_INIT("\x60\x86\x48\x01\x65\x03\x04\x02\x03"), 64,
	SV_INIT("\x2a\x86\x48\xce\x3d\x04\x03\x04")},
};

/* 1.2.840.113549.1.1.x: rsaEncryption, id-mgf1, id-RSASSA-PSS */
static const strview oid_rsa = SV_INIT("\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01");
static const strview oid_mgf1 = SV_INIT("\x2a\x86\x48\x86\xf7\x0d\x01\x01\x08");
static const strview oid_pss = SV_INIT("\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0a");

const struct cms_hash *
cms_hash_named(const char *name)
{
	for (size_t i = 0; i < COUNT_OF(hashes); i++) {
		if (strcmp(hashes[i].name, name) == 0)
			return &hashes[i];
	}
	return NULL;
}

bool
cms_is_oid(const struct der *element, strview contents)
{
	return element->tag == DER_OID && sv_eq(element->body, contents);
}

static bool
is_null(strview rest)
{
	struct der element;

	return der_only(rest, DER_NULL, &element) && element.body.len == 0;
}

bool
cms_take_hash(strview *rest, const struct cms_hash **hash)
{
	struct der algorithm;
	struct der oid;

	if (!der_take(rest, DER_SEQUENCE, &algorithm) ||
	    !der_take(&algorithm.body, DER_OID, &oid) ||
	    (algorithm.body.len > 0 && !is_null(algorithm.body)))
		return false;
	for (size_t i = 0; i < COUNT_OF(hashes); i++) {
		if (cms_is_oid(&oid, hashes[i].oid)) {
			*hash = &hashes[i];
			return true;
		}
	}
	return false;
}

/* A positive INTEGER of at most two bytes. */
static bool
take_salt(strview *rest, int *salt)
{
	struct der field;
	struct der number;

	if (!der_take(rest, DER_CONTEXT_SET + 2, &field) ||
	    !der_only(field.body, DER_INTEGER, &number) ||
	    number.body.len == 0 || number.body.len > 2)
		return false;

	const unsigned char *bytes = (const unsigned char *)number.body.ptr;
	if (bytes[0] >= 0x80)
		return false;
	*salt = bytes[0];
	if (number.body.len == 1)
		return true;
	if (bytes[0] == 0 && bytes[1] < 0x80)
		return false;
	*salt = bytes[0] << 8 | bytes[1];
	return true;
}

/* Digest, mask and salt are all written out: the defaults are SHA-1. */
static bool
read_pss(strview parameters, struct cms_parts *parts)
{
	const struct cms_hash *hash;
	struct der all;
	struct der field;
	struct der mask;
	struct der oid;

	if (!der_only(parameters, DER_SEQUENCE, &all) ||
	    !der_take(&all.body, DER_CONTEXT_SET, &field) ||
	    !cms_take_hash(&field.body, &hash) || field.body.len > 0 ||
	    hash != parts->hash)
		return false;
	if (!der_take(&all.body, DER_CONTEXT_SET + 1, &field) ||
	    !der_only(field.body, DER_SEQUENCE, &mask) ||
	    !der_take(&mask.body, DER_OID, &oid) ||
	    !cms_is_oid(&oid, oid_mgf1) || !cms_take_hash(&mask.body, &hash) ||
	    mask.body.len > 0 || hash != parts->hash)
		return false;
	return take_salt(&all.body, &parts->salt) && all.body.len == 0;
}

bool
cms_take_scheme(strview *rest, struct cms_parts *parts)
{
	struct der algorithm;
	struct der oid;

	if (!der_take(rest, DER_SEQUENCE, &algorithm) ||
	    !der_take(&algorithm.body, DER_OID, &oid))
		return false;
	if (cms_is_oid(&oid, oid_rsa)) {
		parts->scheme = CMS_RSA;
		return is_null(algorithm.body);
	}
	if (cms_is_oid(&oid, oid_pss)) {
		parts->scheme = CMS_PSS;
		return read_pss(algorithm.body, parts);
	}
	parts->scheme = CMS_ECDSA;
	return cms_is_oid(&oid, parts->hash->ecdsa) && algorithm.body.len == 0;
}
