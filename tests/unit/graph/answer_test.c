/*
 * answer_test.c - what answers of Graph and Exchange mean for a list.
 */
#include "graph/answer.h"

#include "tests/support/kit_rows.h"

struct row {
	const char *name;
	enum service service;
	unsigned status;
	strview body;
	enum answer_action action;
	enum coverage_reason reason;
	const char *words; /* part of them */
	bool is_garbled;
};

#define GRAPH(code, text)                                                      \
	SV_INIT("{\"error\":{\"code\":\"" code "\",\"message\":\"" text        \
		"\",\"innerError\":{\"request-id\":\"r\"}}}")
#define INNER(type, text)                                                      \
	SV_INIT(                                                               \
	    "{\"error\":{\"code\":\"BadRequest\",\"message\":"                 \
	    "\"Invalid Operation\",\"details\":[{\"message\":\"|" type         \
	    "|" text "\"}],\"innererror\":{\"message\":"                       \
	    "\"Invalid Operation\",\"internalexception\":{\"message\":\"" text \
	    "\",\"type\":\"" type "\"}}}}")
#define TRY_AGAIN(why) ANSWER_RETRY, COVERAGE_##why##_REASON
#define NOT_AGAIN(why) ANSWER_REFUSED, COVERAGE_##why##_REASON

