/*
 * fake_invoke - runs a checked cmdlet.
 */
#include "tests/support/fake_invoke.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <openssl/evp.h>

#include "tests/support/fake_error.h"
#include "tests/support/fake_json.h"
#include "tests/support/fake_odata.h"

#define PAGE_MAX 1000
#define EXCHANGE_JSON                                                          \
	"application/json;odata.metadata=minimal;odata.streaming=true;"        \
	"IEEE754Compatible=false;charset=utf-8"

static const char truncated[] =
    "There are more results available than are currently displayed. To view "
    "them, increase the value for the ResultSize parameter.";

/* Which part of the result one request is served. */
struct page {
	size_t from;
	size_t to;
	bool is_truncated; /* ResultSize cut the result */
	bool has_next;
};

/* Binds a page token to the body that asked for the first page. */
static void
body_digest(const struct fake_request *req, char out[17])
{
	unsigned char hash[EVP_MAX_MD_SIZE] = {0};
	unsigned len = 0;

	EVP_Digest(
	    req->body.data, req->body.len, hash, &len, EVP_sha256(), NULL);
	for (size_t i = 0; i < 8; i++)
		(void)snprintf(out + i * 2, 3, "%02x", hash[i]);
}

static const cJSON *
parameter(const cJSON *parameters, const char *name)
{
	/* PowerShell does not look at the case of a parameter's name. */
	return cJSON_GetObjectItem(parameters, name);
}

static bool
is_named(const cJSON *object, const char *identity)
{
	static const char *const names[] = {
	    "Identity", "Name", "Guid", "DistinguishedName"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *have = fake_json_text(object, names[i]);

		if (have != NULL && strcasecmp(have, identity) == 0)
			return true;
	}
	return false;
}

/* Each list of allowed and blocked senders, addresses and files is its own. */
static bool
is_of_list(const cJSON *parameters, const cJSON *object)
{
	const cJSON *type = parameter(parameters, "ListType");
	const cJSON *part = parameter(parameters, "ListSubType");
	const char *of = fake_json_text(object, "_ListType");
	const char *within = fake_json_text(object, "ListSubType");

	if (!cJSON_IsString(type))
		return true;
	const char *asked = cJSON_IsString(part) ? part->valuestring : "Tenant";
	return of != NULL && within != NULL &&
	       strcasecmp(of, type->valuestring) == 0 &&
	       strcasecmp(within, asked) == 0;
}

static void
collect(const struct fake_site *site, const struct fake_cmdlet *cmdlet,
    const cJSON *parameters, struct fake_items *items)
{
	const cJSON *identity = parameter(parameters, "Identity");
	bool with_tests =
	    cJSON_IsTrue(parameter(parameters, "IncludeTestModeConnectors"));
	const cJSON *object;

	cJSON_ArrayForEach(object, fake_data_list(site, cmdlet->list))
	{
		if (cJSON_IsTrue(fake_json_get(object, "TestMode")) &&
		    !with_tests)
			continue;
		if (cJSON_IsString(identity) &&
		    identity->valuestring[0] != '\0' &&
		    !is_named(object, identity->valuestring))
			continue;
		if (!is_of_list(parameters, object))
			continue;
		fake_items_add(items, object);
	}
}

static size_t
page_size(const struct fake_site *site, const struct fake_request *req)
{
	const char *asked = strstr(req->prefer, "odata.maxpagesize");
	size_t size = PAGE_MAX;

	if (asked != NULL) {
		asked += strlen("odata.maxpagesize");
		asked += strspn(asked, " =");
		unsigned long wanted = strtoul(asked, NULL, 10);
		if (wanted > 0 && wanted < PAGE_MAX)
			size = wanted;
	}
	if (site->page_size > 0 && site->page_size < size)
		size = site->page_size;
	return size;
}

/* Where the page token says to go on; false when it is not ours. */
static bool
read_token(const struct fake_request *req, size_t *from)
{
	FAKE_CLEANUP(fake_text_done) struct fake_text expected = {0};
	const char *token = fake_query(req, "$skiptoken");
	char digest[17];

	if (token == NULL)
		return true;
	*from = strtoul(token, NULL, 10);
	body_digest(req, digest);
	fake_text_printf(&expected, "%zu-%s", *from, digest);
	return strcmp(expected.data, token) == 0;
}

static struct page
choose_page(const struct fake_site *site, const struct fake_request *req,
    const cJSON *parameters, size_t total, size_t from)
{
	const cJSON *asked = parameter(parameters, "ResultSize");
	size_t limit = PAGE_MAX;
	size_t size = page_size(site, req);
	struct page page = {0};

	if (cJSON_IsString(asked))
		limit = fake_number(asked->valuestring) > 0
			    ? fake_number(asked->valuestring)
			    : total;
	else if (cJSON_IsNumber(asked) && asked->valuedouble >= 1)
		limit = (size_t)asked->valuedouble;
	if (limit < total)
		page.is_truncated = true;
	else
		limit = total;
	page.from = from < limit ? from : limit;
	page.to = limit - page.from > size ? page.from + size : limit;
	page.has_next = page.to < limit;
	return page;
}

