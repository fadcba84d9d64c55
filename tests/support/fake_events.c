/*
 * fake_events - sign-ins and audit records, which are asked for by time.
 */
#include "tests/support/fake_events.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "tests/support/fake_error.h"
#include "tests/support/fake_json.h"
#include "tests/support/fake_odata.h"

#define SEARCHES_MAX  256
#define SEARCH_USUAL  100
#define SEARCH_ROWS   5000
#define LIST_MAX      1000
#define EXCHANGE_JSON "application/json;odata.metadata=minimal;charset=utf-8"

/* An event of the fixture, and when it happened. */
struct happened {
	const cJSON *object;
	char when[FAKE_DATE_SIZE];
};

struct found {
	struct happened *at;
	size_t count;
};

static void
found_done(struct found *found)
{
	free(found->at);
}

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/* Searches under way: what they have served. */
static struct {
	char id[FAKE_GUID_SIZE];
	size_t served;
} searches[SEARCHES_MAX];
static size_t search_count;

/* The first request for events, for "_ago". */
static int64_t
base_time(void)
{
	static int64_t base;

	pthread_mutex_lock(&lock);
	if (base == 0)
		base = fake_now();
	int64_t at = base;
	pthread_mutex_unlock(&lock);
	return at;
}

static int
compare(const void *a, const void *b)
{
	const struct happened *left = a;
	const struct happened *right = b;
	int order = strcmp(right->when, left->when);

	return order != 0 ? order
			  : (left->object > right->object) -
				(left->object < right->object);
}

/* Those of ${list} from ${from} up to ${to}, the newest first. */
static void
find(const struct fake_site *site, const char *list, const char *from,
    const char *to, struct found *found)
{
	const cJSON *all = fake_data_list(site, list);
	const cJSON *object;

	found->at =
	    fake_alloc((size_t)cJSON_GetArraySize(all) + 1, sizeof(*found->at));
	cJSON_ArrayForEach(object, all)
	{
		struct happened *event = &found->at[found->count];

		event->object = object;
		fake_date(event->when,
		    base_time() -
			(int64_t)fake_json_number(object, "_ago", 3600),
		    "%Y-%m-%dT%H:%M:%S");
		if (strncmp(event->when, from, strlen(event->when)) >= 0 &&
		    strncmp(event->when, to, strlen(event->when)) < 0)
			found->count++;
	}
	qsort(found->at, found->count, sizeof(*found->at), compare);
}

/* --- Graph --------------------------------------------------------------- */

/* The time behind "NAME OPERATOR " in the filter, "" when there is none. */
static void
bound(const char *filter, const char *name, const char *operator, char out[32])
{
	FAKE_CLEANUP(fake_text_done) struct fake_text head = {0};

	fake_text_printf(&head, "%s %s ", name, operator);
	const char *at = strstr(filter, head.data);
	(void)snprintf(
	    out, 32, "%.20s", at == NULL ? "" : at + strlen(head.data));
}

/* Page tokens are "OFFSET:…", encoded (fake_odata.c). */
static size_t
page_start(const struct fake_request *req)
{
	FAKE_CLEANUP(fake_text_done) struct fake_text plain = {0};
	const char *token = fake_query(req, "$skiptoken");

	if (token == NULL ||
	    !fake_base64url_decode(token, strlen(token), &plain))
		return 0;
	return strtoul(plain.data, NULL, 10);
}

static void
serve_list(const struct fake_site *site, const struct fake_request *req,
    const struct found *found, const char *time, struct fake_reply *reply)
{
	const char *top = fake_query(req, "$top");
	size_t from = page_start(req);
	size_t size = top == NULL ? LIST_MAX : fake_number(top);
	cJSON *json = cJSON_CreateObject();

	if (site->page_size > 0 && site->page_size < size)
		size = site->page_size;
	if (from > found->count)
		from = found->count;
	size_t to = found->count - from > size ? from + size : found->count;
	if (to < found->count) {
		char *link = fake_odata_next_link(req, to);

		cJSON_AddStringToObject(json, "@odata.nextLink", link);
		free(link);
	}
	cJSON *value = cJSON_AddArrayToObject(json, "value");
	if (req->duplicate && from > 0)
		from--;
	for (size_t i = from; i < to; i++) {
		FAKE_CLEANUP(fake_text_done) struct fake_text when = {0};
		cJSON *object = fake_data_serve(found->at[i].object);

		fake_text_printf(&when, "%s.1234567Z", found->at[i].when);
		fake_json_put(object, time, cJSON_CreateString(when.data));
		cJSON_AddItemToArray(value, object);
	}
	fake_reply_json(reply, 200, json);
}

