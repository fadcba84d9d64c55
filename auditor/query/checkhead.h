/*
 * checkhead.h - the comment lines at the head of a check of the user's own.
 */
#ifndef AUDITOR_QUERY_CHECKHEAD_H
#define AUDITOR_QUERY_CHECKHEAD_H

#include "auditor/base/err.h"
#include "auditor/base/strview.h"

struct checkhead {
	strview id;       /* capitals, a hyphen, digits: ORG-001 */
	unsigned id_line; /* where it stands, from 1 */
	strview title;
	unsigned points; /* 0 to 100 */
	strview remediation;
};

/*
 * checkhead_read(path, text, head, err):
 * Read the lines "-- key: value" before the statement in ${text}, the file
 * ${path}; all four are needed, and none other is known, other comments are
 * for people.  ERR_CONFIG naming ${path} and line.  Borrows from ${text}.
 */
int checkhead_read(const char *path, strview text, struct checkhead *head,
    struct err *err) MUST_USE;

#endif
