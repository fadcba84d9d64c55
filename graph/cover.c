/*
 * cover.c - how much of a kind was read: its lists taken together.
 */
#include "graph/cover.h"

#include "auditor/base/lang.h"

#include "auditor/base/banned.h"

/* Worst first: what one row of a kind lacks, the kind lacks. */
static void
merge(struct coverage *to, const struct list *list, bool is_first,
    struct strbuf *detail)
{
	/* A member for objects that are not known is nothing. */
	bool is_idle = list->endpoint->joins != NULL &&
		       to->status == COVERAGE_NOT_COLLECTED;
	bool differs = !is_first && !is_idle && to->status != list->status;

	if (is_first || to->status == COVERAGE_COMPLETE) {
		to->reason = list->reason;
		to->status = list->status;
	}
	/* Nothing of one row and all of another is some of both. */
	if (differs)
		to->status = COVERAGE_PARTIAL;
	if (list->detail.len == 0)
		return;
	if (detail->len > 0)
		strbuf_add_text(detail, "; ");
	if (list->endpoint->about != NULL)
		strbuf_printf(detail, "%s: ", lang(list->endpoint->about));
	strbuf_add(detail, strbuf_view(&list->detail));
}

static void
merge_tally(struct tally *to, const struct tally *from)
{
	to->bytes += from->bytes;
	if (from->requests > 0 &&
	    (to->requests == 0 || from->first_ms < to->first_ms))
		to->first_ms = from->first_ms;
	if (from->last_ms > to->last_ms)
		to->last_ms = from->last_ms;
	to->requests += from->requests;
	to->waits += from->waits;
	to->wait_ms += from->wait_ms;
	if (to->request_ids.len > 0 && from->request_ids.len > 0)
		strbuf_add_char(&to->request_ids, ' ');
	strbuf_add(&to->request_ids, strbuf_view(&from->request_ids));
}

void
cover_done(struct cover *cover)
{
	strbuf_done(&cover->detail);
	strbuf_done(&cover->tally.request_ids);
}

void
cover_kind(
    const struct list *lists, size_t count, enum kind kind, struct cover *cover)
{
	*cover = (struct cover){.is_ended = true};
	for (size_t i = 0; i < count; i++) {
		const struct list *list = &lists[i];
		if (list->endpoint->kind != kind)
			continue;
		merge(&cover->coverage, list, cover->rows == 0, &cover->detail);
		merge_tally(&cover->tally, &list->tally);
		if (list->endpoint->joins == NULL)
			cover->objects += list->count;
		cover->rows++;
		cover->is_ended = cover->is_ended && list->is_ended;
	}
	cover->coverage.detail = strbuf_view(&cover->detail);
	cover->coverage.request_ids = strbuf_view(&cover->tally.request_ids);
	cover->coverage.requests = cover->tally.requests;
	cover->coverage.bytes = cover->tally.bytes;
	if (cover->tally.last_ms > cover->tally.first_ms)
		cover->coverage.ms =
		    (unsigned)(cover->tally.last_ms - cover->tally.first_ms);
}
