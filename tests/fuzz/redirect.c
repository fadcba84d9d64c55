/*
 * redirect.c - a redirect leads to a host of the service or nowhere: there a
 * token is sent.
 */
#include "graph/redirect.h"

#include <string.h>

#include "auditor/net/url.h"
#include "tests/fuzz/fuzz.h"

static bool
is_of_service(const struct cloud *cloud, strview host)
{
	return sv_ends_fold(host, sv_from(cloud->exchange_suffix)) ||
	       sv_find_fold(sv_from(cloud->exchange), host) <
		   strlen(cloud->exchange);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct cloud *cloud = cloud_find(SV("global"));
	CLEANUP(strbuf_done) struct strbuf origin = {0};
	CLEANUP(strbuf_done) struct strbuf again = {0};

	if (!redirect_follow(cloud, fuzz_view(data, size), &origin)) {
		FUZZ_CHECK(origin.len == 0);
		return 0;
	}
	strview host = strbuf_view(&origin);
	FUZZ_CHECK(sv_starts(host, SV("https://")));
	host = sv_slice(host, 8, host.len);
	FUZZ_CHECK(host.len > 0);
	for (size_t i = 0; i < host.len; i++)
		FUZZ_CHECK(host.ptr[i] > ' ' && host.ptr[i] < 0x7f &&
			   host.ptr[i] != '/' && host.ptr[i] != '@' &&
			   host.ptr[i] != '\\' && host.ptr[i] != '?');
	host = sv_slice(host, 0, sv_find(host, SV(":")));
	FUZZ_CHECK(is_of_service(cloud, host));
	FUZZ_CHECK(redirect_follow(cloud, strbuf_view(&origin), &again));
	FUZZ_CHECK(sv_eq(strbuf_view(&origin), strbuf_view(&again)));
	return 0;
}
