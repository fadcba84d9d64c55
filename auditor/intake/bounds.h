/*
 * bounds.h - the largest sizes of what import reads; beside limits.h.
 *
 * A bound exceeded is an error that names the file, the place and the bound.
 */
#ifndef AUDITOR_INTAKE_BOUNDS_H
#define AUDITOR_INTAKE_BOUNDS_H

#include "auditor/base/limits.h"

/* All bytes of one file, decoded; an export of 100 000 users is 150 MB. */
#define BOUND_FILE ((size_t)2048 * MIB)
/* All bytes of one import. */
#define BOUND_IMPORT ((size_t)8192 * MIB)
/* One object of a list; an organization with its plans is about 100 KB. */
#define BOUND_ELEMENT ((size_t)32 * MIB)
/* Objects and records of one import. */
#define BOUND_OBJECTS ((size_t)5000000)
/* Nested folders; files and folders looked at; bytes of a path. */
#define BOUND_FOLDERS 32
#define BOUND_FILES   100000
#define BOUND_PATH    4096
/* Archives: entries of one, archives within archives, bytes out for one in. */
#define BOUND_ENTRIES 10000
#define BOUND_NESTED  2
#define BOUND_RATIO   200
/* What may be small and still unpack to much: no ratio is asked of it. */
#define BOUND_RATIO_FROM ((size_t)4 * MIB)
/* One archive that lies in another. */
#define BOUND_INNER ((size_t)256 * MIB)
/* CLIXML: references to earlier objects, and what they may refer to. */
#define BOUND_REFERENCES ((size_t)4000000)
#define BOUND_REFERRED   ((size_t)256 * MIB)
/* CSV: columns of a table, bytes of a cell. */
#define BOUND_COLUMNS 256
#define BOUND_CELL    ((size_t)4 * MIB)
/* One command line of a rule; the service allows 8 KB. */
#define BOUND_COMMAND ((size_t)1 * MIB)
/* Milliseconds of one import. */
#define BOUND_MS INT64_C(1800000)

#endif