void
fake_events_list(const struct fake_site *site, const struct fake_request *req,
    const char *list, struct fake_reply *reply)
{
	FAKE_CLEANUP(found_done) struct found found = {0};
	const char *filter = fake_query(req, "$filter");
	const char *top = fake_query(req, "$top");
	bool is_audit = strcmp(list, "directory-audits") == 0;
	const char *time = is_audit ? "activityDateTime" : "createdDateTime";
	bool is_principal =
	    filter != NULL && strstr(filter, "'servicePrincipal'") != NULL;
	char from[32];
	char to[32];

	if (!is_audit &&
	    cJSON_IsFalse(fake_json_get(site->tenant, "entraPremium"))) {
		fake_error_graph(req, reply, 403,
		    "Authentication_RequestFromNonPremiumTenantOrB2CTenant",
		    "Neither tenant is B2C or tenant doesn't have premium "
		    "license");
		return;
	}
	bool is_wrong_version =
	    is_principal && !fake_has_prefix(req->path, "/beta/");
	if (filter == NULL || is_wrong_version ||
	    (top != NULL && fake_number(top) > LIST_MAX)) {
		fake_error_graph(req, reply, 400, "BadRequest",
		    "Invalid filter clause or page size");
		return;
	}
	bound(filter, time, "ge", from);
	bound(filter, time, "lt", to);
	find(site, is_principal ? "service-principal-sign-ins" : list, from, to,
	    &found);
	serve_list(site, req, &found, time, reply);
}

/* --- Exchange ------------------------------------------------------------ */

/* What a search has served so far; ${add} more are served now. */
static size_t
search_go_on(const char *id, size_t add)
{
	size_t served = 0;
	size_t at = 0;

	pthread_mutex_lock(&lock);
	while (at < search_count && strcmp(searches[at].id, id) != 0)
		at++;
	if (at == search_count && search_count < SEARCHES_MAX) {
		searches[at].served = 0;
		(void)snprintf(
		    searches[at].id, sizeof(searches[at].id), "%s", id);
		search_count++;
	}
	if (at < search_count) {
		served = searches[at].served;
		searches[at].served += add;
	}
	pthread_mutex_unlock(&lock);
	return served;
}

static cJSON *
row(const struct happened *event, size_t index, size_t count)
{
	cJSON *record = fake_data_serve(event->object);
	cJSON *out = cJSON_CreateObject();

	fake_json_put(record, "CreationTime", cJSON_CreateString(event->when));
	char *data = cJSON_PrintUnformatted(record);
	cJSON_AddStringToObject(out, "RecordType", "ExchangeAdmin");
	cJSON_AddStringToObject(out, "CreationDate", event->when);
	cJSON_AddStringToObject(
	    out, "Operations", fake_json_text(record, "Operation"));
	cJSON_AddStringToObject(out, "AuditData", data);
	cJSON_AddNumberToObject(out, "ResultIndex", (double)index);
	cJSON_AddNumberToObject(out, "ResultCount", (double)count);
	cJSON_AddStringToObject(out, "Identity", fake_json_text(record, "Id"));
	free(data);
	cJSON_Delete(record);
	return out;
}

static void
serve_rows(
    const struct found *found, size_t from, size_t to, struct fake_reply *reply)
{
	cJSON *json = cJSON_CreateObject();

	cJSON_AddArrayToObject(json, "@adminapi.warnings");
	cJSON *value = cJSON_AddArrayToObject(json, "value");
	/* A large set has no order: the oldest first will do. */
	for (size_t i = from; i < to; i++)
		cJSON_AddItemToArray(value,
		    row(&found->at[found->count - 1 - i], i + 1, found->count));
	reply->content_type = EXCHANGE_JSON;
	fake_reply_json(reply, 200, json);
}

void
fake_events_search(const struct fake_site *site, const struct fake_request *req,
    const cJSON *parameters, struct fake_reply *reply)
{
	FAKE_CLEANUP(found_done) struct found found = {0};
	const char *from = fake_json_text(parameters, "StartDate");
	const char *to = fake_json_text(parameters, "EndDate");
	const char *id = fake_json_text(parameters, "SessionId");
	const char *command = fake_json_text(parameters, "SessionCommand");
	const char *type = fake_json_text(parameters, "RecordType");
	size_t size =
	    (size_t)fake_json_number(parameters, "ResultSize", SEARCH_USUAL);
	size_t first = 0;

	(void)req;
	if (from == NULL || to == NULL || size > SEARCH_ROWS) {
		fake_error_exchange(reply, 400,
		    "System.Management.Automation.ParameterBindingException",
		    "StartDate, EndDate or ResultSize is wrong.");
		return;
	}
	if (site->page_size > 0 && site->page_size < size)
		size = site->page_size;
	/* A wrong value of an enumeration finds nothing, with status 200. */
	if (type != NULL && strcasecmp(type, "ExchangeAdmin") == 0)
		find(site, "exchange-audit-records", from, to, &found);
	if (id != NULL && command != NULL)
		first = search_go_on(id, size);
	if (first > found.count)
		first = found.count;
	serve_rows(&found, first,
	    found.count - first > size ? first + size : found.count, reply);
}
