/*
 * plain.h - objects as PowerShell writes them, in the plain form of REST.
 *
 * ConvertTo-Json writes numbers for enumerations, objects for versions, dates
 * and time spans, {"value":…,"Count":n} for some lists; the Graph PowerShell
 * SDK begins names with a capital.  What its -Depth cut off is noted.
 */
#ifndef AUDITOR_INTAKE_PLAIN_H
#define AUDITOR_INTAKE_PLAIN_H

#include "auditor/base/arena.h"
#include "auditor/base/json.h"
#include "auditor/model/kind.h"

/* What was lost before the file was written; texts name a field, or "". */
struct plain_note {
	strview cut;     /* a nested value is the name of its type */
	strview number;  /* a number whose meaning is not known */
	strview joined;  /* several values are one text */
	strview complex; /* an object where a text was expected */
};

/*
 * plain_is_sdk(object): it was written by the Graph PowerShell SDK.
 */
bool plain_is_sdk(const struct json *object);

/* plain_rename(object, arena): its names as REST spells them, all levels. */
void plain_rename(struct json *object, struct arena *arena);

/*
 * plain_object(kind, object, arena, note):
 * Change ${object}, of ${kind}, into its plain form; new texts live in
 * ${arena}.
 */
void plain_object(enum kind kind, struct json *object, struct arena *arena,
    struct plain_note *note);

#endif
