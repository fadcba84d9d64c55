/*
 * url.h - the parts of an https address.
 *
 * Stricter than RFC 3986, so that what is checked here and what curl connects
 * to cannot be two different hosts: no user information, no backslash, no
 * blanks or control characters, hosts of letters, digits, dots and dashes or
 * an IPv6 address in brackets.
 */
#ifndef AUDITOR_NET_URL_H
#define AUDITOR_NET_URL_H

#include <stdbool.h>

#include "auditor/base/attr.h"
#include "auditor/base/strview.h"

struct url {
	strview origin; /* "https://host:port" as it was written */
	strview host;   /* without port; letter case as written */
	unsigned port;  /* 443 when none is written */
	strview target; /* path and query, from the slash on; may be "" */
};

/*
 * url_read(text, url):
 * Split ${text} into ${url}, which borrows from it.  Return false, leaving
 * ${url} alone, for anything but an https address.
 */
bool url_read(strview text, struct url *url) MUST_USE;

/*
 * url_read_local(text, url):
 * The same for a service of this host or of its hypervisor, which is spoken to
 * before there is any trust: http will do as well, but only to localhost,
 * 127.0.0.0/8, [::1] and 169.254.0.0/16.
 */
bool url_read_local(strview text, struct url *url) MUST_USE;

/* url_same_origin(a, b): same host, letter case ignored, and same port. */
bool url_same_origin(const struct url *a, const struct url *b);

#endif
