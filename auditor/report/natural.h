/*
 * natural.h - names in the order people expect.
 */
#ifndef AUDITOR_REPORT_NATURAL_H
#define AUDITOR_REPORT_NATURAL_H

#include "auditor/base/strview.h"

/*
 * natural_compare(a, b):
 * Order by bytes, but runs of digits by their number: Test02 before Test010.
 * A total order: 0 for equal bytes only.
 */
int natural_compare(strview a, strview b);

#endif
