/*
 * header.h - the header of a stored snapshot, and the link that fixes it.
 */
#ifndef AUDITOR_STORE_HEADER_H
#define AUDITOR_STORE_HEADER_H

#include "auditor/model/snapshot.h"
#include "auditor/store/query.h"

struct header {
	int64_t series_id; /* row of its series */
	int64_t number;
	strview canon;
	strview tenant;
	strview series;
	strview tenant_name;
	strview tool_version;
	int64_t started;
	int64_t finished;
	kind_set complete;
	kind_set partial;
	struct digest content_digest;
	struct digest previous_link;
	struct digest link;
	strview coverage; /* record.h */
};

/* header_link(header): the link, over all above but series_id and link. */
struct digest header_link(const struct header *header);

/*
 * header_read(query, arena, header, err):
 * The header in the row of a statement that begins with SQL_HEADER.
 */
int header_read(const struct query *query, struct arena *arena,
    struct header *header, struct err *err) MUST_USE;

/*
 * header_load(store, tenant, series, number, arena, header, found, err):
 * The header of snapshot ${number}, 0 for the newest; ${found} tells whether
 * there is one.
 */
int header_load(struct store *store, strview tenant, strview series,
    int64_t number, struct arena *arena, struct header *header, bool *found,
    struct err *err) MUST_USE;

/*
 * header_find(store, tenant, series, number, arena, header, err):
 * As header_load; ERR_NOT_FOUND when there is none.  ${tenant} is spelt in any
 * case.
 */
int header_find(struct store *store, strview tenant, strview series,
    int64_t number, struct arena *arena, struct header *header,
    struct err *err) MUST_USE;

/*
 * header_verify(store, header, err):
 * Fail unless link and header agree, and the chain with the one before.
 */
int header_verify(
    struct store *store, const struct header *header, struct err *err) MUST_USE;

/* header_add(store, header, err): a new row. */
int header_add(
    struct store *store, const struct header *header, struct err *err) MUST_USE;

/*
 * header_series(store, tenant, series, id, err):
 * The row of a series, made when there is none.
 */
int header_series(struct store *store, strview tenant, strview series,
    int64_t *id, struct err *err) MUST_USE;

#endif
