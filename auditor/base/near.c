/*
 * near.c - the word that was probably meant by a mistyped one.
 */
#include "auditor/base/near.h"

#include <stdbool.h>
#include <string.h>

#include "auditor/base/banned.h"

/* Names of commands and options are shorter. */
#define LEN_MAX 40

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static bool
is_same(strview a, size_t i, strview b, size_t j)
{
	return sv_eq_fold(sv_slice(a, i, i + 1), sv_slice(b, j, j + 1));
}

/* Edits between the two, a swap of neighbours being one; row by row. */
static size_t
distance_of(strview a, strview b)
{
	size_t rows[3][LEN_MAX + 1];
	size_t *before = rows[0];
	size_t *above = rows[1];
	size_t *row = rows[2];

	for (size_t j = 0; j <= b.len; j++)
		row[j] = j;
	for (size_t i = 1; i <= a.len; i++) {
		size_t *spare = before;
		before = above;
		above = row;
		row = spare;
		row[0] = i;
		for (size_t j = 1; j <= b.len; j++) {
			size_t other = is_same(a, i - 1, b, j - 1) ? 0 : 1;
			row[j] = least(above[j - 1] + other,
			    least(above[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && is_same(a, i - 1, b, j - 2) &&
			    is_same(a, i - 2, b, j - 1))
				row[j] = least(row[j], before[j - 2] + 1);
		}
	}
	return row[b.len];
}

void
near_try(struct near *near, strview candidate)
{
	size_t longer =
	    near->word.len > candidate.len ? near->word.len : candidate.len;

	if (near->word.len == 0 || candidate.len == 0 || longer > LEN_MAX)
		return;
	size_t distance = distance_of(near->word, candidate);
	if (distance > least(longer / 3, 2) ||
	    (near->found.len > 0 && distance >= near->distance))
		return;
	near->found = candidate;
	near->distance = distance;
}
