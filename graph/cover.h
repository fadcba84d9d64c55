/*
 * cover.h - how much of a kind was read: its lists taken together.
 */
#ifndef GRAPH_COVER_H
#define GRAPH_COVER_H

#include "graph/list.h"

struct cover {
	struct coverage coverage; /* borrows from below */
	struct strbuf detail;
	struct tally tally;
	size_t objects;
	size_t rows;   /* lists of the kind; 0: it was not asked for */
	bool is_ended; /* all of them */
};

/*
 * cover_kind(lists, count, kind, cover):
 * Take the lists of ${kind} among ${count} ${lists} together.  A kind is
 * complete when each of them is; where they differ it is partial, and the
 * details say which part lacks.  ${cover} is for cover_done.
 */
void cover_kind(const struct list *lists, size_t count, enum kind kind,
    struct cover *cover);
void cover_done(struct cover *cover);

#endif
