/*
 * confirm.c - is what a list no longer holds really gone?
 */
#include "graph/confirm.h"

#include <stdlib.h>

#include "auditor/base/lang.h"
#include "auditor/base/mem.h"
#include "graph/cover.h"

#include "auditor/base/banned.h"

/* What asking for the objects of one kind has shown. */
struct doubt {
	size_t there;
	size_t unsure;
	enum coverage_reason reason; /* of the last of these */
	struct strbuf words;         /* likewise */
	strview example;             /* an id that is there */
};

/* One object; where a kind has several lists each is asked for it. */
struct absentee {
	struct doubt *doubt;
	strview id;
	size_t pending;
	bool is_there;
	bool is_unsure;
};

struct question {
	struct absentee *absentee;
	struct list *list;
	struct strbuf url;
	struct strbuf body;
	struct arena *page;
	struct http_jar *jar;
};

struct confirm {
	struct session *session;
	struct list *lists;
	size_t count;
	struct arena *arena;
	size_t asked;
	struct doubt doubts[KIND_COUNT];
};

static void
confirm_done(struct confirm *confirm)
{
	for (size_t i = 0; i < KIND_COUNT; i++)
		strbuf_done(&confirm->doubts[i].words);
	arena_free(confirm->arena);
}

static void
settle(const struct absentee *absentee)
{
	struct doubt *doubt = absentee->doubt;

	if (absentee->is_there) {
		doubt->there++;
		doubt->example = absentee->id;
	} else if (absentee->is_unsure) {
		doubt->unsure++;
	}
}

static void
question_free(struct question *question)
{
	strbuf_done(&question->url);
	strbuf_done(&question->body);
	arena_free(question->page);
	http_jar_free(question->jar);
	mem_free(question);
}

/* No answer says that it is gone but one that says so. */
static void
doubt(struct absentee *absentee, enum coverage_reason reason, strview words)
{
	absentee->is_unsure = true;
	absentee->doubt->reason = reason;
	strbuf_clear(&absentee->doubt->words);
	strbuf_add(&absentee->doubt->words, words);
}

/* The object is there, if this list would list it. */
static void
look(const struct question *question, const struct json *page)
{
	const struct json *values = json_get(page, SV("value"));

	if (values->count == 0)
		doubt(question->absentee, COVERAGE_INCONSISTENT_REASON,
		    SV_("neither there nor said to be gone"));
	for (size_t i = 0; i < values->count; i++) {
		if (!list_is_dropped(question->list, &values->items[i]))
			question->absentee->is_there = true;
	}
}

static void
on_result(void *cookie, const struct call_result *result)
{
	struct question *question = cookie;
	struct absentee *absentee = question->absentee;

	if (result->page != NULL)
		look(question, result->page);
	else if (!result->is_gone)
		doubt(absentee, result->reason, result->words);
	if (--absentee->pending == 0)
		settle(absentee);
	question_free(question);
}

static void
ask(struct confirm *confirm, struct list *list, struct absentee *absentee)
{
	struct session *session = confirm->session;
	const struct endpoint *endpoint = list->endpoint;
	struct question *question = mem_new(1, sizeof(*question));
	bool is_exchange = endpoint->service == SERVICE_EXCHANGE;

	question->absentee = absentee;
	question->list = list;
	question->page = arena_new();
	if (is_exchange) {
		question->jar = http_jar_new();
		endpoint_url(endpoint, strbuf_view(&session->exchange),
		    signin_tenant(session->signin), 0, &question->url);
		endpoint_object_body(endpoint, absentee->id, &question->body);
	} else {
		endpoint_object_url(endpoint,
		    sv_from(session->settings->cloud.graph), absentee->id,
		    &question->url);
	}
	call_start(session,
	    &(struct call_request){.service = endpoint->service,
		.form = is_exchange ? ANSWER_LIST : ANSWER_SINGLE,
		.url = strbuf_view(&question->url),
		.body = strbuf_view(&question->body),
		.cmdlet = endpoint->cmdlet,
		.jar = question->jar,
		.tally = &list->tally,
		.is_batched = !is_exchange},
	    question->page, on_result, question);
}

static bool
has_address(const struct list *list, enum kind kind)
{
	const struct endpoint *endpoint = list->endpoint;

	return endpoint->kind == kind && endpoint->joins == NULL &&
	       !endpoint->is_single && !endpoint->has_no_ids;
}

static void
ask_all(struct confirm *confirm, enum kind kind, strview id)
{
	struct absentee *absentee =
	    arena_alloc(confirm->arena, 1, sizeof(*absentee));

	/* An answer may come at once, before the last is asked. */
	*absentee = (struct absentee){
	    .doubt = &confirm->doubts[kind], .id = id, .pending = 1};
	confirm->asked++;
	for (size_t i = 0; i < confirm->count; i++) {
		if (!has_address(&confirm->lists[i], kind))
			continue;
		absentee->pending++;
		ask(confirm, &confirm->lists[i], absentee);
	}
	if (--absentee->pending == 0)
		settle(absentee);
}

