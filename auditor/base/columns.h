/*
 * columns.h - how many columns of a terminal a text takes.
 */
#ifndef AUDITOR_BASE_COLUMNS_H
#define AUDITOR_BASE_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "auditor/base/strview.h"

/*
 * columns_of_point(point):
 * 0 for what is drawn onto its neighbour, 2 for wide and full-width characters
 * (Unicode Standard Annex #11), else 1.
 */
unsigned columns_of_point(uint32_t point);

/*
 * columns_may_begin_line(point):
 * False for closing punctuation and the like, which stays with the character
 * before it (Unicode Standard Annex #14).
 */
bool columns_may_begin_line(uint32_t point);

/* columns_of(text): their sum; a byte that is not UTF-8 counts one. */
size_t columns_of(strview text);

#endif
