/*
 * kinds.h - sets of kinds as text: " domain transport-rule ".
 */
#ifndef AUDITOR_STORE_KINDS_H
#define AUDITOR_STORE_KINDS_H

#include "auditor/base/strbuf.h"
#include "auditor/model/kind.h"

/* kinds_write(kinds, buf): append the names, a blank around each; or "". */
void kinds_write(kind_set kinds, struct strbuf *buf);

/* kinds_read(text, kinds): false when one is not known to this program. */
bool kinds_read(strview text, kind_set *kinds) MUST_USE;

/* kinds_key(kind, buf): what the text of a set with ${kind} has in it. */
void kinds_key(enum kind kind, struct strbuf *buf);

#endif
