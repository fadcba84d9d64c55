/*
 * name.h - what SQLite is told to open.
 */
#ifndef AUDITOR_STORE_NAME_H
#define AUDITOR_STORE_NAME_H

#include "auditor/base/strbuf.h"

/* name_plain(path, name): a path that is neither :memory: nor an URI. */
void name_plain(const char *path, struct strbuf *name);

/* name_immutable(path, name): the URI of a file that does not change. */
void name_immutable(const char *path, struct strbuf *name);

/* name_has_log(path): what was written last still stands beside the file. */
bool name_has_log(const char *path);

#endif
