/*
 * endpoints.h - every call that is ever made to a tenant.
 *
 * A new list is one row.  There are only calls that read.
 */
#ifndef GRAPH_ENDPOINTS_H
#define GRAPH_ENDPOINTS_H

#include "auditor/base/strbuf.h"
#include "auditor/model/kind.h"

enum service { SERVICE_GRAPH, SERVICE_EXCHANGE, SERVICE_COUNT };

/* What a call does to the tenant.  There is nothing else on purpose. */
enum endpoint_effect {
	ENDPOINT_READS = 1,
};

/* One row, one chain of pages; the rows of one kind are merged. */
struct endpoint {
	enum kind kind;
	enum service service;
	enum endpoint_effect effect;
	unsigned page_size;     /* most in a page; 0: not asked for */
	const char *path;       /* of Graph: behind the version */
	const char *cmdlet;     /* of Exchange */
	const char *parameters; /* of the cmdlet: JSON object */
	const char *select;     /* $select; NULL for a cmdlet */
	const char *expand;     /* member expanded in place, cut by Graph at
				 * ENDPOINT_EXPAND_MAX without a link; or NULL */
	const char *permission; /* what the application must hold */
	const char *about;      /* which part of its kind; NULL: all */
	bool is_never_empty;    /* no tenant is without */
};

#define ENDPOINT_EXPAND_MAX 20

/* endpoint_table(count): the rows, sorted by kind, then path. */
const struct endpoint *endpoint_table(size_t *count);

/* endpoint_services(kinds): bit (1 << service) for each service needed. */
unsigned endpoint_services(kind_set kinds);

/*
 * endpoint_url(endpoint, base, tenant, page_size, buf):
 * Append the address of the first page.  ${base} is the address of the
 * service, ${tenant} the GUID that Exchange wants in the path.  ${page_size}
 * lowers that of the row; 0 leaves it.
 */
void endpoint_url(const struct endpoint *endpoint, strview base, strview tenant,
    unsigned page_size, struct strbuf *buf);

/*
 * endpoint_expanded_url(endpoint, base, id, page_size, buf):
 * Append the address of the whole list of what is expanded in object ${id}.
 */
void endpoint_expanded_url(const struct endpoint *endpoint, strview base,
    strview id, unsigned page_size, struct strbuf *buf);

/* endpoint_body(endpoint, buf): append what is posted to run the cmdlet. */
void endpoint_body(const struct endpoint *endpoint, struct strbuf *buf);

/* endpoint_page_size(endpoint, page_size): the smaller one that is not 0. */
unsigned endpoint_page_size(
    const struct endpoint *endpoint, unsigned page_size);

#endif
