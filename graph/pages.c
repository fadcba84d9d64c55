/*
 * pages.c - a list read page by page to its end.
 */
#include "graph/pages.h"

#include "auditor/base/lang.h"
#include "auditor/base/limits.h"
#include "auditor/base/mem.h"
#include "graph/link.h"

#include "auditor/base/banned.h"

struct pages {
	struct session *session;
	struct pages_request request;
	struct arena *arena;
	const struct pages_handler *handler;
	void *cookie;
	struct strbuf first_url;
	struct strbuf url; /* of the page asked for */
	struct strbuf body;
	struct strbuf warning; /* the service says that it left something out */
	struct http_jar *jar;
	unsigned count; /* pages read since the (last) beginning */
	size_t values;  /* in them */
	bool is_restarted;
	struct link_watch watch;
};

static void
finish(struct pages *pages, enum coverage_status status,
    enum coverage_reason reason, strview words)
{
	const struct pages_end end = {status, reason, words};

	pages->handler->end(pages->cookie, &end);
	strbuf_done(&pages->first_url);
	strbuf_done(&pages->url);
	strbuf_done(&pages->body);
	strbuf_done(&pages->warning);
	http_jar_free(pages->jar);
	mem_free(pages);
}

static void
fail(struct pages *pages, enum coverage_reason reason, strview words)
{
	finish(pages,
	    pages->count > 0 ? COVERAGE_PARTIAL : COVERAGE_NOT_COLLECTED,
	    reason, words);
}

static void
finish_read(struct pages *pages)
{
	if (pages->warning.len > 0)
		finish(pages, COVERAGE_PARTIAL, COVERAGE_TRUNCATED_REASON,
		    strbuf_view(&pages->warning));
	else
		finish(pages, COVERAGE_COMPLETE, COVERAGE_NONE_REASON, SV(""));
}

static void ask(struct pages *pages);

/* A link may grow too old on the way; once the list is begun anew. */
static void
restart(struct pages *pages, const struct call_result *result)
{
	if (pages->is_restarted || pages->count == 0) {
		fail(pages, result->reason, result->words);
		return;
	}
	pages->is_restarted = true;
	pages->count = 0;
	pages->values = 0;
	pages->watch = (struct link_watch){0};
	strbuf_clear(&pages->warning);
	strbuf_clear(&pages->url);
	strbuf_add(&pages->url, strbuf_view(&pages->first_url));
	pages->handler->restart(pages->cookie);
	ask(pages);
}

/* What Exchange warns of: that there is more than it shows. */
static void
note_warning(struct pages *pages, const struct json *page)
{
	const struct json *warnings = json_get(page, SV("@adminapi.warnings"));

	if (json_is_empty(warnings))
		return;
	strbuf_clear(&pages->warning);
	if (json_is_type(warnings, JSON_ARRAY))
		warnings = &warnings->items[0];
	strbuf_add(&pages->warning, json_text(warnings));
	if (pages->warning.len == 0)
		strbuf_add_text(&pages->warning, _("a warning without words"));
}

/* Take the link to the next page into ${url}; why not, or NULL. */
static const char *
take_link(
    struct pages *pages, const struct call_result *result, struct strbuf *url)
{
	const struct json *link = json_get(result->page, SV("@odata.nextLink"));

	if (json_is_empty(link))
		return NULL;
	if (!json_is_type(link, JSON_STRING) ||
	    !link_is_ours(pages->session, pages->request.service, result->url,
		json_text(link)))
		return _("the link to the next page leads elsewhere");
	strbuf_add(url, json_text(link));
	return NULL;
}

static bool
is_enough(const struct pages *pages)
{
	return pages->request.most > 0 && pages->values >= pages->request.most;
}

/* Go on to the page at ${link}, unless that leads nowhere. */
static void
go_on(struct pages *pages, strview link)
{
	if (link_watch_repeats(&pages->watch, link)) {
		fail(pages, COVERAGE_INCONSISTENT_REASON,
		    SV_("the link to the next page leads back"));
		return;
	}
	if (pages->count >= LIMIT_PAGES || is_enough(pages) ||
	    pages->request.tally->bytes > LIMIT_LIST) {
		fail(pages, COVERAGE_TRUNCATED_REASON,
		    SV_("the list is longer than this program reads"));
		return;
	}
	strbuf_clear(&pages->url);
	strbuf_add(&pages->url, link);
	ask(pages);
}

static void
on_result(void *cookie, const struct call_result *result)
{
	struct pages *pages = cookie;
	CLEANUP(strbuf_done) struct strbuf link = {0};

	if (result->is_expired_page) {
		restart(pages, result);
		return;
	}
	if (result->page == NULL) {
		fail(pages, result->reason, result->words);
		return;
	}
	const char *problem = take_link(pages, result, &link);
	note_warning(pages, result->page);
	pages->count++;
	pages->values += json_get(result->page, SV("value"))->count;
	/* From here on the page may be gone. */
	pages->handler->page(
	    pages->cookie, json_get(result->page, SV("value")));
	if (problem != NULL)
		fail(pages, COVERAGE_MALFORMED_REASON, sv_from(problem));
	else if (link.len > 0)
		go_on(pages, strbuf_view(&link));
	else
		finish_read(pages);
}

static void
ask(struct pages *pages)
{
	const struct call_request request = {
	    .service = pages->request.service,
	    .form = pages->request.form,
	    .url = strbuf_view(&pages->url),
	    .body = strbuf_view(&pages->body),
	    .cmdlet = pages->request.cmdlet,
	    .page_size = pages->request.page_size,
	    .jar = pages->jar,
	    .tally = pages->request.tally,
	    .is_batched = pages->request.is_batched && pages->count == 0,
	};

	call_start(pages->session, &request, pages->arena, on_result, pages);
}

void
pages_start(struct session *session, const struct pages_request *request,
    struct arena *arena, const struct pages_handler *handler, void *cookie)
{
	struct pages *pages = mem_new(1, sizeof(*pages));

	pages->session = session;
	pages->request = *request;
	pages->arena = arena;
	pages->handler = handler;
	pages->cookie = cookie;
	strbuf_add(&pages->first_url, request->url);
	strbuf_add(&pages->url, request->url);
	strbuf_add(&pages->body, request->body);
	if (request->service == SERVICE_EXCHANGE)
		pages->jar = http_jar_new();
	ask(pages);
}
