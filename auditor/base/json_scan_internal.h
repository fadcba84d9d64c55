/*
 * json_scan_internal.h - shared by json_scan.c, json_scan_string.c and
 * json_pull.c.
 */
#ifndef AUDITOR_BASE_JSON_SCAN_INTERNAL_H
#define AUDITOR_BASE_JSON_SCAN_INTERNAL_H

#include <stdbool.h>

#include "auditor/base/json_scan.h"
#include "auditor/base/limits.h"

struct scan {
	strview rest;
	enum json_mode mode;
	struct strbuf *out;
	struct strbuf text; /* of the string at hand, decoded */
	unsigned line;
	unsigned depth;
	size_t nodes;
	bool is_key;                /* a string met now is a key */
	char open[LIMIT_DEPTH + 1]; /* the brackets around, innermost last */
};

/* json_scan_fail(scan, err, what): ERR_FORMAT that names the line. */
int json_scan_fail(const struct scan *scan, struct err *err, const char *what);

/* json_scan_skip(scan, count): take ${count} bytes. */
void json_scan_skip(struct scan *scan, size_t count);

/*
 * json_scan_number(sv):
 * Length of the number (RFC 8259, section 6) at the front of ${sv}, or 0.
 */
size_t json_scan_number(strview sv);

/*
 * json_scan_string(scan, err):
 * Take the string that begins here and write it in the form of json_scan.
 */
int json_scan_string(struct scan *scan, struct err *err) MUST_USE;

#endif
