/*
 * guid.h - GUIDs: made at random, and recognised.
 */
#ifndef AUDITOR_BASE_GUID_H
#define AUDITOR_BASE_GUID_H

#include <stdbool.h>
#include <stdint.h>

#include "auditor/base/strview.h"

#define GUID_LEN  36
#define GUID_SIZE (GUID_LEN + 1)

/* guid_make(guid): a random GUID (RFC 4122 version 4), terminated. */
const char *guid_make(char guid[GUID_SIZE]);

/* guid_is(text): 8-4-4-4-12 hexadecimal digits. */
bool guid_is(strview text);

/* guid_random(): 32 random bits. */
uint32_t guid_random(void);

#endif