static bool
is_guid(const char *text)
{
	if (strlen(text) != 36)
		return false;
	for (size_t i = 0; i < 36; i++) {
		bool is_dash = i == 8 || i == 13 || i == 18 || i == 23;

		if (is_dash != (text[i] == '-'))
			return false;
		if (!is_dash &&
		    strchr("0123456789abcdefABCDEF", text[i]) == NULL)
			return false;
	}
	return true;
}

static bool
is_date(const char *name, const char *text)
{
	return strlen(text) >= 19 && text[4] == '-' && text[10] == 'T' &&
	       (fake_has_prefix(name, "When") || strstr(name, "Date") != NULL ||
		   strstr(name, "Time") != NULL);
}

/* The annotation that the service puts before a property. */
static void
annotate(cJSON *out, const char *name, const cJSON *value)
{
	FAKE_CLEANUP(fake_text_done) struct fake_text key = {0};
	const char *kind = "data";
	const char *type = NULL;

	if (cJSON_IsArray(value)) {
		kind = "odata";
		type = "#Collection(String)";
	} else if (cJSON_IsNumber(value)) {
		type = "System.Int32";
	} else if (cJSON_IsString(value) && is_guid(value->valuestring)) {
		type = "System.Guid";
	} else if (cJSON_IsString(value) && is_date(name, value->valuestring)) {
		type = "System.DateTime";
	}
	if (type == NULL)
		return;
	fake_text_printf(&key, "%s@%s.type", name, kind);
	cJSON_AddStringToObject(out, key.data, type);
}

static cJSON *
serve(const cJSON *object)
{
	cJSON *out = cJSON_CreateObject();
	const cJSON *member;

	cJSON_ArrayForEach(member, object)
	{
		if (member->string[0] == '_')
			continue;
		annotate(out, member->string, member);
		cJSON_AddItemToObject(
		    out, member->string, cJSON_Duplicate(member, 1));
	}
	return out;
}

static void
add_next_link(const struct fake_request *req, size_t offset, cJSON *json)
{
	FAKE_CLEANUP(fake_text_done) struct fake_text link = {0};
	char digest[17];

	body_digest(req, digest);
	fake_text_printf(&link, "https://%s%.*s?%%24skiptoken=%zu-%s",
	    req->host, (int)strcspn(req->target, "?"), req->target, offset,
	    digest);
	cJSON_AddStringToObject(json, "@odata.nextLink", link.data);
}

static void
answer(const struct fake_site *site, const struct fake_request *req,
    const struct fake_items *items, struct page page, struct fake_reply *reply)
{
	FAKE_CLEANUP(fake_text_done) struct fake_text context = {0};
	cJSON *json = cJSON_CreateObject();

	fake_text_printf(&context,
	    "https://%s/adminapi/beta/%s/$metadata#Collection(Exchange."
	    "GenericHashTable)",
	    req->host, fake_data_tenant_id(site));
	cJSON_AddStringToObject(json, "@odata.context", context.data);
	cJSON_AddStringToObject(
	    json, "adminapi.warnings@odata.type", "#Collection(String)");
	cJSON *warnings = cJSON_AddArrayToObject(json, "@adminapi.warnings");
	if (page.is_truncated)
		cJSON_AddItemToArray(warnings, cJSON_CreateString(truncated));
	if (page.has_next)
		add_next_link(req, page.to, json);
	cJSON *value = cJSON_AddArrayToObject(json, "value");
	if (req->duplicate && page.from > 0)
		page.from--;
	for (size_t i = page.from; items->at != NULL && i < page.to; i++)
		cJSON_AddItemToArray(value, serve(items->at[i]));
	reply->content_type = EXCHANGE_JSON;
	fake_reply_json(reply, 200, json);
}

void
fake_invoke(const struct fake_site *site, const struct fake_request *req,
    const struct fake_cmdlet *cmdlet, const cJSON *parameters,
    struct fake_reply *reply)
{
	FAKE_CLEANUP(fake_items_done) struct fake_items items = {0};
	const cJSON *identity = parameter(parameters, "Identity");
	size_t from = 0;

	if (!read_token(req, &from)) {
		fake_error_exchange(reply, 400,
		    "Microsoft.Exchange.Admin.OData.Core.ODataServiceException",
		    "Expired or Invalid pagination request. Default Expiry "
		    "time is 00:30:00");
		return;
	}
	collect(site, cmdlet, parameters, &items);
	if (items.count == 0 && cJSON_IsString(identity)) {
		fake_error_status(req, reply, 404);
		return;
	}
	answer(site, req, &items,
	    choose_page(site, req, parameters, items.count, from), reply);
}