static const struct row rows[] = {
    {"a page", SERVICE_GRAPH, 200, SV_INIT("{\"value\":[]}"), ANSWER_PAGE,
	COVERAGE_NONE_REASON, "", false},
    {"a page of Exchange", SERVICE_EXCHANGE, 200,
	SV_INIT("{\"@adminapi.warnings\":[],\"value\":[{}]}"), ANSWER_PAGE,
	COVERAGE_NONE_REASON, "", false},
    {"an empty error beside values", SERVICE_GRAPH, 200,
	SV_INIT("{\"error\":null,\"@adminapi.errors\":[],\"value\":[]}"),
	ANSWER_PAGE, COVERAGE_NONE_REASON, "", false},
    {"no list", SERVICE_GRAPH, 200, SV_INIT("{\"id\":\"x\"}"),
	TRY_AGAIN(MALFORMED), "without a list", false},
    {"a list that is none", SERVICE_GRAPH, 200,
	SV_INIT("{\"value\":{\"id\":1}}"), TRY_AGAIN(MALFORMED),
	"without a list", false},
    {"no list but null", SERVICE_GRAPH, 200, SV_INIT("{\"value\":null}"),
	TRY_AGAIN(MALFORMED), "without a list", false},
    {"an array", SERVICE_GRAPH, 200, SV_INIT("[]"), TRY_AGAIN(MALFORMED),
	"without a list", false},
    {"a body of nothing", SERVICE_GRAPH, 200, SV_INIT(""), TRY_AGAIN(MALFORMED),
	"status 200 without words", true},
    {"cut JSON", SERVICE_GRAPH, 200, SV_INIT("{\"value\":[{\"id\""),
	TRY_AGAIN(MALFORMED), "status 200 and broken JSON", true},
    {"gzip nobody announced", SERVICE_EXCHANGE, 200,
	SV_INIT("\x1f\x8b\x08\0\0"), TRY_AGAIN(MALFORMED), "\\x8B", true},
    {"a web page", SERVICE_GRAPH, 200, SV_INIT("<!DOCTYPE html><p>sign in"),
	TRY_AGAIN(MALFORMED), "a web page", true},
    {"status 204", SERVICE_GRAPH, 204, SV_INIT(""), TRY_AGAIN(SERVICE),
	"status 204", false},
    {"an error inside 200", SERVICE_EXCHANGE, 200,
	SV_INIT("{\"value\":[],\"error\":{\"message\":\"oops\"}}"),
	TRY_AGAIN(SERVICE), "oops", false},
    {"an odata error inside 200", SERVICE_EXCHANGE, 200,
	SV_INIT("{\"value\":[],\"@odata.error\":\"oops\"}"), TRY_AGAIN(SERVICE),
	"oops", false},
    {"an admin error inside 200", SERVICE_EXCHANGE, 200,
	SV_INIT("{\"value\":[],\"@adminapi.errors\":[\"oops\"]}"),
	TRY_AGAIN(SERVICE), "oops", false},

    {"unknown parameter", SERVICE_EXCHANGE, 400,
	INNER("System.Management.Automation.AmbiguousParameterSetException",
	    "no such parameter"),
	NOT_AGAIN(SERVICE), "no such parameter", false},
    {"a passing 400", SERVICE_EXCHANGE, 400,
	INNER("Microsoft.Exchange.Data.Directory.ADTransientException",
	    "come back"),
	TRY_AGAIN(SERVICE), "come back", false},
    {"a busy server", SERVICE_EXCHANGE, 400,
	INNER("Microsoft.Exchange.ServerBusyException", "busy"),
	TRY_AGAIN(THROTTLED), "busy", false},
    {"no proxy for the cmdlet", SERVICE_EXCHANGE, 400,
	SV_INIT("{\"error\":{\"code\":\"CmdletProxyNotAvailableFailure\"}}"),
	TRY_AGAIN(SERVICE), "CmdletProxy", false},
    {"a typed message", SERVICE_EXCHANGE, 400,
	SV_INIT("{\"error\":{\"code\":\"BadRequest\",\"details\":[{"
		"\"message\":\"Ex1|My.TransientException|later\"}]}}"),
	TRY_AGAIN(SERVICE), "later", false},
    {"JSON inside the message", SERVICE_EXCHANGE, 400,
	SV_INIT("{\"error\":{\"message\":\"Error executing cmdlet\","
		"\"details\":[{\"message\":\"{\\\"Message\\\":\\\"inner "
		"words\\\",\\\"TypeName\\\":\\\"My.Exception\\\"}\"}]}}"),
	NOT_AGAIN(SERVICE), "inner words", false},
    {"a page too old, in Exchange", SERVICE_EXCHANGE, 400,
	INNER("Microsoft.Exchange.Admin.OData.Core.ODataServiceException",
	    "Expired or Invalid pagination request. Default Expiry time is "
	    "00:30:00"),
	ANSWER_EXPIRED_PAGE, COVERAGE_TRUNCATED_REASON, "00:30:00", false},
    {"a page too old, in Graph", SERVICE_GRAPH, 400,
	GRAPH("Directory_ExpiredPageToken", "The token has expired"),
	ANSWER_EXPIRED_PAGE, COVERAGE_TRUNCATED_REASON,
	"Directory_ExpiredPageToken: The token has expired", false},
    {"unsupported query", SERVICE_GRAPH, 400,
	GRAPH("Request_UnsupportedQuery", "no"), NOT_AGAIN(SERVICE),
	"Request_UnsupportedQuery: no", false},
    {"no premium licence", SERVICE_GRAPH, 400,
	GRAPH("AadPremiumLicenseRequired", "buy it"), NOT_AGAIN(LICENCE),
	"buy it", false},
    {"no premium tenant", SERVICE_GRAPH, 403,
	GRAPH("Authentication_RequestFromNonPremiumTenantOrB2CTenant", "x"),
	NOT_AGAIN(LICENCE), "NonPremium", false},

    {"refused token", SERVICE_GRAPH, 401,
	GRAPH("InvalidAuthenticationToken", "expired"), ANSWER_RENEW,
	COVERAGE_SIGN_IN_REASON, "expired", false},
    {"refused caller", SERVICE_EXCHANGE, 401, SV_INIT(""), ANSWER_RENEW,
	COVERAGE_PERMISSION_REASON, "status 401 without words", false},
    {"forbidden", SERVICE_GRAPH, 403,
	GRAPH("Authorization_RequestDenied", "Insufficient privileges"),
	NOT_AGAIN(PERMISSION), "Insufficient privileges", false},
    {"forbidden with NUL bytes", SERVICE_EXCHANGE, 403, SV_INIT("\0\0\0\0"),
	NOT_AGAIN(PERMISSION), "status 403 without words", false},
    {"forbidden in JSON", SERVICE_EXCHANGE, 403,
	GRAPH("Forbidden", "User is not allowed to call Get-RoleGroup"),
	NOT_AGAIN(PERMISSION), "Get-RoleGroup", false},
    {"scope not granted, nested", SERVICE_GRAPH, 403,
	SV_INIT("{\"error\":{\"code\":\"UnknownError\",\"message\":"
		"\"{\\\"errorCode\\\":\\\"PermissionScopeNotGranted\\\","
		"\\\"message\\\":\\\"missing scope X\\\"}\"}}"),
	NOT_AGAIN(PERMISSION), "PermissionScopeNotGranted: missing scope X",
	false},
    {"not found", SERVICE_GRAPH, 404, GRAPH("Request_ResourceNotFound", "x"),
	NOT_AGAIN(UNSUPPORTED), "Request_ResourceNotFound", false},
    {"not allowed", SERVICE_EXCHANGE, 405, SV_INIT("{}"),
	NOT_AGAIN(UNSUPPORTED), "status 405", false},
    {"not implemented", SERVICE_GRAPH, 501, SV_INIT("{}"),
	NOT_AGAIN(UNSUPPORTED), "status 501", false},
    {"time-out", SERVICE_GRAPH, 408, SV_INIT("{}"), TRY_AGAIN(TIMEOUT),
	"status 408", false},
    {"throttled", SERVICE_GRAPH, 429, GRAPH("TooManyRequests", "wait"),
	TRY_AGAIN(THROTTLED), "wait", false},
    {"throttled, whatever the code", SERVICE_GRAPH, 429,
	GRAPH("Authorization_RequestDenied", "wait"), TRY_AGAIN(THROTTLED),
	"wait", false},
    {"throttled in plain words", SERVICE_EXCHANGE, 400,
	SV_INIT("You have reached the maximum number of concurrent requests "
		"per tenant. Please wait and try again"),
	TRY_AGAIN(THROTTLED), "maximum number", false},
    {"throttled in plain words of 200", SERVICE_EXCHANGE, 200,
	SV_INIT("You have reached the maximum number of concurrent requests "
		"per tenant."),
	TRY_AGAIN(THROTTLED), "maximum number", false},
    {"bandwidth", SERVICE_GRAPH, 509, SV_INIT(""), TRY_AGAIN(THROTTLED),
	"status 509", false},
    {"server error", SERVICE_GRAPH, 500, GRAPH("", "broken"),
	TRY_AGAIN(SERVICE), "broken", false},
    {"gateway in HTML", SERVICE_GRAPH, 502, SV_INIT("<html>"),
	TRY_AGAIN(SERVICE), "status 502 and a web page", false},
    {"unavailable", SERVICE_GRAPH, 503, SV_INIT(""), TRY_AGAIN(SERVICE),
	"status 503", false},
    {"redirect", SERVICE_EXCHANGE, 302, SV_INIT(""), ANSWER_REDIRECT,
	COVERAGE_SERVICE_REASON, "status 302", false},
    {"a status nobody knows", SERVICE_GRAPH, 418, SV_INIT(""),
	NOT_AGAIN(SERVICE), "status 418", false},
};

