/*
 * fake_error - refusals in the shape that each service gives them.
 */
#include "tests/support/fake_error.h"

#include <stddef.h>

#define EXCHANGE_JSON                                                          \
	"application/json;odata.metadata=minimal;odata.streaming=true;"        \
	"IEEE754Compatible=false;charset=utf-8"

void
fake_error_graph(const struct fake_request *req, struct fake_reply *reply,
    unsigned status, const char *code, const char *message)
{
	cJSON *json = cJSON_CreateObject();
	cJSON *error = cJSON_AddObjectToObject(json, "error");
	char date[FAKE_DATE_SIZE];

	cJSON_AddStringToObject(error, "code", code);
	cJSON_AddStringToObject(error, "message", message);
	cJSON *inner = cJSON_AddObjectToObject(error, "innerError");
	fake_date(date, fake_now(), "%Y-%m-%dT%H:%M:%S");
	cJSON_AddStringToObject(inner, "date", date);
	cJSON_AddStringToObject(inner, "request-id", req->request_id);
	cJSON_AddStringToObject(inner, "client-request-id",
	    req->client_request_id[0] != '\0' ? req->client_request_id
					      : req->request_id);
	if (status == 401)
		fake_reply_header(reply, "WWW-Authenticate",
		    "Bearer realm=\"\", authorization_uri=\"https://login."
		    "microsoftonline.com/common/oauth2/authorize\"");
	fake_reply_json(reply, status, json);
}

void
fake_error_exchange(struct fake_reply *reply, unsigned status, const char *type,
    const char *message)
{
	cJSON *json = cJSON_CreateObject();
	cJSON *error = cJSON_AddObjectToObject(json, "error");
	FAKE_CLEANUP(fake_text_done) struct fake_text detail = {0};

	cJSON_AddStringToObject(
	    error, "code", status == 404 ? "NotFound" : "BadRequest");
	cJSON_AddStringToObject(error, "message", "Invalid Operation");
	cJSON *details = cJSON_AddArrayToObject(error, "details");
	cJSON *first = cJSON_CreateObject();
	cJSON_AddItemToArray(details, first);
	cJSON_AddStringToObject(first, "code", "Client");
	cJSON_AddStringToObject(first, "target", "");
	fake_text_printf(&detail, "|%s|%s", type, message);
	cJSON_AddStringToObject(first, "message", detail.data);
	cJSON *inner = cJSON_AddObjectToObject(error, "innererror");
	cJSON_AddStringToObject(inner, "message", "Invalid Operation");
	cJSON_AddStringToObject(inner, "type",
	    "Microsoft.Exchange.Admin.OData.Core.ODataServiceException");
	cJSON_AddStringToObject(inner, "stacktrace", "");
	cJSON *cause = cJSON_AddObjectToObject(inner, "internalexception");
	cJSON_AddStringToObject(cause, "message", message);
	cJSON_AddStringToObject(cause, "type", type);
	cJSON_AddStringToObject(cause, "stacktrace", "");
	cJSON_AddStringToObject(
	    json, "adminapi.warnings@odata.type", "#Collection(String)");
	cJSON_AddArrayToObject(json, "@adminapi.warnings");
	reply->content_type = EXCHANGE_JSON;
	fake_reply_json(reply, status, json);
}

void
fake_error_exchange_nul(struct fake_reply *reply)
{
	static const char nuls[16];

	fake_reply_bytes(reply, 403, "application/json", nuls, sizeof(nuls));
}

void
fake_error_exchange_401(struct fake_reply *reply)
{
	fake_reply_header(reply, "WWW-Authenticate",
	    "Bearer client_id=\"00000002-0000-0ff1-ce00-000000000000\", "
	    "trusted_issuers=\"00000001-0000-0000-c000-000000000000@*\", "
	    "token_types=\"app_asserted_user_v1 service_asserted_app_v1\", "
	    "error=\"invalid_token\"");
	fake_reply_bytes(reply, 401, "text/html", "", 0);
}

