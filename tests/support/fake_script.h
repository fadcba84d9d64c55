/*
 * fake_script.h - reads one line of a fault script.
 */
#ifndef TESTS_SUPPORT_FAKE_SCRIPT_H
#define TESTS_SUPPORT_FAKE_SCRIPT_H

#include <stdbool.h>

#include "tests/support/fake_faults.h"

/*
 * fake_script_line(line, fault):
 * Read a fault from ${line}; an empty line or a comment leaves ${fault} with
 * no match.  Return NULL, or what is wrong with the line.
 */
const char *fake_script_line(const char *line, struct fake_fault *fault);

/* fake_script_done(fault): free what ${fault} owns. */
void fake_script_done(struct fake_fault *fault);

#endif
