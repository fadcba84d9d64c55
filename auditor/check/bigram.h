/*
 * bigram.h - how likely one letter follows another in names that people give.
 */
#ifndef AUDITOR_CHECK_BIGRAM_H
#define AUDITOR_CHECK_BIGRAM_H

#include "auditor/base/strview.h"

/* Sixteenths of a bit. */
#define BIGRAM_BIT 16U

/*
 * bigram_surprise(word):
 * The mean of -log2 of the likelihood of each letter of ${word} behind the one
 * before it, its front and end included, in sixteenths of a bit; 0 when
 * it is empty or something in it is no letter from a to z.
 */
unsigned bigram_surprise(strview word);

#endif
