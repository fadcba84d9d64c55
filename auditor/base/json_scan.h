/*
 * json_scan.h - the pass that goes before cJSON; for json.c and its test.
 */
#ifndef AUDITOR_BASE_JSON_SCAN_H
#define AUDITOR_BASE_JSON_SCAN_H

#include "auditor/base/json.h"
#include "auditor/base/strbuf.h"

/* First character of each string value in the rewritten text. */
#define SCAN_STRING 's'
#define SCAN_NUMBER 'n'

/*
 * json_scan(bytes, mode, out, err):
 * Write ${bytes} to ${out} in a form that loses nothing in cJSON: numbers
 * become strings that begin with SCAN_NUMBER, string values begin with
 * SCAN_STRING, odd text is escaped and tagged, keys likewise but without
 * prefix.  Line breaks outside strings stay, so that lines agree.
 */
int json_scan(strview bytes, enum json_mode mode, struct strbuf *out,
    struct err *err) MUST_USE;

#endif
