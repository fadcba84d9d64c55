/*
 * codec.h - hexadecimal and base64 (RFC 4648).
 */
#ifndef AUDITOR_BASE_CODEC_H
#define AUDITOR_BASE_CODEC_H

#include <stdbool.h>

#include "auditor/base/err.h"
#include "auditor/base/strbuf.h"
#include "auditor/base/strview.h"

/* codec_hex_decode(hex, out): hex.len / 2 bytes; false if not hexadecimal. */
bool codec_hex_decode(strview hex, unsigned char *out) MUST_USE;

/* codec_base64url(buf, bytes): append without padding (section 5). */
void codec_base64url(struct strbuf *buf, strview bytes);

/*
 * codec_base64url_decode(text, buf, err):
 * Append the bytes of ${text} to ${buf}; refuse padding, foreign characters
 * and a text that was cut off, ${buf} untouched.
 */
int codec_base64url_decode(
    strview text, struct strbuf *buf, struct err *err) MUST_USE;

#endif
