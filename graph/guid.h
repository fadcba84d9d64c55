/*
 * guid.h - GUIDs: made at random, and recognised.
 */
#ifndef GRAPH_GUID_H
#define GRAPH_GUID_H

#include <stdbool.h>
#include <stdint.h>

#include "auditor/base/strview.h"

#define GUID_SIZE 37

/* guid_make(guid): a random GUID (RFC 4122 version 4), terminated. */
const char *guid_make(char guid[GUID_SIZE]);

/* guid_is(text): 8-4-4-4-12 hexadecimal digits. */
bool guid_is(strview text);

/* guid_random(): 32 random bits. */
uint32_t guid_random(void);

#endif
