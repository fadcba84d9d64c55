/*
 * decimal.h - whole numbers as they are written.
 */
#ifndef AUDITOR_BASE_DECIMAL_H
#define AUDITOR_BASE_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>

#include "auditor/base/attr.h"
#include "auditor/base/strview.h"

/* Sums of some of them still fit in 64 bits. */
#define DECIMAL_MOST UINT64_C(999999999999999999)

/*
 * decimal_read(text, most, number):
 * Read ${text}, digits alone, into ${number}; false for anything else, for
 * nothing, and for more than ${most}.
 */
bool decimal_read(strview text, uint64_t most, uint64_t *number) MUST_USE;

#endif
