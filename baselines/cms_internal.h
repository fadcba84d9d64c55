/*
 * cms_internal.h - what the readers of CMS share; for cms_*.c only.
 */
#ifndef BASELINES_CMS_INTERNAL_H
#define BASELINES_CMS_INTERNAL_H

#include "baselines/cms_read.h"
#include "baselines/der.h"

/*
 * cms_take_hash(rest, hash):
 * Take the AlgorithmIdentifier of a digest: parameters absent or NULL, the two
 * forms of RFC 5754, section 2.
 */
bool cms_take_hash(strview *rest, const struct cms_hash **hash);

/*
 * cms_take_scheme(rest, parts):
 * Take the AlgorithmIdentifier of the signature; it must suit parts->hash.
 */
bool cms_take_scheme(strview *rest, struct cms_parts *parts);

/*
 * cms_read_attributes(body, parts, err):
 * Read the signed attributes: contents of the SET.
 */
int cms_read_attributes(
    strview body, struct cms_parts *parts, struct err *err) MUST_USE;

/* cms_is_oid(element, contents): an OBJECT IDENTIFIER of these bytes. */
bool cms_is_oid(const struct der *element, strview contents);

#endif
