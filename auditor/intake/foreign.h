/*
 * foreign.h - files that look as if they could be imported, and cannot.
 */
#ifndef AUDITOR_INTAKE_FOREIGN_H
#define AUDITOR_INTAKE_FOREIGN_H

#include "auditor/base/strview.h"

/*
 * foreign_why(head):
 * What a file that begins with the decoded ${head} is and what to export in
 * its place, translated; NULL when it is none of those known here.
 */
const char *foreign_why(strview head);

#endif
