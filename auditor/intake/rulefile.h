/*
 * rulefile.h - the result of Export-TransportRuleCollection itself, whose
 * FileData, bytes, is the rule collection.
 */
#ifndef AUDITOR_INTAKE_RULEFILE_H
#define AUDITOR_INTAKE_RULEFILE_H

#include "auditor/intake/harvest.h"

/*
 * rulefile_take(harvest, object, is_one, err):
 * Take the rules in FileData of ${object}: base64, as CLIXML and REST write
 * bytes, or an array of numbers, as ConvertTo-Json does.  ${is_one}: it held a
 * rule collection.
 */
int rulefile_take(struct harvest *harvest, const struct json *object,
    bool *is_one, struct err *err) MUST_USE;

#endif
