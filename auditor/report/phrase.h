/*
 * phrase.h - what both text and HTML say, before it is escaped.
 *
 * Foreign text in a phrase has lost its odd tag and, where it is very long,
 * its middle; nothing else.  The renderer escapes the whole phrase, once.
 */
#ifndef AUDITOR_REPORT_PHRASE_H
#define AUDITOR_REPORT_PHRASE_H

#include "auditor/audit/result.h"
#include "auditor/base/lang.h"

/* Most characters of a name and of a value; more is cut and said so. */
#define PHRASE_NAME_MAX  100
#define PHRASE_VALUE_MAX 400

/* Elements of a set that are shown; how many follow is said. */
#define PHRASE_ITEMS_MAX 12

/* phrase_cut(foreign, most, arena): at most ${most} characters of it. */
strview phrase_cut(strview foreign, size_t most, struct arena *arena);

/* phrase_is_long(foreign, most): phrase_cut would cut it. */
bool phrase_is_long(strview foreign, size_t most);

/* phrase_name(name, id, arena): the name, or the id where there is none. */
strview phrase_name(strview name, strview id, struct arena *arena);

/* phrase_quoted(name, id, arena): likewise, the name in quotes: for text. */
strview phrase_quoted(strview name, strview id, struct arena *arena);

/* phrase_object(name, id, arena): '"name" (id)', or the id alone. */
strview phrase_object(strview name, strview id, struct arena *arena);

/* phrase_value(value, arena): canonical JSON for people: (empty), true, … */
strview phrase_value(const struct json *value, struct arena *arena);

/* phrase_edit(edit, arena): "Field: before -> after". */
strview phrase_edit(const struct edit *edit, struct arena *arena);

/* phrase_evidence(evidence, arena): "Field: value (expected: …)". */
strview phrase_evidence(const struct evidence *evidence, struct arena *arena);

/*
 * phrase_piece(field, value, expected, arena):
 * The same of texts as they are; ${field} and ${expected} may be "".
 */
strview phrase_piece(
    strview field, strview value, strview expected, struct arena *arena);

/*
 * phrase_seen(finding, arena):
 * The gist of it: its first plain sentence and its first property, without
 * what was expected; "" when there is no evidence.
 */
strview phrase_seen(const struct finding *finding, struct arena *arena);

/* phrase_time(seconds, arena): 2026-11-22 01:25:00 UTC. */
strview phrase_time(int64_t seconds, struct arena *arena);

/* phrase_digest(digest, arena): hexadecimal. */
strview phrase_digest(const struct digest *digest, struct arena *arena);

/* phrase_references(check, arena): "MITRE ATT&CK T1672; …", or "". */
strview phrase_references(const struct check *check, struct arena *arena);

/* phrase_note(note, arena): a property came to or went from all objects. */
strview phrase_note(const struct schema_note *note, struct arena *arena);

/* phrase_compared(changes, arena): which lists could not be compared whole. */
strview phrase_compared(const struct diff *changes, struct arena *arena);

/* phrase_pair(label, value, arena): "label: value". */
strview phrase_pair(strview label, strview value, struct arena *arena);

/* phrase_padded(text, columns, arena): with blanks up to so many columns. */
strview phrase_padded(strview text, size_t columns, struct arena *arena);

/* phrase_join(list, item, arena): ${list}, a comma and ${item}. */
strview phrase_join(strview list, strview item, struct arena *arena);

#endif
