/*
 * anchor.h - the chain of a history, fixed outside of it.
 *
 * A link has no key: whoever can write the history can recompute all of them.
 * An anchor names the newest link of each series, and what stays of what was
 * pruned; people sign it and keep it elsewhere.
 */
#ifndef AUDITOR_AUDIT_ANCHOR_H
#define AUDITOR_AUDIT_ANCHOR_H

#include "auditor/base/strbuf.h"
#include "auditor/store/store.h"

#define ANCHOR_SCHEMA "exoaudit-anchor/1"

struct anchor_series {
	strview tenant;
	strview series;
	int64_t number; /* of the newest snapshot then */
	struct digest link;
	int64_t prunings; /* how many there were */
	struct digest pruned;
};

struct anchor {
	int64_t made; /* seconds */
	struct anchor_series *at;
	size_t count;
};

/*
 * anchor_compose(chains, count, made, out):
 * Append the document for ${chains} without problems; JSON, one series a line.
 */
void anchor_compose(const struct store_chain *chains, size_t count,
    int64_t made, struct strbuf *out);

/*
 * anchor_read(bytes, arena, anchor, err):
 * ERR_FORMAT when anchor_compose would not have written ${bytes}.
 */
int anchor_read(strview bytes, struct arena *arena, struct anchor *anchor,
    struct err *err) MUST_USE;

/*
 * anchor_check(at, chains, count, err):
 * The history is the one that ${at} names; else ERR_TRUST with a hint.
 */
int anchor_check(const struct anchor_series *at,
    const struct store_chain *chains, size_t count, struct err *err) MUST_USE;

#endif
