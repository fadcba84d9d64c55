/*
 * fake_odata - query options of a Graph request, and pages of a list.
 */
#include "tests/support/fake_odata.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/fake_error.h"
#include "tests/support/fake_json.h"

#define TOP_MAX     999
#define TOP_DEFAULT 100
#define FILTERABLE                                                             \
	"appId id clientId principalId roleDefinitionId isAssignableToRole "   \
	"isAdmin"
#define IN_MAX 15

static bool
refuse(const struct fake_request *req, struct fake_reply *reply,
    const char *code, const char *message)
{
	fake_error_graph(req, reply, 400, code, message);
	return false;
}

static bool
read_top(const struct fake_site *site, const struct fake_request *req,
    struct fake_reply *reply, struct fake_odata *options)
{
	const char *top = fake_query(req, "$top");
	unsigned asked = TOP_DEFAULT;

	if (top != NULL) {
		asked = fake_number(top);
		if (asked < 1 || asked > TOP_MAX)
			return refuse(req, reply, "Request_BadRequest",
			    "Invalid page size specified: it must be between 1 "
			    "and 999 inclusive.");
	}
	options->top = asked;
	if (site->page_size > 0 && (top == NULL || site->page_size < asked))
		options->top = site->page_size;
	return true;
}

/* Binds a page token to its list, so that no other list takes it. */
static unsigned long
path_hash(const char *path)
{
	unsigned long hash = 2166136261UL;

	for (; *path != '\0'; path++)
		hash =
		    ((hash ^ (unsigned char)*path) * 16777619UL) & 0xffffffffUL;
	return hash;
}

static bool
read_skiptoken(const struct fake_request *req, struct fake_reply *reply,
    struct fake_odata *options)
{
	FAKE_CLEANUP(fake_text_done) struct fake_text bytes = {0};
	FAKE_CLEANUP(fake_text_done) struct fake_text expected = {0};
	const char *token = fake_query(req, "$skiptoken");

	if (token == NULL)
		return true;
	if (fake_base64url_decode(token, strlen(token), &bytes) &&
	    bytes.len > 0)
		options->offset = strtoul(bytes.data, NULL, 10);
	fake_text_printf(
	    &expected, "%zu:%08lx", options->offset, path_hash(req->path));
	if (bytes.len > 0 && strcmp(bytes.data, expected.data) == 0)
		return true;
	return refuse(req, reply, "Directory_ExpiredPageToken",
	    "The specified page token value has expired and can no longer be "
	    "included in your request.");
}

/* A comma separated list as space separated words. */
static char *
words(const char *list, size_t len)
{
	char *out = fake_copy(list, len);

	for (char *at = out; *at != '\0'; at++)
		if (*at == ',')
			*at = ' ';
	return out;
}

static bool
read_expand(const struct fake_request *req, struct fake_reply *reply,
    struct fake_odata *options)
{
	const char *expand = fake_query(req, "$expand");
	size_t len = expand == NULL ? 0 : strcspn(expand, "(,");

	if (expand == NULL)
		return true;
	options->expand = fake_copy(expand, len);
	if (expand[len] == '\0')
		return true;
	static const char open[] = "($select=";
	const char *names = expand + len + sizeof(open) - 1;
	if (expand[len] == '(' && fake_has_prefix(expand + len, open)) {
		size_t span = strcspn(names, "();");

		if (strcmp(names + span, ")") == 0) {
			options->expand_select = words(names, span);
			return true;
		}
	}
	return refuse(req, reply, "Request_BadRequest",
	    "Parsing OData Select and Expand failed: only one relationship "
	    "can be expanded.");
}

/* 'x' and what follows it; NULL when it is no text. */
static const char *
quoted(const char *at, size_t *span)
{
	if (*at != '\'')
		return NULL;
	*span = strcspn(at + 1, "'");
	return at[1 + *span] == '\'' ? at + *span + 2 : NULL;
}

/* NAME eq 'x', NAME eq true, NAME in ('x','y'): the values as words. */
static char *
filter_values(const char *clause)
{
	struct fake_text out = {0};
	bool is_in = fake_has_prefix(clause, " in (");
	size_t span = 0;
	unsigned count = 0;

	if (!is_in && !fake_has_prefix(clause, " eq "))
		return NULL;
	const char *at = clause + strlen(is_in ? " in (" : " eq ");
	if (!is_in && (strcmp(at, "true") == 0 || strcmp(at, "false") == 0))
		return fake_string(at);
	for (;;) {
		const char *next = quoted(at, &span);

		if (next == NULL || ++count > IN_MAX)
			break;
		fake_text_printf(
		    &out, "%s%.*s", count > 1 ? " " : "", (int)span, at + 1);
		if (strcmp(next, is_in ? ")" : "") == 0)
			return out.data;
		if (!is_in || *next != ',')
			break;
		at = next + 1;
	}
	fake_text_done(&out);
	return NULL;
}

