/*
 * link_test.c - where a token is sent: next pages and redirects.
 */
#include "graph/link.h"

#include <stdio.h>
#include <string.h>

#include "graph/redirect.h"
#include "tests/support/kit_rows.h"

#define HOME     "https://graph.example"
#define EXCHANGE "https://outlook.example:8443"

static const struct collect_settings settings = {
    .cloud = {.graph = HOME,
	.exchange = EXCHANGE,
	.exchange_suffix = ".outlook.example"},
};

struct row {
	const char *name;
	enum service service;
	const char *from;
	const char *link;
	bool is_ours;
};

static const struct row rows[] = {
    {"the same host", SERVICE_GRAPH, HOME "/v1.0/x", HOME "/v1.0/x?$skip=1",
	true},
    {"letter case", SERVICE_GRAPH, HOME, "https://GRAPH.example/x", true},
    {"another host", SERVICE_GRAPH, HOME, "https://evil.example/x", false},
    {"a longer host", SERVICE_GRAPH, HOME, HOME ".evil.example/x", false},
    {"a host before ours", SERVICE_GRAPH, HOME, "https://evil.graph.example/x",
	false},
    {"another port", SERVICE_GRAPH, HOME, HOME ":444/x", false},
    {"plain HTTP", SERVICE_GRAPH, HOME, "http://graph.example/x", false},
    {"our host as user", SERVICE_GRAPH, HOME,
	"https://graph.example@evil.example/", false},
    {"a path only", SERVICE_GRAPH, HOME, "/v1.0/x", false},
    {"Exchange's host for Graph", SERVICE_GRAPH, HOME, EXCHANGE "/x", false},
    {"from the region to the region", SERVICE_EXCHANGE,
	"https://eu.outlook.example/x", "https://eu.outlook.example/y", true},
    {"from the region home", SERVICE_EXCHANGE, "https://eu.outlook.example/x",
	EXCHANGE "/y", true},
    {"from home to a region", SERVICE_EXCHANGE, EXCHANGE "/x",
	"https://eu.outlook.example/y", false},
};

static void
is_followed(const void *at)
{
	const struct row *row = at;
	const struct session session = {.settings = &settings};

	KIT_INT(link_is_ours(&session, row->service, sv_from(row->from),
		    sv_from(row->link)),
	    row->is_ours);
}

struct walk {
	const char *name;
	const char *lead; /* links before the circle, a letter each */
	const char *loop; /* links round and round */
};

static const struct walk walks[] = {
    {"the same again", "", "a"},
    {"the same after some", "abc", "d"},
    {"a circle of two", "", "ab"},
    {"a circle of three", "", "abc"},
    {"a long way into a circle", "abcdefghijk", "lm"},
    {"a short way into a long circle", "ab", "cdefghijklmnop"},
};

static void
is_noticed(const void *at)
{
	const struct walk *row = at;
	struct link_watch watch = {0};
	size_t lead = strlen(row->lead);
	size_t loop = strlen(row->loop);
	size_t step = 0;
	bool repeats = false;

	while (!repeats && step < 100) {
		const char *link = step < lead
				       ? row->lead + step
				       : row->loop + (step - lead) % loop;
		repeats = link_watch_repeats(&watch, (strview){link, 1});
		step++;
		/* Never before a link has come back. */
		KIT_TRUE(!repeats || step > lead + loop);
	}
	KIT_TRUE(step <= 3 * (lead + loop));
}

static void
no_circle_is_seen(const void *at)
{
	struct link_watch watch = {0};

	(void)at;
	for (unsigned i = 0; i < 10000; i++) {
		char text[16];
		int len = snprintf(text, sizeof(text), "%u", i);
		KIT_TRUE(
		    !link_watch_repeats(&watch, (strview){text, (size_t)len}));
	}
}

struct redirect {
	const char *name;
	const char *location;
	const char *origin; /* "" when it is not followed */
};

static const struct redirect redirects[] = {
    {"to a region", "https://eu.outlook.example/any",
	"https://eu.outlook.example"},
    {"in capitals", "https://EU.OUTLOOK.EXAMPLE/",
	"https://EU.OUTLOOK.EXAMPLE"},
    {"to the internal port", "https://eu.outlook.example:446/",
	"https://eu.outlook.example"},
    {"to another port", "https://eu.outlook.example:8443/",
	"https://eu.outlook.example:8443"},
    {"home", EXCHANGE "/x", EXCHANGE},
    {"to a stranger", "https://evil.example/", ""},
    {"to a stranger with our suffix inside",
	"https://eu.outlook.example.evil.example/", ""},
    {"to a stranger that ends alike", "https://evil-outlook.example/", ""},
    {"to plain HTTP", "http://eu.outlook.example/", ""},
    {"to a path", "/elsewhere", ""},
    {"to nowhere", "", ""},
};

static void
is_taken(const void *at)
{
	const struct redirect *row = at;
	CLEANUP(strbuf_done) struct strbuf origin = {0};
	CLEANUP(strbuf_done) struct strbuf url = {0};

	strbuf_add_text(&url, EXCHANGE "/adminapi/beta/t/InvokeCommand?a=b");
	KIT_INT(
	    redirect_follow(&settings.cloud, sv_from(row->location), &origin),
	    row->origin[0] != '\0');
	KIT_TEXT(strbuf_view(&origin), sv_from(row->origin));
	if (origin.len == 0)
		return;
	redirect_apply(strbuf_view(&origin), &url);
	KIT_TRUE(sv_starts(strbuf_view(&url), strbuf_view(&origin)));
	KIT_TEXT(sv_slice(strbuf_view(&url), origin.len, url.len),
	    SV("/adminapi/beta/t/InvokeCommand?a=b"));
}

int
main(void)
{
	KIT_ROWS(rows, is_followed);
	KIT_ROWS(walks, is_noticed);
	kit_case("no circle is seen where there is none", no_circle_is_seen);
	KIT_ROWS(redirects, is_taken);
	return kit_finish();
}
