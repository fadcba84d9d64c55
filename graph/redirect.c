/*
 * redirect.c - the one redirect that is followed.
 */
#include "graph/redirect.h"

#include "auditor/net/url.h"

#include "auditor/base/banned.h"

#define PORT_INTERNAL 446
#define PORT_HTTPS    443

static bool
is_trusted(const struct cloud *cloud, const struct url *to)
{
	struct url home;
	strview suffix = sv_from(cloud->exchange_suffix);

	if (url_read(sv_from(cloud->exchange), &home) &&
	    sv_eq_fold(home.host, to->host))
		return true;
	return suffix.len > 0 && sv_ends_fold(to->host, suffix);
}

bool
redirect_follow(
    const struct cloud *cloud, strview location, struct strbuf *origin)
{
	struct url to;

	if (!url_read(location, &to) || !is_trusted(cloud, &to))
		return false;
	strbuf_clear(origin);
	strbuf_add_text(origin, "https://");
	strbuf_add(origin, to.host);
	if (to.port != PORT_HTTPS && to.port != PORT_INTERNAL)
		strbuf_printf(origin, ":%u", to.port);
	return true;
}

void
redirect_apply(strview origin, struct strbuf *url)
{
	CLEANUP(strbuf_done) struct strbuf fresh = {0};
	struct url parts;

	if (!url_read(strbuf_view(url), &parts))
		return;
	strbuf_add(&fresh, origin);
	strbuf_add(&fresh, parts.target);
	strbuf_clear(url);
	strbuf_add(url, strbuf_view(&fresh));
}
