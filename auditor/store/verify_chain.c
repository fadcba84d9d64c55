/*
 * verify_chain.c - the headers of a series and their links, recomputed.
 */
#include "auditor/store/verify_internal.h"

#include "auditor/base/banned.h"

/* A header that is what its link says, and follows the one before. */
static int
check_header(struct work *work, const struct header *header, struct err *err)
{
	struct digest none = {0};
	const struct digest *before =
	    work->count > 0 ? &work->headers[work->count - 1].link : &none;
	struct digest link = header_link(header);

	if (header->number != (int64_t)work->count + 1) {
		(void)db_altered(work->store, err,
		    "snapshot %zu is missing from the chain", work->count + 1);
		return err_hint(err,
		    "somebody took it out: keep this file, and restore the "
		    "newest copy that `exoaudit history verify` finds whole");
	}
	if (!digest_eq(&link, &header->link)) {
		(void)db_altered(work->store, err,
		    "the header of snapshot %lld does not agree with its link",
		    (long long)header->number);
		return err_hint(err,
		    "when and how it was read was edited: keep this file, "
		    "restore the newest copy that verifies, and compare the "
		    "times and coverage of this snapshot in both");
	}
	if (!digest_eq(&header->previous_link, before)) {
		(void)db_altered(work->store, err,
		    "the chain is broken before snapshot %lld",
		    (long long)header->number);
		return err_hint(err,
		    "snapshots before it were replaced: keep this file, and "
		    "restore the copy that `exoaudit history verify --head "
		    "LINK` accepts, with LINK from a report of that time");
	}
	return 0;
}

static void
keep_header(struct work *work, const struct header *header, size_t *cap)
{
	struct store_chain *chain = work->chain;
	size_t link_cap = *cap;
	size_t time_cap = *cap;

	work->headers = arena_grow(work->arena, work->headers, work->count, cap,
	    sizeof(*work->headers));
	chain->links = arena_grow(work->arena, chain->links, work->count,
	    &link_cap, sizeof(*chain->links));
	chain->finished = arena_grow(work->arena, chain->finished, work->count,
	    &time_cap, sizeof(*chain->finished));
	chain->links[work->count] = header->link;
	chain->finished[work->count] = header->finished;
	work->headers[work->count++] = *header;
	chain->count = header->number;
}

int
verify_chain(struct work *work, struct err *err)
{
	CLEANUP(query_done) struct query query = {0};
	size_t cap = 0;
	bool has_row;

	TRY(query_begin(work->store, SQL_HEADERS_OF, &query, err));
	query_put_int(&query, work->series_id);
	TRY(query_step(&query, &has_row, err));
	while (has_row) {
		struct header header;
		work->chain->broken_at = (int64_t)work->count + 1;
		TRY(header_read(&query, work->arena, &header, err));
		TRY(check_header(work, &header, err));
		keep_header(work, &header, &cap);
		TRY(query_step(&query, &has_row, err));
	}
	work->chain->broken_at = 0;
	work->chain->is_followed = true;
	return 0;
}
