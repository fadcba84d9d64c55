/*
 * x509.c - what of a certificate a check needs.
 */
#include "auditor/check/x509.h"

#include "auditor/base/attr.h"
#include "auditor/base/codec.h"
#include "auditor/base/strbuf.h"
#include "auditor/base/timefmt.h"
#include "baselines/der.h"

#include "auditor/base/banned.h"

/* Plain base64 in the spelling of codec.h: no padding, two other letters. */
static void
respell(strview text, struct strbuf *out)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		if (c == '+')
			c = '-';
		else if (c == '/')
			c = '_';
		if (c != '=' && c != ' ' && c != '\r' && c != '\n' && c != '\t')
			strbuf_add_char(out, c);
	}
}

/* UTCTime and GeneralizedTime of RFC 5280, 4.1.2.5: with seconds, in UTC. */
static bool
read_time(const struct der *element, struct arena *arena, int64_t *seconds)
{
	strview text = element->body;
	const char *century = "";

	if (element->tag == DER_UTC_TIME && text.len == 13)
		century = text.ptr[0] >= '5' ? "19" : "20";
	else if (element->tag != DER_GENERALIZED_TIME || text.len != 15)
		return false;
	text = arena_printf(arena, "%s" SV_FMT, century, SV_ARG(text));
	if (text.len != 15)
		return false;
	const char *at = text.ptr;
	text = arena_printf(arena, "%.4s-%.2s-%.2sT%.2s:%.2s:%.2s%.1s", at,
	    at + 4, at + 6, at + 8, at + 10, at + 12, at + 14);
	return time_read(text, seconds);
}

/* The fields of a TBSCertificate up to the subject. */
static bool
read_fields(strview rest, struct arena *arena, struct x509 *x509)
{
	struct der element;
	struct der issuer;
	struct der validity;
	struct der subject;
	struct der starts;
	struct der ends;

	/* The version; without it it is the first. */
	(void)der_take(&rest, DER_CONTEXT_SET, &element);
	if (!der_take(&rest, DER_INTEGER, &element) ||
	    !der_take(&rest, DER_SEQUENCE, &element) ||
	    !der_take(&rest, DER_SEQUENCE, &issuer) ||
	    !der_take(&rest, DER_SEQUENCE, &validity) ||
	    !der_take(&rest, DER_SEQUENCE, &subject) ||
	    !der_next(&validity.body, &starts) ||
	    !der_next(&validity.body, &ends))
		return false;
	x509->is_self_signed = sv_eq(issuer.whole, subject.whole);
	return read_time(&starts, arena, &x509->starts) &&
	       read_time(&ends, arena, &x509->ends);
}

bool
x509_read(strview text, struct arena *arena, struct x509 *x509)
{
	CLEANUP(strbuf_done) struct strbuf spelt = {0};
	CLEANUP(strbuf_done) struct strbuf bytes = {0};
	struct der certificate;
	struct der fields;
	struct err err;

	respell(text, &spelt);
	if (spelt.len == 0 ||
	    codec_base64url_decode(strbuf_view(&spelt), &bytes, &err) != 0 ||
	    !der_only(strbuf_view(&bytes), DER_SEQUENCE, &certificate) ||
	    !der_take(&certificate.body, DER_SEQUENCE, &fields))
		return false;
	return read_fields(fields.body, arena, x509);
}
