/*
 * draft.h - files that are written first and appear later, all or none.
 */
#ifndef AUDITOR_BASE_DRAFT_H
#define AUDITOR_BASE_DRAFT_H

#include <sys/types.h>

#include "auditor/base/err.h"
#include "auditor/base/strbuf.h"

/* {0} is valid; one that was not published is removed by draft_done. */
struct draft {
	struct strbuf place; /* where it will be */
	struct strbuf temp;  /* where it is; "" for a device or a pipe */
	strview bytes;       /* borrowed until it is published */
};

/*
 * draft_write(path, bytes, mode, draft, err):
 * Write ${bytes} beside what ${path} leads to, and synchronise it.  Nothing is
 * written yet when that is a device or a pipe.
 */
int draft_write(const char *path, strview bytes, mode_t mode,
    struct draft *draft, struct err *err) MUST_USE;

/* draft_publish(draft, err): put it in its place. */
int draft_publish(struct draft *draft, struct err *err) MUST_USE;

/* draft_create(draft, err): the same, where nothing may be yet. */
int draft_create(struct draft *draft, struct err *err) MUST_USE;

void draft_done(struct draft *draft);

/*
 * draft_place(path, place, err):
 * Append where a file ${path} is or would be: absolute, links followed.
 */
int draft_place(
    const char *path, struct strbuf *place, struct err *err) MUST_USE;

/* draft_is_device(path): a device, a pipe or a socket is there. */
bool draft_is_device(const char *path);

#endif
