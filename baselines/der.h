/*
 * der.h - strict reader of DER (X.690): one spelling for each value.
 *
 * Tags of one byte, definite lengths in the fewest bytes; anything else is
 * refused, so that whoever looks at every element has looked at every byte.
 */
#ifndef BASELINES_DER_H
#define BASELINES_DER_H

#include <stdbool.h>

#include "auditor/base/strbuf.h"
#include "auditor/base/strview.h"

enum der_tag {
	DER_INTEGER = 0x02,
	DER_OCTETS = 0x04,
	DER_NULL = 0x05,
	DER_OID = 0x06,
	DER_UTC_TIME = 0x17,
	DER_GENERALIZED_TIME = 0x18,
	DER_SEQUENCE = 0x30,
	DER_SET = 0x31,
	DER_CONTEXT = 0x80,     /* [0], primitive; add the number */
	DER_CONTEXT_SET = 0xa0, /* [0], constructed */
};

/* One element, borrowed. */
struct der {
	unsigned tag;
	strview body;  /* contents */
	strview whole; /* with tag and length */
};

/* der_next(rest, element): take one element from the front of ${rest}. */
bool der_next(strview *rest, struct der *element);

/* der_take(rest, tag, element): the same, of ${tag}; else take nothing. */
bool der_take(strview *rest, unsigned tag, struct der *element);

/* der_only(bytes, tag, element): ${bytes} are one element of ${tag}. */
bool der_only(strview bytes, unsigned tag, struct der *element);

/* der_count(body, count): how many elements there are; false if malformed. */
bool der_count(strview body, size_t *count);

/* der_write(tag, body, out): append one element. */
void der_write(unsigned tag, strview body, struct strbuf *out);

#endif
