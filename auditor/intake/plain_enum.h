/*
 * plain_enum.h - which member of an enumeration a number is.
 */
#ifndef AUDITOR_INTAKE_PLAIN_ENUM_H
#define AUDITOR_INTAKE_PLAIN_ENUM_H

#include "auditor/model/kind.h"

/*
 * plain_enum(kind, field, number):
 * The name of ${number}, or "" when it is not known.
 */
strview plain_enum(enum kind kind, strview field, strview number);

#endif