static bool
read_filter(const struct fake_request *req, struct fake_reply *reply,
    struct fake_odata *options)
{
	const char *filter = fake_query(req, "$filter");
	char name[32];
	int used = 0;

	if (filter == NULL)
		return true;
	size_t len = strcspn(filter, " ");
	if (len < sizeof(name)) {
		(void)snprintf(name, sizeof(name), "%.*s", (int)len, filter);
		used = (int)len;
	}
	if (used == 0)
		return refuse(
		    req, reply, "Request_BadRequest", "Invalid filter clause");
	char *values = filter_values(filter + used);
	if (values == NULL || !fake_has_word(FILTERABLE, name)) {
		free(values);
		return refuse(req, reply, "Request_UnsupportedQuery",
		    "Unsupported or invalid query filter clause specified.");
	}
	options->filter_name = fake_string(name);
	options->filter_value = values;
	return true;
}

static bool
check_known(const struct fake_request *req, struct fake_reply *reply)
{
	static const char known[] =
	    "$top $select $filter $expand $skiptoken $count";

	for (size_t i = 0; i < req->query_count; i++) {
		const char *name = req->query[i].name;

		if (name[0] == '$' && !fake_has_word(known, name))
			return refuse(req, reply, "Request_BadRequest",
			    "The query option is not supported here.");
	}
	return true;
}

bool
fake_odata_read(const struct fake_site *site, const struct fake_request *req,
    struct fake_reply *reply, struct fake_odata *options)
{
	const char *select = fake_query(req, "$select");

	if (select != NULL)
		options->select = words(select, strlen(select));
	return check_known(req, reply) && read_top(site, req, reply, options) &&
	       read_expand(req, reply, options) &&
	       read_filter(req, reply, options) &&
	       read_skiptoken(req, reply, options);
}

void
fake_odata_done(struct fake_odata *options)
{
	free(options->select);
	free(options->expand);
	free(options->expand_select);
	free(options->filter_name);
	free(options->filter_value);
}

bool
fake_odata_check_names(const struct fake_request *req, struct fake_reply *reply,
    const char *names, const cJSON *shape, const char *type)
{
	const char *at = names;

	if (names == NULL || shape == NULL)
		return true;
	while (*at != '\0') {
		size_t len = strcspn(at, " ");
		char *name = fake_copy(at, len);
		bool is_known =
		    name[0] != '_' && fake_json_get(shape, name) != NULL;

		if (!is_known) {
			FAKE_CLEANUP(fake_text_done)
			struct fake_text text = {0};

			fake_text_printf(&text,
			    "Parsing OData Select and Expand failed: Could not "
			    "find a property named '%s' on type "
			    "'microsoft.graph.%s'.",
			    name, type);
			fake_error_graph(
			    req, reply, 400, "Request_BadRequest", text.data);
		}
		free(name);
		if (!is_known)
			return false;
		at += len;
		at += strspn(at, " ");
	}
	return true;
}

void
fake_odata_project(cJSON *object, const char *names)
{
	cJSON *member = object->child;

	while (names != NULL && member != NULL) {
		cJSON *next = member->next;

		if (strchr(member->string, '@') == NULL &&
		    !fake_has_word(names, member->string))
			cJSON_Delete(
			    cJSON_DetachItemViaPointer(object, member));
		member = next;
	}
}

void
fake_items_add(struct fake_items *items, const cJSON *object)
{
	if (items->count % 64 == 0) {
		size_t size = sizeof(const cJSON *);
		const cJSON **more = fake_alloc(items->count + 64, size);

		for (size_t i = 0; i < items->count; i++)
			more[i] = items->at[i];
		free(items->at);
		items->at = more;
	}
	items->at[items->count++] = object;
}

void
fake_items_done(struct fake_items *items)
{
	free(items->at);
}

char *
fake_odata_next_link(const struct fake_request *req, size_t offset)
{
	struct fake_text url = {0};
	char token[40];

	fake_text_printf(&url, "https://%s%.*s?", req->host,
	    (int)strcspn(req->target, "?"), req->target);
	for (size_t i = 0; i < req->query_count; i++) {
		if (strcmp(req->query[i].name, "$skiptoken") == 0)
			continue;
		fake_text_puts(&url, req->query[i].name);
		fake_text_puts(&url, "=");
		fake_url_encode(&url, req->query[i].value);
		fake_text_puts(&url, "&");
	}
	int len = snprintf(
	    token, sizeof(token), "%zu:%08lx", offset, path_hash(req->path));
	char *encoded = fake_base64url(token, (size_t)len);
	fake_text_printf(&url, "$skiptoken=%s", encoded);
	free(encoded);
	return url.data;
}
