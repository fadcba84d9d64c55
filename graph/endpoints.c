/*
 * endpoints.c - addresses and bodies of the calls to a tenant.
 */
#include "graph/endpoints.h"

#include "auditor/base/jsonw.h"
#include "graph/form.h"

#include "auditor/base/banned.h"

unsigned
endpoint_services(kind_set kinds)
{
	size_t count;
	const struct endpoint *rows = endpoint_table(&count);
	unsigned services = 0;

	for (size_t i = 0; i < count; i++) {
		if ((kinds & KIND_BIT(rows[i].kind)) != 0)
			services |= 1U << rows[i].service;
	}
	return services;
}

kind_set
endpoint_needed(kind_set kinds)
{
	size_t count;
	const struct endpoint *rows = endpoint_table(&count);
	kind_set needed = kinds;

	for (size_t i = 0; i < count; i++) {
		if ((kinds & KIND_BIT(rows[i].kind)) != 0)
			needed |= rows[i].holders_of;
	}
	return needed;
}

unsigned
endpoint_page_size(const struct endpoint *endpoint, unsigned page_size)
{
	if (page_size == 0 || page_size > endpoint->page_size)
		return endpoint->page_size;
	return page_size;
}

/* The query of an address under way. */
struct query {
	struct strbuf *buf;
	bool is_begun;
};

static void
add_option(struct query *query, const char *name, const char *value)
{
	strbuf_printf(
	    query->buf, "%c%s=%s", query->is_begun ? '&' : '?', name, value);
	query->is_begun = true;
}

static void
add_top(struct query *query, unsigned top)
{
	CLEANUP(strbuf_done) struct strbuf text = {0};

	if (top == 0)
		return;
	strbuf_printf(&text, "%u", top);
	add_option(query, "$top", strbuf_cstr(&text));
}

static void
add_expand(struct query *query, const struct endpoint *endpoint)
{
	CLEANUP(strbuf_done) struct strbuf text = {0};

	if (endpoint->expand == NULL || endpoint->expand_if.name != NULL)
		return;
	strbuf_add_text(&text, endpoint->expand);
	if (endpoint->expand_select != NULL)
		strbuf_printf(&text, "($select=%s)", endpoint->expand_select);
	add_option(query, "$expand", strbuf_cstr(&text));
}

static struct query
begin(const struct endpoint *endpoint, strview base, struct strbuf *buf)
{
	struct query query = {.buf = buf};

	strbuf_add(buf, base);
	strbuf_printf(buf, "/v1.0%s", endpoint->path);
	if (endpoint->select != NULL)
		add_option(&query, "$select", endpoint->select);
	return query;
}

void
endpoint_url(const struct endpoint *endpoint, strview base, strview tenant,
    unsigned page_size, struct strbuf *buf)
{
	if (endpoint->service == SERVICE_EXCHANGE) {
		strbuf_add(buf, base);
		strbuf_add_text(buf, "/adminapi/beta/");
		form_encode(buf, tenant);
		strbuf_add_text(buf, "/InvokeCommand");
		return;
	}
	struct query query = begin(endpoint, base, buf);
	if (endpoint->filter != NULL)
		add_option(&query, "$filter", endpoint->filter);
	add_expand(&query, endpoint);
	add_top(&query, endpoint_page_size(endpoint, page_size));
}

void
endpoint_ids_url(const struct endpoint *endpoint, strview base,
    const strview *ids, size_t count, struct strbuf *buf)
{
	CLEANUP(strbuf_done) struct strbuf filter = {0};
	struct query query = begin(endpoint, base, buf);

	strbuf_add_text(&filter, "id%20in%20(");
	for (size_t i = 0; i < count; i++) {
		strbuf_add_text(&filter, i > 0 ? ",'" : "'");
		form_encode(&filter, ids[i]);
		strbuf_add_char(&filter, '\'');
	}
	strbuf_add_char(&filter, ')');
	add_option(&query, "$filter", strbuf_cstr(&filter));
}

void
endpoint_expanded_url(const struct endpoint *endpoint, strview base, strview id,
    unsigned page_size, struct strbuf *buf)
{
	struct query query = {.buf = buf};

	strbuf_add(buf, base);
	strbuf_printf(buf, "/v1.0%s/", endpoint->path);
	form_encode(buf, id);
	strbuf_printf(buf, "/%s", endpoint->expand);
	if (endpoint->expand_select != NULL)
		add_option(&query, "$select", endpoint->expand_select);
	/* What Graph cannot expand takes no options either. */
	if (endpoint->expand_if.name == NULL)
		add_top(&query, endpoint_page_size(endpoint, page_size));
}

void
endpoint_object_url(const struct endpoint *endpoint, strview base, strview id,
    struct strbuf *buf)
{
	strbuf_add(buf, base);
	strbuf_printf(buf, "/v1.0%s/", endpoint->path);
	form_encode(buf, id);
	if (endpoint->select != NULL)
		strbuf_add_text(buf, "?$select=id");
}

void
endpoint_object_body(
    const struct endpoint *endpoint, strview id, struct strbuf *buf)
{
	const char *others = endpoint->parameters + 1;

	strbuf_printf(buf,
	    "{\"CmdletInput\":{\"CmdletName\":\"%s\",\"Parameters\":{"
	    "\"Identity\":",
	    endpoint->cmdlet);
	jsonw_quote(buf, id);
	strbuf_printf(buf, "%s%s}}", *others != '}' ? "," : "", others);
}

void
endpoint_body(const struct endpoint *endpoint, struct strbuf *buf)
{
	strbuf_printf(buf,
	    "{\"CmdletInput\":{\"CmdletName\":\"%s\",\"Parameters\":%s}}",
	    endpoint->cmdlet, endpoint->parameters);
}
