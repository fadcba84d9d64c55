/*
 * url_test.c - which addresses are taken, and for which host.
 */
#include "auditor/net/url.h"

#include "tests/support/kit_rows.h"

struct row {
	const char *name;
	strview text;
	strview host; /* "" when it is refused */
	unsigned port;
	strview origin;
	strview target;
};

#define REFUSED SV_INIT(""), 0, SV_INIT(""), SV_INIT("")

static const struct row rows[] = {
    {"plain", SV_INIT("https://a.example/x?y=1"), SV_INIT("a.example"), 443,
	SV_INIT("https://a.example"), SV_INIT("/x?y=1")},
    {"no path", SV_INIT("https://a.example"), SV_INIT("a.example"), 443,
	SV_INIT("https://a.example"), SV_INIT("")},
    {"port", SV_INIT("https://A.example:8443/"), SV_INIT("A.example"), 8443,
	SV_INIT("https://A.example:8443"), SV_INIT("/")},
    {"scheme in capitals", SV_INIT("HTTPS://a.example"), SV_INIT("a.example"),
	443, SV_INIT("HTTPS://a.example"), SV_INIT("")},
    {"query without path", SV_INIT("https://a.example?x"), SV_INIT("a.example"),
	443, SV_INIT("https://a.example"), SV_INIT("?x")},
    {"IPv6", SV_INIT("https://[2001:db8::1]:1/"), SV_INIT("[2001:db8::1]"), 1,
	SV_INIT("https://[2001:db8::1]:1"), SV_INIT("/")},
    {"plain HTTP", SV_INIT("http://a.example/"), REFUSED},
    {"file", SV_INIT("file:///etc/passwd"), REFUSED},
    {"no scheme", SV_INIT("a.example"), REFUSED},
    {"no host", SV_INIT("https:///x"), REFUSED},
    {"user information", SV_INIT("https://a.example@evil.example/"), REFUSED},
    {"user and password", SV_INIT("https://a.example:1@evil.example/"),
	REFUSED},
    {"backslash in the host", SV_INIT("https://evil.example\\@a.example/"),
	REFUSED},
    {"backslash in the path", SV_INIT("https://a.example/\\x"), REFUSED},
    {"blank", SV_INIT("https://a.example/ x"), REFUSED},
    {"line break", SV_INIT("https://a.example/\r\nHost: x"), REFUSED},
    {"NUL", SV_INIT("https://a.example\0.evil.example/"), REFUSED},
    {"not ASCII", SV_INIT("https://\xd0\xb0.example/"), REFUSED},
    {"fragment", SV_INIT("https://a.example/#x"), REFUSED},
    {"empty port", SV_INIT("https://a.example:/"), REFUSED},
    {"port zero", SV_INIT("https://a.example:0/"), REFUSED},
    {"port too large", SV_INIT("https://a.example:65536/"), REFUSED},
    {"port and words", SV_INIT("https://a.example:1x/"), REFUSED},
    {"open bracket", SV_INIT("https://[::1/"), REFUSED},
    {"empty brackets", SV_INIT("https://[]/"), REFUSED},
    {"empty", SV_INIT(""), REFUSED},
};

static void
is_split(const void *at)
{
	const struct row *row = at;
	struct url url = {0};

	KIT_INT(url_read(row->text, &url), row->host.len > 0);
	KIT_TEXT(url.host, row->host);
	KIT_INT(url.port, row->port);
	KIT_TEXT(url.origin, row->origin);
	KIT_TEXT(url.target, row->target);
}

struct pair {
	const char *name;
	strview a;
	strview b;
	bool is_same;
};

static const struct pair pairs[] = {
    {"same", SV_INIT("https://a.example/x"), SV_INIT("https://A.EXAMPLE/y"),
	true},
    {"port written", SV_INIT("https://a.example"),
	SV_INIT("https://a.example:443"), true},
    {"other port", SV_INIT("https://a.example"),
	SV_INIT("https://a.example:444"), false},
    {"longer host", SV_INIT("https://a.example"),
	SV_INIT("https://a.example.evil"), false},
    {"subdomain", SV_INIT("https://a.example"), SV_INIT("https://x.a.example"),
	false},
};

static void
is_same_origin(const void *at)
{
	const struct pair *row = at;
	struct url a;
	struct url b;

	KIT_TRUE(url_read(row->a, &a) && url_read(row->b, &b));
	KIT_INT(url_same_origin(&a, &b), row->is_same);
	KIT_INT(url_same_origin(&b, &a), row->is_same);
}

struct local {
	const char *name;
	bool is_local;
};

static const struct local locals[] = {
    {"http://169.254.169.254/metadata?x=1", true},
    {"http://127.0.0.1:41741/msi/token", true},
    {"http://127.5.5.5", true},
    {"http://localhost:12356/msi/token", true},
    {"http://[::1]:80/", true},
    {"https://localhost/", true},
    {"http://example.com/", false},
    {"https://example.com/", false},
    {"http://127.0.0.1.example/", false},
    {"http://169.254.example/", false},
    {"http://127.1/", false},
    {"http://user@127.0.0.1/", false},
    {"http://localhost.example/", false},
    {"ftp://localhost/", false},
};

static void
is_known_local(const void *at)
{
	const struct local *row = at;
	struct url url;

	KIT_INT(url_read_local(sv_from(row->name), &url), row->is_local);
	KIT_TRUE(!sv_starts(sv_from(row->name), SV("http:")) ||
		 !url_read(sv_from(row->name), &url));
}

int
main(void)
{
	KIT_ROWS(rows, is_split);
	KIT_ROWS(locals, is_known_local);
	KIT_ROWS(pairs, is_same_origin);
	return kit_finish();
}
