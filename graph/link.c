/*
 * link.c - may a link to a next page be followed?
 */
#include "graph/link.h"

#include "auditor/net/url.h"

#include "auditor/base/banned.h"

static bool
leads_to(const struct url *link, strview address)
{
	struct url there;

	return url_read(address, &there) && url_same_origin(link, &there);
}

bool
link_is_ours(const struct session *session, enum service service, strview from,
    strview link)
{
	const struct cloud *cloud = &session->settings->cloud;
	struct url url;

	return url_read(link, &url) &&
	       (leads_to(&url, from) ||
		   leads_to(&url,
		       sv_from(service == SERVICE_GRAPH ? cloud->graph
							: cloud->exchange)));
}

bool
link_watch_repeats(struct link_watch *watch, strview link)
{
	struct digest digest = digest_of(link);

	if (watch->power > 0 && digest_eq(&watch->kept, &digest))
		return true;
	if (watch->power == 0 || ++watch->steps == watch->power) {
		watch->kept = digest;
		watch->steps = 0;
		watch->power = watch->power > 0 ? watch->power * 2 : 1;
	}
	return false;
}