static int
compare_ids(const void *a, const void *b)
{
	const strview *left = a;
	const strview *right = b;

	return sv_cmp(*left, *right);
}

/* The ids that the lists of ${kind} hold, sorted. */
static const strview *
present_ids(const struct confirm *confirm, enum kind kind, size_t *count)
{
	strview *ids;
	size_t total = 0;

	for (size_t i = 0; i < confirm->count; i++) {
		if (has_address(&confirm->lists[i], kind))
			total += confirm->lists[i].count;
	}
	ids = arena_alloc(confirm->arena, total, sizeof(*ids));
	*count = 0;
	for (size_t i = 0; i < confirm->count; i++) {
		const struct list *list = &confirm->lists[i];
		for (size_t j = 0; has_address(list, kind) && j < list->count;
		     j++)
			ids[(*count)++] = list->objects[j].id;
	}
	if (total > 0)
		qsort(ids, total, sizeof(*ids), compare_ids);
	return ids;
}

/* What stands for an identity where there is none is no address. */
static bool
is_address(enum kind kind, strview id)
{
	return !sv_eq(id, sv_from(kind_name(kind))) &&
	       !sv_starts(id, SV("unidentified:"));
}

static int
confirm_kind(struct confirm *confirm, enum kind kind, struct err *err)
{
	const struct collect_settings *settings = confirm->session->settings;
	strview *expected;
	size_t expected_count;
	size_t present_count;

	TRY(settings->expected(settings->cookie,
	    signin_tenant(confirm->session->signin), kind, confirm->arena,
	    &expected, &expected_count, err));
	const strview *present = present_ids(confirm, kind, &present_count);
	for (size_t i = 0; i < expected_count && confirm->asked < CONFIRM_MAX;
	     i++) {
		bool is_listed = present_count > 0 &&
				 bsearch(&expected[i], present, present_count,
				     sizeof(*present), compare_ids) != NULL;
		if (!is_listed && is_address(kind, expected[i]))
			ask_all(confirm, kind, expected[i]);
	}
	return 0;
}

/* Read whole, and its objects have addresses. */
static bool
is_askable(const struct confirm *confirm, enum kind kind)
{
	CLEANUP(cover_done) struct cover cover = {0};
	bool is_any = false;

	if ((confirm->session->settings->kinds & KIND_BIT(kind)) == 0)
		return false;
	for (size_t i = 0; i < confirm->count; i++)
		is_any = is_any || has_address(&confirm->lists[i], kind);
	cover_kind(confirm->lists, confirm->count, kind, &cover);
	return is_any && cover.coverage.status == COVERAGE_COMPLETE;
}

static void
lower(struct confirm *confirm, enum kind kind)
{
	const struct doubt *doubt = &confirm->doubts[kind];
	enum coverage_reason reason = COVERAGE_INCONSISTENT_REASON;
	CLEANUP(strbuf_done) struct strbuf words = {0};

	if (doubt->there > 0) {
		strbuf_printf(&words,
		    _("%zu not listed any more and still there by id, "
		      "such as " SV_FMT),
		    doubt->there, SV_ARG(doubt->example));
	} else if (doubt->unsure > 0) {
		reason = doubt->reason;
		strbuf_printf(&words,
		    _("%zu not listed any more; asked for by id: " SV_FMT),
		    doubt->unsure, SV_ARG(strbuf_view(&doubt->words)));
	} else {
		return;
	}
	for (size_t i = 0; i < confirm->count; i++) {
		if (has_address(&confirm->lists[i], kind))
			list_lower(
			    &confirm->lists[i], reason, strbuf_view(&words));
	}
}

int
confirm_lists(
    struct session *session, struct list *lists, size_t count, struct err *err)
{
	CLEANUP(confirm_done)
	struct confirm confirm = {.session = session,
	    .lists = lists,
	    .count = count,
	    .arena = arena_new()};

	int status = 0;

	if (session->settings->expected == NULL)
		return 0;
	for (size_t i = 0; i < KIND_COUNT && status == 0; i++) {
		if (is_askable(&confirm, (enum kind)i))
			status = confirm_kind(&confirm, (enum kind)i, err);
	}
	/* What has been asked has to end, whatever comes of it. */
	if (status != 0)
		http_end(session->http);
	http_run(session->http);
	TRY(status);
	for (size_t i = 0; i < KIND_COUNT; i++)
		lower(&confirm, (enum kind)i);
	return 0;
}
