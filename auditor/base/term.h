/*
 * term.h - text made safe for a terminal.
 */
#ifndef AUDITOR_BASE_TERM_H
#define AUDITOR_BASE_TERM_H

#include <stdbool.h>
#include <stdint.h>

#include "auditor/base/strbuf.h"
#include "auditor/base/strview.h"

/*
 * term_escape(buf, text):
 * Append ${text} so that it cannot steer a terminal or a log: control
 * characters, line breaks, bidirectional and invisible characters and broken
 * UTF-8 are written as \u{XX} or \xXX.  The tag of odd text is dropped, also
 * where a message quotes such text.
 */
void term_escape(struct strbuf *buf, strview text);

/* term_is_hidden(point): draws nothing, or turns the text around it. */
bool term_is_hidden(uint32_t point);

#endif
