/*
 * clixml_text.h - text and time spans as CLIXML spells them.
 */
#ifndef AUDITOR_INTAKE_CLIXML_TEXT_H
#define AUDITOR_INTAKE_CLIXML_TEXT_H

#include <stdint.h>

#include "auditor/base/arena.h"

/*
 * clixml_text(text, arena):
 * ${text} with each _xHHHH_, a unit of UTF-16, decoded (MS-PSRP, section
 * 2.2.5.3.2); odd text in its escaped form (utf8.h).  Borrows where there is
 * nothing to decode.
 */
strview clixml_text(strview text, struct arena *arena) MUST_USE;

/*
 * clixml_span(text, arena):
 * A duration of XML Schema (P90D) as .NET writes it (90.00:00:00); ${text}
 * itself when it is none.
 */
strview clixml_span(strview text, struct arena *arena) MUST_USE;

/* clixml_ticks(ticks, arena): a span of ${ticks} of 100 ns, as .NET does. */
strview clixml_ticks(int64_t ticks, struct arena *arena) MUST_USE;

#endif
