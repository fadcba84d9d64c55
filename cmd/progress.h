/*
 * progress.h - how far a collection is, while it runs and afterwards.
 */
#ifndef CMD_PROGRESS_H
#define CMD_PROGRESS_H

#include "auditor/base/strbuf.h"
#include "graph/collect.h"

struct progress {
	bool is_shown;              /* a line that moves */
	bool is_verbose;            /* a line for each list */
	size_t ended;               /* lists */
	size_t objects[KIND_COUNT]; /* seen so far */
	struct http_load load;
	int64_t drawn_ms;
	bool has_cost[KIND_COUNT];
	struct collect_cost cost[KIND_COUNT];
};

/* progress_begin(progress, is_quiet, is_verbose): the line on a terminal. */
void progress_begin(struct progress *progress, bool is_quiet, bool is_verbose);

/* These three are for the callbacks of collect_settings. */
void progress_note(struct progress *progress, enum kind kind, size_t objects,
    const struct coverage *ended);
void progress_tick(struct progress *progress, const struct http_load *load);
void progress_cost(
    struct progress *progress, enum kind kind, const struct collect_cost *cost);

/* progress_wipe(progress): clear the line, for other output. */
void progress_wipe(struct progress *progress);

/* progress_timings(progress, out): append what each list cost, as a table. */
void progress_timings(const struct progress *progress, struct strbuf *out);

#endif