void
fake_error_token(const struct fake_request *req, struct fake_reply *reply,
    unsigned status, const char *error, int code, const char *message)
{
	FAKE_CLEANUP(fake_text_done) struct fake_text text = {0};
	cJSON *json = cJSON_CreateObject();
	char correlation[FAKE_GUID_SIZE];
	char date[FAKE_DATE_SIZE];

	fake_guid(correlation);
	fake_date(date, fake_now(), "%Y-%m-%d %H:%M:%SZ");
	fake_text_printf(&text,
	    "AADSTS%d: %s\r\nTrace ID: %s\r\nCorrelation ID: %s\r\n"
	    "Timestamp: %s",
	    code, message, req->request_id, correlation, date);
	cJSON_AddStringToObject(json, "error", error);
	cJSON_AddStringToObject(json, "error_description", text.data);
	cJSON *codes = cJSON_AddArrayToObject(json, "error_codes");
	cJSON_AddItemToArray(codes, cJSON_CreateNumber(code));
	cJSON_AddStringToObject(json, "timestamp", date);
	cJSON_AddStringToObject(json, "trace_id", req->request_id);
	cJSON_AddStringToObject(json, "correlation_id", correlation);
	text.len = 0;
	fake_text_printf(
	    &text, "https://login.microsoftonline.com/error?code=%d", code);
	cJSON_AddStringToObject(json, "error_uri", text.data);
	fake_reply_json(reply, status, json);
}

struct status_row {
	unsigned status;
	const char *code;
	const char *message;
};

static const struct status_row graph_rows[] = {
    {401, "InvalidAuthenticationToken",
	"Access token has expired or is not yet valid."},
    {403, "Authorization_RequestDenied",
	"Insufficient privileges to complete the operation."},
    {404, "Request_ResourceNotFound",
	"Resource does not exist or one of its queried reference-property "
	"objects are not present."},
    {429, "TooManyRequests",
	"Too many requests. Please retry after the suggested time."},
    {500, "InternalServerError", "An internal server error occurred."},
    {503, "ServiceUnavailable",
	"Service is temporarily unavailable. Please wait and retry again."},
    {0, "UnknownError", ""},
};

static void
graph_status(
    const struct fake_request *req, struct fake_reply *reply, unsigned status)
{
	const struct status_row *row = graph_rows;

	while (row->status != 0 && row->status != status)
		row++;
	fake_error_graph(req, reply, status, row->code, row->message);
}

static void
exchange_status(struct fake_reply *reply, unsigned status)
{
	if (status == 401) {
		fake_error_exchange_401(reply);
	} else if (status == 403) {
		fake_error_exchange_nul(reply);
	} else if (status == 429) {
		static const char text[] =
		    "You have reached the maximum number of concurrent "
		    "requests per tenant. Please wait and try again";

		fake_reply_bytes(
		    reply, status, "text/plain", text, sizeof(text) - 1);
	} else if (status == 404) {
		fake_error_exchange(reply, status,
		    "Microsoft.Exchange.Configuration.Tasks."
		    "ManagementObjectNotFoundException",
		    "The operation couldn't be performed because the object "
		    "couldn't be found.");
	} else {
		fake_error_exchange(reply, status,
		    "Microsoft.Exchange.Data.Directory."
		    "ADTransientException",
		    "The server is busy. Please try again later.");
	}
}

static void
token_status(
    const struct fake_request *req, struct fake_reply *reply, unsigned status)
{
	if (status == 401 || status == 403)
		fake_error_token(req, reply, status, "invalid_client", 7000112,
		    "Application is disabled.");
	else
		fake_error_token(req, reply, status, "temporarily_unavailable",
		    90033, "A transient error has occurred. Please try again.");
}

void
fake_error_status(
    const struct fake_request *req, struct fake_reply *reply, unsigned status)
{
	if (req->api == FAKE_API_TOKEN)
		token_status(req, reply, status);
	else if (req->api == FAKE_API_EXCHANGE)
		exchange_status(reply, status);
	else
		graph_status(req, reply, status);
}
