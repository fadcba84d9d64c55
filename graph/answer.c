/*
 * answer.c - what an answer of Graph or Exchange means for a list.
 */
#include "graph/answer.h"

#include "auditor/base/lang.h"
#include "graph/answer_words.h"
#include "graph/words.h"

#include "auditor/base/banned.h"

/* What a status says when no code says more. */
struct status_row {
	unsigned status;
	enum answer_action action;
	enum coverage_reason reason;
};

static const struct status_row statuses[] = {
    {301, ANSWER_REDIRECT, COVERAGE_SERVICE_REASON},
    {302, ANSWER_REDIRECT, COVERAGE_SERVICE_REASON},
    {303, ANSWER_REDIRECT, COVERAGE_SERVICE_REASON},
    {307, ANSWER_REDIRECT, COVERAGE_SERVICE_REASON},
    {308, ANSWER_REDIRECT, COVERAGE_SERVICE_REASON},
    {401, ANSWER_RENEW, COVERAGE_SIGN_IN_REASON},
    {403, ANSWER_REFUSED, COVERAGE_PERMISSION_REASON},
    {404, ANSWER_REFUSED, COVERAGE_UNSUPPORTED_REASON},
    {405, ANSWER_REFUSED, COVERAGE_UNSUPPORTED_REASON},
    {408, ANSWER_RETRY, COVERAGE_TIMEOUT_REASON},
    {410, ANSWER_REFUSED, COVERAGE_UNSUPPORTED_REASON},
    /* Within a batch: others of it were throttled. */
    {424, ANSWER_RETRY, COVERAGE_THROTTLED_REASON},
    {429, ANSWER_RETRY, COVERAGE_THROTTLED_REASON},
    {501, ANSWER_REFUSED, COVERAGE_UNSUPPORTED_REASON},
    {509, ANSWER_RETRY, COVERAGE_THROTTLED_REASON},
};

/* Codes and types that say more than the status; the first hit counts. */
struct code_row {
	const char *part; /* of Graph's code, Exchange's type, or the words */
	enum answer_action action;
	enum coverage_reason reason;
};

static const struct code_row codes[] = {
    {"Directory_ExpiredPageToken", ANSWER_EXPIRED_PAGE,
	COVERAGE_TRUNCATED_REASON},
    {"Expired or Invalid pagination request", ANSWER_EXPIRED_PAGE,
	COVERAGE_TRUNCATED_REASON},
    {"Authentication_RequestFromNonPremiumTenantOrB2CTenant", ANSWER_REFUSED,
	COVERAGE_LICENCE_REASON},
    {"AadPremiumLicenseRequired", ANSWER_REFUSED, COVERAGE_LICENCE_REASON},
    {"NoLicense", ANSWER_REFUSED, COVERAGE_LICENCE_REASON},
    {"PermissionScopeNotGranted", ANSWER_REFUSED, COVERAGE_PERMISSION_REASON},
    {"Authorization_RequestDenied", ANSWER_REFUSED, COVERAGE_PERMISSION_REASON},
    {"maximum number of concurrent requests", ANSWER_RETRY,
	COVERAGE_THROTTLED_REASON},
    {"TooManyRequests", ANSWER_RETRY, COVERAGE_THROTTLED_REASON},
    {"ServerBusyException", ANSWER_RETRY, COVERAGE_THROTTLED_REASON},
    {"CmdletProxyNotAvailable", ANSWER_RETRY, COVERAGE_SERVICE_REASON},
    {"TransientException", ANSWER_RETRY, COVERAGE_SERVICE_REASON},
    {"BackendCommunicationException", ANSWER_RETRY, COVERAGE_SERVICE_REASON},
    {"ManagementObjectNotFoundException", ANSWER_REFUSED,
	COVERAGE_UNSUPPORTED_REASON},
};

void
answer_done(struct answer *answer)
{
	strbuf_done(&answer->words);
}

static void
set(struct answer *answer, enum answer_action action,
    enum coverage_reason reason)
{
	answer->action = action;
	answer->reason = reason;
}

static void
read_transport(const struct http_answer *from, struct answer *answer)
{
	words_add(&answer->words, sv_from(from->problem));
	switch (from->outcome) {
	case HTTP_TIMED_OUT:
		set(answer, ANSWER_RETRY, COVERAGE_TIMEOUT_REASON);
		return;
	case HTTP_UNTRUSTED:
	case HTTP_BAD_REQUEST:
		set(answer, ANSWER_REFUSED, COVERAGE_NETWORK_REASON);
		return;
	case HTTP_TOO_LARGE:
		set(answer, ANSWER_REFUSED, COVERAGE_TRUNCATED_REASON);
		return;
	case HTTP_BAD_ENCODING:
		set(answer, ANSWER_RETRY, COVERAGE_MALFORMED_REASON);
		answer->is_garbled = true;
		return;
	case HTTP_ANSWERED:
	case HTTP_UNREACHABLE:
		break;
	}
	set(answer, ANSWER_RETRY, COVERAGE_NETWORK_REASON);
}

static const struct status_row *
find_status(unsigned status)
{
	for (size_t i = 0; i < COUNT_OF(statuses); i++) {
		if (statuses[i].status == status)
			return &statuses[i];
	}
	return NULL;
}

static void
judge_status(unsigned status, struct answer *answer)
{
	const struct status_row *row = find_status(status);

	if (row != NULL)
		set(answer, row->action, row->reason);
	else if (status >= 500 || status < 300)
		set(answer, ANSWER_RETRY, COVERAGE_SERVICE_REASON);
	else
		set(answer, ANSWER_REFUSED, COVERAGE_SERVICE_REASON);
}

