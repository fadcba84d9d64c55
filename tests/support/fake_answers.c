/*
 * fake_answers - faults that answer in place of the service.
 */
#include <stdlib.h>
#include <string.h>

#include "tests/support/fake_error.h"
#include "tests/support/fake_faults.h"

void
fake_faults_prepare(const struct fake_picks *picks, struct fake_request *req)
{
	for (size_t i = 0; i < picks->count; i++) {
		const struct fake_fault *fault = picks->at[i];

		if (fault->action == FAKE_ACT_DUP)
			req->duplicate = true;
		if (fault->action == FAKE_ACT_DELAY)
			fake_sleep_ms(fake_number(fault->first));
	}
}

/* "2.128", "none", "date+SECONDS", or any text as it is. */
static void
add_retry_after(const char *value, struct fake_reply *reply)
{
	char date[FAKE_DATE_SIZE];

	if (value == NULL || strcmp(value, "none") == 0)
		return;
	if (fake_has_prefix(value, "date+")) {
		fake_http_date(date, fake_now() + fake_number(value + 5));
		value = date;
	}
	fake_reply_header(reply, "Retry-After", value);
}

/* {host}, {port} and {target} stand for the request's own. */
static void
redirect(
    const struct fake_request *req, const char *url, struct fake_reply *reply)
{
	FAKE_CLEANUP(fake_text_done) struct fake_text out = {0};
	const char *colon = strchr(req->host, ':');

	fake_text_puts(&out, "");
	while (*url != '\0') {
		if (fake_has_prefix(url, "{host}")) {
			fake_text_puts(&out, req->host);
			url += 6;
		} else if (fake_has_prefix(url, "{port}")) {
			fake_text_puts(&out, colon == NULL ? "443" : colon + 1);
			url += 6;
		} else if (fake_has_prefix(url, "{target}")) {
			fake_text_puts(&out, req->target);
			url += 8;
		} else {
			fake_text_add(&out, url++, 1);
		}
	}
	fake_reply_header(reply, "Location", out.data);
	fake_reply_bytes(reply, 302, "text/html", "", 0);
}

static void
expire_page(const struct fake_request *req, struct fake_reply *reply)
{
	if (req->api == FAKE_API_EXCHANGE)
		fake_error_exchange(reply, 400,
		    "Microsoft.Exchange.Admin.OData.Core.ODataServiceException",
		    "Expired or Invalid pagination request. Default Expiry "
		    "time is 00:30:00");
	else
		fake_error_graph(req, reply, 400, "Directory_ExpiredPageToken",
		    "The specified page token value has expired and can no "
		    "longer be included in your request.");
}

/* Either service has been seen to refuse in the manner of the other. */
static void
refuse(const struct fake_request *req, unsigned status, const char *how,
    struct fake_reply *reply)
{
	static const char nuls[64];

	fake_error_status(req, reply, status);
	if (how == NULL)
		return;
	if (strcmp(how, "nul") == 0)
		fake_reply_bytes(
		    reply, status, "text/plain", nuls, sizeof(nuls));
	else
		fake_error_graph(req, reply, status, "Forbidden",
		    "User is not allowed to call this");
}

static void
answer(const struct fake_fault *fault, const struct fake_request *req,
    struct fake_reply *reply)
{
	static const char page[] =
	    "<!DOCTYPE html><html><head><title>Sign in to your account</title>"
	    "</head><body>Working...</body></html>";

	switch ((int)fault->action) {
	case FAKE_ACT_RETRY:
		fake_error_status(req, reply, fault->status);
		add_retry_after(fault->first, reply);
		break;
	case FAKE_ACT_REDIRECT:
		redirect(req, fault->first, reply);
		break;
	case FAKE_ACT_HTML:
		fake_reply_bytes(reply, 200, "text/html; charset=utf-8", page,
		    sizeof(page) - 1);
		break;
	case FAKE_ACT_EMPTY:
		fake_reply_bytes(reply, 200, "application/json", "", 0);
		break;
	case FAKE_ACT_HANG:
		reply->delivery = FAKE_DELIVER_HANG;
		break;
	case FAKE_ACT_CLOSE:
		reply->delivery = FAKE_DELIVER_CLOSE;
		break;
	case FAKE_ACT_EXPIRED_PAGE:
		expire_page(req, reply);
		break;
	case FAKE_ACT_BODY:
		fake_reply_json(reply, 200, cJSON_Duplicate(fault->json, 1));
		break;
	default:
		refuse(req, fault->status, fault->first, reply);
		break;
	}
}

bool
fake_faults_replace(const struct fake_picks *picks,
    const struct fake_request *req, struct fake_reply *reply)
{
	const struct fake_fault *last =
	    picks->count == 0 ? NULL : picks->at[picks->count - 1];

	if (last == NULL || last->action > FAKE_ACT_BODY)
		return false;
	answer(last, req, reply);
	return true;
}
