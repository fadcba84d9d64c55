/*
 * cms_definite.c - the one form of BER that is taken: as gpgsm writes it.
 *
 * libksba leaves the lengths of ContentInfo, its content, SignedData and
 * encapContentInfo open and ends each with two zero bytes (X.690, 8.1.3.6).
 * All else in such a file is DER, so that it too has one spelling.
 */
#include "baselines/cms_read.h"

#include "baselines/der.h"

#include "auditor/base/banned.h"

/* Open elements around the signers: SignedData, its tag, ContentInfo. */
#define OPEN_AROUND 3
#define END_BYTES   2

/* Take tag and open length. */
static bool
take_open(strview *rest, unsigned tag)
{
	if (rest->len < 2 || (unsigned char)rest->ptr[0] != tag ||
	    (unsigned char)rest->ptr[1] != 0x80)
		return false;
	*rest = sv_slice(*rest, 2, rest->len);
	return true;
}

/* ${rest} begins with the ends of ${count} open elements: take them. */
static bool
take_ends(strview *rest, size_t count)
{
	size_t len = count * END_BYTES;

	if (rest->len < len)
		return false;
	for (size_t i = 0; i < len; i++) {
		if (rest->ptr[i] != 0)
			return false;
	}
	*rest = sv_slice(*rest, len, rest->len);
	return true;
}

/* Version and digest algorithms as they stand. */
static bool
copy_front(strview *rest, struct strbuf *out)
{
	strview from = *rest;
	struct der element;

	if (!der_take(rest, DER_INTEGER, &element) ||
	    !der_take(rest, DER_SET, &element))
		return false;
	strbuf_add(out, sv_slice(from, 0, from.len - rest->len));
	return true;
}

static bool
copy_encapsulated(strview *rest, struct strbuf *out)
{
	struct der oid;

	if (!take_open(rest, DER_SEQUENCE) || !der_take(rest, DER_OID, &oid) ||
	    !take_ends(rest, 1))
		return false;
	der_write(DER_SEQUENCE, oid.whole, out);
	return true;
}

/* Certificates and signers, until nothing is left but the ends. */
static bool
copy_back(strview *rest, struct strbuf *out)
{
	const size_t ends = (size_t)OPEN_AROUND * END_BYTES;

	while (rest->len > ends) {
		struct der element;
		if (!der_next(rest, &element))
			return false;
		strbuf_add(out, element.whole);
	}
	return take_ends(rest, OPEN_AROUND) && rest->len == 0;
}

static bool
fill_in(strview rest, struct strbuf *der)
{
	CLEANUP(strbuf_done) struct strbuf data = {0};
	CLEANUP(strbuf_done) struct strbuf content = {0};
	CLEANUP(strbuf_done) struct strbuf info = {0};
	struct der oid;

	if (!take_open(&rest, DER_SEQUENCE) ||
	    !der_take(&rest, DER_OID, &oid) ||
	    !take_open(&rest, DER_CONTEXT_SET) ||
	    !take_open(&rest, DER_SEQUENCE) || !copy_front(&rest, &data) ||
	    !copy_encapsulated(&rest, &data) || !copy_back(&rest, &data))
		return false;
	der_write(DER_SEQUENCE, strbuf_view(&data), &content);
	strbuf_add(&info, oid.whole);
	der_write(DER_CONTEXT_SET, strbuf_view(&content), &info);
	der_write(DER_SEQUENCE, strbuf_view(&info), der);
	return true;
}

int
cms_definite(strview bytes, struct strbuf *der, struct err *err)
{
	strview rest = bytes;

	if (!take_open(&rest, DER_SEQUENCE)) {
		strbuf_add(der, bytes);
		return 0;
	}
	if (fill_in(bytes, der))
		return 0;
	return err_set(
	    err, ERR_FORMAT, "not a CMS signature in strict encoding (DER)");
}
