/*
 * cms_attribute.c - the signed attributes of a signature.
 */
#include "baselines/cms_internal.h"

#include "auditor/base/attr.h"
#include "auditor/base/timefmt.h"

#include "auditor/base/banned.h"

static const strview oid_data = SV_INIT("\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01");

static bool
read_content_type(strview value, struct cms_parts *parts)
{
	struct der oid;

	(void)parts;
	return der_only(value, DER_OID, &oid) && cms_is_oid(&oid, oid_data);
}

static bool
read_digest(strview value, struct cms_parts *parts)
{
	struct der octets;

	if (!der_only(value, DER_OCTETS, &octets))
		return false;
	parts->digest = octets.body;
	return octets.body.len == parts->hash->size;
}

static bool
is_digits(strview text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] < '0' || text.ptr[i] > '9')
			return false;
	}
	return true;
}

/* YYMMDDHHMMSSZ until 2049, YYYYMMDDHHMMSSZ from 2050 (RFC 5652, 11.3). */
static bool
read_signing_time(strview value, struct cms_parts *parts)
{
	CLEANUP(strbuf_done) struct strbuf text = {0};
	struct der time;

	if (!der_only(value, DER_UTC_TIME, &time) &&
	    !der_only(value, DER_GENERALIZED_TIME, &time))
		return false;
	strview digits = time.body;
	bool is_short = time.tag == DER_UTC_TIME;
	if (digits.len != (is_short ? 13U : 15U) || !sv_ends(digits, SV("Z")))
		return false;
	digits.len--;
	if (!is_digits(digits))
		return false;
	if (is_short)
		strbuf_add_text(&text, digits.ptr[0] < '5' ? "20" : "19");
	strbuf_add(&text, digits);
	const char *d = strbuf_cstr(&text);
	CLEANUP(strbuf_done) struct strbuf spelt = {0};
	strbuf_printf(&spelt, "%.4s-%.2s-%.2sT%.2s:%.2s:%.2sZ", d, d + 4, d + 6,
	    d + 8, d + 10, d + 12);
	return time_read(strbuf_view(&spelt), &parts->signed_at);
}

/* What the signer's mail program can decrypt; no matter here. */
static bool
read_capabilities(strview value, struct cms_parts *parts)
{
	struct der sequence;

	(void)parts;
	return der_only(value, DER_SEQUENCE, &sequence);
}

/* SigningCertificateV2 (RFC 5035, section 3): the first one is the signer's. */
static bool
read_signing_certificate(strview value, struct cms_parts *parts)
{
	struct der all;
	struct der list;
	struct der first;
	struct der octets;
	const struct cms_hash *hash = cms_hash_named("SHA256");

	if (!der_only(value, DER_SEQUENCE, &all) ||
	    !der_take(&all.body, DER_SEQUENCE, &list) ||
	    !der_take(&list.body, DER_SEQUENCE, &first))
		return false;
	if (!der_take(&first.body, DER_OCTETS, &octets) &&
	    (!cms_take_hash(&first.body, &hash) ||
		!der_take(&first.body, DER_OCTETS, &octets)))
		return false;
	parts->certificate_hash = hash;
	parts->certificate_digest = octets.body;
	return octets.body.len == hash->size;
}

/* 1.2.840.113549.1.9.x */
static const struct attribute {
	const char *name;
	strview oid;
	bool is_required;
	bool (*read)(strview value, struct cms_parts *parts);
} attributes[] = {
    {"contentType", SV_INIT("\x2a\x86\x48\x86\xf7\x0d\x01\x09\x03"), true,
	read_content_type},
    {"messageDigest", SV_INIT("\x2a\x86\x48\x86\xf7\x0d\x01\x09\x04"), true,
	read_digest},
    {"signingTime", SV_INIT("\x2a\x86\x48\x86\xf7\x0d\x01\x09\x05"), true,
	read_signing_time},
    {"sMIMECapabilities", SV_INIT("\x2a\x86\x48\x86\xf7\x0d\x01\x09\x0f"),
	false, read_capabilities},
    {"signingCertificateV2",
	SV_INIT("\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x02\x2f"), false,
	read_signing_certificate},
};

static int
read_one(
    struct der *one, struct cms_parts *parts, unsigned *seen, struct err *err)
{
	struct der oid;
	struct der values;
	size_t count;

	if (!der_take(&one->body, DER_OID, &oid) ||
	    !der_only(one->body, DER_SET, &values) ||
	    !der_count(values.body, &count) || count != 1)
		return err_set(err, ERR_FORMAT, "malformed signed attribute");
	for (size_t i = 0; i < COUNT_OF(attributes); i++) {
		if (!cms_is_oid(&oid, attributes[i].oid))
			continue;
		if ((*seen & 1U << i) != 0)
			return err_set(err, ERR_FORMAT,
			    "signed attribute %s occurs twice",
			    attributes[i].name);
		*seen |= 1U << i;
		if (!attributes[i].read(values.body, parts))
			return err_set(err, ERR_FORMAT,
			    "malformed or unfit signed attribute %s",
			    attributes[i].name);
		return 0;
	}
	return err_set(
	    err, ERR_FORMAT, "a signed attribute that has no use here");
}

int
cms_read_attributes(strview body, struct cms_parts *parts, struct err *err)
{
	unsigned seen = 0;
	strview before = {NULL, 0};

	while (body.len > 0) {
		struct der one;
		if (!der_take(&body, DER_SEQUENCE, &one) ||
		    sv_cmp(before, one.whole) >= 0)
			return err_set(err, ERR_FORMAT,
			    "signed attributes are not in DER");
		before = one.whole;
		TRY(read_one(&one, parts, &seen, err));
	}
	for (size_t i = 0; i < COUNT_OF(attributes); i++) {
		if (attributes[i].is_required && (seen & 1U << i) == 0)
			return err_set(err, ERR_FORMAT,
			    "signed attribute %s is missing",
			    attributes[i].name);
	}
	return 0;
}
