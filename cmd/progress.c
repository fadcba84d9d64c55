/*
 * progress.c - one line that moves, on a terminal only.
 */
#include "cmd/progress.h"

#include <stdio.h>
#include <unistd.h>

#include "auditor/base/banned.h"

void
progress_begin(struct progress *progress, bool is_quiet)
{
	*progress = (struct progress){
	    .is_shown = !is_quiet && isatty(STDERR_FILENO) != 0};
}

void
progress_note(
    void *cookie, enum kind kind, size_t objects, const struct coverage *ended)
{
	struct progress *progress = cookie;
	size_t total = 0;

	progress->objects[kind] = objects;
	progress->ended += ended != NULL;
	if (!progress->is_shown)
		return;
	for (size_t i = 0; i < KIND_COUNT; i++)
		total += progress->objects[i];
	(void)fprintf(stderr, "\r\033[K%zu of %d lists read, %zu objects (%s)",
	    progress->ended, KIND_COUNT, total, kind_name(kind));
	(void)fflush(stderr);
}

void
progress_end(struct progress *progress)
{
	if (progress->is_shown)
		(void)fprintf(stderr, "\r\033[K");
}
