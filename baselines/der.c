/*
 * der.c - strict DER (X.690): one spelling for each value.
 */
#include "baselines/der.h"

#include "auditor/base/banned.h"

/* Length bytes behind the first one; four reach beyond any of our files. */
#define LENGTH_BYTES 4

static bool
take_length(strview bytes, size_t *at, size_t *length)
{
	unsigned char first = (unsigned char)bytes.ptr[(*at)++];
	size_t count = first & 0x7fU;
	size_t value = 0;

	if (first < 0x80) {
		*length = first;
		return true;
	}
	if (count == 0 || count > LENGTH_BYTES || count > bytes.len - *at)
		return false;
	for (size_t i = 0; i < count; i++)
		value = value << 8 | (unsigned char)bytes.ptr[(*at)++];
	*length = value;
	return value >= (count == 1 ? 0x80U : (size_t)1 << (8 * (count - 1)));
}

bool
der_next(strview *rest, struct der *element)
{
	size_t at = 1;
	size_t length;

	if (rest->len < 2 || (rest->ptr[0] & 0x1f) == 0x1f)
		return false;
	if (!take_length(*rest, &at, &length) || length > rest->len - at)
		return false;
	element->tag = (unsigned char)rest->ptr[0];
	element->body = sv_slice(*rest, at, at + length);
	element->whole = sv_slice(*rest, 0, at + length);
	*rest = sv_slice(*rest, at + length, rest->len);
	return true;
}

bool
der_take(strview *rest, unsigned tag, struct der *element)
{
	strview behind = *rest;
	struct der next;

	if (!der_next(&behind, &next) || next.tag != tag)
		return false;
	*element = next;
	*rest = behind;
	return true;
}

bool
der_only(strview bytes, unsigned tag, struct der *element)
{
	return der_take(&bytes, tag, element) && bytes.len == 0;
}

bool
der_count(strview body, size_t *count)
{
	struct der element;

	for (*count = 0; body.len > 0; (*count)++) {
		if (!der_next(&body, &element))
			return false;
	}
	return true;
}

static void
write_length(size_t length, struct strbuf *out)
{
	unsigned count = 0;

	if (length < 0x80) {
		strbuf_add_char(out, (char)length);
		return;
	}
	while (length >> (8 * count) != 0)
		count++;
	strbuf_add_char(out, (char)(0x80U | count));
	while (count-- > 0)
		strbuf_add_char(out, (char)(length >> (8 * count) & 0xff));
}

void
der_write(unsigned tag, strview body, struct strbuf *out)
{
	strbuf_add_char(out, (char)tag);
	write_length(body.len, out);
	strbuf_add(out, body);
}
