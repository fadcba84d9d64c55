/*
 * psvalue.h - one value on a command line of PowerShell.
 */
#ifndef AUDITOR_INTAKE_PSVALUE_H
#define AUDITOR_INTAKE_PSVALUE_H

#include "auditor/base/json.h"
#include "auditor/intake/pslex.h"

/* Most elements of a list; lists and hash tables in each other. */
#define PSVALUE_ELEMENTS 10000
#define PSVALUE_DEPTH    16

/*
 * psvalue_take(lex, value):
 * Take the value at hand, as the argument of a parameter: a text, $true,
 * $false, $null, a list 'a','b', an array @(...), a hash table @{k='v'}, which
 * becomes an object, or any of these in parentheses.  Numbers are texts, as the
 * parameter will have them.
 */
int psvalue_take(struct pslex *lex, struct json *value) MUST_USE;

#endif
