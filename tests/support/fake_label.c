/*
 * fake_label - the name under which a request is counted.
 */
#include "tests/support/fake_label.h"

#include <string.h>

#include "tests/support/fake_batch.h"
#include "tests/support/fake_cmdlets.h"
#include "tests/support/fake_graph_routes.h"

static void
add_graph(const struct fake_request *req, struct fake_text *label)
{
	FAKE_CLEANUP(fake_path_done) struct fake_path path = {0};
	const struct fake_route *route = NULL;
	size_t key = 0;
	size_t second = 0;

	if (fake_path_read(req->path + strlen("/v1.0"), &path))
		route = fake_route_find(&path, &key, &second);
	if (fake_batch_is(req)) {
		fake_text_puts(label, "POST /v1.0/$batch");
		return;
	}
	fake_text_printf(label, "%s %.5s%s", req->method, req->path,
	    route == NULL ? "/(unknown)" : route->pattern);
}

static void
add_exchange(const struct fake_request *req, struct fake_text *label)
{
	const struct fake_cmdlet *cmdlet = fake_cmdlet_find(req->cmdlet);

	fake_text_printf(label, "%s InvokeCommand %s", req->method,
	    cmdlet == NULL ? "(unknown)" : cmdlet->name);
}

char *
fake_label(const struct fake_request *req)
{
	struct fake_text label = {0};

	switch (req->api) {
	case FAKE_API_TOKEN:
		fake_text_printf(&label, "%s token", req->method);
		break;
	case FAKE_API_GRAPH:
		add_graph(req, &label);
		break;
	case FAKE_API_EXCHANGE:
		add_exchange(req, &label);
		break;
	case FAKE_API_OTHER:
		fake_text_puts(&label, "(other)");
		break;
	}
	return label.data;
}