/* Where one object is asked for. */
static const struct row singles[] = {
    {"a single object", SERVICE_GRAPH, 200, SV_INIT("{\"id\":\"x\"}"),
	ANSWER_PAGE, COVERAGE_NONE_REASON, "", false},
    {"a list in place of an object", SERVICE_GRAPH, 200,
	SV_INIT("{\"value\":[]}"), TRY_AGAIN(MALFORMED), "without an object",
	false},
    {"an object of nothing", SERVICE_GRAPH, 200, SV_INIT("{}"),
	TRY_AGAIN(MALFORMED), "without an object", false},
    {"no object at all", SERVICE_GRAPH, 200, SV_INIT("7"), TRY_AGAIN(MALFORMED),
	"without an object", false},
    {"an error in place of an object", SERVICE_GRAPH, 403,
	GRAPH("Authorization_RequestDenied", "no"), NOT_AGAIN(PERMISSION), "no",
	false},
};

static void
judge(const struct row *row, enum answer_form form)
{
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(answer_done) struct answer answer = {0};
	const struct http_answer from = {.outcome = HTTP_ANSWERED,
	    .status = row->status,
	    .headers = SV("HTTP/1.1 0\r\nLocation: https://x/\r\n"),
	    .body = row->body,
	    .problem = ""};

	answer_read(row->service, form, &from, arena, &answer);
	KIT_INT(answer.action, row->action);
	KIT_TEXT(sv_from(coverage_reason_word(answer.reason)),
	    sv_from(coverage_reason_word(row->reason)));
	KIT_HAS(strbuf_view(&answer.words), row->words);
	KIT_INT(answer.is_garbled, row->is_garbled);
	KIT_INT(answer.page != NULL, row->action == ANSWER_PAGE);
	KIT_TEXT(answer.location,
	    row->action == ANSWER_REDIRECT ? SV("https://x/") : SV(""));
}

static void
is_judged(const void *at)
{
	judge(at, ANSWER_LIST);
}

static void
single_is_judged(const void *at)
{
	judge(at, ANSWER_SINGLE);
}

struct transport {
	const char *name;
	enum http_outcome outcome;
	enum answer_action action;
	enum coverage_reason reason;
	bool is_garbled;
};

static const struct transport transports[] = {
    {"timed out", HTTP_TIMED_OUT, TRY_AGAIN(TIMEOUT), false},
    {"unreachable", HTTP_UNREACHABLE, TRY_AGAIN(NETWORK), false},
    {"untrusted", HTTP_UNTRUSTED, NOT_AGAIN(NETWORK), false},
    {"wrong encoding", HTTP_BAD_ENCODING, TRY_AGAIN(MALFORMED), true},
    {"too large", HTTP_TOO_LARGE, NOT_AGAIN(TRUNCATED), false},
    {"no request", HTTP_BAD_REQUEST, NOT_AGAIN(NETWORK), false},
};

static void
is_told_apart(const void *at)
{
	const struct transport *row = at;
	CLEANUP(arena_drop) struct arena *arena = arena_new();
	CLEANUP(answer_done) struct answer answer = {0};
	const struct http_answer from = {
	    .outcome = row->outcome, .problem = "the words of curl"};

	answer_read(SERVICE_GRAPH, ANSWER_LIST, &from, arena, &answer);
	KIT_INT(answer.action, row->action);
	KIT_INT(answer.reason, row->reason);
	KIT_INT(answer.is_garbled, row->is_garbled);
	KIT_TEXT(strbuf_view(&answer.words), SV("the words of curl"));
}

int
main(void)
{
	KIT_ROWS(rows, is_judged);
	KIT_ROWS(singles, single_is_judged);
	KIT_ROWS(transports, is_told_apart);
	return kit_finish();
}
