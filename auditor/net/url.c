/*
 * url.c - the parts of an https address.
 */
#include "auditor/net/url.h"

#include "auditor/base/banned.h"

#define PORT_HTTP  80
#define PORT_HTTPS 443
#define PORT_MAX   65535

static bool
is_alnum(char c)
{
	return (c >= '0' && c <= '9') ||
	       ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

static bool
is_host_char(char c, bool in_brackets)
{
	return is_alnum(c) || c == '.' || (in_brackets ? c == ':' : c == '-');
}

/* Length of the host at the start of ${sv}; 0 when there is none. */
static size_t
host_len(strview sv)
{
	bool in_brackets = sv.len > 0 && sv.ptr[0] == '[';
	size_t len = in_brackets;

	while (len < sv.len && is_host_char(sv.ptr[len], in_brackets))
		len++;
	if (!in_brackets)
		return len;
	return len > 1 && len < sv.len && sv.ptr[len] == ']' ? len + 1 : 0;
}

/* Length of ":port" at the start of ${sv}; 0 when it is not one. */
static size_t
port_len(strview sv, unsigned *port)
{
	unsigned value = 0;
	size_t len = 1;

	while (len < sv.len && sv.ptr[len] >= '0' && sv.ptr[len] <= '9') {
		value = value * 10 + (unsigned)(sv.ptr[len] - '0');
		if (value > PORT_MAX)
			return 0;
		len++;
	}
	if (len == 1 || value == 0)
		return 0;
	*port = value;
	return len;
}

static bool
is_target(strview sv)
{
	if (sv.len > 0 && sv.ptr[0] != '/' && sv.ptr[0] != '?')
		return false;
	for (size_t i = 0; i < sv.len; i++) {
		unsigned char c = (unsigned char)sv.ptr[i];
		if (c <= ' ' || c >= 0x7f || c == '\\' || c == '#')
			return false;
	}
	return true;
}

static bool
read_scheme(strview text, strview scheme, unsigned port, struct url *url)
{
	struct url parts = {.port = port};

	if (!sv_starts_fold(text, scheme))
		return false;
	strview rest = sv_slice(text, scheme.len, text.len);
	size_t len = host_len(rest);
	if (len == 0)
		return false;
	parts.host = sv_slice(rest, 0, len);
	rest = sv_slice(rest, len, rest.len);
	if (rest.len > 0 && rest.ptr[0] == ':') {
		len = port_len(rest, &parts.port);
		if (len == 0)
			return false;
		rest = sv_slice(rest, len, rest.len);
	}
	if (!is_target(rest))
		return false;
	parts.target = rest;
	parts.origin = sv_slice(text, 0, text.len - rest.len);
	*url = parts;
	return true;
}

bool
url_read(strview text, struct url *url)
{
	return read_scheme(text, SV("https://"), PORT_HTTPS, url);
}

/* Four numbers and dots, so that 127.example.com is none. */
static bool
is_ipv4(strview host)
{
	unsigned dots = 0;

	for (size_t i = 0; i < host.len; i++) {
		char c = host.ptr[i];
		dots += c == '.';
		if (c != '.' && (c < '0' || c > '9'))
			return false;
	}
	return dots == 3;
}

static bool
is_local_host(strview host)
{
	if (sv_eq_fold(host, SV("localhost")) || sv_eq(host, SV("[::1]")))
		return true;
	return is_ipv4(host) &&
	       (sv_starts(host, SV("127.")) || sv_starts(host, SV("169.254.")));
}

bool
url_read_local(strview text, struct url *url)
{
	struct url parts;

	if (!read_scheme(text, SV("https://"), PORT_HTTPS, &parts) &&
	    !read_scheme(text, SV("http://"), PORT_HTTP, &parts))
		return false;
	if (!is_local_host(parts.host))
		return false;
	*url = parts;
	return true;
}

bool
url_same_origin(const struct url *a, const struct url *b)
{
	return a->port == b->port && sv_eq_fold(a->host, b->host);
}
