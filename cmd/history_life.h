/*
 * history_life.h - the life of one object, told.
 */
#ifndef CMD_HISTORY_LIFE_H
#define CMD_HISTORY_LIFE_H

#include "auditor/base/strbuf.h"
#include "auditor/store/store.h"

/*
 * history_life_put(store, life, arena, out, err):
 * Append when ${life} began, what changed and when, under which names, when it
 * was gone, when it returned, and where else the same was seen under another
 * id.  Foreign text is escaped for a terminal.
 */
int history_life_put(struct store *store, const struct store_life *life,
    struct arena *arena, struct strbuf *out, struct err *err) MUST_USE;

#endif
