/*
 * pem.h - one block of PEM (RFC 7468), in one spelling.
 */
#ifndef BASELINES_PEM_H
#define BASELINES_PEM_H

#include <stdbool.h>

#include "auditor/base/err.h"
#include "auditor/base/strbuf.h"

/*
 * pem_read(text, label, bytes, err):
 * Append to ${bytes} what the one block ${label} ("CMS") in ${text} holds.
 * Nothing but white space may stand around it, and it must be spelt as
 * pem_write does, LF or CRLF behind each line: no two files that differ in
 * more than that give the same bytes.
 */
int pem_read(strview text, const char *label, struct strbuf *bytes,
    struct err *err) MUST_USE;

/* pem_is_labelled(text, label): it begins as such a block. */
bool pem_is_labelled(strview text, const char *label);

/*
 * pem_extract(text, label, block):
 * Append the first block ${label} among others in ${text}, as it is spelt.
 */
bool pem_extract(strview text, const char *label, struct strbuf *block);

/* pem_write(bytes, label, text): append the block, lines of 64 characters. */
void pem_write(strview bytes, const char *label, struct strbuf *text);

#endif
