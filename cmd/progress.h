/*
 * progress.h - one line that moves, on a terminal only.
 */
#ifndef CMD_PROGRESS_H
#define CMD_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

#include "auditor/model/coverage.h"
#include "auditor/model/kind.h"

struct progress {
	bool is_shown;
	size_t ended;               /* lists */
	size_t objects[KIND_COUNT]; /* seen so far */
};

void progress_begin(struct progress *progress, bool is_quiet);

/* progress_note(cookie, kind, objects, ended): for collect_settings. */
void progress_note(
    void *cookie, enum kind kind, size_t objects, const struct coverage *ended);

/* progress_end(progress): wipe the line. */
void progress_end(struct progress *progress);

#endif