/* True when one of the codes applies to what was said. */
static bool
judge_words(const struct answer_words *words, struct answer *answer)
{
	for (size_t i = 0; i < COUNT_OF(codes); i++) {
		strview part = sv_from(codes[i].part);
		if (!sv_has(words->code, part) && !sv_has(words->type, part) &&
		    !sv_has(words->message, part))
			continue;
		set(answer, codes[i].action, codes[i].reason);
		return true;
	}
	return false;
}

/* Code before the message, unless the message says it or there is none. */
static void
add_words(const struct answer_words *words, struct answer *answer)
{
	if (words->code.len > 0 && !sv_has(words->message, words->code)) {
		words_add(&answer->words, words->code);
		if (words->message.len > 0)
			strbuf_add_text(&answer->words, ": ");
	}
	words_add(&answer->words, words->message);
}

static bool
is_blank(strview body)
{
	for (size_t i = 0; i < body.len; i++) {
		char c = body.ptr[i];
		if (c != '\0' && c != ' ' && c != '\r' && c != '\n' &&
		    c != '\t')
			return false;
	}
	return true;
}

/* A body that is not JSON: nothing, NUL bytes, plain text, a web page. */
static void
read_text(const struct http_answer *from, struct answer *answer)
{
	strview body = sv_trim(from->body);
	struct answer_words words = {.message = body};
	const char *first = body.len > 0 ? body.ptr : "";

	if (judge_words(&words, answer)) {
		words_add(&answer->words, body);
		return;
	}
	if (is_blank(body))
		strbuf_printf(
		    &answer->words, _("status %u without words"), from->status);
	else if (*first == '<')
		strbuf_printf(&answer->words, _("status %u and a web page"),
		    from->status);
	else if (*first == '{' || *first == '[')
		strbuf_printf(&answer->words, _("status %u and broken JSON"),
		    from->status);
	else
		words_add(&answer->words, body);
	judge_status(from->status, answer);
	if (from->status != 200)
		return;
	set(answer, ANSWER_RETRY, COVERAGE_MALFORMED_REASON);
	answer->is_garbled = true;
}

/* That the object is not there, and not that the service has no such path. */
static bool
is_gone(unsigned status, const struct answer_words *words)
{
	return sv_has(words->type, SV("ManagementObjectNotFoundException")) ||
	       (status == 404 && sv_has(words->code, SV("NotFound")));
}

static void
read_error(const struct http_answer *from, const struct json *error,
    struct arena *arena, struct answer *answer)
{
	struct answer_words words;

	answer_words_read(error, arena, &words);
	add_words(&words, answer);
	answer->is_gone = is_gone(from->status, &words);
	if (answer->words.len == 0)
		strbuf_printf(
		    &answer->words, _("status %u without words"), from->status);
	/* A throttle is one whatever its words are. */
	if (from->status == 429 || !judge_words(&words, answer))
		judge_status(from->status, answer);
}

/* {"value":[body]} */
static const struct json *
list_of_one(const struct json *body, struct arena *arena)
{
	struct json *page = arena_alloc(arena, 3, sizeof(*page));

	page[0] =
	    (struct json){.type = JSON_OBJECT, .items = &page[1], .count = 1};
	page[1] = (struct json){.type = JSON_ARRAY,
	    .key = SV("value"),
	    .items = &page[2],
	    .count = 1};
	page[2] = *body;
	return page;
}

static void
read_single(const struct json *body, struct arena *arena, struct answer *answer)
{
	bool is_object = json_is_type(body, JSON_OBJECT) && body->count > 0;

	if (is_object && json_get(body, SV("value")) == NULL) {
		set(answer, ANSWER_PAGE, COVERAGE_NONE_REASON);
		answer->page = list_of_one(body, arena);
		return;
	}
	set(answer, ANSWER_RETRY, COVERAGE_MALFORMED_REASON);
	strbuf_add_text(&answer->words, _("an answer without an object"));
}

/* Status 200 and JSON: a page of a list, or not. */
static void
read_page(const struct json *body, struct answer *answer)
{
	if (json_is_type(json_get(body, SV("value")), JSON_ARRAY)) {
		set(answer, ANSWER_PAGE, COVERAGE_NONE_REASON);
		answer->page = body;
		return;
	}
	set(answer, ANSWER_RETRY, COVERAGE_MALFORMED_REASON);
	strbuf_add_text(&answer->words, _("an answer without a list"));
}

static void
settle(
    enum service service, const struct http_answer *from, struct answer *answer)
{
	if (answer->action == ANSWER_REDIRECT)
		answer->location = http_header(from, "Location");
	/* Exchange says 401 to a caller that holds nothing at all. */
	if (answer->action == ANSWER_RENEW && service == SERVICE_EXCHANGE)
		answer->reason = COVERAGE_PERMISSION_REASON;
}

void
answer_judge(enum service service, enum answer_form form,
    const struct http_answer *from, const struct json *body,
    struct arena *arena, struct answer *answer)
{
	*answer = (struct answer){0};
	if (from->status != 200 || answer_words_error(body) != NULL)
		read_error(from, answer_words_error(body), arena, answer);
	else if (form == ANSWER_SINGLE)
		read_single(body, arena, answer);
	else
		read_page(body, answer);
	settle(service, from, answer);
}

void
answer_read(enum service service, enum answer_form form,
    const struct http_answer *from, struct arena *arena, struct answer *answer)
{
	const struct json *body = NULL;

	*answer = (struct answer){0};
	if (from->outcome != HTTP_ANSWERED)
		read_transport(from, answer);
	else if (json_parse(from->body, JSON_WIRE, arena, &body, NULL) != 0)
		read_text(from, answer);
	settle(service, from, answer);
	if (body != NULL)
		answer_judge(service, form, from, body, arena, answer);
}
