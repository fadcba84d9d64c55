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

/* A member of an object, and what it says. */
struct endpoint_member {
	const char *name; /* NULL: none */
	const char *value;
};

/* One row, one chain of pages; the rows of one kind are merged. */
struct endpoint {
	/* Asked for by id: those who hold what these kinds list; else 0. */
	kind_set holders_of;
	enum kind kind;
	enum service service;
	enum endpoint_effect effect;
	const char *path;       /* of Graph: behind the version */
	const char *cmdlet;     /* of Exchange */
	const char *parameters; /* of the cmdlet: JSON object */
	const char *select;     /* $select; NULL: all, or a cmdlet */
	const char *filter;     /* $filter, encoded; NULL: none */
	/* Member read with the object, or NULL.  Graph expands it in place, cut
	 * at ENDPOINT_EXPAND_MAX without a link; with expand_if it is read on
	 * its own, for the objects that say so: the others have none. */
	const char *expand;
	const char *expand_select; /* $select of its elements; NULL: all */
	struct endpoint_member expand_if;
	/* The objects of the row bring this member to those of the same id of
	 * the other rows; they are none themselves.  NULL: they are. */
	const char *joins;
	struct endpoint_member adds; /* to objects that do not say it */
	const char *drops;           /* objects whose member is false */
	bool is_single;              /* the answer is the object, not a list */
	bool may_be_missing;         /* what is not there holds nothing */
	bool is_never_empty;         /* no tenant is without */
	bool is_bulk;                /* grows with the tenant */
	bool has_no_ids;             /* its objects cannot be asked for by id */
	unsigned page_size;          /* most in a page; 0: not asked for */
	const char *permission;      /* what the application must hold */
	const char *about;           /* which part of its kind; NULL: all */
};

#define ENDPOINT_EXPAND_MAX 20
/* Most values of one "in" (Graph, advanced query of directory objects: 15). */
#define ENDPOINT_IDS_MAX 15

/* endpoint_table(count): the rows, sorted by kind, then path or cmdlet. */
const struct endpoint *endpoint_table(size_t *count);

/* endpoint_services(kinds): bit (1 << service) for each service needed. */
unsigned endpoint_services(kind_set kinds);

/*
 * endpoint_needed(kinds):
 * ${kinds} and those without which they cannot be read.
 */
kind_set endpoint_needed(kind_set kinds);

/*
 * endpoint_url(endpoint, base, tenant, page_size, buf):
 * Append the address of the first page.  ${base} is the address of the
 * service, ${tenant} the GUID that Exchange wants in the path.  ${page_size}
 * lowers that of the row; 0 leaves it.
 */
void endpoint_url(const struct endpoint *endpoint, strview base, strview tenant,
    unsigned page_size, struct strbuf *buf);

/*
 * endpoint_ids_url(endpoint, base, ids, count, buf):
 * The same for the objects of ${ids}, at most ENDPOINT_IDS_MAX.
 */
void endpoint_ids_url(const struct endpoint *endpoint, strview base,
    const strview *ids, size_t count, struct strbuf *buf);

/*
 * endpoint_expanded_url(endpoint, base, id, page_size, buf):
 * Append the address of the whole list of what is expanded in object ${id}.
 */
void endpoint_expanded_url(const struct endpoint *endpoint, strview base,
    strview id, unsigned page_size, struct strbuf *buf);

/*
 * endpoint_object_url(endpoint, base, id, buf),
 * endpoint_object_body(endpoint, id, buf):
 * The same for the one object ${id}: an address of Graph, and what is posted to
 * Exchange.
 */
void endpoint_object_url(const struct endpoint *endpoint, strview base,
    strview id, struct strbuf *buf);
void endpoint_object_body(
    const struct endpoint *endpoint, strview id, struct strbuf *buf);

/* endpoint_body(endpoint, buf): append what is posted to run the cmdlet. */
void endpoint_body(const struct endpoint *endpoint, struct strbuf *buf);

/* endpoint_page_size(endpoint, page_size): the smaller one that is not 0. */
unsigned endpoint_page_size(
    const struct endpoint *endpoint, unsigned page_size);

#endif
